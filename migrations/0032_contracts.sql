-- Types as contracts: setting a community up, what it lives by, and for learning what is aimed at and done for it.

-- What somebody types while they set up a community, until it is opened: the step at which they were, and the fields as JSON.
CREATE TABLE setups (
    account_id UUID PRIMARY KEY REFERENCES accounts (id),
    step TEXT NOT NULL,
    fields TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- What whoever opened a community thought that people come for: names with commas between them, and words.
CREATE TABLE guessed_needs (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    needs TEXT NOT NULL,
    words TEXT NOT NULL,
    guessed_at BIGINT NOT NULL
);

-- What directors changed of what their type brings, a thing a line; a community without a row follows its type.
CREATE TABLE contracts (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    exchanges TEXT NOT NULL,
    rituals TEXT NOT NULL,
    measures TEXT NOT NULL,
    ending TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- The intention sheet.
CREATE TABLE intentions (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    audience TEXT NOT NULL,
    evaluation TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE objectives (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    removed_at BIGINT
);

CREATE INDEX objectives_by_community ON objectives (community_id, position, id) WHERE removed_at IS NULL;

-- `planned_on` is a day in the community's zone.
CREATE TABLE activities (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    planned_on TEXT,
    created_at BIGINT NOT NULL,
    removed_at BIGINT
);

CREATE INDEX activities_by_community ON activities (community_id, created_at, id) WHERE removed_at IS NULL;

-- Which objectives an activity serves.
CREATE TABLE activity_objectives (
    activity_id UUID NOT NULL REFERENCES activities (id),
    objective_id UUID NOT NULL REFERENCES objectives (id),
    PRIMARY KEY (activity_id, objective_id)
);

CREATE INDEX activity_objectives_by_objective ON activity_objectives (objective_id, activity_id);

-- What somebody wants to reach for themselves; shown to others only where they say so.
CREATE TABLE personal_goals (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    shared BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    reached_at BIGINT,
    removed_at BIGINT
);

CREATE INDEX personal_goals_by_person ON personal_goals (community_id, account_id, id) WHERE removed_at IS NULL;
CREATE INDEX personal_goals_shared ON personal_goals (community_id, id) WHERE removed_at IS NULL AND shared;
