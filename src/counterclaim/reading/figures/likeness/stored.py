"""The files of the trained network and its labels, loaded once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import onnxruntime

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
    """The network, loaded at first use. One thread: whoever wants more reads with more processes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # sentences differ in length: what it keeps for later costs memory, not time
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(NETWORK.read_bytes(), options, providers=["CPUExecutionProvider"])
