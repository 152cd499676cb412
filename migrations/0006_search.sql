-- What can be found. `words` holds the folded stems that the index is made of; `n` is a key of its own, as SQLite's VACUUM
-- may renumber other rowids.

-- sqlite: FTS5 is SQLite's own; it keeps no copy of the text, as `search_entries` has it.
CREATE TABLE search_entries (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    object_id UUID NOT NULL UNIQUE,
    community_id UUID,
    place_id UUID,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    path TEXT NOT NULL,
    author_id UUID,
    happened_at BIGINT NOT NULL
);

CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", detail = full
);
-- end

-- postgres: a tsvector of the same stems under the 'simple' configuration, so that both databases find the same.
CREATE TABLE search_entries (
    n BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    object_id UUID NOT NULL UNIQUE,
    community_id UUID,
    place_id UUID,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    path TEXT NOT NULL,
    author_id UUID,
    happened_at BIGINT NOT NULL,
    words TSVECTOR NOT NULL
);

CREATE INDEX search_words ON search_entries USING gin (words);
-- end

CREATE INDEX search_entries_by_community ON search_entries (community_id, kind, happened_at);
