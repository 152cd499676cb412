demo-title = Qui voulez-vous être ?
demo-lead = Ceci est une démonstration. Parcourez-la comme n’importe qui ici ; rien de ce que vous faites ne quitte cette machine.
demo-you = Vous êtes { $name }
demo-switch = Changer
