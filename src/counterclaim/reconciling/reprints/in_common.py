"""How much two dispatches have in common, and how much of it makes one a reprint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reconciling.reprints.tiling import Tile, most_of_each
from counterclaim.reconciling.reprints.wording import Brief, Extent, Wording

ENOUGH, SHARE = 30, 0.30
"""Own words in common runs, and their share of the own words of the dispatch that has fewer, that make a reprint."""
PASSAGE = 10
"""Words of a run that is no turn of phrase."""
LONG, SHARE_OF_LONG = 70, 0.15
"""The same, of words in such runs, for a passage taken over into a dispatch that is mostly about something else."""
SHORT, SHARE_OF_SHORT = 12, 0.60
"""The same for a brief, most of which must be in the other."""
WHOLE = 0.9
"""Share of all words of both, for a statement printed as it is: it has hardly any words outside quotations."""
LATER, MUCH = 14, 60
"""Days after which a text is hardly printed any more, and own words in long runs without which what two have in common
is then a note, unless it is most of one of them."""


class InCommon(NamedTuple):
    """Words in common runs: all, those outside quotations in both (`own`), those of them in long runs. `share` is that
    of the own words of the dispatch that has fewer, `whole` that of all words of the longer one."""

    words: int
    own: int
    in_passages: int
    share: float
    whole: float

    def is_enough(self, *, days: int) -> bool:
        """Whether one is a reprint of the other, or both are of a third, published so many days apart."""
        if self.whole >= WHOLE or (self.own >= SHORT and self.share >= SHARE_OF_SHORT):
            return True
        if days > LATER and self.in_passages < MUCH:
            return False
        if self.own >= ENOUGH and self.share >= SHARE:
            return True
        return self.in_passages >= LONG and self.share >= SHARE_OF_LONG


def may_be_kin(one: Extent, other: Extent) -> bool:
    """Whether one of two dispatches, which are not the same words throughout, may be a reprint of the other, or both of
    a third: False where they have too few words in common runs, whatever else they have."""
    return which_may_be_kin(one, [other])[0]


def which_may_be_kin(one: Extent | Brief, others: Sequence[Extent | Brief]) -> list[bool]:
    """The same of one dispatch and each of several others, all in extents or all in brief: in brief, some may seem to
    be that are not."""
    most = most_of_each(one.sorted_runs, [other.runs for other in others])
    return [words >= fewest(one, other) for words, other in zip(most, others, strict=True)]


def fewest(one: Extent | Brief, other: Extent | Brief) -> float:
    """Words in common runs with fewer of which no two dispatches of such lengths have enough in common, see
    `InCommon.is_enough`."""
    own = min(one.own, other.own)
    whole = WHOLE * max(one.words, other.words)
    return min(whole, max(SHORT, SHARE_OF_SHORT * own), max(ENOUGH, SHARE * own), LONG)


def in_common(one: Wording, other: Wording, found: Sequence[Tile]) -> InCommon:
    """What the common runs `found` of two wordings come to."""
    own_a, own_b, long_a, long_b = 0, 0, 0, 0
    for tile in found:
        a = tile.length - sum(one.quoted[tile.a : tile.a + tile.length])
        b = tile.length - sum(other.quoted[tile.b : tile.b + tile.length])
        own_a, own_b = own_a + a, own_b + b
        if tile.length >= PASSAGE:
            long_a, long_b = long_a + a, long_b + b
    words = sum(tile.length for tile in found)
    share = max(own_a / one.own if one.own else 0.0, own_b / other.own if other.own else 0.0)
    whole = words / max(len(one.keys), len(other.keys), 1)
    return InCommon(words, min(own_a, own_b), min(long_a, long_b), share, whole)
