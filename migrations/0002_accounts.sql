-- People, how they sign in, and what proves that they have.

-- An account without `claimed_at` belongs to someone whose words were imported and who has not come yet.
CREATE TABLE accounts (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    handle TEXT NOT NULL,
    handle_key TEXT NOT NULL UNIQUE,
    email TEXT,
    email_key TEXT UNIQUE,
    password_hash TEXT,
    portrait BIGINT NOT NULL,
    line TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT,
    site_role TEXT,
    bot BOOLEAN NOT NULL,
    epoch BIGINT NOT NULL,
    claimed_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX accounts_by_name ON accounts (name_key, id);

-- A session counts only while its epoch is its account's.
CREATE TABLE sessions (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    account_id UUID NOT NULL REFERENCES accounts (id),
    epoch BIGINT NOT NULL,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_by_account ON sessions (account_id, seen_at);

-- Links that work once: the owner's set-up, a password reset, the claim of an imported history by mail.
CREATE TABLE one_time_links (
    token_hash BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL,
    account_id UUID REFERENCES accounts (id),
    payload TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX one_time_links_by_account ON one_time_links (account_id, purpose, created_at);

-- Personal API tokens.
CREATE TABLE tokens (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    account_id UUID NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);

-- Mail on its way. The text goes once it is sent, as it may hold a link that only its reader should have; mail that is kept,
-- because no mail server is set, stays for the owner to pass on.
CREATE TABLE mails (
    id UUID PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    kept_at BIGINT
);

CREATE INDEX mails_by_time ON mails (created_at, id) WHERE sent_at IS NULL;
