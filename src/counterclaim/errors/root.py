"""The root of all errors that a user can meet."""

from __future__ import annotations


class CounterclaimError(Exception):
    """Root of all errors of the house. `code` is stable; `str()` is one sentence; `hint` says what to do next."""

    code = "error"
    hint: str | None = None
    exit_status = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint
