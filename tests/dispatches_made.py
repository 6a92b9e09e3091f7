"""Dispatches with their readings made by hand, for tests of what many of them say together. All invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.records import (
    Actor,
    Claim,
    Document,
    Event,
    EventStatus,
    EventType,
    Figure,
    Original,
    Place,
    Reading,
    Section,
    Stance,
    claim_id,
    digest,
    document_id,
    reading_id,
)

DAY = date(2031, 3, 4)
TOWNS = {
    "Nikopol": (47.57, 34.4), "Marhanets": (47.65, 34.62), "Kharkiv": (49.98, 36.25), "Sumy": (50.92, 34.8),
    "Odesa": (46.48, 30.72), "Lviv": (49.84, 24.03),
}  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One sentence of a dispatch: what it says happened, where, when and to how many."""

    place: str | None = "Nikopol"
    day: date | None = DAY
    until: date | None = None
    """The last day where it tells of several."""
    dead: int | None = None
    at_least: bool = False
    mode: str | None = "shelling"
    type: EventType = "assault"
    status: EventStatus = "occurred"
    stance: Stance = "asserts"
    background: bool = False
    words: str = ""
    done_to: tuple[str, str] | None = None
    """Id and side of its target."""

    @property
    def sentence(self) -> str:
        """Its words."""
        parts = [(self.mode or "trouble").replace("-", " ")]
        parts += [f"at {self.place}"] if self.place else []
        parts += [f"on {self.day}"] if self.day else []
        parts += [f"and until {self.until}"] if self.until else []
        parts += [f"with {'at least ' if self.at_least else ''}{self.dead} dead"] if self.dead is not None else []
        parts += [self.words] if self.words else []
        return " ".join(parts) + "."


def dispatch(
    name: str, *stories: Story, published: date = DAY, outlet: str | None = None, title: str = ""
) -> tuple[Document, Reading]:  # fmt: skip
    """A dispatch of one paragraph a story, and what a reader makes of it: a claim a paragraph, one event in each."""
    text = "\n\n".join(story.sentence for story in stories)
    blob = digest("blob", name, text)
    document = Document(
        document_id=document_id(blob=blob, outlet=outlet or name, published=published.isoformat()), input_id=name,
        blob=blob, text=text, sections=(Section("body", 0, len(text)),), outlet=outlet or name, title=title,
        published=published.isoformat(), published_from="option", language="en",
    )  # fmt: skip
    claims: list[Claim] = []
    start = 0
    for story in stories:
        claims.append(_claim(document, story, start))
        start += len(story.sentence) + 2
    reading = Reading(
        reading_id=reading_id(document.document_id, ()), document_id=document.document_id, components=(), theatre=None,
        claims=tuple(claims), issues=(),
    )  # fmt: skip
    return document, reading


def _claim(document: Document, story: Story, start: int) -> Claim:
    words = story.sentence
    span = (start, start + len(words))
    places: Sequence[Place] = ()
    if story.place is not None:
        at = start + words.index(story.place)
        north, east = TOWNS.get(story.place, (None, None))
        places = (
            Place(
                id="p1", place=f"test:{story.place}" if north is not None else None, name=story.place, latitude=north,
                longitude=east, precision="settlement" if north is not None else None, relation="in",
                span=(at, at + len(story.place)),
            ),
        )  # fmt: skip
    figures: Sequence[Figure] = ()
    if story.dead is not None:
        text = f"{'at least ' if story.at_least else ''}{story.dead} dead"
        at = start + words.index(text)
        figures = (
            Figure(
                id="f1", effect="killed", counted="person", measure="deaths", value=float(story.dead),
                comparator="at-least" if story.at_least else "exactly", low=float(story.dead),
                high=None if story.at_least else float(story.dead), unit="person",
                original=Original(str(story.dead), ""), span=(at, at + len(text)), text=text, event="e1",
            ),
        )  # fmt: skip
    event = Event(
        id="e1", type=story.type, mode=story.mode, status=story.status, trigger=(start, start + 5),
        places=tuple(place.id for place in places), background=story.background,
        period=(story.day, story.until or story.day) if story.day else None,
        precision="day" if story.day else "unknown",
        targets=(_actor(*story.done_to),) if story.done_to else (),
    )  # fmt: skip
    return Claim(
        claim_id=claim_id(document.document_id, (), (span,)), document_id=document.document_id,
        reading_id=reading_id(document.document_id, ()), input_id=document.input_id, published=document.published,
        outlet=document.outlet, section="body", background=story.background, text=words, content=(span,),
        attribution=(), stance=story.stance, events=(event,), figures=tuple(figures), places=tuple(places),
        qualifiers=(), issues=(),
    )  # fmt: skip


def _actor(name: str, side: str) -> Actor:
    return Actor(id=name, name=name, side=side, resolution="name", span=(0, 5))
