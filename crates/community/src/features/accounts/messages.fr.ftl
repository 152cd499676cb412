## Vérification de ce qui est saisi

name-missing = Écrivez le nom que les autres verront
name-too-long = Pas plus de { $max } caractères pour le nom
email-unsound = Écrivez l’adresse comme nom@example.org
email-taken = Il y a déjà un compte à cette adresse. Connectez-vous plutôt
email-unknown = Personne n’a de compte ici à cette adresse
password-too-short = Au moins { $min } caractères ; quatre mots sans rapport se retiennent bien
password-too-long = Pas plus de { $max } caractères
password-too-easy = Celui-ci se devine facilement. Ajoutez quelques mots sans rapport

## Champs

field-name = Votre nom
field-name-hint = Tel que les autres le verront. Les vrais noms aident à se reconnaître.
field-email = Adresse de courriel
field-password = Mot de passe
field-password-hint = Au moins 12 caractères. Quatre mots sans rapport font l’affaire.

## Mise en route

setup-title = Ouvrez votre Lyceum
setup-lead = Vous êtes la première personne ici. Créez votre compte, puis ouvrez votre première communauté.
setup-submit = Créer mon compte
setup-link-gone = Ce lien de mise en route a servi ou a expiré. Redémarrez le serveur : tant qu’il n’y a pas de propriétaire, il en affiche un nouveau.

## Connexion

sign-in-title = Heureux de vous revoir
sign-in-lead = Connectez-vous pour rejoindre la conversation.
sign-in-submit = Se connecter
sign-in-refused = L’adresse et le mot de passe ne vont pas ensemble. Vérifiez les deux ; les majuscules comptent.
claim-gone = Quelqu’un a déjà repris cette histoire. Si ce n’était pas vous, prévenez la direction.

## Profil et langue

line-too-long = Pas plus de { $max } caractères pour la ligne
handle-unsound = De 2 à { $max } lettres, chiffres et tirets, comme amina-d
handle-taken = Quelqu’un a déjà cet identifiant, ou un autre qui lui ressemble. Choisissez-en un autre
zone-unknown = Choisissez un fuseau horaire dans la liste
language-unknown = Choisissez le français ou l’anglais
account-tabs = Votre compte
profile-title = Profil
profile-lead = Ce que les autres voient de vous, et comment les heures et les mots vous parviennent.
profile-handle = Identifiant
profile-handle-hint = Lettres, chiffres et tirets ; c’est par lui que l’on vous mentionne.
profile-line = Une ligne sur vous
profile-line-hint = Ce que vous faites, ou ce sur quoi vous aimeriez que l’on vous interroge.
profile-zone = Fuseau horaire
profile-language = Langue
profile-save = Enregistrer
profile-as-others = Comme les autres le voient
profile-portrait = Votre portrait
profile-portrait-hint = Il est dessiné pour vous seul. Pas très ressemblant ? Faites-en dessiner un autre.
profile-portrait-another = Un autre portrait
language-switch = Langue

## Sessions

sessions-title = Connexion et appareils
sessions-lead = Comment vous entrez, et tous les navigateurs où vous êtes.
sessions-device = { $browser } sur { $system }
sessions-device-unknown = Un navigateur
sessions-here = Ce navigateur
sessions-started = connexion le { $date }
sessions-seen = dernière utilisation : { $when }
sessions-end = Déconnecter
sessions-end-others = Déconnecter partout ailleurs
sessions-doubt = Il y en a un que vous ne connaissez pas ? Déconnectez-le, puis
sessions-new-password = choisissez un nouveau mot de passe.

## Mot de passe oublié

sign-in-forgotten = Mot de passe oublié ?
sign-in-no-account = Pas de compte ? Demandez une invitation.
sign-in-set-up = Personne ne gère encore ce site. Qui l’a démarré ouvre le lien contenant /setup/ que le programme a affiché, et crée le premier compte.
reset-title = Un nouveau mot de passe
reset-lead = Écrivez votre adresse de courriel, et nous vous envoyons un lien pour en choisir un nouveau.
reset-submit = Recevoir le lien
reset-remembered = Revenir à la connexion
reset-asked-title = Regardez vos courriels
reset-asked = Si { $email } a un compte ici, un lien est en route.
reset-asked-hint = Il fonctionne une fois, pendant dix minutes. Rien ? Regardez parmi les indésirables ou vérifiez l’adresse ; un autre lien peut partir dans une heure.
reset-new-title = Choisissez un nouveau mot de passe
reset-new-lead = Pour { $name }. Vous serez déconnecté partout ailleurs.
reset-new-password = Nouveau mot de passe
reset-new-submit = L’enregistrer et me connecter
reset-link-gone = Ce lien a servi ou a expiré. Demandez-en un autre depuis la page de connexion.
reset-mail-subject = Choisissez un nouveau mot de passe
reset-mail =
    Bonjour { $name },

    quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Choisissez-le ici :

    { $link }

    Le lien fonctionne une fois, pendant dix minutes. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.
password-changed-mail-subject = Votre mot de passe a changé
password-changed-mail =
    Bonjour { $name },

    votre mot de passe vient d’être changé, vous avez été déconnecté partout ailleurs, et vos jetons d’API ont pris fin.

    Si ce n’était pas vous, choisissez-en un autre sans attendre, ici :

    { $link }
## Jetons

tokens-title = Jetons d’API
tokens-lead = Avec un jeton, un programme lit et écrit en votre nom. Ne le donnez à personne à qui vous ne donneriez pas votre mot de passe.
tokens-api = Ce que peuvent les programmes
tokens-empty = Pas encore de jeton. Il n’en faut que pour vos propres programmes.
token-new = Un nouveau jeton
token-name = À quoi il sert
token-name-hint = Pour le reconnaître, comme Agenda de mon portable.
token-name-unsound = Dites en { $max } caractères au plus à quoi il sert
token-scope = Ce qu’il permet
token-scope-read = Lire ce que vous lisez
token-scope-write = Lire et écrire en votre nom
token-scope-missing = Choisissez ce qu’il permet
token-make = Créer le jeton
token-made = Voici le jeton. Il n’est montré qu’une fois : copiez-le maintenant.
token-secret = Le nouveau jeton
token-end = Terminer
profile-picture = Une image de vous
profile-picture-hint = JPEG, PNG, WebP ou GIF, jusqu’à 20 Mo. Vous choisissez la partie montrée ; ce qui dit où elle a été prise est retiré.
profile-picture-bring = Montrer cette image
profile-picture-remove = Revenir au dessin
picture-unknown = Ce n’est pas une image que nous savons lire. Choisissez un fichier JPEG, PNG, WebP ou GIF
## S’inscrire sans invitation

sign-up-title = Créer un compte
sign-up-lead = Donnez votre adresse de courriel. Un lien y arrive, qui crée votre compte.
sign-up-domains = Pour les personnes dont l’adresse est chez { $domains }.
sign-up-submit = M’envoyer le lien
sign-up-asked-title = Regardez vos courriels
sign-up-asked = Si { $email } peut avoir un compte ici, un lien est en route vers cette adresse.
sign-up-asked-hint = Le lien sert une fois, pendant un jour. Rien ? Regardez parmi les indésirables.
sign-up-new-title = Qui êtes-vous ?
sign-up-new-lead = { $email } est à vous. Encore deux choses, et vous y êtes.
sign-up-make = Créer mon compte
sign-up-link-gone = Ce lien a servi ou a pris fin. Demandez-en un nouveau.
sign-up-closed = Ce site n’accueille plus personne sans invitation. Demandez-en une à quelqu’un qui en fait partie.
sign-up-mail-subject = Votre compte
sign-up-mail =
    Bonjour,

    ouvrez ce lien pour créer votre compte :

    { $link }

    Il sert une fois, pendant un jour. Si vous n’avez rien demandé, ne faites rien.
sign-up-known-mail =
    Bonjour,

    vous avez déjà un compte ici. Connectez-vous :

    { $link }

    Si vous avez oublié votre mot de passe, la même page vous aide. Si vous n’avez rien demandé, ne faites rien.
sign-up-domain-unsound = { $domain } n’est pas un domaine de courriel. Écrivez-le comme example.org
sign-up-domains-missing = Écrivez au moins un domaine de courriel, comme example.org
## Se connecter par une organisation

sign-in-or = ou
sign-in-with = Se connecter avec { $provider }
leaving-title = Vers { $provider }
leaving-lead = Vous vous connectez chez { $provider }, puis revenez ici.
leaving-go = Aller chez { $provider }
not-in-title = Pas encore là
not-in-again = Réessayer
not-in-same-address = Quelqu’un a ici un compte avec { $email }. Si c’est vous, connectez-vous cette fois avec votre mot de passe, puis reliez { $provider } sous « Connexion et appareils ».
not-in-history = Ce qu’une personne à l’adresse { $email } a écrit auparavant attend ici. Créez votre compte par un lien envoyé, pour que cela devienne le vôtre ; reliez ensuite { $provider } sous « Connexion et appareils ».
not-in-invitation = { $provider } vous connaît, mais vous n’avez pas encore de compte ici. Demandez une invitation et ouvrez-la : on peut y choisir { $provider }. Si vous avez déjà un compte, connectez-vous et reliez { $provider } sous « Connexion et appareils ».
not-in-address = { $provider } vous connaît, mais ne nous a pas donné d’adresse qui permette de créer un compte ici. Créez-le par un lien envoyé ; reliez ensuite { $provider } sous « Connexion et appareils ».
provider-denied = { $provider } n’a pas pu nous dire qui vous êtes ; rien n’a changé. Réessayez, ou connectez-vous autrement.
provider-unreachable = { $provider } ne répond pas en ce moment. Réessayez dans une minute, ou connectez-vous autrement.
provider-late = Les horloges de { $provider } et de ce site ne s’accordent pas, et sa réponse paraît périmée. Réessayez ; si cela dure, prévenez qui gère ce site.
provider-odd = La réponse de { $provider } n’était pas digne de foi ; rien n’a changé. Réessayez ; si cela dure, prévenez qui gère ce site.
provider-gone = Cette connexion a servi, a duré plus de dix minutes ou a commencé dans un autre navigateur. Recommencez-la.
newcomer-title = Est-ce bien vous ?
newcomer-lead = Un coup d’œil, et votre compte est créé.
newcomer-email = Votre adresse de courriel est { $email }.
newcomer-link-gone = Cette page a servi, a duré plus d’une demi-heure ou a été ouverte dans un autre navigateur. Connectez-vous à nouveau.
newcomer-history = Ce qu’une personne à cette adresse a écrit auparavant attend ici. Inscrivez-vous avec un mot de passe sur la page de l’invitation : un lien envoyé en fera le vôtre.
identity-elsewhere = Cet accès est relié à un autre compte d’ici. Connectez-vous à celui-là, ou déliez-le d’abord là-bas.
identity-last = C’est le seul accès à votre compte. Choisissez d’abord un mot de passe, puis déliez.
identity-linked-mail-subject = { $provider } a été relié à votre compte
identity-linked-mail =
    Bonjour,

    on peut désormais se connecter à votre compte avec { $provider }.

    Si ce n’était pas vous, déliez-le tout de suite et choisissez un nouveau mot de passe, ici :

    { $link }

## Montrer qui est au clavier

confirmation-title = Est-ce toujours vous ?
confirmation-lead = Ce que vous allez faire compte. Montrez encore une fois que c’est vous ; ce que vous avez écrit est gardé.
confirmation-submit = Continuer
confirmation-with = Confirmer avec { $provider }
confirmation-wrong = Ce n’est pas votre mot de passe. Les majuscules comptent
confirmation-other = Là-bas, c’est une autre personne qui s’est connectée. Connectez-vous comme la personne à qui est ce compte.
confirmation-no-way = Vous n’avez encore ni mot de passe ni organisation ici :
confirmed-title = C’est bien vous
confirmed-lead = Merci. Un clic, et ce que vous aviez commencé est fait.
confirmed-go-on = Continuer

## Accès, mot de passe et adresse

ways-title = Comment vous vous connectez
ways-password = Vous vous connectez avec lui et votre adresse de courriel.
ways-no-password = Vous n’en avez pas, et n’en avez pas besoin.
ways-change = Changer
ways-choose = En choisir un
ways-connected = relié le { $date }
ways-not-connected = Non relié
ways-connect = Relier
ways-disconnect = Délier
devices-title = Où vous êtes connecté
password-title = Votre mot de passe
password-lead = Un nouveau mot de passe vous déconnecte partout ailleurs et met fin à vos jetons d’API, et nous vous en avertissons par courriel.
password-current = Mot de passe actuel
password-save = Garder le nouveau mot de passe
password-leave = Ne rien changer
address-title = Votre adresse de courriel
address-now = C’est pour l’instant { $email }.
address-none = Vous n’en avez pas encore donné.
address-new = Nouvelle adresse de courriel
address-new-hint = Un lien y est envoyé. Tant que vous ne l’ouvrez pas, rien ne change.
address-asked = Un lien part vers { $email }. Il sert une fois, pendant un jour. Rien reçu ? Regardez parmi les indésirables ; un autre lien peut partir dans une heure.
address-take-title = Est-ce votre adresse ?
address-take = Désormais, le courrier pour { $name } va à { $email }, et vous vous connectez avec cette adresse.
address-take-submit = Utiliser cette adresse
address-link-gone = Ce lien a servi ou a expiré, ou quelqu’un a cette adresse. Demandez-en un autre sous « Connexion et appareils ».
address-mail-subject = Votre nouvelle adresse de courriel
address-mail =
    Bonjour { $name },

    ouvrez ce lien pour utiliser cette adresse désormais :

    { $link }

    Il sert une fois, pendant un jour. Si vous n’avez rien demandé, ne faites rien.
address-changed-mail-subject = Votre adresse de courriel a été changée
address-changed-mail =
    Bonjour { $name },

    votre compte a maintenant l’adresse { $email }, et plus rien n’est envoyé à celle-ci.

    Si ce n’était pas vous, prévenez tout de suite qui gère ce site.

## Le carré d’une photo

picture-title = Choisir la partie montrée
picture-lead = Déplacez la photo jusqu’à ce qu’elle vous montre bien, puis gardez-la.
picture-preview = Comme les autres vous verront
picture-drag = Faites glisser, ou utilisez les flèches ; plus et moins rapprochent et éloignent.
picture-x = De gauche à droite
picture-y = De haut en bas
picture-zoom = Plus près
picture-look = Revoir
picture-keep = Garder cette partie

## Les courriels que l’on souhaite

mails-title = Courriels
mails-lead = Ce qui arrive dans votre boîte. Les courriels sur votre compte et sur les décisions dont vous vous occupez arrivent toujours.
mails-decisions = Quand une décision attend ma réponse
mails-decisions-hint = Un courriel à son ouverture. Un autre avant la fin, si votre réponse manque.
mails-successors = Quand des membres fondent la suite d’une de mes communautés
mails-successors-hint = Un seul courriel, avec le moyen d’en être.
mails-save = Enregistrer
mails-noted-on = C’est noté. Les décisions demandent votre réponse par courriel.
mails-noted-off = C’est noté. Les décisions ne vous envoient plus de courriels ; vous les trouvez sur les pages de vos communautés.
mail-without = Ne plus recevoir ces courriels :
    { $link }
