"""What is said to have happened, and its status."""

from counterclaim.reading.events.events import Events

__all__ = ["Events"]
