## Vérification de ce qui est saisi

name-missing = Écrivez le nom que les autres verront
name-too-long = Pas plus de { $max } caractères pour le nom
email-unsound = Écrivez l’adresse comme nom@example.org
email-taken = Il y a déjà un compte à cette adresse. Connectez-vous plutôt
password-too-short = Au moins { $min } caractères ; quatre mots sans rapport se retiennent bien
password-too-long = Pas plus de { $max } caractères
password-too-easy = Celui-ci se devine facilement. Ajoutez quelques mots sans rapport

## Champs

field-name = Votre nom
field-name-hint = Tel que les autres le verront. Les vrais noms aident à se reconnaître.
field-email = Adresse mail
field-password = Mot de passe
field-password-hint = Au moins 12 caractères. Quatre mots sans rapport font l’affaire.

## Mise en route

setup-title = Ouvrez votre Lyceum
setup-lead = Vous êtes la première personne ici. Créez votre compte, puis ouvrez votre première communauté.
setup-submit = Créer mon compte
setup-link-gone = Ce lien de mise en route a servi ou a expiré. Redémarrez le serveur : tant qu’il n’y a pas de propriétaire, il en affiche un nouveau.

## Connexion

sign-in-title = Heureux de vous revoir
sign-in-lead = Connectez-vous pour rejoindre la conversation.
sign-in-submit = Se connecter
sign-in-refused = L’adresse et le mot de passe ne vont pas ensemble. Vérifiez les deux ; les majuscules comptent.
sign-in-signed-out = Vous êtes déconnecté. À bientôt.
claim-gone = Quelqu’un a déjà repris cette histoire. Si ce n’était pas vous, prévenez la direction.
