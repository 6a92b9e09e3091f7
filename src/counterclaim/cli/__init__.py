"""The command line: one file a verb."""

from counterclaim.cli.cli import main

__all__ = ["main"]
