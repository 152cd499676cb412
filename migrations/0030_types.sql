-- Types: what directors say about their context when they look for the one that fits, and what they chose.

-- `sheet` holds the answers to the questions on the context; `study_id` is the study that is looked at beside them.
CREATE TABLE type_sheets (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    sheet TEXT NOT NULL,
    study_id UUID REFERENCES studies (id),
    changed_at BIGINT NOT NULL
);

-- What was chosen when, what was advised then (nothing where nothing was), on which sheet, and why the choice was another.
CREATE TABLE type_choices (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    chosen TEXT NOT NULL,
    advised TEXT,
    sheet TEXT NOT NULL,
    reason TEXT NOT NULL,
    chosen_by UUID REFERENCES accounts (id),
    chosen_at BIGINT NOT NULL
);

CREATE INDEX type_choices_by_community ON type_choices (community_id, chosen_at, id);
