"""Who: mentions of actors, and whom the sources of attributions name."""

from counterclaim.reading.actors.cast import Cast
from counterclaim.reading.actors.mentions import Mentions
from counterclaim.reading.actors.speakers import Speakers

__all__ = ["Cast", "Mentions", "Speakers"]
