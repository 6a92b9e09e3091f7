"""Everything that was found, put together into claims."""

from counterclaim.reading.claims.claims import Claims

__all__ = ["Claims"]
