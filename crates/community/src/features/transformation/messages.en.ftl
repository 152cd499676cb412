## Weighing it

transformation-title = Become a community of practice?
transformation-done-title = A community of practice
transformation-lead = The training ends; what people know of each other need not. This is what the records say.
transformation-done-lead = It was one of learning, and lives on with the same people, places and conversations.
transformation-since = Since { $date }
transformation-stays = Its address stays, and so do people and their roles, places, conversations, decisions, charter and goal. The goal changes only by a decision.
transformation-lasts = It has no end. It ends only when its directors say so.
transformation-comes = What would come along
transformation-comes-note = Only what is missing
transformation-comes-nothing = Everything that such a community starts with is there already.
transformation-earlier = Undone
transformation-undone = From { $from } to { $to }
transformation-decide = Deciding
transformation-yours = Nothing of this keeps you from it, and nothing of it decides for you. The next page says what follows.
transformation-theirs = The directors decide, and say why. What most members chose stands in the decision.
transformation-go-on = Go on
transformation-otherwise = Otherwise it ends on { $date }.
transformation-back = The way back
transformation-back-until = Until { $date } a director can undo it.
transformation-back-over = It could be undone until { $date }. Now it stays what it is.
transformation-learned = What we learned
weigh-title = What speaks for it, and against it
weigh-none-against = { $count } of { $all } speak for it, none against
weigh-against = { $count } of { $all } speak against it
weigh-against-yours = You may go on all the same. Better to know it now than when nobody answers any more.
weigh-go = Go there
weigh-what-life = People still come
weigh-what-aid = They help each other
weigh-what-problems = They meet problems at work
weigh-what-leaders = Somebody would lead it
weigh-what-wish = Members want it
weigh-sign-for = Speaks for it
weigh-sign-open = Says neither
weigh-sign-against = Speaks against it
weigh-life = { $writers } of { $members } members wrote in the last { $days } days.
weigh-life-helps = Ask those who went quiet what would bring them back.
weigh-aid = { $peers } of { $answers } answers in the last { $days } days came from members who do not lead.
weigh-aid-none = Nobody answered anybody in the last { $days } days.
weigh-aid-helps = Leave an answer to the members now and then, and thank whoever gives it.
weigh-study-practice = What people said in the last study speaks for a community of practice.
weigh-study-learning = What people said in the last study speaks for a community of learning.
weigh-study-interest = What people said in the last study speaks for a community of interest.
weigh-study-level = What people said in the last study speaks for no type above the others. Judge the needs that were found.
weigh-study-none = No study of which members were told says what they meet at work.
weigh-questions = Questions asked in the last { $days } days: { $questions }.
weigh-problems-helps = Ask people with the template on a trade’s problems.
weigh-leaders = Without a last day here: directors { $directors }, facilitators { $facilitators }.
weigh-leaders-helps = Find a second person before the training ends, and give them the role.
weigh-wish = { $practice } of { $answers } who answered chose it.
weigh-wish-unasked = Nobody has asked them yet. The question opens by itself 14 days before the end.
weigh-wish-asked = They are being asked. The counts are shown at the end.
weigh-wish-silent = They were asked, and nobody answered.
weigh-wish-withdrawn = They were asked, and the question was withdrawn.
weigh-wish-helps = Talk about it, or ask them in a decision.

## Doing it

transformation-do = Make it a community of practice
transformation-follows = What follows
transformation-follows-type = It is a community of practice from now on, and the build guide judges it as one.
transformation-follows-end = Its end on { $date } goes. It ends only when its directors say so.
transformation-follows-learning = What it aimed at and what people set themselves stays readable under “What we learn”. Nothing new is planned there.
transformation-follows-contract = How it lives together (forms of exchange, rituals, what directors watch) is that of a community of practice. You can change it.
transformation-follows-own = What you wrote about how you live together stays as it is. Look whether it still fits, above all how it ends.
transformation-follows-told = { $count ->
    [one] Its one member gets a mail with your reason, and may leave with one click.
   *[other] All { $count } members get a mail with your reason, and may leave with one click.
}
transformation-follows-undo = Until { $date } a director can undo it. What somebody wrote by then stays.
transformation-reason-hint = Everybody here reads it, and it goes by mail.
transformation-submit = Make it one of practice
transformation-for-members = Only members see what a community may become.
transformation-forbidden = Only directors make a community another. Talk with one of them.
transformation-too-early = Its training has not begun yet. Before that, its type is chosen in the settings.
transformation-closed = This community is not open just now. A director can reopen it; then it can be done.
transformation-other-type = This community is of another type by now.
transformation-too-late = The thirty days in which it could be undone are over.

## Undoing it

transformation-undo = Undo it
reversal-lead = It becomes again a community of learning.
reversal-type = Its type is that of before, and what it aims at can be planned again.
reversal-ends = Its end is { $date } again.
reversal-closed = Its end, { $date }, is more than thirty days past: it is read-only at once. Reopen it if it needs more time.
reversal-no-end = It has no end, as it had none before.
reversal-places = Places that came along and in which nothing was written are closed. All others stay, with everything in them.
reversal-rules = The rule cards that came along end.
reversal-told = Everybody gets a mail with your reason.

## On its home

transformation-glance = A community of practice since { $date }
transformation-glance-next = Same people, same places, no end. You need to do nothing to stay.
transformation-glance-more = What that means
transformation-glance-leave = Leave
transformation-lineage = A learning community until { $date }, one of practice since.

## Mails

transformation-mail-subject = { $community } lives on as a community of practice
transformation-mail =
    Hello { $name },

    { $community } is a community of practice from now on: the same people, places and conversations, with no end.

    Why: { $reason }

    What stays, what comes along: { $link }

    You need to do nothing to stay. If you would rather leave: { $leave }
transformation-back-mail-subject = { $community } is a community of learning again
transformation-back-mail =
    Hello { $name },

    { $community } is again what it was: a community of learning. Nothing that somebody wrote is gone.

    Why: { $reason }
transformation-back-mail-ends = Its end is { $ends } again: { $link }
transformation-back-mail-closed = Its end is past, so it is read-only: everything stays readable. { $link }
transformation-back-mail-open = What happens next: { $link }
