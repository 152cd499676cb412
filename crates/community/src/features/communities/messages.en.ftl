## Checks of what is typed

slug-unsound = Use 2 to 60 small letters, digits and hyphens, as in bike-workshops
slug-taken = Another community has this address. Choose a different one
community-open-forbidden = Communities are opened by the people who run this site. Ask one of them.

## Types and roles

type-learning = Learning
type-practice = Practice
type-interest = Interest
role-director = Director
role-facilitator = Facilitator
role-tutor = Tutor
role-learner = Learner
role-partner = Partner
role-guest = Guest

## Members

members-title = Members
members-lead = { $count ->
    [one] One person so far.
   *[other] { $count } people, the newest first.
}
members-not-come = Imported, has not come yet
members-more = More members
members-joined = here since { $date }
