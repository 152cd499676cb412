-- Successors: communities that members of one found together. The community that came of it is `founded_id`.
CREATE TABLE successors (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    goal TEXT NOT NULL,
    type TEXT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES accounts (id),
    proposed_at BIGINT NOT NULL,
    founder_count BIGINT NOT NULL,
    withdrawn_at BIGINT,
    founded_at BIGINT,
    founded_id UUID REFERENCES communities (id),
    dissolved_at BIGINT,
    reason TEXT NOT NULL
);

CREATE INDEX successors_by_community ON successors (community_id, proposed_at, id);

CREATE UNIQUE INDEX successors_by_founded ON successors (founded_id) WHERE founded_id IS NOT NULL;

-- Who stands for a successor. `dissolves_at` is since when they want it dissolved.
CREATE TABLE successor_founders (
    successor_id UUID NOT NULL REFERENCES successors (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    community_id UUID NOT NULL REFERENCES communities (id),
    stands_since BIGINT NOT NULL,
    dissolves_at BIGINT,
    PRIMARY KEY (successor_id, account_id)
);

CREATE INDEX successor_founders_by_account ON successor_founders (account_id, community_id);

-- What a community grew out of. The name is kept beside the id, as archives take the one and not the other.
CREATE TABLE lineages (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    origin_id UUID REFERENCES communities (id),
    origin_name TEXT NOT NULL,
    founded_at BIGINT NOT NULL
);

-- Whether somebody is told by mail of a successor that others founded.
ALTER TABLE mail_choices ADD COLUMN successors BOOLEAN NOT NULL DEFAULT TRUE;
