"""Low, best and high of an incident by published rules."""

from __future__ import annotations

import pytest

from counterclaim.reconciling.estimates import RULES, estimates_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Estimate
from tests.tellings_made import (
    ALLY,
    HOSPITAL,
    MONITOR,
    NORTH_HEALTH,
    SOUTH_ADMIN,
    SOUTH_ARMY,
    UNKNOWN,
    WIRE,
    WITNESS,
    actor,
    event,
    fig,
    origin,
    told,
)

ON_THE_NORTH = event(agents=(actor("south-forces", "south"),), targets=(actor("townspeople", "north"),))


def deaths(*tellings: Telling, rule: str = "ucdp") -> Estimate:
    """The estimate of deaths."""
    return estimates_of(tellings, rule=rule)["deaths"]


def bounds(estimate: Estimate) -> tuple[float | None, float | None, float | None]:
    """Low, best and high."""
    return estimate.low, estimate.best, estimate.high


def test_at_least_eight_and_eleven_agree() -> None:
    assert bounds(deaths(told(MONITOR, fig(8, "at-least")), told(NORTH_HEALTH, fig(11)))) == (11, 11, 11)


def test_at_least_eight_and_five_do_not_agree() -> None:
    made = deaths(told(MONITOR, fig(8, "at-least")), told(NORTH_HEALTH, fig(5)))
    assert bounds(made) == (5, 8, None)
    assert "high not told" in made.because


def test_the_most_reliable_origin_is_best_and_the_others_the_range() -> None:
    made = deaths(told(SOUTH_ARMY, fig(2), what=ON_THE_NORTH), told(HOSPITAL, fig(6)), told(NORTH_HEALTH, fig(9)))
    assert bounds(made) == (2, 6, 9)
    assert made.because == (
        "best 6: field hospital (independent and close to the victims), the most reliable, 4 Mar; "
        "low 2: south army, 4 Mar; high 9: north health office, 4 Mar"
    )


def test_acled_takes_the_lowest_where_counts_differ() -> None:
    made = deaths(told(HOSPITAL, fig(6)), told(NORTH_HEALTH, fig(9)), told(WIRE, fig(4)), rule="acled")
    assert bounds(made) == (4, 4, 9)
    assert made.rule == "acled"
    assert "the lowest" in made.because


def test_acled_does_not_take_a_bound_for_a_lower_count() -> None:
    assert deaths(told(MONITOR, fig(8, "at-least")), told(HOSPITAL, fig(11)), rule="acled").best == 11


@pytest.mark.parametrize("rule", RULES)
def test_words_stand_for_their_lower_end(rule: str) -> None:
    dozens = fig(12, "between", high=120, text="dozens of people")
    hundreds = fig(100, "between", high=1000, text="hundreds of people")
    assert bounds(deaths(told(MONITOR, dozens), rule=rule)) == (12, 12, 120)
    assert bounds(deaths(told(MONITOR, hundreds), rule=rule)) == (100, 100, 1000)
    assert deaths(told(MONITOR, fig(3, "unknown", text="many dead")), rule=rule).best == 10
    assert deaths(told(MONITOR, fig(3, "unknown", text="several dead")), rule=rule).best == 3


def test_dozens_and_a_number_among_them_agree() -> None:
    dozens = fig(12, "between", high=120, text="dozens of people")
    assert bounds(deaths(told(MONITOR, dozens), told(HOSPITAL, fig(37)))) == (37, 37, 37)


def test_dozens_bound_no_number_that_they_agree_with() -> None:
    """Neither by the same reliable origin, whose "at least 50" stays open above, nor by somebody whom nobody knows."""
    dozens = fig(12, "between", high=120, text="dozens of dead")
    assert bounds(deaths(told(MONITOR, dozens), told(HOSPITAL, fig(50, "at-least")))) == (50, 50, None)
    assert bounds(deaths(told(HOSPITAL, fig(50)), told(UNKNOWN, dozens))) == (50, 50, 50)
    assert bounds(deaths(told(HOSPITAL, fig(500)), told(UNKNOWN, dozens))) == (12, 500, 500)


def test_what_is_told_as_about_gives_no_bounds_of_its_own() -> None:
    assert bounds(deaths(told(MONITOR, fig(30, "about")))) == (None, 30, None)
    assert bounds(deaths(told(MONITOR, fig(30, "about")), told(HOSPITAL, fig(31)))) == (31, 31, 31)


def test_an_upper_bound_alone_names_no_number() -> None:
    assert bounds(deaths(told(MONITOR, fig(10, "at-most")))) == (None, None, 10)


def test_two_bounds_that_cross_both_stand() -> None:
    made = deaths(told(MONITOR, fig(8, "at-least")), told(HOSPITAL, fig(11, "at-most")))
    assert bounds(made) == (8, 8, 11)


def test_a_later_count_of_the_same_origin_replaces_the_earlier_one() -> None:
    made = deaths(
        told(NORTH_HEALTH, fig(3)), told(NORTH_HEALTH, fig(4), published="2031-03-05T18:00:00+02:00"),
        told(SOUTH_ADMIN, fig(6)),
    )  # fmt: skip
    assert bounds(made) == (4, 4, 6)
    assert "best 4: north health office (about its own side)" in made.because
    assert "5 Mar 18:00, replacing its 3 of 4 Mar" in made.because


def test_a_later_count_may_be_lower() -> None:
    made = deaths(told(MONITOR, fig(9)), told(MONITOR, fig(7, kind="revised"), published="2031-03-06"))
    assert bounds(made) == (7, 7, 7)


def test_a_later_bound_does_not_undo_a_count_that_it_agrees_with() -> None:
    made = deaths(told(MONITOR, fig(11)), told(MONITOR, fig(8, "at-least"), published="2031-03-06"))
    assert bounds(made) == (11, 11, 11)


def test_a_later_higher_bound_replaces_a_lower_one() -> None:
    made = deaths(told(MONITOR, fig(8, "at-least")), told(MONITOR, fig(11, "at-least"), published="2031-03-06"))
    assert bounds(made) == (11, 11, None)
    assert "replacing its at least 8 of 4 Mar" in made.because


def test_the_day_of_the_utterance_counts_and_not_that_of_publication() -> None:
    late = told(MONITOR, fig(3), published="2031-03-09", said=event().period[0])  # type: ignore[index]
    assert deaths(late, told(MONITOR, fig(5), published="2031-03-05")).best == 5


def test_a_further_number_is_added_to_what_was_told_before() -> None:
    made = deaths(told(MONITOR, fig(8)), told(MONITOR, fig(2, kind="new"), published="2031-03-06"))
    assert bounds(made) == (10, 10, 10)


def test_more_than_before_the_incident_is_not_added_to_itself() -> None:
    headline = told(MONITOR, fig(12, kind="new", text="12 more"), section="headline", document="d")
    body = told(MONITOR, fig(12, "at-least", text="at least 12"), document="d")
    assert bounds(deaths(headline, body)) == (12, 12, None)


def test_what_the_enemy_claims_does_not_narrow_a_bound() -> None:
    made = deaths(told(MONITOR, fig(8, "at-least")), told(SOUTH_ARMY, fig(400), what=ON_THE_NORTH))
    assert bounds(made) == (8, 8, 400)


@pytest.mark.parametrize("other", [ALLY, UNKNOWN])
def test_nor_does_an_ally_or_somebody_unknown(other: object) -> None:
    made = deaths(told(MONITOR, fig(8, "at-least")), told(other, fig(90)))  # type: ignore[arg-type]
    assert bounds(made) == (8, 8, 90)


def test_an_institution_goes_before_a_witness() -> None:
    assert deaths(told(WITNESS, fig(20)), told(NORTH_HEALTH, fig(4))).best == 4


def test_a_named_origin_goes_before_one_without_a_name() -> None:
    unnamed = origin("unnamed:d1:third-party:medical-sources", kind="medical")
    assert deaths(told(HOSPITAL, fig(6)), told(unnamed, fig(9), published="2031-03-09")).best == 6


def test_what_an_outlet_says_in_a_text_that_cites_others_goes_after_them() -> None:
    in_text = told(WIRE, fig(43), own_voice=True, document="d")
    assert deaths(in_text, told(NORTH_HEALTH, fig(8), document="d")).best == 8
    assert deaths(told(WIRE, fig(43), own_voice=True, document="e"), told(NORTH_HEALTH, fig(8))).best == 43


def test_no_dead_is_a_count() -> None:
    assert bounds(deaths(told(SOUTH_ADMIN, fig(0)))) == (0, 0, 0)


def test_measures_are_estimated_apart() -> None:
    made = estimates_of([told(MONITOR, fig(8), fig(19, measure="injured", id="f2", at=20))])
    assert {m: e.best for m, e in made.items()} == {"deaths": 8, "injured": 19}


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError):
        estimates_of([told(MONITOR, fig(8))], rule="mine")


def test_the_claims_it_stands_on_are_named() -> None:
    low, best = told(SOUTH_ARMY, fig(2), what=ON_THE_NORTH), told(HOSPITAL, fig(6))
    unused = told(WIRE, fig(5))
    assert deaths(low, best, unused).claims == (best.claim.claim_id, low.claim.claim_id)
