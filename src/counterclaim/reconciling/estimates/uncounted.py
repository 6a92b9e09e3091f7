"""Dead and hurt that are told and not counted: "the boy died in hospital", "a fatal shooting"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from counterclaim.reconciling.estimates.beyond import THIS_YEAR
from counterclaim.reconciling.estimates.dying import DYING
from counterclaim.reconciling.estimates.shot import SHOT
from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.reconciling.moments import moment_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Figure, Original

WOUNDING = re.compile(
    r"(?<!not )(?<!nobody )(?<!no one )(?<!none )(?<!n't )"
    r"\b(?:injured|wounded|hurt|hospitali[sz]ed|grazed|gunshot wounds?"
    r"|(?:was|were|been) (?:\w+ )?(?:shot|stabbed)|shot (?:him|her|them)sel(?:f|ves))\b(?! at\b)",
    re.IGNORECASE,
)
"""Words by which it says that somebody was hurt."""
VIOLENT = frozenset({"assault"})


def uncounted(spoken: Sequence[Spoken], tellings: Iterable[Telling]) -> list[Spoken]:
    """For each dispatch that tells of a death, one figure of at least 1 death, where nobody counts the dead; where
    nobody tells of dead either, the same for somebody hurt. Who says that somebody died has not said how many did."""
    ordered = sorted(tellings, key=lambda t: t.key)
    if any(one.figure.measure == "deaths" and one.figure.effect != SHOT for one in spoken):
        return []
    dead = list(_told(ordered, DYING, "deaths", "killed"))
    if dead or spoken_of_hurt(spoken):
        return dead
    return list(_told(ordered, WOUNDING, "injured", "injured"))


def spoken_of_hurt(spoken: Iterable[Spoken]) -> bool:
    """Whether somebody counts people hurt, or shot."""
    return any(one.figure.measure == "injured" or one.figure.effect == SHOT for one in spoken)


def _told(tellings: Iterable[Telling], words: re.Pattern[str], measure: str, effect: str) -> Iterator[Spoken]:
    done: set[str] = set()
    for telling in tellings:
        claim = telling.claim
        if telling.event.type not in VIOLENT or telling.event.background or claim.document_id in done:
            continue
        counted = any(figure.measure == measure for figure in claim.figures)
        found = None if counted else _word_in(claim.text, words)
        if found is not None:
            done.add(claim.document_id)
            yield Spoken(_one(telling, found, measure, effect), telling, moment_of(claim))


@lru_cache(maxsize=10_000)
def _word_in(text: str, words: re.Pattern[str]) -> str | None:
    """By which word a text says it, unless it speaks of a year."""
    found = None if THIS_YEAR.search(text) else words.search(text)
    return None if found is None else found.group()


def _one(telling: Telling, word: str, measure: str, effect: str) -> Figure:
    return Figure(
        effect=effect, counted="person", measure=measure, comparator="at-least", value=1.0, low=1.0, high=None,
        unit="person", original=Original("", ""), span=telling.event.trigger, text=word,
    )  # fmt: skip
