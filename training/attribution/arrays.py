"""Texts to learn from as arrays, and the files that hold them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

FORMS = ("whole", "paragraphs", "treebank", "noised")


class Learnt(NamedTuple):
    """One text: pieces, first piece of each unit, features, labels, and its links as pairs of unit numbers.

    `sources`: (first unit of a cue, first unit of its source). `cues`: (first unit of a piece of content, first unit of
    its cue, -1 where it has none).
    """

    pieces: NDArray[np.int32]
    first: NDArray[np.int32]
    features: NDArray[np.uint8]
    labels: NDArray[np.int8]
    sources: NDArray[np.int32]
    cues: NDArray[np.int32]


def stored(file: Path, texts: list[Learnt], article: list[int]) -> None:
    """Write texts, and which article each comes from, as one npz."""
    arrays: dict[str, Any] = {"article": np.array(article, np.int32)}
    for name in Learnt._fields:
        parts = [getattr(text, name) for text in texts]
        arrays[name] = np.concatenate(parts)
        arrays[f"{name}_at"] = np.cumsum([0, *(len(part) for part in parts)])
    np.savez_compressed(file, **arrays)


def loaded(file: Path) -> tuple[list[Learnt], list[int]]:
    """What `stored` wrote."""
    with np.load(file, allow_pickle=False) as arrays:
        columns = [np.split(arrays[name], arrays[f"{name}_at"][1:-1]) for name in Learnt._fields]
        return [Learnt(*row) for row in zip(*columns, strict=True)], arrays["article"].tolist()
