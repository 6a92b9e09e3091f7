"""The trained network (ONNX, int8), loaded once: scores of labels and links for every unit of a text."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from counterclaim.reading.attribution.tagger.decoding import Lattice
from counterclaim.reading.attribution.tagger.labels import COUNT, ROLES, begin_of
from counterclaim.reading.attribution.tagger.stored import CHAIN, NETWORK, WEIGHTS
from counterclaim.reading.attribution.tagger.units import FEATURES, Units
from counterclaim.reading.attribution.tagger.windows import Window, windows_of
from counterclaim.reading.networks import loaded

CLS, SEP = 101, 102
BEGINS = [begin_of(role) for role in ROLES]
FAR = 8.0
"""Score by which the best label of a unit is above that of a span's beginning where no span begins."""


class Chain(NamedTuple):
    """The linear chain's scores: `moves` [label, next label], `begin` and `end` [labels]."""

    moves: NDArray[np.float32]
    begin: NDArray[np.float32]
    end: NDArray[np.float32]


class Read(NamedTuple):
    """One window's links (see linking): `links` [begins, four vectors side by side], `begins` the numbers of the units
    at which a span may begin; of the others none are kept, for memory."""

    window: Window
    begins: NDArray[np.int64]
    links: NDArray[np.float32]


class Scored(NamedTuple):
    """What the network says of one text."""

    lattice: Lattice
    windows: list[Read]


@cache
def session() -> onnxruntime.InferenceSession:
    """The network, loaded at first use."""
    return loaded(WEIGHTS.joinpath(NETWORK))


@cache
def chain() -> Chain:
    """The linear chain that was trained with the network."""
    with WEIGHTS.joinpath(CHAIN).open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return Chain(stored["moves"], stored["begin"], stored["end"])


def load() -> None:
    """Load network and chain, once a process. Raises what onnxruntime does where they are absent or damaged."""
    session()
    chain()


def scored(units: Units) -> Scored:
    """The scores of one text.

    Its windows go through the network one at a time: the scale of 8-bit activations is that of all that goes through
    together, so in batches a text's scores would depend on its neighbours; and batches are no faster.
    """
    emissions = np.zeros((len(units), COUNT), np.float32)
    reads: list[Read] = []
    for window in windows_of(_sizes(units)):
        found, links = _run(units, window)
        first, _, core, core_end = window
        emissions[core:core_end] = found[core - first : core_end - first]
        begins = np.flatnonzero(found[:, BEGINS].max(1) > found.max(1) - FAR)
        reads.append(Read(window, begins + first, links[begins]))
    return Scored(Lattice(emissions, *chain()), reads)


def _sizes(units: Units) -> NDArray[np.int32]:
    return np.diff(units.first, append=np.int32(len(units.pieces))).astype(np.int32)


def _run(units: Units, window: Window) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Emissions and links of a window's units."""
    sizes = _sizes(units)[window.first : window.end]
    begin = int(units.first[window.first])
    pieces = np.concatenate([[CLS], units.pieces[begin : begin + int(sizes.sum())], [SEP]]).astype(np.int64)
    features = np.zeros((len(pieces), len(FEATURES)), np.int64)
    features[1:-1] = np.repeat(units.features[window.first : window.end], sizes, axis=0)
    emissions, links = session().run(None, {"pieces": pieces[None], "features": features[None]})
    at = units.first[window.first : window.end] - begin + 1
    return emissions[0, at], links[0, at]
