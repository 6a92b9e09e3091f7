"""`python -m counterclaim`: the command line."""

from counterclaim.cli import main

main()
