"""When a dispatch was published, where nobody says so or says so wrongly."""

from counterclaim.reading.periods.published.published import Published

__all__ = ["Published"]
