-- What somebody takes along of their own: an archive of no community, which is not one of the site either.
ALTER TABLE exports ADD COLUMN personal BOOLEAN NOT NULL DEFAULT FALSE;

-- Members who greet newcomers of their own will. `greeted_at` is when they last said that they did, at first when they volunteered:
-- who greeted longest ago is asked next.
CREATE TABLE greeters (
    community_id UUID NOT NULL REFERENCES communities (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    since BIGINT NOT NULL,
    greeted_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, account_id)
);

CREATE INDEX greeters_by_turn ON greeters (community_id, greeted_at, account_id);
