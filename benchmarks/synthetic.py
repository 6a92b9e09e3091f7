"""Made ledgers of any size, for measuring: `python -m benchmarks.synthetic ledger.db --claims 100000`.

A desk as issue 8 has it: four hundred dispatches a day about forty incidents (benchmarks/happenings.py), mostly
reprints of twelve wires. A dispatch tells one incident in several claims, or is a round-up of many; a reprint has the
wire's words whole, cut, under another title, or with a paragraph of its own. The same seed gives the same documents and
claims, and a longer ledger begins as a shorter one. Shares are those of the demo corpus, rounded. Dispatches are
stored by the code that stores what was really read, many to a transaction.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.happenings import Happening, Speaker, Spot, World, one_of, zipf
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
from counterclaim.records.attribution import Stance
from counterclaim.records.figure import Comparator

AT = "2026-01-01T00:00:00+00:00"
FIRST_DAY = date(2022, 2, 24)
"""The day of the first dispatches."""
A_DAY, OWN, WIRED = 400, 80, 36
"""Dispatches of a day, those of them that are no reprints, and those of these that are wires'."""
BATCH = 500
"""Documents in one transaction."""

STANCES: dict[Stance, float] = {
    "asserts": 0.72, "accuses": 0.08, "denies": 0.04, "announces": 0.04, "assesses": 0.04, "warns": 0.02,
    "promises": 0.01, "demands": 0.02, "threatens": 0.01, "predicts": 0.005, "condemns": 0.01, "questions": 0.005,
}  # fmt: skip
LANGUAGES = {"en": 0.7, "uk": 0.12, "ru": 0.12, "ar": 0.06}
AGES = {0: 0.5, 1: 0.32, 2: 0.08, 3: 0.04, 7: 0.04, 30: 0.02}
"""How many days after it an incident is told of."""
WORDS_OF: dict[str | None, str] = {
    "shelling": "shelling", "air-strike": "an air strike", "drone-strike": "drones", "territory": "the advance",
    "power-cut": "the power cut", "detention": "arrests", "military": "supplies", None: "fighting",
}  # fmt: skip
COMPARATORS: dict[Comparator, float] = {"exactly": 0.7, "at-least": 0.2, "more-than": 0.1}
BOUNDS: dict[Comparator, str] = {"exactly": "", "at-least": "at least ", "more-than": "more than "}
TOTALS = 0.02
"""Share of the claims that tell a side's losses since the first day instead of an incident."""
ISSUES = ("said-on-unresolved", "place-unresolved", "event-day-open", "actor-unresolved")


class Said(NamedTuple):
    """What a sentence says, before it stands anywhere."""

    speaker: Speaker | None
    words: str
    stance: Stance
    of: Happening | None
    spots: tuple[Spot, ...]
    figure: tuple[str, Comparator, int, str] | None
    """Measure, comparator, number, and how the three are said."""
    day: date
    period: tuple[date, date] | None
    total: bool
    issues: tuple[str, ...]


class Paragraph(NamedTuple):
    """Words that claim nothing, and what is said after them."""

    filler: str
    said: Said


class Story(NamedTuple):
    """What an outlet wrote itself."""

    outlet: str
    language: str
    published: date
    title: str
    paragraphs: tuple[Paragraph, ...]


class Dispatch(NamedTuple):
    """A made dispatch with the readings of it, the current one last."""

    taken: Taken
    readings: tuple[Reading, ...]


def dispatches(claims: int, *, seed: int = 1, start: int = 0) -> Iterator[Dispatch]:
    """Dispatches with together at least `claims` claims in their current readings, from the dispatch of number `start`
    on."""
    desk = Desk(seed)
    made = 0
    for number in count(start):
        if made >= claims:
            return
        one = desk.dispatch(number)
        made += len(one.readings[-1].claims)
        yield one


class Desk:
    """What comes in at a desk, by its number."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed)
        self.seed = seed
        self._story = lru_cache(maxsize=2 * OWN)(self._written)

    def dispatch(self, number: int) -> Dispatch:
        """The dispatch of a number: of each day those that were written come first, then their reprints."""
        day, place = divmod(number, A_DAY)
        dice = random.Random(f"{self.seed} dispatch {number}")  # noqa: S311
        story = self._story(day, place) if place < OWN else self._reprinted(day, dice)
        return _read(story, number, dice)

    def _written(self, day: int, place: int) -> Story:
        world, dice = self.world, random.Random(f"{self.seed} story {day} {place}")  # noqa: S311
        outlet = world.wires[place % len(world.wires)] if place < WIRED else dice.choice(world.outlets)
        published = FIRST_DAY + timedelta(days=day)
        if dice.random() < 0.1:  # a round-up
            told = [self._told(day, dice) for _ in range(dice.randint(6, 12))]
        else:
            lead = self._told(day, dice)
            told = [lead] * dice.randint(2, 5) + [self._told(day, dice) for _ in range(dice.randint(0, 3))]
        paragraphs = tuple(self._paragraph(published, of, dice) for of in told)
        return Story(outlet, one_of(LANGUAGES, dice), published, world.filler(7, dice), paragraphs)

    def _told(self, day: int, dice: random.Random) -> Happening:
        """An incident of the day or of one before it."""
        return dice.choices(self.world.happening(day - one_of(AGES, dice)), cum_weights=self.world.likely)[0]

    def _paragraph(self, published: date, of: Happening, dice: random.Random) -> Paragraph:
        words = self.world.filler(dice.randint(15, 45), dice)
        if dice.random() < TOTALS:
            return Paragraph(words, self._total(published, dice))
        return Paragraph(words, self._said(of, dice))

    def _said(self, of: Happening, dice: random.Random) -> Said:
        world = self.world
        sides = {of.attacked.side: 0.45, of.attacker.side: 0.22, "third-party": 0.25, "unresolved": 0.08}
        speaker = world.speaker(one_of(sides, dice) or "unresolved", dice) if dice.random() < 0.88 else None
        how = dice.random()
        spots: tuple[Spot, ...] = (of.town.spot,) if how < 0.7 else (of.town.region,) if how < 0.8 else ()
        spots += (world.town(dice).spot,) if how > 0.95 else ()
        day = FIRST_DAY + timedelta(days=of.day)
        figure = None
        if dice.random() < 0.45:
            measure = dice.choice(list(of.numbers))
            comparator = one_of(COMPARATORS, dice)
            number = max(1, round(of.numbers[measure] * dice.choice((0.7, 0.9, 1, 1, 1, 1, 1.2))))
            figure = (measure, comparator, number, f"{BOUNDS[comparator]}{number} {measure.replace('-', ' ')}")
        words = f"{WORDS_OF[of.mode]} near {' and '.join(spot.name for spot in spots) or 'the front'}"
        words += f" close to {' '.join(of.names)}" if dice.random() < 0.4 else ""
        words += f" left {figure[3] if figure else 'no losses'} as {world.filler(dice.randint(6, 16), dice).lower()}"
        return Said(
            speaker, words, one_of(STANCES, dice), of, spots, figure, day,
            (day, day) if dice.random() < 0.8 else None, False, _issues(dice),
        )  # fmt: skip

    def _total(self, published: date, dice: random.Random) -> Said:
        """A side's losses since the first day, as a side that counts them tells them every day."""
        speaker = self.world.speakers[one_of({"ukraine": 0.6, "russia": 0.4}, dice)][0]
        number = 300 + 30 * (published - FIRST_DAY).days
        said = f"{number} deaths"
        words = f"fighting since {FIRST_DAY:%d %B %Y} left {said} as {self.world.filler(8, dice).lower()}"
        figure: tuple[str, Comparator, int, str] = ("deaths", "exactly", number, said)
        return Said(speaker, words, "asserts", None, (), figure, published, (FIRST_DAY, published), True, ())

    def _reprinted(self, day: int, dice: random.Random) -> Story:
        """A wire's story of the day in another outlet, the first ones most often."""
        world = self.world
        story = self._story(day, dice.choices(range(WIRED), cum_weights=zipf(WIRED, 0.5))[0])
        late = timedelta(days=int(dice.random() < 0.15))
        paragraphs, title = story.paragraphs, story.title
        how = dice.random()
        if how > 0.3:
            title = world.filler(7, dice)
        if how > 0.5:
            paragraphs = paragraphs[: max(1, len(paragraphs) - dice.randint(1, 2))]
        if how > 0.85:
            paragraphs += (self._paragraph(story.published, self._told(day, dice), dice),)
        return Story(dice.choice(world.outlets), story.language, story.published + late, title, paragraphs)


def _issues(dice: random.Random) -> tuple[str, ...]:
    return tuple(code for code in ISSUES if dice.random() < 0.1)


def _read(story: Story, number: int, dice: random.Random) -> Dispatch:
    text, made = "", []
    for paragraph in story.paragraphs:
        text += f"{paragraph.filler} "
        sentence, parts = _placed(paragraph.said, len(text), story.published)
        text += f"{sentence}\n\n"
        made.append(parts)
    text = text.rstrip()
    blob = Blob(input_id=f"made/{number}.txt", data=text.encode(), media_type="text/plain")
    url = f"https://example.org/{number}"
    published = story.published.isoformat()
    key = document_id(blob=blob.sha256, outlet=story.outlet, url=url, published=published)
    document = Document(
        document_id=key, input_id=blob.input_id, blob=blob.sha256, text=text, sections=(Section("body", 0, len(text)),),
        outlet=story.outlet, url=url, title=story.title, published=published,
        published_from="metadata", language=story.language,
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


def _placed(said: Said, begin: int, published: date) -> tuple[str, Parts]:
    """A sentence that stands at `begin`, and what it claims."""
    speaker, of = said.speaker, said.of
    lead = f"The {speaker.name} said that " if speaker else ""
    at = begin + len(lead)

    def found(part: str) -> Span:
        offset = at + said.words.index(part)
        return offset, offset + len(part)

    link = None
    if speaker is not None:
        named = begin + 4 + len(speaker.name)
        who = _actor(speaker, (begin + 4, named))
        link = Link(source=((begin, named),), cue=((at - 10, at - 6),), voice="indirect", carried=False, actors=(who,),
                    said_on=(published, published))  # fmt: skip
    there = {spot.place: spot for spot in said.spots}
    places = tuple(
        Place(id=f"p{n}", place=one.place, name=one.name, latitude=one.latitude, longitude=one.longitude,
              precision=one.precision, relation="near", span=found(one.name))
        for n, one in enumerate(there.values(), 1)
    )  # fmt: skip
    mode = of.mode if of else None
    events = (
        Event(id="e1", type=of.type if of else "assault", mode=mode, status="occurred",
              trigger=(at, at + len(WORDS_OF[mode])), agents=(_actor(of.attacker, (at, at + 2)),) if of else (),
              places=tuple(p.id for p in places), period=said.period, precision="day"),
    )  # fmt: skip
    figures: tuple[Figure, ...] = ()
    if said.figure is not None:
        measure, comparator, number, words = said.figure
        low, high = float(number), float(number) if comparator == "exactly" else None
        figures = (
            Figure(id="f1", effect=measure, counted="person", measure=measure, comparator=comparator,
                   value=float(number), low=low, high=high, unit="person", original=Original(str(number), ""),
                   kind="cumulative" if said.total else None, span=found(words), text=words, event="e1",
                   window=said.period),
        )  # fmt: skip
    issues = tuple(Issue(code=code, span=(at, at + 1), message="Something stayed open here.") for code in said.issues)
    parts = Parts((at, at + len(said.words)), link, said.stance, events, figures, places, issues)
    return lead + said.words, parts


def _actor(speaker: Speaker, span: Span) -> Actor:
    return Actor(id=speaker.id, name=speaker.name, side=speaker.side, kind=speaker.kind, span=span,
                 resolution="name" if speaker.side else "unresolved")  # fmt: skip


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
    """Store made dispatches with `claims` claims in the ledger at `path`, from the dispatch of number `start` on; how
    many dispatches there were.

    One transaction holds `batch` documents: 1 stores as `add` does.
    """
    Ledger(path)
    engine = engine_for(path)
    stored = 0
    every = dispatches(claims, seed=seed, start=start)
    with held_open(engine, path):
        while pending := list(islice(every, batch)):
            with transaction(engine, path, writing=True) as connection:
                for one in pending:
                    store(connection, one.taken, one.readings[0], at=AT, options=Options())
                    for further in one.readings[1:]:
                        keep_reading(connection, further, at=AT)
            stored += len(pending)
    return stored


def main() -> None:
    """Make a ledger and say how long storing took."""
    parser = argparse.ArgumentParser(prog="synthetic", description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0, help="the number of the first dispatch")
    given = parser.parse_args()
    began = time.perf_counter()
    stored = fill(given.ledger, given.claims, seed=given.seed, start=given.start)
    took = time.perf_counter() - began
    print(f"{stored:,} dispatches in {took:.1f} s, {stored / took:.0f} a second", file=sys.stderr)


if __name__ == "__main__":
    main()
