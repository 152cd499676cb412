imports-title = Reprendre un historique
imports-lead = Ce que votre communauté a écrit ailleurs devient ici des lieux, des sujets et des messages, sous le nom de leurs auteurs et à leurs propres dates.
imports-forbidden = Seule la direction reprend un historique. Demandez-lui.
imports-open = En cours
imports-see = Voir où cela en est
imports-one-at-a-time = On reprend un historique à la fois. Terminez d’abord celui qui est ouvert.
imports-slack = Slack
imports-slack-how = Un propriétaire de l’espace exporte ses données dans les paramètres, Importer et exporter. Les canaux publics sont repris ; les canaux privés et les messages directs restent là-bas.
imports-zulip = Zulip
imports-zulip-how = L’archive publique d’une communauté Zulip : un zip de son dossier zulip_json.
imports-unknown-tool = Archive
imports-file = L’archive
imports-file-hint = Un zip, tel que l’autre outil l’a fait, de 1 Go au plus
imports-bring = Voir ce qu’elle contient
imports-not-a-zip-yet = Ce n’est pas un zip. Choisissez le fichier que l’autre outil a fait, tel quel
imports-past = Déjà repris
imports-was-refused = L’archive n’a pas pu servir
imports-was-left = { $count ->
    [one] Arrêté après un nouveau message
   *[other] Arrêté après { $count } nouveaux messages
}
imports-was-ended = { $count ->
    [0] Rien de nouveau
    [one] Un nouveau message
   *[other] { $count } nouveaux messages
}
imports-looking = Nous lisons l’archive pour voir ce qu’elle contient. Rien n’est encore repris.
imports-reload = Regarder à nouveau
imports-reload-hint = Une grande archive demande quelques minutes. Vous pouvez quitter cette page et y revenir.
imports-discard = Jeter l’archive
imports-ready = L’archive est entière. Rien n’est repris avant que vous ne commenciez.
imports-in-it = Ce qu’elle contient
imports-brought = Ce qui a été repris
imports-people = Personnes
imports-places = Lieux
imports-topics = Sujets
imports-posts = Messages
imports-new-posts = Nouveaux messages
imports-reactions = Réactions
imports-left-out = Ce qui est laissé de côté, et pourquoi
imports-left-joins = Mentions d’une arrivée
imports-left-leaves = Mentions d’un départ
imports-left-private = Canaux privés, qui restent où ils sont
imports-left-direct = Conversations directes, qui restent où elles sont
imports-left-empty = Sujets sans message
imports-left-reactions = Réactions qui ne disent aucun de nos six signes
imports-left-files = Fichiers que l’archive ne fait que nommer : une ligne porte leur nom dans le message
imports-then = Ce qui se passe quand vous commencez
imports-then-people = Ses personnes deviennent des membres qui ne sont pas encore venus. Vous pouvez inviter chacune à reprendre ce qu’elle a écrit.
imports-then-read = Tout compte comme lu, et personne n’est averti.
imports-then-everybody = Tous les membres voient les nouveaux lieux. Vous pouvez en fermer un, ou changer qui le voit, à tout moment.
imports-start = Commencer
imports-under-way = L’historique est en train d’être repris
imports-so-far = { $count } messages sur { $all }
imports-under-way-hint = Cela continue en votre absence, même après un redémarrage du serveur.
imports-stop = Arrêter
imports-stopped = Arrêté. Ce qui a été repris reste, et continuer n’ajoute que ce qui manque.
imports-stopped-bar = Où cela en est
imports-go-on = Continuer
imports-leave = Laisser ainsi et supprimer l’archive
imports-left = Arrêté pour de bon. Ce qui a été repris reste ; l’archive est supprimée.
imports-ended = { $count ->
    [0] Tout était déjà là. L’archive est supprimée.
    [one] Terminé : un nouveau message. L’archive est supprimée.
   *[other] Terminé : { $count } nouveaux messages. L’archive est supprimée.
}
imports-to-places = Voir les lieux
imports-to-members = Voir les membres
imports-still-looking = L’archive est encore en lecture. Attendez un instant, puis commencez.
imports-over = Cette reprise est terminée. Apportez l’archive à nouveau pour recommencer.
imports-stop-first = Arrêtez d’abord la reprise, puis supprimez son archive.
imports-another = Apporter une autre archive
imports-nothing-brought = Rien n’a été repris, et l’archive est supprimée.
imports-stays = Ce qui a été repris avant reste. L’archive est supprimée ; apportez-en une entière, et seul ce qui manque s’ajoute.
imports-not-a-zip = Ce n’est pas un zip entier. Téléchargez l’export à nouveau, et apportez-le tel quel.
imports-leads-out = Le fichier { $file } sort de l’archive. Aucun outil ne fait cela : exportez à nouveau, et apportez le zip tel quel.
imports-bomb = Le fichier { $file } se décompresse en plus que n’en contient un export. Exportez une période plus courte, ou demandez à qui tient le site de le reprendre sur le serveur.
imports-twice = Le fichier { $file } est deux fois dans l’archive. Exportez à nouveau, et apportez le zip tel quel.
imports-unknown = Ce n’est ni un export de Slack, qui contient users.json et channels.json, ni une archive de Zulip, qui contient un dossier zulip_json. Apportez le zip tel que l’outil l’a fait.
imports-missing = Le fichier { $file } manque. Exportez à nouveau, et apportez le zip tel quel.
imports-broken = Le fichier { $file } est illisible ({ $cause }). Exportez à nouveau ; si rien ne change, retirez ce fichier du zip et apportez le reste.
imports-lost = L’archive n’est plus là. Apportez-la à nouveau : seul ce qui manque s’ajoute.
