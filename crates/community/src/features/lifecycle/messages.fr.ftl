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

## Sur son accueil

glance-draft = Seule la direction voit cette communauté
glance-draft-next = Préparez-la tranquillement. On y entre dès qu’elle est lancée.
glance-gathering = Nous nous rassemblons jusqu’au { $date }
glance-gathering-next = Présentez-vous, et faites le tour. Elle démarre d’elle-même.
glance-ends = Cette communauté se termine le { $date }
glance-over = Cette communauté s’est terminée le { $date }
glance-ends-next = Dès le { $date } elle est en lecture seule, et reste lisible.
glance-asks = Et ensuite ? Plus de temps, ou une belle fin.
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
lifecycle-mail-closed-subject = { $community } est fermée
lifecycle-mail-closed =
    Bonjour { $name },

    { $community } est fermée : tout reste lisible, rien de nouveau ne s’écrit, et rien n’a été supprimé.

    Ce qui s’est passé, et ce qui est possible : { $link }
lifecycle-own = Ce qui est à vous
lifecycle-own-hint = Ce que vous avez écrit, répondu et apporté peut être emporté, maintenant et après la fin.
