"""Makes of an exported network what the program loads: `shrink`.

Weights become whole numbers, one of 8 bits left unused: processors without VNNI, where sums of 8-bit products overflow,
read the same. Attention becomes one operator (training/fusing.py), which takes a seventh of the time away.
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.fusing import fused


def shrink(full: Path, file: Path) -> None:
    """Write the network in `full`, ONNX in full precision, to `file` as the program loads it."""
    quantize_dynamic(full, file, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    onnx.save(fused(onnx.load(file)), file)
