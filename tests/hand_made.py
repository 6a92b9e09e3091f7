"""Documents and claims made by hand, for tests that need a ledger but no reader. All invented; offices, no persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

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

DAY = date(2031, 3, 4)


def taken(
    text: str, *, outlet: str = "Test Wire", title: str = "Invented for testing", url: str | None = None
) -> Taken:
    """A plain-text document published on DAY."""
    blob = Blob(input_id=f"{outlet}.txt", data=text.encode(), media_type="text/plain")
    document = Document(
        document_id=document_id(blob=blob.sha256, outlet=outlet, url=url, published=DAY.isoformat()),
        input_id=blob.input_id, blob=blob.sha256, text=text, sections=(Section("body", 0, len(text)),), outlet=outlet,
        title=title, url=url, published=DAY.isoformat(), published_from="option", language="en",
    )  # fmt: skip
    return Taken(document, blob)


def at(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return start, start + len(words)


def claim(
    document: Document, source: str, cue: str, content: str, *, side: str | None = "north", stance: Stance = "asserts",
    dead: str | None = None, place: str | None = None, day: date = DAY,
) -> Claim:  # fmt: skip
    """A claim in `document`: its parts given as words of the text; `dead` a figure such as "at least 8"."""
    text = document.text
    where = (at(text, content),)
    said = (at(text, source),)
    actor = Actor(
        id=f"text:{source.lower()}", name=source.title(), side=side, kind="military", span=said[0], resolution="name"
    )
    places = () if place is None else (
        Place(id="p1", place=f"test:{place}", name=place, latitude=1.0, longitude=2.0, precision="settlement",
              relation="in", span=at(text, place)),
    )  # fmt: skip
    figures = () if dead is None else (
        Figure(id="f1", effect="killed", counted="civilian", measure="deaths", comparator="at-least",
               value=float(dead.split()[-1]), low=float(dead.split()[-1]), high=None, unit="person",
               original=Original(dead.split()[-1], ""), span=at(text, dead), text=dead, event="e1"),
    )  # fmt: skip
    event = Event(
        id="e1", type="assault", mode="shelling", status="occurred", trigger=at(text, "shelling"),
        places=tuple(p.id for p in places), period=(day, day), precision="day",
    )  # fmt: skip
    return Claim(
        claim_id=claim_id(document.document_id, [said], where), document_id=document.document_id,
        reading_id=reading_id(document.document_id, ()),
        input_id=document.input_id, published=document.published, outlet=document.outlet, section="body",
        background=False, text=content, content=where,
        attribution=(
            Link(source=said, cue=(at(text, cue),), voice="indirect", carried=False, actors=(actor,),
                 said_on=(day, day)),
        ),
        stance=stance, events=(event,), figures=figures, places=places, qualifiers=(), issues=(),
    )  # fmt: skip


def reading_of(document: Document, *claims: Claim) -> Reading:
    """A reading by no component at all."""
    reading = reading_id(document.document_id, ())
    return Reading(
        reading_id=reading, document_id=document.document_id, components=(), theatre=None, claims=claims, issues=()
    )


def small_ledger(path: Path) -> Ledger:
    """Two dispatches by two outlets about one shelling, and one hostile page."""
    ledger = Ledger(path, clock=lambda: "2031-03-05T00:00:00+00:00")
    one = taken(
        "The northern army said that shelling of Testville killed at least 8 people on Tuesday.", outlet="Wire A"
    )
    two = taken("The southern ministry denied the shelling of Testville.", outlet="Wire B", url="https://example.org/b")
    bad = taken(
        "The <script>alert(1)</script> council said that shelling hit Elsewhere & <b>others</b>.",
        outlet="<img src=x onerror=alert(1)>",
        title="<script>alert(2)</script>",
        url="javascript:alert(3)",
    )
    claims = {
        one: claim(one.document, "The northern army", "said",
                   "shelling of Testville killed at least 8 people on Tuesday", dead="at least 8", place="Testville"),
        two: claim(two.document, "The southern ministry", "denied", "the shelling of Testville", side="south",
                   stance="denies", place="Testville"),
        bad: claim(bad.document, "council", "said", "shelling hit Elsewhere & <b>others</b>", side=None,
                   place="Elsewhere"),
    }  # fmt: skip
    for item, made in claims.items():
        ledger.store(item, reading_of(item.document, made))
    return ledger
