## Cohortes

cohorts-title = Cohortes
cohorts-lead = Des cercles où l’on se connaît, dans une communauté trop grande pour cela.
cohorts-none = Personne n’a encore été réparti. Votre direction décide du moment.
cohorts-none-director = Vous êtes nombreux. Dans une cohorte, on apprend les prénoms.
cohorts-none-small = Au-dessous de { $count } personnes, un seul cercle suffit d’ordinaire. Vous pouvez répartir quand même.
cohorts-deal = Répartir en cohortes
cohorts-deal-again = Répartir à nouveau
cohorts-deal-lead = Toute personne qui apprend ici et qui est venue entre dans une cohorte. Vous voyez les cohortes avant que rien ne soit fait.
cohorts-manner = Ce que partage une cohorte
cohorts-by-language = La langue
cohorts-by-language-does = On lit le site dans la même langue.
cohorts-by-zone = Le fuseau horaire
cohorts-by-zone-does = On est debout à peu près aux mêmes heures.
cohorts-by-start = La date d’arrivée
cohorts-by-start-does = On est à peu près aussi nouveau que les autres.
cohorts-by-chance = Rien
cohorts-by-chance-does = Le hasard mélange.
cohorts-size = Le plus de personnes dans une cohorte
cohorts-size-hint = Toutes auront à peu près la même taille. De 12 à 25, c’est un bon cercle.
cohorts-size-unsound = Écrivez un nombre de { $min } à { $max }
cohorts-manner-unsound = Choisissez l’une des quatre
cohorts-show = Me montrer d’abord
cohorts-shown = Ce que cela donnerait
cohorts-size-of = Taille
cohorts-count = { $count ->
    [one] Une cohorte
   *[other] { $count } cohortes
}
cohorts-nobody = Aucune personne qui apprend ici n’est encore venue. Invitez d’abord du monde.
cohorts-replaces = Vos cohortes actuelles prennent fin, et chacun peut de nouveau changer une fois. Ce qui a été écrit reste.
cohorts-do-deal = Répartir ainsi
cohorts-dissolve = Mettre fin aux cohortes
cohorts-dissolve-lead = { $count ->
    [one] La cohorte prend fin. Les personnes et ce qu’elles ont écrit restent dans la communauté. Vous pourrez répartir à nouveau quand vous voudrez.
   *[other] Les { $count } cohortes prennent fin. Les personnes et ce qu’elles ont écrit restent dans la communauté. Vous pourrez répartir à nouveau quand vous voudrez.
}
cohorts-for-members = Les cohortes sont pour celles et ceux qui apprennent ici. Demandez ce rôle à la direction.
cohorts-forbidden = Seule la direction organise les cohortes. Adressez-vous à elle.
cohort-numbered = Cohorte { $count }
cohort-name = Nom
cohort-name-unsound = Donnez-lui un nom d’au plus { $max } caractères
cohort-rename = Son nom
cohort-people = { $count ->
    [0] personne
    [one] une personne
   *[other] { $count } personnes
}
cohort-yours = La vôtre
cohort-move-here = Venir ici
cohort-come-in = Entrer
cohort-one-move = Vous pouvez changer une fois de vous-même, pour une cohorte qui a de la place. Ensuite, demandez à la direction.
cohort-moved-already = Vous avez déjà changé une fois. Pour changer encore, demandez à la direction.
cohort-full = Cette cohorte est complète. Choisissez-en une autre, ou demandez à la direction.
cohort-empty = Il n’y a plus personne dans cette cohorte.
cohort-send = Déplacer
cohort-into = Vers quelle cohorte
cohort-into-unsound = Choisissez une cohorte dans la liste
