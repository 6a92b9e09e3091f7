"""One thing in a ledger that does not fit."""

from __future__ import annotations

import msgspec


class Misfit(msgspec.Struct, frozen=True):
    """What does not fit: what kind of thing, its name in the ledger, and a plain sentence.

    `what` is `file`, `schema`, `custody`, `blob`, `document`, `reading`, `claim` or `judgement`; `tombstone` and
    `skipped` for rows of which the log says otherwise; `derived` for what is made of the records, and can be made
    again."""

    what: str
    name: str
    message: str
