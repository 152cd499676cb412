learning-title = What we learn
learning-plan-forbidden = Only directors and facilitators plan. Ask one of them.
learning-aim-forbidden = Only members set goals for themselves here.
learning-is-history = This was a community of learning. What it aimed at stays readable, and your own goals stay yours; nothing new is planned here.
learning-text-unsound = Write something, in at most { $max } characters
learning-line-unsound = Write a line of at most { $max } characters
learning-objectives-full = Keep it to { $max } objectives: remove one before you add another
learning-activities-full = There are { $max } activities. Remove some before you add others
learning-day-unsound = Choose a day, or leave it empty
learning-serves-none = Tick at least one objective that it serves
learning-goals-full = You have { $max } goals. Reach or remove one before you set another
learning-covered = { $count ->
    [one] 1 objective, and the plan serves it.
   *[other] { $count } objectives, and the plan serves all of them.
}
learning-uncovered = { $count ->
    [one] 1 objective is served by no activity yet.
   *[other] { $count } objectives are served by no activity yet.
}
learning-no-objectives = Nobody has written yet what people will be able to do.
learning-no-intention = Nobody has written yet for whom this is.
learning-no-plan = Nothing is planned yet.
learning-intention = Intention
learning-audience = For whom
learning-audience-hint = Who comes, what they can already do, and how much time they have.
learning-evaluation = How one sees that it is reached
learning-evaluation-hint = What somebody shows, to whom, and when.
learning-change = Change
learning-remove = Remove
learning-objectives = Objectives
learning-objectives-note = What people will be able to do
learning-objective = Objective
learning-objective-new = Another objective
learning-objective-hint = Begin with a verb that one can watch: explain, build, compare, write, choose.
learning-add = Add
learning-served = { $count ->
    [one] 1 activity
   *[other] { $count } activities
}
learning-unserved = No activity yet
learning-vague = Nobody can watch this
learning-vague-hint = Say what one sees somebody do: explain, build, compare, write, choose, carry out, correct.
learning-plan = Plan
learning-plan-note = Each activity serves an objective
learning-activity = Activity
learning-activity-hint = What people do, in a few words.
learning-day = On
learning-serves = It serves
learning-plan-it = Plan it
learning-goals = Goals
learning-mine = Your goals
learning-mine-none = What do you want to be able to do when this is over?
learning-goal-new = A goal of yours
learning-goal-hint = Small enough to know when you have reached it.
learning-share = Show it to the members
learning-goal-set = Set it
learning-shared = Members see it
learning-private = Only you see it
learning-reach = Reached
learning-reopen = Not yet
learning-reached = Reached on { $day }
learning-reached-short = Reached
learning-others = What others aim at
