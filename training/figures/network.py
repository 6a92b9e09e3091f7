"""The network: MiniLM-L6, read at the mark before a number and over its whole sentence."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from counterclaim.reading.figures.likeness.marking import CLOSE, OPEN
from training.attribution.network import HIDDEN, LAYERS, POSITIONS, VOCABULARY, Layer, minilm

FROZEN = 2
"""Layers from below that stay as they are, as the words do."""


class Network(nn.Module):
    """Scores of labels [numbers, labels]."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN, padding_idx=0)
        self.marks = nn.Parameter(torch.zeros(2, HIDDEN))
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Sequential(nn.Linear(2 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, labels))

    def forward(self, pieces: Tensor, row: Tensor, at: Tensor) -> Tensor:
        """`pieces` [sentences, pieces], 0 where there is none; a number's mark is of a `row`, `at` a piece."""
        there = (pieces != 0).to(torch.float32)
        states = self.words(pieces)
        for number, mark in enumerate((OPEN, CLOSE)):
            states = torch.where((pieces == mark)[:, :, None], self.marks[number], states)
        states = self.norm(states + self.positions.weight[: pieces.shape[1]] + self.types)
        mask = ((1 - there) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        mean = (states * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        scores: Tensor = self.head(torch.cat([states[row, at], mean[row]], -1))
        return scores

    def load(self, model: Path) -> None:
        """The weights of MiniLM-L6 from the folder `model`; the marks begin as the unused words that they are."""
        self.load_state_dict(self.state_dict() | minilm(model))
        with torch.no_grad():
            self.marks.copy_(self.words.weight[[OPEN, CLOSE]])

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
        return [*learnt, {"params": self.head.parameters(), "lr": 5 * most}, {"params": [self.marks], "lr": 3 * most}]
