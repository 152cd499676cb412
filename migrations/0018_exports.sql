-- Archives that directors and the owner have made in the browser. The zip lies among the files, for a day.
CREATE TABLE exports (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    community_id UUID REFERENCES communities (id),
    line_count BIGINT NOT NULL,
    blob TEXT,
    bytes BIGINT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    failed_at BIGINT
);

CREATE INDEX exports_by_account ON exports (account_id, created_at);

-- Who the people of an archive are here, so that an import which was broken off goes on with the same.
CREATE TABLE arrived_people (
    archive_id UUID NOT NULL,
    person_id UUID NOT NULL,
    account_id UUID NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (archive_id, person_id)
);
