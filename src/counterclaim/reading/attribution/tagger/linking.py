"""Which source and which content belong to which cue: where the network's pointers point, and what stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from counterclaim.reading.attribution.tagger.labels import Run, runs_of
from counterclaim.reading.attribution.tagger.model import Read, Scored

POINTER = 64
"""Width of a pointer's vectors, as trained."""
BESIDE = 30
"""Units: a span that no pointer reaches belongs to a citation at most so far away."""


@dataclass
class Linked:
    """Spans of units that make one citation; `contents` in text order."""

    source: list[Run] = field(default_factory=list)
    cue: Run | None = None
    contents: list[Run] = field(default_factory=list)

    @property
    def runs(self) -> Iterator[Run]:
        """All of them."""
        yield from self.source
        if self.cue is not None:
            yield self.cue
        yield from self.contents


def linked(scored: Scored) -> list[Linked]:
    """The citations of a text, in the order of their first units. Every content stands in one, also without a cue."""
    runs = runs_of(scored.lattice.best().tolist())
    sources, cues, contents = ([r for r in runs if r.role == role] for role in ("source", "cue", "content"))
    of_cue = {cue.first: Linked(cue=cue) for cue in cues}
    source_of = dict(_pointed(scored.windows, cues, sources, part=0))
    taken: set[Run] = set()
    for cue in cues:
        if cue in source_of:
            of_cue[cue.first].source.append(source_of[cue])
            taken.add(source_of[cue])
    cue_of = dict(_pointed(scored.windows, contents, cues, part=2))
    alone: list[Linked] = []
    for content in contents:
        found = cue_of.get(content) or _beside(content, [c for c in cues if not of_cue[c.first].contents])
        if found is not None:
            of_cue[found.first].contents.append(content)
        else:
            alone.append(Linked(contents=[content]))
    whole = [*of_cue.values(), *alone]
    for source in sources:
        if source not in taken:
            lone = [link for link in whole if not link.source and link.contents]
            near = _beside(source, [next(link.runs) for link in lone])
            if near is not None:
                next(link for link in lone if next(link.runs) == near).source.append(source)
    return sorted(whole, key=lambda link: min(run.first for run in link.runs))


def _beside(run: Run, others: Sequence[Run]) -> Run | None:
    """The nearest of `others` within reach."""
    near = [(max(o.first - run.end, run.first - o.end), o) for o in others]
    distance, found = min(near, default=(BESIDE, None))
    return found if distance < BESIDE else None


def _pointed(
    windows: Sequence[Read], starts: Sequence[Run], goals: Sequence[Run], *, part: int
) -> Iterator[tuple[Run, Run]]:
    """Each of `starts` with the one of `goals` that its pointer prefers to none at all."""
    for read in windows:
        first, end, core, core_end = read.window
        here = [run for run in starts if core <= run.first < core_end]
        there = [run for run in goals if first <= run.first < end]
        if not here or not there:
            continue
        scores = _vectors(read, here, part) @ _vectors(read, there, part + 1).T
        for run, row in zip(here, scores, strict=True):
            best = int(row.argmax())
            if row[best] > 0:
                yield run, there[best]


def _vectors(read: Read, runs: Sequence[Run], part: int) -> NDArray[np.float32]:
    """One of the four vectors at the beginning of each run; nothing where none was kept."""
    firsts = np.array([run.first for run in runs])
    if not len(read.begins):
        return np.zeros((len(runs), POINTER), np.float32)
    at = np.minimum(np.searchsorted(read.begins, firsts), len(read.begins) - 1)
    kept = read.links[at, part * POINTER : (part + 1) * POINTER]
    return np.asarray(np.where((read.begins[at] == firsts)[:, None], kept, 0.0), np.float32)
