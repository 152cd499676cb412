-- Places that have walls, what is booked in them, and themes on two levels.

-- `zone` is the place's own: hours and bookings are wall-clock times in it.
CREATE TABLE premises (
    place_id UUID PRIMARY KEY REFERENCES places (id),
    address TEXT NOT NULL,
    capacity BIGINT,
    access_notes TEXT NOT NULL,
    hours TEXT NOT NULL,
    zone TEXT NOT NULL
);

CREATE TABLE bookings (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    place_id UUID NOT NULL REFERENCES places (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    cancelled_at BIGINT
);

CREATE INDEX bookings_by_time ON bookings (place_id, ends_at) WHERE cancelled_at IS NULL;

-- A theme may stand below another, which stands below none. One that was merged leads to where its topics went.
ALTER TABLE themes ADD COLUMN parent_id UUID REFERENCES themes (id);
ALTER TABLE themes ADD COLUMN merged_into UUID REFERENCES themes (id);

CREATE INDEX topics_by_theme ON topics (theme_id, last_post_at, id) WHERE theme_id IS NOT NULL;
