"""Damaged and hostile bytes in every format that intake takes: each gives documents or skips with a reason, never an
exception. `COUNTERCLAIM_FUZZ=200000 make faults ARGS="-k fuzz"` tries so many inputs over all formats; a run of the
tests tries fewer. All texts are invented.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.intake import Blob, Options, Skipped, Taken, take_in, taken_from
from counterclaim.intake.sniffing import MEDIA_TYPE, format_of
from tests.faults import often
from tests.faults.samples import CONTAINERS, SAMPLES, TOKENS

pytestmark = pytest.mark.faults

INPUTS = int(os.environ.get("COUNTERCLAIM_FUZZ") or often.times(2_500, 6_000))
SLOW = frozenset({"a.pdf"})
"""Formats that are read in a process of their own, ten in a second: they get a twentieth of the others' inputs."""

SHARES = len(SAMPLES) + len(CONTAINERS) - 0.95 * len(SLOW)


def tries(name: str) -> settings:
    """How many inputs a format gets: over all formats they are `INPUTS`."""
    share = INPUTS / SHARES
    return settings(
        max_examples=max(10, round(share / 20 if name in SLOW else share)), deadline=None, database=None,
        derandomize=INPUTS < 10_000, suppress_health_check=list(HealthCheck),
    )  # fmt: skip


Kind = Literal["flip", "cut", "repeat", "insert", "truncate", "swap"]
Mutation = tuple[Kind, float, float, bytes]
KINDS: tuple[Kind, ...] = ("flip", "cut", "repeat", "insert", "truncate", "swap")

mutations = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.floats(0, 1), st.floats(0, 1),
        st.one_of(st.sampled_from(TOKENS), st.binary(min_size=1, max_size=12)),
    ),
    max_size=6,
)  # fmt: skip


def mutated(data: bytes, changes: list[Mutation]) -> bytes:
    """`data` after some changes; places are shares of its length."""
    for kind, at, to, piece in changes:
        start, end = sorted((int(at * len(data)), int(to * len(data))))
        if kind == "flip":
            data = data[:start] + piece + data[start + len(piece) :]
        elif kind == "cut":
            data = data[:start] + data[end:]
        elif kind == "repeat":
            data = data[:end] + data[start:end][:4096] * 3 + data[end:]
        elif kind == "insert":
            data = data[:start] + piece + data[start:]
        elif kind == "truncate":
            data = data[:end]
        else:
            data = data[end:] + data[start:end] + data[:start]
    return data[:200_000]


def sound(item: Taken | Skipped) -> None:
    """What came out is whole: a skip has code and words, a document sections in order within its text."""
    if isinstance(item, Skipped):
        assert item.code and item.message and "Traceback" not in item.message
        return
    document = item.document
    at = 0
    for section in document.sections:
        assert at <= section.start < section.end <= len(document.text)
        at = section.end
    assert all(0 <= page <= len(document.text) for page in document.pages)
    assert list(document.pages) == sorted(document.pages)
    for notice in document.notices:
        assert 0 <= notice.span[0] < notice.span[1] <= len(document.text)
    document.text.encode()  # no lone surrogates: the ledger could not store it
    for words in (document.title, document.outlet, document.url, document.input_id, document.note):
        (words or "").encode()


def tried(name: str, data: bytes) -> None:
    blob = Blob(input_id=name, data=data, media_type=MEDIA_TYPE[format_of(name, data)])
    for item in taken_from(blob, Options()):
        sound(item)


def fuzzed(name: str, seeds: tuple[bytes, ...]) -> Callable[[bytes, list[Mutation]], None]:
    @tries(name)
    @given(st.sampled_from(seeds), mutations)
    def run(seed: bytes, changes: list[Mutation]) -> None:
        tried(name, mutated(seed, changes))

    return run


@pytest.mark.parametrize("name", SAMPLES)
def test_fuzzed_format_gives_documents_or_reasons(name: str) -> None:
    fuzzed(name, SAMPLES[name])()  # type: ignore[call-arg]


@pytest.mark.parametrize("name", CONTAINERS)
def test_fuzzed_container_gives_documents_or_reasons(name: str, tmp_path: Path) -> None:
    path = tmp_path / name

    @tries(name)
    @given(st.sampled_from(CONTAINERS[name]), mutations)
    def run(seed: bytes, changes: list[Mutation]) -> None:
        path.write_bytes(mutated(seed, changes))
        for item in take_in([path]):
            sound(item)

    run()
