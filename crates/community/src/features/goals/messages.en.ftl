goal-title = What we are here for
goal-lead = The common goal, what shows that it is reached, and how far we are.
goal-change = Change the goal
goal-form-lead = One sentence, and one to three results that everybody can see coming.
goal-form-asks = Everybody here has agreed on this goal. Say what it should be, and why: they are asked for their consent, and until then it stays as it is.
goal-form-again = A change waits for everybody’s consent. What you write here goes into it as a new round.
goal-sentence = The goal
goal-sentence-hint = One sentence that everybody here would sign.
goal-result-number = Result { $count }
goal-what = What is to be reached
goal-what-hint = Such as “Everyone has sold something to a stranger”.
goal-measure = What is counted
goal-measure-hint = Such as “members who sold”.
goal-baseline = From
goal-target = To
goal-due = By
goal-reason = Why
goal-reason-hint = Everybody here reads it, now and later.
goal-ends-on = Until when to ask
goal-ends-on-hint = In the community’s zone.
goal-ask = Ask everybody
goal-decision-title = A new common goal
goal-decision = The decision
goal-proposed = { $name } asks for another goal
goal-proposed-go = Go to the decision
goal-no-results = No result with a date yet. Directors add up to three.
goal-words = How it is going
goal-changes = What we agreed on
goal-progress = How far are we?
goal-which = Result
goal-value = Where it stands now
goal-value-hint = A number.
goal-note = In words
goal-forbidden = Only directors write the common goal, or ask everybody for another. Talk with one of them.
goal-progress-forbidden = Who leads this community says how far it has come. Tell one of them.
goal-same = This is the goal already. Change something, or leave it as it is
goal-missing = Write one sentence of at most { $max } characters
goal-reason-missing = Say why it changes, in at most { $max } characters
goal-result-missing = Add at least one result with its measure and day
goal-what-missing = Say what is to be reached, in at most { $max } characters
goal-measure-missing = Say what is counted, in at most { $max } characters
goal-number-unsound = Write a number with at most two decimals, such as 12 or 12.5
goal-target-same = Choose a number that differs from where it starts
goal-due-missing = Choose a day
goal-due-past = Choose a day from today on
goal-note-too-long = Keep this within { $max } characters
goal-result-unknown = Choose one of the results
goal-mail-subject = { $community }: how far are we?
goal-mail =
    Hello { $name },

    A month has passed since the last word on how far { $community } has come:

    { $goal }

    A number and a sentence are enough: { $link }
