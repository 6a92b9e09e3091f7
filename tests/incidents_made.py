"""A small invented world of incidents, told by offices of two sides and a monitor in several outlets, some of them in
reprints; for tests that need a ledger with incidents but no reader. No text is anybody's, no person is named."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from counterclaim.intake import Blob, Taken
from counterclaim.ledger import Ledger
from counterclaim.records import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Link,
    Original,
    Place,
    Reading,
    Section,
    Span,
    Stance,
    claim_id,
    document_id,
    reading_id,
)

FIRST = date(2031, 3, 1)
PLACES = {"Testville": (48.0, 37.5), "Elsewhere": (50.1, 30.2), "Nowhere": (46.5, 32.6)}
SPEAKERS = {
    "the northern army": ("north", "military"), "the southern ministry": ("south", "government"),
    "the monitoring mission": ("third-party", "monitor"), "the town council": ("north", "local-official"),
}  # fmt: skip
DETAILS = (
    "a bakery on Linden Street and two buses", "the grain elevator by the river", "a school gymnasium and its boiler",
    "the covered market behind the station", "a row of garages near the cement works", "the substation at the quarry",
)  # fmt: skip

SYLLABLES = ("ka", "ro", "mi", "ste", "lun", "vor", "ne", "ta", "sha", "ber", "ing", "do", "pel", "qui", "zet")
"""What the rest of a dispatch is made of, so that no two are alike by chance."""


class Item(NamedTuple):
    """A dispatch and what a reader makes of it."""

    taken: Taken
    reading: Reading


def world(seed: int, *, incidents: int = 4, reprints: int = 3) -> list[Item]:
    """Dispatches about a few incidents, the same for the same seed; some are reprints of others."""
    dice = random.Random(seed)
    items: list[Item] = []
    for number in range(incidents):
        place, day = dice.choice(list(PLACES)), FIRST + timedelta(dice.randrange(6))
        detail, dead = dice.choice(DETAILS), dice.randint(2, 30)
        for telling in range(dice.randint(1, 4)):
            speaker = dice.choice(list(SPEAKERS))
            stance: Stance = "denies" if dice.random() < 0.15 else "asserts"
            count = dead + dice.choice((0, 0, 0, 1, 4))
            outlet = f"Wire {dice.choice('ABCD')}"
            items.append(dispatch(outlet, speaker, place, day, detail, count, stance=stance, key=f"{number} {telling}"))
    for _ in range(reprints):
        before = dice.choice(items).taken.document
        items.append(reprint(before, items, f"Post {dice.choice('EFG')}", cut=dice.random() < 0.5))
    return items


def dispatch(
    outlet: str, speaker: str, place: str, day: date, detail: str, dead: int, *, stance: Stance = "asserts",
    key: str = "", extra: str = "",
) -> Item:  # fmt: skip
    """A dispatch in which somebody says that a place was shelled."""
    verb = "denied that" if stance == "denies" else "said that"
    content = f"shelling of {place} hit {detail} and killed {dead} people"
    dice = random.Random(f"{outlet} {speaker} {place} {day} {key}")
    words = ["".join(dice.choices(SYLLABLES, k=4)) for _ in range(60)]
    sentences = (" ".join(words[at : at + 13]).capitalize() for at in range(0, 52, 13))
    filler = f"{'. '.join(sentences)}; {' '.join(words[52:])}."
    text = f"{speaker.capitalize()} {verb} {content}.\n\n{filler}{extra}"
    return _item(text, outlet, day + timedelta(1), [(speaker, verb, content, place, day, dead, stance)])


def reprint(before: Document, items: Sequence[Item], outlet: str, *, cut: bool = False) -> Item:
    """Another outlet's reprint of a dispatch, the last sentence cut or one added."""
    original = next(item for item in items if item.taken.document.document_id == before.document_id)
    text = before.text.rsplit(";", 1)[0] + "." if cut else before.text + " More was expected on the next day."
    made = []
    for claim in original.reading.claims:
        (place,), (figure, *_), (event,) = claim.places, claim.figures, claim.events
        assert event.period is not None and event.period[0] is not None and figure.value is not None
        said = claim.attribution[0].actors[0].name.lower()
        verb = "denied that" if claim.stance == "denies" else "said that"
        made.append((said, verb, claim.text, place.name, event.period[0], int(figure.value), claim.stance))
    published = date.fromisoformat((before.published or "2031-03-01")[:10])
    return _item(text, outlet, published, made)


Said = tuple[str, str, str, str, date, int, Stance]


def _item(text: str, outlet: str, published: date, made: Sequence[Said]) -> Item:
    blob = Blob(input_id=f"{outlet}-made.txt", data=text.encode(), media_type="text/plain")
    key = document_id(blob=blob.sha256, outlet=outlet, published=published.isoformat())
    document = Document(
        document_id=key, input_id=f"{outlet}-{blob.sha256[:8]}.txt", blob=blob.sha256, text=text,
        sections=(Section("body", 0, len(text)),), outlet=outlet, title=f"{outlet} reports",
        published=published.isoformat(), published_from="option", language="en",
    )  # fmt: skip
    claims = tuple(_claim(document, said) for said in made)
    reading = Reading(
        reading_id=reading_id(key, ()), document_id=key, components=(), theatre=None, claims=claims, issues=()
    )
    return Item(Taken(document, blob), reading)


def _claim(document: Document, said: Said) -> Claim:
    speaker, verb, content, place, day, dead, stance = said
    side, kind = SPEAKERS[speaker]

    def at(words: str) -> Span:
        start = document.text.lower().index(words.lower())
        return start, start + len(words)

    source, cue, where = (at(speaker),), (at(verb.split()[0]),), (at(content),)
    latitude, longitude = PLACES[place]
    actor = Actor(
        id=f"text:{speaker.replace(' ', '-')}", name=speaker.title(), side=side, kind=kind, span=source[0],  # type: ignore[arg-type]
        resolution="name",
    )  # fmt: skip
    event = Event(
        id="e1", type="assault", mode="shelling", status="occurred", trigger=at("shelling"), places=("p1",),
        period=(day, day), precision="day",
    )  # fmt: skip
    figure = Figure(
        id="f1", effect="killed", counted="person", measure="deaths", comparator="exactly", value=float(dead),
        low=float(dead), high=float(dead), unit="person", original=Original(str(dead), ""),
        span=at(f"{dead} people"), text=f"{dead} people", event="e1", window=(day, day),
    )  # fmt: skip
    total = Figure(
        id="f2", effect="killed", counted="person", measure="deaths", comparator="exactly", value=float(100 + day.day),
        low=float(100 + day.day), high=float(100 + day.day), unit="person", original=Original(str(100 + day.day), ""),
        kind="cumulative", span=at(f"{dead} people"), text=f"{100 + day.day} people since the start", event="e1",
        window=(FIRST, day),
    )  # fmt: skip
    figures = (figure, total) if day.day in {1, 3, 5} else (figure,)
    spot = Place(
        id="p1", place=f"test:{place}", name=place, latitude=latitude, longitude=longitude, precision="settlement",
        relation="in", span=at(place),
    )  # fmt: skip
    return Claim(
        claim_id=claim_id(document.document_id, [source], where), document_id=document.document_id,
        reading_id=reading_id(document.document_id, ()), input_id=document.input_id, published=document.published,
        outlet=document.outlet, section="body", background=False, text=content, content=where,
        attribution=(Link(source=source, cue=cue, voice="indirect", carried=False, actors=(actor,), said_on=None),),
        stance=stance, events=(event,), figures=figures, places=(spot,), qualifiers=(), issues=(),
    )  # fmt: skip


def ledger_of(path: Path, items: Sequence[Item], *, reconciling: bool = True) -> Ledger:
    """A ledger with these dispatches, stored in their order."""
    ledger = Ledger(path, clock=lambda: "2031-04-01T00:00:00+00:00")
    for item in items:
        ledger.store(item.taken, item.reading)
    if reconciling:
        ledger.reconcile()
    return ledger
