place-archived = Ce lieu est fermé aux nouveaux messages. Ce qui a été écrit reste lisible.
place-write-leaders = Seules la direction et l’animation écrivent ici. Répondez dans un autre lieu, ou demandez-leur.
place-write-members = Vous lisez ici. Demandez à un directeur si vous souhaitez écrire.
place-name-taken = Un autre lieu de cette communauté porte ce nom. Choisissez-en un différent
places-title = Lieux
places-lead = Là où l’on se retrouve ici, chacun pour ce qui lui est propre.
places-closed = Lieux fermés
places-closed-on = fermé le { $date }
place-new = Nouveau lieu
place-new-title = Créer un lieu
place-edit-title = Modifier ce lieu
place-form-lead = Dites à quoi il sert : chacun saura alors quoi y apporter.
place-name = Nom
place-name-hint = Deux ou trois mots, comme Argent et prix.
place-name-unsound = Donnez au lieu un nom d’au plus { $max } caractères
place-purpose = Raison d’être
place-purpose-hint = Une phrase : ce qui a sa place ici.
place-purpose-unsound = Dites en une phrase d’au plus { $max } caractères ce qui a sa place ici
place-colour = Couleur de sa porte
place-choice-missing = Choisissez-en un
place-seen-by = Qui le voit
place-written-by = Qui y écrit
circle-seen-members = Tous les membres le voient
circle-seen-leaders = Seules la direction et l’animation le voient
circle-seen-everyone = Tous les membres le voient, partenaires et invités compris
circle-written-members = Tous les membres y écrivent
circle-written-leaders = Seules la direction et l’animation y écrivent
circle-written-everyone = Tous ceux qui le voient y écrivent
place-make = Créer le lieu
place-reopen = Le rouvrir
place-close = Fermer ce lieu
place-close-title = Le fermer
place-close-lead = Il quitte la liste et personne n’y écrit plus. Ce qui y fut écrit reste lisible, et vous pourrez le rouvrir.
place-lounge-open = Le salon est à tout le monde : tous les membres le voient et y écrivent.
place-lounge-stays = Le salon reste toujours ouvert. Fermez plutôt un autre lieu.
place-change-forbidden = Seule la direction crée et modifie les lieux. Adressez-vous à elle.
place-asks = On pose des questions ici
place-asks-hint = Les conversations attendent une réponse jusqu’à ce que celle qui a aidé soit marquée.
place-partners = Organisations partenaires
place-partners-hint = Leurs délégués voient ce lieu en plus de ceux que vous avez choisis ci-dessus. Sa page le dit aux membres.
place-up = Monter
place-down = Descendre

## Locaux

premises-title = Où et quand
premises-lead = Un lieu qui a une adresse a des murs : on peut le réserver, et une affiche sur sa porte mène ici.
premises-where = Où c’est
premises-hours = Heures d’ouverture
premises-hours-hint = Par exemple : du lundi au vendredi de 9 h à 18 h.
premises-address = Adresse
premises-address-hint = Laissée vide, le lieu n’est qu’ici, sur le site.
premises-capacity = Combien de personnes y tiennent
premises-people = { $count ->
    [one] De la place pour 1 personne
   *[other] De la place pour { $count } personnes
}
premises-access = Comment entrer
premises-access-hint = Escalier, ascenseur, clé, sonnette : ce qu’il faut savoir quand on vient pour la première fois.
premises-zone = Fuseau horaire du lieu
premises-too-long = Restez dans la limite de { $max } caractères
premises-capacity-unsound = Écrivez un nombre de 1 à { $max }, ou laissez vide
poster-title = Affiche avec code QR
poster-code = Code QR qui mène à ce lieu
poster-lead = Pointez votre téléphone ici : ce qui se passe dans ce lieu continue là-bas.
poster-print = Imprimez cette page et mettez-la sur la porte.

## Réservations

bookings-title = Réservations
bookings-empty = Rien n’est réservé. Le lieu est libre.
bookings-zone = Les heures sont celles de { $zone }.
booking-new = Réserver le lieu
booking-title = Pour quoi
booking-day = Jour
booking-starts = De
booking-ends = Jusqu’à
booking-book = Réserver
booking-cancel = Annuler
booking-title-unsound = Dites pour quoi, en { $max } caractères au plus
booking-day-unsound = Choisissez un jour
booking-time-unsound = Choisissez une heure, comme 14:30
booking-out-of-reach = Choisissez un moment à venir, dans l’année, et pour un jour au plus
booking-taken = Quelqu’un a le lieu à ce moment. Regardez la liste, et choisissez un autre moment
booking-cancel-forbidden = Seule la personne qui a réservé, ou la direction, annule.
booking-over = C’est fini. Il n’y a rien à annuler.
