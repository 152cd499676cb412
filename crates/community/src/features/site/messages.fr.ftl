## Les pages du propriétaire

site-tabs = Faire tourner le site
site-mail-title = Courriels non envoyés
site-mail-lead = Sans serveur de courriel, les courriels restent dans le dossier de données. Transmettez ce qui presse, ou indiquez mail_url dans lyceum.toml.
site-mail-empty = Aucun courriel en attente.
site-mail-kept = gardé dans le dossier de données
site-mail-waiting = attend de partir
site-jobs-title = Travaux abandonnés
site-jobs-lead = Ce qui a échoué dix fois est gardé ici. Réparez la cause, puis relancez.
site-jobs-empty = Rien n’a été abandonné.
site-jobs-mail = Envoyer un courriel
site-jobs-since = abandon : { $when }
site-jobs-again = Relancer
site-jobs-waiting = { $count ->
    [0] Rien d’autre n’attend.
    [one] Un autre travail attend son tour.
   *[other] { $count } autres travaux attendent leur tour.
}
site-settings-title = Réglages du site
site-settings-lead = Ce qui vaut pour toutes les communautés d’ici.
site-sign-up = Qui peut créer un compte
site-sign-up-invitation = Seulement qui a été invité dans une communauté
site-sign-up-domains = Toute personne dont l’adresse est de ces domaines
site-sign-up-open = Tout le monde
site-sign-up-hint = Un compte seul n’ouvre aucune communauté : chacune décide qui entre.
site-domains = Domaines de courriel
site-domains-hint = Comme example.org, univ.example. Un lien est envoyé à l’adresse avant que le compte soit créé.
