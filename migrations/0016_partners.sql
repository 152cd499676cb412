-- Partner organisations, what is opened to them and who speaks for them; what a community is known by, and its day.

CREATE TABLE organisations (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    line TEXT NOT NULL,
    link TEXT NOT NULL,
    colour TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE UNIQUE INDEX organisations_by_name ON organisations (community_id, name_key) WHERE closed_at IS NULL;

-- `level` is `sees` or `writes`; what is not opened to an organisation has no row.
CREATE TABLE openings (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    place_id UUID NOT NULL REFERENCES places (id),
    community_id UUID NOT NULL REFERENCES communities (id),
    level TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, place_id)
);

CREATE INDEX openings_by_place ON openings (place_id, organisation_id);

-- For whom somebody holds the role `partner`, where it is for an organisation.
ALTER TABLE membership_roles ADD COLUMN organisation_id UUID REFERENCES organisations (id);

CREATE INDEX membership_roles_by_organisation ON membership_roles (organisation_id, account_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX membership_roles_by_role ON membership_roles (community_id, role, account_id);

-- For which organisation people come by this link.
ALTER TABLE invitations ADD COLUMN organisation_id UUID REFERENCES organisations (id);

CREATE INDEX invitations_by_organisation ON invitations (organisation_id) WHERE organisation_id IS NOT NULL;

-- What a community is known by: a drawing, or in its place a picture that lies under this name.
ALTER TABLE communities ADD COLUMN emblem TEXT NOT NULL DEFAULT 'light';
ALTER TABLE communities ADD COLUMN emblem_blob TEXT;

-- What is booked in a community today, wherever.
CREATE INDEX bookings_by_community ON bookings (community_id, ends_at) WHERE cancelled_at IS NULL;
