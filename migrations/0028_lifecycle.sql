-- The life of a community: where it stands, the dates that decide it, and the training they come from.

ALTER TABLE communities ADD COLUMN state TEXT NOT NULL DEFAULT 'running';
ALTER TABLE communities ADD COLUMN read_only_at BIGINT;

-- Wall-clock times (`2026-11-30T09:00`) with their zones. `until` is what directors added. `next_at` is when a date comes
-- next; the end that people were told of is kept, so that it is told once.
CREATE TABLE lifecycles (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    begun_at BIGINT NOT NULL,
    starts TEXT,
    starts_zone TEXT,
    ends TEXT,
    ends_zone TEXT,
    until TEXT,
    until_zone TEXT,
    next_at BIGINT,
    told_for BIGINT,
    asked_for BIGINT
);

CREATE INDEX lifecycles_by_next ON lifecycles (next_at);

CREATE TABLE lifecycle_changes (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID REFERENCES accounts (id),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX lifecycle_changes_by_community ON lifecycle_changes (community_id, created_at, id);

CREATE TABLE courses (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    form TEXT NOT NULL,
    link TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX courses_by_community ON courses (community_id, created_at, id);

CREATE TABLE training_sessions (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    course_id UUID NOT NULL REFERENCES courses (id),
    cohort TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    zone TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    cancelled_at BIGINT
);

CREATE INDEX training_sessions_by_community ON training_sessions (community_id, course_id, starts, id);
