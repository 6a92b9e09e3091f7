"""Whole invented dispatches and what is read out of them, slot by slot.

A change in any slot shows as a difference. `COUNTERCLAIM_GOLDEN=write pytest tests/test_golden.py` writes the files
anew; the difference is then read before it is committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks.acceptance import OWN, published
from counterclaim.intake import Options, Taken, take_in
from counterclaim.reading.reader import Reader
from counterclaim.records import Claim

GOLDEN = Path(__file__).parent / "golden"
SLUGS = ("red-sea", "sudan", "ukraine-roundup")


def claims_of(slug: str) -> tuple[Claim, ...]:
    (taken,) = take_in([OWN / slug / "dispatch.txt"], Options(published=published(OWN / slug)))
    assert isinstance(taken, Taken)
    (reading,) = Reader().read([taken.document])
    return reading.claims


def row(claim: Claim) -> dict[str, Any]:
    """The slots of a claim that a person would check."""
    return {
        "says": [[f"{a.name} ({a.side}, {a.kind}, {a.resolution})" for a in link.actors] for link in claim.attribution],
        "said_on": [[str(day) for day in link.said_on] if link.said_on else None for link in claim.attribution],
        "voice": [link.voice for link in claim.attribution],
        "stance": claim.stance,
        "text": claim.text,
        "figures": [f"{f.measure} {f.comparator} {f.value} [{f.low}, {f.high}] of {f.event}" for f in claim.figures],
        "events": [
            f"{e.id} {e.type}/{e.mode} {e.status} by {[a.name for a in e.agents]} on {[a.name for a in e.targets]} "
            f"at {list(e.places)} in {[str(day) for day in e.period] if e.period else None}"
            for e in claim.events
        ],
        "places": [f"{p.id} {p.relation} {p.name} ({p.place}, {p.precision})" for p in claim.places],
        "qualifiers": [q.kind for q in claim.qualifiers],
        "issues": [issue.code for issue in claim.issues],
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_dispatch_is_read_as_it_was(slug: str) -> None:
    read = [row(claim) for claim in claims_of(slug)]
    file = GOLDEN / f"{slug}.json"
    if os.environ.get("COUNTERCLAIM_GOLDEN") == "write":
        file.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert read == json.loads(file.read_text(encoding="utf-8"))
