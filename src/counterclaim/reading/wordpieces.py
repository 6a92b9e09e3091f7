"""The word pieces of MiniLM, which all networks read: one tokenizer, that stands with the tagger's weights."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tokenizers import Tokenizer

TOKENIZER: Traversable = files(__package__) / "attribution" / "tagger" / "weights" / "tokenizer.json"


@cache
def tokenizer() -> Tokenizer:
    """The tokenizer: uncased, accents stripped."""
    found = Tokenizer.from_buffer(TOKENIZER.read_bytes())
    found.no_truncation()
    found.no_padding()
    return found
