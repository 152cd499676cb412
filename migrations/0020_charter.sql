-- The charter: clauses that a community adopts by a decision, and who signed which version.

-- The version in force, when signing it becomes a must, and how many days of grace who joins later has. What a member has signed
-- stands beside the membership, so that whoever asks what somebody may do reads one row.
ALTER TABLE communities ADD COLUMN charter_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE communities ADD COLUMN charter_binds_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE communities ADD COLUMN charter_grace BIGINT NOT NULL DEFAULT 14;
ALTER TABLE communities ADD COLUMN charter_drafted BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE memberships ADD COLUMN charter_signed BIGINT NOT NULL DEFAULT 0;

-- The draft.
CREATE TABLE charter_clauses (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed_at BIGINT
);

CREATE INDEX charter_clauses_by_community ON charter_clauses (community_id, position) WHERE removed_at IS NULL;

CREATE TABLE charter_comments (
    id UUID PRIMARY KEY,
    clause_id UUID NOT NULL REFERENCES charter_clauses (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX charter_comments_by_clause ON charter_comments (clause_id, id);

CREATE TABLE charter_rewordings (
    id UUID PRIMARY KEY,
    clause_id UUID NOT NULL REFERENCES charter_clauses (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    why TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    accepted BOOLEAN NOT NULL
);

CREATE INDEX charter_rewordings_by_clause ON charter_rewordings (clause_id, id);

-- A version is proposed by a decision and adopted when that is closed; one that was not adopted goes.
CREATE TABLE charter_versions (
    community_id UUID NOT NULL REFERENCES communities (id),
    version BIGINT NOT NULL,
    decision_id UUID NOT NULL REFERENCES decisions (id),
    grace BIGINT NOT NULL,
    signature_count BIGINT NOT NULL,
    adopted_at BIGINT,
    PRIMARY KEY (community_id, version)
);

CREATE UNIQUE INDEX charter_versions_by_decision ON charter_versions (decision_id);

CREATE TABLE charter_version_clauses (
    community_id UUID NOT NULL,
    version BIGINT NOT NULL,
    position BIGINT NOT NULL,
    clause_id UUID NOT NULL REFERENCES charter_clauses (id),
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    PRIMARY KEY (community_id, version, position),
    FOREIGN KEY (community_id, version) REFERENCES charter_versions (community_id, version)
);

CREATE TABLE charter_signatures (
    community_id UUID NOT NULL,
    version BIGINT NOT NULL,
    account_id UUID NOT NULL REFERENCES accounts (id),
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version, account_id),
    FOREIGN KEY (community_id, version) REFERENCES charter_versions (community_id, version)
);

-- Rule cards, shown where somebody writes. `passed_count` counts who went on past it, and not who.
CREATE TABLE charter_rules (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    place_id UUID REFERENCES places (id),
    clause_id UUID REFERENCES charter_clauses (id),
    owner_id UUID NOT NULL REFERENCES accounts (id),
    sentence TEXT NOT NULL,
    why TEXT NOT NULL,
    strength TEXT NOT NULL,
    sign TEXT,
    pattern TEXT NOT NULL,
    passed_count BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX charter_rules_by_community ON charter_rules (community_id, made_at) WHERE ended_at IS NULL;
