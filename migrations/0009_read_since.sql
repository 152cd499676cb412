-- How far a topic was written when somebody joined, without looking at its every post.

CREATE INDEX posts_by_time ON posts (topic_id, created_at, number);
