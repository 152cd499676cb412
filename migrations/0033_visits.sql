-- When a member was last in a community, to the quarter of an hour, and when the visit before that one ended: home says what is
-- new since then. Only they themselves see it. 0 where they have not come yet.

ALTER TABLE memberships ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE memberships ADD COLUMN seen_before BIGINT NOT NULL DEFAULT 0;
