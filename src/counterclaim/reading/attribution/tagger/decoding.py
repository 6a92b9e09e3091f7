"""The best labels of a text under a linear chain, and how likely any one span is under it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from counterclaim.reading.attribution.tagger.labels import COUNT, Run, begin_of, inside_of

Scores = NDArray[np.float32]
NEVER = -1e4
"""The logarithm of what cannot be."""


def _folded(values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """The logarithm of the sum of exponentials along `axis`."""
    top = values.max(axis=axis, keepdims=True)
    summed = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return np.asarray(summed, np.float32)


def _ways(first: Scores, moves: Scores, emissions: Scores) -> Scores:
    """For each unit and label the logarithm of the sum over all ways that lead there from the `first` unit on.

    Sums are kept as numbers, the largest of each unit 1, and their scale beside them: a step is one product then.
    """
    out = np.empty(emissions.shape, np.float64)
    scale = np.empty(len(emissions), np.float64)
    tops = emissions.max(axis=1, initial=NEVER)
    shares = np.exp(emissions - tops[:, None], dtype=np.float64)
    steps = np.exp(moves, dtype=np.float64)
    top = float(first.max())
    sums = np.exp(first - top, dtype=np.float64)
    for at, share in enumerate(shares):
        out[at], scale[at] = sums, top
        sums = (sums * share) @ steps
        largest = sums.max()
        sums /= largest
        top += tops[at] + log(largest)
    logarithms = np.log(out, out=np.full_like(out, NEVER), where=out > 0)
    return np.asarray(logarithms + scale[:, None], np.float32)


@dataclass(frozen=True)
class Lattice:
    """A text's scores: `emissions` [units, labels]; `moves` [label, next label]; `begin`, `end` [labels]."""

    emissions: Scores
    moves: Scores
    begin: Scores
    end: Scores

    def best(self) -> NDArray[np.int8]:
        """The labels of the highest sum of scores (Viterbi)."""
        count = len(self.emissions)
        labels = np.zeros(count, np.int8)
        if not count:
            return labels
        back = np.zeros((count, COUNT), np.int8)
        scores = self.begin + self.emissions[0]
        moves = np.ascontiguousarray(self.moves.T)
        for at in range(1, count):
            steps = moves + scores
            best = steps.argmax(axis=1)
            back[at] = best
            scores = steps[np.arange(COUNT), best] + self.emissions[at]
        label = int((scores + self.end).argmax())
        for at in range(count - 1, -1, -1):
            labels[at] = label
            label = int(back[at, label])
        return labels

    @cached_property
    def before(self) -> Scores:
        """For each unit and label the logarithm of the sum over all ways to get there."""
        return _ways(self.begin, self.moves, self.emissions) + self.emissions

    @cached_property
    def after(self) -> Scores:
        """For each unit and label the logarithm of the sum over all ways on from there."""
        return _ways(self.end, self.moves.T, self.emissions[::-1])[::-1]

    @cached_property
    def whole(self) -> float:
        """The logarithm of the sum over all labellings."""
        return float(_folded((self.before[-1] + self.end)[None], 1)[0]) if len(self.emissions) else 0.0

    @cached_property
    def marginals(self) -> Scores:
        """The probability of each label at each unit."""
        return np.asarray(np.exp(np.minimum(self.before + self.after - self.whole, 0.0)), np.float32)

    def probability(self, run: Run) -> float:
        """The probability that exactly this span stands in this role, from 0 to 1."""
        role, first, end = run
        begin, going_on = begin_of(role), inside_of(role)
        into = self.before[first, begin]
        last = begin
        if end - first > 1:
            inner = self.emissions[first + 1 : end, going_on].sum() + self.moves[going_on, going_on] * (end - first - 2)
            into = into + self.moves[begin, going_on] + inner
            last = going_on
        if end == len(self.emissions):
            out = self.end[last]
        else:
            ways = self.moves[last] + self.emissions[end] + self.after[end]
            ways = np.delete(ways, going_on)
            out = _folded(ways[None], 1)[0]
        return float(np.exp(min(0.0, float(into + out) - self.whole)))
