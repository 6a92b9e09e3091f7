"""The trained weights: one row of scores a feature, one column a label."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Traversable = files(__package__) / "weights" / "likeness.npz"


class Weights(NamedTuple):
    """`scores` [features, labels] and `bias` [labels] of a logistic regression; `labels` as labels.py has them."""

    labels: tuple[str, ...]
    scores: NDArray[np.float32]
    bias: NDArray[np.float32]


@cache
def weights() -> Weights:
    """The weights, loaded once a process."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        labels = tuple(str(label) for label in stored["labels"])
        return Weights(labels, stored["scores"].astype(np.float32), stored["bias"].astype(np.float32))
