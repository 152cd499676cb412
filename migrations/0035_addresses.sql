-- Which mail addresses are known to be their person's, and invitations that nobody but the reader of a mail knows.

-- When somebody last showed that they read mail at their address; absent while an address was only typed.
ALTER TABLE accounts ADD COLUMN email_proved_at BIGINT;

-- Who came, or came back, by a link in a mail to this address has shown it.
UPDATE accounts SET email_proved_at = created_at
WHERE claimed_at IS NOT NULL AND email IS NOT NULL AND (
    EXISTS (SELECT 1 FROM one_time_links l WHERE l.account_id = accounts.id
            AND l.purpose IN ('claim', 'reset', 'address') AND l.used_at IS NOT NULL)
    OR email IN (SELECT l.payload FROM one_time_links l WHERE l.purpose = 'sign_up' AND l.used_at IS NOT NULL)
);

-- Whoever runs the site vouches for themselves.
UPDATE accounts SET email_proved_at = created_at WHERE site_role = 'owner' AND email IS NOT NULL;

-- To which address a link was mailed that is shown nowhere, and what else the role has that it gives.
ALTER TABLE invitations ADD COLUMN mailed_to TEXT;
ALTER TABLE invitations ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE invitations ADD COLUMN role_ends_at BIGINT;
