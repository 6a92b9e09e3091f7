"""What could not be read, said out loud instead of guessed."""

from __future__ import annotations

import msgspec

from counterclaim.records.span import Span


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """One gap: a stable `code` in kebab case, where in the text (None: the whole document), and a plain sentence."""

    code: str
    span: Span | None = None
    message: str
