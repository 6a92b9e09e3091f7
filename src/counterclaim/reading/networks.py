"""How a trained network is loaded."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import onnxruntime


def loaded(file: Traversable) -> onnxruntime.InferenceSession:
    """The ONNX network in a file. One thread: whoever wants more reads with more processes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # inputs differ in length: what it keeps for later costs memory, not time
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
