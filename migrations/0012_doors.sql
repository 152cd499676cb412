-- The doors of a community and of the site: who may come in, how, and who may not.

-- `invitation`, `request` or `open`: how people who are not invited come in.
ALTER TABLE communities ADD COLUMN entry TEXT NOT NULL DEFAULT 'invitation';

-- Asking to join; a second time after a refusal takes the same row up again.
CREATE TABLE membership_requests (
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    message TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by UUID REFERENCES accounts (id),
    PRIMARY KEY (community_id, account_id)
);

CREATE INDEX membership_requests_waiting ON membership_requests (community_id, created_at) WHERE decided_at IS NULL;

CREATE TABLE bans (
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    reason TEXT NOT NULL,
    banned_by UUID NOT NULL REFERENCES accounts (id),
    banned_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, account_id)
);

-- Whether the membership came by a roster: the next roster may end it.
ALTER TABLE memberships ADD COLUMN rostered BOOLEAN NOT NULL DEFAULT FALSE;

-- Who did what that others must be able to ask about; only ever added to.
CREATE TABLE audit_entries (
    id UUID PRIMARY KEY,
    act TEXT NOT NULL,
    account_id UUID REFERENCES accounts (id),
    community_id UUID REFERENCES communities (id),
    subject TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX audit_entries_by_time ON audit_entries (created_at, id);
CREATE INDEX audit_entries_by_community ON audit_entries (community_id, created_at, id);
