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
    [0] Sans réponse
    [one] { $count } réponse
   *[other] { $count } réponses
}

## Une conversation

topic-new-title = Ouvrir une conversation
field-title = Titre
field-title-hint = Une ligne qui dit de quoi il s’agit.
field-text = Message
field-text-hint = Vous pouvez utiliser Markdown : **gras**, *italique*, listes, liens et citations.
field-theme = Thème
topic-submit = Publier
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
topic-last = la dernière
topic-unread = nouveaux
topic-is-closed = Close
topic-conversation = Conversation
topic-beside = À propos de cette conversation
topic-keep = Cette conversation
topic-edit = Changer le titre et le thème
topic-close = Clore aux réponses
topic-reopen = Rouvrir aux réponses
topic-keep-forbidden = Seuls la personne qui a lancé une conversation, la direction et l’animation la modifient et la closent.
topic-edit-title = Changer le titre et le thème
topic-where-title = Où cela a-t-il sa place ?
topic-where-lead = Choisissez un lieu. Chacun regarde dans les lieux qui le concernent.
topic-nowhere = Il n’y a aucun lieu où vous puissiez écrire. Demandez à la direction de vous en ouvrir un.
place-beside = À propos de ce lieu
place-rules = Qui y a accès
place-read-all = Tout marquer comme lu
place-edit = Modifier ce lieu

## Messages

reply-title = Votre réponse
post-more = Plus
post-quote = Citer
post-answers = Répond à { $name }
post-link = Copier le lien
post-link-copied = Lien copié
post-edit = Modifier
post-delete = Supprimer
post-restore = Le rétablir
post-gone-author = { $name } a supprimé ce message.
post-gone-leader = Ce message de { $name } a été supprimé par la direction ou l’animation.
post-back = Retour à la conversation
post-edit-title = Modifier votre message
post-edit-lead = Ce qu’il disait avant reste lisible sous « modifié ».
post-changed-meanwhile = Ce message a été modifié entre-temps, peut-être sur un autre appareil. Ce qu’il dit à présent figure plus bas ; enregistrez de nouveau pour mettre votre texte à la place
post-says-now = Ce qu’il dit à présent
post-versions-title = Versions précédentes
post-versions-lead = Ce que { $name } a écrit dans « { $topic } ».
post-version-now = À présent
post-version = Version { $count }
post-delete-title = Supprimer ce message ?
post-delete-lead = Les autres verront que quelque chose se trouvait là. Vous pourrez le rétablir à tout moment.
post-delete-keep = Le garder
post-delete-submit = Supprimer

## Écrire

composer-views = Écrire ou voir l’aperçu
composer-write = Écrire
composer-preview = Aperçu
composer-tools = Mise en forme
composer-bold = Gras
composer-italic = Italique
composer-list = Liste
composer-quote = Citation
composer-link = Lien
composer-code = Code
composer-enter = Entrée
composer-kept = Brouillon gardé
composer-failed = L’aperçu n’est pas arrivé. Votre texte est en sécurité.
composer-answering = Répond à {"{"}name{"}"}
composer-unquote = Ne répondre à personne en particulier
## Réponses

answer-waiting = En attente d’une réponse
answer-answered = Réponse trouvée
answer-helped = Cela a aidé
answer-accept = Cela m’a aidé
answer-accept-other = C’est la réponse
answer-must-be-reply = Seule une réponse présente peut être marquée comme celle qui a aidé.
answer-not-here = Dans ce lieu on ne marque pas les réponses. La direction peut le changer dans le formulaire du lieu.
place-tabs = Conversations
place-all = Toutes
place-none-shown = Rien ici pour le moment.
## Réactions

reaction-give = Réagir
reaction-useful = Utile
reaction-same = Moi aussi
reaction-thanks = Merci
reaction-tried = J’ai essayé
reaction-question = Je m’interroge
reaction-bravo = Bravo
reaction-people = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
}
reaction-unknown = Ce signe n’est pas l’un des six. Rechargez la page et choisissez-en un
reaction-own = On réagit à ce que les autres écrivent. Écrivez une réponse pour ajouter quelque chose.

## Suivre

follow-follow = Suivre
follow-following = Suivie
follow-mute = Mettre en sourdine : rien n’y compte comme nouveau
follow-muted = En sourdine
follow-unknown = Choisissez de suivre, de mettre en sourdine, ou ni l’un ni l’autre
following-title = Conversations suivies
following-lead = Celles que vous avez ouvertes, choisies, ou auxquelles vous avez répondu.
following-empty-title = Vous ne suivez encore aucune conversation
following-empty = Répondez à l’une d’elles, ou choisissez Suivre à côté, et vous la retrouvez ici.
following-look = Parcourir les lieux

## Épingler et annoncer

topic-pin = Épingler en tête
topic-unpin = Désépingler
topic-is-pinned = Épinglée
topic-announce = Annoncer à tout le monde
topic-unannounce = Retirer l’annonce
topic-is-announced = Annoncée
pin-too-many = { $max } conversations sont déjà en tête de ce lieu. Désépinglez-en une d’abord.
highlight-forbidden = Seules la direction et l’animation épinglent et annoncent des conversations.

## Déplacer

topic-move = Déplacer vers un autre lieu
move-title = Déplacer cette conversation
move-lead = Elle garde son adresse, ses réponses et les personnes qui la suivent. Un panneau reste ici 30 jours.
move-where = Où est sa place ?
move-submit = Déplacer
move-nowhere = Il n’y a pas d’autre lieu où vous puissiez écrire.
move-elsewhere = Ce lieu est celui d’une autre communauté. Choisissez-en un de cette communauté
place-moved = Parties ailleurs
place-moved-to = Vers { $place }
reaction-gone = Ce message a été supprimé entre-temps.
composer-attach = Ajouter une image ou un fichier
composer-sending = Envoi de {"{"}name{"}"} …
composer-not-sent = Le fichier n’est pas arrivé. Votre texte est en sécurité.
