-- What comes after a training: the decision that opens by itself before the end.

-- Whether it was opened by a date and not by its author, who only looks after it then.
ALTER TABLE decisions ADD COLUMN by_itself BOOLEAN;

-- The last decision that asked everybody what comes next.
ALTER TABLE lifecycles ADD COLUMN decision_id UUID REFERENCES decisions (id);
