"""Of persons who were shot, or who are victims, how many died and how many were hurt, from what else is told of the
incident.

"Five people were shot" does not say whether they live. Reports say who died; so of those shot in an incident, those of
whom nobody says that they died are counted as injured, unless somebody counts the injured himself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.reconciling.estimates.dying import DYING
from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.records import Figure

SHOT = "shot"
"""The reader's effect for figures of deaths that rest on the word "shot" alone."""
VICTIM = "victim"
"""Who is called so may live or have died: "all four victims were taken to hospital"."""
KILLED_BY_SHOTS = frozenset({"execution", "massacre"})
"""Modes of which "shot" does say that they died."""


def of_the_shot(spoken: Iterable[Spoken]) -> list[Spoken]:
    """The figures of an incident with those of persons shot put among the injured, less the dead that the same dispatch
    (else most dispatches) tells of. A figure of the shot is left out where its dispatch counts the injured itself, and
    where no more were shot than died. Its parts ("two of them fatally") stand for themselves."""
    known = list(spoken)
    shot = [one for one in known if _is_open(one)]
    if not shot:
        return known
    rest = [one for one in known if not _is_open(one)]
    wholes = {(one.telling.claim.claim_id, one.figure.id) for one in shot}
    rest = [_freed(one) if (one.telling.claim.claim_id, one.figure.subset_of) in wholes else one for one in rest]
    usual = _usual(rest)
    for document in sorted({one.telling.claim.document_id for one in shot}):
        here = [one for one in rest if one.telling.claim.document_id == document]
        if any(one.figure.measure == "injured" and one.figure.effect != SHOT for one in here):
            continue
        dead = _most(here)
        mine = [one for one in shot if one.telling.claim.document_id == document]
        rest += _injured(mine, usual if dead is None else dead)
    return rest


def _is_open(one: Spoken) -> bool:
    figure = one.figure
    if figure.counted == VICTIM and figure.measure == "deaths":
        return DYING.search(one.telling.claim.text) is None
    return figure.effect == SHOT and one.telling.event.mode not in KILLED_BY_SHOTS


def _freed(one: Spoken) -> Spoken:
    return one._replace(figure=msgspec.structs.replace(one.figure, subset_of=None))


def _usual(spoken: Iterable[Spoken]) -> float:
    """How many died by most dispatches, of several such numbers the largest; 0 where nobody tells of dead."""
    by_document: dict[str, list[Spoken]] = {}
    for one in spoken:
        by_document.setdefault(one.telling.claim.document_id, []).append(one)
    told = Counter(dead for here in by_document.values() if (dead := _most(here)) is not None)
    return max(told, key=lambda dead: (told[dead], dead), default=0.0)


def _most(spoken: Sequence[Spoken]) -> float | None:
    return max(
        (one.figure.value or one.figure.low or 0.0 for one in spoken if one.figure.measure == "deaths"), default=None
    )


def _injured(shot: Sequence[Spoken], dead: float) -> list[Spoken]:
    """Those shot of one dispatch, less the dead. Of a single person told of beside a number of them nothing is said."""
    largest = max((one.figure.value or one.figure.low or 0.0 for one in shot), default=0.0)
    tops = [one for one in shot if one.figure.subset_of is None]
    if largest > 1:
        tops = [one for one in tops if (one.figure.value or one.figure.low or 0.0) > 1]
    elif dead:
        return []  # the one who was shot is the one who died
    return [one._replace(figure=_less(one.figure, dead)) for one in tops if (one.figure.high or dead + 1) > dead]


def _less(figure: Figure, dead: float) -> Figure:
    def less(number: float | None) -> float | None:
        return None if number is None else max(0.0, number - dead)

    return msgspec.structs.replace(
        figure, measure="injured", value=less(figure.value), low=less(figure.low), high=less(figure.high)
    )
