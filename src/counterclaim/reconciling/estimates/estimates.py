"""How many, from what the claims of an incident say: by measure a low, a best and a high, by a published rule."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reconciling.estimates.by_origin import counts_by_origin
from counterclaim.reconciling.estimates.count import Count, number
from counterclaim.reconciling.estimates.counted_in import spoken_in
from counterclaim.reconciling.estimates.reliability import tier_of, tiers
from counterclaim.reconciling.estimates.rules import RULES, Chosen, Ranked
from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Estimate

__all__ = ["RULES", "estimates_of"]


def estimates_of(tellings: Iterable[Telling], *, rule: str = "ucdp") -> dict[str, Estimate]:
    """The estimates of an incident by measure, measures in alphabetical order; `rule` is a key of RULES (KeyError
    else).

    Each origin counts once, with its latest word (docs/standing.md). Running totals, figures of a whole day's war, and
    those that are only planned, denied or predicted are not the incident's. The order of `tellings` does not matter,
    and a reprint among them changes nothing.
    """
    known = sorted(tellings, key=lambda t: t.key)
    by_measure: dict[str, list[Spoken]] = {}
    for spoken in spoken_in(known):
        by_measure.setdefault(spoken.figure.measure, []).append(spoken)
    estimates = {}
    for measure, of_measure in sorted(by_measure.items()):
        counts = counts_by_origin(of_measure)
        if counts:
            ranked = [Ranked(c, tier_of(c.origin, known)) for c in counts]
            made = _estimate(RULES[rule](ranked), ranked, rule)
            if (made.low, made.best, made.high) != (None, None, None):  # bounds that exclude each other tell nothing
                estimates[measure] = made
    return estimates


def _estimate(chosen: Chosen, ranked: list[Ranked], rule: str) -> Estimate:
    years = {r.of.when.day.year for r in ranked if r.of.when.day is not None}
    tier_words = {id(r.of.origin): tiers()[r.tier].words for r in ranked}
    used = [chosen.best, *(end[1] for end in (chosen.low, chosen.high) if end is not None), *chosen.agreeing]
    return Estimate(
        low=None if chosen.low is None else chosen.low[0],
        best=None if chosen.best is None else chosen.best.point,
        high=None if chosen.high is None else chosen.high[0],
        rule=rule,
        because=_because(chosen, tier_words, year=len(years) > 1),
        claims=tuple(dict.fromkeys(claim for count in used if count is not None for claim in count.claims)),
    )


def _because(chosen: Chosen, tier_words: dict[int, str], *, year: bool) -> str:
    """ "best 4: regional health office (of its own people), 13 Sep 18:00, replacing its 3 of 12 Sep; high 6: …" """
    parts = []
    best = chosen.best
    if best is None:
        parts.append("no best: only an upper bound is told")
    else:
        how = f", {chosen.how}" if chosen.how else ""
        tier = tier_words.get(id(best.origin))
        text = f"best {number(best.point or 0.0)}: {best.origin.name}{f' ({tier})' if tier else ''}{how}"
        text += f", {best.when.worded(year=year)}{_words(best, best.point)}"
        if best.before:
            text += f", replacing its {best.before[0]}"
        if chosen.agreeing:
            text += f"; {_agreeing(chosen.agreeing, year=year)}"
        parts.append(text)
    for name, end in (("low", chosen.low), ("high", chosen.high)):
        if end is None:
            parts.append(f"{name} not told")
        elif best is None or end[1] is not best:
            count = end[1]
            parts.append(
                f"{name} {number(end[0])}: {count.origin.name}, {count.when.worded(year=year)}{_words(count, end[0])}"
            )
    return "; ".join(parts)


def _words(count: Count, value: float | None) -> str:
    """The words of a count in brackets where they say more than the number."""
    return "" if value is not None and count.words == number(value) else f" ({count.words})"


def _agreeing(counts: tuple[Count, ...], *, year: bool) -> str:
    """ "at least 8 (field hospital, 12 Sep) agrees" """
    told = [f"{c.words} ({c.origin.name}, {c.when.worded(year=year)})" for c in counts[:2]]
    more = f" and {len(counts) - 2} more" if len(counts) > 2 else ""
    return f"{' and '.join(told)}{more} agree{'s' if len(counts) == 1 else ''}"
