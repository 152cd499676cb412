-- What happened, and what still has to follow from it.

CREATE TABLE events (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE jobs (
    id UUID PRIMARY KEY,
    reaction TEXT NOT NULL,
    lane TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    leased_until BIGINT,
    last_error TEXT,
    dead_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX jobs_by_run_at ON jobs (lane, run_at) WHERE dead_at IS NULL;

-- One row per setting that lives with the data, such as the site's name.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
