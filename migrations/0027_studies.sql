-- Studies: what a community asks its people, whom it asks, and what they answered.

-- `opens_at` and `closes_at` are what is planned, `opened_at`, `closed_at` and `counted_at` what was done. `roles` holds role
-- names with blanks around them; empty asks every member. `public_most` is how many may answer by the public link; 0 is none.
CREATE TABLE studies (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    template TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    intro_en TEXT NOT NULL,
    intro_fr TEXT NOT NULL,
    named BOOLEAN NOT NULL,
    for_members BOOLEAN NOT NULL,
    roles TEXT NOT NULL,
    zone TEXT NOT NULL,
    opens_at BIGINT,
    closes_at BIGINT,
    opened_at BIGINT,
    closed_at BIGINT,
    counted_at BIGINT,
    heard_en TEXT NOT NULL,
    heard_fr TEXT NOT NULL,
    heard_at BIGINT,
    public_token TEXT NOT NULL UNIQUE,
    public_most BIGINT NOT NULL,
    asked_members BIGINT NOT NULL,
    invited BIGINT NOT NULL,
    member_answers BIGINT NOT NULL,
    invited_answers BIGINT NOT NULL,
    public_answers BIGINT NOT NULL,
    order_ballots BIGINT NOT NULL,
    reminded_at BIGINT,
    nudges BIGINT NOT NULL,
    previous_id UUID REFERENCES studies (id),
    round BIGINT NOT NULL,
    created_by UUID REFERENCES accounts (id),
    created_at BIGINT NOT NULL
);

CREATE INDEX studies_by_community ON studies (community_id, created_at, id);
CREATE INDEX studies_by_previous ON studies (previous_id) WHERE previous_id IS NOT NULL;

-- `options` is JSON: what may be chosen, each with its key, its words and, where a template says so, what it speaks for.
-- `origin_id` is the question of the first round, as long as nothing about it was changed.
CREATE TABLE study_questions (
    id UUID PRIMARY KEY,
    study_id UUID NOT NULL REFERENCES studies (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    options TEXT NOT NULL,
    required BOOLEAN NOT NULL,
    topic TEXT,
    origin_id UUID,
    removed_at BIGINT
);

CREATE INDEX study_questions_by_study ON study_questions (study_id, position, id);

-- Personal links: of somebody invited by mail, or of somebody who started by the public link (no address).
CREATE TABLE study_links (
    id UUID PRIMARY KEY,
    study_id UUID NOT NULL REFERENCES studies (id),
    email TEXT,
    email_key TEXT,
    token TEXT NOT NULL UNIQUE,
    mailed BOOLEAN NOT NULL,
    answered BOOLEAN NOT NULL,
    UNIQUE (study_id, email_key)
);

CREATE INDEX study_links_by_study ON study_links (study_id, id);

-- Which members have answered. It stands apart from what they answered: no id, no time, and once the study is counted in
-- another order.
CREATE TABLE study_participations (
    study_id UUID NOT NULL REFERENCES studies (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (study_id, account_id)
);

-- One person's answers. Who it was stands here only where the study is with names; `key` is the hash of the private link with
-- which answers without a name are changed.
CREATE TABLE study_sheets (
    id UUID PRIMARY KEY,
    study_id UUID NOT NULL REFERENCES studies (id),
    source TEXT NOT NULL,
    account_id UUID REFERENCES accounts (id),
    link_id UUID REFERENCES study_links (id),
    key BYTEA UNIQUE,
    UNIQUE (study_id, account_id),
    UNIQUE (study_id, link_id)
);

CREATE INDEX study_sheets_by_study ON study_sheets (study_id, id);

CREATE TABLE study_answers (
    sheet_id UUID NOT NULL REFERENCES study_sheets (id),
    question_id UUID NOT NULL REFERENCES study_questions (id),
    value TEXT NOT NULL,
    PRIMARY KEY (sheet_id, question_id)
);

CREATE INDEX study_answers_by_question ON study_answers (question_id, sheet_id);

-- What somebody has filled in and not sent. `holder` is an account or a personal link.
CREATE TABLE study_drafts (
    holder UUID NOT NULL,
    question_id UUID NOT NULL REFERENCES study_questions (id),
    study_id UUID NOT NULL REFERENCES studies (id),
    value TEXT NOT NULL,
    PRIMARY KEY (holder, question_id)
);

CREATE INDEX study_drafts_by_study ON study_drafts (study_id);

-- What was counted when the study closed. `source` is empty for everybody.
CREATE TABLE study_tallies (
    study_id UUID NOT NULL REFERENCES studies (id),
    question_id UUID NOT NULL REFERENCES study_questions (id),
    source TEXT NOT NULL,
    bucket TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (question_id, source, bucket)
);

CREATE INDEX study_tallies_by_study ON study_tallies (study_id);

-- What directors heard in the answers. `points` is what members gave it when they put the needs in order.
CREATE TABLE study_needs (
    id UUID PRIMARY KEY,
    study_id UUID NOT NULL REFERENCES studies (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answer_count BIGINT NOT NULL,
    points BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX study_needs_by_study ON study_needs (study_id, position, id);

CREATE TABLE study_need_answers (
    need_id UUID NOT NULL REFERENCES study_needs (id),
    sheet_id UUID NOT NULL,
    question_id UUID NOT NULL,
    quoted BOOLEAN NOT NULL,
    PRIMARY KEY (need_id, sheet_id, question_id)
);

CREATE INDEX study_need_answers_by_answer ON study_need_answers (question_id, sheet_id);

CREATE TABLE study_need_ballots (
    need_id UUID NOT NULL REFERENCES study_needs (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    study_id UUID NOT NULL REFERENCES studies (id),
    place BIGINT NOT NULL,
    PRIMARY KEY (account_id, need_id)
);

CREATE INDEX study_need_ballots_by_study ON study_need_ballots (study_id, account_id);

-- Whether a study was ever opened here, so that the way there is shown.
ALTER TABLE communities ADD COLUMN studies_opened BOOLEAN NOT NULL DEFAULT FALSE;
