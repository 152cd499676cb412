-- Which mails somebody wants that they could do without, and the secret in the link of such a mail with which they choose it without
-- signing in. Who is not noted gets all of them.
CREATE TABLE mail_choices (
    account_id UUID PRIMARY KEY REFERENCES accounts (id),
    key TEXT NOT NULL UNIQUE,
    decisions BOOLEAN NOT NULL
);
