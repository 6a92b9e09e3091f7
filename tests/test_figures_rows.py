"""Rows that the parse tears, numbers that somebody else gives, totals of something. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.figure_reading import brief, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a row whose last member alone has the word for all
        ("Raiders attacked the ford, leaving 12 guards and three drivers dead.", [("deaths", 12), ("deaths", 3)]),
        ("The siege ended with nine miners and two cooks dead.", [("deaths", 9), ("deaths", 2)]),
        ("The inquiry named 30 victims, with eight nurses and two girls raped.", [("raped", 8), ("raped", 2)]),
        # a row whose first member alone has it
        (
            "The fire cut off power to 12 villages and some 4,000 homes.",
            [("settlement-without-power", 12), ("household-without-power", 4000)],
        ),
        # subjects, objects and clauses that the parse hides
        ("Six soldiers died and 46 had sustained injuries.", [("deaths", 6), ("injured", 46)]),
        ("Gunmen freed 20 of the 90 pupils they took in May.", [("released", 20), ("abducted", 90)]),
        ("Crews search for seven miners believed trapped.", [("trapped", 7)]),
        ("Families count eight as still missing.", [("missing", 8)]),
        ("The gunmen lined up the pilgrims and shot 14 of them.", [("deaths", 14)]),
        ("Rebels let go 24 captives.", [("released", 24)]),
        ("The garrison put its losses at 24 dead and 103 hurt.", [("deaths", 24), ("injured", 103)]),
        ("Air defences downed 37 of up to 40 missiles.", [("missile-shot-down", 37)]),
        ("Some 5,000 families have packed up and left.", [("displaced", 5000)]),
        ("Divers collected 53 decomposing corpses.", [("corpse", 53)]),
        ("Two million people were without running water.", [("person-without-water", 2e6)]),
        ("Villagers below the age of 15, and 48 wounded, were taken in.", [("injured", 48)]),
    ],
)
def test_members_that_the_parse_tears_off(text: str, expected: list[tuple[str, float]]) -> None:
    assert [pair for pair in brief(text) if pair in expected] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 drones were shot down over Sumy, 5 over Poltava and 3 over Lviv", [12, 5, 3]),
        ("Gunners shot down 12 drones over Sumy, 5 over Poltava and 3 over Lviv.", [12, 5, 3]),
        ("Gunners shot down 12 drones over Sumy and the mayor spoke of 3 over breakfast.", [12]),
    ],
)
def test_numbers_alone_that_tell_of_another_place(text: str, expected: list[float]) -> None:
    assert brief(text) == [("drone-shot-down", value) for value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DRONES HIT SUMY PORT, AT LEAST 7 DEAD - MINISTRY", ("deaths", 7)),
        ("Sumy port hit, at least 7 dead - ministry", ("deaths", 7)),
        ("SHELL HITS MARKET, 12 WOUNDED - HOSPITAL", ("injured", 12)),
        ("Six ex-soldiers were killed.", ("deaths", 6)),
    ],
)
def test_a_dash_ends_the_phrase_of_those_counted(text: str, expected: tuple[str, float]) -> None:
    assert brief(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army lost 54 men; the rebels' figure was 137.", [("losses", 54), ("losses", 137)]),
        ("Troops killed 50 villagers; a church inquiry arrived at 131.", [("deaths", 50), ("deaths", 131)]),
        (
            "The navy said it sank 14 boats; analysts could confirm no more than six.",
            [("ship-destroyed", 14), ("ship-destroyed", 6)],
        ),
        (
            "The governor spoke of 75 dead. The mission later corrected the figure to 15.",
            [("deaths", 75), ("deaths", 15)],
        ),
        ("Observers tallied 300 explosions as against 120 the day before.", [("explosion", 300), ("explosion", 120)]),
        ("Planes brought 710 freed prisoners; a further 351 were expected.", [("released", 710), ("released", 351)]),
        (
            "The rate of fire fell to 600 shells a day from a winter peak of 2,000.",
            [("shell-fired", 600), ("shell-fired", 2000)],
        ),
        # no other number for the same thing
        ("Troops killed 50 villagers. The report said 4,000,000.", [("deaths", 50)]),
        ("The raid killed nine guards. The mayor named three ministers.", [("deaths", 9)]),
    ],
)
def test_numbers_that_somebody_else_gives(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The monitor's tally of farmers put to death in the valley stood at 1,068 on Monday.", [("deaths", 1068)]),
        ("The number of cholera cases in the delta stands at 1,430.", [("cholera-case", 1430)]),
        ("The count of unmarked graves has grown from 150 to 440.", [("grave", 150), ("grave", 440)]),
        ("Eight of its fighters were killed, raising its losses to 113.", [("deaths", 8), ("losses", 113)]),
        ("One more villager died, taking the number of dead to four.", [("deaths", 1), ("deaths", 4)]),
        ("The number of houses burned is put at 40.", [("house-burned", 40)]),
        ("The number of councillors rose to 40.", []),
        ("The number of the house is 40.", []),
    ],
)
def test_numbers_of_something(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


def test_a_number_that_is_passed_is_exceeded() -> None:
    (told,) = figures("The number of people killed in the siege passed 200.")
    assert (told.measure, told.value, told.comparator) == ("deaths", 200, "more-than")


def test_what_a_figure_is_corrected_to_is_revised() -> None:
    told = figures("The governor spoke of 75 dead; the mission corrected the figure to 15.")
    assert [(f.value, f.kind) for f in told] == [(75, None), (15, "revised")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb that no table lists, on a thing that one knows
        ("The blast blew a hole in the pipe, spilling 900 tonnes of diesel.", [("diesel-spilled", 900)]),
        ("Guards hoisted 300 tonnes of flour over the wall.", [("flour-hoisted", 300)]),
        ("Engineers towed nine trucks and two tanks.", [("vehicle-towed", 9), ("tank-towed", 2)]),
        # not where it does nothing to them
        ("The company owns nine trucks.", []),
        ("The parade included nine tanks.", []),
        ("The council debated nine laws.", []),
        ("The price fell to 2,000 shells.", []),
        ("Nine parked cars blocked the road.", []),
    ],
)
def test_a_verb_that_no_table_lists(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clashes left 32 dead and 159 wounded, up from 23 and 140.", [32, 159, 23, 140]),
        ("The raid killed upwards of 140 people.", [140]),
        ("The flood killed upwards of 140.", [140]),
    ],
)
def test_values(text: str, expected: list[float]) -> None:
    assert [value for _, value in brief(text)] == expected


def test_two_numbers_are_compared_with_two() -> None:
    told = figures("The clashes left 32 dead and 159 wounded, up from 23 and 140.")
    assert [(f.measure, f.kind) for f in told] == [
        ("deaths", "revised"),
        ("injured", "revised"),
        ("deaths", None),
        ("injured", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neither the four pilots nor the nine passengers survived.", [("deaths", 4), ("deaths", 9)]),
        ("At the mill 19 women were queuing; all of them perished.", [("deaths", 19)]),
        ("Many wept, and six die every day.", [("deaths", 6)]),
        ("Some tents, at least nine, burned.", [("tent-burned", 9)]),
        ("Thirty tents stood there, of which at least nine burned.", [("tent-burned", 9)]),
        ("Nearly all of the 900 villagers have fled.", [("displaced", 900)]),
        ("The clash was the third this week, bringing to 29 the number of nurses killed.", [("deaths", 29)]),
        ("The grenade injured 30 or so customers.", [("injured", 30)]),
        ("Monitors saw nine drones on Friday, and on Sunday there were 67.", []),
        (
            "The army fired nine drones on Friday, and on Sunday there were 67.",
            [("drone-fired", 9), ("drone-fired", 67)],
        ),
        ("Among the freed is a nun, the oldest of them 63.", []),
        ("The beheading of eleven salt makers was blamed on raiders.", [("deaths", 11)]),
    ],
)
def test_ways_of_telling(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a heading before a colon tells
        ("Lost in the south by noon: 9 tanks, 2 guns.", [("tank-lost", 9), ("artillery-system-lost", 2)]),
        ("Sorties flown by the wing on Friday: 34.", [("sortie", 34)]),
        ("Vehicles put out of action: 8.", [("vehicle-disabled", 8)]),
        (
            "Refugees keep coming: 110 on Friday, 170 on Saturday.",
            [("displaced", 110), ("displaced", 170)],
        ),
        ("The minister named two aims: 9 tanks.", []),
        # what was done in the end
        ("Ten passengers were taken off the bus and shot at close range.", [("deaths", 10)]),
        ("Nine trucks left behind were burned.", [("vehicle-burned", 9)]),
        ("Guards shot at 12 men.", []),
        # parts
        (
            "They found 9 bodies, among them those of three women and two girls.",
            [("corpse", 9), ("corpse", 3), ("corpse", 2)],
        ),
        (
            "The raid left 90 dead. That includes 30 children and 20 women.",
            [("deaths", 90), ("deaths", 30), ("deaths", 20)],
        ),
        ("The clinic admitted 58 of the wounded.", [("injured", 58)]),
        ("Crews downed 9 of the 14 drones launched.", [("drone-shot-down", 9), ("drone-fired", 14)]),
        ("Sappers cleared 35 of the 170 square kilometres.", [("area-demined", 35)]),
        ("The blaze killed 440 people, all but 22 of them miners.", [("deaths", 440), ("deaths", 418)]),
        # other ways
        ("Mines killed or wounded 470 people.", [("casualties", 470)]),
        ("The bureau puts those needing help in the valley next year at 18 million.", [("person-in-need", 18e6)]),
        ("Some 160 towns and villages remain without power.", [("settlement-without-power", 160)]),
        ("The tanker broke, and 250 tonnes of oil spilled into the bay.", [("oil-spilled", 250)]),
        (
            "They took three towns, bringing to 18 the number they hold.",
            [("settlement-captured", 3), ("settlement-captured", 18)],
        ),
    ],
)
def test_headings_ends_and_parts(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


def test_a_range_may_have_a_bound_in_it() -> None:
    (told,) = figures("The number killed ranges from 500 to more than 1,300.")
    assert (told.measure, told.low, told.high) == ("deaths", 500, 1300)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bishop first spoke of 110 slain.", [("deaths", 110)]),
        ("Own side 4 wounded; enemy 21 killed, 2 taken prisoner.", [("injured", 4), ("deaths", 21), ("captured", 2)]),
        ("Cholera sweeps the delta: 265 deaths, 2,000 suspected cases.", [("deaths", 265), ("cholera-case", 2000)]),
        ("The troops held 82 villages over an area of 1,150 sq km.", [("settlement-held", 82), ("area-held", 1150)]),
        ("Monitors recorded 12 explosions, including three airstrikes.", [("explosion", 12), ("airstrike", 3)]),
        (
            "The mayor says 17 shops, four mills and 30 cars were damaged.",
            [("shop-damaged", 17), ("mill-damaged", 4), ("vehicle-damaged", 30)],
        ),
        ("A thousand rebels walked out of the bush to surrender.", [("captured", 1000)]),
    ],
)
def test_words_that_the_parse_takes_for_others(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected
