demo-title = Who do you want to be?
demo-lead = This is a demonstration. Walk through it as anybody here; nothing you do leaves this machine.
demo-you = You are { $name }
demo-switch = Switch
