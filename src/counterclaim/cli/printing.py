"""Claims in the forms that `--format` offers."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from typing import IO

from counterclaim.cli.arrays import write_array, write_lines
from counterclaim.cli.tables import FLAT, claims_table, flat
from counterclaim.records import Claim


def print_claims(claims: Iterable[Claim], form: str, *, notes: Mapping[str, str] | None = None) -> None:
    """Claims on standard output as `table`, `jsonl`, `csv` or `json`.

    `notes` is what their documents say about themselves, by document id; a table says each note once, at its end.
    """
    if form == "table":
        from counterclaim.cli.terminal import terminal

        found = list(claims)
        if found:
            console = terminal()
            console.print(claims_table(found))
            for note, outlets in noted(found, notes or {}).items():
                console.print(f"note on {', '.join(outlets)}: {note}", style="italic", highlight=False, markup=False)
    else:
        write_claims(claims, form, sys.stdout)


def noted(claims: Iterable[Claim], notes: Mapping[str, str]) -> dict[str, list[str]]:
    """Each note with the outlets of the claims whose documents carry it."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        if note := notes.get(claim.document_id):
            outlets = found.setdefault(note, [])
            outlet = claim.outlet or claim.input_id
            outlets += [] if outlet in outlets else [outlet]
    return found


def write_claims(claims: Iterable[Claim], form: str, out: IO[str]) -> int:
    """Claims to a text file as `jsonl`, `csv` or `json`; how many there were."""
    count = 0
    if form == "jsonl":
        count = write_lines(claims, out)
    elif form == "json":
        count = write_array(claims, out)
    else:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(FLAT)
        for claim in claims:
            count += 1
            rows.writerow(flat(claim))
    out.flush()
    return count
