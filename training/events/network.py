"""The network: MiniLM-L6, read over its whole sentence."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from training.attribution.network import HIDDEN, LAYERS, POSITIONS, VOCABULARY, Layer, minilm

FROZEN = 2
"""Layers from below that stay as they are, as the words do."""


class Network(nn.Module):
    """Scores of types [sentences, types], each for itself: a sentence may tell of several things."""

    def __init__(self, types: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Sequential(nn.Linear(2 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, types))

    def forward(self, pieces: Tensor) -> Tensor:
        """`pieces` [sentences, pieces], 0 where there is none."""
        there = (pieces != 0).to(torch.float32)
        states = self.norm(self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.types)
        mask = ((1 - there) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        mean = (states * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        scores: Tensor = self.head(torch.cat([states[:, 0], mean], -1))
        return scores

    def load(self, model: Path) -> None:
        """The weights of MiniLM-L6 from the folder `model`."""
        self.load_state_dict(self.state_dict() | minilm(model))

    def rates(self, most: float) -> list[dict[str, object]]:
        """What is learnt, at which rate: a sixth less a layer below, five times as fast in the head."""
        for fixed in (self.words, self.positions, self.norm, *self.layers[:FROZEN]):
            fixed.requires_grad_(False)
        self.types.requires_grad_(False)
        learnt: list[dict[str, object]] = [
            {"params": layer.parameters(), "lr": most * 0.85 ** (LAYERS - 1 - number)}
            for number, layer in enumerate(self.layers)
            if number >= FROZEN
        ]
        return [*learnt, {"params": self.head.parameters(), "lr": 5 * most}]
