guide-title = Guide de construction
guide-directing = Direction
guide-lead = Ce qui fait de cette communauté un bon endroit pour apprendre, et où elle en est.
guide-at-a-glance = Les neuf actions d’un coup d’œil
guide-conclusion = { $met } actions sur { $needed } sont remplies
guide-next-is = Ensuite : { $action }.
guide-nothing-next = Pour le reste, vous ne pouvez rien faire aujourd’hui.
guide-waiver-due = La dispense a pris fin. Regardez-la de nouveau.
guide-for-members = Les membres voient comment leur communauté se construit. Vous êtes ici en visite.
guide-forbidden = Seules les personnes qui dirigent font ces pas. Demandez à l’une d’elles.
step-define = Définir
step-define-note = Pour qui, et pour quoi
step-frame = Cadrer
step-frame-note = Quand, où et sur quoi
step-animate = Animer
step-animate-note = Ce qui la garde vivante
action-needs = Savoir de quoi les gens ont besoin
action-needs-for = Une communauté répond à des besoins. Demandez à celles et ceux qui en seront avant de décider pour eux.
action-type = Choisir le type et le but
action-type-for = Le type fixe ce qu’une communauté a au départ ; le but dit à quoi chacun travaille.
action-limits = Donner une échéance aux exercices
action-limits-for = Une date à laquelle il faut rendre fait que l’on commence, et que l’on commence ensemble.
action-schedules = Tenir des ateliers à heure fixe
action-schedules-for = Qui sait que c’est mardi à sept heures garde son mardi à sept heures.
action-themes = Dire de quoi il s’agit
action-themes-for = Les thèmes aident à trouver les mots des autres, et montrent ce dont personne ne parle encore.
action-places = Donner son lieu à chaque forme d’échange
action-places-for = Là où l’on sait à quoi sert un lieu, on sait où demander et où bavarder.
action-surprises = Surprendre de temps en temps
action-surprises-for = Ce que personne n’attendait réunit des gens qui ne se seraient pas croisés.
action-outside = Dire au-dehors ce que font les membres
action-outside-for = Qui est vu pour ce qu’il fait en fait davantage.
action-belonging = Faire que chacun en soit
action-belonging-for = On reste là où l’on est accueilli, remercié et attendu ; les ambassadeurs y veillent.
action-why = Où elle en est, et pourquoi
state-to-do = À faire
state-under-way = En cours
state-met = Remplie
state-waived = Dispensée
state-not-needed = Inutile ici
guide-spared-limits-interest = On ne rend rien ici : on vient pour des informations, à toute heure.
guide-spared-schedules-interest = L’information circule à toute heure ; personne n’a à être là au même moment.
guide-spared-limits-practice = On essaie au travail, à son rythme. On ne rend rien.
guide-needs-open = Personne n’a encore demandé de quoi les gens ont besoin.
guide-needs-draft = Une étude s’écrit ; personne n’a encore été interrogé.
guide-needs-asking = { $answers ->
    [0] Une étude est ouverte ; personne n’a encore répondu.
    [one] Une étude est ouverte ; 1 personne a répondu.
   *[other] Une étude est ouverte ; { $answers } personnes ont répondu.
}
guide-needs-untold = { $count ->
    [one] Une étude est terminée, et l’on n’a pas dit à qui a répondu ce qui a été entendu.
   *[other] { $count } études sont terminées, et l’on n’a pas dit à qui a répondu ce qui a été entendu.
}
guide-needs-heard = { $days ->
    [0] On a demandé, et dit aujourd’hui ce qui a été entendu.
    [one] On a demandé, et dit hier ce qui a été entendu.
   *[other] On a demandé, et dit il y a { $days } jours ce qui a été entendu.
}
guide-needs-again = { $days ->
   *[other] On a demandé ; ce qui a été entendu date de { $days } jours. Demandez de nouveau.
}
guide-needs-next = Voir les études
guide-needs-guessed = Qui a ouvert cette communauté l’a supposé ; personne n’a demandé aux gens eux-mêmes.
guide-type-no-intention = Une communauté d’apprentissage, et personne n’a encore écrit pour qui elle est, ce que l’on saura faire et à quoi on le verra.
guide-type-intention-next = Écrire l’intention
guide-type-uncovered = { $count ->
    [one] 1 objectif n’est servi par aucune activité.
   *[other] { $count } objectifs ne sont servis par aucune activité.
}
guide-type-plan-next = Prévoir des activités
guide-limits-open = Aucun exercice n’a d’échéance.
guide-limits-lacks = Ce site n’a pas encore d’exercices : ce qui est à rendre et pour quand se dit encore dans une conversation.
guide-schedules-open = Aucune série d’ateliers n’est publiée.
guide-schedules-lacks = Ce site n’a pas encore de séries d’ateliers. En attendant, un lieu qui a des murs se réserve.
guide-surprises-open = Aucune surprise n’est prévue.
guide-surprises-lacks = Ce site ne sait pas encore tirer au sort des événements surprises.
guide-outside-open = Aucune histoire de membre n’est racontée au-dehors.
guide-outside-lacks = Ce site n’a pas encore d’histoires publiques.
guide-type-no-goal = Le type est choisi, et personne n’a dit à quoi tout le monde travaille.
guide-type-goal-next = Écrire le but
guide-type-next = Voir ce qu’il apporte
guide-type-learning = Une communauté d’apprentissage, qui travaille à ceci : « { $goal } »
guide-type-practice = Une communauté de pratique, qui travaille à ceci : « { $goal } »
guide-type-interest = Une communauté d’intérêt, qui travaille à ceci : « { $goal } »
guide-themes-open = Il n’y a pas encore de thème.
guide-themes-unused = { $count ->
    [one] Il y a 1 thème, et aucune conversation n’en parle encore.
   *[other] Il y a { $count } thèmes, et aucune conversation n’en parle encore.
}
guide-themes-met = { $count ->
    [one] Il y a 1 thème, et l’on en parle.
   *[other] Il y a { $count } thèmes, et l’on parle de { $used } d’entre eux.
}
guide-themes-next = Voir les thèmes
guide-places-open = Il n’y a que le salon.
guide-places-new = Ouvrir un lieu
guide-places-no-lounge = { $count ->
    [one] Il y a 1 lieu, et pas de salon pour ce qui n’est pas du travail.
   *[other] Il y a { $count } lieux, et pas de salon pour ce qui n’est pas du travail.
}
guide-places-no-purpose = { $count ->
    [one] 1 lieu sur { $open } ne dit pas à quoi il sert.
   *[other] { $count } lieux sur { $open } ne disent pas à quoi ils servent.
}
guide-places-met = { $count ->
    [one] 1 lieu dit à quoi il sert, et il y a un salon. On demande dans { $asks }.
   *[other] { $count } lieux disent à quoi ils servent, et il y a un salon. On demande dans { $asks } d’entre eux.
}
guide-places-next = Voir les lieux
guide-belonging-open = Rien n’est encore écrit de ce sur quoi les membres s’accordent.
guide-belonging-draft = { $count ->
    [one] La charte s’écrit : 1 clause pour l’instant, et rien n’est en vigueur.
   *[other] La charte s’écrit : { $count } clauses pour l’instant, et rien n’est en vigueur.
}
guide-belonging-charter = La charte est en vigueur ; { $signed } sur { $members } l’ont signée.
guide-belonging-lacks = Pour être remplie, cette action demande des ambassadeurs, que ce site ne connaît pas encore.
guide-belonging-see = Voir la charte
guide-belonging-next = Écrire une charte
waiver-title = Dispensée
waiver-due-title = Le moment est venu d’y revenir
waiver-by = { $name }, le { $day }
waiver-until = Jusqu’au { $day }. Ce jour-là, elle est de nouveau ouverte.
waiver-end = Retirer la dispense
waiver-new = La laisser de côté pour l’instant
waiver-reason = Pourquoi
waiver-reason-hint = Les membres le lisent à côté de l’action.
waiver-review = Y revenir le
waiver-review-hint = Dans l’année. Ce jour-là, elle est de nouveau ouverte.
waiver-waive = L’en dispenser
waiver-reason-unsound = Dites pourquoi, en { $max } caractères au plus
waiver-day-unsound = Choisissez un jour après aujourd’hui et dans l’année
week-title = Cette semaine
week-of = Semaine du { $day }
week-lead = Cinq choses au plus, chacune avec ce qui l’amène.
week-things = { $count ->
    [one] Une chose à faire cette semaine
   *[other] { $count } choses à faire cette semaine
}
week-nothing = Rien d’autre ne presse cette semaine
week-empty = Quand quelqu’un vous attend ou qu’un pas du guide est ouvert, c’est ici.
week-to-guide = Voir le guide
week-go = Y aller
week-done = C’est fait
week-leave = Pas cette semaine
week-leave-it = Laisser
week-reason = Pourquoi pas
week-undo = Annuler
week-answered = Répondu cette semaine
week-done-by = { $name } dit que c’est fait.
week-dismissed-by = { $name } l’a laissé : { $reason }
week-before = Ce que c’est devenu
week-effect = { $then } alors, { $now } maintenant.
week-reason-missing = Dites en quelques mots pourquoi vous le laissez
week-reason-too-long = Tenez la raison en { $max } caractères
week-past = Cela n’est plus parmi les recommandations de la semaine. Regardez la page de nouveau.
week-outcomes = { $count ->
    [one] 1 décision est terminée, et son résultat n’est pas écrit.
   *[other] { $count } décisions sont terminées, et leur résultat n’est pas écrit.
}
week-requests = { $count ->
    [one] Quelqu’un demande à entrer et attend une réponse.
   *[other] { $count } personnes demandent à entrer et attendent une réponse.
}
week-check-ins = { $count ->
    [one] Pour 1 apprenant, un point est attendu, et personne n’a dit comment il s’est passé.
   *[other] Pour { $count } apprenants, un point est attendu, et personne n’a dit comment il s’est passé.
}
week-tutors = { $count ->
    [0] Aucun tuteur ne suit { $name }.
    [one] Aucun tuteur ne suit { $name } ni 1 autre personne.
   *[other] Aucun tuteur ne suit { $name } ni { $count } autres personnes.
}
week-greetings = { $count ->
    [0] { $name } est là, et personne n’a encore dit bonjour.
    [one] { $name } et 1 autre personne sont là, et personne n’a encore dit bonjour.
   *[other] { $name } et { $count } autres personnes sont là, et personne n’a encore dit bonjour.
}
week-findings = { $count ->
    [one] Une étude est terminée, et l’on n’a pas dit à qui a répondu ce qui a été entendu.
   *[other] { $count } études sont terminées, et l’on n’a pas dit à qui a répondu ce qui a été entendu.
}
subject-check-ins = Demander comment les points se sont passés
subject-tutors = Relier un tuteur à qui n’en a pas
subject-greetings = Dire bonjour à qui arrive
subject-findings = Dire ce que vous avez entendu
subject-needs = Demander de quoi les gens ont besoin
week-launch = C’est un brouillon : seule sa direction le connaît.
week-dates = Aucune session n’a de date : une communauté d’apprentissage se rassemble, vit et finit aux dates de sa formation.
subject-launch = Lancer la communauté
subject-dates = Dire quand a lieu la formation
week-silences = { $count ->
    [one] 1 conversation attend depuis plus d’un jour le mot de quelqu’un d’autre.
   *[other] { $count } conversations attendent depuis plus d’un jour le mot de quelqu’un d’autre.
}
week-signatures = { $count ->
    [one] 1 membre sur { $members } n’a pas signé la charte.
   *[other] { $count } membres sur { $members } n’ont pas signé la charte.
}
week-reviews = { $count ->
    [one] 1 action était dispensée jusqu’à maintenant.
   *[other] { $count } actions étaient dispensées jusqu’à maintenant.
}
week-invitations = Il n’y a que vous ici, et aucun lien ne laisse entrer personne.
week-charter = Vous êtes { $members }, et rien n’est écrit de ce sur quoi vous vous accordez.
week-cohorts = Vous êtes { $members } : trop pour que tout le monde se connaisse.
subject-outcomes = Écrire le résultat
subject-requests = Répondre à qui demande à entrer
subject-silences = Répondre là où personne ne l’a fait
subject-signatures = Demander les signatures
subject-reviews = Revenir à ce qui était dispensé
subject-invitations = Inviter les premières personnes
subject-goal = Dire pour quoi elle est là
subject-places = Donner à chaque lieu sa raison d’être
subject-themes = Ouvrir une conversation sur un thème
subject-charter = Commencer une charte
subject-cohorts = Répartir la communauté en cohortes
