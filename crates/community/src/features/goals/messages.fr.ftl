goal-title = Ce qui nous réunit
goal-lead = Le but commun, ce qui montre qu’il est atteint, et où nous en sommes.
goal-change = Changer le but
goal-form-lead = Une phrase, et un à trois résultats que chacun peut voir venir.
goal-form-asks = Tout le monde ici s’est accordé sur ce but. Dites ce qu’il devrait être, et pourquoi : le consentement de chacun est demandé, et d’ici là rien ne change.
goal-form-again = Un changement attend le consentement de chacun. Ce que vous écrivez ici y entre, dans un nouveau tour.
goal-sentence = Le but
goal-sentence-hint = Une phrase que chacun ici signerait.
goal-result-number = Résultat { $count }
goal-what = Ce qu’il faut atteindre
goal-what-hint = Par exemple « Chacun a vendu quelque chose à une personne inconnue ».
goal-measure = Ce qui se compte
goal-measure-hint = Par exemple « membres qui ont vendu ».
goal-baseline = De
goal-target = À
goal-due = D’ici au
goal-reason = Pourquoi
goal-reason-hint = Tout le monde ici le lit, maintenant et plus tard.
goal-ends-on = Jusqu’à quand demander
goal-ends-on-hint = À l’heure de la communauté.
goal-ask = Demander à chacun
goal-decision-title = Un nouveau but commun
goal-decision = La décision
goal-proposed = { $name } propose un autre but
goal-proposed-go = Voir la décision
goal-no-results = Pas encore de résultat daté. La direction en ajoute jusqu’à trois.
goal-words = Comment cela avance
goal-changes = Ce dont nous avons convenu
goal-progress = Où en sommes-nous ?
goal-which = Résultat
goal-value = Où il en est
goal-value-hint = Un nombre.
goal-note = En mots
goal-forbidden = Seule la direction écrit le but commun, ou en propose un autre à chacun. Parlez-en avec elle.
goal-progress-forbidden = Qui anime cette communauté dit où elle en est. Parlez-lui-en.
goal-same = C’est déjà le but. Changez quelque chose, ou laissez-le ainsi
goal-missing = Écrivez une phrase de { $max } caractères au plus
goal-reason-missing = Dites pourquoi il change, en { $max } caractères au plus
goal-result-missing = Ajoutez au moins un résultat, avec sa mesure et son jour
goal-what-missing = Dites ce qu’il faut atteindre, en { $max } caractères au plus
goal-measure-missing = Dites ce qui se compte, en { $max } caractères au plus
goal-number-unsound = Écrivez un nombre, avec deux décimales au plus, comme 12 ou 12,5
goal-target-same = Choisissez un nombre différent du départ
goal-due-missing = Choisissez un jour
goal-due-past = Choisissez un jour à partir d’aujourd’hui
goal-note-too-long = Restez en dessous de { $max } caractères
goal-result-unknown = Choisissez un des résultats
goal-mail-subject = { $community } : où en sommes-nous ?
goal-mail =
    Bonjour { $name },

    Un mois a passé depuis les dernières nouvelles de { $community } :

    { $goal }

    Un nombre et une phrase suffisent : { $link }
