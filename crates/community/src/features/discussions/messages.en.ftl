## Checks of what is typed

title-missing = Give the conversation a title, so that others know whether they can help
title-too-long = Keep the title within { $max } characters; the rest fits into the message
text-missing = Write something first
theme-unknown = This theme is not one of the community's. Choose another
topic-closed = This conversation is closed. Start a new one, and quote what you need.
post-edit-forbidden = Only its author changes a message, and not after it was deleted.
post-delete-forbidden = Only its author, a director or a facilitator deletes a message.
post-restore-forbidden = Only who deleted a message, a director or a facilitator brings it back.

## A place

topic-new = Start a conversation
place-empty-title = Nobody has spoken here yet
place-empty = Be the first: say what you need, or what you just found out.
topics-older = Older conversations
topic-replies = { $count ->
    [0] Be the first
    [one] 1 reply
   *[other] { $count } replies
}

## A topic

topic-new-title = Start a conversation
field-title = Title
field-title-hint = One line that says what it is about.
field-text = Message
field-text-hint = You can use Markdown: **bold**, *italic*, lists, links and quotes.
field-theme = Theme
topic-submit = Publish
reply-placeholder = Write a reply
reply-submit = Reply
topic-new-since = New since your last visit
topic-people = In this conversation
topic-posts-of = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
topic-earlier = Earlier replies
topic-later = Later replies
post-edited = edited
topic-last = the last
topic-unread = new
topic-is-closed = Closed
topic-conversation = Conversation
topic-beside = About this conversation
topic-keep = This conversation
topic-edit = Change title and theme
topic-close = Close to replies
topic-reopen = Open to replies again
topic-keep-forbidden = Only who started a conversation, a director or a facilitator changes and closes it.
topic-edit-title = Change title and theme
topic-where-title = Where does it belong?
topic-where-lead = Choose a place. People look in the places that concern them.
topic-nowhere = There is no place in which you may write. Ask a director to open one to you.
place-beside = About this place
place-rules = Who may come in
place-read-all = Mark all as read
place-edit = Change this place

## Posts

reply-title = Your reply
post-more = More
post-quote = Quote
post-answers = Answers { $name }
post-link = Copy the link
post-link-copied = Link copied
post-edit = Edit
post-delete = Delete
post-restore = Bring it back
post-gone-author = { $name } deleted this message.
post-gone-leader = This message by { $name } was deleted by a director or facilitator.
post-back = Back to the conversation
post-edit-title = Change your message
post-edit-lead = What it said before stays readable under “edited”.
post-changed-meanwhile = This message was changed meanwhile, on another device perhaps. What it says now stands below; save again to put your text in its place
post-says-now = What it says now
post-versions-title = Earlier versions
post-versions-lead = What { $name } wrote in “{ $topic }”.
post-version-now = Now
post-version = Version { $count }
post-delete-title = Delete this message?
post-delete-lead = Others will see that something stood here. You can bring it back at any time.
post-delete-keep = Keep it
post-delete-submit = Delete

## Writing

composer-views = Write or preview
composer-write = Write
composer-preview = Preview
composer-tools = Formatting
composer-bold = Bold
composer-italic = Italic
composer-list = List
composer-quote = Quote
composer-link = Link
composer-code = Code
composer-enter = Enter
composer-kept = Draft kept
composer-failed = The preview did not arrive. Your text is safe.
composer-answering = Answers {"{"}name{"}"}
composer-unquote = Answer nobody in particular
## Answers

answer-waiting = Waiting for an answer
answer-answered = Answered
answer-helped = This helped
answer-accept = This helped
answer-accept-other = This answers it
answer-must-be-reply = Only a reply that is there can be marked as the one that helped.
answer-not-here = In this place replies are not marked. A director can change that in the place’s form.
place-tabs = Conversations
place-all = All
place-none-shown = Nothing here at the moment.
## Reactions

reaction-give = React
reaction-useful = Useful
reaction-same = Same for me
reaction-thanks = Thanks
reaction-tried = I tried it
reaction-question = I wonder
reaction-bravo = Bravo
reaction-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
reaction-unknown = This sign is not one of the six. Reload the page and choose one
reaction-own = People react to what others wrote. Write a reply to add something.

## Following

follow-follow = Follow
follow-following = Following
follow-mute = Mute: nothing here counts as new
follow-muted = Muted
follow-unknown = Choose to follow, to mute, or neither
following-title = Conversations you follow
following-lead = Those that you started, replied to, or chose.
following-empty-title = You follow no conversation yet
following-empty = Reply to one, or press Follow beside it, and you find it again here.
following-look = Look around the places

## Pinning and announcing

topic-pin = Pin to the top
topic-unpin = Unpin
topic-is-pinned = Pinned
topic-announce = Announce to everyone
topic-unannounce = Take the announcement back
topic-is-announced = Announced
pin-too-many = { $max } conversations stand at the top of this place already. Unpin one of them first.
highlight-forbidden = Only a director or a facilitator pins and announces conversations.

## Moving

topic-move = Move to another place
move-title = Move this conversation
move-lead = It keeps its address, its replies and its followers. A signpost stays here for 30 days.
move-where = Where does it belong?
move-submit = Move
move-nowhere = There is no other place in which you may write.
move-elsewhere = This place belongs to another community. Choose one of this community
place-moved = Moved elsewhere
place-moved-to = To { $place }
reaction-gone = This message was deleted meanwhile.
composer-attach = Add a picture or a file
composer-sending = Sending {"{"}name{"}"} …
composer-not-sent = The file did not arrive. Your text is safe.
