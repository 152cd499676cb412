charter-title = Charter
charter-lead = What we agree on, and sign.
charter-empty-title = No charter yet
charter-empty = A charter says in a few clauses what everybody here can count on. It is written together and adopted by a decision.
charter-write = Write the draft
charter-version = Version { $count }
charter-adopted-on = adopted on { $day }
charter-decision = The decision about it
charter-decision-title = Charter, version { $count }
charter-text = What it says
charter-changes = What changed since you signed
charter-beside = About the charter
charter-signed-title = Signatures
charter-signatures = { $count } of { $of } have signed
charter-you-signed = You signed on { $day }.
charter-sign-by = Read it and sign it by { $day }. After that you can read here, and no longer write.
charter-reads-only = You can read here and write again once you have signed.
charter-sign-title = Do you agree?
charter-sign-lead = Your signature says that others can count on you for this. It stands with your name.
charter-sign = Sign the charter
charter-sign-forbidden = Only who belongs signs the charter.
charter-changed-meanwhile = The charter has changed meanwhile. Go back, read it, then sign.
charter-must-sign = Read the charter and sign it, then you can write here again.
charter-under-decision = This version is being decided.
charter-older = Versions before
charter-draft-title = Draft
charter-draft-lead = What the charter could say. Comment on a clause or propose other words; it holds once a decision adopts it.
charter-draft-none = No clause yet.
charter-draft-changes = What the draft changes
charter-draft-forbidden = Directors write the draft. Propose other words, and one of them takes them over.
charter-draft-empty = Write at least one clause first
charter-draft-same = The draft says what is in force. Change a clause first
charter-speak-forbidden = Members talk about the draft. Ask one of them to speak for you.
charter-adopt-title = Adopt it
charter-adopt-lead = Everybody who belongs is asked for consent to the whole text. Once adopted, it asks each for a signature.
charter-adopt = Ask everybody to adopt it
charter-grace = Days to sign it
charter-grace-hint = After that, who has not signed can read only.
charter-grace-unsound = Choose 1 to { $max } days
clause-lead = A clause of the draft.
clause-add = Add a clause
clause-title = What it is about
clause-title-hint = A few words, such as “How we answer”.
clause-title-unsound = Say what it is about, in at most { $max } characters
clause-text = What it says
clause-text-hint = One thing, in plain words. Markdown works here.
clause-text-unsound = Write the clause, in at most { $max } characters
clause-too-many = A charter has at most { $max } clauses. Put some together
clause-new = New
clause-gone = Gone
clause-discuss = Comment and propose other words
clause-change = Change it
clause-remove = Remove it from the draft
clause-remove-lead = It goes from the draft. A version in force keeps it until another is adopted.
rewordings-title = Other words
rewording-propose = Propose other words
rewording-why = Why?
rewording-why-unsound = Say why, in at most { $max } characters
rewording-same = Change the words first
rewording-take = Take it over
rewording-decline = Decline
rewording-taken = Taken over
rewording-declined = Declined
comments-title = Comments
comments-empty = Nobody has said anything about it yet.
comment-text = Your comment
comment-send = Comment
comment-unsound = Write your comment, in at most { $max } characters
diff-added = added
diff-gone = removed
rules-title = Rules
rules-lead = What we remind each other of, where somebody is about to write.
rules-empty = No rule yet. Most communities need few.
rule-new = New rule
rule-make = Make the rule
rule-end = End it
rule-sentence = The rule
rule-sentence-hint = One sentence, such as “One question for each conversation”.
rule-why = Why?
rule-text-unsound = Write it in one sentence of at most { $max } characters
rule-strength = How strongly?
strength-remind = Remind
strength-remind-does = It is shown.
strength-ask = Ask
strength-ask-does = Whoever goes on ticks that they have read it. How often is counted, not who.
strength-stop = Stop
strength-stop-does = What shows the sign below is refused, with the reason.
rule-sign = Sign of what is stopped
rule-sign-hint = Only for a rule that stops: a link, some words parted by commas, or a number of characters.
rule-sign-unsound = A rule that stops needs a sign: a link, words, or 10 to 50,000 characters
rule-pattern = The words, or the number
sign-link = A link
sign-words = One of these words
sign-length = More characters than
rule-place = Where
rule-everywhere = Everywhere
rule-clause = Clause of the charter
rule-owner = Ask { $name } about it.
rule-passed = { $count ->
    [one] gone past once
   *[other] gone past { $count } times
}
rule-tick = I have read this and go on
rule-asks = Read the rules above the text, and tick that you go on
rule-stops = { $sentence } { $why }
agreement-title = What you agree to here
agreement-sign = { $count ->
    [one] Once you are in, you are asked to sign the charter within a day. You can read it now.
   *[other] Once you are in, you are asked to sign the charter within { $count } days. You can read it now.
}
agreement-charter = { $count ->
    [one] The charter, one clause
   *[other] The charter, { $count } clauses
}
agreement-rules = { $count ->
    [one] A rule that holds everywhere
   *[other] { $count } rules that hold everywhere
}
