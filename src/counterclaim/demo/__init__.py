"""The demo corpus: dispatches on Ukraine, September 2022, and on El Fasher, Sudan, 2025.

Every dispatch was written for Counterclaim in its own words, from public facts, and says so in its `note`. The fields
above the text read like this:

- `outlet` and `url` name the page that reported the leading fact; the text below is not that outlet's. A round-up of
  facts from several outlets has `Counterclaim Demo Desk` as its outlet and no address; a statement has the body whose
  statement it models.
- `facts` are the ids of the facts it stands on; `kind` is agency, round-up, live-blog, statement or damaged (a text as
  a bad translation leaves it: unbalanced quotation marks, odd transliterations, missing words).
- `wire` is shared by the reprints of one wire copy.

Real persons and bodies are given only what the public record has them say, and only quotations that were themselves
reported. Nothing here is vouched for as true: it is material for reading who claimed what.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["dispatches"]


def dispatches() -> Traversable:
    """The packaged folder of dispatches, one folder a theatre, one file a dispatch (.md, .txt, .html)."""
    return files(__name__) / "dispatches"
