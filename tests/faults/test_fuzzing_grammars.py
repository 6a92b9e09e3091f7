"""Nearly valid inputs of every format give documents or skips with a reason, never an exception.

`COUNTERCLAIM_FUZZ=200000 make faults ARGS="-k fuzz"` tries so many of them, and as many damaged whole inputs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.intake import take_in
from tests.faults.grammars import GRAMMARS, IN_FILES
from tests.faults.test_fuzzing import INPUTS, SLOW, Mutation, mutated, mutations, sound, tried

pytestmark = [pytest.mark.faults, pytest.mark.filterwarnings("ignore:Generating overly large repr")]

SHARES = len(GRAMMARS) - 0.95 * len(SLOW)

few: st.SearchStrategy[list[Mutation]] = st.one_of(st.just([]), mutations.map(lambda changes: changes[:2]))
"""Most inputs stay as the grammar made them."""


@pytest.mark.parametrize("name", GRAMMARS)
def test_nearly_valid_input_gives_documents_or_reasons(name: str, tmp_path: Path) -> None:
    share = INPUTS / SHARES
    path = tmp_path / name

    @settings(
        max_examples=max(10, round(share / 20 if name in SLOW else share)), deadline=None, database=None,
        derandomize=INPUTS < 10_000, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(GRAMMARS[name], few)
    def run(data: bytes, changes: list[Mutation]) -> None:
        data = mutated(data, changes)
        if name not in IN_FILES:
            tried(name, data)
            return
        path.write_bytes(data)
        for item in take_in([path]):
            sound(item)

    run()
