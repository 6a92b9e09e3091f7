"""Incidents in the forms that `--format` offers."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from typing import IO

from rich.table import Table
from rich.text import Text

from counterclaim.cli.arrays import write_array, write_lines
from counterclaim.cli.tables import colour
from counterclaim.publishing.incident_wording import (
    UNRESOLVED,
    estimate_words,
    flags_words,
    period_words,
    places_words,
    what_words,
)
from counterclaim.records import Incident

COUNTED = ("deaths", "injured", "displaced", "captured")
FLAT = (
    "incident_id", "kind", "type", "mode", "first", "last", "precision", "place", "places", "latitude", "longitude",
    "standing", "claimed_by", "independent", "denied_by", "incompatible", "sides", "origins", "claims", "documents",
    *(f"{measure}_{part}" for measure in COUNTED for part in ("low", "best", "high")), "other_figures", "rule",
    "measure", "since", "origin",
)  # fmt: skip
"""The columns of CSV, one row an incident or series; several values in a cell are separated by semicolons."""

FIGURES = 3
"""Figures of an incident in a list."""


def print_incidents(incidents: Iterable[Incident], form: str) -> None:
    """Incidents on standard output as `table`, `jsonl`, `csv` or `json`."""
    if form == "table":
        from counterclaim.cli.terminal import terminal

        found = list(incidents)
        if found:
            terminal().print(incidents_table(found))
    else:
        write_incidents(incidents, form, sys.stdout)


def write_incidents(incidents: Iterable[Incident], form: str, out: IO[str]) -> int:
    """Incidents to a text file as `jsonl`, `csv` or `json`; how many there were."""
    count = 0
    if form == "jsonl":
        count = write_lines(incidents, out)
    elif form == "json":
        count = write_array(incidents, out)
    else:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(FLAT)
        for incident in incidents:
            count += 1
            table.writerow(flat(incident))
    out.flush()
    return count


def incidents_table(incidents: Sequence[Incident]) -> Table:
    """When, what, where, whose accounts, the figures, and how many claims of how many origins."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 1, 0))
    table.add_column("when\nincident", no_wrap=True)
    table.add_column("what, where", ratio=1)
    table.add_column("accounts", max_width=22)
    table.add_column("standing", no_wrap=True)
    table.add_column("figures", max_width=26)
    table.add_column("claims\norigins", justify="right", no_wrap=True)
    for one in incidents:
        when = Text(period_words(one).replace(" to ", "\n–"))
        when.append(f"\n{one.incident_id[:8]}", style="dim cyan")
        what = Text(what_words(one))
        what.append(f"\n{places_words(one)}", style="green")
        figures = "\n".join(estimate_words(name, found) for name, found in list(one.figures.items())[:FIGURES])
        counts = f"{len(one.claims):,}\n{one.origins:,}"
        table.add_row(when, what, sides_text(one), one.standing or "", Text(figures, style="yellow"), counts)
    return table


def sides_text(incident: Incident) -> Text:
    """The sides that have an account, each in its colour."""
    text = Text()
    for number, account in enumerate(incident.accounts):
        text.append("\n" if number else "")
        text.append(account.side or UNRESOLVED, style=colour(account.side))
        if account.denials:
            text.append(" denies", style="dim")
    return text


def flat(incident: Incident) -> tuple[str, ...]:
    """An incident as one row under `FLAT`."""
    first, last = incident.period or (None, None)
    known = next((p for p in incident.places if p.latitude is not None), None)
    flags = incident.flags
    estimates = [incident.figures.get(measure) for measure in COUNTED]
    numbers = [
        "" if found is None or (value := getattr(found, part)) is None else f"{value:.15g}"
        for found in estimates for part in ("low", "best", "high")
    ]  # fmt: skip
    others = (estimate_words(name, found) for name, found in incident.figures.items() if name not in COUNTED)
    rules = dict.fromkeys(found.rule for found in incident.figures.values())
    return (
        incident.incident_id, incident.kind, incident.type or "", incident.mode or "", str(first or ""),
        str(last or ""), incident.precision, incident.places[0].name if incident.places else "",
        "; ".join(dict.fromkeys(place.name for place in incident.places)),
        "" if known is None else f"{known.latitude:.6g}", "" if known is None else f"{known.longitude:.6g}",
        incident.standing or "", "; ".join(flags.claimed_by), str(flags.independent), "; ".join(flags.denied_by),
        "; ".join(flags.incompatible), "; ".join(account.side or "" for account in incident.accounts),
        str(incident.origins), str(len(incident.claims)), str(len(incident.documents)), *numbers, "; ".join(others),
        "; ".join(rules), incident.measure or "", str(incident.since or ""), incident.origin or "",
    )  # fmt: skip


def standing_line(incident: Incident) -> str:
    """The standing with what it is derived from."""
    flags = flags_words(incident)
    return f"{incident.standing or 'no standing'}" + (f": {flags}" if flags else "")
