## Vérification de ce qui est saisi

slug-unsound = De 2 à 60 lettres minuscules, chiffres et traits d’union, comme ateliers-velo
slug-taken = Une autre communauté a cette adresse. Choisissez-en une différente
community-open-forbidden = Les communautés sont ouvertes par les personnes qui gèrent ce site. Demandez à l’une d’elles.

## Types et rôles

type-learning = Apprentissage
type-practice = Pratique
type-interest = Intérêt
role-director = Direction
role-facilitator = Animation
role-tutor = Tutorat
role-learner = Apprenant
role-partner = Partenaire
role-guest = Invité

## Membres

members-title = Membres
members-lead = { $count ->
    [one] Une seule personne pour l’instant.
   *[other] { $count } personnes, les plus récentes d’abord.
}
members-not-come = Importé, pas encore venu
members-more = Plus de membres
members-joined = ici depuis le { $date }
