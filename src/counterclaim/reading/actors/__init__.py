"""Who: mentions of actors, and whom the sources of attributions name."""

from typing import TYPE_CHECKING

from counterclaim.when_used import when_used

if TYPE_CHECKING:
    from counterclaim.reading.actors.cast import Cast
    from counterclaim.reading.actors.mentions import Mentions
    from counterclaim.reading.actors.speakers import Speakers

__all__ = ["Cast", "Mentions", "Speakers"]
__getattr__ = when_used(__name__, Cast="cast", Mentions="mentions", Speakers="speakers")
