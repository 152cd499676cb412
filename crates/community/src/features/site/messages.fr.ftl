## Les pages du propriétaire

site-tabs = Faire tourner le site
site-mail-title = Mails non envoyés
site-mail-lead = Sans serveur de mail, les mails restent dans le dossier de données. Transmettez ce qui presse, ou indiquez mail_url dans lyceum.toml.
site-mail-empty = Aucun mail en attente.
site-mail-kept = gardé dans le dossier de données
site-mail-waiting = attend de partir
site-jobs-title = Travaux abandonnés
site-jobs-lead = Ce qui a échoué dix fois est gardé ici. Réparez la cause, puis relancez.
site-jobs-empty = Rien n’a été abandonné.
site-jobs-mail = Envoyer un mail
site-jobs-since = abandon : { $when }
site-jobs-again = Relancer
site-jobs-waiting = { $count ->
    [0] Rien d’autre n’attend.
    [one] Un autre travail attend son tour.
   *[other] { $count } autres travaux attendent leur tour.
}
