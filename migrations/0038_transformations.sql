-- Communities that became others, in place.

-- `ends` is the end that it had, `until` what directors had added to its training, both as wall-clock times with their zones: what
-- comes back when it is undone. `reversible_until` is found when it happens, so that moving the community to another zone moves nothing.
CREATE TABLE transformations (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    from_type TEXT NOT NULL,
    to_type TEXT NOT NULL,
    ends TEXT,
    ends_zone TEXT,
    until TEXT,
    until_zone TEXT,
    account_id UUID REFERENCES accounts (id),
    reason TEXT NOT NULL,
    transformed_at BIGINT NOT NULL,
    reversible_until BIGINT NOT NULL,
    undone_at BIGINT,
    undone_by UUID REFERENCES accounts (id),
    undone_reason TEXT NOT NULL
);

CREATE INDEX transformations_by_community ON transformations (community_id, transformed_at, id);

-- What came along: a place or a rule card in each row.
CREATE TABLE transformation_parts (
    transformation_id UUID NOT NULL REFERENCES transformations (id),
    position BIGINT NOT NULL,
    place_id UUID REFERENCES places (id),
    rule_id UUID REFERENCES charter_rules (id),
    PRIMARY KEY (transformation_id, position)
);
