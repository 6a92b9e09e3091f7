"""Figures of invented dispatches: measure, bound, subset and kind; and what must not become a figure."""

from __future__ import annotations

import functools

import pytest

from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Figure, Section, TimeExpression


@functools.cache
def layers_of(text: str) -> Layers:
    document = Document(
        document_id="d",
        input_id="d",
        blob="",
        text=text,
        sections=(Section("body", 0, len(text)),),
        published="2024-05-01",
    )
    return Figures()(Quantities()(Syntax()(Layers(document=document))))


def figures(text: str) -> tuple[Figure, ...]:
    return layers_of(text).figures


def brief(text: str) -> list[tuple[str, str, float | None]]:
    return [(f.measure, f.comparator, f.value) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling left at least 8 dead and 19 injured.", [("deaths", "at-least", 8), ("injured", "exactly", 19)]),
        ("The raid killed 8 people and wounded 19 others.", [("deaths", "exactly", 8), ("injured", "exactly", 19)]),
        ("6 killed, 11 hurt as bomb hits convoy", [("deaths", "exactly", 6), ("injured", "exactly", 11)]),
        ("More than 1,200 civilians have lost their lives.", [("deaths", "more-than", 1200)]),
        ("Nobody was injured in the attack.", [("injured", "exactly", 0)]),
        ("The rebels shot down 14 of the 16 drones.", [("drone-shot-down", "exactly", 14)]),
        ("The army fired up to 300 shells.", [("shell-fired", "at-most", 300)]),
        ("Troops retook about 20 villages.", [("settlement-regained", "about", 20)]),
        ("They regained control of 20 villages.", [("settlement-regained", "exactly", 20)]),
        ("Some 300 stolen cars were found.", [("vehicle-stolen", "about", 300)]),
        (
            "The militia destroyed two tanks and four trucks.",
            [("tank-destroyed", "exactly", 2), ("vehicle-destroyed", "exactly", 4)],
        ),
        ("Shells killed over 40 and up to 60 were wounded.", [("deaths", "more-than", 40), ("injured", "at-most", 60)]),
        ("The blackout left 200,000 households without electricity.", [("household-without-power", "exactly", 200000)]),
        ("Investigators documented 200 war crimes.", [("war-crime", "exactly", 200)]),
        ("Workers exhumed 440 bodies.", [("corpse", "exactly", 440)]),
        ("The ministry pledged $600 million in military aid.", [("aid-pledged", "exactly", 600e6)]),
        ("The fighting displaced nearly 90 000 people.", [("displaced", "about", 90000)]),
        ("The junta handed over 64 bodies.", [("corpse", "exactly", 64)]),
        ("The dead included five children.", [("deaths", "exactly", 5)]),
        ("Among the wounded were two nurses.", [("injured", "exactly", 2)]),
        ("Police detained 30 protesters.", [("arrested", "exactly", 30)]),
        ("Gunmen kidnapped 15 students.", [("abducted", "exactly", 15)]),
    ],
)  # fmt: skip
def test_the_effect_gives_the_measure(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 45-year-old minister met 10 officials for 90 minutes.",
        "The two sides agreed to meet in 10 regions.",
        "The village lies 12 km from the front.",
        "Troops used 155-mm guns and T-72 tanks.",
        "The council adopted Resolution 2774 by 13 votes.",
        "The army controls 60 percent of the city.",
        "The 3rd Brigade fought for 20 days.",
        "The mayor, 52, said that talks would go on.",
        "The town has 40,000 inhabitants.",
    ],
)
def test_what_measures_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_part_is_not_added_to_its_whole() -> None:
    whole, part = figures("At least 12 people were killed, including three children, in the strike.")
    assert (part.subset_of, part.measure, part.counted, part.value) == (whole.id, "deaths", "child", 3)
    assert (whole.subset_of, part.kind) == (None, None)


def test_the_badly_hurt_are_part_of_the_hurt() -> None:
    _, hurt, badly = figures("The blast killed 7 and wounded 30, six critically.")
    assert (badly.value, badly.subset_of, badly.measure) == (6, hurt.id, "injured")


def test_a_rise_is_a_revision_to_the_later_number() -> None:
    before, after = figures("The death toll from the strike rose from 22 to 30.")
    assert (before.value, before.kind) == (22, None)
    assert (after.value, after.kind) == (30, "revised")


def test_further_ones_are_new_and_totals_since_a_date_cumulative() -> None:
    (new,) = figures("The navy fired a further 20 missiles.")
    assert (new.kind, new.measure) == ("new", "missile-fired")
    (total,) = figures("About 4,000 soldiers have been killed since the start of the war.")
    assert total.kind == "cumulative"


def test_a_rate_keeps_what_it_is_per() -> None:
    (rate,) = figures("Fighters fire 200 rockets a day at the town.")
    assert rate.per == "day"


def test_persons_told_one_by_one_are_counted_together() -> None:
    total, children = figures("A man, his wife and two children were killed.")
    assert (total.value, total.subset_of) == (4, None)
    assert (children.value, children.counted, children.subset_of) == (2, "child", total.id)


def test_areas_are_given_in_km2_and_the_original_is_kept() -> None:
    (area,) = figures("The army liberated more than 1,000 square miles.")
    assert (area.measure, area.unit, area.comparator) == ("area-regained", "km2", "more-than")
    assert area.low == pytest.approx(2589.988, abs=0.001)
    assert (area.original.value, area.original.unit) == ("1,000", "square miles")


def test_the_span_runs_from_the_bound_to_the_effect() -> None:
    text = "Officials say that the shelling left at least 8 dead."
    (figure,) = figures(text)
    assert text[slice(*figure.span)] == figure.text == "at least 8 dead"
    assert figure.trigger is not None
    assert text[slice(*figure.trigger)] == "dead"


def test_a_number_alone_counts_what_was_counted_before() -> None:
    assert brief("Of 45 missiles fired at the port, 37 were shot down.")[-1] == ("missile-shot-down", "exactly", 37)


def test_numbers_of_dates_are_left_to_the_periods() -> None:
    text = "It happened on the twenty third, and three days later 40 people died."
    start = text.index("twenty third")
    layers = Syntax()(layers_of(text))
    times = (TimeExpression(start=start, end=start + 12, type="DATE", value="2024-05-23"),)
    values = [
        q.value for q in Quantities()(Layers(document=layers.document, syntax=layers.syntax, times=times)).quantities
    ]
    assert values == [3, 40]


def test_a_text_of_only_numbers_and_an_endless_one_are_named_not_guessed() -> None:
    layers = layers_of("9" * 400)
    assert layers.quantities == ()
    assert [i.code for i in layers.issues] == ["number-too-long"]
    assert figures("12 34 56 78") == ()


def test_every_measure_of_persons_has_words_that_carry_it() -> None:
    for effect in measures().effects:
        assert effect.persons or effect.things, effect.effect
        assert effect.verbs or effect.subjects or effect.adjectives or effect.nouns or effect.counts, effect.effect
