-- Where a community's people meet.

-- `post_count` counts all posts; `live_count` those written here, which is what "unread" counts: imported history is read.
CREATE TABLE places (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    purpose TEXT NOT NULL,
    colour TEXT NOT NULL,
    position BIGINT NOT NULL,
    seen_by TEXT NOT NULL,
    written_by TEXT NOT NULL,
    lounge BOOLEAN NOT NULL,
    topic_count BIGINT NOT NULL,
    post_count BIGINT NOT NULL,
    live_count BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    archived_at BIGINT,
    UNIQUE (community_id, slug)
);
