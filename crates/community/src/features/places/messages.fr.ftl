place-archived = Ce lieu est fermé aux nouveaux messages. Ce qui a été écrit reste lisible.
place-write-leaders = Seules la direction et l’animation écrivent ici. Répondez dans un autre lieu, ou demandez-leur.
place-name-taken = Un autre lieu de cette communauté porte ce nom. Choisissez-en un différent
