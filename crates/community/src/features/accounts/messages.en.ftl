## Checks of what is typed

name-missing = Write the name that others will see
name-too-long = Keep the name within { $max } characters
email-unsound = Write the address as in name@example.org
email-taken = There is already an account with this address. Sign in instead
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
sign-in-signed-out = You are signed out. See you soon.
claim-gone = Somebody has taken this history over already. If that was not you, tell a director.
