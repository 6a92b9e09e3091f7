"""The other side of the pipe: a process that works until nobody gives it anything more."""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from counterclaim.executing.collecting import collected_seldom

MEMORY = 3_000_000_000
"""Bytes that a worker may hold. A document that needs more costs itself, and not the machine."""


def serve(connection: Connection, work: Any) -> None:
    """Say ("ready", None), then do `work` on every list of items that comes, and send back ("done", results) or
    ("raised", the error)."""
    with suppress(ValueError):  # not in the main thread, as in tests
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which stops its workers
    _limit_memory()
    with suppress(OSError):
        connection.send(("ready", None))
    with collected_seldom():
        _answer(connection, work)


def _answer(connection: Connection, work: Any) -> None:
    while True:
        try:
            items = connection.recv()
        except (EOFError, OSError):  # whoever gave the work has gone
            return
        answer: tuple[str, Any]
        try:
            answer = ("done", work(items))
        except MemoryError:
            return  # nothing can be relied on any more: as if it had died
        except Exception as error:
            answer = ("raised", error)
        try:
            connection.send(answer)
        except (OSError, MemoryError):
            return
        except Exception as error:  # what cannot be sent says so
            connection.send(("raised", TypeError(f"{type(error).__name__}: {error}")))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on every system
        return
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
