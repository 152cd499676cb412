## Cohorts

cohorts-title = Cohorts
cohorts-lead = Circles small enough to know each other, within a community that is not.
cohorts-none = Nobody was dealt into cohorts yet. Your directors decide when.
cohorts-none-director = You are many. In a cohort, people learn each other’s names.
cohorts-none-small = Below { $count } people, one circle is usually enough. You can deal all the same.
cohorts-deal = Deal cohorts
cohorts-deal-again = Deal again
cohorts-deal-lead = Everybody who learns here and has come is put into one cohort. You see the cohorts before anything is done.
cohorts-manner = What people of a cohort share
cohorts-by-language = Their language
cohorts-by-language-does = People read the site in the same language.
cohorts-by-zone = Their time zone
cohorts-by-zone-does = People are awake at about the same hours.
cohorts-by-start = When they joined
cohorts-by-start-does = People are about as new as each other.
cohorts-by-chance = Nothing
cohorts-by-chance-does = Chance mixes them.
cohorts-size = The most people in a cohort
cohorts-size-hint = All come out about the same size. Between 12 and 25 is a good circle.
cohorts-size-unsound = Write a number from { $min } to { $max }
cohorts-manner-unsound = Choose one of the four
cohorts-show = Show me first
cohorts-shown = What would come of it
cohorts-size-of = Size
cohorts-count = { $count ->
    [one] One cohort
   *[other] { $count } cohorts
}
cohorts-nobody = Nobody who learns here has come yet. Invite people first.
cohorts-replaces = The cohorts that you have now end, and everybody may move once again. What people wrote stays.
cohorts-do-deal = Deal like this
cohorts-dissolve = End the cohorts
cohorts-dissolve-lead = { $count ->
    [one] The cohort ends. People and what they wrote stay in the community. You can deal again at any time.
   *[other] All { $count } cohorts end. People and what they wrote stay in the community. You can deal again at any time.
}
cohorts-for-members = Cohorts are for those who learn here. Ask a director to give you that role.
cohorts-forbidden = Only directors arrange cohorts. Ask one of them.
cohort-numbered = Cohort { $count }
cohort-name = Name
cohort-name-unsound = Give it a name of at most { $max } characters
cohort-rename = Its name
cohort-people = { $count ->
    [0] nobody
    [one] one person
   *[other] { $count } people
}
cohort-yours = Yours
cohort-move-here = Move here
cohort-come-in = Come in
cohort-one-move = You can move once by yourself, to a cohort with room. After that, ask a director.
cohort-moved-already = You have used your move. To move again, ask a director.
cohort-full = This cohort is full. Choose another, or ask a director.
cohort-empty = Nobody is in this cohort any more.
cohort-send = Move
cohort-into = To which cohort
cohort-into-unsound = Choose a cohort from the list
