## The shell around every page

skip-to-content = Skip to content
shell-rail = Community
shell-main = Main
shell-crumb = Where you are
shell-home = Home
shell-people = Members
shell-search = Search
shell-search-hint = Search
shell-places = Places
shell-together = Together
shell-communities = Your communities
shell-all-communities = All your communities
shell-communities-short = Communities
shell-switch = Go to another community or place: Alt+J
shell-jump = Jump to…
shell-jump-none = Nothing here has that name.
shell-places-here = Places here
shell-sign-out = Sign out
shell-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
shell-unread = { $count ->
    [one] 1 new post
   *[other] { $count } new posts
}

## Errors that no feature owns

form-unreadable = This form could not be read. Go back, reload the page and try again.
form-too-large = This is more than we take at once. Shorten it and send it again.
errors-summary = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
error-401-title = Please sign in
error-401 = This page is for people who are signed in.
error-403-title = This door is closed to you
error-required-title = One thing first
error-required-go = Do that now
shell-charter = Charter
shell-reads-only = You can read here. To write again,
shell-reads-only-go = read and sign the charter
error-404-title = There is nothing here
error-404 = The page does not exist, or it is not open to you. Check the address, or go home.
error-409-title = Something changed meanwhile
error-410-title = This link no longer works
error-412-title = It has changed meanwhile
error-413-title = This is too much at once
error-422-title = Something is missing
error-429-title = One moment
error-429 = { $count ->
    [one] Too many tries. Wait a second, then try again.
   *[other] Too many tries. Wait { $count } seconds, then try again.
}
error-500-title = Something went wrong here
error-500 = It is not your doing, and nothing you wrote was half done. It has been noted; please try again.
error-503-title = Back in a moment
error-503 = The site is busy or being restarted. Nothing was changed. Please try again in a few seconds.
error-507-title = The disk is full
error-507 = Nothing could be saved, and nothing was lost. Please tell whoever runs this site.
error-home = Go home
shell-settings = Settings
shell-new = New
shell-back = Back
shell-you = You
shell-tabs = Main, below

## Forms

field-optional = optional
form-save = Save
form-cancel = Cancel

## The entrance

entrance-word = Nobody learns alone here.
shell-following = Following
shell-closed = This community is closed and read-only.
shell-closed-go = What that means
mail-kept = This site has no mail server yet, so that no mail leaves it. Whoever looks after the site finds what is written here and passes it on.
mail-kept-where = Mail that waits
