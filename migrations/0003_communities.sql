-- Communities, who belongs to them in which roles, and the links that let people in.

CREATE TABLE communities (
    id UUID PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    description TEXT NOT NULL,
    welcome TEXT NOT NULL,
    goal TEXT NOT NULL,
    language TEXT NOT NULL,
    colour TEXT NOT NULL,
    member_count BIGINT NOT NULL,
    opened_at BIGINT NOT NULL
);

CREATE TABLE themes (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    position BIGINT NOT NULL
);

CREATE INDEX themes_by_community ON themes (community_id, position);

-- Leaving sets `left_at`: the membership ends, the authorship never.
CREATE TABLE memberships (
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    joined_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (community_id, account_id)
);

CREATE INDEX memberships_by_account ON memberships (account_id, community_id);
CREATE INDEX memberships_by_join ON memberships (community_id, joined_at, account_id);

CREATE TABLE membership_roles (
    community_id UUID NOT NULL,
    account_id UUID NOT NULL,
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    ends_at BIGINT,
    PRIMARY KEY (community_id, account_id, role),
    FOREIGN KEY (community_id, account_id) REFERENCES memberships (community_id, account_id)
);

-- A link with which people join. With `account_id` it is personal: whoever opens it takes that person's history over.
CREATE TABLE invitations (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    token TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    note TEXT NOT NULL,
    account_id UUID REFERENCES accounts (id),
    uses_left BIGINT,
    uses BIGINT NOT NULL,
    ends_at BIGINT,
    created_by UUID NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);

CREATE INDEX invitations_by_community ON invitations (community_id, created_at);
