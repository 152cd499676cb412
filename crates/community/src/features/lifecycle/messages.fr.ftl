## La page de la vie d’une communauté

lifecycle-title = Sa vie
lifecycle-lead = Où en est cette communauté, ce qui vient ensuite, et quand.
lifecycle-where = Où elle en est
lifecycle-from = dès le { $date }
lifecycle-next = Ce qui vient ensuite
lifecycle-before = Ce qui s’est passé
lifecycle-by-date = Ses dates
lifecycle-starts-itself = Elle démarre d’elle-même le { $date }. D’ici là : invitez, présentez-vous, faites le tour.
lifecycle-ends = Elle se termine le { $ends }. Dès le { $shut } elle est en lecture seule : tout reste lisible.
lifecycle-ended = Elle s’est terminée le { $ends }. Dès le { $shut } elle est en lecture seule : tout reste lisible.
lifecycle-no-dates = Elle n’a pas encore de fin. Un cours avec une session datée lui en donne une.
lifecycle-made-to-last = Elle est faite pour durer, et ne se termine que si sa direction le dit.
lifecycle-closed-since = En lecture seule depuis le { $date }. Rien n’a été supprimé.
lifecycle-launch = C’est prêt ?
lifecycle-launch-hint = Dès lors vous invitez, et les personnes trouvent ce que vous avez préparé. Tout peut encore changer.
lifecycle-launch-submit = Lancer
lifecycle-steer = Plus de temps, ou une fin anticipée
lifecycle-reason = Pourquoi
lifecycle-reason-hint = Tout le monde ici le lit.
lifecycle-until = Dernier jour
lifecycle-until-hint = Pour plus de temps. Après la fin prévue.
lifecycle-extend = Lui donner plus de temps
lifecycle-close-hint = Fermer la met aussitôt en lecture seule pour tout le monde, et dit pourquoi. Rien n’est supprimé, et vous pouvez la rouvrir.
lifecycle-close = La fermer maintenant
lifecycle-reopen = La rouvrir
lifecycle-reopen-hint = Jusqu’à quand. Nécessaire si ses dates sont passées.
lifecycle-reopen-submit = Rouvrir
lifecycle-forbidden = Seule la direction décide de la vie d’une communauté. Adressez-vous à elle.
lifecycle-reason-missing = Dites pourquoi, en { $max } caractères au plus
lifecycle-until-past = Choisissez un jour après aujourd’hui et après la fin prévue
lifecycle-until-missing = Choisissez un dernier jour : ses dates sont passées
lifecycle-until-unsound = Choisissez un jour
lifecycle-not-open = Cette communauté n’est pas ouverte en ce moment. Rouvrez-la ou lancez-la d’abord.
lifecycle-draft = Un brouillon n’est pas encore ouvert : lancez-le, ou laissez-le tel quel.
lifecycle-dates-over = Les dates de sa formation sont passées. Changez-les d’abord.
state-draft = Brouillon
state-gathering = Rassemblement
state-running = En cours
state-closing = Clôture
state-closed = Lecture seule
state-transformed = Communauté de pratique
state-draft-meaning = Elle se prépare. Seule sa direction la connaît.
state-gathering-meaning = Les personnes arrivent et font connaissance avant le début de la formation.
state-running-meaning = Elle vit.
state-closing-meaning = Le temps de finir ce qui est commencé, de remercier, et de décider de la suite.
state-closed-meaning = Tout reste lisible. Rien de nouveau ne s’écrit.
state-transformed-meaning = Elle a dépassé sa formation et continue comme communauté de pratique.

## La suite

next-title = Et après ?
next-text =
    { $community } se termine le { $ends }. D’ici là, chaque membre dit ce qui devrait venir après.

    - **Devenir une communauté de pratique** : les mêmes personnes, les mêmes lieux, les mêmes conversations, sans fin prévue. On y partage désormais ce que l’on rencontre au travail.
    - **Des membres fondent une suite** : trois d’entre nous ouvrent leur propre communauté, et qui veut les rejoint. Celle-ci se termine comme prévu.
    - **Plus de temps** : elle continue telle quelle, jusqu’à un jour que fixe la direction.
    - **Finir comme prévu** : un mois après la fin, elle passe en lecture seule. Tout reste lisible, et chacun emporte ce qui est à lui.

    Rien ne se fait tout seul : la direction lit les totaux, dit avec des mots ce qui en sort, et fait le pas suivant.
next-practice = Devenir une communauté de pratique
next-successor = Des membres fondent une suite
next-time = Plus de temps
next-end = Finir comme prévu
next-after = Après la formation
next-open = Tous les membres sont interrogés. Les totaux s’affichent à la fin.
next-due = Les réponses sont là. La direction dit ce qui en sort.
next-due-yours = Les réponses sont là. Dites ce qui en sort, puis faites le pas suivant.
next-look = Répondre et lire
next-practice-means = Les mêmes personnes, les mêmes lieux, les mêmes conversations, sans fin prévue. Ce qui parle pour et contre se déduit de ce qui est là.
next-practice-weigh = Peser le pour et le contre
next-practice-see = Voir ce qui parle pour

## Sur son accueil

glance-draft = Seule la direction voit cette communauté
glance-draft-next = Préparez-la tranquillement. On y entre dès qu’elle est lancée.
glance-gathering = Nous nous rassemblons jusqu’au { $date }
glance-gathering-next = Présentez-vous, et faites le tour. La communauté démarre d’elle-même.
glance-ends = Cette communauté se termine le { $date }
glance-over = Cette communauté s’est terminée le { $date }
glance-ends-next = Dès le { $date } elle est en lecture seule, et reste lisible.
glance-asks = Et ensuite ? Plus de temps, ou une belle fin.
glance-question = Et après ? Tous les membres sont interrogés jusqu’au { $until }.
glance-question-over = Et après ? Les réponses sont là, et la direction dit ce qui en sort.
glance-closed = Cette communauté est fermée
glance-closed-next = Tout reste lisible, et rien n’a été supprimé.
glance-more = Ce qui vient ensuite

## Courriels

lifecycle-mail-ends-subject = { $community } se termine le { $ends }
lifecycle-mail-ends =
    Bonjour { $name },

    { $community } se termine le { $ends }. Elle reste ouverte jusqu’au { $shut } ; ensuite elle est en lecture seule : tout reste lisible, et rien n’est supprimé.

    Il reste du temps pour finir ce qui est commencé, demander ce qui est encore ouvert, et dire merci.

    Ce qui vient ensuite : { $link }
lifecycle-mail-next-subject = { $community } : et ensuite ?
lifecycle-mail-next =
    Bonjour { $name },

    { $community } se termine le { $ends }, et sera en lecture seule dès le { $shut }. Vous la dirigez : et ensuite ?

    Elle peut recevoir plus de temps, ou bien finir. Parlez-en avec ses membres, puis décidez ici : { $link }
lifecycle-mail-next-asked =
    Ses membres sont interrogés aussi, jusqu’au { $until }. Répondez, puis dites ce qui en sort : { $link }
lifecycle-mail-closed-subject = { $community } est fermée
lifecycle-mail-closed =
    Bonjour { $name },

    { $community } est fermée : tout reste lisible, rien de nouveau ne s’écrit, et rien n’a été supprimé.

    Ce qui s’est passé, et ce qui est possible : { $link }
lifecycle-own = Ce qui est à vous
lifecycle-own-hint = Ce que vous avez écrit, répondu et apporté peut être emporté, maintenant et après la fin.
