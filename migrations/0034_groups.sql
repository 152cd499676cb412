-- Working groups: a few members who work something out until a day, talk in a topic of a place, and say what came of it.

-- `ends_on` is the last day as it was agreed, in the community's zone, `ends_at` its end. `ask_at` is when the group is looked
-- at next: it is asked whether it goes on where it was quiet for long or its time is over; `asked_at` is since when it is asked.
CREATE TABLE working_groups (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    topic_id UUID NOT NULL REFERENCES topics (id),
    founder_id UUID NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    size BIGINT NOT NULL,
    member_count BIGINT NOT NULL,
    ends_on TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    founded_at BIGINT NOT NULL,
    ask_at BIGINT,
    asked_at BIGINT,
    closed_at BIGINT,
    outcome TEXT NOT NULL
);

CREATE INDEX working_groups_by_community ON working_groups (community_id, founded_at);

CREATE INDEX working_groups_closed ON working_groups (community_id, closed_at) WHERE closed_at IS NOT NULL;

CREATE INDEX working_groups_to_ask ON working_groups (ask_at) WHERE ask_at IS NOT NULL;

CREATE TABLE working_group_members (
    group_id UUID NOT NULL REFERENCES working_groups (id),
    account_id UUID NOT NULL REFERENCES accounts (id),
    community_id UUID NOT NULL REFERENCES communities (id),
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, account_id)
);

CREATE INDEX working_group_members_by_account ON working_group_members (account_id, community_id);
