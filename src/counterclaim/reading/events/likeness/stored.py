"""The files of the trained network and the types that it tells apart, loaded once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import onnxruntime

from counterclaim.reading.networks import loaded
from counterclaim.records import EventType

WEIGHTS: Traversable = files(__package__) / "weights"
NETWORK: Traversable = WEIGHTS / "events.onnx"
TYPES: Traversable = WEIGHTS / "types.txt"
"""A type a line, in the order of the network's scores."""


@cache
def types() -> tuple[EventType, ...]:
    """The types of events that are told apart."""
    return msgspec.convert(TYPES.read_text(encoding="utf-8").split(), tuple[EventType, ...])


@cache
def network() -> onnxruntime.InferenceSession:
    """The network, loaded at first use."""
    return loaded(NETWORK)
