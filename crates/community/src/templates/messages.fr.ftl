## Le cadre de chaque page

skip-to-content = Aller au contenu
shell-rail = Communauté
shell-main = Navigation principale
shell-crumb = Où vous êtes
shell-home = Accueil
shell-people = Membres
shell-search = Chercher
shell-search-hint = Rechercher
shell-places = Lieux
shell-together = Ensemble
shell-communities = Vos communautés
shell-all-communities = Toutes vos communautés
shell-communities-short = Communautés
shell-switch = Aller à une autre communauté ou à un lieu : Alt+J
shell-jump = Aller à…
shell-jump-none = Rien ici ne porte ce nom.
shell-places-here = Lieux d’ici
shell-sign-out = Se déconnecter
shell-members = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
shell-unread = { $count ->
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}

## Les erreurs qui ne sont à aucune fonction

form-unreadable = Ce formulaire n’a pas pu être lu. Revenez en arrière, rechargez la page et réessayez.
form-too-large = C’est plus que ce que nous prenons en une fois. Raccourcissez, puis renvoyez.
errors-summary = { $count ->
    [one] Un point à corriger
   *[other] { $count } points à corriger
}
error-401-title = Connectez-vous
error-401 = Cette page est réservée aux personnes connectées.
error-403-title = Cette porte vous est fermée
error-required-title = Une chose d’abord
error-required-go = Le faire maintenant
shell-charter = Charte
shell-reads-only = Vous pouvez lire ici. Pour écrire à nouveau,
shell-reads-only-go = lisez et signez la charte
error-404-title = Il n’y a rien ici
error-404 = La page n’existe pas, ou elle ne vous est pas ouverte. Vérifiez l’adresse, ou revenez à l’accueil.
error-409-title = Quelque chose a changé entre-temps
error-410-title = Ce lien ne fonctionne plus
error-412-title = Cela a changé entre-temps
error-413-title = C’est trop d’un coup
error-422-title = Il manque quelque chose
error-429-title = Un instant
error-429 = { $count ->
    [one] Trop d’essais. Attendez une seconde, puis réessayez.
   *[other] Trop d’essais. Attendez { $count } secondes, puis réessayez.
}
error-500-title = Une erreur s’est produite ici
error-500 = Vous n’y êtes pour rien, et rien de ce que vous avez écrit n’a été fait à moitié. C’est noté ; réessayez.
error-503-title = De retour dans un instant
error-503 = Le site est très occupé ou redémarre. Rien n’a été changé. Réessayez dans quelques secondes.
error-507-title = Le disque est plein
error-507 = Rien n’a pu être enregistré, et rien n’est perdu. Prévenez la personne qui gère ce site.
error-home = Aller à l’accueil
shell-settings = Réglages
shell-new = Nouveau
shell-back = Retour
shell-you = Vous
shell-tabs = Principal, en bas

## Formulaires

field-optional = facultatif
form-save = Enregistrer
form-cancel = Annuler

## L’entrée

entrance-word = Ici, personne n’apprend seul.
shell-following = Suivi
shell-closed = Cette communauté est fermée, en lecture seule.
shell-closed-go = Ce que cela veut dire
mail-kept = Ce site n’a pas encore de serveur de messagerie : aucun courriel n’en part. La personne qui s’occupe du site trouve ici ce qui est écrit et le transmet.
mail-kept-where = Les courriels en attente
