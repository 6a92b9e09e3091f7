"""The chain against every labelling of a short text, one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.attribution.tagger.decoding import Lattice
from counterclaim.reading.attribution.tagger.labels import COUNT, Run, allowed, labels_of, may_begin, runs_of


def lattice(seed: int, units: int, *, constrained: bool = True) -> Lattice:
    random = np.random.default_rng(seed)
    moves, begin = (random.normal(size=size).astype(np.float32) for size in ((COUNT, COUNT), COUNT))
    if constrained:
        moves = np.where(allowed(), moves, np.float32(-1e4))
        begin = np.where(may_begin(), begin, np.float32(-1e4))
    emissions = random.normal(size=(units, COUNT), scale=2).astype(np.float32)
    return Lattice(emissions, moves, begin, random.normal(size=COUNT).astype(np.float32))


def score(chain: Lattice, labels: tuple[int, ...]) -> float:
    total = chain.begin[labels[0]] + chain.end[labels[-1]]
    total += sum(chain.emissions[at, label] for at, label in enumerate(labels))
    return float(total + sum(chain.moves[a, b] for a, b in pairwise(labels)))


@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
def test_best_labels_are_those_of_the_highest_score(seed: int, units: int) -> None:
    chain = lattice(seed, units)
    best = max(product(range(COUNT), repeat=units), key=lambda labels: score(chain, labels))
    assert score(chain, tuple(chain.best().tolist())) == pytest.approx(score(chain, best), abs=1e-3)


@given(st.integers(0, 2**32 - 1), st.integers(1, 3))
def test_probabilities_are_shares_of_all_labellings(seed: int, units: int) -> None:
    chain = lattice(seed, units)
    scores = {labels: score(chain, labels) for labels in product(range(COUNT), repeat=units)}
    top = max(scores.values())
    weights = {labels: np.exp(value - top) for labels, value in scores.items()}
    whole = sum(weights.values())
    for first, end in ((a, b) for a in range(units) for b in range(a + 1, units + 1)):
        run = Run("content", first, end)
        there = sum(weight for labels, weight in weights.items() if run in runs_of(labels))
        assert chain.probability(run) == pytest.approx(there / whole, abs=1e-3)
    for at, label in product(range(units), range(COUNT)):
        there = sum(weight for labels, weight in weights.items() if labels[at] == label)
        assert chain.marginals[at, label] == pytest.approx(there / whole, abs=1e-3)


@given(st.integers(0, 2**32 - 1), st.integers(1, 60))
def test_a_span_goes_on_only_where_it_has_begun(seed: int, units: int) -> None:
    labels = lattice(seed, units).best()
    assert labels_of(runs_of(labels.tolist()), units).tolist() == labels.tolist()


def test_nothing_has_no_labels() -> None:
    assert lattice(0, 0).best().tolist() == []
    assert lattice(0, 0).marginals.shape == (0, COUNT)


@pytest.mark.parametrize(
    ("labels", "runs"),
    [
        ([], []),
        ([0, 0], []),
        ([1, 2, 0, 3], [Run("source", 0, 2), Run("cue", 3, 4)]),
        ([5, 5, 6], [Run("content", 0, 1), Run("content", 1, 3)]),
        ([1, 2, 4, 6], [Run("source", 0, 2), Run("cue", 2, 3), Run("content", 3, 4)]),
    ],
)
def test_labels_say_spans(labels: list[int], runs: list[Run]) -> None:
    assert runs_of(labels) == runs
