-- What was answered to a request with an idempotency key, so that the same request sent again does nothing twice.

CREATE TABLE api_replays (
    account_id UUID NOT NULL REFERENCES accounts (id),
    key TEXT NOT NULL,
    request_hash BYTEA NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, key)
);
