-- What comes along from a community into a successor: what its authors let, from the places that founders chose.

-- Who lets what they wrote come along. Who does not stands nowhere.
CREATE TABLE carrying_consents (
    successor_id UUID NOT NULL REFERENCES successors (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    community_id UUID NOT NULL REFERENCES communities (id),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (successor_id, account_id)
);

-- The places that founders chose, and the places in the successor into which their topics come.
CREATE TABLE carried_places (
    successor_id UUID NOT NULL REFERENCES successors (id),
    place_id UUID NOT NULL REFERENCES places (id),
    into_id UUID NOT NULL REFERENCES places (id),
    chosen_by UUID NOT NULL REFERENCES accounts (id),
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (successor_id, place_id)
);

-- How far the walk along those places has come: the last topic that is done (`place_id`, `active_at`, `topic_id`), and the one under
-- way with the number of the last post that was looked at. It goes on at `next_at`; `again` asks for another one after it.
CREATE TABLE carryings (
    successor_id UUID PRIMARY KEY REFERENCES successors (id),
    begun_at BIGINT NOT NULL,
    next_at BIGINT,
    again BOOLEAN NOT NULL,
    place_id UUID,
    active_at BIGINT NOT NULL,
    topic_id UUID,
    within_id UUID,
    within_number BIGINT NOT NULL,
    looked_at BIGINT NOT NULL,
    topic_count BIGINT NOT NULL,
    post_count BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX carryings_by_next ON carryings (next_at) WHERE next_at IS NOT NULL;

-- Topics of a successor that came along, and how many posts stayed where they came from.
CREATE TABLE carried_topics (
    topic_id UUID PRIMARY KEY REFERENCES topics (id),
    community_id UUID NOT NULL REFERENCES communities (id),
    origin_id UUID REFERENCES topics (id),
    stayed BIGINT NOT NULL
);

-- Their posts. `withdrawn_at` is when they were taken back because their author no longer lets them come along.
CREATE TABLE carried_posts (
    post_id UUID PRIMARY KEY REFERENCES posts (id),
    community_id UUID NOT NULL REFERENCES communities (id),
    successor_id UUID NOT NULL REFERENCES successors (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    origin_id UUID NOT NULL REFERENCES posts (id),
    withdrawn_at BIGINT
);

CREATE INDEX carried_posts_by_account ON carried_posts (successor_id, account_id, post_id);

CREATE UNIQUE INDEX carried_posts_by_origin ON carried_posts (successor_id, origin_id);
