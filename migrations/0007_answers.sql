-- Places in which people ask, and the reply that helped.

ALTER TABLE places ADD COLUMN asks BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE topics ADD COLUMN answer_id UUID;

CREATE INDEX topics_by_answer ON topics (community_id, place_id, (answer_id IS NULL), last_post_at, id);

DROP VIEW topic_lines;

-- Topics as lists show them, without those of which everything was deleted; the faces are of those who replied most.
CREATE VIEW topic_lines AS
SELECT t.id, t.community_id, t.place_id, t.title, t.excerpt, t.post_count, t.imported_count, t.last_post_at, t.created_at,
       t.closed_at IS NOT NULL AS closed, t.answer_id IS NULL AS unanswered, l.asks, t.author_id, a.name AS author_name,
       a.portrait AS author_portrait, h.name AS theme,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1) AS face1,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1 OFFSET 1) AS face2,
       (SELECT f.portrait FROM topic_authors n JOIN accounts f ON f.id = n.account_id
        WHERE n.topic_id = t.id AND n.account_id <> t.author_id
        ORDER BY n.post_count DESC, n.account_id DESC LIMIT 1 OFFSET 2) AS face3
FROM topics t JOIN accounts a ON a.id = t.author_id JOIN places l ON l.id = t.place_id LEFT JOIN themes h ON h.id = t.theme_id
WHERE t.deleted_at IS NULL;
