decisions-title = Decisions
decisions-lead = What we settle together, how it stands, and what came out of it.
decisions-empty-title = Nothing to decide yet
decisions-empty = A decision gives everybody asked the same question, a deadline, and an outcome that can be found again.
decisions-due = Outcome due
decisions-due-note = The answers are in. Whoever proposed it says what comes out of it.
decisions-open = Open
decisions-closed = Decided lately
decision-word = Decision
decision-propose = Propose a decision
decision-answer = Answer
decision-until = Until { $ends }
decision-turnout = { $count } of { $of } have answered
decision-outcome-due = Outcome due
decision-anonymous = Anonymous
decision-anonymous-how = What you answer is added to the counts and written down nowhere else. Only that you answered is noted.
decision-proposed-by = Proposed by { $name }
decision-by-itself = It opened by itself on its date. { $name } looks after it.
decision-round = Round { $count }
decision-outcome = What came out of it
decision-review-on = open again on { $day }
decision-proposal = The proposal
decision-discussion = Read and join the conversation about it
decision-your-answer = Your answer
decision-counts = How it stands
decision-hidden = The counts are shown once everybody has answered, or at the deadline.
decision-too-few = Fewer than { $count } people answered. Among so few a count would name somebody, so it is not shown.
decision-beside = About this decision
decision-facts = At a glance
decision-asked = Asked
decision-ends = Deadline
decision-read-advice = Read the advice
decision-look-after = Looking after it
decision-closes-later = You can close it at the deadline, or as soon as everybody asked has answered.
decision-propose-forbidden = Directors and facilitators propose decisions here. Tell them what you would like to have decided.
decision-keep-forbidden = Only whoever proposed it and the directors do this. Ask one of them.
decision-is-closed = This decision is closed. Its outcome stays in the register.
decision-still-open = People are still answering. You can close it at the deadline, or when everybody asked has answered.
decision-objection-stands = { $count ->
    [one] One objection stands. Reword the proposal so that it can be lifted, or withdraw it.
   *[other] { $count } objections stand. Reword the proposal so that they can be lifted, or withdraw it.
}
decision-not-reworded = Only a proposal that goes by consent is reworded. Withdraw this one and propose another.
kind-consent = Consent
kind-consent-does = It goes ahead unless somebody sees a harm in it and says which.
kind-advice = Advice
kind-advice-does = Everybody asked gives advice, then whoever proposed it decides.
kind-single = One choice
kind-single-does = Each chooses one of several options.
kind-multiple = Several choices
kind-multiple-does = Each chooses all the options that suit.
kind-dots = Dots
kind-dots-does = Each spreads a few dots over the options.
kind-ranked = Order
kind-ranked-does = Each puts the options in order. The option that holds against every other stands first.
kind-times = A time to meet
kind-times-does = Each says which times suit.
kinds-title = How shall it be decided?
kinds-lead = Choose what fits the question.
proposal-title = Propose a decision
proposal-other-kind = Choose another way
proposal-what = What is it about?
proposal-what-hint = One line, such as “Workshops on Tuesday evenings”.
proposal-title-unsound = Say in one line what it is about, in at most { $max } characters
proposal-text = The proposal
proposal-text-hint = What would change, from when, and why. Markdown works here.
proposal-text-missing = Write what you propose
proposal-options = Options
proposal-options-hint = One on each line.
options-unsound = Write 2 to { $most } different options, one on each line, each of at most { $max } characters
proposal-times = Times
proposal-time = Time { $count }
times-unsound = Choose at least two different times that are still to come
proposal-dots = Dots for each person
proposal-dots-unsound = Choose a number of dots from 1 to { $max }
proposal-asked = Who is asked?
proposal-ends = Deadline
proposal-ends-hint = A time of day in the community’s zone, { $zone }.
proposal-quorum = Quorum
proposal-quorum-anybody = Any number
proposal-quorum-share = Per cent of those asked
proposal-quorum-number = People
proposal-quorum-value = How many
proposal-anonymous = Anonymous
proposal-anonymous-hint = Nobody can find out who answered what, and nobody can change their answer. It takes at least { $count } people who are asked.
proposal-hidden = Show the counts only at the end
proposal-hidden-hint = So that nobody follows the others. Anonymous decisions always do.
proposal-discussion = Conversation about it
proposal-discussion-hint = The address of a conversation here.
proposal-open = Ask everybody
discussion-unsound = Copy the address of a conversation on this site
deadline-unsound = Choose a day and time at least an hour and at most a year ahead
asked-everybody = Everybody who belongs
asked-everybody-hint = { $count ->
    [one] As of now: one person. Partners and guests are not asked.
   *[other] As of now: { $count } people. Partners and guests are not asked.
}
asked-not-come = { $count ->
    [one] One member has not come yet and is not among them. To hear them too, propose once they have come.
   *[other] { $count } members have not come yet and are not among them. To hear them too, propose once they have come.
}
asked-roles = People with these roles
asked-missing = Choose at least one role
asked-nobody = Nobody here holds these roles. Choose others
anonymous-too-few = Only { $count } would be asked. Among fewer than { $fewest } nobody is anonymous: ask more people, or do without
quorum-unsound = Write how many must answer: a number of people, or 1 to 100 per cent
quorum-anybody = Any number
quorum-number = { $count ->
    [one] 1 person
   *[other] { $count } people
}
quorum-share = { $share }% ({ $count })
answer-not-asked = You are not among those who are asked: it opened before you joined, or it asks people with another role.
answer-too-late = The answers have ended. You can still read what comes out of it.
answer-missing = Choose an answer
answer-is-in = Your answer is in. You can change it until the deadline.
answer-is-final = You have answered. Your first answer counts and is written down nowhere, so nobody can change it.
answer-will-be-final = Look twice: once sent, nobody can find your answer again to change it.
answer-asked-again = The proposal was reworded. Does your objection still stand?
answer-send = Send
answer-change = Change my answer
stance-agree = I agree
stance-agree-does = It is good enough to try.
stance-aside = I stand aside
stance-aside-does = I leave it to the others.
stance-object = I object
stance-object-does = I see a harm in it, and say which.
objection-reason = Why do you object?
objection-reason-hint = Needed for an objection: the harm that you see, and what would avoid it.
objection-reason-missing = Say which harm you see, in at most { $max } characters
objections-title = Objections
objections-standing = { $count ->
    [0] None stands
    [one] One stands
   *[other] { $count } stand
}
objection-round = Raised in round { $count }
objection-lifted = Lifted
objection-stands = Stands
objection-subject = An objection to “{ $title }” in { $community }
objection-mail = Somebody objects to what you proposed:

    { $reason }

    Talk to them, and reword the proposal:
    { $link }
advice-text = Your advice
advice-text-hint = Everybody who sees the decision can read it.
advice-missing = Write your advice, in at most { $max } characters
choose-one = Choose one
choose-several = Choose all that suit
spread-dots = { $count ->
    [one] You have one dot
   *[other] Spread up to { $count } dots
}
dots-unsound = Give at least one dot and at most { $max } in all
put-in-order = Put them in order
put-in-order-hint = 1 is the best. Two may have the same; those without a number come last.
ranks-missing = Give at least one option a number
reply-yes = Suits
reply-maybe = If need be
reply-no = Does not suit
answers-title = Who answered what
answers-empty = Nobody has answered yet.
answers-hidden = The answers are shown once everybody has answered, or at the deadline.
answers-anonymous = Who answered what is written down nowhere.
tally-caption = The counts
tally-place = Place
tally-of = { $count } of { $of }
tally-duels = holds against { $count } of { $of }
tally-times = { $count } suit, { $maybe } if need be
duels-title = How it was counted
duels-lead = Each row says how many people put it before the option of the column. An option stands before another where the chain of such duels towards it is stronger than the chain back (Schulze’s method).
rounds-title = Rounds before
round-title = Reword the proposal
round-lead = A new round opens. Those who object say whether their objection still stands, and everybody can change their answer.
round-open = Open the round
reword-same = Change the words: the same proposal opens no new round
closure-title = Say what comes out of it
closure-outcome = What comes out of it?
closure-outcome-hint = In words that everybody understands, also in a year.
outcome-missing = Say in words what comes out of it, in at most { $max } characters
closure-review = Open it again on
closure-review-hint = Everybody is asked anew on that day. Until then the outcome holds.
closure-no-quorum = { $count } answered, and it takes { $needed }. It will be closed as not decided.
review-unsound = Choose a day after tomorrow and within five years
withdrawal-title = Withdraw it
withdrawal-lead = Nothing is decided. The proposal and your reason stay in the register.
withdrawal-reason = Why is it withdrawn?
verdict-decided = Decided
verdict-no-quorum = Too few answered
verdict-withdrawn = Withdrawn
register-title = Register of decisions
register-lead = Everything that was closed, with how many answered.
register-all = The whole register
register-empty = Nothing has been closed yet.
register-what = Decision
register-outcome = Outcome
register-turnout = Turnout
register-when = Closed
register-pages = Pages of the register
register-older = Show older ones
outcome-due-subject = The answers are in: { $title }
outcome-due-mail = The deadline of “{ $title }” has passed. Say what comes out of it:
    { $link }
opened-subject = Your answer is asked: { $title }
opened-lead = { $name } has opened a decision in { $community }.
opened-lead-itself = { $community } asks everybody who belongs.
opened-mail = It takes answers until { $ends }:
    { $link }
reminder-subject = { $title }: your answer is asked until { $ends }
reminder-mail = Your answer is still missing. It is asked until { $ends }:
    { $link }

    Whoever has answered gets no such mail.
review-subject = Open again: { $title }
review-mail = The day has come on which “{ $title }” opens again. Everybody is asked anew; until there is another outcome, the last one holds.
    { $link }
decision-close-it = Close it
decision-origin = Where it comes from
decision-reworded-elsewhere = This proposal is reworded on the page that it comes from.
