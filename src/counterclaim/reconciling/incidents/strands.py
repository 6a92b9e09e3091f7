"""Strands: what one dispatch tells of one thing.

A dispatch tells of a shelling in its headline, again in the governor's words and a third time where the wounded are
counted, and names place and day only once. Its tellings of one thing are therefore put together first, within the
dispatch, and it is these strands that are linked over dispatches: whoever has no place or day of his own has that of
his strand. Strands depend on their dispatch alone (and on what people decided about its tellings), so a new dispatch
changes none that is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Literal

import msgspec

from counterclaim.reconciling.incidents.bags import Bag, bag_of
from counterclaim.reconciling.incidents.counting import Count, counts_of
from counterclaim.reconciling.incidents.dated import Dated
from counterclaim.reconciling.incidents.days import Span, closed, told_days, usual
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.kinds import kinds_of, worded
from counterclaim.reconciling.incidents.linkage import linked_groups
from counterclaim.reconciling.incidents.sites import sites_in
from counterclaim.reconciling.incidents.spots import Spot, nearest, spots_of
from counterclaim.reconciling.incidents.within import Told, points_of, published_on, target_sides_of, told_in
from counterclaim.reconciling.incidents.words import telling_words, words_in
from counterclaim.reconciling.telling import UNTOLD_STANCES, Telling
from counterclaim.records import digest

TOLD = frozenset({"occurred", "ongoing", "denied"})
"""Statuses that say that something was or was not; what is planned or imagined makes no incident."""
GROUND = frozenset({"ground"})
SAME_GROUND = 0.5
"""How well two places must agree for a gain or loss of ground to be one: a town taken is not the region taken."""
ONE = -0.2
"""Mean logarithm of the odds over all pairs from which two groups of tellings of one dispatch are of one thing."""
ONE_IN_ONE_TOWN = -1.8
"""The same where a dispatch names one town at most: it is of one thing unless much speaks against that."""
COMPARED = 60
"""Tellings after each that it is compared with."""
FAR = -1.0
"""What tellings further apart count."""
TOWNS = frozenset({"point", "settlement", ""})
"""Precisions of what counts as a town; what the gazetteer does not know has none."""
SAYINGS = 8
"""Sayings of a strand that are compared."""
FEW_WORDS = 3
"""Telling words from which a saying may be known again."""
WORDS_KEPT = 400
"""Words of a strand that are compared, those first in the alphabet: a bound for hostile texts."""


class Strand(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What one dispatch tells of one thing, as far as it is compared with others.

    `key` is that of its first telling in the order of keys. `days` are those that the text gives, first and last, None
    where it dates nothing; `signature` hashes everything that is compared: strands of one signature are linked alike,
    so only one of them needs be compared. `around`: what of places and days it has only by what the dispatch tells
    around it. `background`: the dispatch tells it as context only. `solid`: it has a place, a day, a figure or a name
    by which it may be known again.
    """

    key: str
    document_id: str
    published: date | None
    family: str | None
    theatre: str | None
    kinds: frozenset[str]
    types: frozenset[str]
    modes: frozenset[str | None]
    days: Span | None
    spots: tuple[Spot, ...]
    counts: tuple[Count, ...]
    agents: frozenset[str]
    targets: frozenset[str]
    target_sides: frozenset[str]
    sites: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    around: frozenset[Literal["places", "days"]]
    sayings: tuple[tuple[str, ...], ...]
    tellings: tuple[str, ...]
    background: bool
    solid: bool
    signature: str = ""

    @cached_property
    def in_order(self) -> dict[str, object]:
        """Its fields with sets in order, so that what is written of them does not depend on the run."""
        return {name: _in_order(getattr(self, name)) for name in self.__struct_fields__}

    @cached_property
    def said(self) -> tuple[frozenset[str], ...]:
        """Its sayings as sets."""
        return tuple(map(frozenset, self.sayings))

    @cached_property
    def all_said(self) -> frozenset[str]:
        """The words of all its sayings."""
        return frozenset[str]().union(*self.said)

    @cached_property
    def full_names(self) -> frozenset[str]:
        """Its names of two words."""
        return frozenset(name for name in self.names if " " in name)

    @cached_property
    def counted_elsewhere(self) -> frozenset[str]:
        """Words that are evidence as a mode, a place or a number already."""
        said = (*map(worded, self.modes), *(s.name for s in self.spots), *(c.text for c in self.counts))
        return frozenset(word for text in said for word in words_in(text))

    @cached_property
    def told_words(self) -> Bag:
        """Its words but for those, as they are compared."""
        return bag_of(self.words - self.counted_elsewhere)

    @cached_property
    def said_words(self) -> Bag:
        """The words of its sayings but for those, as they are compared."""
        return bag_of(self.all_said - self.counted_elsewhere)

    @cached_property
    def claims(self) -> frozenset[str]:
        """Ids of the claims that its tellings are of."""
        return frozenset(telling.split("/")[0] for telling in self.tellings)


def is_told(telling: Telling) -> bool:
    """Whether a telling says that something happened (or denies it): not what is planned, imagined or asked for, and
    not what a war has cost so far."""
    if telling.follows is not None:
        return True
    told = telling.event.status in TOLD and telling.claim.stance not in UNTOLD_STANCES
    return told and not _is_running_total(telling)


def _is_running_total(telling: Telling) -> bool:
    """Whether all that a telling counts has run on since long ago: "15,000 have died since the war began". Series are
    made of such."""
    windows = [figure.window if figure.kind == "cumulative" else None for figure in telling.figures]
    return bool(windows) and all(window is not None and closed(window) is None for window in windows)


def strands_of(tellings: Sequence[Telling], *, decisions: Decisions | None = None) -> tuple[Strand, ...]:
    """The strands of one dispatch from its tellings, in the order of the text. Tellings that say of nothing that it
    happened are in none. The others are put together by average linkage over the odds that two of them are of one
    thing (`within`); what goes on from one is in its strand. What a person decided goes before all this: what goes on
    from a telling that it was parted from is a strand of its own, by which nothing would be known again."""
    decided = decisions or Decisions()
    told = told_in([t for t in tellings if is_told(t) and t.follows is None])
    groups = [[told[at] for at in numbers] for numbers in _groups(told, decided)]
    members = [[one.telling for one in group] for group in groups]
    at_of = {telling.key: at for at, group in enumerate(members) for telling in group}
    alone: list[Strand] = []
    for telling in tellings:
        if telling.follows is not None and telling.follows in at_of:
            group = members[at_of[telling.follows]]
            if decided and any(decided.apart(telling.claim.claim_id, other.claim.claim_id) for other in group):
                alone.append(strand_of([telling]))
            else:
                group.append(telling)
    return (*(strand_of(group, groups[at][0]) for at, group in enumerate(members)), *alone)


def _groups(told: Sequence[Told], decided: Decisions) -> list[list[int]]:
    """The numbers of tellings that are of one thing."""
    near = ((a, b) for a in range(len(told)) for b in range(a + 1, min(len(told), a + 1 + COMPARED)))
    points = {(a, b): points_of(told[a], told[b]) for a, b in near}
    claims = [one.telling.claim.claim_id for one in told]
    begin: list[list[int]] = []
    for number, claim in enumerate(claims):
        said = [g for g in begin if decided.together(claim, claims[g[0]]) and told[g[0]].kinds & told[number].kinds]
        if said:
            said[0].append(number)
        else:
            begin.append([number])

    dated = Dated(told)

    def parted(one: Sequence[int], other: Sequence[int]) -> bool:
        if decided and any(decided.apart(claims[a], claims[b]) for a in one for b in other):
            return True
        return dated.apart(one, other)

    until = ONE_IN_ONE_TOWN if _in_one_town(told) else ONE
    return linked_groups(begin, points, until=until, without=FAR, parted=parted)


def _in_one_town(told: Sequence[Told]) -> bool:
    """Whether a dispatch names one town at most, and no places that are far from each other; a river or a front, which
    has one point on the map, is far from none."""
    places = sorted({tuple(spot for spot in one.spots if spot.precision != "area") for one in told} - {()})
    if len({spot.place for spots in places for spot in spots if spot.precision in TOWNS}) > 1:
        return False
    pairs = (nearest(a, b) for a, b in combinations(places[:COMPARED], 2))
    return not any(found is not None and found[2] < 0 for found in pairs)


def _kinds(telling: Telling) -> frozenset[str]:
    return kinds_of(telling.event.type, telling.event.mode)


def strand_of(group: Sequence[Telling], begun: Told | None = None) -> Strand:
    """The strand that some tellings of one dispatch make up. Where they give no place or no day, it has those that hold
    for its first telling, `begun`, by what the dispatch tells around it."""
    strand = unsigned(group, begun)
    own = strand.in_order
    compared = own | {"key": "", "document_id": "", "tellings": ()}
    signature = digest("strand", *compared.values())
    signed = msgspec.structs.replace(strand, signature=signature)
    signed.__dict__["in_order"] = own | {"signature": signature}
    return signed


def unsigned(group: Sequence[Telling], begun: Told | None = None, *, by_words: bool = True) -> Strand:
    """The strand that some tellings make up, without a signature, or also without words."""
    first = group[0].claim
    counts = counts_of(group)
    worded = group if by_words else ()
    words, names = _bounded(telling.words for telling in worded), _bounded(telling.names for telling in worded)
    spots = tuple(sorted({spot for telling in group for spot in spots_of(telling)}))
    news = [telling for telling in group if not telling.event.background]
    days = usual(told_days(telling) for telling in (news or group))
    then, around = (begun.then, begun.around) if begun else (told_days(group[0]), ())
    heads = [telling for telling in group if telling.follows is None]
    given: tuple[tuple[Literal["places", "days"], object], ...] = (("places", spots), ("days", days))
    return Strand(
        key=min(telling.key for telling in group),
        document_id=first.document_id,
        published=published_on(group),
        family=group[0].family,
        theatre=group[0].theatre,
        kinds=frozenset[str]().union(*(_kinds(telling) for telling in group)),
        types=frozenset(telling.event.type for telling in group),
        modes=frozenset(telling.event.mode for telling in group),
        days=days or then,
        spots=spots or around,
        around=frozenset(what for what, own in given if not own),
        counts=counts,
        agents=frozenset(a.id for t in group for a in t.event.agents if a.resolution in ("name", "office") and a.id),
        targets=frozenset(a.id for t in group for a in t.event.targets if a.resolution in ("name", "office") and a.id),
        target_sides=target_sides_of(group),
        sites=sites_in(telling.claim.text for telling in heads),
        words=words,
        names=names,
        sayings=_sayings(worded),
        tellings=tuple(telling.key for telling in group),
        background=not news,
        solid=bool(heads and (spots or counts or any(map(told_days, heads)) or any(" " in name for name in names))),
    )  # fmt: skip


def _bounded(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    words = frozenset[str]().union(*sets)
    return words if len(words) <= WORDS_KEPT else frozenset(sorted(words)[:WORDS_KEPT])


def _sayings(group: Sequence[Telling]) -> tuple[tuple[str, ...], ...]:
    """The telling words of what its claims say, the longest first: what two dispatches say in the same words."""
    found = {tuple(sorted(telling_words([telling.claim.text]))) for telling in group if telling.follows is None}
    longest = sorted((words for words in found if len(words) >= FEW_WORDS), key=lambda words: (-len(words), words))
    return tuple(longest[:SAYINGS])


def _in_order(value: object) -> object:
    """A field with a set in order; one mode may be None."""
    if not isinstance(value, frozenset):
        return value
    return sorted(value, key=str) if None in value else sorted(value)
