-- Histories that directors bring from elsewhere: the archive, how far it is, and what came of it.

CREATE TABLE imports (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    -- The name under which the archive is kept; empty once it is gone.
    blob TEXT NOT NULL,
    -- Which tool wrote it; empty until it was looked at.
    tool TEXT NOT NULL,
    -- What is in it, and what was brought so far: counts as JSON.
    found TEXT NOT NULL,
    brought TEXT NOT NULL,
    -- Entries of the history that are written: where it goes on.
    written BIGINT NOT NULL,
    -- What is wrong with the archive, in which file, and what exactly; empty where nothing is.
    problem TEXT NOT NULL,
    problem_file TEXT NOT NULL,
    problem_cause TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    looked_at BIGINT,
    begun_at BIGINT,
    stopped_at BIGINT,
    ended_at BIGINT,
    closed_at BIGINT
);

-- One at a time in a community.
CREATE UNIQUE INDEX imports_open ON imports (community_id) WHERE closed_at IS NULL;
CREATE INDEX imports_by_community ON imports (community_id, created_at, id);
