learning-title = Ce que nous apprenons
learning-plan-forbidden = Seules les personnes qui dirigent ou animent planifient. Demandez à l’une d’elles.
learning-aim-forbidden = Seuls les membres se fixent des buts ici.
learning-is-history = C’était une communauté d’apprentissage. Ce qu’elle visait reste lisible, et vos objectifs restent les vôtres ; rien de nouveau ne se planifie ici.
learning-text-unsound = Écrivez quelque chose, en { $max } caractères au plus
learning-line-unsound = Écrivez une ligne de { $max } caractères au plus
learning-objectives-full = Restez à { $max } objectifs : retirez-en un avant d’en ajouter
learning-activities-full = Il y a { $max } activités. Retirez-en avant d’en ajouter
learning-day-unsound = Choisissez un jour, ou laissez vide
learning-serves-none = Cochez au moins un objectif qu’elle sert
learning-goals-full = Vous avez { $max } buts. Atteignez-en ou retirez-en un avant d’en fixer un autre
learning-covered = { $count ->
    [one] 1 objectif, et le plan le sert.
   *[other] { $count } objectifs, et le plan les sert tous.
}
learning-uncovered = { $count ->
    [one] 1 objectif n’est encore servi par aucune activité.
   *[other] { $count } objectifs ne sont encore servis par aucune activité.
}
learning-no-objectives = Personne n’a encore écrit ce que l’on saura faire.
learning-no-intention = Personne n’a encore écrit pour qui c’est.
learning-no-plan = Rien n’est encore prévu.
learning-intention = Intention
learning-audience = Pour qui
learning-audience-hint = Qui vient, ce que l’on sait déjà faire, et combien de temps on a.
learning-evaluation = À quoi l’on voit que c’est atteint
learning-evaluation-hint = Ce que quelqu’un montre, à qui, et quand.
learning-change = Modifier
learning-remove = Retirer
learning-objectives = Objectifs
learning-objectives-note = Ce que l’on saura faire
learning-objective = Objectif
learning-objective-new = Un autre objectif
learning-objective-hint = Commencez par un verbe que l’on peut observer : expliquer, construire, comparer, rédiger, choisir.
learning-add = Ajouter
learning-served = { $count ->
    [one] 1 activité
   *[other] { $count } activités
}
learning-unserved = Pas encore d’activité
learning-vague = Personne ne peut l’observer
learning-vague-hint = Dites ce que l’on voit faire : expliquer, construire, comparer, rédiger, choisir, réaliser, corriger.
learning-plan = Plan
learning-plan-note = Chaque activité sert un objectif
learning-activity = Activité
learning-activity-hint = Ce que l’on fait, en quelques mots.
learning-day = Le
learning-serves = Elle sert
learning-plan-it = La prévoir
learning-goals = Buts
learning-mine = Vos buts
learning-mine-none = Que voulez-vous savoir faire quand ce sera fini ?
learning-goal-new = Un but à vous
learning-goal-hint = Assez petit pour savoir quand vous l’avez atteint.
learning-share = Le montrer aux membres
learning-goal-set = Le fixer
learning-shared = Les membres le voient
learning-private = Personne d’autre ne le voit
learning-reach = Atteint
learning-reopen = Pas encore
learning-reached = Atteint le { $day }
learning-reached-short = Atteint
learning-others = Ce que visent les autres
