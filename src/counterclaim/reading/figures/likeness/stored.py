"""The files of the trained network and its labels, loaded once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import onnxruntime

from counterclaim.reading.networks import loaded

WEIGHTS: Traversable = files(__package__) / "weights"
NETWORK: Traversable = WEIGHTS / "likeness.onnx"
LABELS: Traversable = WEIGHTS / "labels.txt"
"""A label a line, in the order of the network's scores."""


@cache
def labels() -> tuple[str, ...]:
    """The labels as labels.py has them."""
    return tuple(LABELS.read_text(encoding="utf-8").split())


@cache
def network() -> onnxruntime.InferenceSession:
    """The network, loaded at first use."""
    return loaded(NETWORK)
