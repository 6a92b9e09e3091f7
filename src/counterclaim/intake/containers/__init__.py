"""Archives and web archives: their members as bytes of their own, one at a time, within limits."""

from counterclaim.intake.containers.containers import members
from counterclaim.intake.containers.kinds import CONTAINER_SUFFIXES, HEAD, kind_of
from counterclaim.intake.containers.packed import Packed

__all__ = ["CONTAINER_SUFFIXES", "HEAD", "Packed", "kind_of", "members"]
