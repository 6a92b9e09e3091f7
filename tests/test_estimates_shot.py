"""Persons shot, told of one by one, told of without a number, and counted over a year."""

from __future__ import annotations

import msgspec

from counterclaim.reconciling.estimates import estimates_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Figure
from tests.tellings_made import MONITOR, SOUTH_ADMIN, WIRE, fig, told


def counts(*tellings: Telling) -> tuple[float | None, float | None]:
    """The best counts of dead and hurt; None where the claims give none."""
    made = estimates_of(tellings)
    return tuple(made[m].best if m in made else None for m in ("deaths", "injured"))  # type: ignore[return-value]


def shot(number: int, **more: object) -> Figure:
    return msgspec.structs.replace(fig(number, **more), effect="shot")  # type: ignore[arg-type]


def hurt(number: int, **more: object) -> Figure:
    return fig(number, measure="injured", **more)  # type: ignore[arg-type]


def test_of_five_shot_two_fatally_three_are_hurt() -> None:
    assert counts(told(WIRE, shot(5), fig(2, id="f2", subset_of="f1", at=20))) == (2, 3)


def test_shot_of_whom_nobody_says_that_he_died_is_hurt() -> None:
    assert counts(told(WIRE, shot(5))) == (None, 5)


def test_who_counts_the_hurt_himself_is_believed() -> None:
    assert counts(told(WIRE, shot(5), hurt(4, id="f2", at=20))) == (None, 4)


def test_the_one_who_was_shot_is_the_one_who_died() -> None:
    assert counts(told(WIRE, shot(1), fig(1, id="f2", at=20))) == (1, None)


def test_a_man_hurt_beside_three_hurt_is_one_of_them() -> None:
    man = hurt(1, counted="man", text="a man")
    assert counts(told(MONITOR, man), told(WIRE, hurt(3))) == (None, 3)


def test_what_the_dispatch_itself_counts_goes_before_a_part_of_it() -> None:
    own = told(WIRE, hurt(4))
    own = msgspec.structs.replace(own, claim=msgspec.structs.replace(own.claim, attribution=()))
    part = told(MONITOR, hurt(2, at=30), number=1)
    part = msgspec.structs.replace(
        part, claim=msgspec.structs.replace(part.claim, document_id=own.claim.document_id)
    )  # fmt: skip
    assert counts(own, part)[1] == 4


def test_what_a_party_counts_stands_beside_what_the_dispatch_counts() -> None:
    made = estimates_of([told(WIRE, hurt(4)), told(SOUTH_ADMIN, hurt(2))])["injured"]
    assert (made.low, made.high) == (2, 4)


def test_a_death_without_a_number_is_at_least_one() -> None:
    made = estimates_of([told(WIRE, text="The boy died in hospital.")])["deaths"]
    assert (made.low, made.best, made.high) == (1, 1, None)


def test_nobody_died_is_no_death() -> None:
    assert counts(told(WIRE, text="Nobody died in the shelling.")) == (None, None)


def test_wounds_are_not_the_wounded() -> None:
    assert counts(told(WIRE, hurt(3, text="multiple gunshot wounds"), text="He had multiple gunshot wounds."))[1] in (
        None, 1,
    )  # fmt: skip


def test_murders_of_a_year_are_not_the_incidents() -> None:
    assert counts(told(WIRE, fig(762, text="762"), text="The town counted 762 murders.")) == (None, None)


def test_victims_of_whom_nobody_says_that_they_died_are_hurt() -> None:
    assert counts(told(WIRE, fig(4, counted="victim"), text="All four victims are in hospital.")) == (None, 4)
    assert counts(told(WIRE, fig(4, counted="victim"), text="All four victims died.")) == (4, None)
