"""One claim's word on one thing that is said to have happened: what incidents are made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from counterclaim.reconciling.incidents.passages import Passages, Setting
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.origins import is_own
from counterclaim.records import UNREAD, Claim, Document, Event, EventType, Family, Figure, Place, Reading

HAPPENED = frozenset({"occurred", "ongoing", "denied"})
"""Statuses of what is said to have happened, or not to have."""
UNTOLD_STANCES = frozenset({"demands", "promises", "threatens", "predicts", "questions", "warns"})
"""Stances of claims that say of nothing that it happened."""
VICTIMS: dict[str, tuple[EventType, str]] = {
    "deaths": ("assault", "killing"), "injured": ("assault", "wounding"), "displaced": ("coerce", "displacement"),
    "arrested": ("coerce", "arrest"), "abducted": ("coerce", "abduction"),
    "captured": ("control", "prisoners-captured"), "evacuated": ("retreat", "evacuation"),
}  # fmt: skip
"""Measures that tell of an event even where none is named, with its type and mode: "the dead include two officers"."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a claim, with those figures and places of the claim that belong to it.

    `key` names it in all ledgers: the claim's id and the event's id within it (empty for an event that only a figure
    tells of). `family` is the id of the family of reprints that its document belongs to, None for a dispatch that
    stands alone. `words` are the folded words of the passage around it that tell one incident from another (names,
    streets, ages, weapons), without those that are everywhere; `names` the rare names in it, alone and as pairs.
    """

    key: str
    claim: Claim
    event: Event
    origin: Origin
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]
    family: str | None = None
    theatre: str | None = None
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    setting: Setting = Setting()
    follows: str | None = None
    """Key of the telling that this claim goes on from, where it tells of no event itself: "the call lasted an hour"."""

    @property
    def text_id(self) -> str:
        """The text that tells it, whoever printed it: the family of reprints, or the dispatch."""
        return self.family or self.claim.document_id


def tellings_of(
    claim: Claim, origin: Origin, *, family: str | None = None, theatre: str | None = None,
    words: frozenset[str] = frozenset(), names: frozenset[str] = frozenset(), passages: Passages | None = None,
) -> Iterator[Telling]:  # fmt: skip
    """The tellings of a claim, one for each of its events but for those read by likeness, of which too little is known.
    A figure that names no event belongs to the first one; an event without places of its own has those of the
    claim that no other event has. Where a claim counts victims and names no event, the figure itself tells of one."""
    events = tuple(event for event in claim.events if not event.likened)
    named_by = {event.id for event in events}
    taken = {place for event in events for place in event.places}
    for number, event in enumerate(events or _of_figures(claim)):
        mine = tuple(f for f in claim.figures if f.event == event.id or (number == 0 and f.event not in named_by))
        named = {*event.places, *(place for figure in mine for place in figure.places)}
        places = tuple(p for p in claim.places if p.id in named) or tuple(p for p in claim.places if p.id not in taken)
        yield Telling(
            key=f"{claim.claim_id}/{event.id}", claim=claim, event=event, origin=origin,
            places=places or _only_place(claim), figures=mine, family=family, theatre=theatre, words=words, names=names,
            setting=passages.setting_at(event.trigger[0]) if passages is not None else Setting(),
        )  # fmt: skip


def _only_place(claim: Claim) -> tuple[Place, ...]:
    """The place of a claim that names one: "forty were killed when fighters entered the camp"."""
    return claim.places if len({place.place or place.name for place in claim.places}) == 1 else ()


def tellings_in(
    document: Document, reading: Reading, *, origins: Mapping[str, Origin], family: Family | None = None
) -> tuple[Telling, ...]:
    """All tellings of one dispatch, in the order in which it tells them. `origins` are those of its claims, by id;
    `family` is that of its reprints: only claims in words that it shares with them are told by the family."""
    begin = [claim.content[0][0] for claim in reading.claims if claim.content]
    unread = [section.span for section in document.sections if section.kind in UNREAD]
    passages = Passages(document.text, begin, title=document.title or "", unread=unread)
    found: list[Telling] = []
    for claim in reading.claims:
        if claim.events or any(figure.measure in VICTIMS for figure in claim.figures):
            words, names = passages.words_at(claim.content)
            found += tellings_of(
                claim, origins[claim.claim_id], family=shared_family(claim, family), theatre=reading.theatre,
                words=words, names=names, passages=passages,
            )  # fmt: skip
    found.sort(key=lambda telling: (telling.event.trigger, telling.key))
    return (*found, *_following(reading, found, passages))


def _following(reading: Reading, found: Sequence[Telling], passages: Passages) -> Iterator[Telling]:
    """Claims that tell of no event that happened, as what they go on from: the telling before them in their paragraph,
    else the one after them there, else the last one of the paragraph before in which anything is claimed."""
    told = [t for t in found if t.event.status in HAPPENED and t.claim.stance not in UNTOLD_STANCES]
    taken = {telling.claim.claim_id for telling in told}
    by_paragraph: dict[int, list[Telling]] = {}
    claimed = sorted({passages.paragraph_of(claim.content[0][0]) for claim in reading.claims if claim.content})
    for telling in told:
        by_paragraph.setdefault(passages.paragraph_of(telling.event.trigger[0]), []).append(telling)
    for claim in reading.claims:
        if claim.claim_id in taken or not claim.content or claim.background:
            continue
        start = claim.content[0][0]
        number = passages.paragraph_of(start)
        here = by_paragraph.get(number, [])
        before = [telling for telling in here if telling.event.trigger[0] <= start]
        earlier = claimed[: bisect_left(claimed, number)][-1:]
        near = before[-1:] or here[:1] or [t for n in earlier for t in by_paragraph.get(n, [])[-1:]]
        for telling in near:
            yield following(telling, claim)


def following(telling: Telling, claim: Claim) -> Telling:
    """A claim that tells of no event itself, as going on from a telling."""
    start = claim.content[0][0]
    event = msgspec.structs.replace(telling.event, id="", agents=(), targets=(), places=(), trigger=(start, start))
    return msgspec.structs.replace(
        telling, key=f"{claim.claim_id}/~", claim=claim, event=event, figures=(), places=(), follows=telling.key
    )


def shared_family(claim: Claim, family: Family | None) -> str | None:
    """The id of the family of reprints that has a claim's words; None for words that are a dispatch's own."""
    return None if family is None or is_own(claim, family) else family.family_id


def _of_figures(claim: Claim) -> tuple[Event, ...]:
    """The event that a claim's figures tell of by themselves, where it names none."""
    victims = next((figure for figure in claim.figures if figure.measure in VICTIMS), None)
    if victims is None or claim.stance in UNTOLD_STANCES:
        return ()
    type, mode = VICTIMS[victims.measure]
    trigger = victims.trigger or victims.span
    return (
        Event(
            type=type, mode=mode, status="occurred", trigger=trigger, background=claim.background,
            period=victims.window if victims.kind != "cumulative" else None,
            precision="day" if victims.window and victims.window[0] == victims.window[1] else "unknown",
        ),
    )  # fmt: skip
