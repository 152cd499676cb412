# Text
text-too-long = This text is too long. Shorten it to { $max } bytes (about as many letters), or split it into two posts.
text-too-deep = Quotes, lists or emphasis stand too deep in one another here. Flatten them a little.
text-has-nul = This text holds a character that cannot be stored (U+0000). Delete it and try again.
text-too-rich = This text would become too large a page. Remove some of its tables, links or lists, or split it into two posts.

# Requests
sent-from-elsewhere = This was sent from another site, so nothing was done. Open the page here and try again.
picture-unreadable = This picture is damaged, or larger than we can take. Save it anew, no larger than 12,000 points a side, and try again
