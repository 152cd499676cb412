place-archived = This place is closed to new messages. What was written stays readable.
place-write-leaders = Only directors and facilitators write here. Reply in another place, or ask one of them.
place-write-members = You read along here. Ask a director if you would like to write.
place-name-taken = Another place of this community has this name. Choose a different one
places-title = Places
places-lead = Where people meet here, each for something of its own.
places-closed = Closed places
places-closed-on = closed on { $date }
place-new = New place
place-new-title = Make a place
place-edit-title = Change this place
place-form-lead = Say what it is for: people then know what to bring there.
place-name = Name
place-name-hint = Two or three words, such as Money and prices.
place-name-unsound = Give the place a name of at most { $max } characters
place-purpose = Purpose
place-purpose-hint = One sentence: what belongs here.
place-purpose-unsound = Say in a sentence of at most { $max } characters what belongs here
place-colour = Colour of its door
place-choice-missing = Choose one of these
place-seen-by = Who sees it
place-written-by = Who writes in it
circle-seen-members = All members see it
circle-seen-leaders = Only directors and facilitators see it
circle-seen-everyone = All members see it, partners and guests too
circle-written-members = All members write in it
circle-written-leaders = Only directors and facilitators write in it
circle-written-everyone = All who see it write in it
place-make = Make the place
place-reopen = Open it again
place-close = Close this place
place-close-title = Close it
place-close-lead = It leaves the list, and nobody writes in it any more. What was written stays readable, and you can open it again.
place-lounge-open = The lounge is everybody’s: all members see it and write in it.
place-lounge-stays = The lounge always stays open. Close another place instead.
place-change-forbidden = Only directors make and change places. Ask one of them.
place-asks = People ask here
place-asks-hint = Conversations wait for an answer until the reply that helped is marked.
place-partners = Partner organisations
place-partners-hint = Their delegates see this place beside whom you chose above. Members are told so on its page.
place-up = Up
place-down = Down

## Premises

premises-title = Where and when
premises-lead = A place with an address has walls: it can be booked, and a poster on its door leads here.
premises-where = Where it is
premises-hours = Opening hours
premises-hours-hint = As in: Monday to Friday 9:00–18:00.
premises-address = Address
premises-address-hint = Left empty, the place is only here, on the site.
premises-capacity = How many people fit in
premises-people = { $count ->
    [one] Room for 1 person
   *[other] Room for { $count } people
}
premises-access = How to get in
premises-access-hint = Stairs, lift, key, doorbell: what somebody who comes for the first time needs to know.
premises-zone = Time zone of the place
premises-too-long = Keep it within { $max } characters
premises-capacity-unsound = Write a number from 1 to { $max }, or leave it empty
poster-title = Poster with QR code
poster-code = QR code that leads to this place
poster-lead = Point your telephone here: what happens in this place goes on there.
poster-print = Print this page and put it on the door.

## Bookings

bookings-title = Bookings
bookings-empty = Nothing is booked. The place is free.
bookings-zone = Times are those of { $zone }.
booking-new = Book the place
booking-title = What for
booking-day = Day
booking-starts = From
booking-ends = Until
booking-book = Book
booking-cancel = Cancel
booking-title-unsound = Say what for, within { $max } characters
booking-day-unsound = Choose a day
booking-time-unsound = Choose a time, as in 14:30
booking-out-of-reach = Choose a time that is still to come, within a year, and for a day at most
booking-taken = Somebody has the place at that time. Look at the list, and choose another time
booking-cancel-forbidden = Only who booked, or a director, cancels.
booking-over = This is over. There is nothing to cancel.
