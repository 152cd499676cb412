-- The common goal: one to three results with a measure, a target and a day, what is said of them, and how the goal changed.
-- Numbers are hundredths; days are `2027-06-30`.

CREATE TABLE goal_results (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    position BIGINT NOT NULL,
    what TEXT NOT NULL,
    measure TEXT NOT NULL,
    baseline BIGINT NOT NULL,
    target BIGINT NOT NULL,
    due TEXT NOT NULL,
    value BIGINT,
    updated_at BIGINT,
    removed_at BIGINT
);

CREATE INDEX goal_results_by_community ON goal_results (community_id, removed_at, position);

CREATE TABLE goal_updates (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    result_id UUID NOT NULL REFERENCES goal_results (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    value BIGINT NOT NULL,
    note TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX goal_updates_by_community ON goal_updates (community_id, created_at, id);

-- A change is proposed by a decision, then adopted or dropped; or it is written by directors, and adopted at once. `results` is
-- a list in JSON.
CREATE TABLE goal_changes (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    decision_id UUID REFERENCES decisions (id),
    goal TEXT NOT NULL,
    results TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    adopted_at BIGINT,
    dropped_at BIGINT
);

CREATE INDEX goal_changes_by_community ON goal_changes (community_id, adopted_at, id);
CREATE INDEX goal_changes_by_decision ON goal_changes (decision_id);

CREATE TABLE goal_reminders (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    next_at BIGINT NOT NULL
);

CREATE INDEX goal_reminders_by_next ON goal_reminders (next_at);
