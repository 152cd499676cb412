export-title = Take an archive along
export-site-title = Archive of the site
export-lead = An archive holds this community as it is now: to keep, to read offline, or to bring it to another Lyceum.
export-site-lead = An archive holds every community as it is now: to keep, to read offline, or to bring it to another Lyceum.
export-holds = What it holds
export-holds-words = Every place, topic and post with its files, as Markdown to read and as JSON for programs. Places that only some members see are in it too.
export-holds-people = Who belongs, with names, handles and pictures; roles, reactions, requests, bans and bookings.
export-holds-addresses = Mail addresses, and how far people have read.
export-holds-audit = What was noted about the community’s direction.
export-lacks = What it does not hold
export-lacks-keys = Passwords, sessions, invitations, tokens and mails.
export-lacks-addresses = Mail addresses, and how far people have read. Whoever runs the site can make an archive with both.
export-lacks-deleted = What deleted posts said.
export-who = People wrote this for the members of their community. Keep the archive where only you can open it, and give it to nobody who could not read it here.
export-make = Make the archive
export-make-anew = Make a new one
export-making = The archive is being made
export-lines = { $count ->
    [0] It has just begun.
    [one] One entry is written so far.
   *[other] { $count } entries are written so far.
}
export-look-again = Look again
export-ready = The archive is ready
export-ready-until = It lies here for you alone until { $until }.
export-size = { $count ->
    [one] It is about 1 MB large.
   *[other] It is about { $count } MB large.
}
export-take = Download
export-failed = The archive could not be made. Try again; if it fails again, the log of the site says why.
export-over = This archive lay ready for a day, which is over. Make a new one.
export-forbidden = Only directors make an archive of their community.
export-copy-answer = this helped
export-copy-edited = changed on { $when } UTC
export-copy-deleted = This post was deleted.
mine-title = Take along what is yours
mine-lead = A zip with what you wrote, answered, signed and brought, in every community in which you are or were.
mine-holds-words = Your topics and posts, and what you wrote about the charter, the goal and yourself.
mine-holds-answers = Your answers to decisions and studies that carry names, your signatures, your own goals, your notes after check-ins.
mine-holds-files = Your profile, your photograph and every file that you brought.
mine-holds-forms = All of it as Markdown to read and as JSON for programs.
mine-lacks-others = What others wrote, their names and their addresses.
mine-lacks-nameless = Answers without a name: nobody can tell that they are yours, not even this site.
mine-lacks-deleted = What deleted posts said, and earlier versions of posts that you changed.
mine-who = Only you can ask for it and download it. It works in closed communities and after you have left one.
mine-read-title = What is { $name }’s own
mine-read-lead = Each part stands as Markdown to read, and beside it as lines of JSON for programs.
mine-read-since = Since { $day }
mine-read-until = From { $day } to { $left }
mine-read-nothing = Nothing yet.
mine-read-files = { $count ->
    [0] You brought no files.
    [one] 1 file, in the folder `files`.
   *[other] { $count } files, in the folder `files`.
}
mine-topics = Topics you opened
mine-posts = Posts
mine-reactions = Reactions
mine-decisions = Decisions you proposed
mine-ballots = Your answers to decisions
mine-objections = Objections
mine-signatures = Signatures
mine-version = Version { $version } of the charter
mine-comments = Comments on the charter
mine-rewordings = Other words for the charter
mine-goals = Your goals
mine-progress = How far results had come
mine-goal-changes = Common goals you proposed
mine-introductions = What you need and give
mine-requests = Requests to join
mine-groups = Working groups
mine-bookings = Bookings
mine-notes = Notes after check-ins
mine-answers = Your answers to studies
