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
