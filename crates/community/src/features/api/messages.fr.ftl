api-body-unreadable = Le corps n’est pas le JSON attendu ici : { $cause }
api-id-unsound = Ceci n’est pas un identifiant. Envoyez-en un que l’API vous a donné
token-read-only = Ce jeton ne fait que lire. Créez-en un qui écrit, sur la page de vos jetons.
