"""Noise over every page of a ledger, and the ledger rebuilt from some or from each. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import often
from tests.test_ledger_rebuilding import page_count, put_noise_over, whole

__all__ = ["whole"]

pytestmark = pytest.mark.faults


def test_ledger_is_rebuilt_from_noise_over_any_page(whole: Path, tmp_path: Path) -> None:
    pages = range(1, page_count(whole) + 1)
    put_noise_over(whole, tmp_path, pages, pages[:: often.times(4, 1)])
