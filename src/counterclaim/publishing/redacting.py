"""Claims without the names of private persons and witnesses, for exports (`--redact private`).

Which names are private the reading says (`Reading.private`); actors who are witnesses or civilians, and persons known
only from the text who hold no office, are private in any case. A masked name keeps its length, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from counterclaim.ledger.masking import MASK, strings_changed
from counterclaim.records import Actor, Claim, Document, Event, Incident, Link, Reading, Reason
from counterclaim.records.span import touches

LABELS = {"witness": "[witness]", "civilian": "[civilian]", "medical": "[medical worker]", "media": "[journalist]"}
"""What stands for a private person's name, by kind; else PERSON."""
PERSON = "[private person]"
PRIVATE_KINDS = frozenset({"witness", "civilian"})
UNSURE_KINDS = frozenset({"unknown", "medical"})
SHORTEST = 3
"""Letters of a part of a name that is masked by itself."""
MOST_WORDS = 5
"""Words of an actor's name that may be a person's where the reading did not look for private names."""

T = TypeVar("T")
C = TypeVar("C", bound=Claim)


class DocumentNames:
    """The private names of one document, as one pattern, and a number for each person.

    `public` are names of several words that are left alone even where a part of them is somebody private's too.
    """

    def __init__(self, document: str, private: Iterable[str], public: Iterable[str] = ()) -> None:
        self.document = document
        self.private = tuple(dict.fromkeys(" ".join(name.split()) for name in private if name.strip()))
        kept = [name for name in dict.fromkeys(public) if len(name.split()) > 1 and name not in self.private]
        self._numbers = {name.casefold(): number for number, name in enumerate(self.private, 1)}
        whole = sorted(self.private, key=len, reverse=True)
        parts = {part for name in self.private for part in re.split(r"[\s-]+", name) if _is_part(part)}
        written = [rf"(?i:{_spaced(name)})" for name in whole]
        written += [re.escape(form) for part in sorted(parts, key=len, reverse=True) for form in _cases(part)]
        self._pattern = re.compile(
            rf"(?P<public>{_any(map(_spaced, kept))})|(?<![^\W\d_])(?P<private>{_any(written)})(?![^\W\d_])"
        )

        # A path spells names in its own way: parts in any case.
        self._anyhow = re.compile(
            rf"(?<![^\W\d_])(?:{_any(map(re.escape, sorted({*parts, *whole}, key=len, reverse=True)))})(?![^\W\d_])",
            re.IGNORECASE,
        )

    def masked(self, text: str) -> str:
        """The text with as many █ as a private name has characters in its place."""
        return self._pattern.sub(lambda m: m.group() if m["private"] is None else MASK * len(m.group()), text)

    def masked_path(self, path: str) -> str:
        """The same for a path or id, in which a name may be in lower case and its parts joined by anything."""
        return self._anyhow.sub(lambda m: MASK * len(m.group()), path)

    def holds(self, name: str) -> bool:
        """Whether nothing but a private name, or parts of one, is in `name`."""
        return not re.search(r"[^\W_]", self.masked(name)) and bool(name.strip())

    def number(self, name: str) -> int:
        """The person's number within the document: that of the first private name which has all words of `name`."""
        key = " ".join(name.split()).casefold()
        asked = set(key.split())
        if key not in self._numbers:
            return next((n for known, n in self._numbers.items() if asked <= set(known.split())), 0)
        longer = (n for known, n in self._numbers.items() if asked < set(known.split()))
        return next(longer, self._numbers[key])


def names_in(document: Document, reading: Reading) -> DocumentNames:
    """The private names of a document: those that its reading found, and those of its private actors."""
    actors = [actor for claim in reading.claims for actor in actors_of(claim)]
    looked = reading.private is not None
    spans = reading.private or ()
    private = [document.text[start:end] for start, end in spans]
    for actor in actors:
        named = actor.named and actor.resolution in {"name", "pronoun", "office"}
        if looked:
            mine = actor.id.startswith("text:") and named and touches(actor.span, spans)
            mine = mine and actor.resolution == "name"
        else:
            mine = named and actor.id.startswith("text:") and _may_be_person(actor)
        if mine or (actor.kind in PRIVATE_KINDS and actor.named and actor.id.startswith("text:")):
            private.append(actor.name)
    return DocumentNames(
        document.document_id, private, [a.name for a in actors if a.named and not a.id.startswith("text:")]
    )


def _may_be_person(actor: Actor) -> bool:
    """Whether an actor of a reading that did not look for private names may be one: better one name too many."""
    words = actor.name.split()
    return actor.kind in UNSURE_KINDS | PRIVATE_KINDS and 0 < len(words) <= MOST_WORDS and actor.name[:1].isupper()


def actors_of(claim: Claim) -> Iterator[Actor]:
    """Everybody in a claim."""
    for link in claim.attribution:
        yield from link.actors
    for event in claim.events:
        yield from event.agents
        yield from event.targets


def redacted(claims: Iterable[C], names_of: Callable[[str], DocumentNames]) -> Iterator[C]:
    """The same claims without private names; `names_of` gives those of a document by its id."""
    latest: DocumentNames | None = None
    for claim in claims:
        if latest is None or latest.document != claim.document_id:
            latest = names_of(claim.document_id)
        yield redacted_claim(claim, latest)


def redacted_claim(claim: C, names: DocumentNames) -> C:
    """One claim, with what people said of it, without the private names of its document. Outlet, ids and codes stay."""
    row: dict[str, Any] = strings_changed(msgspec.json.decode(msgspec.json.encode(claim)), names.masked)
    changed = msgspec.json.decode(msgspec.json.encode(row), type=type(claim))
    # The gazetteer's own names are not the dispatch's words.
    places = [
        replace(new, name=old.name if old.place else new.name) for old, new in _pairs(claim.places, changed.places)
    ]
    links = [
        replace(new, actors=_actors(old.actors, names)) for old, new in _pairs(claim.attribution, changed.attribution)
    ]
    events = [
        replace(new, agents=_actors(old.agents, names), targets=_actors(old.targets, names))
        for old, new in _pairs(claim.events, changed.events)
    ]
    return replace(
        changed, outlet=claim.outlet, input_id=names.masked_path(claim.input_id), places=tuple(places),
        attribution=tuple(links), events=tuple(events), because=_reasons(claim, links, events),
    )  # fmt: skip


def redacted_incident(incident: Incident, names: Iterable[DocumentNames]) -> Incident:
    """An incident without the private names of its dispatches, `names` of each. Ids and codes stay."""
    for one in names:
        masked = one.masked
        accounts = tuple(
            replace(
                a, agents=_actors(a.agents, one), targets=_actors(a.targets, one),
                figures=tuple(replace(f, text=masked(f.text)) for f in a.figures),
                origins=tuple(map(one.masked_path, a.origins)),
            )
            for a in incident.accounts
        )  # fmt: skip
        figures = {name: replace(e, because=masked(e.because)) for name, e in incident.figures.items()}
        # Words that two have in common stand there in lower case, and origins by their keys.
        joined = tuple(replace(j, because=tuple(map(one.masked_path, j.because))) for j in incident.joined)
        # The gazetteer's own names are not the dispatches' words.
        places = tuple(p if p.place else replace(p, name=masked(p.name)) for p in incident.places)
        issues = tuple(replace(i, message=masked(i.message)) for i in incident.issues)
        input_ids = tuple(map(one.masked_path, incident.input_ids))
        incident = replace(
            incident, accounts=accounts, figures=figures, joined=joined, places=places, issues=issues,
            input_ids=input_ids, starting=incident.starting and one.masked_path(incident.starting),
            origin=incident.origin and one.masked_path(incident.origin),
            points=tuple(replace(p, origin=one.masked_path(p.origin)) for p in incident.points),
        )  # fmt: skip
    return incident


def _reasons(claim: Claim, links: Iterable[Link], events: Iterable[Event]) -> tuple[Reason, ...]:
    """The reasons, which name actors by their ids, with the ids that these have now; without those of other names."""
    now = [actor.id for part in (*(k.actors for k in links), *(e.agents + e.targets for e in events)) for actor in part]
    ids = dict(zip((actor.id for actor in actors_of(claim)), now, strict=True))
    kept: list[Reason] = []
    for reason in claim.because:
        slot, colon, of = reason.slot.partition(":")
        known = reason.entry in ids or not reason.entry.startswith("text:")
        if known and (of in ids or not colon):
            kept.append(replace(reason, slot=slot + colon + ids.get(of, of), entry=ids.get(reason.entry, reason.entry)))
    return tuple(kept)


def _pairs(before: tuple[T, ...], after: tuple[T, ...]) -> Iterator[tuple[T, T]]:
    return zip(before, after, strict=True)


def _actors(actors: Iterable[Actor], names: DocumentNames) -> tuple[Actor, ...]:
    return tuple(_redacted_actor(actor, names) for actor in actors)


def _redacted_actor(actor: Actor, names: DocumentNames) -> Actor:
    """The actor under a label where it is a private person, without the name where it is described by one ("a
    neighbour of …"), else as it is."""
    if not actor.id.startswith("text:"):
        return actor
    number = names.number(actor.name)
    if names.holds(actor.name):
        return replace(actor, name=LABELS.get(actor.kind, PERSON), id=f"private:{names.document[:8]}:{number}")
    masked = names.masked(actor.name)
    return actor if masked == actor.name else replace(actor, name=masked, id=f"private:{names.document[:8]}:0")


def _is_part(part: str) -> bool:
    return sum(map(str.isalpha, part)) >= SHORTEST and part[0].isupper()


def _cases(part: str) -> tuple[str, ...]:
    """A part of a name as it stands and in capitals: in lower case it may be a common word."""
    return tuple(dict.fromkeys((part, part.upper())))


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _any(patterns: Iterable[str]) -> str:
    return "|".join(patterns) or r"(?!)"
