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

import msgspec

from counterclaim.reconciling.incidents.days import Span, joined, told_days, usual
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.kinds import fit, kinds_of, worded
from counterclaim.reconciling.incidents.spots import Spot, agree_on_place, spots_of
from counterclaim.reconciling.incidents.words import squares, telling_words, words_in
from counterclaim.reconciling.telling import UNTOLD_STANCES, Telling
from counterclaim.records import digest
from counterclaim.records.figure import Comparator

TOLD = frozenset({"occurred", "ongoing", "denied"})
"""Statuses that say that something was or was not; what is planned or imagined makes no incident."""
GROUND = frozenset({"ground"})
SAME_GROUND = 0.5
"""How well two places must agree for a gain or loss of ground to be one: a town taken is not the region taken."""
SAME_TOWN = 0.4
MANY_TOWNS = 3
"""Towns from which a dispatch is one of many things: what names no place then belongs to what is told close by."""
NEAR = 200
"""Code points that are close by."""
SAYINGS = 8
"""Sayings of a strand that are compared."""
FEW_WORDS = 3
"""Telling words from which a saying may be known again."""
WORDS_KEPT = 400
"""Words of a strand that are compared, those first in the alphabet: a bound for hostile texts."""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as far as it is compared."""

    measure: str
    counted: str | None
    comparator: Comparator
    low: float | None
    high: float | None
    value: float | None
    text: str


class Strand(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What one dispatch tells of one thing, as far as it is compared with others.

    `key` is that of its first telling in the order of keys. `days` are those that the text gives, first and last, None
    where it dates nothing; `signature` hashes everything that is compared: strands of one signature are linked alike,
    so only one of them needs be compared. `background`: the dispatch tells it as context only. `solid`: it has a place,
    a day, a figure or a name by which it may be known again.
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
    words: frozenset[str]
    names: frozenset[str]
    sayings: tuple[tuple[str, ...], ...]
    tellings: tuple[str, ...]
    background: bool
    solid: bool
    signature: str = ""

    @cached_property
    def said(self) -> tuple[frozenset[str], ...]:
        """Its sayings as sets."""
        return tuple(map(frozenset, self.sayings))

    @cached_property
    def all_said(self) -> frozenset[str]:
        """The words of all its sayings."""
        return frozenset[str]().union(*self.said)

    @cached_property
    def counted_elsewhere(self) -> frozenset[str]:
        """Words that are evidence as a mode, a place or a number already."""
        said = (*map(worded, self.modes), *(s.name for s in self.spots), *(c.text for c in self.counts))
        return frozenset(word for text in said for word in words_in(text))

    @cached_property
    def weighs(self) -> int:
        """The sum of the squares of its words."""
        return squares(self.words)

    @cached_property
    def claims(self) -> frozenset[str]:
        """Ids of the claims that its tellings are of."""
        return frozenset(telling.split("/")[0] for telling in self.tellings)


def is_told(telling: Telling) -> bool:
    """Whether a telling says that something happened (or denies it): not what is planned, imagined or asked for."""
    return telling.follows is not None or (telling.event.status in TOLD and telling.claim.stance not in UNTOLD_STANCES)


def strands_of(tellings: Sequence[Telling], *, decisions: Decisions | None = None) -> tuple[Strand, ...]:
    """The strands of one dispatch from its tellings, in the order of the text. Tellings that say of nothing that it
    happened are in none. Two tellings go together where kind and mode fit and neither place nor day speaks against it;
    of several strands that a telling fits it takes the one with which it has place or day in common, else the nearest
    before it. What a person decided goes before all this."""
    decided = decisions or Decisions()
    groups: list[list[Telling]] = []
    last: list[int] = []
    many = is_of_many(tellings)
    for number, telling in enumerate(tellings):
        if not is_told(telling):
            continue
        affinities = [(_affinity(telling, group, decided, many=many), last[at], at) for at, group in enumerate(groups)]
        best = max(affinities, default=(0.0, 0, 0))
        if best[0] > 0:
            groups[best[2]].append(telling)
            last[best[2]] = number
        elif telling.follows is None:
            groups.append([telling])
            last.append(number)
    return tuple(strand_of(group) for group in groups)


def is_of_many(tellings: Sequence[Telling]) -> bool:
    """Whether a dispatch tells of many things at once: it names towns enough in which something happened."""
    towns = {s.place for t in tellings if is_told(t) for s in spots_of(t) if s.precision in ("point", "settlement")}
    return len(towns) >= MANY_TOWNS


def _affinity(telling: Telling, group: Sequence[Telling], decided: Decisions, *, many: bool) -> float:
    """How gladly a telling joins a group, 0: not at all. What has most in common and lies nearest is largest."""
    if telling.follows is not None:
        return 1000 if any(telling.follows == other.key for other in group) else 0
    mine_id = telling.claim.claim_id
    if any(decided.apart(mine_id, other.claim.claim_id) for other in group):
        return 0
    if not any(_kinds(telling) & _kinds(other) for other in group):
        return 0
    if any(decided.together(mine_id, other.claim.claim_id) for other in group):
        return 100
    modes = [fit(telling.event.mode, other.event.mode) for other in group]
    if max(modes) == 0 or (min(modes) == 0 and sum(modes) / len(modes) < 0.4):
        return 0
    place = agree_on_place(spots_of(telling), tuple(spot for other in group for spot in spots_of(other)))
    mine, theirs = told_days(telling), joined(told_days(other) for other in group)
    if place < 0 or (mine and theirs and (mine[0] > theirs[1] or theirs[0] > mine[1])):
        return 0
    if place < SAME_GROUND and spots_of(telling) and _kinds(telling) == GROUND and any(spots_of(o) for o in group):
        return 0
    if many and place < SAME_TOWN:
        near = min(abs(telling.event.trigger[0] - other.event.trigger[0]) for other in group)
        if near > NEAR or min(modes) == 0:
            return 0
    return 1 + 2 * place + (2 if mine and theirs else 0)


def _kinds(telling: Telling) -> frozenset[str]:
    return kinds_of(telling.event.type, telling.event.mode)


def strand_of(group: Sequence[Telling]) -> Strand:
    """The strand that some tellings of one dispatch make up."""
    strand = unsigned(group)
    compared = msgspec.structs.replace(strand, key="", document_id="", tellings=())
    return msgspec.structs.replace(strand, signature=digest("strand", *_plain(compared)))


def unsigned(group: Sequence[Telling]) -> Strand:
    """The strand that some tellings make up, without a signature."""
    first = group[0].claim
    counts = _counts(group)
    words, names = _bounded(telling.words for telling in group), _bounded(telling.names for telling in group)
    spots = tuple(sorted({spot for telling in group for spot in spots_of(telling)}))
    news = [telling for telling in group if not telling.event.background]
    return Strand(
        key=min(telling.key for telling in group),
        document_id=first.document_id,
        published=date.fromisoformat(first.published[:10]) if first.published else None,
        family=group[0].family,
        theatre=group[0].theatre,
        kinds=frozenset[str]().union(*(_kinds(telling) for telling in group)),
        types=frozenset(telling.event.type for telling in group),
        modes=frozenset(telling.event.mode for telling in group),
        days=usual(told_days(telling) for telling in (news or group)),
        spots=spots,
        counts=counts,
        agents=frozenset(a.id for t in group for a in t.event.agents if a.resolution in ("name", "office") and a.id),
        targets=frozenset(a.id for t in group for a in t.event.targets if a.resolution in ("name", "office") and a.id),
        words=words,
        names=names,
        sayings=_sayings(group),
        tellings=tuple(telling.key for telling in group),
        background=not news,
        solid=bool(spots or counts or any(told_days(t) for t in group) or any(" " in name for name in names)),
    )  # fmt: skip


def _bounded(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(sorted(frozenset[str]().union(*sets))[:WORDS_KEPT])


def _sayings(group: Sequence[Telling]) -> tuple[tuple[str, ...], ...]:
    """The telling words of what its claims say, the longest first: what two dispatches say in the same words."""
    found = {tuple(sorted(telling_words([telling.claim.text]))) for telling in group if telling.follows is None}
    longest = sorted((words for words in found if len(words) >= FEW_WORDS), key=lambda words: (-len(words), words))
    return tuple(longest[:SAYINGS])


def _plain(strand: Strand) -> Iterable[object]:
    """The fields of a strand with sets in order, so that their hash does not depend on the run."""
    for field in strand.__struct_fields__:
        value = getattr(strand, field)
        yield sorted(value, key=str) if isinstance(value, frozenset) else value


def _counts(group: Sequence[Telling]) -> tuple[Count, ...]:
    found = {
        (f.measure, f.counted, f.comparator, f.low, f.high, f.value): f.text
        for telling in reversed(group)
        for f in telling.figures
        if f.kind != "cumulative" and f.subset_of is None and f.per is None
    }
    return tuple(
        Count(measure=measure, counted=counted, comparator=comparator, low=low, high=high, value=value, text=text)
        for (measure, counted, comparator, low, high, value), text in sorted(found.items(), key=str)
    )
