"""Every error a user can meet: a stable code, one plain sentence, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable


class CounterclaimError(Exception):
    """Root of all errors of the house. `code` is stable; `str()` is one sentence; `hint` says what to do next."""

    code = "error"
    hint: str | None = None
    exit_status = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class ChainError(CounterclaimError):
    """A chain of reading components that cannot work: a need that nothing sets."""

    code = "chain"


class UnknownTaskError(CounterclaimError):
    """An annotation task that does not exist."""

    code = "unknown-task"
    exit_status = 2

    def __init__(self, task: str, valid: Iterable[str]) -> None:
        super().__init__(f"there is no annotation task '{task}'", hint=f"choose one of: {', '.join(valid)}")
