decisions-title = Décisions
decisions-lead = Ce que nous réglons ensemble, où cela en est, et ce qui en est sorti.
decisions-empty-title = Rien à décider pour l’instant
decisions-empty = Une décision pose à chacun la même question, avec une échéance et un résultat que l’on retrouve.
decisions-due = Résultat attendu
decisions-due-note = Les réponses sont là. Qui l’a proposée dit ce qui en sort.
decisions-open = Ouvertes
decisions-closed = Décidées récemment
decision-word = Décision
decision-propose = Proposer une décision
decision-answer = Répondre
decision-until = Jusqu’au { $ends }
decision-turnout = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
} sur { $of ->
    [one] { $of } personne interrogée
   *[other] { $of } personnes interrogées
}
decision-outcome-due = Résultat attendu
decision-anonymous = Anonyme
decision-anonymous-how = Votre réponse s’ajoute aux totaux et n’est écrite nulle part ailleurs. Seul est noté le fait que vous avez répondu.
decision-proposed-by = Proposée par { $name }
decision-by-itself = Elle s’est ouverte d’elle-même à sa date. { $name } en prend soin.
decision-round = Tour { $count }
decision-outcome = Ce qui en est sorti
decision-review-on = rouvre le { $day }
decision-proposal = La proposition
decision-discussion = Lire la conversation à ce sujet et y participer
decision-your-answer = Votre réponse
decision-counts = Où cela en est
decision-hidden = Les totaux s’affichent quand tout le monde a répondu, ou à l’échéance.
decision-too-few = Moins de { $count } personnes ont répondu. À si peu, un total désignerait quelqu’un, il n’est donc pas affiché.
decision-beside = À propos de cette décision
decision-facts = En bref
decision-asked = Interrogés
decision-ends = Échéance
decision-read-advice = Lire les avis
decision-look-after = En prendre soin
decision-closes-later = Vous pourrez la clore à l’échéance, ou dès que tout le monde aura répondu.
decision-propose-forbidden = Ici, la direction et l’animation proposent les décisions. Dites-leur ce que vous aimeriez voir décidé.
decision-keep-forbidden = Seules la direction et la personne qui l’a proposée le font. Adressez-vous à elles.
decision-is-closed = Cette décision est close. Son résultat reste au registre.
decision-still-open = Les réponses arrivent encore. Vous pourrez clore à l’échéance, ou quand tout le monde aura répondu.
decision-objection-stands = { $count ->
    [one] Une objection tient. Reformulez la proposition pour qu’elle puisse être levée, ou retirez-la.
   *[other] { $count } objections tiennent. Reformulez la proposition pour qu’elles puissent être levées, ou retirez-la.
}
decision-not-reworded = Seule une proposition par consentement se reformule. Retirez celle-ci et proposez-en une autre.
kind-consent = Consentement
kind-consent-does = On y va, sauf si quelqu’un y voit un mal et dit lequel.
kind-advice = Avis
kind-advice-does = Chacun donne son avis, puis décide qui a proposé.
kind-single = Un choix
kind-single-does = Chacun choisit une des options.
kind-multiple = Plusieurs choix
kind-multiple-does = Chacun choisit toutes les options qui conviennent.
kind-dots = Points
kind-dots-does = Chacun répartit quelques points sur les options.
kind-ranked = Classement
kind-ranked-does = Chacun met les options en ordre. Celle qui tient face à toutes les autres vient en tête.
kind-times = Une date
kind-times-does = Chacun dit quels moments lui conviennent.
kinds-title = Comment décider ?
kinds-lead = Choisissez ce qui va à la question.
proposal-title = Proposer une décision
proposal-other-kind = Choisir une autre façon
proposal-what = De quoi s’agit-il ?
proposal-what-hint = Une ligne, par exemple « Ateliers le mardi soir ».
proposal-title-unsound = Dites en une ligne de quoi il s’agit, en { $max } caractères au plus
proposal-text = La proposition
proposal-text-hint = Ce qui changerait, à partir de quand, et pourquoi. En Markdown si vous voulez.
proposal-text-missing = Écrivez ce que vous proposez
proposal-options = Options
proposal-options-hint = Une par ligne.
options-unsound = Écrivez de 2 à { $most } options différentes, une par ligne, de { $max } caractères au plus chacune
proposal-times = Moments
proposal-time = Moment { $count }
times-unsound = Choisissez au moins deux moments différents encore à venir
proposal-dots = Points par personne
proposal-dots-unsound = Choisissez un nombre de points de 1 à { $max }
proposal-asked = Qui est interrogé ?
proposal-ends = Échéance
proposal-ends-hint = Une heure dans le fuseau de la communauté, { $zone }.
proposal-quorum = Quorum
proposal-quorum-anybody = Peu importe
proposal-quorum-share = Pour cent des interrogés
proposal-quorum-number = Personnes
proposal-quorum-value = Combien
proposal-anonymous = Anonyme
proposal-anonymous-hint = Personne ne peut savoir qui a répondu quoi, ni changer sa réponse. Il faut au moins { $count } personnes interrogées.
proposal-hidden = N’afficher les totaux qu’à la fin
proposal-hidden-hint = Pour que personne ne suive les autres. Les décisions anonymes le font toujours.
proposal-discussion = Conversation à ce sujet
proposal-discussion-hint = L’adresse d’une conversation d’ici.
proposal-open = Interroger tout le monde
discussion-unsound = Copiez l’adresse d’une conversation de ce site
deadline-unsound = Choisissez un jour et une heure, dans une heure au plus tôt et un an au plus tard
asked-everybody = Tous les membres
asked-everybody-hint = { $count ->
    [one] En ce moment : { $count } personne. Partenaires et invités ne sont pas interrogés.
   *[other] En ce moment : { $count } personnes. Partenaires et invités ne sont pas interrogés.
}
asked-not-come = { $count ->
    [one] Un membre n’est pas encore venu et n’en fait pas partie. Pour l’entendre aussi, proposez quand il sera là.
   *[other] { $count } membres ne sont pas encore venus et n’en font pas partie. Pour les entendre aussi, proposez quand ils seront là.
}
asked-roles = Les personnes qui ont ces rôles
asked-missing = Choisissez au moins un rôle
asked-nobody = Personne ici n’a ces rôles. Choisissez-en d’autres
anonymous-too-few = Seules { $count } personnes seraient interrogées. À moins de { $fewest }, personne n’est anonyme : interrogez plus de monde, ou renoncez-y
quorum-unsound = Écrivez combien de réponses il faut : un nombre de personnes, ou de 1 à 100 pour cent
quorum-anybody = Peu importe
quorum-number = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
}
quorum-share = { $share } % ({ $count })
answer-not-asked = Vous n’êtes pas parmi les personnes interrogées : la décision s’est ouverte avant votre arrivée, ou elle s’adresse à un autre rôle.
answer-too-late = Les réponses sont terminées. Vous pourrez lire ce qui en sort.
answer-missing = Choisissez une réponse
answer-is-in = Votre réponse est prise en compte. Vous pouvez la changer jusqu’à l’échéance.
answer-is-final = Vous avez répondu. Votre première réponse compte et n’est écrite nulle part, personne ne peut donc la changer.
answer-will-be-final = Relisez-vous : une fois envoyée, personne ne peut retrouver votre réponse pour la changer.
answer-asked-again = La proposition a été reformulée. Votre objection tient-elle toujours ?
answer-send = Envoyer
answer-change = Changer ma réponse
stance-agree = D’accord
stance-agree-does = C’est assez bon pour essayer.
stance-aside = Je m’en remets aux autres
stance-aside-does = Je laisse les autres en décider.
stance-object = Je fais objection
stance-object-does = J’y vois un mal, et je dis lequel.
objection-reason = Pourquoi cette objection ?
objection-reason-hint = Nécessaire pour une objection : le mal que vous voyez, et ce qui l’éviterait.
objection-reason-missing = Dites quel mal vous voyez, en { $max } caractères au plus
objections-title = Objections
objections-standing = { $count ->
    [0] Aucune ne tient
    [one] Une tient
   *[other] { $count } tiennent
}
objection-round = Faite au tour { $count }
objection-lifted = Levée
objection-stands = Tient
objection-subject = Une objection à « { $title } » dans { $community }
objection-mail = Quelqu’un fait objection à ce que vous avez proposé :

    { $reason }

    Parlez-en ensemble, et reformulez la proposition :
    { $link }
advice-text = Votre avis
advice-text-hint = Quiconque voit la décision peut le lire.
advice-missing = Écrivez votre avis, en { $max } caractères au plus
choose-one = Choisissez une option
choose-several = Choisissez tout ce qui convient
spread-dots = { $count ->
    [one] Vous avez un point
   *[other] Répartissez jusqu’à { $count } points
}
dots-unsound = Donnez au moins un point et au plus { $max } en tout
put-in-order = Mettez-les en ordre
put-in-order-hint = 1 est le meilleur. Deux options peuvent être à égalité ; sans numéro, elles viennent en dernier.
ranks-missing = Donnez un numéro à une option au moins
reply-yes = Convient
reply-maybe = S’il le faut
reply-no = Ne convient pas
answers-title = Qui a répondu quoi
answers-empty = Personne n’a encore répondu.
answers-hidden = Les réponses s’affichent quand tout le monde a répondu, ou à l’échéance.
answers-anonymous = Qui a répondu quoi n’est écrit nulle part.
tally-caption = Les totaux
tally-place = Rang
tally-of = { $count } sur { $of }
tally-duels = tient face à { $count } sur { $of }
tally-times = convient à { $count }, s’il le faut à { $maybe }
duels-title = Comment cela a été compté
duels-lead = Chaque ligne dit combien de personnes la mettent avant l’option de la colonne. Une option passe avant une autre quand la chaîne de ces duels vers elle est plus forte que la chaîne inverse (méthode de Schulze).
rounds-title = Tours précédents
round-title = Reformuler la proposition
round-lead = Un nouveau tour s’ouvre. Qui fait objection dit si elle tient toujours, et chacun peut changer sa réponse.
round-open = Ouvrir le tour
reword-same = Changez les mots : la même proposition n’ouvre pas de tour
closure-title = Dire ce qui en sort
closure-outcome = Qu’en sort-il ?
closure-outcome-hint = Avec des mots que tout le monde comprend, aussi dans un an.
outcome-missing = Dites avec des mots ce qui en sort, en { $max } caractères au plus
closure-review = La rouvrir le
closure-review-hint = Ce jour-là, tout le monde est interrogé à nouveau. D’ici là, le résultat vaut.
closure-no-quorum = { $count } réponses, et il en faut { $needed }. Elle sera close comme non décidée.
review-unsound = Choisissez un jour après demain et d’ici cinq ans
withdrawal-title = La retirer
withdrawal-lead = Rien n’est décidé. La proposition et votre raison restent au registre.
withdrawal-reason = Pourquoi la retirer ?
verdict-decided = Décidée
verdict-no-quorum = Trop peu de réponses
verdict-withdrawn = Retirée
register-title = Registre des décisions
register-lead = Tout ce qui a été clos, avec le nombre de réponses.
register-all = Tout le registre
register-empty = Rien n’a encore été clos.
register-what = Décision
register-outcome = Résultat
register-turnout = Participation
register-when = Close
register-pages = Pages du registre
register-older = Afficher les plus anciennes
outcome-due-subject = Les réponses sont là : { $title }
outcome-due-mail = L’échéance de « { $title } » est passée. Dites ce qui en sort :
    { $link }
opened-subject = Votre réponse est attendue : { $title }
opened-lead = { $name } a ouvert une décision dans { $community }.
opened-lead-itself = { $community } interroge tous ses membres.
opened-mail = Elle prend des réponses jusqu’au { $ends } :
    { $link }
reminder-subject = { $title } : votre réponse est attendue jusqu’au { $ends }
reminder-mail = Votre réponse manque encore. Elle est attendue jusqu’au { $ends } :
    { $link }

    Qui a répondu ne reçoit pas ce courrier.
review-subject = Rouverte : { $title }
review-mail = Le jour est venu de rouvrir « { $title } ». Tout le monde est interrogé à nouveau ; d’ici un autre résultat, le dernier vaut.
    { $link }
decision-close-it = La clore
decision-origin = D’où elle vient
decision-reworded-elsewhere = Cette proposition se reformule sur la page d’où elle vient.
