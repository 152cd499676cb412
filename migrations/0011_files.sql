-- What people bring: files, the posts that show them, and pictures of themselves.

-- `blob` and `small` name what is kept in the folder `files`; `small` is a picture's thumbnail.
CREATE TABLE files (
    id UUID PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    blob TEXT NOT NULL,
    small TEXT,
    created_at BIGINT NOT NULL
);

CREATE INDEX files_by_account ON files (account_id, created_at);

-- Who sees a post sees the files that its author put into it.
CREATE TABLE post_files (
    file_id UUID NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    post_id UUID NOT NULL REFERENCES posts (id),
    PRIMARY KEY (file_id, post_id)
);

-- A picture of somebody. Its account's `portrait` is the number's negative; `drawn` is the seed that was there before.
CREATE TABLE pictures (
    number BIGINT PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id),
    blob TEXT NOT NULL,
    media_type TEXT NOT NULL,
    drawn BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX pictures_by_account ON pictures (account_id);
