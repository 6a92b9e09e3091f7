"""Names of private persons, so that exports can leave them out (rule 9)."""

from counterclaim.reading.private.private import Private

__all__ = ["Private"]
