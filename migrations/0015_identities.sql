-- Sign-in by providers (OpenID Connect), and when somebody last proved who they are.

-- Who an account's person is elsewhere: what an issuer calls them for ever. An address never is.
CREATE TABLE identities (
    id UUID PRIMARY KEY,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account_id UUID NOT NULL REFERENCES accounts (id),
    -- The address there when it was linked, for telling two of them apart; may be empty.
    email TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    UNIQUE (issuer, subject)
);

CREATE INDEX identities_by_account ON identities (account_id, linked_at);

-- A browser on its way to a provider and back. Nonce and verifier are made from the browser's secret, of which only the hash is
-- here; of many answers to one visit, one counts.
CREATE TABLE provider_visits (
    state_hash BYTEA PRIMARY KEY,
    browser_hash BYTEA NOT NULL,
    provider TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- The session that began it, where it is about the account behind one.
    session_id UUID,
    next TEXT NOT NULL,
    -- The form that waits for it; no password is ever among its fields.
    form TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    redeemed_at BIGINT
);

CREATE INDEX provider_visits_by_end ON provider_visits (expires_at);

-- When the person behind a session last proved who they are; sessions from before have not.
ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;

-- Where the square of a picture was cut out of what somebody brought, and what they brought, so that it can be cut anew.
ALTER TABLE pictures ADD COLUMN original TEXT;
ALTER TABLE pictures ADD COLUMN cut TEXT;
