"""How the weights of likeness between numbers are made (see README.md)."""
