-- Tutoring: which tutor follows which learner, and the check-ins of the three who talk about how it goes.

-- Unbinding sets `ended_at`: what was said in check-ins stays with the three.
CREATE TABLE tutor_bindings (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    tutor_id UUID NOT NULL REFERENCES accounts (id),
    learner_id UUID NOT NULL REFERENCES accounts (id),
    bound_by UUID NOT NULL REFERENCES accounts (id),
    bound_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE UNIQUE INDEX tutor_bindings_standing ON tutor_bindings (community_id, tutor_id, learner_id) WHERE ended_at IS NULL;
CREATE INDEX tutor_bindings_by_learner ON tutor_bindings (community_id, learner_id) WHERE ended_at IS NULL;
CREATE INDEX tutor_bindings_by_community ON tutor_bindings (community_id, bound_at, id) WHERE ended_at IS NULL;

-- `starts` and `zone` are what was agreed, `starts_at` is the instant that it means. `meets` says where or how. The three are
-- reminded at `remind_at`. Open is what was neither cancelled nor reported as done; when its time has come it is due.
CREATE TABLE check_ins (
    id UUID PRIMARY KEY,
    community_id UUID NOT NULL REFERENCES communities (id),
    binding_id UUID NOT NULL REFERENCES tutor_bindings (id),
    tutor_id UUID NOT NULL REFERENCES accounts (id),
    learner_id UUID NOT NULL REFERENCES accounts (id),
    leader_id UUID NOT NULL REFERENCES accounts (id),
    starts TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    meets TEXT NOT NULL,
    planned_by UUID NOT NULL REFERENCES accounts (id),
    planned_at BIGINT NOT NULL,
    remind_at BIGINT,
    cancelled_at BIGINT,
    cancelled_by UUID REFERENCES accounts (id),
    reason TEXT NOT NULL,
    reported_at BIGINT,
    reported_by UUID REFERENCES accounts (id),
    note TEXT NOT NULL
);

CREATE INDEX check_ins_by_binding ON check_ins (binding_id, starts_at);
CREATE INDEX check_ins_of_tutor ON check_ins (tutor_id, community_id, starts_at);
CREATE INDEX check_ins_of_learner ON check_ins (learner_id, community_id, starts_at);
CREATE INDEX check_ins_of_leader ON check_ins (leader_id, community_id, starts_at);
CREATE INDEX check_ins_open ON check_ins (community_id, starts_at) WHERE cancelled_at IS NULL AND reported_at IS NULL;
CREATE INDEX check_ins_to_remind ON check_ins (remind_at) WHERE remind_at IS NOT NULL;

-- After how many weeks the next check-in is proposed, where directors chose.
CREATE TABLE tutoring_rhythms (
    community_id UUID PRIMARY KEY REFERENCES communities (id),
    weeks BIGINT NOT NULL,
    set_at BIGINT NOT NULL
);
