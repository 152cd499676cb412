-- What people do with what others wrote: reactions, following, pinning, announcing, moving.

-- One row for each kind that somebody chose under a post.
CREATE TABLE reactions (
    post_id UUID NOT NULL REFERENCES posts (id),
    kind TEXT NOT NULL,
    account_id UUID NOT NULL REFERENCES accounts (id),
    community_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, kind, account_id)
);

-- How many chose each kind, kept with the rows above, so that a page never counts them.
CREATE TABLE reaction_counts (
    post_id UUID NOT NULL REFERENCES posts (id),
    kind TEXT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (post_id, kind)
);

-- `following` or `muted`; whoever chose neither has no row.
CREATE TABLE topic_follows (
    account_id UUID NOT NULL REFERENCES accounts (id),
    topic_id UUID NOT NULL REFERENCES topics (id),
    community_id UUID NOT NULL,
    level TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (account_id, topic_id)
);

CREATE INDEX topic_follows_by_level ON topic_follows (account_id, community_id, level);

ALTER TABLE topics ADD COLUMN pinned_at BIGINT;
ALTER TABLE topics ADD COLUMN announced_at BIGINT;

CREATE INDEX topics_pinned ON topics (place_id, pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX topics_announced ON topics (community_id, announced_at) WHERE announced_at IS NOT NULL;

-- Where a topic stood before it was moved.
CREATE TABLE signposts (
    place_id UUID NOT NULL REFERENCES places (id),
    topic_id UUID NOT NULL REFERENCES topics (id),
    community_id UUID NOT NULL,
    moved_by UUID NOT NULL REFERENCES accounts (id),
    moved_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, topic_id)
);

CREATE INDEX signposts_by_time ON signposts (place_id, moved_at);
CREATE INDEX signposts_by_topic ON signposts (topic_id, moved_at);

DROP VIEW topic_lines;

-- Topics as lists show them to a reader, without those of which everything was deleted; the faces are of those who replied
-- most. Unread is what was written after the last post they saw; who never opened a topic has seen what is imported and
-- what was there when they joined. Always asked for one `reader_id`.
CREATE VIEW topic_lines AS
SELECT me.id AS reader_id, t.id, t.community_id, t.place_id, t.title, t.excerpt, t.post_count, t.imported_count, t.last_post_at,
       t.created_at, t.closed_at IS NOT NULL AS closed, t.answer_id IS NULL AS unanswered, l.asks, t.author_id,
       a.name AS author_name, a.portrait AS author_portrait, h.name AS theme, t.pinned_at IS NOT NULL AS pinned, t.announced_at,
       w.level AS level, r.last_number IS NOT NULL AS opened,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1) AS face1,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1 OFFSET 1) AS face2,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1 OFFSET 2) AS face3,
       CASE WHEN w.level = 'muted' THEN 0 ELSE
           t.post_count - COALESCE(r.last_number, CASE
               WHEN COALESCE(p.since, 0) < t.created_at THEN t.imported_count
               WHEN p.since >= t.last_post_at THEN t.post_count
               ELSE (SELECT CASE WHEN b.number > t.imported_count THEN b.number ELSE t.imported_count END
                     FROM posts b WHERE b.topic_id = t.id AND b.created_at <= p.since
                     ORDER BY b.created_at DESC, b.number DESC LIMIT 1) END) END AS unread
FROM accounts me JOIN topics t ON t.deleted_at IS NULL
JOIN accounts a ON a.id = t.author_id JOIN places l ON l.id = t.place_id LEFT JOIN themes h ON h.id = t.theme_id
LEFT JOIN topic_reads r ON r.account_id = me.id AND r.topic_id = t.id
LEFT JOIN place_reads p ON p.account_id = me.id AND p.place_id = t.place_id
LEFT JOIN topic_follows w ON w.account_id = me.id AND w.topic_id = t.id;
