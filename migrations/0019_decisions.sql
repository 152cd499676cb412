-- Decisions: what a community decides together, who is asked, and what they answer.

-- The community's own zone: deadlines are wall-clock times in it. What is there takes that of the first person who came.
ALTER TABLE communities ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';

UPDATE communities SET zone = COALESCE(
    (SELECT a.zone FROM memberships m JOIN accounts a ON a.id = m.account_id
     WHERE m.community_id = communities.id AND a.claimed_at IS NOT NULL ORDER BY m.joined_at, m.account_id LIMIT 1),
    'UTC');

-- `leaders` or `members`: who proposes.
ALTER TABLE communities ADD COLUMN proposed_by TEXT NOT NULL DEFAULT 'leaders';

-- `tally` holds the counts of all answers and is kept by the act that takes one, so that no page reads ballots to count them.
-- `origin` is the path of the page that it comes from and is changed on, where another feature proposed it.
-- `ends_on` and `zone` are what was agreed, `ends_at` is the instant that it means.
CREATE TABLE decisions (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    author_id UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    discussion TEXT NOT NULL,
    origin TEXT NOT NULL,
    roles TEXT NOT NULL,
    quorum_kind TEXT NOT NULL,
    quorum BIGINT NOT NULL,
    dots BIGINT NOT NULL,
    anonymous BOOLEAN NOT NULL,
    hidden BOOLEAN NOT NULL,
    round BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    ends_on TEXT NOT NULL,
    zone TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    remind_at BIGINT,
    asked_count BIGINT NOT NULL,
    answer_count BIGINT NOT NULL,
    tally TEXT NOT NULL,
    ended_at BIGINT,
    closed_at BIGINT,
    closed_by UUID REFERENCES accounts (id),
    verdict TEXT,
    outcome TEXT NOT NULL,
    review_on TEXT,
    review_at BIGINT
);

CREATE INDEX decisions_by_community ON decisions (community_id, id);
CREATE INDEX decisions_open ON decisions (community_id, ends_at) WHERE ended_at IS NULL;
CREATE INDEX decisions_due ON decisions (community_id, ends_at) WHERE ended_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX decisions_closed ON decisions (community_id, closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX decisions_to_end ON decisions (ends_at) WHERE ended_at IS NULL;
CREATE INDEX decisions_to_remind ON decisions (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX decisions_to_review ON decisions (review_at) WHERE review_at IS NOT NULL;

CREATE TABLE decision_options (
    decision_id UUID NOT NULL REFERENCES decisions (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (decision_id, position)
);

-- Who is asked, as of the opening. Whether they answered stands here, apart from what they answered.
CREATE TABLE decision_asked (
    decision_id UUID NOT NULL REFERENCES decisions (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    answered BOOLEAN NOT NULL,
    waits BOOLEAN NOT NULL,
    PRIMARY KEY (decision_id, account_id)
);

-- What somebody answered. An anonymous decision has no row here: its answers exist only in the tally.
CREATE TABLE decision_ballots (
    decision_id UUID NOT NULL REFERENCES decisions (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (decision_id, account_id)
);

CREATE INDEX decision_ballots_by_time ON decision_ballots (decision_id, answered_at, account_id);

CREATE TABLE decision_objections (
    id UUID PRIMARY KEY,
    decision_id UUID NOT NULL REFERENCES decisions (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    round BIGINT NOT NULL,
    reason TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    kept_round BIGINT NOT NULL,
    lifted_at BIGINT
);

CREATE UNIQUE INDEX decision_objections_standing ON decision_objections (decision_id, account_id) WHERE lifted_at IS NULL;
CREATE INDEX decision_objections_by_decision ON decision_objections (decision_id, raised_at);

-- What a decision said, counted and led to in the rounds before.
CREATE TABLE decision_rounds (
    decision_id UUID NOT NULL REFERENCES decisions (id),
    round BIGINT NOT NULL,
    html TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    over_at BIGINT NOT NULL,
    asked_count BIGINT NOT NULL,
    answer_count BIGINT NOT NULL,
    tally TEXT NOT NULL,
    verdict TEXT,
    outcome TEXT NOT NULL,
    PRIMARY KEY (decision_id, round)
);
