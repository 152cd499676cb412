tutoring-title = Tutorat
tutoring-lead = Qui accompagne qui depuis le métier, et les points à trois sur la façon dont cela se passe.
tutoring-empty-title = Personne n’est encore suivi
tutoring-empty = Dès que la direction vous a relié à un tuteur ou à un apprenant, vous le retrouvez ici avec vos points.
tutoring-empty-leads = La direction relie les tuteurs aux apprenants qu’ils suivent. Les points dont vous êtes le tiers se trouvent ici.
tutoring-open = Vos points à trois
tutoring-learners = Les apprenants que vous suivez
tutoring-tutors = Vos tuteurs
tutoring-done = Points récents
tutoring-bindings = Tous les tuteurs et apprenants
tutoring-bindings-lead = Quel tuteur suit qui, et où un point est attendu.
tutoring-due = Un point est attendu
tutoring-all = Qui suit qui
tutoring-by = Tuteur : { $tutor }
tutoring-follows = { $tutor } suit { $learner }
tutoring-since = Depuis le { $day }
tutoring-two = Les deux
tutoring-due-since = Point attendu depuis le { $day }
tutoring-planned = Un point est prévu
tutoring-none-planned = Aucun point prévu
tutoring-last = dernier point le { $day }
tutoring-nobody = Aucun tuteur ne suit encore personne.
tutoring-no-tutors = Personne n’est encore tuteur ici. Donnez ce rôle à un membre, ou invitez des tuteurs.
tutoring-leads-see = Vous voyez quand un point a eu lieu, ou depuis quand il est attendu. Ce qui est prévu, dit et noté n’est connu que des trois personnes concernées.
tutoring-bind = Relier un tuteur et un apprenant
tutoring-bind-submit = Les relier
tutoring-choose = Choisir
tutoring-learner-hint = Un nom, une partie du nom, ou @pseudo.
tutoring-another-learner = Chercher quelqu’un d’autre
tutoring-rhythm = À quel rythme
tutoring-weeks = Semaines entre deux points
tutoring-weeks-hint = Après chaque point, le suivant est proposé tant de semaines plus tard.
tutoring-unbind = Délier
tutoring-unbind-planned = Les points prévus sont annulés, et les personnes qui devaient se voir en sont averties par courriel.
tutoring-unbind-kept = Ce qui a été noté reste lisible pour les trois qui se sont vus.
tutoring-unbind-again = Vous pouvez les relier de nouveau à tout moment.
tutoring-check-ins = Points à trois
tutoring-no-check-ins = Pas encore de point. Prévoyez le premier : une demi-heure suffit.
tutoring-no-check-ins-leads = Aucun dont vous soyez le tiers.
tutoring-next = Le prochain
tutoring-proposed = Proposé pour le { $day }.
tutoring-oversee-forbidden = La direction et l’animation voient qui suit qui.
tutoring-bind-forbidden = C’est la direction qui relie tuteurs et apprenants.
tutoring-tutor-missing = Choisissez un tuteur
tutoring-learner-unknown = Aucun apprenant ne porte ce nom ici. Écrivez une partie de son nom, ou son @pseudo
tutoring-learner-many = Plusieurs apprenants portent ce nom. Choisissez
tutoring-oneself = Nul ne se suit soi-même. Choisissez un autre apprenant
tutoring-too-many = Une personne est reliée à { $max } autres au plus. Déliez d’abord quelqu’un
tutoring-rhythm-unsound = Écrivez un nombre de { $min } à { $max }
tutoring-bound-subject = { $community } : un tuteur et un apprenant
tutoring-bound-tutor-mail =
    Bonjour { $name },

    Dans { $community }, vous suivez désormais { $learner }. Prévoyez un premier point :
    { $link }
tutoring-bound-learner-mail =
    Bonjour { $name },

    Dans { $community }, { $tutor } vous suit désormais. Prévoyez un premier point :
    { $link }
check-in-on = Point du { $when }
check-in-with = Avec { $one } et { $other }
check-in-of-two = Avec { $tutor } et { $learner }
check-in-plan = Prévoir un point
check-in-move = Déplacer le point
check-in-cancel = Annuler le point
check-in-starts = Quand
check-in-starts-hint = Dans le fuseau de la communauté : { $zone }.
check-in-meets = Où ou comment
check-in-meets-hint = Une salle, un numéro de téléphone ou un lien.
check-in-third = Animation ou direction
check-in-third-hint = La troisième personne.
check-in-you-third = La troisième personne, c’est vous.
check-in-told = Les trois sont avertis par courriel, puis de nouveau 48 heures avant.
check-in-three = Les trois
check-in-when-where = Quand et où
check-in-who-knows = Seules les trois personnes connaissent un point et lisent sa note. Qui anime la communauté voit qu’il a eu lieu ou qu’il est attendu, rien de plus.
check-in-is-planned = Il est prévu.
check-in-is-due = L’heure est passée. Comment cela s’est-il passé ?
check-in-is-done = Il a eu lieu.
check-in-is-cancelled = Il n’a pas lieu.
check-in-cancelled = Annulé
check-in-unbound = Le tuteur ne suit plus l’apprenant.
check-in-said-by = Par { $name }
check-in-note = Note
check-in-note-hint = Ce qui a été convenu, en quelques phrases. Les trois la lisent, et personne d’autre.
check-in-report = Dire qu’il a eu lieu
check-in-report-anew = Modifier votre note
check-in-report-go = Comment était-ce ?
check-in-report-submit = Il a eu lieu
check-in-not-held = Il n’a pas eu lieu
check-in-take-back = Il n’a pas eu lieu : retirer le compte rendu
check-in-reason = Pourquoi
check-in-reason-hint = Les trois en sont avertis par courriel.
check-in-time-unsound = Choisissez une heure à venir, dans l’année
check-in-meets-unsound = Dites où ou comment vous vous voyez, en { $max } caractères au plus
check-in-leader-missing = Choisissez quelqu’un de l’animation ou de la direction, qui ne soit ni le tuteur ni l’apprenant
check-in-text-unsound = Écrivez quelque chose, en { $max } caractères au plus
check-in-too-many = On prévoit { $max } points à la fois au plus. Rendez compte de l’un d’eux ou annulez-le d’abord
check-in-planned-too-often = En un jour, on prévoit au plus { $max } points pour un tuteur et un apprenant, y compris ceux qui ont été annulés. Déplacez un point prévu, ou prévoyez-en un autre demain
check-in-changed-too-often = En un jour, on change au plus { $max } fois les points d’un tuteur et d’un apprenant. Mettez-vous d’accord et changez-le demain, ou annulez-le
check-in-plan-forbidden = Le tuteur, l’apprenant et qui anime la communauté prévoient les points.
check-in-is-over = Ce point a été annulé ou a eu lieu entre-temps. Prévoyez-en un autre.
check-in-not-yet = Il n’a pas encore commencé. Rendez-en compte ensuite, ou déplacez-le.
check-in-reported = { $name } a déjà rendu compte de ce point. Demandez-lui de modifier la note.
check-in-subject = Point du { $when }
check-in-cancelled-subject = Annulé : point du { $when }
check-in-planned-mail =
    Bonjour { $name },

    { $by } a prévu un point entre { $tutor }, { $learner } et { $leader }.

    Quand : { $when } ({ $zone })
    Où ou comment : { $meets }

    Pour le déplacer ou l’annuler : { $link }
check-in-moved-mail =
    Bonjour { $name },

    { $by } a modifié le point entre { $tutor }, { $learner } et { $leader }.

    Quand : { $when } ({ $zone })
    Où ou comment : { $meets }

    Pour le déplacer ou l’annuler : { $link }
check-in-near-mail =
    Bonjour { $name },

    Dans deux jours, { $tutor }, { $learner } et { $leader } se voient pour faire le point.

    Quand : { $when } ({ $zone })
    Où ou comment : { $meets }

    Pour le déplacer ou l’annuler : { $link }
check-in-cancelled-mail =
    Bonjour { $name },

    { $by } a annulé le point entre { $tutor }, { $learner } et { $leader } du { $when } ({ $zone }).

    { $reason }

    { $link }
check-in-passed-mail =
    Bonjour { $name },

    { $leader } est désormais la troisième personne du point entre { $tutor } et { $learner }. Votre présence n’est plus nécessaire.
check-in-ended-mail =
    Bonjour { $name },

    Le point entre { $tutor }, { $learner } et { $leader } du { $when } ({ $zone }) n’a pas lieu : { $tutor } ne suit plus { $learner }.
