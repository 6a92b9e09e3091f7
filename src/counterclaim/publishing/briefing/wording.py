"""The sentences of a brief. Their own words are small letters without figures: every name and number is a claim's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.publishing.naming import measure_words
from counterclaim.publishing.wording import OUTLET, days_words, figure_words, number_words, place_words, speaker_words
from counterclaim.records import Account, Claim, Estimate, Figure, Incident

QUOTED = 200
"""Characters of a claim's words that are quoted."""
NAMED = 4
"""Speakers, places or figures that are named; that there are more is said."""


def heading_words(incident: Incident) -> str:
    """What it was, where and when: "shelling, Nikopol, 2022-09-12"."""
    parts = [kind_words(incident), *_few(place_words(place) for place in incident.places[:1])]
    if incident.period is not None:
        parts.append(days_words(incident.period))
    return ", ".join(parts)


def kind_words(incident: Incident) -> str:
    """What it was: "shelling"."""
    return (incident.mode or incident.type or "event").replace("-", " ")


def account_words(account: Account, claims: Sequence[Claim]) -> str:
    """What a side says: who, whom they name as doing it, how many, and the words of the latest claim."""
    parts = [f"{side_words(account.side)}: {_speakers(claims)}"]
    if account.agents:
        parts.append(f"done by {_and(_few(actor.name for actor in account.agents))}")
    figures = list(dict.fromkeys(figure_words(figure) for figure in account.figures))
    if figures:
        parts.append("; ".join(_few(figures)))
    return f"{', '.join(parts)}: {_quoted(claims[-1])}"


def denial_words(account: Account, claims: Sequence[Claim]) -> str:
    """That a side denies it, and in which words."""
    return f"{side_words(account.side)} denies: {_speakers(claims)}: {_quoted(claims[-1])}"


def estimate_words(measure: str, estimate: Estimate) -> str:
    """Low, best and high, the rule, and why."""
    return f"{measure_of(measure)} by rule {estimate.rule}: {estimate_bounds(estimate)} ({estimate.because})"


def estimate_bounds(estimate: Estimate) -> str:
    """ "low 3, best 4, high 6", without what no claim gives."""
    given = (("low", estimate.low), ("best", estimate.best), ("high", estimate.high))
    return ", ".join(f"{name} {number_words(value)}" for name, value in given if value is not None) or "no bound"


def standing_words(incident: Incident) -> str:
    """The standing with the flags that make it."""
    flags = incident.flags
    parts = [f"standing {incident.standing}"]
    if flags.claimed_by:
        parts.append(f"said by {', '.join(flags.claimed_by)}")
    if flags.denied_by:
        parts.append(f"denied by {', '.join(flags.denied_by)}")
    if flags.incompatible:
        parts.append(f"they exclude each other in {', '.join(flags.incompatible)}")
    return "; ".join(parts)


def total_words(claim: Claim, figure: Figure, since: date | None, was: Figure | None) -> str:
    """A running total with what it was before."""
    start = f" since {since}" if since else ""
    before = f", {figure_words(was)} before" if was is not None else ""
    return f"{_speakers([claim])}: {figure_words(figure)}{start}{before}"


def side_words(side: str | None) -> str:
    """A side as it is called in a sentence."""
    return {None: "side not known", "third-party": "third party"}.get(side, str(side))


def measure_of(measure: str) -> str:
    """What is counted, in words."""
    return measure_words(measure)


def _speakers(claims: Sequence[Claim]) -> str:
    spoken = dict.fromkeys(
        speaker_words(claim) if claim.attribution else claim.outlet or OUTLET for claim in reversed(claims)
    )
    return ", ".join(_few(spoken))


MORE = "and more"


def _few(words: Iterable[str]) -> list[str]:
    known = list(words)
    return known if len(known) <= NAMED else [*known[:NAMED], MORE]


def _and(words: Sequence[str]) -> str:
    """Some names in a row, "and" before the last, unless that says already that there are more."""
    if words[-1:] == [MORE]:
        return f"{', '.join(words[:-1])} {MORE}"
    return " and ".join(words)


def _quoted(claim: Claim) -> str:
    words = " ".join(claim.text.split())
    if len(words) > QUOTED:
        cut = words.rfind(" ", 0, QUOTED)
        words = f"{words[: cut if cut > 0 else QUOTED]} …"
    return f"“{words}”"
