"""Memory that the C library gives back."""

from __future__ import annotations

import ctypes
from contextlib import suppress

M_MMAP_THRESHOLD = -3
"""The option's number in glibc's malloc.h."""

LARGE = 1_000_000
"""Bytes of a block that is the system's again once it is freed: what a parser works with, and no more is, is larger."""


def give_back_large() -> None:
    """From now on, have large blocks given back when they are freed. Otherwise glibc keeps ever larger ones for later,
    which costs memory and wins no time here; of a system with another library nothing is asked."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)
