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
CREATE INDEX topics_by_community ON topics (community_id, last_post_at, id);

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

CREATE INDEX topic_authors_by_count ON topic_authors (topic_id, post_count, account_id);

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

-- Topics as lists show them, without those of which everything was deleted; the faces are of those who replied most.
CREATE VIEW topic_lines AS
SELECT t.id, t.community_id, t.place_id, t.title, t.excerpt, t.post_count, t.imported_count, t.last_post_at, t.created_at,
       t.closed_at IS NOT NULL AS closed, a.name AS author_name, a.portrait AS author_portrait, h.name AS theme,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1) AS face1,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1 OFFSET 1) AS face2,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1 OFFSET 2) AS face3
FROM topics t JOIN accounts a ON a.id = t.author_id LEFT JOIN themes h ON h.id = t.theme_id
WHERE t.deleted_at IS NULL;
