groups-title = Groupes de travail
groups-lead = Quelques personnes qui mènent un travail ensemble jusqu’à une date, et disent à tous ce qui en est sorti.
groups-empty-title = Pas encore de groupe de travail
groups-empty = Trois à huit personnes, un objet, un dernier jour. Chacun ici peut en fonder un.
groups-open = Au travail
groups-closed = Terminés, et ce qui en est sorti
group-found = Fonder un groupe de travail
group-found-lead = Il échange dans un sujet du lieu que vous choisissez : chacun peut y suivre le travail et entrer tant qu’il y a de la place.
group-name = Nom
group-purpose = Objet
group-purpose-hint = Ce qu’il faut mener à bien, et ce qui existera à la fin.
group-place = Lieu
group-place-hint = Là où le groupe échange.
group-size = Nombre maximal de personnes
group-size-hint = De 3 à 8. Au-delà, chacun peine à prendre la parole.
group-end = Dernier jour
group-end-hint = Vous pourrez en convenir d’un autre plus tard.
group-people = { $count } sur { $size } personnes
group-until = jusqu’au { $day }
group-missing = { $count ->
    [one] encore une personne et il peut commencer
   *[other] encore { $count } personnes et il peut commencer
}
group-closed-on = Terminé le { $day }
group-yours = Vous en êtes
group-is-full = Complet
group-come-in = Entrer
group-depart = Quitter le groupe
group-talks = Lire ses échanges et y prendre part
group-fellows = Qui en fait partie
group-nobody = Personne n’y est en ce moment. Qui entre reprend le travail.
group-founder = À l’origine
group-other-end = Convenir d’un autre dernier jour
group-go-on = Continuer
group-close = Terminer le groupe
group-outcome = Ce qui en est sorti
group-outcome-hint = Ce qui a abouti, ce qui n’a pas abouti, et où le trouver. C’est aussi le dernier mot dans le sujet du groupe.
group-quiet = Rien n’a été dit ici depuis deux semaines. Le groupe continue-t-il ?
group-over = Le dernier jour était le { $day }. Le groupe continue-t-il, ou qu’en est-il sorti ?
group-name-unsound = Écrivez un nom de { $max } caractères au plus.
group-purpose-unsound = Écrivez ce que le groupe mène à bien, en { $max } caractères au plus.
group-size-unsound = Écrivez un nombre de 3 à 8.
group-end-unsound = Choisissez un jour à partir d’aujourd’hui, dans l’année qui vient.
group-too-many = Au plus { $max } groupes que vous avez fondés travaillent à la fois. Terminez-en un, ou demandez-le à qui anime la communauté, puis fondez celui-ci.
group-place-missing = Choisissez un lieu que vous voyez.
group-outcome-unsound = Écrivez { $max } caractères au plus.
group-for-members = Les groupes de travail sont fondés et rejoints par les membres.
group-full = Le groupe est complet. Fondez-en un autre, ou suivez ses échanges.
group-is-closed = Le groupe a été terminé entre-temps.
group-keep-forbidden = Seuls les membres du groupe, ou qui anime la communauté, peuvent le faire.
group-ask-subject = « { $name } » continue-t-il ?
group-quiet-mail =
    Rien n’a été dit depuis deux semaines dans votre groupe de travail « { $name } ».

    Continuez, ou terminez-le en disant ce qui en est sorti :
    { $link }
group-over-mail =
    Le dernier jour de votre groupe de travail « { $name } » est passé.

    Convenez d’un autre jour, ou terminez-le en disant ce qui en est sorti :
    { $link }
