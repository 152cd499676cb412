-- Welcome: what people said on their first day, and who greeted them.

-- Whoever closes the way there without going it has a row with nothing in it.
CREATE TABLE introductions (
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    needs TEXT NOT NULL,
    gives TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, account_id)
);

CREATE TABLE greetings (
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    greeted_by UUID NOT NULL REFERENCES accounts (id),
    greeted_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, account_id)
);

CREATE INDEX greetings_by_time ON greetings (community_id, greeted_at);
