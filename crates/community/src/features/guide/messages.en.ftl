guide-title = Build guide
guide-directing = Directing
guide-lead = What makes this community a good place to learn, and how far it is.
guide-at-a-glance = The nine actions at a glance
guide-conclusion = { $met } of { $needed } actions are met
guide-next-is = Next: { $action }.
guide-nothing-next = There is nothing that you could do about the rest today.
guide-waiver-due = It was waived until today. Look at it again.
guide-for-members = Members see how their community is built. You are here as a guest.
guide-forbidden = Only directors take these steps. Ask one of them.
step-define = Define
step-define-note = For whom, and what for
step-frame = Frame
step-frame-note = When, where and about what
step-animate = Animate
step-animate-note = What keeps it alive
action-needs = Know what people need
action-needs-for = A community answers needs. Ask those who will be in it before you decide for them.
action-type = Choose the type and the goal
action-type-for = The type sets what a community starts with; the goal says what everybody works towards.
action-limits = Give exercises a time limit
action-limits-for = A date by which something is due makes people start, and start together.
action-schedules = Hold workshops at fixed times
action-schedules-for = Who knows that it is Tuesday at seven keeps Tuesday at seven free.
action-themes = Say what it is about
action-themes-for = Themes help people to find each other’s words, and show what nobody talks about yet.
action-places = Give every kind of exchange its place
action-places-for = Where it is clear what a place is for, people know where to ask and where to chat.
action-surprises = Surprise people now and then
action-surprises-for = Something that nobody expected brings together who would not have met.
action-outside = Tell the outside what members do
action-outside-for = Who is seen for what they do does more of it.
action-belonging = Make people belong
action-belonging-for = People stay where they are welcomed, thanked and counted on; ambassadors see to it.
action-why = Where it stands, and why
state-to-do = To do
state-under-way = Under way
state-met = Met
state-waived = Waived
state-not-needed = Not needed
guide-spared-limits-interest = Nothing is handed in here: people come for information, at any hour.
guide-spared-schedules-interest = Information circulates at any hour; nobody has to be there at the same time.
guide-spared-limits-practice = People try things at work, at their own pace. Nothing is handed in.
guide-needs-open = Nobody has asked yet what people need.
guide-needs-draft = A study is being written; nobody was asked yet.
guide-needs-asking = { $answers ->
    [0] A study is open; nobody has answered yet.
    [one] A study is open; 1 person has answered.
   *[other] A study is open; { $answers } people have answered.
}
guide-needs-untold = { $count ->
    [one] A study is over, and those who answered were not told what you heard.
   *[other] { $count } studies are over, and those who answered were not told what you heard.
}
guide-needs-heard = { $days ->
    [0] People were asked, and told today what was heard.
    [one] People were asked, and told yesterday what was heard.
   *[other] People were asked, and told { $days } days ago what was heard.
}
guide-needs-again = { $days ->
   *[other] People were asked; what was heard is { $days } days old. Ask again.
}
guide-needs-next = See the studies
guide-needs-guessed = Whoever opened this community guessed it; nobody has asked the people themselves.
guide-type-no-intention = A community of learning, and nobody has written yet for whom it is, what people will be able to do, and how one sees it.
guide-type-intention-next = Write the intention
guide-type-uncovered = { $count ->
    [one] 1 objective is served by no activity.
   *[other] { $count } objectives are served by no activity.
}
guide-type-plan-next = Plan activities
guide-limits-open = No exercise has a time limit.
guide-limits-lacks = This site has no exercises yet: what is due by when still has to be said in a conversation.
guide-schedules-open = No workshop series is published.
guide-schedules-lacks = This site has no workshop series yet. A place with walls can be booked in the meantime.
guide-surprises-open = No surprise is planned.
guide-surprises-lacks = This site cannot draw surprise events yet.
guide-outside-open = No story of a member is told outside.
guide-outside-lacks = This site has no public stories yet.
guide-type-no-goal = The type is chosen, and nobody has said what everybody works towards.
guide-type-goal-next = Write the goal
guide-type-next = See what it brings
guide-type-learning = A community of learning, working towards: “{ $goal }”
guide-type-practice = A community of practice, working towards: “{ $goal }”
guide-type-interest = A community of interest, working towards: “{ $goal }”
guide-themes-open = There is no theme yet.
guide-themes-unused = { $count ->
    [one] There is 1 theme, and no conversation is about it yet.
   *[other] There are { $count } themes, and no conversation is about one of them yet.
}
guide-themes-met = { $count ->
    [one] There is 1 theme, and people write about it.
   *[other] There are { $count } themes, and people write about { $used } of them.
}
guide-themes-next = See the themes
guide-places-open = Only the lounge is there.
guide-places-new = Open a place
guide-places-no-lounge = { $count ->
    [one] There is 1 place, and no lounge for what is not work.
   *[other] There are { $count } places, and no lounge for what is not work.
}
guide-places-no-purpose = { $count ->
    [one] 1 of { $open } places does not say what it is for.
   *[other] { $count } of { $open } places do not say what they are for.
}
guide-places-met = { $count ->
    [one] 1 place says what it is for, and there is a lounge. People ask in { $asks }.
   *[other] { $count } places say what they are for, and there is a lounge. People ask in { $asks } of them.
}
guide-places-next = See the places
guide-belonging-open = Nothing is written yet of what members agree on.
guide-belonging-draft = { $count ->
    [one] The charter is being written: 1 clause so far, and none is in force.
   *[other] The charter is being written: { $count } clauses so far, and none is in force.
}
guide-belonging-charter = The charter is in force; { $signed } of { $members } have signed it.
guide-belonging-lacks = To be met, this action needs ambassadors, which this site does not know yet.
guide-belonging-see = See the charter
guide-belonging-next = Write a charter
waiver-title = Waived
waiver-due-title = The time to look again has come
waiver-by = { $name }, { $day }
waiver-until = Until { $day }. On that day it is open again.
waiver-end = Take the waiver back
waiver-new = Leave it out for now
waiver-reason = Why
waiver-reason-hint = Members read it beside the action.
waiver-review = Look at it again on
waiver-review-hint = Within a year. On that day it is open again.
waiver-waive = Waive it
waiver-reason-unsound = Say why, in at most { $max } characters
waiver-day-unsound = Choose a day after today and within a year
week-title = This week
week-of = Week of { $day }
week-lead = Five things at most, each with what brought it up.
week-things = { $count ->
    [one] One thing to do this week
   *[other] { $count } things to do this week
}
week-nothing = Nothing else presses this week
week-empty = When somebody waits for you or a step of the build guide is open, it stands here.
week-to-guide = See the build guide
week-go = Go there
week-done = Done
week-leave = Not this week
week-leave-it = Leave it
week-reason = Why not
week-undo = Undo
week-answered = Answered this week
week-done-by = { $name } says that it is done.
week-dismissed-by = { $name } left it: { $reason }
week-before = What became of it
week-effect = { $then } then, { $now } now.
week-reason-missing = Say why you leave it, in a few words
week-reason-too-long = Keep the reason within { $max } characters
week-past = This is not among this week’s recommendations any more. Look at the page again.
week-outcomes = { $count ->
    [one] 1 decision has ended, and its outcome is not written.
   *[other] { $count } decisions have ended, and their outcome is not written.
}
week-requests = { $count ->
    [one] Somebody asks to join and waits for an answer.
   *[other] { $count } people ask to join and wait for an answer.
}
week-check-ins = { $count ->
    [one] For 1 learner a check-in is due, and nobody has said how it was.
   *[other] For { $count } learners a check-in is due, and nobody has said how it was.
}
week-tutors = { $count ->
    [0] No tutor follows { $name }.
    [one] No tutor follows { $name } and 1 other.
   *[other] No tutor follows { $name } and { $count } others.
}
week-greetings = { $count ->
    [0] { $name } arrived, and nobody has said hello yet.
    [one] { $name } and 1 other arrived, and nobody has said hello yet.
   *[other] { $name } and { $count } others arrived, and nobody has said hello yet.
}
week-findings = { $count ->
    [one] A study is over, and those who answered were not told what you heard.
   *[other] { $count } studies are over, and those who answered were not told what you heard.
}
subject-check-ins = Ask how check-ins went
subject-tutors = Bind tutors to who has none
subject-greetings = Say hello to who arrived
subject-findings = Tell what you heard
subject-needs = Ask people what they need
week-launch = It is a draft: only its directors know of it.
week-dates = No session has a date: a community of learning gathers, runs and ends by the dates of its training.
subject-launch = Launch the community
subject-dates = Say when the training is
week-silences = { $count ->
    [one] 1 conversation has had nobody else’s word for more than a day.
   *[other] { $count } conversations have had nobody else’s word for more than a day.
}
week-signatures = { $count ->
    [one] 1 of { $members } members has not signed the charter.
   *[other] { $count } of { $members } members have not signed the charter.
}
week-reviews = { $count ->
    [one] 1 action was waived until now.
   *[other] { $count } actions were waived until now.
}
week-invitations = You are alone here, and no link lets anybody in.
week-charter = There are { $members } of you, and nothing is written of what you agree on.
week-cohorts = There are { $members } of you: too many for everybody to know everybody.
subject-outcomes = Write the outcome
subject-requests = Answer who asks to join
subject-silences = Answer where nobody has
subject-signatures = Ask for signatures
subject-reviews = Look again at what was waived
subject-invitations = Invite the first people
subject-goal = Say what it is for
subject-places = Give every place its purpose
subject-themes = Start a conversation about a theme
subject-charter = Begin a charter
subject-cohorts = Deal the community into cohorts
