"""Writes trained weights as the program loads them: `python -m training.attribution.export RUN/pass-6.pt --out FOLDER`.

The network becomes ONNX, made smaller and faster (training/shrinking.py). The chain becomes a npz; the tokenizer is
MiniLM's. SHA256SUMS tells one release from another.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch

from counterclaim.reading.attribution.tagger.stored import CHAIN, NETWORK, TOKENIZER
from counterclaim.reading.attribution.tagger.units import FEATURES
from training.attribution.network import Chain, Network
from training.attribution.train import packaged
from training.shrinking import shrink


def trained(file: Path) -> tuple[Network, Chain]:
    """Network and chain with the weights that `train` wrote."""
    both = torch.nn.ModuleDict({"network": Network(), "chain": Chain()})
    both.load_state_dict(torch.load(file, weights_only=True))
    both.eval()
    network, chain = both["network"], both["chain"]
    assert isinstance(network, Network) and isinstance(chain, Chain)
    return network, chain


def export(network: Network, file: Path) -> None:
    """Write the network as ONNX in full precision."""
    pieces = torch.ones(2, 16, dtype=torch.long)
    features = torch.zeros(2, 16, len(FEATURES), dtype=torch.long)
    axes = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        network, (pieces, features), str(file), input_names=["pieces", "features"], output_names=["emissions", "links"],
        dynamic_axes=dict.fromkeys(("pieces", "features", "emissions", "links"), axes),
        opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("weights", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--full", action="store_true", help="keep 32 bits, to see what whole numbers cost")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    network, chain = trained(chosen.weights)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(network, full)
        if chosen.full:
            shutil.copy(full, chosen.out / NETWORK)
        else:
            shrink(full, chosen.out / NETWORK)
    moves, begin, end = (part.detach().numpy().astype(np.float32) for part in chain.scores())
    np.savez(chosen.out / CHAIN, moves=moves, begin=begin, end=end)
    shutil.copy(packaged() / TOKENIZER, chosen.out / TOKENIZER)
    sums = (
        f"{hashlib.sha256((chosen.out / name).read_bytes()).hexdigest()}  {name}\n"
        for name in (NETWORK, CHAIN, TOKENIZER)
    )
    (chosen.out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main()
