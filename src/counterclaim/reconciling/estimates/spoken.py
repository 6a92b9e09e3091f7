"""A figure as it is told of an incident."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reconciling.moments import Moment
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Figure


class Spoken(NamedTuple):
    """A figure that counts what happened, with who said so and when."""

    figure: Figure
    telling: Telling
    when: Moment
