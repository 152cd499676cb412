tutoring-title = Tutoring
tutoring-lead = Who accompanies whom from the trade, and the talks of three about how it goes.
tutoring-empty-title = Nobody is followed yet
tutoring-empty = Once a director has bound you to a tutor or to a learner, they stand here with your check-ins.
tutoring-empty-leads = Directors bind tutors to the learners they follow. Check-ins in which you are the third stand here.
tutoring-open = Your check-ins
tutoring-learners = Your learners
tutoring-tutors = Your tutors
tutoring-done = Done lately
tutoring-bindings = All tutors and learners
tutoring-bindings-lead = Which tutor follows whom, and where a check-in is due.
tutoring-due = A check-in is due
tutoring-all = Who follows whom
tutoring-by = Followed by { $tutor }
tutoring-follows = { $tutor } follows { $learner }
tutoring-since = Since { $day }
tutoring-two = The two
tutoring-due-since = Check-in due since { $day }
tutoring-planned = A check-in is planned
tutoring-none-planned = No check-in planned
tutoring-last = last done on { $day }
tutoring-nobody = No tutor follows anybody yet.
tutoring-no-tutors = Nobody here is a tutor yet. Give a member that role, or invite tutors.
tutoring-leads-see = You see when a check-in was done, or since when one is due. What is planned, said and noted is known to its three alone.
tutoring-bind = Bind a tutor and a learner
tutoring-bind-submit = Bind them
tutoring-choose = Choose
tutoring-learner-hint = A name, a part of it, or @handle.
tutoring-another-learner = Look for somebody else
tutoring-rhythm = How often
tutoring-weeks = Weeks between check-ins
tutoring-weeks-hint = After each, the next is proposed so many weeks later.
tutoring-unbind = Unbind
tutoring-unbind-planned = Check-ins that are planned are cancelled, and those who would have met are told by mail.
tutoring-unbind-kept = What was noted stays readable for the three who met.
tutoring-unbind-again = You can bind them again at any time.
tutoring-check-ins = Check-ins
tutoring-no-check-ins = No check-in yet. Plan the first: half an hour is enough.
tutoring-no-check-ins-leads = None in which you are the third.
tutoring-next = The next one
tutoring-proposed = Proposed for { $day }.
tutoring-oversee-forbidden = Directors and facilitators see who follows whom.
tutoring-bind-forbidden = Directors bind tutors and learners.
tutoring-tutor-missing = Choose a tutor
tutoring-learner-unknown = No learner here is called so. Write a part of their name, or their @handle
tutoring-learner-many = Several learners are called so. Choose one
tutoring-oneself = Nobody follows themselves. Choose another learner
tutoring-too-many = One person is bound to at most { $max } others. Unbind somebody first
tutoring-rhythm-unsound = Write a number from { $min } to { $max }
tutoring-bound-subject = { $community }: a tutor and a learner
tutoring-bound-tutor-mail =
    Hello { $name },

    In { $community } you follow { $learner } from now on. Plan a first check-in:
    { $link }
tutoring-bound-learner-mail =
    Hello { $name },

    In { $community } { $tutor } follows you from now on. Plan a first check-in:
    { $link }
check-in-on = Check-in on { $when }
check-in-with = With { $one } and { $other }
check-in-of-two = With { $tutor } and { $learner }
check-in-plan = Plan a check-in
check-in-move = Move the check-in
check-in-cancel = Cancel the check-in
check-in-starts = When
check-in-starts-hint = In the community’s zone: { $zone }.
check-in-meets = Where or how
check-in-meets-hint = A room, a telephone number, or a link.
check-in-third = Facilitator or director
check-in-third-hint = Who makes the third.
check-in-you-third = You are the third.
check-in-told = All three are told by mail, and reminded 48 hours before.
check-in-three = The three
check-in-when-where = When and where
check-in-who-knows = Only the three know of a check-in and read its note. Who leads the community sees that one is done or due, and no more.
check-in-is-planned = It is planned.
check-in-is-due = Its time has come. How was it?
check-in-is-done = It is done.
check-in-is-cancelled = It does not take place.
check-in-cancelled = Cancelled
check-in-unbound = The tutor follows the learner no more.
check-in-said-by = By { $name }
check-in-note = Note
check-in-note-hint = What was agreed, in a few sentences. The three read it, and nobody else.
check-in-report = Report it as done
check-in-report-anew = Change your note
check-in-report-go = How was it?
check-in-report-submit = It is done
check-in-not-held = It did not take place
check-in-take-back = It is not done: take the report back
check-in-reason = Why
check-in-reason-hint = All three are told by mail.
check-in-time-unsound = Choose a time from now on, within a year
check-in-meets-unsound = Say where or how you meet, in at most { $max } characters
check-in-leader-missing = Choose a facilitator or director who belongs here and is neither the tutor nor the learner
check-in-text-unsound = Write something, in at most { $max } characters
check-in-too-many = At most { $max } check-ins are planned at a time. Report or cancel one first
check-in-planned-too-often = Within a day, at most { $max } check-ins are planned for a tutor and a learner, those that were cancelled among them. Move one that is planned, or plan another tomorrow
check-in-changed-too-often = Within a day, at most { $max } changes are made to the check-ins of a tutor and a learner. Agree on a time and change it tomorrow, or cancel it
check-in-plan-forbidden = The tutor, the learner and who leads the community plan check-ins.
check-in-is-over = This check-in was reported or cancelled meanwhile. Plan another.
check-in-not-yet = It has not begun yet. Report it afterwards, or move it.
check-in-reported = { $name } has reported it as done. Ask them to change the note.
check-in-subject = Check-in on { $when }
check-in-cancelled-subject = Cancelled: check-in on { $when }
check-in-planned-mail =
    Hello { $name },

    { $by } has planned a check-in of { $tutor }, { $learner } and { $leader }.

    When: { $when } ({ $zone })
    Where or how: { $meets }

    Move or cancel it here: { $link }
check-in-moved-mail =
    Hello { $name },

    { $by } has changed the check-in of { $tutor }, { $learner } and { $leader }.

    When: { $when } ({ $zone })
    Where or how: { $meets }

    Move or cancel it here: { $link }
check-in-near-mail =
    Hello { $name },

    In two days { $tutor }, { $learner } and { $leader } meet for a check-in.

    When: { $when } ({ $zone })
    Where or how: { $meets }

    Move or cancel it here: { $link }
check-in-cancelled-mail =
    Hello { $name },

    { $by } has cancelled the check-in of { $tutor }, { $learner } and { $leader } on { $when } ({ $zone }).

    { $reason }

    { $link }
check-in-passed-mail =
    Hello { $name },

    { $leader } now makes the third in the check-in of { $tutor } and { $learner }. You need not be there.
check-in-ended-mail =
    Hello { $name },

    The check-in of { $tutor }, { $learner } and { $leader } on { $when } ({ $zone }) does not take place: { $tutor } does not follow { $learner } any more.
