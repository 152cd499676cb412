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
members-cohorts = Cohortes
members-not-come = Importé, pas encore venu
members-more = Plus de membres
members-joined = ici depuis le { $date }

## Invitations

invitations-title = Invitations
invitations-lead = Un lien fait entrer. Vous décidez combien de fois il sert, et jusqu’à quand.
invitations-empty = Pas encore de lien. Créez-en un, puis envoyez-le aux personnes que vous voulez ici.
invitations-new = Un nouveau lien
invitations-role = On vient comme
invitations-note = Pour qui
invitations-how-often = Combien de personnes
invitations-no-limit = Laissé vide, il n’y a pas de limite.
invitations-days = Valable combien de jours
invitations-no-end = Laissé vide, il n’a pas de fin.
invitations-make = Créer le lien
invitations-link = Lien d’invitation
invitations-copy = Copier
invitations-copied = Copié
invitations-revoke = Arrêter
invitations-ended = Ne fonctionne plus
invitations-mailed = Le lien est parti à { $email } et n’est montré à personne d’autre.
invitations-uses = { $count ->
    [0] pas encore utilisé
    [one] utilisé { $count } fois
   *[other] utilisé { $count } fois
}
invitations-left = { $count ->
    [one] reste { $count } utilisation
   *[other] reste { $count } utilisations
}
invitations-until = jusqu’au { $date }
invite-forbidden = Seule la direction invite. Demandez-lui.
invite-person-came = Cette personne est déjà venue.
invite-person-elsewhere = Cette personne fait aussi partie d’une autre communauté, si bien que son lien ne part qu’à son adresse. Demandez à la direction de le refaire.
invite-person-unreachable = Cette personne fait aussi partie d’une autre communauté, et n’a pas d’adresse où envoyer un lien.
invite-personal-signed-in = Ce lien remet l’histoire d’une personne importée à quelqu’un de nouveau. Déconnectez-vous, puis rouvrez-le.
invite-revoked = Cette invitation a été arrêtée. Demandez-en une nouvelle à la personne qui l’a envoyée.
invite-past = Cette invitation a dépassé sa date. Demandez-en une nouvelle à la personne qui l’a envoyée.
invite-used-up = Cette invitation a servi autant de fois que prévu. Demandez-en une nouvelle à la personne qui l’a envoyée.
invite-uses-unsound = Écrivez un nombre de 1 à { $max }, ou laissez vide
invite-days-unsound = Écrivez un nombre de jours de 1 à { $max }, ou laissez vide
invite-role-unsound = Choisissez un rôle dans la liste
join-invited = Une invitation pour vous
join-as = Rejoindre comme { $name }
join-submit = Créer mon compte et rejoindre
join-have-account = Déjà ici ?
join-waiting = Ce que { $name } a écrit vous attend : avec ce compte, cela devient le vôtre.

## La page d’une personne

person-together = Où vous vous croisez
person-nowhere = Dans aucune communauté pour l’instant.
person-since = Ici depuis le { $date }
person-imported = Ses messages écrits ailleurs ont été repris ici. Ils lui reviendront à son arrivée.
person-edit = Modifier votre profil

## Une histoire qui attend sa personne

claim-mailed-title = Regardez vos courriels
claim-mailed = Ce que vous avez déjà écrit vous attend dans { $community }. Un lien est en route vers { $email } : ouvrez-le pour le reprendre, et vous voilà membre.
claim-mailed-hint = Le lien fonctionne une fois, pendant un jour. Rien ? Regardez parmi les indésirables.
claim-title = Reprenez ce que vous avez écrit
claim-lead = Ce que { $name } a écrit vous revient.
claim-password-hint = Celui que vous venez de choisir à l’inscription.
claim-password-wrong = Ce n’est pas le mot de passe choisi à l’inscription. Réessayez, ou inscrivez-vous à nouveau avec votre invitation
claim-submit = Le reprendre et entrer
claim-not-you = Vous ne vous êtes pas inscrit ? Quittez cette page : il ne se passera rien.
claim-link-gone = Ce lien a servi ou a expiré. Connectez-vous, ou rouvrez votre invitation.
claim-mail-subject = Reprenez ce que vous avez écrit
claim-mail =
    Bonjour { $name },

    ce que vous avez écrit a été repris ici et vous attend. Ouvrez ce lien pour le reprendre :

    { $link }

    Il fonctionne une fois, pendant un jour. Si vous ne vous êtes pas inscrit, ne faites rien : sans votre mot de passe, rien ne se passe.
members-invite = Inviter
members-invite-person = Créer un lien personnel

## Réglages

settings-title = Réglages
settings-lead = Comment votre communauté se présente. Les membres voient aussitôt ce qui change.
settings-goal-go = Ce qui montre qu’il est atteint, et comment il change
settings-goal-elsewhere = Le but commun se change sur sa propre page
settings-welcome = Accueil
settings-welcome-hint = Ce que les nouveaux membres lisent en premier sur leur page d’accueil. Markdown fonctionne.
settings-colour = Couleur
settings-forbidden = Seule la direction change les réglages. Adressez-vous à elle.
colour-fig = Figue
colour-apricot = Abricot
colour-leaf = Feuille
colour-sky = Ciel
colour-sun = Soleil
colour-rose = Rose
colour-wall = Mur
members-roles = Rôles

## Changer les rôles

roles-title = Rôles de { $name }
roles-lead = Un rôle que vous retirez disparaît aussitôt.
roles-legend = Rôles
roles-forbidden = Seule la direction donne et retire des rôles. Adressez-vous à elle.
roles-missing = Laissez au moins un rôle ; un membre qui ne fait que lire est un invité
roles-last-director = C’est la seule personne qui dirige. Nommez d’abord quelqu’un d’autre à la direction
role-director-does = Dirige : invite, donne des rôles, crée des lieux, change les réglages.
role-facilitator-does = Enseigne ou forme : écrit partout, clôt des conversations, supprime des messages.
role-tutor-does = Accompagne des apprenants, depuis son métier.
role-learner-does = Lit et écrit avec les membres.
role-partner-does = Délégué d’une autre organisation : ne voit que les lieux ouverts à son organisation, ou à tout le monde.
role-guest-does = En visite : ne voit que les lieux ouverts aux invités.
## Partir

roles-end = Mettre fin à l’adhésion
departure-title = Retirer { $name } ?
departure-lead = Cette personne ne verra plus ce qui s’écrit ici, et ses rôles prennent fin. Ce qu’elle a écrit reste, sous son nom. Une invitation lui permettra de revenir.
departure-submit = Retirer
departure-own-title = Quitter { $community } ?
departure-own-lead = Vous ne verrez plus ce qui s’y écrit, et vos rôles prennent fin. Ce que vous avez écrit reste, sous votre nom. Une invitation vous permettra de revenir.
departure-own-submit = Quitter
departure-stay = Rester
departure-forbidden = Seule la direction retire des membres. Adressez-vous à elle.
departure-last-director = C’est la seule personne qui dirige. Nommez d’abord quelqu’un d’autre à la direction.
## Façons d’entrer

settings-entry = Qui peut entrer sans invitation
settings-more-people = Qui entre
settings-more-invitations = Les liens et courriels qui font entrer, avec quel rôle et jusqu’à quand.
settings-more-requests = Qui a demandé à entrer et attend une réponse.
settings-more-partners = Les organisations aux côtés de la communauté, leurs délégués, et les lieux que chacune voit.
settings-more-bans = Les personnes exclues et la raison ; vous pouvez lever l’exclusion.
settings-more-frame = Ses fondations
settings-more-contract = Les lieux, règles et formes d’échange venus avec le type, et ce que vous y avez changé.
settings-more-type = Quelques questions, et celui des trois types que les réponses désignent.
settings-more-themes = Les mots sous lesquels les sujets sont rangés, sur deux niveaux ; fusionnez ceux qui disent la même chose.
settings-more-records = Mémoire et registres
settings-more-imports = Des conversations venues de Slack, de Zulip ou d’un autre Lyceum, avec leurs auteurs et leurs dates.
settings-more-export = Toute la communauté dans un fichier qui se lit, se garde et se réimporte.
settings-more-audit = Qui a changé quoi ici, et quand.
entry-invitation = Personne : seulement sur invitation
entry-request = Qui le demande, quand la direction accepte
entry-open = Toute personne qui a un compte sur ce site
requests-title = Demandes d’entrée
requests-lead = Des personnes qui voudraient être ici. Chacune reçoit votre réponse par courriel.
requests-empty = Personne n’attend.
request-accept = Laisser entrer
request-refuse = Décliner
request-forbidden = Seule la direction décide qui entre. Demandez-lui.
request-not-taken = On entre dans cette communauté sur invitation. Demandez à quelqu’un qui en est.
request-too-long = Restez dans la limite de { $max } caractères
request-accepted-subject = Vous en êtes : { $community }
request-accepted-mail =
    Bienvenue : vous êtes maintenant membre de { $community }.

    { $link }
request-refused-subject = Votre demande d’entrée dans { $community }
request-refused-mail = La direction de { $community } n’a pas donné suite à votre demande cette fois. Rien d’autre ne change, et vous pouvez redemander.

## Exclusions

bans-title = Personnes exclues
bans-lead = Les personnes que la direction a exclues, et pourquoi. Elles lisent la raison quand elles essaient de revenir.
bans-empty = Personne n’est exclu.
ban-lift = Lever
ban-too = Cette personne ne peut pas revenir
ban-too-hint = Aucune invitation ne la laisse entrer tant que la direction ne lève pas l’exclusion.
ban-reason = Pourquoi
ban-reason-hint = La personne le lit. Nécessaire seulement si elle ne peut pas revenir.
ban-reason-missing = Dites pourquoi, en { $max } caractères au plus : la personne a le droit de le savoir
ban-stands = Vous avez été exclu de cette communauté et ne pouvez pas revenir. Sa page vous dit pourquoi.
roles-more = Intitulé et fin
roles-label = Ce qui figure à côté du nom
roles-until = Jusqu’au
roles-label-too-long = Gardez l’intitulé sous { $max } caractères
roles-until-unsound = Choisissez un dernier jour à venir, ou laissez vide
## Thèmes

themes-title = Thèmes
themes-lead = De quoi parlent les conversations d’ici, sur deux niveaux au plus.
themes-empty = Pas encore de thème. Créez le premier.
themes-forbidden = Seule la direction crée et change les thèmes. Demandez-lui.
theme-new = Un nouveau thème
theme-name = Nom
theme-below = Sous
theme-make = Créer le thème
theme-change = Renommer ou fusionner
theme-into = Fusionner avec
theme-merge = Fusionner
theme-merge-hint = Ses conversations passent à l’autre thème, et son adresse y mène. On ne peut pas revenir en arrière.
theme-name-unsound = Donnez-lui un nom de { $max } caractères au plus
theme-name-taken = Un autre thème porte ce nom. Choisissez-en un autre, ou fusionnez les deux
theme-parent-unsound = Choisissez un thème du premier niveau
theme-into-unsound = Choisissez un autre thème de cette communauté
## Listes

roster-title = Liste de membres
roster-bring = Apporter toute une liste
roster-lead = Un tableau de qui en est. Vous voyez ce qu’il ferait avant que quoi que ce soit arrive.
roster-text = Le tableau
roster-text-hint = CSV avec une ligne d’en-têtes : courriel, nom, et si vous voulez rôle, intitulé, fin, organisation. Par exemple : courriel,nom,rôle
roster-file = Ou un fichier
roster-file-hint = CSV, comme les tableurs l’exportent, jusqu’à 2 Mo.
roster-check = Voir ce qu’il ferait
roster-check-file = Lire ce fichier
roster-preview = Ce qu’il ferait
roster-line = Ligne
roster-what = Ce qui arrive
roster-count-joining = { $count ->
    [one] 1 entrée
   *[other] { $count } entrées
}
roster-count-changing = { $count ->
    [one] 1 changement
   *[other] { $count } changements
}
roster-count-leaving = { $count ->
    [one] 1 départ
   *[other] { $count } départs
}
roster-count-wrong = { $count ->
    [one] 1 ligne à corriger
   *[other] { $count } lignes à corriger
}
roster-joins = entre, avec un lien par courriel s’il en faut un
roster-changes = change de rôle
roster-stays = reste tel quel
roster-leaves = part : était venu par une liste précédente
roster-apply = Appliquer la liste
roster-apply-lead = Tout se fait d’un coup. Qui part garde ce qu’il a écrit, sous son nom.
roster-nothing = Tout est déjà ainsi. Il n’y a rien à faire.
roster-wrong-lines = Rien n’a été fait. Corrigez les lignes marquées dans le tableau ci-dessous, et vérifiez à nouveau.
roster-forbidden = Seule la direction apporte des listes. Demandez-lui.
roster-headings = La première ligne doit nommer les colonnes, au moins courriel et nom
roster-unreadable = Ce n’est pas un tableau que nous savons lire. Exportez-le en CSV, et réessayez
roster-too-long = Une liste a au plus { $max } lignes. Apportez-la en plusieurs fois
roster-empty = Il n’y a aucune ligne sous les en-têtes
roster-email = Ce n’est pas une adresse de courriel
roster-name = Le nom manque ou est trop long
roster-role = Ce rôle n’existe pas : apprenant, animateur, tuteur, partenaire ou invité. La direction se nomme à la main
roster-until = Choisissez un dernier jour à venir, comme 2027-06-30
roster-twice = Cette adresse figure déjà dans une ligne précédente
roster-banned = Cette personne est exclue. Levez d’abord l’exclusion
roster-mail-subject = Votre invitation dans { $community }
roster-mail =
    Bonjour,

    vous faites maintenant partie de { $community }. Ouvrez ce lien pour entrer :

    { $link }

    Il sert une fois, pendant 30 jours.
roster-proof-mail =
    Bonjour,

    vous figurez sur la liste de { $community }. Ouvrez ce lien et connectez-vous, pour que nous sachions que cette adresse est la vôtre :

    { $link }

    Il sert une fois, pendant 30 jours. Quelqu’un d’autre utilise votre adresse ici ? Choisissez un nouveau mot de passe, puis ouvrez-le.
roster-who = Nom
settings-zone = Fuseau horaire de la communauté
settings-zone-hint = Les échéances sont à l’heure de ce fuseau.
settings-proposers = Qui propose des décisions
proposers-leaders = La direction et l’animation
proposers-members = Tous les membres

## Partenaires

members-lead-visitor = Les personnes que vous rencontrez ici : qui dirige cette communauté, et qui représente la même organisation.
partners-title = Partenaires
partners-lead = Des organisations extérieures qui accompagnent cette communauté. Leurs délégués voient les lieux que vous leur ouvrez, et rien d’autre.
partners-empty-title = Pas encore de partenaire
partners-empty = Une entreprise, une association, une école : donnez-lui un nom, ouvrez-lui des lieux et dites qui la représente.
partner-new = Ajouter une organisation
partner-edit = Modifier cette organisation
partner-form-lead = Comment l’organisation apparaît ici. Les membres lisent son nom à côté de ses délégués.
partner-name = Nom
partner-name-hint = Par exemple : Les boulangers du Moulin.
partner-name-unsound = Donnez à l’organisation un nom de { $max } caractères au plus
partner-name-taken = Un autre partenaire porte ce nom ici. Choisissez-en un autre
partner-too-many = Une communauté a { $max } partenaires au plus. Fermez-en un qui n’est plus là
partner-line = En une ligne
partner-line-hint = Ce qu’elle fait, ou pourquoi elle est là.
partner-line-too-long = Restez en deçà de { $max } caractères
partner-link = Sur le web
partner-link-hint = Par exemple : https://example.org
partner-link-unsound = Écrivez une adresse web qui commence par https:// ou http://, ou laissez vide
partner-make = L’ajouter
partner-beside = À propos de cette organisation
partner-who = Qui la représente
partner-nobody = Personne encore. Nommez un membre, ou créez une invitation.
partner-delegates = { $count ->
    [0] aucun délégué
    [one] 1 délégué
   *[other] { $count } délégués
}
partner-places = { $count ->
    [0] aucun lieu ouvert
    [one] 1 lieu ouvert
   *[other] { $count } lieux ouverts
}
partner-until = jusqu’au { $date } inclus
partner-dismiss = Retirer
partner-dismiss-hint = Qui n’a pas d’autre rôle ici quitte la communauté. Ce que la personne a écrit reste, sous son nom.
partner-opened = Ce qui lui est ouvert
partner-nothing-opened = Rien encore. Choisissez un lieu, puis « Modifier ce lieu ».
partner-change-opening = Modifier
partner-name-delegate = Nommer un délégué
partner-person = Qui
partner-person-hint = Le @pseudo ou l’adresse de courriel d’un membre.
partner-person-unknown = Aucun membre ne correspond. Vérifiez, ou invitez la personne par un lien pour cette organisation
partner-label-hint = Laissé vide, c’est le nom de l’organisation.
partner-name-submit = Nommer
partner-keep = Tenir en ordre
partner-invite = Inviter des délégués
partner-close = La fermer
partner-close-title = Fermer { $name } ?
partner-close-lead = L’effet est immédiat et définitif. Ce que ses délégués ont écrit reste, sous leur nom.
partner-close-places = { $count ->
    [0] Aucun lieu ne lui est ouvert.
    [one] Le lieu qui lui est ouvert lui est refermé.
   *[other] Les { $count } lieux qui lui sont ouverts lui sont refermés.
}
partner-close-delegates = { $count ->
    [0] Personne ne la représente.
    [one] Son délégué perd ce rôle, et quitte la communauté s’il n’en a pas d’autre.
   *[other] Ses { $count } délégués perdent ce rôle, et ceux qui n’en ont pas d’autre quittent la communauté.
}
partner-close-invitations = Ses invitations ne fonctionnent plus.
partner-forbidden = Seuls les directeurs tiennent les partenaires en ordre. Demandez à l’un d’eux.
partner-unknown = Choisissez une organisation partenaire de cette communauté
partner-role-only = Seuls les partenaires représentent une organisation. Choisissez ce rôle, ou retirez l’organisation
access-none = Ne le voit pas
access-sees = Le voit
access-writes = Le voit et y écrit
roles-organisation = Représente
roles-no-organisation = Aucune organisation
invitations-organisation = Pour une organisation partenaire
invitations-organisation-hint = Les personnes arrivent alors comme ses délégués.
roster-organisation = Aucun partenaire ne s’appelle { $name } ici. Ajoutez-le d’abord sous Partenaires, ou corrigez le nom

## Emblèmes

emblem-drawing = Emblème
emblem-picture = Une image comme emblème
emblem-picture-lead = À la place du dessin, pour une communauté qui a son propre signe.
emblem-picture-shown = Cette image apparaît partout où votre communauté est nommée.
emblem-picture-file = Image
emblem-picture-hint = JPEG, PNG, WebP ou GIF, jusqu’à 20 Mo. Son milieu devient un carré.
emblem-picture-show = Montrer cette image
emblem-picture-remove = Revenir au dessin
motif-light = Une lumière
motif-sun = Un soleil
motif-tree = Un arbre
motif-hill = Des collines
motif-book = Un livre
motif-bread = Du pain
motif-wheel = Une roue
motif-bridge = Un pont
motif-lamp = Une lampe
motif-boat = Un bateau
motif-hands = Un cœur entre deux mains
motif-sprout = Une pousse
## Où en est une communauté

community-read-only = Cette communauté est fermée : tout reste lisible, et rien de nouveau ne s’écrit. La direction peut la rouvrir, sur la page de sa vie.
community-takes-nobody = Cette communauté est fermée et n’accueille plus personne. La direction peut d’abord la rouvrir.
community-not-open = Cette communauté est encore en préparation. On y invite des personnes dès qu’elle est lancée.

## Le but

goal-by = d’ici au { $date }
goal-reached = atteint
