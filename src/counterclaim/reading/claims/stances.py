"""The word lists of stances."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import yaml

from counterclaim.records import Stance


class Stances(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of `stances.yaml`."""

    cues: dict[Stance, tuple[str, ...]]
    naming: frozenset[str]
    pressing: frozenset[str]
    condemned: frozenset[str]
    condemning: frozenset[str]
    demanding: frozenset[str]
    necessary: frozenset[str]
    obligations: frozenset[str]
    obliged: frozenset[str]
    catastrophic: frozenset[str]
    judging: frozenset[str]
    intending: frozenset[str]
    promising: frozenset[str]
    predicting: frozenset[str]
    denying: frozenset[str]
    accusing: frozenset[str]
    warning: frozenset[str]
    self: frozenset[str]
    standing_in: frozenset[str]
    willed: frozenset[str]
    """Verbs that only their subject decides on, so that who says that it will do them announces."""
    unwilled: frozenset[str]
    """Verbs of what happens to their subject, so that who says that it will not come about foretells."""
    asking: frozenset[str]
    asked: frozenset[str]
    """First words of an indirect question."""
    assuring: frozenset[str]
    disposable: frozenset[str]
    harmful: frozenset[str]
    crimes: frozenset[str]
    told: frozenset[str]


def stances_file() -> Traversable:
    """Where the lists stand."""
    return files("counterclaim.reading.claims") / "stances.yaml"


@cache
def stances() -> Stances:
    """The lists. Loaded once a process."""
    return msgspec.convert(yaml.load(stances_file().read_text("utf-8"), Loader=yaml.CSafeLoader), Stances)
