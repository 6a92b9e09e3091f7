"""Who was cited before, found without looking through everybody again. All texts are invented."""

from __future__ import annotations

from msgspec.structs import replace

from counterclaim.reading.actors.spoken import Spoken
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Attribution, Document, Section
from counterclaim.theatres import load

TEXT = "The Blue Group, the Red Group and Ada Brandt spoke to reporters. " * 4


def actor(name: str, start: int, **fields: object) -> Actor:
    made = Actor(
        id=f"text:{name.lower()}", name=name, side=None, kind="armed-group", span=(start, start + 3),
        resolution="description",
    )  # fmt: skip
    return replace(made, **fields)


def spoken(*cited: tuple[Actor, ...], parents: dict[int, int] | None = None) -> Spoken:
    """What is known after these were cited, one attribution after the other."""
    document = Document(
        document_id="d", input_id="d", blob="b", text=TEXT, sections=(Section("body", 0, len(TEXT)),), language="en"
    )
    known = Spoken(Layers(document, theatre=load("ukraine-2022")))
    for number, actors in enumerate(cited):
        source = tuple(a.span for a in actors)
        attribution = Attribution(source=source, cue=(), content=(), voice="direct", parent=(parents or {}).get(number))
        known.add(number, attribution, (number * 10, 0), actors)
    return known


BLUE, RED, ADA = (
    actor("Blue Group", 0),
    actor("Red Group", 10),
    actor("Ada Brandt", 20, kind="civilian", resolution="name"),
)
OPEN = actor("they", 30, resolution="unresolved")


def test_the_last_cited_leave_out_who_is_open_and_who_passes_it_on() -> None:
    known = spoken((BLUE,), (RED,), (OPEN,), (ADA,))
    assert known.last(2) == [OPEN, ADA]
    assert known.last_resolved(2, None) == [RED, ADA]
    assert known.last_resolved(2, parent=3) == [BLUE, RED]


def test_a_family_name_is_the_one_actor_whose_name_ends_in_it() -> None:
    other = actor("Kai Brandt", 40, kind="civilian", resolution="name")
    assert spoken((ADA,), (BLUE,)).with_family_name("brandt", None) == ADA
    assert spoken((ADA,), (other,)).with_family_name("brandt", None) is None
    assert spoken((ADA,), (other,)).with_family_name("brandt", parent=1) == ADA
    assert spoken((BLUE,)).with_family_name("brandt", None) is None


def test_a_body_is_taken_up_by_all_words_said_of_it_the_last_first() -> None:
    known = spoken((BLUE,), (RED,), (ADA,))
    assert known.body_with({"group"}, frozenset()) == RED
    assert known.body_with({"group"}, frozenset({"blue"})) == BLUE
    assert known.body_with({"brandt"}, frozenset()) is None, "a person is no body"


def test_the_furthest_body_is_the_one_mentioned_furthest_down() -> None:
    known = spoken((RED,), (BLUE,))
    assert (found := known.furthest_body(("group",), (), None)) is not None and found.actor == RED
    assert (found := known.furthest_body((), ("armed-group",), 0)) is not None and found.actor == BLUE
    assert known.furthest_body(("network",), ("media",), None) is None


def test_the_latest_fitting_speakers_before_an_offset_are_none_of_the_others() -> None:
    known = spoken((BLUE,), (RED,), (BLUE, ADA))
    none: frozenset[str] = frozenset()

    def of_two(said: object) -> bool:
        return len(said.actors) == 2  # type: ignore[attr-defined]

    assert (found := known.latest("all", bool, before=100, others=none)) is not None and found.at == 20
    assert (found := known.latest("all", bool, before=20, others=none)) is not None and found.at == 10
    assert (found := known.latest("all", bool, before=100, others=frozenset({BLUE.id}))) is not None and found.at == 10
    assert known.latest("two", of_two, before=20, others=none) is None


def test_a_source_cited_again_carries_its_last_speakers() -> None:
    known = spoken((BLUE,), (RED,), (BLUE,), parents={1: 0})
    again = Attribution(source=(BLUE.span,), cue=(), content=(), voice="direct")
    assert known.carried(again) == 2
    assert known.carried(replace(again, source=())) == 2, "the last at the same depth"
    assert known.carried(replace(again, source=(), parent=0)) == 1
    assert known.carried(replace(again, source=((90, 95),))) is None
