"""What stands in a ledger, as tables for a terminal of 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.table import Table

from counterclaim.cli.tables import shortened
from counterclaim.publishing.incident_wording import period_words, what_words
from counterclaim.publishing.wording import OUTLET, figure_words, place_words, side_of, speaker_words
from counterclaim.records import Claim, Figure, Incident

TOP = 10
"""Rows of a table."""

STANCES = 5
"""Stances with a column of their own; the rest are counted together."""

SETTLED = ("point", "settlement")
"""Precisions of a place that an incident can be told at."""

TELLING = 10
"""An exact number below this says nothing by itself: "3 injured" in two dispatches need not be the same three."""


def documents_table(outlets: Counter[str]) -> Table:
    """How many dispatches came from whom."""
    table = _table(("outlet", "left"), ("dispatches", "right"))
    for outlet, count in outlets.most_common(TOP):
        table.add_row(outlet, str(count))
    if len(outlets) > TOP:
        table.add_row(f"{len(outlets) - TOP} more outlets", str(sum(n for _, n in outlets.most_common()[TOP:])))
    return table


def stances_table(claims: Iterable[Claim]) -> Table:
    """Claims by the side of the claimant and the stance."""
    counts: dict[str, Counter[str]] = {}
    for claim in claims:
        counts.setdefault(_teller(claim), Counter())[claim.stance] += 1
    stances = [stance for stance, _ in sum(counts.values(), Counter()).most_common(STANCES)]
    table = _table(("side", "left"), ("claims", "right"), *((s, "right") for s in stances), ("other", "right"))
    for side, of_side in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])):
        other = of_side.total() - sum(of_side[stance] for stance in stances)
        table.add_row(side, str(of_side.total()), *(str(of_side[s] or "") for s in stances), str(other or ""))
    return table


def incidents_table(incidents: Iterable[Incident]) -> Table:
    """The incidents that most dispatches tell of, at a place and on a day that are known, with how they stand."""
    table = _table(
        ("day", "left"), ("what, where", "left"), ("dispatches", "right"), ("origins", "right"), ("standing", "left")
    )
    known = (one for one in incidents if one.places and one.period and one.places[0].precision in SETTLED)
    ranked = sorted(known, key=lambda one: (-len(one.documents), -one.origins, one.incident_id))
    for one in ranked[:TOP]:
        what = f"{what_words(one)}, {place_words(one.places[0])}"
        table.add_row(period_words(one), what, str(len(one.documents)), str(one.origins), one.standing or "")
    return table


def figures_table(claims: Iterable[Claim]) -> Table:
    """The figures that most dispatches carry, with who claims them.

    The same number at another place is another figure; one that is told of no place counts for nothing together.
    """
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for figure in claim.figures:
            where = _where(claim, figure)
            if where and _telling(figure):
                found = told.setdefault((figure_words(figure), where), [])
                found += [] if claim in found else [claim]
    table = _table(("figure", "left"), ("where", "left"), ("dispatches", "right"), ("who claims it", "left"))
    ranked = sorted(told.items(), key=lambda item: (-_dispatches(item[1]), item[0]))
    for (words, where), found in ranked[:TOP]:
        speakers = Counter(f"{shortened(speaker_words(c), 30)} ({_teller(c)})" for c in found if c.attribution)
        more = f" and {len(speakers) - 1} more" if len(speakers) > 1 else ""
        by = next((speaker + more for speaker, _ in speakers.most_common(1)), OUTLET)
        table.add_row(words, where, str(_dispatches(found)), by)
    return table


def _where(claim: Claim, figure: Figure) -> str:
    """The first resolved place that the figure, else the whole claim, is told of."""
    own = [place for place in claim.places if place.id in figure.places] or list(claim.places)
    return next((place_words(place) for place in own if place.latitude is not None), "")


def _telling(figure: Figure) -> bool:
    return figure.value is None or figure.comparator != "exactly" or figure.value >= TELLING


def _dispatches(claims: Iterable[Claim]) -> int:
    return len({claim.document_id for claim in claims})


def _teller(claim: Claim) -> str:
    """The claimant's side, `unresolved`, or `outlet` for its own voice: the words by which `--side` asks for it."""
    return (side_of(claim) or "unresolved") if claim.attribution else "outlet"


def _table(*columns: tuple[str, str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, justify in columns:
        number = justify == "right"
        # Numbers and the first column keep whole; the others wrap at words.
        table.add_column(name, justify="right" if number else "left", no_wrap=number or not table.columns)
    return table
