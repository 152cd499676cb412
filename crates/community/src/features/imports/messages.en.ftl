imports-title = Bring history
imports-lead = What your community said elsewhere becomes places, topics and messages here, under their authors’ names and with their own dates.
imports-forbidden = Only directors bring history. Ask one of them.
imports-open = Under way
imports-see = See how it stands
imports-one-at-a-time = One history is brought at a time. Finish the one that is open first.
imports-slack = Slack
imports-slack-how = An owner of the workspace exports its data under Settings, Import and export. Public channels come along; private channels and direct messages stay there.
imports-zulip = Zulip
imports-zulip-how = The public archive of a Zulip community: a zip of its folder zulip_json.
imports-unknown-tool = Archive
imports-file = The archive
imports-file-hint = A zip, as the other tool made it, of at most 1 GiB
imports-bring = Look what is in it
imports-not-a-zip-yet = This is no zip. Choose the file that the other tool made, as it came
imports-past = Brought before
imports-was-refused = The archive could not be used
imports-was-left = { $count ->
    [one] Stopped after one new message
   *[other] Stopped after { $count } new messages
}
imports-was-ended = { $count ->
    [0] Nothing new
    [one] One new message
   *[other] { $count } new messages
}
imports-looking = We are reading the archive to see what is in it. Nothing is brought yet.
imports-reload = Look again
imports-reload-hint = A large archive takes some minutes. You may leave this page and come back.
imports-discard = Discard the archive
imports-ready = The archive is whole. Nothing is brought until you start.
imports-in-it = What is in it
imports-brought = What was brought
imports-people = People
imports-places = Places
imports-topics = Topics
imports-posts = Messages
imports-new-posts = New messages
imports-reactions = Reactions
imports-left-out = What is left out, and why
imports-left-joins = Notes that somebody joined
imports-left-leaves = Notes that somebody left
imports-left-private = Private channels, which stay where they are
imports-left-direct = Direct conversations, which stay where they are
imports-left-empty = Topics without messages
imports-left-reactions = Reactions that say none of our six signs
imports-left-files = Files that the archive only names: a line with their name stands in the message
imports-then = What happens when you start
imports-then-people = Its people become members who have not come yet. You can invite each of them to claim what they wrote.
imports-then-read = All of it counts as read, and nobody is told.
imports-then-everybody = Every member sees the new places. You can close one, or change who sees it, at any time.
imports-start = Start
imports-under-way = The history is being brought
imports-so-far = { $count } of { $all } messages
imports-under-way-hint = It goes on while you are away, also after the server was restarted.
imports-stop = Stop
imports-stopped = Stopped. What was brought so far stays, and going on adds only what is missing.
imports-stopped-bar = How far it came
imports-go-on = Go on
imports-leave = Leave it so and delete the archive
imports-left = Stopped for good. What was brought stays; the archive is deleted.
imports-ended = { $count ->
    [0] All of it was here already. The archive is deleted.
    [one] Done: one new message. The archive is deleted.
   *[other] Done: { $count } new messages. The archive is deleted.
}
imports-to-places = See the places
imports-to-members = See the members
imports-still-looking = The archive is still being read. Wait a moment, then start.
imports-over = This import is over. Bring the archive again to start anew.
imports-stop-first = Stop the import first, then delete its archive.
imports-another = Bring another archive
imports-nothing-brought = Nothing was brought, and the archive is deleted.
imports-stays = What was brought before stays. The archive is deleted; bring a whole one, and only what is missing is added.
imports-not-a-zip = This is no whole zip. Download the export again, and bring it as it came.
imports-leads-out = The file { $file } leads out of the archive. No tool makes that: export again, and bring the zip as it came.
imports-bomb = The file { $file } unpacks to more than an export holds. Export a shorter span of time, or ask who runs the site to bring it on the server.
imports-twice = The file { $file } is in the archive twice. Export again, and bring the zip as it came.
imports-unknown = This is neither a Slack export, which holds users.json and channels.json, nor a Zulip archive, which holds a folder zulip_json. Bring the zip as the tool made it.
imports-missing = The file { $file } is missing. Export again, and bring the zip as it came.
imports-broken = The file { $file } cannot be read ({ $cause }). Export again; where it is still so, take that file out of the zip and bring the rest.
imports-lost = The archive is not there any more. Bring it again: only what is missing is added.
