## The owner's pages

site-tabs = Running the site
site-mail-title = Mail not sent
site-mail-lead = Without a mail server, mail is kept in the data folder. Pass on what cannot wait, or set mail_url in lyceum.toml.
site-mail-empty = No mail waits here.
site-mail-kept = kept in the data folder
site-mail-waiting = waits to be sent
site-jobs-title = Work given up
site-jobs-lead = What failed ten times is kept here. Mend the cause, then send it again.
site-jobs-empty = Nothing was given up.
site-jobs-mail = Send a mail
site-jobs-since = given up { $when }
site-jobs-again = Send again
site-jobs-waiting = { $count ->
    [0] Nothing else waits.
    [one] 1 more piece of work waits for its turn.
   *[other] { $count } more pieces of work wait for their turn.
}
site-settings-title = Site settings
site-settings-lead = What holds for every community here.
site-sign-up = Who may make an account
site-sign-up-invitation = Only who was invited to a community
site-sign-up-domains = Anybody with an address of these mail domains
site-sign-up-open = Anybody
site-sign-up-hint = An account alone opens no community: each decides who comes in.
site-domains = Mail domains
site-domains-hint = As in example.org, univ.example. A link is sent to the address before the account is made.
