# Texte
text-too-long = Ce texte est trop long. Ramenez-le à { $max } octets (à peu près autant de lettres) ou faites-en deux messages.
text-too-deep = Ici, des citations, des listes ou des mises en valeur sont trop imbriquées. Simplifiez-les un peu.
text-has-nul = Ce texte contient un caractère qui ne peut pas être enregistré (U+0000). Supprimez-le et réessayez.
text-too-rich = Ce texte donnerait une page trop lourde. Retirez quelques tableaux, liens ou listes, ou faites-en deux messages.

# Demandes
sent-from-elsewhere = Cette demande venait d’un autre site : rien n’a été fait. Ouvrez la page ici et réessayez.
picture-unreadable = Cette image est abîmée, ou plus grande que nous ne pouvons la prendre. Enregistrez-la à nouveau, pas plus de 12 000 points de côté, et réessayez
