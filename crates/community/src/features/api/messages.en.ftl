api-body-unreadable = The body is not the JSON that is expected here: { $cause }
api-id-unsound = This is no id. Send one that the API gave you
token-read-only = This token only reads. Make one that writes, on the page of your tokens.
