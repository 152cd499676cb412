home-title = Home
home-morning = Good morning, { $name }
home-afternoon = Good afternoon, { $name }
home-evening = Good evening, { $name }
home-goal-all = How far we are
home-goal = What we are here for
home-no-places = No place is open to you yet. Ask a director to open one.
home-places = Places
home-new = { $count ->
    [0] Nothing new
    [one] 1 new message
   *[other] { $count } new messages
}
home-choose = Your communities
home-none-title = No community yet
home-none-owner = Open the first one. It takes three minutes.
home-none = When somebody invites you, the community appears here.
home-open = Open a community
about-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
about-closed = What is written here is for its members. Ask whoever told you about it for an invitation.
home-unread = { $count ->
    [one] One new message is waiting for you.
   *[other] { $count } new messages are waiting for you.
}
home-all-read = You have read everything. What is on your mind?
home-read = Read what is new
home-news = New for you
home-all-places = All places
home-beside = About this community
home-newcomers = New here
home-waiting = Waiting for you
home-small-things = { $count ->
    [one] 1 small thing
   *[other] { $count } small things
}
home-nobody-answered = { $name } asks. Nobody has answered yet.
home-answered-you = { $count ->
    [one] 1 new reply to what you started.
   *[other] { $count } new replies to what you started.
}
home-answer = Answer
home-read-it = Read
home-announcements = For everyone
home-alone = Nobody is here yet but you
home-alone-detail = Make a link to send to people, or bring a whole list of them.
home-requests = { $count ->
    [one] Somebody would like to join
   *[other] { $count } people would like to join
}
home-requests-detail = They wait for your answer.
home-requests-look = Answer
about-banned = You were removed from this community, for this reason: { $reason }
about-waiting = Your request is on its way. A director answers it, and you get a mail.
about-withdraw = Take the request back
about-join = Join
about-message = A few words about you
about-ask = Ask to join
about-sign-in = Sign in to join or to ask.
home-charter = The charter waits for your signature
home-charter-by = By { $day }. After that you can read here, and no longer write.
home-today = Today
home-nothing-today = Nothing is booked for the rest of the day.
home-today-until = to { $time }
home-today-yours = yours
home-summary-answered = { $count ->
    [one] There is something new in a conversation that you started.
   *[other] There is something new in { $count } conversations that you started.
}
home-summary-asking = { $count ->
    [one] Somebody asks, and nobody has answered yet.
   *[other] { $count } people ask, and nobody has answered them yet.
}
home-since = New since your last visit
home-before = Still unread
home-study-detail = A few minutes for what you need here.
home-heard-detail = What we heard from you is there to read.
home-check-in = Check-in with { $one } and { $other }
home-check-in-due = Its time has come. How was it?
home-look = Look
