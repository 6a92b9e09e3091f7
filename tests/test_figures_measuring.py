"""Figures of invented dispatches: measure, bound, subset and kind; and what must not become a figure."""

from __future__ import annotations

import pytest

from counterclaim.reading.figures import Quantities
from counterclaim.reading.figures.measures import effects
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import TimeExpression
from tests.figure_reading import figures, layers_of


def brief(text: str) -> list[tuple[str, str, float | None]]:
    return [(f.measure, f.comparator, f.value) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling killed at least 6 people and injured 14.", [("deaths", "at-least", 6), ("injured", "exactly", 14)]),
        ("The raid killed 8 people and wounded 19 others.", [("deaths", "exactly", 8), ("injured", "exactly", 19)]),
        ("6 killed, 11 hurt as bomb hits convoy", [("deaths", "exactly", 6), ("injured", "exactly", 11)]),
        ("More than 1,200 civilians have lost their lives.", [("deaths", "more-than", 1200)]),
        ("Nobody was injured in the attack.", [("injured", "exactly", 0)]),
        ("The rebels shot down 14 of the 16 drones.", [("drone-shot-down", "exactly", 14)]),
        ("The army fired up to 300 shells.", [("shell-fired", "at-most", 300)]),
        ("Troops retook about 20 villages.", [("settlement-regained", "about", 20)]),
        ("They regained control of 20 villages.", [("settlement-regained", "exactly", 20)]),
        ("Around 70 stolen trucks were found.", [("vehicle-stolen", "about", 70)]),
        (
            "The militia destroyed two tanks and four trucks.",
            [("tank-destroyed", "exactly", 2), ("vehicle-destroyed", "exactly", 4)],
        ),
        ("Shells killed over 40 and up to 60 were wounded.", [("deaths", "more-than", 40), ("injured", "at-most", 60)]),
        ("The blackout left 200,000 households without electricity.", [("household-without-power", "exactly", 200000)]),
        ("Investigators documented 90 war crimes.", [("war-crime", "exactly", 90)]),
        ("Workers exhumed 440 bodies.", [("corpse", "exactly", 440)]),
        ("The ministry pledged $600 million in military aid.", [("aid-pledged", "exactly", 600e6)]),
        ("The fighting displaced nearly 90 000 people.", [("displaced", "about", 90000)]),
        ("The junta handed over 64 bodies.", [("corpse", "exactly", 64)]),
        ("The dead included five children.", [("deaths", "exactly", 5)]),
        ("Among the wounded were two nurses.", [("injured", "exactly", 2)]),
        ("Police detained 30 protesters.", [("arrested", "exactly", 30)]),
        ("Gunmen kidnapped 15 students.", [("abducted", "exactly", 15)]),
        ("A woman was killed and another was injured.", [("deaths", "exactly", 1), ("injured", "exactly", 1)]),
        ("Nine aid workers were killed.", [("deaths", "exactly", 9)]),
        ("The shelling took the lives of more than 140 people.", [("deaths", "more-than", 140)]),
        ("The militia put 30 captives to death.", [("deaths", "exactly", 30)]),
        ("Troops had shot dead more than 100 people.", [("deaths", "more-than", 100)]),
        ("The committee put the dead at more than 60.", [("deaths", "more-than", 60)]),
        ("At least 320 people were killed or wounded.", [("casualties", "at-least", 320)]),
        ("The strikes cut off water to 200,000 people.", [("person-without-water", "exactly", 200000)]),
        ("Some 40,000 people were left without power.", [("person-without-power", "about", 40000)]),
        ("The strikes knocked out power to 120,000 households.", [("household-without-power", "exactly", 120000)]),
        ("Villages with a total area of 300 km2 were liberated.", [("area-regained", "exactly", 300)]),
        ("The north sent 4,000 soldiers across the border.", [("soldier-sent", "exactly", 4000)]),
        ("Only 42 aid trucks entered the enclave.", [("truck-entered", "exactly", 42)]),
        ("Sixty rebels had surrendered.", [("captured", "exactly", 60)]),
        ("The town was shelled three times.", [("shelling", "exactly", 3)]),
        ("The army received the bodies of 1,212 soldiers.", [("corpse", "exactly", 1212)]),
        ("It had hit more than 50 targets.", [("target-hit", "more-than", 50)]),
        ("The strike injured a passer-by.", [("injured", "exactly", 1)]),
        ("Troops were pushed out of more than 20 settlements.", [("settlement-regained", "more-than", 20)]),
        ("The number of people driven from their homes was put at 36,400.", [("displaced", "exactly", 36400)]),
        ("The office put the number of civilians killed at 25.", [("deaths", "exactly", 25)]),
        ("Sixteen of them appear to have been executed.", [("deaths", "exactly", 16)]),
        ("The raid left 89 people in the town dead or wounded.", [("casualties", "exactly", 89)]),
        ("Guerrillas killed six coca growers.", [("deaths", "exactly", 6)]),
        (
            "It brings the number of people killed to 844, and of those injured to 2,105.",
            [("deaths", "exactly", 844), ("injured", "exactly", 2105)],
        ),
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
        "A medical worker gave no number of the dead.",
        "They fought one another.",
        "Four tolls, one admission, several denials",
        "Not one tank was destroyed.",
        "A spokesman said that the town had fallen.",
        "The order, No 1123, was signed on Friday.",
        "The helicopter can lift 24 soldiers or four tonnes of cargo.",
        "There are 86 murders per 100,000 inhabitants.",
        "Some 2,500 pupils went back to school on Monday.",
        "The agency interviewed 61 former detainees.",
    ],
)
def test_what_measures_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_clause_of_its_own_says_nothing_of_its_noun() -> None:
    text = "A spokesman who was not named denied on Monday that 400 people had been killed there."
    assert brief(text) == [("deaths", "exactly", 400)]


def test_a_length_where_land_was_won_is_kept_with_its_doubt() -> None:
    layers = layers_of("About 2,000 kilometres had been freed.")
    (figure,) = layers.figures
    assert (figure.measure, figure.value, figure.unit) == ("distance-regained", 2000, "km")
    assert [(issue.code, issue.span) for issue in layers.issues] == [("length-not-area", figure.span)]


def test_the_whole_of_which_only_some_are_told_is_no_figure() -> None:
    assert [f.value for f in figures("Several of the 15 trucks were burned.")] == [None]


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
    layers = layers_of("9" * 300)
    assert layers.quantities == ()
    assert [i.code for i in layers.issues] == ["number-too-long"]
    assert figures("12 34 56 78") == ()


def test_every_measure_of_persons_has_words_that_carry_it() -> None:
    for effect in effects():
        assert effect.persons or effect.things, effect.effect
        assert effect.verbs or effect.subjects or effect.adjectives or effect.nouns or effect.counts, effect.effect


def test_ages_are_no_victims() -> None:
    assert brief("At least 11 children between the ages of six and 15 were killed.") == [("deaths", "at-least", 11)]
    assert brief("Three girls aged 6 to 15 were killed.") == [("deaths", "exactly", 3)]


@pytest.mark.parametrize("whole", ["52 drones", "the 52 drones"])
def test_what_follows_a_part_is_told_of_the_whole(whole: str) -> None:
    assert brief(f"It had shot down 37 of {whole} launched by the north.") == [
        ("drone-shot-down", "exactly", 37),
        ("drone-fired", "exactly", 52),
    ]


def test_a_total_is_of_the_effect_told_before_it() -> None:
    new, total = figures("The shelling killed two more people, bringing the total to 14.")
    assert (new.value, new.kind, new.measure) == (2, "new", "deaths")
    assert (total.value, total.kind, total.measure) == (14, "cumulative", "deaths")


def test_a_total_told_apart_does_not_count_up_the_figure_before_it() -> None:
    (day, *_) = figures("Five killed in the town; total since the invasion reaches 844.")
    assert (day.value, day.kind) == (5, None)


def test_one_person_told_by_an_article_can_be_a_part() -> None:
    _, hurt, child = figures("The attack killed twelve, wounding five, including a child.")
    assert (child.value, child.subset_of, child.measure) == (1, hurt.id, "injured")


def test_all_parts_in_a_row_are_parts() -> None:
    for text in (
        "The strike killed 53 people, including 14 children and 15 women.",
        "The strike killed 53 people, 14 children and 15 women among them.",
        "The strike killed 53 people: 14 in the camp, 15 on the road.",
    ):
        whole, *parts = figures(text)
        assert [(p.value, p.subset_of) for p in parts] == [(14, whole.id), (15, whole.id)]


def test_a_noun_left_out_is_the_one_told_before() -> None:
    assert brief("The army destroyed 16 vehicles and captured 34.") == [
        ("vehicle-destroyed", "exactly", 16),
        ("vehicle-captured", "exactly", 34),
    ]
