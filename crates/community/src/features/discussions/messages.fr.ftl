## Vérification de ce qui est saisi

title-missing = Donnez un titre à la conversation, pour que les autres sachent s’ils peuvent aider
title-too-long = Pas plus de { $max } caractères pour le titre ; le reste va dans le message
text-missing = Écrivez d’abord quelque chose
theme-unknown = Ce thème n’est pas de la communauté. Choisissez-en un autre
topic-closed = Cette conversation est close. Ouvrez-en une nouvelle, et citez ce qu’il vous faut.
post-edit-forbidden = Seul son auteur modifie un message, et pas une fois supprimé.
post-delete-forbidden = Seuls son auteur, la direction ou l’animation suppriment un message.
post-restore-forbidden = Seuls la personne qui l’a supprimé, la direction ou l’animation rétablissent un message.

## Un lieu

topic-new = Ouvrir une conversation
place-empty-title = Personne n’a encore parlé ici
place-empty = Commencez : dites ce dont vous avez besoin, ou ce que vous venez d’apprendre.
topics-older = Conversations plus anciennes
topic-replies = { $count ->
    [0] Soyez le premier à répondre
    [one] { $count } réponse
   *[other] { $count } réponses
}
topic-unread = { $count ->
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}

## Une conversation

topic-new-title = Ouvrir une conversation
field-title = Titre
field-title-hint = Une ligne qui dit de quoi il s’agit.
field-text = Message
field-text-hint = Vous pouvez utiliser Markdown : **gras**, *italique*, listes, liens et citations.
field-theme = Thème
topic-submit = Publier
reply-title = Votre réponse
reply-placeholder = Écrire une réponse
reply-submit = Répondre
topic-new-since = Nouveau depuis votre dernière visite
topic-people = Dans cette conversation
topic-posts-of = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
topic-earlier = Réponses précédentes
topic-later = Réponses suivantes
post-edited = modifié
post-gone = Ce message a été supprimé.
