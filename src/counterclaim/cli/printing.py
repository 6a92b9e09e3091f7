"""Claims in the forms that `--format` offers."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import IO

from counterclaim.cli.arrays import write_array, write_lines
from counterclaim.cli.running import counted
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
            if line := issues_line(found):
                console.print(line, style="dim", highlight=False, markup=False)
            for note, outlets in noted(found, notes or {}).items():
                console.print(f"note on {', '.join(outlets)}: {note}", style="italic", highlight=False, markup=False)
    else:
        write_claims(claims, form, sys.stdout)


def issues_line(claims: Iterable[Claim]) -> str:
    """How many issues the claims of a table have, of which kinds, and how to see them; empty where there are none."""
    codes = Counter(issue.code for claim in claims for issue in claim.issues)
    if not codes:
        return ""
    kinds = ", ".join(f"{number:,} {code}" for code, number in codes.most_common())
    return f"{counted(codes.total(), 'issue')} in these claims ({kinds}): --format json shows where and why"


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
