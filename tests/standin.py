"""A reader that stands in for the real one: it needs no models, and says what it is asked to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from counterclaim.records import (
    Actor,
    Annotations,
    Claim,
    ComponentVersion,
    Days,
    Document,
    Event,
    Figure,
    Issue,
    Link,
    Original,
    Place,
    Reading,
    Stance,
    claim_id,
    reading_id,
)


def actor(name: str, side: str | None) -> Actor:
    return Actor(id=f"t:{name}", name=name, side=side, kind="government", span=(0, 3), resolution="office")


def claim(
    document: Document,
    *,
    speaker: str | None = "Ministry of Health",
    side: str | None = "north",
    stance: Stance = "asserts",
    at: int = 0,
    place: str | None = "Riverton",
    day: Days | None = None,
    deaths: float | None = 8,
) -> Claim:
    """A claim whose content is ten characters of the document from `at`."""
    content = ((at, min(at + 10, len(document.text))),)
    speakers = ((at, at + 1),)
    links: tuple[Link, ...] = ()
    if speaker is not None:
        links = (Link(source=speakers, cue=(), voice="indirect", carried=False, actors=(actor(speaker, side),),
                      said_on=day),)  # fmt: skip
    figure = Figure(
        id="f1", effect="killed", counted="person", measure="deaths", comparator="at-least", value=deaths, low=deaths,
        high=None, unit="person", original=Original("8", ""), event="e1", span=(at, at + 2), text="at least 8",
    )  # fmt: skip
    located = Place(id="p1", place=f"x:{place}", name=str(place), latitude=1.5, longitude=2.5, precision="settlement",
                    relation="near", span=(at, at + 3))  # fmt: skip
    happened = Event(id="e1", type="assault", mode="shelling", status="occurred", trigger=(at, at + 4), places=("p1",),
                     period=day, precision="day")  # fmt: skip
    return Claim(
        claim_id=claim_id(document.document_id, [link.source for link in links], content),
        document_id=document.document_id, reading_id="", input_id=document.input_id, published=document.published,
        outlet=document.outlet, section="body", background=False, text=document.text[slice(*content[0])],
        content=content, attribution=links, stance=stance, events=(happened,),
        figures=(figure,) if deaths is not None else (), places=(located,) if place else (), qualifiers=(),
        issues=(Issue(code="said-on-unresolved", span=(at, at + 1), message="The day was not found."),),
    )  # fmt: skip


class StandIn:
    """Two claims a document: a ministry's, and a denial by the other side."""

    def __init__(
        self,
        *,
        version: str = "1",
        theatre: str | None = None,
        processes: int = 1,
        attribution: str = "both",
        languages: frozenset[str] = frozenset({"en"}),
        shift: int = 0,
    ) -> None:
        """`shift` moves both claims that many characters on."""
        self.components = (ComponentVersion("stand-in", version, "abc"),)
        self.languages = languages
        self.shift = shift
        self.read_ids: list[str] = []

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            self.read_ids.append(document.input_id)
            yield self.reading(document)

    def reading(self, document: Document) -> Reading:
        key = reading_id(document.document_id, self.components, document.theatre)
        day = (date(2022, 9, 10), date(2022, 9, 10))
        claims: tuple[Claim, ...] = (
            claim(document, day=day, at=self.shift),
            claim(
                document,
                speaker="Defence Office",
                side="south",
                stance="denies",
                at=self.shift + 2,
                place="Hilltown",
                deaths=None,
            ),
        )
        issues = document.issues
        if "BREAKS" in document.text:
            claims, issues = (), (*issues, Issue(code="component-failed", message="The component 'x' failed here."))
        return Reading(
            reading_id=key, document_id=document.document_id, components=self.components, theatre=None,
            claims=tuple(replace(one, reading_id=key) for one in claims), issues=issues,
        )  # fmt: skip

    def annotate(self, task: str, documents: Iterable[Document]) -> Iterator[Annotations | Issue]:
        for document in documents:
            if "BREAKS" in document.text:
                yield Issue(code="component-failed", message="The component 'x' failed here.")
            else:
                yield Annotations([{"start": 0, "end": len(document.text), "task": task}])
