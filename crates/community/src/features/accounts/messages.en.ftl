## Checks of what is typed

name-missing = Write the name that others will see
name-too-long = Keep the name within { $max } characters
email-unsound = Write the address as in name@example.org
email-taken = There is already an account with this address. Sign in instead
email-unknown = Nobody who has come here has this address
password-too-short = Use at least { $min } characters; four unrelated words are easy to remember
password-too-long = Use at most { $max } characters
password-too-easy = This one is easy to guess. Add a few unrelated words

## Fields

field-name = Your name
field-name-hint = As others should see it. Real names help people recognise each other.
field-email = Mail address
field-password = Password
field-password-hint = At least 12 characters. Four unrelated words work well.

## Set-up

setup-title = Open your Lyceum
setup-lead = You are the first one here. Make your account, then open your first community.
setup-submit = Make my account
setup-link-gone = This set-up link was used or has ended. Start the server again: while there is no owner, it prints a new one.

## Signing in

sign-in-title = Good to see you
sign-in-lead = Sign in to join the conversation.
sign-in-submit = Sign in
sign-in-refused = Address and password do not go together. Check both; capital letters count.
claim-gone = Somebody has taken this history over already. If that was not you, tell a director.

## Profile and language

line-too-long = Keep the line within { $max } characters
handle-unsound = Use 2 to { $max } letters, numbers and dashes, as in amina-d
handle-taken = Somebody has this handle, or one that looks the same. Choose another
zone-unknown = Choose a time zone from the list
language-unknown = Choose English or French
account-tabs = Your account
profile-title = Profile
profile-lead = What others see of you, and how times and words reach you.
profile-handle = Handle
profile-handle-hint = Letters, numbers and dashes; others mention you with it.
profile-line = A line about you
profile-line-hint = What you do, or what you would like to be asked about.
profile-zone = Time zone
profile-language = Language
profile-save = Save
profile-as-others = As others see it
profile-portrait = Your portrait
profile-portrait-hint = It is drawn for you alone. Not quite you? Have another drawn.
profile-portrait-another = Another portrait
language-switch = Language

## Sessions

sessions-title = Sign-in & devices
sessions-lead = How you come in, and every browser on which you are.
sessions-device = { $browser } on { $system }
sessions-device-unknown = A browser
sessions-here = This browser
sessions-started = signed in on { $date }
sessions-seen = last used { $when }
sessions-end = Sign out
sessions-end-others = Sign out everywhere else
sessions-doubt = Is there one that you do not know? Sign it out, then
sessions-new-password = choose a new password.

## A forgotten password

sign-in-forgotten = Forgot your password?
sign-in-no-account = No account? Ask for an invitation.
sign-in-set-up = Nobody runs this site yet. Whoever started it opens the link with /setup/ that the program printed, and makes the first account.
reset-title = A new password
reset-lead = Write your mail address, and we send you a link with which you choose a new one.
reset-submit = Send me the link
reset-remembered = Back to signing in
reset-asked-title = Look in your mail
reset-asked = If { $email } has an account here, a link is on its way to it.
reset-asked-hint = It works once, for ten minutes. Nothing there? Look among unwanted mail, or check the address; another link can be sent in an hour.
reset-new-title = Choose a new password
reset-new-lead = For { $name }. You will be signed out everywhere else.
reset-new-password = New password
reset-new-submit = Keep it and sign in
reset-link-gone = This link was used or has ended. Ask for another on the sign-in page.
reset-mail-subject = Choose a new password
reset-mail =
    Hello { $name },

    somebody, probably you, asked for a new password. Choose it here:

    { $link }

    The link works once, for ten minutes. If it was not you, do nothing: your password stays as it is.
password-changed-mail-subject = Your password was changed
password-changed-mail =
    Hello { $name },

    your password has just been changed, you were signed out everywhere else, and your API tokens ended.

    If that was not you, choose another at once, here:

    { $link }
## Tokens

tokens-title = API tokens
tokens-lead = With a token a program reads and writes in your name. Give it to nobody you would not give your password.
tokens-api = What programs can do
tokens-empty = No token yet. You need one only for programs of your own.
token-new = A new token
token-name = What it is for
token-name-hint = To tell it from others, such as Calendar on my laptop.
token-name-unsound = Say in at most { $max } characters what it is for
token-scope = What it may do
token-scope-read = Read what you read
token-scope-write = Read and write in your name
token-scope-missing = Choose what it may do
token-make = Make the token
token-made = This is the token. It is shown this once: copy it now.
token-secret = The new token
token-end = End
profile-picture = A picture of you
profile-picture-hint = JPEG, PNG, WebP or GIF, up to 20 MB. You choose which part is shown; what tells where it was taken is removed.
profile-picture-bring = Show this picture
profile-picture-remove = Back to the drawing
picture-unknown = This is no picture that we can read. Choose a JPEG, PNG, WebP or GIF file
## Signing up without an invitation

sign-up-title = Make an account
sign-up-lead = Tell us your mail address. A link comes to it, and makes your account.
sign-up-domains = For people with an address at { $domains }.
sign-up-submit = Send me the link
sign-up-asked-title = Look in your mail
sign-up-asked = If { $email } may have an account here, a link is on its way to it.
sign-up-asked-hint = The link works once, for a day. Nothing there? Look among unwanted mail.
sign-up-new-title = Who are you?
sign-up-new-lead = { $email } is yours. Two more things, and you are in.
sign-up-make = Make my account
sign-up-link-gone = This link was used or has ended. Ask for a new one.
sign-up-closed = This site no longer takes people in without an invitation. Ask somebody who is here for one.
sign-up-mail-subject = Your account
sign-up-mail =
    Hello,

    open this link to make your account:

    { $link }

    It works once, for a day. If you did not ask for it, do nothing.
sign-up-known-mail =
    Hello,

    you have an account here already. Sign in:

    { $link }

    If you have forgotten your password, the same page helps. If you did not ask, do nothing.
sign-up-domain-unsound = { $domain } is no mail domain. Write it as in example.org
sign-up-domains-missing = Write at least one mail domain, as in example.org
## Signing in by an organisation

sign-in-or = or
sign-in-with = Sign in with { $provider }
leaving-title = On to { $provider }
leaving-lead = You sign in at { $provider }, and come back here.
leaving-go = Go to { $provider }
not-in-title = Not in yet
not-in-again = Try again
not-in-same-address = Somebody has an account here with { $email }. If that is you, sign in with your password this once, then connect { $provider } under “Sign-in & devices”.
not-in-history = What somebody with the address { $email } wrote before waits here. Make your account by a mailed link, so that it becomes yours; then connect { $provider } under “Sign-in & devices”.
not-in-invitation = { $provider } knows you, but there is no account of yours here yet. Ask for an invitation and open it: { $provider } can be chosen there. If you have an account already, sign in and connect { $provider } under “Sign-in & devices”.
not-in-address = { $provider } knows you, but has not told us an address that may make an account here. Make it by a mailed link; then connect { $provider } under “Sign-in & devices”.
provider-denied = { $provider } was not allowed to tell us who you are, so nothing has changed. Try again, or sign in another way.
provider-unreachable = { $provider } does not answer just now. Try again in a minute, or sign in another way.
provider-late = The clocks of { $provider } and of this site do not agree, so that its answer looks out of date. Try again; if it stays so, tell who runs this site.
provider-odd = The answer of { $provider } could not be believed, so nothing has changed. Try again; if it stays so, tell who runs this site.
provider-gone = This sign-in was used, took longer than ten minutes, or began in another browser. Start it again.
newcomer-title = Is this you?
newcomer-lead = One look, and your account is made.
newcomer-email = Your mail address is { $email }.
newcomer-link-gone = This page was used, took longer than half an hour, or was opened in another browser. Sign in again.
newcomer-history = What somebody with this address wrote before waits here. Sign up with a password on the invitation’s page: a mailed link makes it yours.
identity-elsewhere = It is connected with another account here. Sign in to that one, or disconnect it there first.
identity-last = This is the only way into your account. Choose a password first, then disconnect it.
identity-linked-mail-subject = { $provider } was connected with your account
identity-linked-mail =
    Hello,

    from now on one can sign in to your account with { $provider }.

    If that was not you, disconnect it at once and choose a new password, here:

    { $link }

## Proving who is at the keyboard

confirmation-title = Is it still you?
confirmation-lead = What you are about to do matters. Show once more that it is you; what you typed is kept.
confirmation-submit = Go on
confirmation-with = Confirm with { $provider }
confirmation-wrong = This is not your password. Capital letters count
confirmation-other = You signed in there as somebody else. Sign in as the person whose account this is.
confirmation-no-way = You have neither a password nor a provider here yet:
confirmed-title = It is you
confirmed-lead = Thank you. One click, and what you began is done.
confirmed-go-on = Go on

## Ways in, password and address

ways-title = How you sign in
ways-password = You sign in with it and your mail address.
ways-no-password = You have none, and do not need one.
ways-change = Change
ways-choose = Choose one
ways-connected = connected on { $date }
ways-not-connected = Not connected
ways-connect = Connect
ways-disconnect = Disconnect
devices-title = Where you are signed in
password-title = Your password
password-lead = A new one signs you out everywhere else and ends your API tokens, and we tell you by mail.
password-current = Password as it is now
password-save = Keep the new password
password-leave = Leave it as it is
address-title = Your mail address
address-now = Now it is { $email }.
address-none = You have given none yet.
address-new = New mail address
address-new-hint = A link goes there. Until you open it, nothing changes.
address-asked = A link is on its way to { $email }. It works once, for a day. Nothing there? Look among unwanted mail; another link can be sent in an hour.
address-take-title = Is this your address?
address-take = From now on mail to { $name } goes to { $email }, and you sign in with it.
address-take-submit = Use this address
address-link-gone = This link was used or has ended, or somebody has this address. Ask for another under “Sign-in & devices”.
address-mail-subject = Your new mail address
address-mail =
    Hello { $name },

    open this link to use this address from now on:

    { $link }

    It works once, for a day. If you did not ask for it, do nothing.
address-changed-mail-subject = Your mail address was changed
address-changed-mail =
    Hello { $name },

    your account now has the mail address { $email }, and nothing more is sent to this one.

    If that was not you, tell who runs this site at once.

## The square of a picture

picture-title = Choose the part shown
picture-lead = Move the picture until it shows you well, then keep it.
picture-preview = How others will see you
picture-drag = Drag, or use the arrow keys; plus and minus come nearer and go further.
picture-x = From left to right
picture-y = From top to bottom
picture-zoom = Nearer
picture-look = Look again
picture-keep = Keep this part

## Which mails somebody wants

mails-title = Mails
mails-lead = What comes to your mailbox. Mails about your account and about decisions that you look after always come.
mails-decisions = When a decision asks for my answer
mails-decisions-hint = One mail when it opens. One more before it ends, if your answer is missing.
mails-save = Save
mails-noted-on = Noted. Decisions ask for your answer by mail.
mails-noted-off = Noted. Decisions send you no more mails; you find them on the pages of your communities.
mail-without = No more such mails:
    { $link }
