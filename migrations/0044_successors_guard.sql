-- Whose word counts when topics come along: who belongs to one of the two communities, and was not told to stay away from the new one.
CREATE VIEW carrying_authors AS
SELECT k.successor_id, k.account_id
FROM carrying_consents k JOIN successors s ON s.id = k.successor_id
WHERE EXISTS (SELECT 1 FROM memberships m
              WHERE m.account_id = k.account_id AND m.community_id IN (s.community_id, s.founded_id) AND m.left_at IS NULL)
AND NOT EXISTS (SELECT 1 FROM bans b WHERE b.community_id = s.founded_id AND b.account_id = k.account_id);
