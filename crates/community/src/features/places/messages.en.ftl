place-archived = This place is closed to new messages. What was written stays readable.
place-write-leaders = Only directors and facilitators write here. Reply in another place, or ask one of them.
place-name-taken = Another place of this community has this name. Choose a different one
