## The successors of a community

successors-title = Successors
successors-lead = Members can found a community that goes on where this one ends. Nobody is moved: each chooses whether to come along.
successors-lead-ends = This community comes to its end. What was good here can go on elsewhere: members found it, and each chooses whether to come along.
successors-empty-title = No successor yet
successors-empty = Say what it would be for. Once three of you stand for it, you found it.
successors-founded = Founded
successors-proposed = Proposed
successor-propose = Propose a successor
successor-propose-hint = It is a proposal until three members stand for it; you are the first. Each can step back until it is founded. Nothing changes in this community.
successor-name = Name
successor-name-hint = At most 60 characters.
successor-goal = What for
successor-goal-hint = One sentence: what you want to reach together.
successor-kind = What it will be
successor-learning-hint = A community of learning begins with a training, which whoever runs the site opens.
successor-name-unsound = Give it a name of at most { $max } characters
successor-goal-unsound = Say what it is for, in at most { $max } characters
successor-kind-missing = Choose what it will be
successor-stand =
    { $count ->
        [one] { $count } stands for it
       *[other] { $count } stand for it
    }
successor-stand-of = { $count } of { $needed } stand for it
successor-you-stand = You stand for it
successor-founded-on = Founded on { $day }

## One of them

successor-missing =
    { $count ->
        [one] One more, and you can found it
       *[other] { $count } more, and you can found it
    }
successor-missing-hint = Whoever stands for it will direct it. Each can step back until it is founded.
successor-ripe = Enough stand for it
successor-ripe-hint = One of those who stand for it founds it now, or you wait for more. Everybody here is told then, and chooses whether to come along.
successor-found = Found it
successor-stand-do = I stand for it too
successor-step-back = Step back
successor-step-back-last = You are the only one: the proposal goes when you step back.
successor-withdrawn = Nobody stands for it any more. Propose it anew where you want it.
successor-founders = Who stands for it
successor-founded-by = Who founded it
successor-is = What it is
successor-proposer = Proposed it
successor-nobody = Nobody.
successor-beside = About it
successor-promises = What holds
successor-promise-choice = Nobody is moved: each comes along with a click of their own, or does not.
successor-promise-stays = { $community } stays as it is, and readable.
successor-promise-directs = Those who stand for it direct it, and can change everything later.
successor-join = Join it
successor-go = Go there
successor-grew = It grew out of { $community } on { $day }.
successor-for-members = Only members of the community found successors and come along. Who looks after the site, or visits, does not.
successor-of-draft = A draft has nobody yet who could go on. Launch it first.
successor-founders-full = Enough stand for it: at most { $max } do. Found it, and come along.
successor-founded-already = It is founded already.
successor-found-forbidden = Only those who stand for it found it. Stand for it first.
successor-too-few = It takes { $count } members who stand for it. Ask others to join you.
successor-not-founded = It is not founded yet. Stand for it, so that it will be.
successor-is-dissolved = Its founders dissolved it. It takes nobody in any more.
successor-proposals-full = At most { $max } proposals are open at once. Stand for one of them, or ask one that finds nobody to step back.
successor-proposals-of-day = You made { $max } proposals here within a day. Stand for one of those that are open, or propose again tomorrow.
successor-founded-enough = At most { $max } are founded from one community within { $days } days. Come along into one of them, or found yours once the oldest of them is that old.
successor-founded-often = At most { $max } are founded from one community within { $days } days, with those that were dissolved. Come along into one that is there, or found yours later.

## On a community’s home

lineage-origin = Grown out of
lineage-founded = founded on { $day }.
lineage-dissolved = Dissolved by its founders on { $day }.
lineage-is-founded = { $name } is founded
lineage-was-dissolved = { $name } was founded here, and dissolved
lineage-more = More about it
lineage-proposed =
    { $count ->
        [one] A successor is proposed
       *[other] { $count } successors are proposed
    }
lineage-proposed-next = Three members found one. Stand for it, or wait and see.
lineage-look = Look
lineage-invites = Do you want to go on together?
lineage-invites-next = Three of you can found a successor. Nobody is moved, and this community stays as it is.

## Mails

successor-mail-founded-subject = { $name } grew out of { $community }
successor-mail-founded =
    Hello { $person },

    members of { $community } founded { $name }.

    What for: { $goal }

    Nobody is moved. If you want to come along, one click is enough: { $link }

## What comes along

along-title = What comes along
along-ask = May what you wrote in { $old } come along into { $name }? Only what its author lets come is copied, from the places that its founders choose.
along-let = My posts may come along
along-let-hint = With your name and their time, and with the files they show. They stay where they are, too. You can take your word back at any time.
along-lets = What you wrote may come along.
along-take-back = Take it back
along-take-back-hint = Your posts then go from { $name }, as if you had deleted them there. If you change your mind, they return.
along-left-hint = You belong to neither community any more, and nothing more of yours comes. Your posts go from { $name }, as if you had deleted them there.
along-closed = It is closed: nothing comes into it. Give your word once its directors have reopened it.
along-banned = You were removed from { $name } and cannot come back, so nothing that you wrote comes along. Its page tells you why.
along-progress = Topics that were looked at
along-reload = See how far it is
carrying-title = Choose what comes along
carrying-lead = Topics of { $old } are copied into { $name }, as far as their authors let them come.
carrying-places = From which places?
carrying-chosen = Chosen
carrying-topics =
    { $count ->
        [0] No topic
        [one] { $count } topic
       *[other] { $count } topics
    }
carrying-promise-consent = A topic comes where who opened it lets it, with the posts of those who let theirs. It says how many stayed.
carrying-promise-stays = Nothing leaves { $old }. Signs, answers and grades stay there.
carrying-promise-later = Who lets their posts come later has them added. Nothing comes twice, and nobody is told of each.
carrying-submit = Have them come along
carrying-again = Look again
carrying-came =
    Came along so far: { $topics ->
        [one] { $topics } topic
       *[other] { $topics } topics
    }, { $posts ->
        [one] { $posts } post
       *[other] { $posts } posts
    }.
carrying-under-way = Looked at { $count } of { $of } topics.
carrying-soon = More comes in a few minutes.
carrying-ended = Last looked at { $when }.
carrying-none-chosen = Choose at least one place
carrying-forbidden = Only founders who direct it, and are members of both, choose what comes along. Ask one of them.
carrying-closed = It is closed: nothing new comes into it. Reopen it first.
origin-from = This topic came along from { $name }.
origin-see = See it there
origin-stayed =
    { $count ->
        [one] { $count } post stayed there.
       *[other] { $count } posts stayed there.
    }

## Dissolving it

dissolution-title = Dissolve it
dissolution-undo = Undo the founding
dissolution-until = Until { $day }, two of its founders who direct it can dissolve it.
dissolution-two = It takes two founders. The others are told by mail that you want it, and why.
dissolution-then = With the second it is closed: everything in it stays readable, nothing new is written, and its people are told.
dissolution-lineage = Both communities still say that it was founded, and dissolved.
dissolution-reason = Why
dissolution-reason-hint = Everybody in it reads this.
dissolution-reason-missing = Say why, in at most { $max } characters
dissolution-asked = { $founder } wants to dissolve it: { $reason }
dissolution-submit = I want to dissolve it
dissolution-agree = I agree: dissolve it
dissolution-take-back = Take it back
dissolution-forbidden = Only founders who direct it dissolve it. Talk with one of them.
dissolution-too-late = Its founders could dissolve it for { $days } days. Its directors can still close it, on the page about its life.
dissolution-mail-subject = Dissolve { $name }?
dissolution-mail =
    Hello { $person },

    { $founder } wants to dissolve { $name }, which you founded together: { $reason }

    It takes one more of you, until { $until }. Agree, or talk about it: { $link }
