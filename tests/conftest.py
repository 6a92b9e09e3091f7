"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from counterclaim.ledger import opening

settings.register_profile("unhurried", deadline=None)  # a machine that others keep busy is no fault of the code
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def unhurried_disk() -> Iterator[None]:
    """Ledgers of this process do not wait for the disk at every transaction: no test here pulls the plug, and what a
    process has written is there after its death. Most of the time of the tests was spent waiting. Programs that tests
    start wait as always."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "SYNCHRONOUS", "OFF")
        yield
