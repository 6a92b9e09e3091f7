"""How the weights that tell what a sentence says to happen are made."""
