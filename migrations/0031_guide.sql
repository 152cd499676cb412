-- The build guide: what directors leave out for now and why, and what they did about what was recommended to them.

-- `action` names one of the nine; `review_on` is a day in the community's zone, on which the waiver ends by itself. One that was
-- taken back has an end.
CREATE TABLE guide_waivers (
    community_id UUID NOT NULL REFERENCES communities (id),
    action TEXT NOT NULL,
    reason TEXT NOT NULL,
    review_on TEXT NOT NULL,
    waived_by UUID NOT NULL REFERENCES accounts (id),
    waived_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (community_id, action)
);

-- `week` is the Monday of the week, `answer` is `done` or `dismissed`, `count` what was counted when it was answered: the effect is
-- what is counted later.
CREATE TABLE guide_answers (
    community_id UUID NOT NULL REFERENCES communities (id),
    week TEXT NOT NULL,
    subject TEXT NOT NULL,
    answer TEXT NOT NULL,
    reason TEXT NOT NULL,
    count BIGINT NOT NULL,
    account_id UUID NOT NULL REFERENCES accounts (id),
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, week, subject)
);
