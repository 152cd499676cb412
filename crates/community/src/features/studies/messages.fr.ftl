studies-title = Études
studies-lead = Ce que nous demandons avant de décider, et ce que nous avons entendu.
studies-empty = Rien n’a encore été demandé.
studies-empty-directs = Demandez avant de construire : une étude vous dit ce dont vos membres ont besoin. Commencez par un modèle.
studies-older = Études précédentes
studies-new = Une nouvelle étude
studies-new-hint = Chaque question peut changer avant l’ouverture.
studies-blank = Partir de rien
studies-blank-means = Chaque question est de vous.
studies-before = Ce qu’on espère, ce qui peut freiner, ce qu’on peut apporter.
studies-after = Ce qui sert au travail, ce qui bloque, ce pour quoi on resterait en contact.
studies-profession = Les problèmes que beaucoup résolvent seuls, et vers qui ils se tournent.
studies-pulse = Court, quatre fois par an, comparé à la dernière fois.
studies-start = Commencer
study-question-count = { $count ->
    [one] Une question
   *[other] { $count } questions
}
study-answer-count = { $count ->
    [0] Pas encore de réponse
    [one] Une réponse
   *[other] { $count } réponses
}
study-not-opened = Pas encore ouverte
study-heard-is-there = ce que nous avons entendu est à lire
study-state-draft = En préparation
study-state-scheduled = S’ouvre plus tard
study-state-open = Ouverte
study-state-closed = Close
study-round = Édition { $count }
study-tabs = Étude
tab-questions = Questions
tab-audience = Public
tab-results = Résultats
tab-voices = Réponses libres
tab-needs = Besoins
study-direct-forbidden = Seule la direction peut faire cela.
study-not-asked = Cette étude s’adresse à d’autres que vous.
study-not-open-yet = Cette étude n’est pas encore ouverte.
study-closed = Cette étude est close et ne reçoit plus de réponses.
study-opened-already = L’étude a été ouverte : ses questions ne changent plus, pour que tout le monde réponde aux mêmes.
study-without-questions = Ajoutez d’abord une question.
study-without-end = Dites d’abord jusqu’à quand l’étude reçoit des réponses, puis enregistrez.
study-without-audience = Dites d’abord à qui s’adresse l’étude : aux membres, à des gens par courriel, ou par un lien public.
study-repeat-after-the-end = Terminez d’abord cette édition.
study-text-missing = Écrivez ceci en anglais, en français, ou dans les deux langues
study-text-too-long = Pas plus de { $max } caractères ici
study-questions-many = Pas plus de { $max } questions : qui répondrait à davantage ?
study-answered = Vous avez répondu à cette étude. Si vous avez gardé votre lien privé, il permet encore de changer vos réponses.
study-start-first = Ouvrez la première page de l’étude et commencez là.
study-public-full = Ce lien a reçu toutes les réponses prévues. Merci d’avoir voulu donner la vôtre.
study-you-direct = Vous dirigez cette étude.
study-to-directing = La suivre
study-over = Cette étude est close.
study-heard-due = Ce que nous avons entendu sera dit ici d’ici le { $day }.
study-comes = Cette étude s’ouvre bientôt. Revenez alors.
study-until = Ouverte jusqu’au { $until }
study-named = Avec les noms.
study-named-means = La direction voit qui a répondu quoi.
study-anonymous = Sans les noms.
study-anonymous-means = Tant que vous ne les envoyez pas, vos réponses sont gardées avec vous, pour pouvoir continuer plus tard. Une fois envoyées, rien ne les relie à vous : nous savons seulement que vous avez répondu. Les résultats de moins de cinq personnes ne sont jamais montrés.
study-resume-means = Chaque page est gardée. Vous pouvez vous arrêter et reprendre plus tard.
study-sent-changeable = Vos réponses sont envoyées. Vous pouvez les changer jusqu’à la fin de l’étude.
study-change = Changer mes réponses
study-go-on = Continuer
study-begin = Commencer
study-look-over = Relire et envoyer
study-done = Vous avez répondu, merci. Si vous avez gardé votre lien privé, il permet de changer vos réponses.
study-order-needs = Mettre les besoins en ordre
study-results = Résultats
answer-progress = Question { $number } sur { $count }
answer-choices-hint = Choisissez-en autant que vous voulez.
answer-ranking-hint = 1 vient en premier. Deux peuvent partager une place ; ce que vous laissez vide vient en dernier.
answer-optional = Vous pouvez laisser ceci vide.
answer-next = Suivant
answer-last = Relire
study-answer-change = Garder le changement
answer-later = Garder, continuer plus tard
answer-odd = Choisissez une des réponses proposées
answer-too-long = Pas plus de { $max } caractères ici
answer-needed = Des questions obligatoires sont encore vides : voyez ci-dessous
answer-nothing = Répondez à au moins une question avant d’envoyer
sending-title = Relisez
sending-lead-anonymous = Quand vous envoyez, votre nom est détaché et vos réponses sont comptées avec les autres.
sending-lead-named = Quand vous envoyez, la direction voit vos réponses avec votre nom.
sending-lead-sent = Voici vos réponses telles qu’elles comptent maintenant.
sending-missing = Pas encore de réponse. Celle-ci est nécessaire.
sending-empty = Laissé vide
sending-change = Changer
sending-ready = Terminé
sending-send = Envoyer mes réponses
thanks-title = Merci
thanks-lead = Vos réponses sont arrivées. Dans les deux semaines après la fin, vous lirez ici ce que nous avons entendu.
thanks-private = Votre lien privé
thanks-private-means = Gardez-le si vous pensez changer vos réponses avant le { $until }. Il n’est montré que maintenant, et personne d’autre ne l’a, pas même nous.
thanks-changeable = Vous pouvez changer vos réponses jusqu’au { $until }.
thanks-home = Retour à la communauté
kind-choice = Un choix
kind-choices = Plusieurs choix
kind-scale = Échelle de 1 à 5
kind-open = Réponse libre
kind-ranking = Classement
building-questions = Ce qu’elle demande
building-preview = Aperçu
building-empty = Pas encore de question. Ajoutez la première.
building-required = réponse nécessaire
building-without-english = pas encore en anglais
building-without-french = pas encore en français
building-change = Changer
building-remove = Retirer
building-return = La remettre
building-add = Ajouter une question
building-removed = Retirées
building-to-audience = Ensuite : à qui demander
building-discard = Jeter cette étude
building-discard-means = Ses questions et les adresses saisies disparaissent pour de bon. Personne n’a encore répondu.
building-cover = La première page
building-title-en = Titre en anglais
building-title-fr = Titre en français
building-intro-en = Ce qu’on lit d’abord, en anglais
building-intro-fr = Ce qu’on lit d’abord, en français
building-names = Avec ou sans les noms
building-anonymous-hint = On se livre davantage. Personne ne voit qui a répondu quoi, vous non plus.
building-named-hint = La direction voit qui a répondu quoi. Celles et ceux qui répondent le savent.
question-lead = Écrivez-la dans une langue ou dans les deux. La langue du lecteur décide ; si elle manque, l’autre est montrée.
question-text-en = Question en anglais
question-text-fr = Question en français
question-options-en = Options en anglais
question-options-fr = Options en français
question-options-hint = Une par ligne, dans le même ordre dans les deux langues.
question-options-count = Donnez de deux à { $max } options, une par ligne
question-options-uneven = Donnez autant d’options en français qu’en anglais, une par ligne
question-low-en = 1 veut dire, en anglais
question-low-fr = 1 veut dire, en français
question-high-en = 5 veut dire, en anglais
question-high-fr = 5 veut dire, en français
question-required = Réponse nécessaire
question-required-hint = À utiliser avec mesure : qui ne peut pas répondre abandonne.
preview-title = Aperçu
preview-lead = Toutes les questions sur une page. Celles et ceux qui répondent en voient une à la fois.
preview-language = Langue de l’aperçu
preview-open = Dans ses propres mots
audience-title = Public
audience-rate = { $answered } sur { $asked } ont répondu
audience-percent = { $count } % des personnes sollicitées.
audience-public-count = Par le lien public : { $count } sur { $most } au plus.
audience-ends = Ouverte jusqu’au { $until }.
audience-ended = Terminée le { $until } ou avant.
audience-results-later = Les résultats viennent à la fin : personne ne lit avant.
audience-remind = Rappeler à qui n’a pas répondu
audience-reminded = Dernier rappel : { $day }
audience-reminded-lately = Un rappel est parti il y a moins de sept jours. Laissez un peu de temps.
audience-close = La clore maintenant
audience-close-means = Plus aucune réponse n’est reçue, et les résultats sont comptés. Elle ne pourra pas être rouverte.
audience-who = À qui elle s’adresse
audience-members = Les membres de cette communauté
audience-members-hint = Chacun répond une fois. Partenaires et invités seulement si vous choisissez leur rôle.
audience-roles = Seulement ces rôles
audience-roles-hint = N’en choisissez aucun pour demander à tous.
audience-public = Réponses par le lien public
audience-public-hint = Combien il peut en recevoir ; 0 pour aucun lien public. Qui l’a peut répondre, et une personne pourrait répondre deux fois.
audience-public-odd = Donnez un nombre de 0 à { $max }
audience-public-link = Lien public
audience-opens = Ouvre
audience-opens-hint = Laissez vide pour ouvrir tout de suite.
audience-closes = Ferme
audience-date-odd = Donnez un jour et une heure
audience-end-odd = Donnez une fin à venir, un an au plus après le début
audience-zone = Fuseau de ces heures
audience-open = Ouvrir l’étude
audience-open-means = Vos choix ci-dessus sont enregistrés, et elle reçoit des réponses jusqu’à la fin que vous avez fixée. Les membres la trouvent sur leur accueil, les personnes invitées reçoivent leur lien par courriel. Ensuite les questions ne changent plus.
audience-invite = Inviter par courriel
audience-addresses = Adresses
audience-addresses-hint = Collez une liste. Chaque personne reçoit son propre lien et n’a pas besoin de compte.
audience-invite-submit = Inviter
audience-invited = { $count ->
    [one] Une personne invitée
   *[other] { $count } personnes invitées
}
audience-address-odd = { $address } n’est pas une adresse
audience-addresses-missing = Collez au moins une adresse
audience-addresses-many = Pas plus de { $max } adresses à la fois
audience-invited-many = Une étude invite { $max } personnes au plus
results-after-the-end = Les résultats viennent à la fin de l’étude : personne ne lit avant.
results-not-yet = Les résultats vous parviennent avec ce que la direction a entendu, dans les 14 jours après la fin.
results-being-counted = Les réponses sont en train d’être comptées. Rechargez cette page dans un instant.
results-rate = { $answered } personnes sur { $asked } sollicitées ont répondu.
results-public = { $count ->
    [one] Une de plus a répondu par le lien public.
   *[other] { $count } de plus ont répondu par le lien public.
}
results-csv = En tableau (CSV)
results-heard-due = Celles et ceux qui ont répondu attendent ce que vous avez entendu, d’ici le { $day }.
results-to-heard = Le leur dire
results-few = Moins de cinq personnes ont répondu : ce n’est pas montré.
results-answered = { $count ->
    [one] { $count } personne a répondu
   *[other] { $count } personnes ont répondu
}
results-mean = moyenne { $mean } sur 5
results-mean-before = la dernière fois { $mean }
results-before-of = la dernière fois { $count } personnes
results-to-voices = Lire les réponses libres
results-ranking-means = Part des points possibles : 100 % si tout le monde met l’option seule en premier.
results-percent = { $count } %
results-table = En tableau
results-last-time = La dernière fois
results-left-out = Un groupe n’est pas montré, car lui ou un autre compte moins de cinq personnes.
results-next = Et maintenant ?
results-next-means = Lisez les réponses libres et nommez les besoins que vous y trouvez. Dites ensuite à tous ce que vous avez entendu, et laissez les membres mettre les besoins en ordre.
results-to-type = Ce qu’elle dit du type
results-repeat = Redemander et comparer
csv-question = Question
csv-group = Groupe
csv-option = Réponse
csv-count = Nombre
csv-percent = Pour cent
csv-of = Sur
group-all = Tout le monde
group-member = Autres membres
group-invited = Invités par courriel
group-public = Lien public
heard-title = Ce que nous avons entendu
heard-lead = On vous a donné du temps. Dites ce que vous avez compris, et ce que vous allez en faire.
heard-en = En anglais
heard-fr = En français
heard-hint = Trois choses suffisent : ce que beaucoup ont dit, ce qui vous a surpris, ce qui va suivre.
heard-missing = Écrivez ce que vous avez entendu, en anglais, en français, ou dans les deux langues
heard-means = Tous ceux qui ont répondu le reçoivent par courriel, et les membres peuvent lire les résultats. Les besoins ne changent plus, et les membres les mettent en ordre.
heard-tell = Le leur dire
needs-title = Besoins
needs-empty = Aucun besoin n’a été nommé.
needs-empty-directs = Nommez ce que vous trouvez dans les réponses : un besoin, une phrase courte.
needs-ordered = { $count } membres les ont mis en ordre.
needs-not-ordered = { $count ->
    [0] Personne ne les a encore mis en ordre. L’ordre est montré à partir de cinq membres.
    [one] Un membre les a mis en ordre. L’ordre est montré à partir de cinq.
   *[other] { $count } membres les ont mis en ordre. L’ordre est montré à partir de cinq.
}
needs-place = Place { $count }
needs-answers = { $count ->
    [0] Dans aucune réponse libre pour l’instant
    [one] Dans une réponse libre
   *[other] Dans { $count } réponses libres
}
needs-answered-by = Ce qui y répond
needs-change = Changer
needs-name = Le besoin, en une phrase courte
needs-name-hint = Par exemple « Des prix pour les réparations imprévisibles ».
needs-address = Ce qui y répond
needs-address-hint = L’adresse d’un lieu, d’une conversation ou d’une autre page de ce site.
needs-remove = Le retirer
needs-remove-means = Les réponses qu’il contient redeviennent libres.
needs-order = Votre ordre
needs-order-hint = 1 compte le plus. Deux peuvent partager une place ; ce que vous laissez vide vient en dernier. Vous pourrez le changer.
needs-order-save = Enregistrer mon ordre
needs-new = Un nouveau besoin
needs-add = Ajouter
needs-stand = Ce qui a été entendu a été dit : les besoins ne changent plus.
needs-not-yet = Les besoins viennent avec ce qui a été entendu.
needs-many = Pas plus de { $max } besoins : réunissez ce qui va ensemble
need-title-missing = Nommez le besoin
need-address-odd = Donnez une adresse de ce site, comme /communities/…
order-empty = Donnez une place à au moins un besoin
voices-title = Réponses libres
voices-lead = Mettez chaque réponse dans le besoin dont elle parle, ou dans aucun. Citez celles qui le disent le mieux ; ne citez pas ce qui trahirait quelqu’un.
voices-needs-first = Nommez un premier besoin, puis mettez-y des réponses.
voices-empty = Il n’y a rien à lire ici. Sans les noms, les réponses libres sont montrées à partir de cinq.
voices-quote = Citer
voices-take = Retirer
voices-need = Besoin
voices-put = Y mettre
voices-put-quote = Y mettre et citer
voices-more = D’autres réponses
study-mail-invitation-subject = { $title }
study-mail-reminder-subject = Encore ouvert : { $title }
study-mail-reminder =
    { $title }

    Votre réponse manque encore, et l’étude se termine le { $until }. Quelques minutes suffisent :

    { $link }
study-mail-invitation =
    { $community } aimerait vous entendre : { $title }

    Ce lien est à vous seul. Il marche jusqu’au { $until }, sans compte, et permet de s’arrêter et de reprendre :

    { $link }
study-mail-heard-subject = Ce que nous avons entendu : { $title }
study-mail-heard =
    Vous avez répondu à « { $title } ». Voici ce que nous avons entendu :

    { $heard }

    Pour en savoir plus :

    { $link }
study-mail-due-subject = On attend ce que vous avez entendu : { $title }
study-mail-due =
    Celles et ceux qui ont répondu à « { $title } » savent qu’ils auront de vos nouvelles d’ici le { $day }. Quelques phrases suffisent :

    { $link }
study-mail-again-subject = Il est temps de redemander : { $title }
study-mail-again =
    Un trimestre a passé depuis « { $title } ». Redemandez, et voyez ce qui a changé :

    { $link }
