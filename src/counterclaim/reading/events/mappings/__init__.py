"""Our event types and modes in the words of other codebooks."""

from counterclaim.reading.events.mappings.mappings import Acled, Plover, acled, case2021, plover, ucdp

__all__ = ["Acled", "Plover", "acled", "case2021", "plover", "ucdp"]
