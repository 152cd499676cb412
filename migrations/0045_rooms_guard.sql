-- How often a check-in was changed within the day that began at `changes_since`: each change is a mail to three.
ALTER TABLE check_ins ADD COLUMN changes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE check_ins ADD COLUMN changes_since BIGINT;
