-- What a personal API token may do: `read`, or `write` too.

ALTER TABLE tokens ADD COLUMN scope TEXT NOT NULL DEFAULT 'write';

CREATE INDEX tokens_by_account ON tokens (account_id, created_at);
