"""The files of the trained weights."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

WEIGHTS: Traversable = files(__package__) / "weights"
NETWORK, CHAIN, TOKENIZER = "tagger.onnx", "chain.npz", "tokenizer.json"


@cache
def weights_digest() -> str:
    """Digest of network, chain and tokenizer, 16 hexadecimal digits, as the ledger records it."""
    hashed = hashlib.sha256()
    for name in (NETWORK, CHAIN, TOKENIZER):
        hashed.update(hashlib.sha256((WEIGHTS / name).read_bytes()).digest())
    return hashed.hexdigest()[:16]
