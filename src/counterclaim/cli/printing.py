"""Claims in the forms that `--format` offers."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from typing import IO

import msgspec

from counterclaim.cli.tables import FLAT, claims_table, flat
from counterclaim.records import Claim


def print_claims(claims: Iterable[Claim], form: str) -> None:
    """Claims on standard output as `table`, `jsonl`, `csv` or `json`."""
    if form == "table":
        from rich.console import Console

        found = list(claims)
        if found:
            Console().print(claims_table(found))
    else:
        write_claims(claims, form, sys.stdout)


def write_claims(claims: Iterable[Claim], form: str, out: IO[str]) -> int:
    """Claims to a text file as `jsonl`, `csv` or `json`; how many there were."""
    count = 0
    if form == "jsonl":
        encoder = msgspec.json.Encoder()
        for claim in claims:
            count += 1
            out.write(encoder.encode(claim).decode() + "\n")
    elif form == "json":
        found = msgspec.to_builtins(list(claims))
        count = len(found)
        out.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(FLAT)
        for claim in claims:
            count += 1
            rows.writerow(flat(claim))
    out.flush()
    return count
