home-title = Accueil
home-morning = Bonjour, { $name }
home-afternoon = Bon après-midi, { $name }
home-evening = Bonsoir, { $name }
home-goal-all = Où nous en sommes
home-goal = Ce qui nous réunit
home-no-places = Aucun lieu ne vous est encore ouvert. Demandez à la direction de vous en ouvrir un.
home-places = Lieux
home-new = { $count ->
    [0] Rien de nouveau
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}
home-choose = Vos communautés
home-none-title = Pas encore de communauté
home-none-owner = Ouvrez la première. Trois minutes suffisent.
home-none = Quand quelqu’un vous invitera, la communauté apparaîtra ici.
home-open = Ouvrir une communauté
about-members = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
about-closed = Ce qui s’écrit ici est pour ses membres. Demandez une invitation à la personne qui vous en a parlé.
home-unread = { $count ->
    [one] Un nouveau message vous attend.
   *[other] { $count } nouveaux messages vous attendent.
}
home-all-read = Vous avez tout lu. Qu’avez-vous en tête ?
home-read = Lire les nouveautés
home-news = Nouveau pour vous
home-all-places = Tous les lieux
home-beside = À propos de cette communauté
home-newcomers = Nouveaux ici
home-waiting = En attente de vous
home-small-things = { $count ->
    [one] 1 petite chose
   *[other] { $count } petites choses
}
home-nobody-answered = { $name } pose une question. Personne n’a encore répondu.
home-answered-you = { $count ->
    [one] 1 nouvelle réponse à ce que vous avez lancé.
   *[other] { $count } nouvelles réponses à ce que vous avez lancé.
}
home-answer = Répondre
home-read-it = Lire
home-announcements = Pour tout le monde
home-alone = Il n’y a encore que vous ici
home-alone-detail = Créez un lien à envoyer, ou faites entrer toute une liste de personnes.
home-requests = { $count ->
    [one] Une personne voudrait entrer
   *[other] { $count } personnes voudraient entrer
}
home-requests-detail = Elles attendent votre réponse.
home-requests-look = Répondre
about-banned = Vous avez été exclu de cette communauté, pour cette raison : { $reason }
about-waiting = Votre demande est en route. La direction y répond, et vous recevrez un courriel.
about-withdraw = Retirer la demande
about-join = Entrer
about-message = Quelques mots sur vous
about-ask = Demander à entrer
about-sign-in = Connectez-vous pour entrer ou pour demander.
home-charter = La charte attend votre signature
home-charter-by = D’ici le { $day }. Ensuite, vous pourrez lire ici, mais plus écrire.
home-today = Aujourd’hui
home-nothing-today = Rien n’est réservé pour le reste de la journée.
home-today-until = à { $time }
home-today-yours = à vous
home-summary-answered = { $count ->
    [one] Il y a du nouveau dans une conversation que vous avez ouverte.
   *[other] Il y a du nouveau dans { $count } conversations que vous avez ouvertes.
}
home-summary-asking = { $count ->
    [one] Une personne demande, et personne n’a encore répondu.
   *[other] { $count } personnes demandent, et personne ne leur a encore répondu.
}
home-since = Nouveau depuis votre dernière visite
home-before = Pas encore lu
home-study-detail = Quelques minutes pour dire ce qu’il vous faut ici.
home-heard-detail = Ce que nous avons entendu de vous est à lire.
home-check-in = Point avec { $one } et { $other }
home-check-in-due = L’heure est passée. Comment cela s’est-il passé ?
home-look = Voir
