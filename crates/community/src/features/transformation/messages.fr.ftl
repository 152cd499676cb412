## Peser le pour et le contre

transformation-title = Devenir une communauté de pratique ?
transformation-done-title = Une communauté de pratique
transformation-lead = La formation se termine ; ce que l’on sait les uns des autres peut rester. Voici ce que disent les faits.
transformation-done-lead = Elle était d’apprentissage, et continue avec les mêmes personnes, les mêmes lieux, les mêmes conversations.
transformation-since = Depuis le { $date }
transformation-stays = Son adresse reste, et avec elle les personnes et leurs rôles, les lieux, les conversations, les décisions, la charte et le but. Le but ne change que par une décision.
transformation-lasts = Elle n’a pas de fin. Elle ne se termine que si sa direction le dit.
transformation-comes = Ce qui viendrait avec
transformation-comes-note = Seulement ce qui manque
transformation-comes-nothing = Tout ce avec quoi une telle communauté commence est déjà là.
transformation-earlier = Annulé
transformation-undone = Du { $from } au { $to }
transformation-decide = Décider
transformation-yours = Rien de tout cela ne vous en empêche, rien ne décide à votre place. La page suivante dit ce qui en découle.
transformation-theirs = La direction décide, et dit pourquoi. Ce que la plupart des membres ont choisi figure dans la décision.
transformation-go-on = Continuer
transformation-otherwise = Sinon, elle se termine le { $date }.
transformation-back = Le chemin du retour
transformation-back-until = Jusqu’au { $date }, la direction peut revenir en arrière.
transformation-back-over = On pouvait revenir en arrière jusqu’au { $date }. Désormais, elle reste ce qu’elle est.
transformation-learned = Ce que nous avons appris
weigh-title = Ce qui parle pour, ce qui parle contre
weigh-none-against = { $count } sur { $all } parlent pour, rien ne parle contre
weigh-against = { $count } sur { $all } parlent contre
weigh-against-yours = Vous pouvez continuer malgré tout. Mieux vaut le savoir maintenant que lorsque plus personne ne répond.
weigh-go = Y aller
weigh-what-life = On vient encore
weigh-what-aid = On s’entraide
weigh-what-problems = On rencontre des problèmes au travail
weigh-what-leaders = Quelqu’un la mènerait
weigh-what-wish = Les membres le veulent
weigh-sign-for = Parle pour
weigh-sign-open = Ne tranche pas
weigh-sign-against = Parle contre
weigh-life = { $writers } membres sur { $members } ont écrit ces { $days } derniers jours.
weigh-life-helps = Demandez à celles et ceux qui se taisent ce qui les ferait revenir.
weigh-aid = Sur { $answers } réponses ces { $days } derniers jours, { $peers } viennent de membres qui n’animent pas.
weigh-aid-none = Personne n’a répondu à personne ces { $days } derniers jours.
weigh-aid-helps = Laissez de temps en temps une réponse aux membres, et remerciez qui la donne.
weigh-study-practice = Ce que l’on a dit dans la dernière étude parle pour une communauté de pratique.
weigh-study-learning = Ce que l’on a dit dans la dernière étude parle pour une communauté d’apprentissage.
weigh-study-interest = Ce que l’on a dit dans la dernière étude parle pour une communauté d’intérêt.
weigh-study-level = Ce que l’on a dit dans la dernière étude ne met aucun type devant les autres. À vous de juger les besoins trouvés.
weigh-study-none = Aucune étude restituée aux membres ne dit ce qu’ils rencontrent au travail.
weigh-questions = Questions posées ces { $days } derniers jours : { $questions }.
weigh-problems-helps = Interrogez les membres avec le modèle sur les problèmes d’un métier.
weigh-leaders = Sans dernier jour ici : direction { $directors }, animation { $facilitators }.
weigh-leaders-helps = Trouvez une deuxième personne avant la fin de la formation, et donnez-lui le rôle.
weigh-wish = { $practice } sur { $answers } réponses le choisissent.
weigh-wish-unasked = Personne ne leur a encore posé la question. Elle s’ouvre d’elle-même 14 jours avant la fin.
weigh-wish-asked = On leur pose la question en ce moment. Les totaux s’affichent à la fin.
weigh-wish-silent = On leur a posé la question, et personne n’a répondu.
weigh-wish-withdrawn = On leur a posé la question, puis elle a été retirée.
weigh-wish-helps = Parlez-en, ou posez-leur la question par une décision.

## Le faire

transformation-do = En faire une communauté de pratique
transformation-follows = Ce qui en découle
transformation-follows-type = C’est désormais une communauté de pratique, et le guide de construction la juge comme telle.
transformation-follows-end = Sa fin du { $date } disparaît. Elle ne se termine que si sa direction le dit.
transformation-follows-learning = Ce qu’elle visait, et ce que chacun s’était fixé, reste lisible sous « Ce que nous apprenons ». Rien de nouveau ne s’y planifie.
transformation-follows-contract = Sa façon de vivre ensemble (formes d’échange, rituels, ce que la direction observe) devient celle d’une communauté de pratique. Vous pouvez la changer.
transformation-follows-own = Ce que vous avez écrit sur votre façon de vivre ensemble reste tel quel. Voyez si cela convient encore, surtout la façon dont elle finit.
transformation-follows-told = { $count ->
    [one] Son unique membre reçoit un courriel avec votre raison, et peut partir en un clic.
   *[other] Ses { $count } membres reçoivent un courriel avec votre raison, et peuvent partir en un clic.
}
transformation-follows-undo = Jusqu’au { $date }, la direction peut revenir en arrière. Ce que l’on aura écrit d’ici là reste.
transformation-reason-hint = Tout le monde ici le lit, et cela part par courriel.
transformation-submit = En faire une communauté de pratique
transformation-for-members = Seuls les membres voient ce qu’une communauté peut devenir.
transformation-forbidden = Seule la direction transforme une communauté. Parlez-en avec elle.
transformation-too-early = Sa formation n’a pas encore commencé. D’ici là, son type se choisit dans les réglages.
transformation-closed = Cette communauté n’est pas ouverte en ce moment. La direction peut la rouvrir ; ce sera alors possible.
transformation-other-type = Cette communauté est désormais d’un autre type.
transformation-too-late = Les trente jours pendant lesquels on pouvait revenir en arrière sont passés.

## Revenir en arrière

transformation-undo = Revenir en arrière
reversal-lead = Elle redevient une communauté d’apprentissage.
reversal-type = Son type est celui d’avant, et l’on peut de nouveau planifier ce qu’elle vise.
reversal-ends = Sa fin est de nouveau le { $date }.
reversal-closed = Sa fin, le { $date }, est passée de plus de trente jours : elle est aussitôt en lecture seule. Rouvrez-la s’il lui faut plus de temps.
reversal-no-end = Elle n’a pas de fin, comme avant.
reversal-places = Les lieux venus avec elle et où rien n’a été écrit sont fermés. Tous les autres restent, avec tout ce qu’ils contiennent.
reversal-rules = Les cartes de règles venues avec elle prennent fin.
reversal-told = Tout le monde reçoit un courriel avec votre raison.

## Sur son accueil

transformation-glance = Une communauté de pratique depuis le { $date }
transformation-glance-next = Mêmes personnes, mêmes lieux, pas de fin. Pour rester, vous n’avez rien à faire.
transformation-glance-more = Ce que cela veut dire
transformation-glance-leave = Partir
transformation-lineage = Communauté d’apprentissage jusqu’au { $date }, de pratique depuis.

## Courriels

transformation-mail-subject = { $community } continue comme communauté de pratique
transformation-mail =
    Bonjour { $name },

    { $community } est désormais une communauté de pratique : les mêmes personnes, les mêmes lieux, les mêmes conversations, sans fin prévue.

    Pourquoi : { $reason }

    Ce qui reste, ce qui vient avec : { $link }

    Pour rester, vous n’avez rien à faire. Si vous préférez partir : { $leave }
transformation-back-mail-subject = { $community } redevient une communauté d’apprentissage
transformation-back-mail =
    Bonjour { $name },

    { $community } est de nouveau ce qu’elle était : une communauté d’apprentissage. Rien de ce que l’on a écrit n’a disparu.

    Pourquoi : { $reason }
transformation-back-mail-ends = Sa fin est de nouveau le { $ends } : { $link }
transformation-back-mail-closed = Sa fin est passée, elle est donc en lecture seule : tout reste lisible. { $link }
transformation-back-mail-open = Ce qui vient ensuite : { $link }
