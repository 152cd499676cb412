studies-title = Studies
studies-lead = What we ask before we decide, and what we heard.
studies-empty = Nothing has been asked yet.
studies-empty-directs = Ask before you build: a study tells you what your people need. Begin with a template.
studies-older = Earlier studies
studies-new = A new study
studies-new-hint = You can change every question before it opens.
studies-blank = Start from nothing
studies-blank-means = Every question is your own.
studies-before = What people hope for, what could hold them back, what they can give.
studies-after = What is used at work, what stops people, what they would stay in touch for.
studies-profession = The problems that many solve alone, and whom they turn to.
studies-pulse = Short, four times a year, compared with the last time.
studies-start = Start
study-question-count = { $count ->
    [one] One question
   *[other] { $count } questions
}
study-answer-count = { $count ->
    [0] No answers yet
    [one] One answer
   *[other] { $count } answers
}
study-not-opened = Not opened yet
study-heard-is-there = what we heard is there to read
study-state-draft = Being built
study-state-scheduled = Opens later
study-state-open = Open
study-state-closed = Closed
study-round = Round { $count }
study-tabs = Study
tab-questions = Questions
tab-audience = Audience
tab-results = Results
tab-voices = Open answers
tab-needs = Needs
study-direct-forbidden = Only directors do this.
study-not-asked = This study asks other people than you.
study-not-open-yet = This study is not open yet.
study-closed = This study is over and takes no more answers.
study-opened-already = The study has been opened: its questions stand now, so that everybody answers the same ones.
study-without-questions = Add a question first.
study-without-end = Say first until when the study takes answers, and save.
study-without-audience = Say first whom the study asks: members, people by mail, or a public link.
study-repeat-after-the-end = Close this round first.
study-text-missing = Write this in English, in French, or in both
study-text-too-long = Keep this within { $max } characters
study-questions-many = At most { $max } questions: who answers more?
study-answered = You have answered this study. If you kept your private link, it still lets you change your answers.
study-start-first = Open the study’s first page and begin there.
study-public-full = This link has taken all the answers it may take. Thank you for wanting to give yours.
study-you-direct = You direct this study.
study-to-directing = Follow it
study-over = This study is over.
study-heard-due = What we heard is told here by { $day }.
study-comes = This study opens soon. Come back then.
study-until = Open until { $until }
study-named = With names.
study-named-means = Directors see who answered what.
study-anonymous = Without names.
study-anonymous-means = Until you send them, your answers are kept with you, so that you can go on later. Once sent, nothing links them to you: we only know that you have answered. Results of fewer than five people are never shown.
study-resume-means = Every page is kept. You can stop and go on later.
study-sent-changeable = Your answers were sent. You can change them until the study closes.
study-change = Change my answers
study-go-on = Go on
study-begin = Begin
study-look-over = Look it over and send
study-done = You have answered, thank you. If you kept your private link, it lets you change your answers.
study-order-needs = Put the needs in order
study-results = Results
answer-progress = Question { $number } of { $count }
answer-choices-hint = Choose as many as fit.
answer-ranking-hint = 1 comes first. Two may share a place; what you leave empty comes last.
answer-optional = You may leave this empty.
answer-next = Next
answer-last = Look it over
study-answer-change = Keep the change
answer-later = Save, go on later
answer-odd = Choose one of the answers offered
answer-too-long = Keep this within { $max } characters
answer-needed = Questions that must be answered are still empty: see below
answer-nothing = Answer at least one question before you send
sending-title = Look it over
sending-lead-anonymous = Once you send it, your name is cut off and your answers are counted with the others.
sending-lead-named = Once you send it, the directors see your answers with your name.
sending-lead-sent = These are your answers as they count now.
sending-missing = Not answered yet. This one is needed.
sending-empty = Left empty
sending-change = Change
sending-ready = Ready
sending-send = Send my answers
thanks-title = Thank you
thanks-lead = Your answers have arrived. Within two weeks after the end you will read here what we heard.
thanks-private = Your private link
thanks-private-means = Keep it if you may want to change your answers until { $until }. It is shown only now, and nobody else has it, not even we.
thanks-changeable = You can change your answers until { $until }.
thanks-home = Back to the community
kind-choice = One choice
kind-choices = Several choices
kind-scale = Scale from 1 to 5
kind-open = Open answer
kind-ranking = Ranking
building-questions = What it asks
building-preview = Preview
building-empty = No question yet. Add the first one.
building-required = must be answered
building-without-english = not in English yet
building-without-french = not in French yet
building-change = Change
building-remove = Take out
building-return = Bring it back
building-add = Add a question
building-removed = Taken out
building-to-audience = Next: whom to ask
building-discard = Throw this study away
building-discard-means = Its questions and the addresses you entered are gone for good. Nobody has answered yet.
building-cover = The first page
building-title-en = Title in English
building-title-fr = Title in French
building-intro-en = What people read first, in English
building-intro-fr = What people read first, in French
building-names = With names or without
building-anonymous-hint = People say more. Nobody sees who answered what, you neither.
building-named-hint = Directors see who answered what. Those who answer are told so.
question-lead = Write it in one language or in both. The reader’s language decides; where it is missing, the other one is shown.
question-text-en = Question in English
question-text-fr = Question in French
question-options-en = Options in English
question-options-fr = Options in French
question-options-hint = One a line, in the same order in both languages.
question-options-count = Give two to { $max } options, one a line
question-options-uneven = Give as many options in French as in English, one a line
question-low-en = 1 means, in English
question-low-fr = 1 means, in French
question-high-en = 5 means, in English
question-high-fr = 5 means, in French
question-required = Must be answered
question-required-hint = Use it sparingly: who cannot answer gives up.
preview-title = Preview
preview-lead = All questions on one page. Those who answer see one at a time.
preview-language = Language of the preview
preview-open = In one’s own words
audience-title = Audience
audience-rate = { $answered } of { $asked } have answered
audience-percent = { $count }% of those who were asked.
audience-public-count = By the public link: { $count } of at most { $most }.
audience-ends = Open until { $until }.
audience-ended = Ended on { $until } or before.
audience-results-later = Results come when it closes: nobody reads along before.
audience-remind = Remind those who have not answered
audience-reminded = Last reminder: { $day }
audience-reminded-lately = A reminder left within the last seven days. Give people some time.
audience-close = Close it now
audience-close-means = No more answers are taken, and the results are counted. It cannot be opened again.
audience-who = Whom it asks
audience-members = Members of this community
audience-members-hint = Each answers once. Partners and guests only if you choose their role.
audience-roles = Only these roles
audience-roles-hint = Choose none to ask all.
audience-public = Answers by the public link
audience-public-hint = How many it may take; 0 for no public link. Whoever has it can answer, and one person could answer twice.
audience-public-odd = Give a number from 0 to { $max }
audience-public-link = Public link
audience-opens = Opens
audience-opens-hint = Leave it empty to open at once.
audience-closes = Closes
audience-date-odd = Give a day and an hour
audience-end-odd = Give an end that lies ahead, at most a year after the beginning
audience-zone = Time zone of these times
audience-open = Open the study
audience-open-means = What you chose above is saved, and it takes answers until the end that you set. Members find it on their home, invited people get their link by mail. Afterwards the questions stand.
audience-invite = Invite by mail
audience-addresses = Mail addresses
audience-addresses-hint = Paste a list. Each person gets a link of their own and needs no account.
audience-invite-submit = Invite
audience-invited = { $count ->
    [one] One person invited
   *[other] { $count } people invited
}
audience-address-odd = { $address } is not a mail address
audience-addresses-missing = Paste at least one mail address
audience-addresses-many = At most { $max } addresses at once
audience-invited-many = A study invites at most { $max } people
results-after-the-end = Results come when the study closes: nobody reads along before.
results-not-yet = The results come to you with what the directors heard, within 14 days after the end.
results-being-counted = The answers are being counted. Load this page again in a moment.
results-rate = { $answered } of { $asked } people who were asked have answered.
results-public = { $count ->
    [one] One more answered by the public link.
   *[other] { $count } more answered by the public link.
}
results-csv = As a table (CSV)
results-heard-due = Those who answered wait for what you heard, until { $day }.
results-to-heard = Tell them
results-few = Fewer than five people answered this: it is not shown.
results-answered = { $count ->
    [one] One person answered
   *[other] { $count } people answered
}
results-mean = mean { $mean } of 5
results-mean-before = last time { $mean }
results-before-of = last time { $count } people
results-to-voices = Read the open answers
results-ranking-means = Share of the points that an option could have: 100% if everybody put it first alone.
results-percent = { $count }%
results-table = As a table
results-last-time = Last time
results-left-out = A group is left out, because it or another one is smaller than five.
results-next = And now?
results-next-means = Read the open answers and name the needs you find. Then tell everybody what you heard, and let the members put the needs in order.
results-to-type = What it says about the type
results-repeat = Ask again and compare
csv-question = Question
csv-group = Group
csv-option = Answer
csv-count = Count
csv-percent = Percent
csv-of = Of
group-all = Everybody
group-member = Other members
group-invited = Invited by mail
group-public = Public link
heard-title = What we heard
heard-lead = People gave you their time. Tell them what you understood, and what you will do about it.
heard-en = In English
heard-fr = In French
heard-hint = Three things are enough: what many said, what surprised you, what happens next.
heard-missing = Write what you heard, in English, in French, or in both
heard-means = Everybody who answered gets this by mail, and members can read the results. The needs stand from then on, and members put them in order.
heard-tell = Tell them
needs-title = Needs
needs-empty = No need was named.
needs-empty-directs = Name what you find in the answers: one need, one short sentence.
needs-ordered = { $count } members have put these in order.
needs-not-ordered = { $count ->
    [0] Nobody has put these in order yet. The order is shown from five members on.
    [one] One member has put these in order. The order is shown from five on.
   *[other] { $count } members have put these in order. The order is shown from five on.
}
needs-place = Place { $count }
needs-answers = { $count ->
    [0] In no open answer yet
    [one] In one open answer
   *[other] In { $count } open answers
}
needs-answered-by = What answers it
needs-change = Change
needs-name = The need, in a short sentence
needs-name-hint = Such as “Prices for repairs that cannot be foreseen”.
needs-address = What answers it
needs-address-hint = The address of a place, a conversation or another page of this site.
needs-remove = Take it away
needs-remove-means = The answers in it are free again.
needs-order = Your order
needs-order-hint = 1 matters most. Two may share a place; what you leave empty comes last. You can change it later.
needs-order-save = Save my order
needs-new = A new need
needs-add = Add
needs-stand = What was heard has been told: the needs stand now.
needs-not-yet = The needs come with what was heard.
needs-many = At most { $max } needs: merge what belongs together
need-title-missing = Name the need
need-address-odd = Give an address of this site, such as /communities/…
order-empty = Give at least one need a place
voices-title = Open answers
voices-lead = Put each answer in the need it speaks of, or in none. Quote those that say it best; do not quote what would give somebody away.
voices-needs-first = Name a first need, then put answers in it.
voices-empty = There is nothing to read here. Without names, open answers are shown from five on.
voices-quote = Quote
voices-take = Take out
voices-need = Need
voices-put = Put in
voices-put-quote = Put in and quote
voices-more = More answers
study-mail-invitation-subject = { $title }
study-mail-reminder-subject = Still open: { $title }
study-mail-reminder =
    { $title }

    Your answer is still missing, and the study closes on { $until }. A few minutes are enough:

    { $link }
study-mail-invitation =
    { $community } would like to hear from you: { $title }

    This link is yours alone. It works until { $until }, needs no account, and lets you stop and go on later:

    { $link }
study-mail-heard-subject = What we heard: { $title }
study-mail-heard =
    You answered “{ $title }”. This is what we heard:

    { $heard }

    More about it:

    { $link }
study-mail-due-subject = They wait for what you heard: { $title }
study-mail-due =
    Those who answered “{ $title }” were told that they would hear from you by { $day }. A few sentences are enough:

    { $link }
study-mail-again-subject = Time to ask again: { $title }
study-mail-again =
    A quarter has passed since “{ $title }”. Ask again, and see what has changed:

    { $link }
