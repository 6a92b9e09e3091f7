"""Learns likeness between numbers: `python -m training.figures.train EXAMPLES.npz --out WEIGHTS.npz`.

A logistic regression over all examples, its scores kept near 0 (the sum of their squares is part of the loss). With
`--held-out` nothing is written: the sets named are left out one group after the other, and what a number of them would
be read as is compared with its labels, at several probabilities.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from counterclaim.reading.figures.likeness.labels import NONE, OTHER
from counterclaim.reading.figures.likeness.stored import Weights
from training.figures.examples import DRILL, SETS

LEAST_OFTEN = 5
"""Examples of the gold that a label must have to be learnt; all others are one label."""
LOOSENESS = 2.0
"""How far from 0 scores may go: the variance of their normal prior."""
STEPS = 60


class Examples(NamedTuple):
    """Sources [n], vectors [n, features], the labels of each, the one to learn first."""

    sources: NDArray[np.str_]
    vectors: NDArray[np.float32]
    labels: Sequence[tuple[str, ...]]


def stored(file: Path) -> Examples:
    """The examples that `examples` wrote."""
    with np.load(file, allow_pickle=False) as found:
        labels = [tuple(str(one).split("|")) for one in found["labels"]]
        return Examples(found["sources"], found["vectors"].astype(np.float32), labels)


def fitted(examples: Examples, chosen: NDArray[np.bool_]) -> Weights:
    """The regression over the chosen examples."""
    gold = [one[0] for one, source, take in zip(examples.labels, examples.sources, chosen, strict=True)
            if take and source in (*SETS, DRILL)]  # fmt: skip
    often = [label for label, n in Counter(gold).most_common() if n >= LEAST_OFTEN and label != NONE]
    labels = (NONE, OTHER, *often)
    number = {label: at for at, label in enumerate(labels)}
    wanted = [number.get(one[0], 1) for one, take in zip(examples.labels, chosen, strict=True) if take]
    vectors, targets = torch.from_numpy(examples.vectors[chosen]), torch.tensor(wanted)
    scores = torch.zeros(vectors.shape[1], len(labels), requires_grad=True)
    bias = torch.zeros(len(labels), requires_grad=True)
    search = torch.optim.LBFGS([scores, bias], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> float:
        search.zero_grad()
        value = torch.nn.functional.cross_entropy(vectors @ scores + bias, targets, reduction="sum")
        value = value + 0.5 / LOOSENESS * (scores * scores).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return float(value.detach())

    search.step(loss)  # type: ignore[no-untyped-call]
    return Weights(labels, scores.detach().numpy(), bias.detach().numpy())


def judged(examples: Examples, held: str) -> None:
    """Print how numbers of sets that were not learnt from would be read, rules or no rules."""
    out = np.isin(examples.sources, list(held))
    labels, scores, bias = fitted(examples, ~out)
    logits = examples.vectors[out] @ scores + bias
    likely = np.exp(logits - logits.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    best, sure = likely.argmax(1), likely.max(1)
    told = [one for one, take in zip(examples.labels, out, strict=True) if take]
    for least in (0.5, 0.6, 0.65, 0.7, 0.8):
        count: Counter[str] = Counter()
        for one, at, probability in zip(told, best, sure, strict=True):
            if probability >= least and labels[at] not in (NONE, OTHER):
                count["right" if labels[at] in one else "invented" if one == (NONE,) else "wrong"] += 1
        print(held, least, f"of {sum(one != (NONE,) for one in told)} figures and {len(told)} numbers", dict(count))


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("examples", type=Path)
    options.add_argument("--out", type=Path)
    options.add_argument("--without", default="", help="sets that are not learnt from")
    options.add_argument("--held-out", nargs="*", default=[], help="groups of sets, as `cd ef gh`")
    chosen = options.parse_args()
    torch.manual_seed(0)
    examples = stored(chosen.examples)
    for held in chosen.held_out:
        judged(examples, held)
    if chosen.out is not None:
        weights = fitted(examples, ~np.isin(examples.sources, list(chosen.without)))
        np.savez_compressed(
            chosen.out, labels=np.array(weights.labels), scores=weights.scores.astype(np.float16), bias=weights.bias
        )


if __name__ == "__main__":
    main()
