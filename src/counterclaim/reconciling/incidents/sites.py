"""Which kinds of sites some words name (`sites.yaml`): a mosque, a market, a convoy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from counterclaim.reconciling.incidents.words import union, words_in


@cache
def kinds() -> dict[str, str]:
    """The kind of every word that names a site."""
    table = yaml.safe_load((files(__package__) / "sites.yaml").read_text("utf-8"))
    return {word: kind for kind, words in table.items() for word in words.split()}


def sites_in(texts: Iterable[str]) -> frozenset[str]:
    """The kinds of the sites that some texts name."""
    return union([_sites_in(text) for text in texts])


@lru_cache(maxsize=10_000)
def _sites_in(text: str) -> frozenset[str]:
    of = kinds()
    return frozenset(of[word] for word in words_in(text) if word in of)
