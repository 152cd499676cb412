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
members-cohorts = Cohorts
members-not-come = Imported, has not come yet
members-more = More members
members-joined = here since { $date }

## Invitations

invitations-title = Invitations
invitations-lead = A link lets people in. You decide how often it works, and until when.
invitations-empty = No link yet. Make one, and send it to the people you want here.
invitations-new = A new link
invitations-role = They come as
invitations-note = For whom
invitations-how-often = How many people
invitations-no-limit = Left empty, there is no limit.
invitations-days = Works for how many days
invitations-no-end = Left empty, it has no end.
invitations-make = Make the link
invitations-link = Invitation link
invitations-copy = Copy
invitations-copied = Copied
invitations-revoke = End
invitations-ended = No longer works
invitations-mailed = The link went to { $email }, and is shown to nobody else.
invitations-uses = { $count ->
    [0] not used yet
    [one] used once
   *[other] used { $count } times
}
invitations-left = { $count ->
    [one] one use left
   *[other] { $count } uses left
}
invitations-until = until { $date }
invite-forbidden = Only directors invite people. Ask one of them.
invite-person-came = This person has come already.
invite-person-elsewhere = This person belongs to another community too, so that their link goes to their mail address only. Ask a director to make it anew.
invite-person-unreachable = This person belongs to another community too, and has no mail address that a link could go to.
invite-personal-signed-in = This link hands over the history of an imported person to somebody new. Sign out, then open it again.
invite-revoked = This invitation was ended. Ask whoever sent it for a new one.
invite-past = This invitation has passed its date. Ask whoever sent it for a new one.
invite-used-up = This invitation was used as often as it works. Ask whoever sent it for a new one.
invite-uses-unsound = Write a number from 1 to { $max }, or leave it empty
invite-days-unsound = Write a number of days from 1 to { $max }, or leave it empty
invite-role-unsound = Choose a role from the list
join-invited = You are invited
join-as = Join as { $name }
join-submit = Make my account and join
join-have-account = Already here?
join-waiting = What { $name } wrote is waiting for you: with this account it becomes yours.

## A person's page

person-together = Where you meet
person-nowhere = In no community yet.
person-since = Here since { $date }
person-imported = What they wrote elsewhere was brought along. It becomes theirs again when they come.
person-edit = Change your profile

## A history that waits for its person

claim-mailed-title = Look in your mail
claim-mailed = What you wrote before waits in { $community }. A link is on its way to { $email }: open it to take it over, and you are in.
claim-mailed-hint = The link works once, for a day. Nothing there? Look among unwanted mail.
claim-title = Take over what you wrote
claim-lead = What { $name } wrote becomes yours.
claim-password-hint = The one that you chose a moment ago, when you signed up.
claim-password-wrong = This is not the password that you chose when you signed up. Try again, or sign up once more with your invitation
claim-submit = Take it over and come in
claim-not-you = You did not sign up? Then leave this page: nothing happens.
claim-link-gone = This link was used or has ended. Sign in, or open your invitation again.
claim-mail-subject = Take over what you wrote
claim-mail =
    Hello { $name },

    what you wrote before was brought along, and waits for you. Open it to take over what you wrote:

    { $link }

    The link works once, for a day. If you did not sign up, do nothing: without your password nothing happens.
members-invite = Invite people
members-invite-person = Make a personal link

## Settings

settings-title = Settings
settings-lead = How your community presents itself. Members see a change at once.
settings-goal-go = What shows that it is reached, and how it changes
settings-goal-elsewhere = The common goal is changed on its own page
settings-welcome = Welcome
settings-welcome-hint = What new members read first on their home page. Markdown works.
settings-colour = Colour
settings-forbidden = Only directors change the settings. Ask one of them.
colour-fig = Fig
colour-apricot = Apricot
colour-leaf = Leaf
colour-sky = Sky
colour-sun = Sun
colour-rose = Rose
colour-wall = Wall
members-roles = Roles

## Changing roles

roles-title = Roles of { $name }
roles-lead = A role that you take away is gone at once.
roles-legend = Roles
roles-forbidden = Only directors give and take roles. Ask one of them.
roles-missing = Leave at least one role; a member who only reads is a guest
roles-last-director = This is the only director. Make somebody else a director first
role-director-does = Leads: invites, gives roles, makes places, changes the settings.
role-facilitator-does = Teaches or trains: writes everywhere, closes conversations, deletes messages.
role-tutor-does = Accompanies learners, from their trade.
role-learner-does = Reads and writes with the members.
role-partner-does = An outside organisation’s delegate: sees only the places opened to their organisation, or to everyone.
role-guest-does = Looks in: sees only the places opened to guests.
## Leaving

roles-end = End the membership
departure-title = Remove { $name }?
departure-lead = They no longer see what is written here, and their roles end. What they wrote stays, under their name. With an invitation they can come back.
departure-submit = Remove
departure-own-title = Leave { $community }?
departure-own-lead = You no longer see what is written there, and your roles end. What you wrote stays, under your name. With an invitation you can come back.
departure-own-submit = Leave
departure-stay = Stay
departure-forbidden = Only directors remove members. Ask one of them.
departure-last-director = This is the only director. Make somebody else a director first.
## Ways in

settings-entry = Who may come in without an invitation
settings-more-people = Who comes in
settings-more-invitations = Links and mails that let people in, with what they come as and until when.
settings-more-requests = Who asked to join and waits for an answer.
settings-more-partners = Organisations beside the community, their delegates, and the places that each may see.
settings-more-bans = People who were sent away and why; you may let them back in.
settings-more-frame = What it stands on
settings-more-contract = The places, rules and forms of exchange that came with the type, and what you changed in them.
settings-more-type = A few questions, and which of the three types the answers speak for.
settings-more-themes = The words under which topics are filed, on two levels; merge those that mean the same.
settings-more-records = History and records
settings-more-imports = Conversations from Slack, Zulip or another Lyceum, with their authors and dates.
settings-more-export = Everything of this community in one file that you can read, keep and bring back.
settings-more-audit = Who changed what here, and when.
entry-invitation = Nobody: only by invitation
entry-request = Who asks, once a director agrees
entry-open = Anybody with an account on this site
requests-title = Requests to join
requests-lead = People who would like to be here. Each gets your answer by mail.
requests-empty = Nobody is waiting.
request-accept = Let in
request-refuse = Decline
request-forbidden = Only directors decide who comes in. Ask one of them.
request-not-taken = People come into this community by invitation. Ask somebody who belongs to it.
request-too-long = Keep it within { $max } characters
request-accepted-subject = You are in: { $community }
request-accepted-mail =
    Welcome: you are a member of { $community } now.

    { $link }
request-refused-subject = Your request to join { $community }
request-refused-mail = The directors of { $community } have not taken your request up this time. Nothing else changes, and you may ask again.

## Bans

bans-title = Who may not come back
bans-lead = People whom a director removed for good, and why. They read the reason when they try to come back.
bans-empty = Nobody was banned.
ban-lift = Lift
ban-too = They may not come back
ban-too-hint = No invitation lets them in until a director lifts this.
ban-reason = Why
ban-reason-hint = The person reads it. Needed only if they may not come back.
ban-reason-missing = Say why, within { $max } characters: the person has a right to know
ban-stands = You were removed from this community and cannot come back. Its page tells you why.
roles-more = Label and end
roles-label = What stands beside the name
roles-until = Through
roles-label-too-long = Keep the label within { $max } characters
roles-until-unsound = Choose a last day that is still to come, or leave it empty
## Themes

themes-title = Themes
themes-lead = What conversations here are about, on two levels at most.
themes-empty = No theme yet. Make the first one.
themes-forbidden = Only directors make and change themes. Ask one of them.
theme-new = A new theme
theme-name = Name
theme-below = Below
theme-make = Make the theme
theme-change = Rename or merge
theme-into = Merge into
theme-merge = Merge
theme-merge-hint = Its conversations go over to the other theme, and its address leads there. This cannot be undone.
theme-name-unsound = Give it a name within { $max } characters
theme-name-taken = Another theme has this name. Choose a different one, or merge the two
theme-parent-unsound = Choose a theme that stands on the first level
theme-into-unsound = Choose another theme of this community
## Rosters

roster-title = Roster
roster-bring = Bring a whole list
roster-lead = A table of who belongs here. You see what it would do before anything happens.
roster-text = The table
roster-text-hint = CSV with a line of headings: email, name, and where you like role, label, until, organisation. As in: email,name,role
roster-file = Or a file
roster-file-hint = CSV, as spreadsheets export it, up to 2 MB.
roster-check = See what it would do
roster-check-file = Read this file
roster-preview = What it would do
roster-line = Line
roster-what = What happens
roster-count-joining = { $count ->
    [one] 1 joins
   *[other] { $count } join
}
roster-count-changing = { $count ->
    [one] 1 changes
   *[other] { $count } change
}
roster-count-leaving = { $count ->
    [one] 1 leaves
   *[other] { $count } leave
}
roster-count-wrong = { $count ->
    [one] 1 line to mend
   *[other] { $count } lines to mend
}
roster-joins = joins, with a link by mail where one is needed
roster-changes = role changes
roster-stays = stays as they are
roster-leaves = leaves: came by an earlier roster
roster-apply = Apply the roster
roster-apply-lead = All of it happens at once. Who leaves keeps what they wrote, under their name.
roster-nothing = Everything is so already. There is nothing to do.
roster-wrong-lines = Nothing was done. Mend the marked lines in the table below, and check it again.
roster-forbidden = Only directors bring rosters. Ask one of them.
roster-headings = The first line must name the columns, at least email and name
roster-unreadable = This is no table that we can read. Export it as CSV, and try again
roster-too-long = A roster has at most { $max } lines. Bring it in parts
roster-empty = There is no line below the headings
roster-email = This is no mail address
roster-name = The name is missing or too long
roster-role = No such role: learner, facilitator, tutor, partner or guest. Directors are made by hand
roster-until = Choose a last day that is still to come, as in 2027-06-30
roster-twice = This address stands in an earlier line already
roster-banned = This person was removed for good. Lift the ban first
roster-mail-subject = You are invited to { $community }
roster-mail =
    Hello,

    you belong to { $community } now. Open this link to come in:

    { $link }

    It works once, for 30 days.
roster-proof-mail =
    Hello,

    you are on the list of { $community }. Open this link and sign in, so that we know that this address is yours:

    { $link }

    It works once, for 30 days. Somebody else uses your address here? Set a new password, then open it.
roster-who = Name
settings-zone = Time zone of the community
settings-zone-hint = Its deadlines are times of day there.
settings-proposers = Who proposes decisions
proposers-leaders = Directors and facilitators
proposers-members = Every member

## Partners

members-lead-visitor = Whom you meet here: who leads this community, and who is here for the same organisation.
partners-title = Partners
partners-lead = Outside organisations that accompany this community. Their delegates see the places that you open to them, and nothing else.
partners-empty-title = No partner yet
partners-empty = A company, an association, a school: give it a name, open places to it, and say who is here for it.
partner-new = Add an organisation
partner-edit = Change this organisation
partner-form-lead = How the organisation is shown here. Members read its name beside its delegates.
partner-name = Name
partner-name-hint = As in: Mill Street Bakers.
partner-name-unsound = Give the organisation a name of at most { $max } characters
partner-name-taken = Another partner here has this name. Choose a different one
partner-too-many = A community has at most { $max } partners. Close one that is no longer here
partner-line = In a line
partner-line-hint = What it does, or why it is here.
partner-line-too-long = Keep it within { $max } characters
partner-link = On the web
partner-link-hint = As in: https://example.org
partner-link-unsound = Write a web address that begins with https:// or http://, or leave it empty
partner-make = Add it
partner-beside = About this organisation
partner-who = Who is here for it
partner-nobody = Nobody yet. Name a member, or make an invitation.
partner-delegates = { $count ->
    [0] no delegate
    [one] 1 delegate
   *[other] { $count } delegates
}
partner-places = { $count ->
    [0] no place opened
    [one] 1 place opened
   *[other] { $count } places opened
}
partner-until = through { $date }
partner-dismiss = Take away
partner-dismiss-hint = Who holds no other role here leaves the community. What they wrote stays, under their name.
partner-opened = What is opened to it
partner-nothing-opened = Nothing yet. Choose a place, then “Change this place”.
partner-change-opening = Change
partner-name-delegate = Name a delegate
partner-person = Who
partner-person-hint = A member’s @handle or mail address.
partner-person-unknown = No member goes by that. Check it, or invite them with a link for this organisation
partner-label-hint = Left empty, it is the organisation’s name.
partner-name-submit = Name
partner-keep = Keep it in order
partner-invite = Invite delegates
partner-close = Close it
partner-close-title = Close { $name }?
partner-close-lead = This happens at once and cannot be undone. What its delegates wrote stays, under their names.
partner-close-places = { $count ->
    [0] No place is opened to it.
    [one] The place that is opened to it is shut to it.
   *[other] The { $count } places that are opened to it are shut to it.
}
partner-close-delegates = { $count ->
    [0] Nobody is here for it.
    [one] Its delegate loses the role, and leaves the community unless they hold another one.
   *[other] Its { $count } delegates lose the role, and those who hold no other one leave the community.
}
partner-close-invitations = Its invitations no longer work.
partner-forbidden = Only directors keep the partners in order. Ask one of them.
partner-unknown = Choose a partner organisation of this community
partner-role-only = Only partners are here for an organisation. Choose that role, or leave the organisation out
access-none = Does not see it
access-sees = Sees it
access-writes = Sees it and writes in it
roles-organisation = Is here for
roles-no-organisation = No organisation
invitations-organisation = For a partner organisation
invitations-organisation-hint = People then come as its delegates.
roster-organisation = No partner here is called { $name }. Add it under Partners first, or mend the name

## Emblems

emblem-drawing = Emblem
emblem-picture = A picture as the emblem
emblem-picture-lead = In place of the drawing, for a community that has a sign of its own.
emblem-picture-shown = This picture stands wherever your community is named.
emblem-picture-file = Picture
emblem-picture-hint = JPEG, PNG, WebP or GIF, up to 20 MB. The middle of it becomes a square.
emblem-picture-show = Show this picture
emblem-picture-remove = Show the drawing again
motif-light = A light
motif-sun = A sun
motif-tree = A tree
motif-hill = Hills
motif-book = A book
motif-bread = Bread
motif-wheel = A wheel
motif-bridge = A bridge
motif-lamp = A lamp
motif-boat = A boat
motif-hands = A heart in two hands
motif-sprout = A sprout
## Where a community stands

community-read-only = This community is closed: everything stays readable, and nothing new is written. A director can reopen it, on the page about its life.
community-takes-nobody = This community is closed and takes nobody in. A director can reopen it first.
community-not-open = This community is still being set up. Its directors invite people once it is launched.

## The goal

goal-by = by { $date }
goal-reached = reached
