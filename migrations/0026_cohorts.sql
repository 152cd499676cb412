-- Cohorts: a large community's members, dealt into circles small enough to know each other.

-- How a community was dealt, for those who join later. `size` is the most that a cohort is dealt.
CREATE TABLE cohort_deals (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    manner TEXT NOT NULL,
    size BIGINT NOT NULL,
    dealt_at BIGINT NOT NULL
);

-- `shared` is what its members have in common, by the manner: a language's code, an offset from UTC in seconds, or nothing.
CREATE TABLE cohorts (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    shared TEXT NOT NULL,
    member_count BIGINT NOT NULL
);

CREATE INDEX cohorts_by_community ON cohorts (community_id, position);

-- Who moved by themselves has used the one move that they have.
CREATE TABLE cohort_members (
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    cohort_id UUID NOT NULL REFERENCES cohorts (id),
    moved_at BIGINT,
    PRIMARY KEY (community_id, account_id)
);

CREATE INDEX cohort_members_by_cohort ON cohort_members (cohort_id, account_id);
