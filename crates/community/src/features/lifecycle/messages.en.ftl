## The page about a community’s life

lifecycle-title = Its life
lifecycle-lead = Where this community stands, what happens next, and when.
lifecycle-where = Where it stands
lifecycle-from = from { $date }
lifecycle-next = What happens next
lifecycle-before = What happened
lifecycle-by-date = Its dates
lifecycle-starts-itself = It starts running by itself on { $date }. Until then: invite, say who you are, look around.
lifecycle-ends = It ends on { $ends }. From { $shut } on it is read-only: everything stays readable.
lifecycle-ended = It ended on { $ends }. From { $shut } on it is read-only: everything stays readable.
lifecycle-no-dates = It has no end yet. A course with a dated session gives it one.
lifecycle-made-to-last = It is made to last, and ends only when its directors say so.
lifecycle-closed-since = Read-only since { $date }. Nothing was deleted.
lifecycle-launch = Ready?
lifecycle-launch-hint = From then on you invite people, and they find what you prepared. Everything can still be changed.
lifecycle-launch-submit = Launch
lifecycle-steer = More time, or an early end
lifecycle-reason = Why
lifecycle-reason-hint = Everybody here reads it.
lifecycle-until = Last day
lifecycle-until-hint = For more time. Later than the end it has.
lifecycle-extend = Give it more time
lifecycle-close-hint = Closing makes it read-only for everybody at once, and tells them why. Nothing is deleted, and you can reopen it.
lifecycle-close = Close it now
lifecycle-reopen = Open it again
lifecycle-reopen-hint = Until when. Needed where its dates are over.
lifecycle-reopen-submit = Reopen
lifecycle-forbidden = Only directors decide on a community’s life. Ask one of them.
lifecycle-reason-missing = Say why, in at most { $max } characters
lifecycle-until-past = Choose a day that is later than today and than the end it has
lifecycle-until-missing = Choose a last day: its dates are over
lifecycle-until-unsound = Choose a day
lifecycle-not-open = This community is not open just now. Reopen or launch it first.
lifecycle-draft = A draft is not open yet: launch it, or leave it as it is.
lifecycle-dates-over = The dates of its training are over. Change them first.
state-draft = Draft
state-gathering = Gathering
state-running = Running
state-closing = Closing
state-closed = Read-only
state-transformed = Community of practice
state-draft-meaning = It is being set up. Only its directors know of it.
state-gathering-meaning = People come in and get to know each other before the training starts.
state-running-meaning = It lives.
state-closing-meaning = Time to finish what was begun, to thank, and to decide what comes next.
state-closed-meaning = Everything stays readable. Nothing new is written.
state-transformed-meaning = It outgrew its training and lives on as a community of practice.

## What comes next

next-title = What comes next?
next-text =
    { $community } ends on { $ends }. Before that, everybody who belongs says what should come after.

    - **Become a community of practice**: the same people, places and conversations, with no end. What we share from then on is what we meet at work.
    - **Members found a successor**: three of us open a community of their own, and whoever wants to joins them. This one ends as planned.
    - **More time**: it goes on as it is, until a later day that its directors set.
    - **End as planned**: a month after the end it is read-only. Everything stays readable, and each takes along what is theirs.

    Nothing happens by itself: the directors read the counts, say in words what comes out of it, and take the next step.
next-practice = Become a community of practice
next-successor = Members found a successor
next-time = More time
next-end = End as planned
next-after = After the training
next-open = Everybody who belongs is asked. The counts are shown at the end.
next-due = The answers are in. Its directors say what comes out of it.
next-due-yours = The answers are in. Say what comes out of it, then take the next step.
next-look = Answer and read
next-practice-means = The same people, places and conversations, with no end. What speaks for it and against it is worked out from what is there.
next-practice-weigh = Weigh it
next-practice-see = See what speaks for it

## On its home

glance-draft = Only directors see this community
glance-draft-next = Set it up in peace. People come in once it is launched.
glance-gathering = We gather until { $date }
glance-gathering-next = Say who you are, and look around. The community starts by itself.
glance-ends = This community ends on { $date }
glance-over = This community ended on { $date }
glance-ends-next = From { $date } on it is read-only, and stays readable.
glance-asks = What comes next? More time, or a good end.
glance-question = What comes next? Everybody is asked until { $until }.
glance-question-over = What comes next? The answers are in, and the directors say what comes out of it.
glance-closed = This community is closed
glance-closed-next = Everything stays readable, and nothing was deleted.
glance-more = What happens next

## Mails

lifecycle-mail-ends-subject = { $community } ends on { $ends }
lifecycle-mail-ends =
    Hello { $name },

    { $community } ends on { $ends }. It stays open until { $shut }; from then on it is read-only: everything stays readable, and nothing is deleted.

    There is time to finish what was begun, to ask what is still open, and to say thank you.

    What happens next: { $link }
lifecycle-mail-next-subject = { $community }: what comes next?
lifecycle-mail-next =
    Hello { $name },

    { $community } ends on { $ends }, and is read-only from { $shut } on. You direct it: what comes next?

    It can get more time, or end well. Talk with its members, then decide here: { $link }
lifecycle-mail-next-asked =
    Its members are asked too, until { $until }. Answer, and then say what comes out of it: { $link }
lifecycle-mail-closed-subject = { $community } is closed
lifecycle-mail-closed =
    Hello { $name },

    { $community } is closed: everything stays readable, nothing new is written, and nothing was deleted.

    What happened, and what is possible: { $link }
lifecycle-own = What is yours
lifecycle-own-hint = What you wrote, answered and brought can be taken along, now and after the end.
