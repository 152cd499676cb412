export-title = Emporter une archive
export-site-title = Archive du site
export-lead = Une archive contient cette communauté telle qu’elle est maintenant : pour la garder, la lire hors ligne ou l’apporter dans un autre Lyceum.
export-site-lead = Une archive contient toutes les communautés telles qu’elles sont maintenant : pour les garder, les lire hors ligne ou les apporter dans un autre Lyceum.
export-holds = Ce qu’elle contient
export-holds-words = Chaque lieu, sujet et message avec ses fichiers, en Markdown pour lire et en JSON pour les programmes. Les lieux que seuls certains membres voient y sont aussi.
export-holds-people = Qui en fait partie, avec noms, identifiants et photos ; rôles, réactions, demandes, exclusions et réservations.
export-holds-addresses = Les adresses de courriel, et jusqu’où chacun a lu.
export-holds-audit = Ce qui a été noté sur la direction de la communauté.
export-lacks = Ce qu’elle ne contient pas
export-lacks-keys = Mots de passe, sessions, invitations, jetons et courriels.
export-lacks-addresses = Les adresses de courriel, et jusqu’où chacun a lu. Qui gère le site peut faire une archive avec les deux.
export-lacks-deleted = Ce que disaient les messages supprimés.
export-who = Ces textes ont été écrits pour les membres de la communauté. Gardez l’archive là où vous seul pouvez l’ouvrir, et ne la donnez à personne qui ne pourrait pas la lire ici.
export-make = Faire l’archive
export-make-anew = En faire une nouvelle
export-making = L’archive se prépare
export-lines = { $count ->
    [0] Elle vient de commencer.
    [one] Une entrée est écrite pour l’instant.
   *[other] { $count } entrées sont écrites pour l’instant.
}
export-look-again = Regarder de nouveau
export-ready = L’archive est prête
export-ready-until = Elle vous attend ici, vous seul, jusqu’au { $until }.
export-size = { $count ->
    [one] Elle pèse environ 1 Mo.
   *[other] Elle pèse environ { $count } Mo.
}
export-take = Télécharger
export-failed = L’archive n’a pas pu être faite. Réessayez ; si cela échoue encore, le journal du site dit pourquoi.
export-over = Cette archive est restée prête un jour, qui est passé. Faites-en une nouvelle.
export-forbidden = Seule la direction fait une archive de sa communauté.
export-copy-answer = cela a aidé
export-copy-edited = modifié le { $when } UTC
export-copy-deleted = Ce message a été supprimé.
mine-title = Emporter ce qui est à vous
mine-lead = Une archive zip avec ce que vous avez écrit, répondu, signé et apporté, dans toutes les communautés où vous êtes ou avez été.
mine-holds-words = Vos sujets et messages, et ce que vous avez écrit de la charte, du but et de vous.
mine-holds-answers = Vos réponses nominatives aux décisions et aux enquêtes, vos signatures, vos objectifs personnels, vos notes après les points à trois.
mine-holds-files = Votre profil, votre photo et tous les fichiers que vous avez apportés.
mine-holds-forms = Le tout en Markdown pour la lecture et en JSON pour les programmes.
mine-lacks-others = Ce que d’autres ont écrit, leurs noms et leurs adresses.
mine-lacks-nameless = Les réponses anonymes : personne ne peut dire qu’elles sont de vous, pas même ce site.
mine-lacks-deleted = Le texte des messages supprimés, et les versions antérieures des messages que vous avez modifiés.
mine-who = Vous seul pouvez le demander et le télécharger. Cela vaut aussi dans une communauté close et après l’avoir quittée.
mine-read-title = Ce qui est à { $name }
mine-read-lead = Chaque partie existe en Markdown pour la lecture, et à côté en lignes de JSON pour les programmes.
mine-read-since = Depuis le { $day }
mine-read-until = Du { $day } au { $left }
mine-read-nothing = Rien encore.
mine-read-files = { $count ->
    [0] Vous n’avez apporté aucun fichier.
    [one] 1 fichier, dans le dossier `files`.
   *[other] { $count } fichiers, dans le dossier `files`.
}
mine-topics = Sujets que vous avez ouverts
mine-posts = Messages
mine-reactions = Réactions
mine-decisions = Décisions que vous avez proposées
mine-ballots = Vos réponses aux décisions
mine-objections = Objections
mine-signatures = Signatures
mine-version = Version { $version } de la charte
mine-comments = Commentaires sur la charte
mine-rewordings = Autres formulations pour la charte
mine-goals = Vos objectifs
mine-progress = Avancement des résultats
mine-goal-changes = Buts communs que vous avez proposés
mine-introductions = Ce qu’il vous faut et ce que vous apportez
mine-requests = Demandes d’adhésion
mine-groups = Groupes de travail
mine-bookings = Réservations
mine-notes = Notes après les points à trois
mine-answers = Vos réponses aux enquêtes
