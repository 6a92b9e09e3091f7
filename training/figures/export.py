"""Writes trained weights as the program loads them: `python -m training.figures.export WEIGHTS.pt --out FOLDER`.

The network becomes ONNX that takes one sentence at a time, made smaller and faster (training/shrinking.py); its labels
become a list.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from counterclaim.reading.figures.likeness.stored import LABELS, NETWORK
from training.figures.network import Network
from training.shrinking import shrink


class OfOneSentence(nn.Module):
    """The network for `pieces` [1, pieces] and the places `at` [numbers] of the marks in them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, at: Tensor) -> Tensor:
        """Scores of labels [numbers, labels]."""
        scores: Tensor = self.network(pieces, torch.zeros_like(at), at)
        return scores


def export(network: Network, file: Path) -> None:
    """Write the network as ONNX in full precision."""
    torch.onnx.export(
        OfOneSentence(network), (torch.ones(1, 16, dtype=torch.long), torch.tensor([2, 5])), str(file),
        input_names=["pieces", "at"], output_names=["scores"],
        dynamic_axes={"pieces": {1: "pieces"}, "at": {0: "numbers"}, "scores": {0: "numbers"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("weights", type=Path)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    found = torch.load(chosen.weights, weights_only=True)
    network = Network(len(found["labels"]))
    network.load_state_dict(found["network"])
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(network, full)
        shrink(full, chosen.out / NETWORK.name)
    (chosen.out / LABELS.name).write_text("".join(f"{label}\n" for label in found["labels"]), encoding="utf-8")


if __name__ == "__main__":
    main()
