-- Topics, their posts, and how far each member has read.

CREATE TABLE topics (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    place_id UUID NOT NULL REFERENCES places (id),
    author_id UUID NOT NULL REFERENCES accounts (id),
    theme_id UUID REFERENCES themes (id),
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    post_count BIGINT NOT NULL,
    imported_count BIGINT NOT NULL,
    last_post_at BIGINT NOT NULL,
    last_author_id UUID NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    deleted_at BIGINT
);

CREATE INDEX topics_by_activity ON topics (community_id, place_id, last_post_at, id);

-- `number` counts from 1 within the topic and never changes: positions, pages and links build on it.
CREATE TABLE posts (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    topic_id UUID NOT NULL REFERENCES topics (id),
    number BIGINT NOT NULL,
    author_id UUID NOT NULL REFERENCES accounts (id),
    quoted_post_id UUID,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    deleted_by UUID,
    UNIQUE (topic_id, number)
);

CREATE INDEX posts_by_author ON posts (community_id, author_id, created_at);

-- What a post said before each edit.
CREATE TABLE post_versions (
    post_id UUID NOT NULL REFERENCES posts (id),
    version BIGINT NOT NULL,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, version)
);

-- Who writes in a topic, and how much: the faces beside it.
CREATE TABLE topic_authors (
    topic_id UUID NOT NULL REFERENCES topics (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    post_count BIGINT NOT NULL,
    PRIMARY KEY (topic_id, account_id)
);

-- How far a member has read a topic: the number of the last post they saw.
CREATE TABLE topic_reads (
    account_id UUID NOT NULL REFERENCES accounts (id),
    topic_id UUID NOT NULL REFERENCES topics (id),
    community_id UUID NOT NULL,
    last_number BIGINT NOT NULL,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, topic_id)
);

-- How many of a place's live posts a member has seen; what came before `since` counts as seen.
CREATE TABLE place_reads (
    account_id UUID NOT NULL REFERENCES accounts (id),
    place_id UUID NOT NULL REFERENCES places (id),
    community_id UUID NOT NULL,
    seen_count BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (account_id, place_id)
);
