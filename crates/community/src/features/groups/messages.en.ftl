groups-title = Working groups
groups-lead = A few people who work something out together until a day, and tell everybody what came of it.
groups-empty-title = No working group yet
groups-empty = Three to eight people, one purpose, a last day. Anybody here can found one.
groups-open = At work
groups-closed = Closed, and what came of them
group-found = Found a working group
group-found-lead = It talks in a topic of the place that you choose, so that everybody there can follow and come in while there is room.
group-name = Name
group-purpose = Purpose
group-purpose-hint = What there is to work out, and what will be there at the end.
group-place = Place
group-place-hint = Where the group talks.
group-size = The most people
group-size-hint = 3 to 8. More make it hard for everybody to speak.
group-end = Last day
group-end-hint = You can agree on another later.
group-people = { $count } of { $size } people
group-until = until { $day }
group-missing = { $count ->
    [one] one more and it can begin
   *[other] { $count } more and it can begin
}
group-closed-on = Closed on { $day }
group-yours = You are in it
group-is-full = Full
group-come-in = Come in
group-depart = Leave the group
group-talks = Read and join its conversation
group-fellows = Who is in it
group-nobody = Nobody is in it now. Whoever comes in takes it up again.
group-founder = Founder
group-other-end = Agree on another last day
group-go-on = Go on
group-close = Close the group
group-outcome = What came of it
group-outcome-hint = What was worked out, what was not, and where it can be found. It is also the last word in the group's topic.
group-quiet = Nothing was said here for two weeks. Does the group go on?
group-over = The last day was { $day }. Does the group go on, or what came of it?
group-name-unsound = Write a name of at most { $max } characters.
group-purpose-unsound = Write what the group works out, in at most { $max } characters.
group-size-unsound = Write a number from 3 to 8.
group-end-unsound = Choose a day from today on, at most a year ahead.
group-too-many = At most { $max } groups that you founded work at a time. Close one of them, or ask who leads to do it, then found this one.
group-place-missing = Choose a place that you see.
group-outcome-unsound = Write at most { $max } characters.
group-for-members = Working groups are founded and joined by members.
group-full = The group is full. Found another one, or follow its conversation.
group-is-closed = The group was closed meanwhile.
group-keep-forbidden = Only who is in the group, or leads the community, does this.
group-ask-subject = Does “{ $name }” go on?
group-quiet-mail =
    Nothing was said in your working group “{ $name }” for two weeks.

    Go on, or close it with a note of what came of it:
    { $link }
group-over-mail =
    The last day of your working group “{ $name }” has passed.

    Agree on another day, or close it with a note of what came of it:
    { $link }
