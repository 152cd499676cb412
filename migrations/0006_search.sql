-- What can be found. The text itself stays where it is written: the index holds only folded stems.
--
-- `n` begins with the time at which something happened, so that the newest are found first without sorting. It is a key of
-- its own, as VACUUM may renumber other rowids.

-- sqlite: FTS5 is SQLite's own.
CREATE TABLE search_entries (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    object_id UUID NOT NULL UNIQUE,
    place_id UUID
);

CREATE VIRTUAL TABLE search_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
-- end

-- postgres: a tsvector of exactly the same stems, so that both databases find the same.
CREATE TABLE search_entries (
    n BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    object_id UUID NOT NULL UNIQUE,
    place_id UUID,
    words TSVECTOR NOT NULL
);

CREATE INDEX search_words ON search_entries USING gin (words);
-- end
