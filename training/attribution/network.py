"""The network: MiniLM-L6 that also sees what parse, marks and rules say of a word; a linear chain; two pointers."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from counterclaim.reading.attribution.tagger.labels import COUNT, allowed, may_begin
from counterclaim.reading.attribution.tagger.units import FEATURES

HIDDEN, LAYERS, HEADS, VOCABULARY, POSITIONS = 384, 6, 12, 30522, 512
POINTER = 64
"""Width of a pointer's vectors."""
BESIDE = 12
"""Width of a feature's own embedding beside the network's last layer."""


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.joint = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.mixed = nn.Linear(HIDDEN, HIDDEN)
        self.mixed_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.narrow = nn.Linear(4 * HIDDEN, HIDDEN)
        self.narrow_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """`states` [batch, pieces, HIDDEN]; `mask` [batch, 1, 1, pieces] is added to attention scores."""
        batch, width, _ = states.shape
        q, k, v = self.joint(states).view(batch, width, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, width, HIDDEN)
        states = self.mixed_norm(states + self.dropout(self.mixed(mixed)))
        return self.narrow_norm(states + self.dropout(self.narrow(F.gelu(self.wide(states)))))


class Network(nn.Module):
    """Scores of labels [batch, pieces, COUNT] and links [batch, pieces, 4 * POINTER] (cue as one that points to a
    source, source as pointed to, content as one that points to a cue, cue as pointed to)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.features = nn.ModuleList(nn.Embedding(f.values, HIDDEN) for f in FEATURES)
        self.beside = nn.ModuleList(nn.Embedding(f.values, BESIDE) for f in FEATURES)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        wide = HIDDEN + BESIDE * len(FEATURES)
        self.inner = nn.Linear(wide, HIDDEN)
        self.labels = nn.Linear(HIDDEN, COUNT)
        self.links = nn.Linear(wide, 4 * POINTER)
        for table in self.features:
            nn.init.zeros_(table.weight)

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """`pieces` [batch, pieces], 0 where there is none; `features` [batch, pieces, len(FEATURES)]."""
        mask = ((pieces == 0).to(torch.float32) * -10000.0)[:, None, None, :]
        states = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.types
        for number, table in enumerate(self.features):
            states = states + table(features[:, :, number])
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        beside = [table(features[:, :, number]) for number, table in enumerate(self.beside)]
        states = self.dropout(torch.cat([states, *beside], -1))
        return self.labels(F.gelu(self.inner(states))), self.links(states)

    def load(self, model: Path) -> None:
        """The weights of MiniLM-L6 from the folder `model` (a `model.safetensors` in it)."""
        self.load_state_dict(self.state_dict() | minilm(model))


def minilm(model: Path) -> dict[str, Tensor]:
    """The weights of MiniLM-L6 by their names here, from the folder `model`."""
    found = load_file(model / "model.safetensors")
    own = {
        "words.weight": found["embeddings.word_embeddings.weight"],
        "positions.weight": found["embeddings.position_embeddings.weight"],
        "types": found["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = found[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            base = f"encoder.layer.{number}"
            heads = [found[f"{base}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            own[f"layers.{number}.joint.{kind}"] = torch.cat(heads)
            for name, theirs in (
                ("mixed", "attention.output.dense"), ("mixed_norm", "attention.output.LayerNorm"),
                ("wide", "intermediate.dense"), ("narrow", "output.dense"), ("narrow_norm", "output.LayerNorm"),
            ):  # fmt: skip
                own[f"layers.{number}.{name}.{kind}"] = found[f"{base}.{theirs}.{kind}"]
    return own


class Chain(nn.Module):
    """A linear chain over the labels of units (conditional random field)."""

    def __init__(self) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(COUNT, COUNT))
        self.begin = nn.Parameter(torch.zeros(COUNT))
        self.end = nn.Parameter(torch.zeros(COUNT))
        self.register_buffer("barred", torch.from_numpy(~allowed()).float() * -1e4)
        self.register_buffer("barred_first", torch.from_numpy(~may_begin()).float() * -1e4)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Moves, begin and end as a decoder wants them, what is not allowed far below."""
        return self.moves + self.barred, self.begin + self.barred_first, self.end

    def loss(self, emissions: Tensor, labels: Tensor, there: Tensor) -> Tensor:
        """Minus the log-likelihood of `labels` [batch, units], summed; `there` says which units there are."""
        moves, begin, end = self.scores()
        batch, width, _ = emissions.shape
        rows = torch.arange(batch)
        state = begin + emissions[:, 0]
        right = begin[labels[:, 0]] + emissions[rows, 0, labels[:, 0]]
        for at in range(1, width):
            on = there[:, at]
            step = torch.logsumexp(state[:, :, None] + moves, 1) + emissions[:, at]
            state = torch.where(on[:, None], step, state)
            right = right + on * (moves[labels[:, at - 1], labels[:, at]] + emissions[rows, at, labels[:, at]])
        last = labels[rows, there.sum(1) - 1]
        return (torch.logsumexp(state + end, 1) - right - end[last]).sum()
