charter-title = Charte
charter-lead = Ce sur quoi nous nous accordons, et que nous signons.
charter-empty-title = Pas encore de charte
charter-empty = Une charte dit en quelques articles sur quoi chacun peut compter ici. Elle s’écrit ensemble et s’adopte par une décision.
charter-write = Écrire le projet
charter-version = Version { $count }
charter-adopted-on = adoptée le { $day }
charter-decision = La décision à son sujet
charter-decision-title = Charte, version { $count }
charter-text = Ce qu’elle dit
charter-changes = Ce qui a changé depuis votre signature
charter-beside = À propos de la charte
charter-signed-title = Signatures
charter-signatures = { $count } signatures sur { $of }
charter-you-signed = Vous avez signé le { $day }.
charter-sign-by = Lisez-la et signez-la d’ici le { $day }. Ensuite, vous pourrez lire ici, mais plus écrire.
charter-reads-only = Vous pouvez lire ici, et écrire à nouveau une fois la charte signée.
charter-sign-title = Êtes-vous d’accord ?
charter-sign-lead = Votre signature dit que les autres peuvent compter sur vous. Elle figure avec votre nom.
charter-sign = Signer la charte
charter-sign-forbidden = Seuls les membres signent la charte.
charter-changed-meanwhile = La charte a changé entre-temps. Revenez en arrière, lisez-la, puis signez.
charter-must-sign = Lisez la charte et signez-la, et vous pourrez écrire ici à nouveau.
charter-under-decision = Cette version est en cours de décision.
charter-older = Versions précédentes
charter-draft-title = Projet
charter-draft-lead = Ce que la charte pourrait dire. Commentez un article ou proposez d’autres mots ; il vaut une fois adopté par une décision.
charter-draft-none = Pas encore d’article.
charter-draft-changes = Ce que le projet change
charter-draft-forbidden = La direction écrit le projet. Proposez d’autres mots, et elle les reprendra.
charter-draft-empty = Écrivez d’abord un article
charter-draft-same = Le projet dit ce qui est en vigueur. Changez d’abord un article
charter-speak-forbidden = Les membres parlent du projet. Demandez à l’un d’eux de parler pour vous.
charter-adopt-title = L’adopter
charter-adopt-lead = Le consentement de tous les membres est demandé sur tout le texte. Une fois adoptée, la charte demande à chacun sa signature.
charter-adopt = Demander à tous de l’adopter
charter-grace = Jours pour signer
charter-grace-hint = Ensuite, qui n’a pas signé ne peut que lire.
charter-grace-unsound = Choisissez de 1 à { $max } jours
clause-lead = Un article du projet.
clause-add = Ajouter un article
clause-title = De quoi il parle
clause-title-hint = Quelques mots, par exemple « Comment nous répondons ».
clause-title-unsound = Dites de quoi il parle, en { $max } caractères au plus
clause-text = Ce qu’il dit
clause-text-hint = Une seule chose, avec des mots simples. En Markdown si vous voulez.
clause-text-unsound = Écrivez l’article, en { $max } caractères au plus
clause-too-many = Une charte a au plus { $max } articles. Réunissez-en quelques-uns
clause-new = Nouveau
clause-gone = Retiré
clause-discuss = Commenter et proposer d’autres mots
clause-change = Le changer
clause-remove = Le retirer du projet
clause-remove-lead = Il quitte le projet. La version en vigueur le garde jusqu’à ce qu’une autre soit adoptée.
rewordings-title = D’autres mots
rewording-propose = Proposer d’autres mots
rewording-why = Pourquoi ?
rewording-why-unsound = Dites pourquoi, en { $max } caractères au plus
rewording-same = Changez d’abord les mots
rewording-take = Reprendre
rewording-decline = Décliner
rewording-taken = Repris
rewording-declined = Décliné
comments-title = Commentaires
comments-empty = Personne n’en a encore rien dit.
comment-text = Votre commentaire
comment-send = Commenter
comment-unsound = Écrivez votre commentaire, en { $max } caractères au plus
diff-added = ajouté
diff-gone = retiré
rules-title = Règles
rules-lead = Ce que nous nous rappelons, là où quelqu’un va écrire.
rules-empty = Pas encore de règle. La plupart des communautés en ont peu besoin.
rule-new = Nouvelle règle
rule-make = Créer la règle
rule-end = Y mettre fin
rule-sentence = La règle
rule-sentence-hint = Une phrase, par exemple « Une question par conversation ».
rule-why = Pourquoi ?
rule-text-unsound = Écrivez-le en une phrase de { $max } caractères au plus
rule-strength = Avec quelle force ?
strength-remind = Rappeler
strength-remind-does = Elle s’affiche.
strength-ask = Demander
strength-ask-does = Qui continue coche l’avoir lue. On compte combien de fois, pas qui.
strength-stop = Arrêter
strength-stop-does = Ce qui porte le signe ci-dessous est refusé, avec la raison.
rule-sign = Signe de ce qui est arrêté
rule-sign-hint = Seulement pour une règle qui arrête : un lien, des mots séparés par des virgules, ou un nombre de caractères.
rule-sign-unsound = Une règle qui arrête demande un signe : un lien, des mots, ou de 10 à 50 000 caractères
rule-pattern = Les mots, ou le nombre
sign-link = Un lien
sign-words = Un de ces mots
sign-length = Plus de caractères que
rule-place = Où
rule-everywhere = Partout
rule-clause = Article de la charte
rule-owner = Parlez-en à { $name }.
rule-passed = { $count ->
    [one] passée outre une fois
   *[other] passée outre { $count } fois
}
rule-tick = Je l’ai lu et je continue
rule-asks = Lisez les règles au-dessus du texte, et cochez que vous continuez
rule-stops = { $sentence } { $why }
agreement-title = Ce à quoi vous vous engagez ici
agreement-sign = { $count ->
    [one] Une fois parmi nous, vous avez un jour pour signer la charte. Vous pouvez déjà la lire.
   *[other] Une fois parmi nous, vous avez { $count } jours pour signer la charte. Vous pouvez déjà la lire.
}
agreement-charter = { $count ->
    [one] La charte, un article
   *[other] La charte, { $count } articles
}
agreement-rules = { $count ->
    [one] Une règle qui vaut partout
   *[other] { $count } règles qui valent partout
}
