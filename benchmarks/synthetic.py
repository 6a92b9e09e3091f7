"""Made ledgers of any size, for measuring: `python -m benchmarks.synthetic ledger.db --claims 100000`.

The dispatches are put together at random from made-up words, sentence patterns, the theatres' offices and the
gazetteer's places; no text is anybody's. The same seed gives the same documents and claims. Shares are those of the
demo corpus, rounded. They are stored by the code that stores what was really read, many to a transaction.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from counterclaim.intake import Blob, Options, Taken
from counterclaim.ledger import Ledger
from counterclaim.ledger.adding import keep_reading, store
from counterclaim.ledger.opening import engine_for, held_open, transaction
from counterclaim.records import (
    Actor,
    Claim,
    ComponentVersion,
    Document,
    Event,
    EventType,
    Figure,
    Issue,
    Link,
    Original,
    Place,
    Reading,
    Section,
    Span,
    claim_id,
    document_id,
    reading_id,
)
from counterclaim.records.actor import ActorKind
from counterclaim.records.attribution import Stance

T = TypeVar("T")

AT = "2026-01-01T00:00:00+00:00"
FIRST_DAY, DAYS = date(2022, 2, 24), 730
PLACES, VOCABULARY, OUTLETS = 5_000, 30_000, 60
BATCH = 500
"""Documents in one transaction."""

STANCES: dict[Stance, float] = {
    "asserts": 0.72, "accuses": 0.08, "denies": 0.04, "announces": 0.04, "assesses": 0.04, "warns": 0.02,
    "promises": 0.01, "demands": 0.02, "threatens": 0.01, "predicts": 0.005, "condemns": 0.01, "questions": 0.005,
}  # fmt: skip
LANGUAGES = {"en": 0.7, "uk": 0.12, "ru": 0.12, "ar": 0.06}
EVENTS: dict[tuple[EventType, str | None], float] = {
    ("assault", "shelling"): 0.25, ("assault", "air-strike"): 0.15, ("assault", "drone-strike"): 0.12,
    ("assault", None): 0.1, ("control", "territory"): 0.1, ("service", "power-cut"): 0.05, ("retreat", None): 0.05,
    ("coerce", "detention"): 0.04, ("aid", "military"): 0.04, ("consult", None): 0.04, ("sanction", None): 0.02,
    ("mobilize", None): 0.02, ("protest", None): 0.01, ("agree", None): 0.01,
}  # fmt: skip
WORDS_OF: dict[str | None, str] = {
    "shelling": "shelling", "air-strike": "an air strike", "drone-strike": "drones", "territory": "the advance",
    "power-cut": "the power cut", "detention": "arrests", "military": "supplies", None: "fighting",
}  # fmt: skip
MEASURES = {
    "deaths": 0.35, "injured": 0.2, "displaced": 0.05, "captured": 0.05, "drone-shot-down": 0.1, "area-regained": 0.05,
    "settlement-regained": 0.05, "tank-destroyed": 0.05, "household-without-power": 0.05, "missile-fired": 0.05,
}  # fmt: skip
SIDES = {"ukraine": 0.3, "russia": 0.27, "third-party": 0.25, "saf": 0.06, "rsf": 0.06, "unresolved": 0.06}
ISSUES = ("said-on-unresolved", "place-unresolved", "event-day-open", "actor-unresolved")


class Spot(NamedTuple):
    """A place of the gazetteer."""

    place: str
    name: str
    latitude: float
    longitude: float


class Speaker(NamedTuple):
    """An actor of a theatre, or one whom nobody knows."""

    id: str
    name: str
    side: str | None
    kind: ActorKind


class World:
    """What dispatches are made of, and the dice. The same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311
        self.words = [self._word() for _ in range(VOCABULARY)]
        self.word_weights = zipf(VOCABULARY)
        self.spots = spots()
        self.spot_weights = zipf(len(self.spots))
        self.speakers = speakers()
        self.outlets = [
            f"{self._word().title()} {kind}" for kind in ("News", "Wire", "Post") for _ in range(OUTLETS // 3)
        ]
        self.outlet_weights = zipf(OUTLETS)

    def _word(self) -> str:
        parts = self.dice.choices(("ka", "ro", "mi", "ste", "lun", "vor", "né", "ta", "sh", "ber", "ing", "o"), k=3)
        return "".join(parts)

    def one(self, shares: Mapping[T, float]) -> T:
        """One of the keys, by their shares."""
        return self.dice.choices(list(shares), list(shares.values()))[0]

    def speaker(self) -> Speaker:
        """Somebody of one side, by the shares of the sides, few of them often."""
        there = self.speakers[self.one(SIDES)]
        return there[min(int(self.dice.paretovariate(0.6)) - 1, len(there) - 1)]

    def filler(self, count: int) -> str:
        """Words of the vocabulary as a sentence."""
        words = self.dice.choices(self.words, cum_weights=self.word_weights, k=count)
        return f"{' '.join(words).capitalize()}."


def zipf(count: int) -> list[float]:
    """Cumulative weights by Zipf's law."""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def spots() -> list[Spot]:
    """The heaviest places of the countries at war, from the gazetteer."""
    import sqlite3
    from contextlib import closing

    from counterclaim.gazetteer.gazetteer import PATH

    with closing(sqlite3.connect(PATH)) as table:
        found = table.execute(
            "SELECT place, name, latitude, longitude FROM place WHERE country IN ('UA', 'RU', 'SD') "
            "ORDER BY country = 'RU', weight DESC, id LIMIT ?", (PLACES,)
        )  # fmt: skip
        return [Spot(*row) for row in found]


def speakers() -> dict[str, list[Speaker]]:
    """The actors of two theatres by their sides, and some whose side is open."""
    from counterclaim.theatres import load

    bodies = [a for t in ("ukraine-2022", "sudan-2023") for a in load(t).actors if a.gender is None]
    known = {a.id: Speaker(a.id, a.name, a.side or "third-party", a.kind) for a in bodies}
    found = {side: [one for one in known.values() if one.side == side] for side in SIDES}
    return found | {"unresolved": [Speaker(f"text:source-{n}", f"source {n}", None, "unknown") for n in range(200)]}


class Dispatch(NamedTuple):
    """A made dispatch with the readings of it, the current one last."""

    taken: Taken
    readings: tuple[Reading, ...]


def dispatches(claims: int, *, seed: int = 1, start: int = 0) -> Iterator[Dispatch]:
    """Dispatches with together at least `claims` claims in their current readings. Another `start` gives others."""
    world = World(seed)
    number = start
    world.dice.seed(f"{seed} {start}")
    made = 0
    while made < claims:
        one = _dispatch(world, number)
        made += len(one.readings[-1].claims)
        number += 1
        yield one


def _dispatch(world: World, number: int) -> Dispatch:
    dice = world.dice
    published = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    outlet = dice.choices(world.outlets, cum_weights=world.outlet_weights)[0]
    text, made = "", []
    for _ in range(dice.randint(3, 8)):
        text += world.filler(dice.randint(15, 45)) + " "
        begin = len(text)
        sentence, parts = _sentence(world, begin, published)
        text += sentence + (" " if dice.random() < 0.7 else "\n\n")
        made.append(parts)
    text += world.filler(30)
    blob = Blob(input_id=f"made/{number}.txt", data=text.encode(), media_type="text/plain")
    url = f"https://example.org/{number}"
    key = document_id(blob=blob.sha256, outlet=outlet, url=url, published=published.isoformat())
    document = Document(
        document_id=key, input_id=blob.input_id, blob=blob.sha256, text=text, sections=(Section("body", 0, len(text)),),
        outlet=outlet, url=url, title=world.filler(7), published=published.isoformat(),
        published_from="metadata", language=world.one(LANGUAGES),
    )  # fmt: skip
    versions = ("1", "2") if dice.random() < 0.3 else ("2",)
    return Dispatch(Taken(document, blob), tuple(_reading(document, made, version) for version in versions))


class Parts(NamedTuple):
    """What a sentence is made into a claim of."""

    content: Span
    link: Link | None
    stance: Stance
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    issues: tuple[Issue, ...]


def _sentence(world: World, begin: int, published: date) -> tuple[str, Parts]:
    """A sentence that stands at `begin`, and what it claims."""
    dice = world.dice
    speaker = world.speaker()
    spot = dice.choices(world.spots, cum_weights=world.spot_weights)[0] if dice.random() < 0.85 else None
    other = dice.choices(world.spots, cum_weights=world.spot_weights)[0] if dice.random() < 0.3 else None
    type_, mode = world.one(EVENTS)
    stance = world.one(STANCES)
    day = published - timedelta(days=dice.choice((0, 1, 1, 1, 2, 3, 7, 30)))
    voiced = dice.random() < 0.88
    number = int(dice.paretovariate(1.2))
    words = [f"{WORDS_OF[mode]} near", spot.name if spot else "the front"]
    words += [f"and {other.name}"] if other else []
    measure = world.one(MEASURES) if dice.random() < 0.45 else None
    said = f"at least {number} {measure.replace('-', ' ')}" if measure else "no losses"
    words += [f"left {said} as", world.filler(dice.randint(6, 16)).lower()]
    lead = f"The {speaker.name} said that " if voiced else ""
    content = " ".join(words)
    at = begin + len(lead)
    long = timedelta(days=dice.choice((0, 0, 0, 0, 0, 0, 1, 6, 30, 200)))
    period = (day - long, day) if dice.random() < 0.8 else None

    def found(part: str) -> Span:
        offset = at + content.index(part)
        return offset, offset + len(part)

    named = begin + 4 + len(speaker.name)
    who = Actor(id=speaker.id, name=speaker.name, side=speaker.side, kind=speaker.kind, span=(begin + 4, named),
                resolution="name" if speaker.side else "unresolved")  # fmt: skip
    link = Link(source=((begin, named),), cue=((at - 10, at - 6),), voice="indirect",
                carried=False, actors=(who,), said_on=(published, published)) if voiced else None  # fmt: skip
    agent = world.speaker() if dice.random() < 0.4 else None
    agents = () if agent is None else (
        Actor(id=agent.id, name=agent.name, side=agent.side, kind=agent.kind, span=(at, at + 2), resolution="name"),
    )  # fmt: skip
    there = {one.place: one for one in (spot, other) if one}
    places = tuple(
        Place(id=f"p{n}", place=one.place, name=one.name, latitude=one.latitude, longitude=one.longitude,
              precision="settlement", relation="near", span=found(one.name))
        for n, one in enumerate(there.values(), 1)
    )  # fmt: skip
    events = (
        Event(id="e1", type=type_, mode=mode, status="occurred", trigger=(at, at + len(WORDS_OF[mode])), agents=agents,
              places=tuple(p.id for p in places), period=period, precision="day"),
    ) if dice.random() < 0.9 else ()  # fmt: skip
    figures = () if measure is None else (
        Figure(id="f1", effect=measure, counted="person", measure=measure, comparator="at-least", value=float(number),
               low=float(number), high=None, unit="person", original=Original(str(number), ""), span=found(said),
               text=said, event="e1" if events else None, window=period),
    )  # fmt: skip
    issues = tuple(
        Issue(code=code, span=(at, at + 1), message="Something stayed open here.") for code in ISSUES
        if dice.random() < 0.1
    )  # fmt: skip
    return lead + content, Parts((at, at + len(content)), link, stance, events, figures, places, issues)


def _reading(document: Document, made: list[Parts], version: str) -> Reading:
    """What a version of the reader makes of it; the first one misses the last claim."""
    components = (ComponentVersion("made", version, "0" * 12),)
    key = reading_id(document.document_id, components, None)
    chosen = made if version == "2" else made[:-1]
    return Reading(
        reading_id=key, document_id=document.document_id, components=components, theatre=None,
        claims=tuple(_claim(document, key, parts) for parts in chosen), issues=(),
    )  # fmt: skip


def _claim(document: Document, reading: str, parts: Parts) -> Claim:
    links = (parts.link,) if parts.link else ()
    return Claim(
        claim_id=claim_id(document.document_id, [link.source for link in links], (parts.content,)),
        document_id=document.document_id, reading_id=reading, input_id=document.input_id, published=document.published,
        outlet=document.outlet, section="body", background=False, text=document.text[slice(*parts.content)],
        content=(parts.content,), attribution=links, stance=parts.stance, events=parts.events, figures=parts.figures,
        places=parts.places, qualifiers=(), issues=parts.issues,
    )  # fmt: skip


def fill(path: Path, claims: int, *, seed: int = 1, start: int = 0, batch: int = BATCH) -> int:
    """Store made dispatches with `claims` claims in the ledger at `path`; how many dispatches there were.

    One transaction holds `batch` documents: 1 stores as `add` does.
    """
    Ledger(path)
    engine = engine_for(path)
    count = 0
    every = dispatches(claims, seed=seed, start=start)
    with held_open(engine, path):
        while pending := list(islice(every, batch)):
            with transaction(engine, path, writing=True) as connection:
                for one in pending:
                    store(connection, one.taken, one.readings[0], at=AT, options=Options())
                    for further in one.readings[1:]:
                        keep_reading(connection, further, at=AT)
            count += len(pending)
    return count


def main() -> None:
    """Make a ledger and say how long storing took."""
    parser = argparse.ArgumentParser(prog="synthetic", description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.perf_counter()
    count = fill(given.ledger, given.claims, seed=given.seed)
    took = time.perf_counter() - began
    print(f"{count:,} dispatches in {took:.1f} s, {count / took:.0f} a second", file=sys.stderr)


if __name__ == "__main__":
    main()
