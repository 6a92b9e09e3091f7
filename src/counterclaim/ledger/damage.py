"""Which pages of a ledger's file are damaged, in words that say what lies on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from counterclaim.errors import LedgerError
from counterclaim.ledger.pages import BTREE, Broken, Pages, opened_pages

HOLDS = {
    "blob": "bytes as they were received", "blob_piece": "bytes as they were received", "document": "dispatches",
    "reading": "readings", "claim": "claims", "custody": "the custody log", "merged_custody": "logs of merged ledgers",
    "tombstone": "what is known of what was withdrawn", "judgement": "people's judgements",
    "carried": "people's judgements", "skipped": "what was skipped", "about": "the ledger's name",
    "schema_version": "the version of the schema",
}  # fmt: skip
"""What a table holds for a user. Everything else is made from these, and can be made again."""


def damaged_pages(path: Path) -> Iterator[tuple[int, str]]:
    """The pages that are no longer what their place says: number, and a plain sentence. Noise inside a long text or in
    a blob is not seen here; the hashes find it."""
    try:
        with opened_pages(path) as pages:
            yield from _damaged(pages)
    except LedgerError:  # it cannot be read as a file: whoever asked will hear of that
        return


def _damaged(pages: Pages) -> Iterator[tuple[int, str]]:
    found: dict[int, str] = {}
    roots = {"": 1}
    with suppress(Broken):
        roots |= pages.trees()
    for name, root in roots.items():
        what = HOLDS.get(name, "what is searched by, which can be made again") if name else "the list of tables"
        for number, whole in pages.tree(root):
            if whole:
                continue
            if pages.kind(number) in BTREE:
                found.setdefault(
                    number, f"a row on page {number} of {pages.count} cannot be read; the page holds {what}"
                )
            else:
                found.setdefault(number, f"page {number} of {pages.count} of the file is damaged; it held {what}")
    yield from sorted(found.items())
