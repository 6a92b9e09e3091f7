"""Which spans make one citation: pointers first, then what stands beside."""

from __future__ import annotations

import numpy as np

from counterclaim.reading.attribution.tagger.decoding import Lattice
from counterclaim.reading.attribution.tagger.labels import COUNT, Run, allowed, labels_of, may_begin
from counterclaim.reading.attribution.tagger.linking import POINTER, linked
from counterclaim.reading.attribution.tagger.model import Read, Scored
from counterclaim.reading.attribution.tagger.windows import Window

SAYS = [Run("source", 0, 2), Run("cue", 2, 3), Run("content", 3, 8)]
ADDS = [Run("source", 9, 10), Run("cue", 10, 11), Run("content", 12, 15)]


def scored(runs: list[Run], points: list[tuple[Run, Run]], units: int = 20) -> Scored:
    """A text in which the tagger is sure of `runs` and of nothing else but the pointers `points`."""
    labels = labels_of(runs, units)
    emissions = np.full((units, COUNT), -5, np.float32)
    emissions[np.arange(units), labels] = 5
    moves = np.where(allowed(), 0, -1e4).astype(np.float32)
    begin = np.where(may_begin(), 0, -1e4).astype(np.float32)
    links = np.zeros((units, 4, POINTER), np.float32)
    for number, (start, goal) in enumerate(points):
        part = 0 if start.role == "cue" else 2
        links[start.first, part, number] = links[goal.first, part + 1, number] = 1
    window = Window(0, units, 0, units)
    return Scored(
        Lattice(emissions, moves, begin, np.zeros(COUNT, np.float32)),
        [Read(window, np.arange(units), links.reshape(units, -1))],
    )


def test_pointers_make_citations() -> None:
    first, second = linked(scored(SAYS + ADDS, [(r[a], r[b]) for r in (SAYS, ADDS) for a, b in ((1, 0), (2, 1))]))
    assert (first.source, first.cue, first.contents) == ([SAYS[0]], SAYS[1], [SAYS[2]])
    assert (second.source, second.cue, second.contents) == ([ADDS[0]], ADDS[1], [ADDS[2]])


def test_a_cue_may_have_the_source_and_the_content_of_elsewhere() -> None:
    points = [(SAYS[1], ADDS[0]), (SAYS[2], SAYS[1]), (ADDS[2], SAYS[1]), (ADDS[1], ADDS[0])]
    found = linked(scored(SAYS + ADDS, points))
    whole = next(link for link in found if link.cue == SAYS[1])
    assert whole.source == [ADDS[0]]
    assert whole.contents == [SAYS[2], ADDS[2]]


def test_what_no_pointer_reaches_goes_to_what_stands_beside() -> None:
    (found,) = linked(scored(SAYS, []))
    assert (found.source, found.cue, found.contents) == ([SAYS[0]], SAYS[1], [SAYS[2]])


def test_a_content_far_from_any_cue_stands_alone() -> None:
    far = Run("content", 60, 64)
    found = linked(scored([*SAYS, far], [(SAYS[1], SAYS[0]), (SAYS[2], SAYS[1])], units=70))
    assert [link.cue for link in found] == [SAYS[1], None]
    assert found[1].contents == [far]
    assert not found[1].source


def test_nothing_links_nothing() -> None:
    assert linked(scored([], [])) == []
