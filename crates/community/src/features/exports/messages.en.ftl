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
