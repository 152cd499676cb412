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
    [0] Be the first to reply
    [one] 1 reply
   *[other] { $count } replies
}
topic-unread = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}

## A topic

topic-new-title = Start a conversation
field-title = Title
field-title-hint = One line that says what it is about.
field-text = Message
field-text-hint = You can use Markdown: **bold**, *italic*, lists, links and quotes.
field-theme = Theme
topic-submit = Publish
reply-title = Your reply
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
post-gone = This message was deleted.
