## Les suites d’une communauté

successors-title = La suite
successors-lead = Des membres peuvent fonder une communauté qui prend la suite de celle-ci. Personne n’est déplacé : chacun choisit d’en être ou non.
successors-lead-ends = Cette communauté touche à sa fin. Ce qui était bon ici peut continuer ailleurs : des membres fondent la suite, et chacun choisit d’en être ou non.
successors-empty-title = Pas encore de suite
successors-empty = Dites à quoi elle servirait. Dès que vous êtes trois à la porter, vous la fondez.
successors-founded = Fondées
successors-proposed = Proposées
successor-propose = Proposer une suite
successor-propose-hint = C’est une proposition tant que trois membres ne la portent pas ; vous êtes le premier ou la première. Chacun peut se retirer jusqu’à la fondation. Rien ne change dans cette communauté-ci.
successor-name = Nom
successor-name-hint = 60 caractères au plus.
successor-goal = À quoi elle sert
successor-goal-hint = Une phrase : ce que vous voulez atteindre ensemble.
successor-kind = Ce qu’elle sera
successor-learning-hint = Une communauté d’apprentissage commence par une formation ; c’est la gestion du site qui l’ouvre.
successor-name-unsound = Donnez-lui un nom de { $max } caractères au plus
successor-goal-unsound = Dites à quoi elle sert, en { $max } caractères au plus
successor-kind-missing = Choisissez ce qu’elle sera
successor-stand =
    { $count ->
        [one] { $count } personne la porte
       *[other] { $count } personnes la portent
    }
successor-stand-of = { $count } sur { $needed } la portent
successor-you-stand = Vous la portez
successor-founded-on = Fondée le { $day }

## L’une d’elles

successor-missing =
    { $count ->
        [one] Encore une personne, et vous pourrez la fonder
       *[other] Encore { $count } personnes, et vous pourrez la fonder
    }
successor-missing-hint = Ceux qui la portent la dirigeront. Chacun peut se retirer jusqu’à la fondation.
successor-ripe = Vous êtes assez nombreux
successor-ripe-hint = L’un de ceux qui la portent la fonde maintenant, ou vous en attendez d’autres. Tout le monde ici en sera informé, et choisira d’en être ou non.
successor-found = La fonder
successor-stand-do = Je la porte aussi
successor-step-back = Me retirer
successor-step-back-last = Vous êtes seul à la porter : la proposition disparaît si vous vous retirez.
successor-withdrawn = Plus personne ne la porte. Proposez-la de nouveau si vous y tenez.
successor-founders = Qui la porte
successor-founded-by = Qui l’a fondée
successor-is = Ce qu’elle est
successor-proposer = L’a proposée
successor-nobody = Personne.
successor-beside = À son sujet
successor-promises = Ce qui est sûr
successor-promise-choice = Personne n’est déplacé : chacun vient d’un clic, ou ne vient pas.
successor-promise-stays = { $community } reste comme elle est, et lisible.
successor-promise-directs = Ceux qui la portent la dirigent, et pourront tout changer ensuite.
successor-join = La rejoindre
successor-go = Y aller
successor-grew = Elle est issue de { $community }, le { $day }.
successor-for-members = Seuls les membres de la communauté fondent une suite et la rejoignent ; pas qui veille sur le site, ni qui la visite.
successor-of-draft = Un brouillon n’a encore personne qui puisse continuer. Lancez-le d’abord.
successor-founders-full = Vous êtes assez : { $max } personnes au plus la portent. Fondez-la, puis rejoignez-la.
successor-founded-already = Elle est déjà fondée.
successor-found-forbidden = Seuls ceux qui la portent la fondent. Portez-la d’abord.
successor-too-few = Il faut { $count } membres qui la portent. Invitez-en d’autres à vous suivre.
successor-not-founded = Elle n’est pas encore fondée. Portez-la, pour qu’elle le soit.
successor-is-dissolved = Ceux qui l’ont fondée l’ont dissoute. Elle n’accueille plus personne.
successor-proposals-full = { $max } propositions au plus sont ouvertes à la fois. Portez l’une d’elles, ou demandez qu’on retire celle qui ne trouve personne.

## Sur l’accueil d’une communauté

lineage-origin = Issue de
lineage-founded = fondée le { $day }.
lineage-dissolved = Dissoute par ceux qui l’ont fondée, le { $day }.
lineage-is-founded = { $name } est fondée
lineage-was-dissolved = { $name } a été fondée ici, puis dissoute
lineage-more = En savoir plus
lineage-proposed =
    { $count ->
        [one] Une suite est proposée
       *[other] { $count } suites sont proposées
    }
lineage-proposed-next = Il faut trois membres pour la fonder. Portez-la, ou attendez de voir.
lineage-look = Regarder
lineage-invites = Voulez-vous continuer ensemble ?
lineage-invites-next = À trois, vous pouvez fonder une suite. Personne n’est déplacé, et cette communauté reste comme elle est.

## Courriels

successor-mail-founded-subject = { $name } est issue de { $community }
successor-mail-founded =
    Bonjour { $person },

    des membres de { $community } ont fondé { $name }.

    À quoi elle sert : { $goal }

    Personne n’est déplacé. Si vous voulez en être, un clic suffit : { $link }

## Ce qui vient avec

along-title = Ce qui vient avec
along-ask = Ce que vous avez écrit dans { $old } peut-il venir dans { $name } ? Seul est copié ce que son auteur laisse venir, depuis les lieux choisis par ceux qui ont fondé la suite.
along-let = Mes messages peuvent venir
along-let-hint = Avec votre nom, leur date et les fichiers qu’ils montrent. Ils restent aussi où ils sont. Vous pouvez revenir sur votre accord à tout moment.
along-lets = Ce que vous avez écrit peut venir.
along-take-back = Revenir sur mon accord
along-take-back-hint = Vos messages disparaissent alors de { $name }, comme si vous les y aviez supprimés. Si vous changez d’avis, ils reviennent.
along-progress = Sujets examinés
along-reload = Voir où cela en est
carrying-title = Choisir ce qui vient
carrying-lead = Des sujets de { $old } sont copiés dans { $name }, autant que leurs auteurs les laissent venir.
carrying-places = Depuis quels lieux ?
carrying-chosen = Choisi
carrying-topics =
    { $count ->
        [0] Aucun sujet
        [one] { $count } sujet
       *[other] { $count } sujets
    }
carrying-promise-consent = Un sujet vient si la personne qui l’a ouvert le laisse venir, avec les messages de ceux qui y consentent. Il dit combien sont restés.
carrying-promise-stays = Rien ne quitte { $old }. Réactions, réponses retenues et notes y restent.
carrying-promise-later = Qui donne son accord plus tard voit ses messages ajoutés. Rien ne vient deux fois, et personne n’est averti de chacun.
carrying-submit = Les faire venir
carrying-again = Regarder de nouveau
carrying-came =
    Venus jusqu’ici : { $topics ->
        [one] { $topics } sujet
       *[other] { $topics } sujets
    }, { $posts ->
        [one] { $posts } message
       *[other] { $posts } messages
    }.
carrying-under-way = { $count } sujets examinés sur { $of }.
carrying-soon = La suite arrive dans quelques minutes.
carrying-ended = Dernier passage : { $when }.
carrying-none-chosen = Choisissez au moins un lieu
carrying-forbidden = Seuls ceux qui l’ont fondée, et qui sont membres des deux, choisissent ce qui vient. Demandez à l’un d’eux.
carrying-closed = Elle est fermée : rien de nouveau n’y entre. Rouvrez-la d’abord.
origin-from = Ce sujet vient de { $name }.
origin-see = Le voir là-bas
origin-stayed =
    { $count ->
        [one] { $count } message y est resté.
       *[other] { $count } messages y sont restés.
    }

## La dissoudre

dissolution-title = La dissoudre
dissolution-undo = Revenir sur la fondation
dissolution-until = Jusqu’au { $day }, deux de ceux qui l’ont fondée peuvent la dissoudre.
dissolution-two = Il faut être deux parmi ceux qui l’ont fondée. Les autres apprennent par courriel que vous le voulez, et pourquoi.
dissolution-then = Dès la deuxième voix elle est fermée : tout y reste lisible, plus rien ne s’y écrit, et ses membres en sont informés.
dissolution-lineage = Les deux communautés continuent de dire qu’elle a été fondée, puis dissoute.
dissolution-reason = Pourquoi
dissolution-reason-hint = Tous ses membres le liront.
dissolution-reason-missing = Dites pourquoi, en { $max } caractères au plus
dissolution-asked = { $founder } veut la dissoudre : { $reason }
dissolution-submit = Je veux la dissoudre
dissolution-agree = D’accord, dissolvons-la
dissolution-take-back = Y renoncer
dissolution-forbidden = Seuls ceux qui l’ont fondée la dissolvent. Parlez-en à l’un d’eux.
dissolution-too-late = Ceux qui l’ont fondée avaient { $days } jours pour la dissoudre. Sa direction peut encore la fermer, sur la page de sa vie.
dissolution-mail-subject = Dissoudre { $name } ?
dissolution-mail =
    Bonjour { $person },

    { $founder } veut dissoudre { $name }, que vous avez fondée ensemble : { $reason }

    Il faut encore une voix parmi vous, jusqu’au { $until }. Donnez votre accord, ou parlez-en : { $link }
