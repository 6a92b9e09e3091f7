"""Claims of one text, read whole by the reader as it is installed."""

from __future__ import annotations

import functools

from counterclaim.reading.reader import Reader
from counterclaim.records import Claim
from tests.figure_reading import document_of


@functools.cache
def reader() -> Reader:
    """The one reader of the tests: its models load once."""
    return Reader()


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text that was published on 1 May 2024."""
    (reading,) = reader().read([document_of(text)])
    return reading.claims
