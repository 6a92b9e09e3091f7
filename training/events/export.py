"""Writes trained weights as the program loads them: `python -m training.events.export WEIGHTS.pt --out FOLDER`.

The network becomes ONNX that takes one sentence at a time, made smaller and faster (training/shrinking.py); its types
become a list.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch

from counterclaim.reading.events.likeness.stored import NETWORK
from counterclaim.reading.events.likeness.stored import TYPES as LIST
from training.events.network import Network
from training.events.train import TYPES
from training.shrinking import shrink


def export(network: Network, file: Path) -> None:
    """Write the network as ONNX in full precision."""
    torch.onnx.export(
        network, (torch.ones(1, 16, dtype=torch.long),), str(file), input_names=["pieces"], output_names=["scores"],
        dynamic_axes={"pieces": {1: "pieces"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("weights", type=Path)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    network = Network(len(TYPES))
    network.load_state_dict(torch.load(chosen.weights, weights_only=True))
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(network, full)
        shrink(full, chosen.out / NETWORK.name)
    (chosen.out / LIST.name).write_text("".join(f"{type}\n" for type in TYPES), encoding="utf-8")


if __name__ == "__main__":
    main()
