"""What no rule reads is read by likeness to what was read, said to be so, or left alone. Sentences invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.figures.effects import thing_of
from counterclaim.reading.figures.likeness.labels import COUNTED, NONE, OTHER, PERSONS, THINGS, found_by, label_of
from counterclaim.reading.figures.likeness.likeness import probabilities
from counterclaim.reading.figures.likeness.marking import CLOSE, FIRST, LAST, LONGEST, OPEN, marked
from counterclaim.reading.figures.likeness.stored import labels
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from tests.figure_reading import document_of


def layers_of(text: str) -> Layers:
    return Quantities()(Syntax()(Layers(document=document_of(text))))


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("The blast burst the eardrums of eight children in the next room.", "eight children", "injured"),
        ("The minister says ten thousand troops will be on the streets by then.", "ten thousand troops", "deployed"),
        ("An hour later a second bomber struck the crews, adding nine to the dead.", "nine", "deaths"),
        ("The army came in, forcing thousands of villagers into the hills.", "thousands of villagers", "displaced"),
    ],
)  # fmt: skip
def test_what_no_rule_reads_is_read_by_likeness_and_says_so(text: str, words: str, measure: str) -> None:
    layers = layers_of(text)
    assert all(figure.text != words for figure in Figures(likeness=False)(layers).figures)
    read = Figures()(layers)
    figure = next(figure for figure in read.figures if figure.text == words)
    assert figure.measure == measure
    assert "likeness" in {reason.rule for reason in read.reasons["figure", figure.span]}


@pytest.mark.parametrize(
    "text",
    [
        "The minister met 14 envoys and signed three accords.",
        "The choir of 40 sang in two churches.",
        "The club beat its rivals before a crowd of 40,000 and sold 12,000 shirts.",
        "The mayor, 52, lives at 14 Harbour Road with two cats.",
        "Shares rose 12 points in 40 minutes.",
        "The jet crashed; neither of its two pilots was on duty that week.",
        "The ferry landed with its 220 passengers at 14:20.",
        "The station is for evacuees; about 4,000 people were at the platforms when the guns fell silent.",
        "The homicide rate stands at 86 per 100,000 inhabitants.",
        "The town of 9,000 inhabitants lies on the west bank.",
        "The governor has asked for 500 more police.",
        "The victims, whose ages ranged from 16 to 60, had been stopped at a roadblock.",
    ],
)
def test_numbers_that_tell_of_no_harm_stay_none(text: str) -> None:
    assert Figures()(layers_of(text)).figures == Figures(likeness=False)(layers_of(text)).figures == ()


def test_the_whole_of_a_part_is_not_read_by_likeness() -> None:
    layers = layers_of("The jet crashed; one of its two pilots died.")
    assert [figure.value for figure in Figures()(layers).figures] == [1]


def test_who_no_table_knows_may_be_a_person() -> None:
    doc = Syntax()(Layers(document=document_of("They lost eight cadres and two tanks."))).doc
    cadres, tanks = (thing_of(doc[at], area=False) for at in (3, 6))
    found = found_by("persons:deaths", cadres, doc[1])
    assert found is not None
    assert found.measure == "deaths"
    assert found_by("persons:deaths", tanks, doc[1]) is None


def test_bodies_are_no_rooms() -> None:
    doc = Syntax()(Layers(document=document_of("They found ten rooms and two soldiers."))).doc
    rooms, soldiers = (thing_of(doc[at], area=False) for at in (3, 6))
    assert found_by("counted:corpse", rooms, doc[1]) is None
    assert found_by("counted:corpse", soldiers, doc[1]) is not None


def test_marks_stand_around_the_numbers_of_a_sentence() -> None:
    text = "It rained. Two died and 19 fled."
    made = marked(text, 0, (11, len(text)), [(11, 14), (24, 26)])
    assert (made.pieces[0], made.pieces[-1]) == (FIRST, LAST)
    assert list(made.at) == [(11, 14), (24, 26)]
    assert [made.pieces[at] for at in made.at.values()] == [OPEN, OPEN]
    assert made.pieces.count(CLOSE) == 2
    assert made.pieces[made.at[11, 14] + 2] == CLOSE


def test_a_sentence_too_long_stands_without_the_one_before_and_loses_its_last_numbers() -> None:
    first, second = "The road was bad. " * 45, "Two died and 19 fled."
    made = marked(first + second, 0, (len(first), len(first + second)), [(len(first), len(first) + 3)])
    assert list(made.at.values()) == [1]
    long = "It went on and on and on " * 40 + "19"
    made = marked(long, 0, (0, len(long)), [(len(long) - 2, len(long))])
    assert len(made.pieces) == LONGEST
    assert made.at == {}


def test_a_number_within_another_has_no_mark_of_its_own() -> None:
    text = "between 10 and 15 fell"
    assert list(marked(text, 0, (0, len(text)), [(0, 17), (8, 10)]).at) == [(0, 17)]


def test_labels_say_what_befell_whom() -> None:
    assert label_of("deaths") == f"{PERSONS}:deaths"
    assert label_of("drone-shot-down") == f"{THINGS}:shot-down"
    assert label_of("corpse") == f"{COUNTED}:corpse"


def test_the_network_fits_its_labels_and_the_tables() -> None:
    assert labels()[:2] == (NONE, OTHER)
    likely = probabilities([FIRST, OPEN, 2048, CLOSE, 2351, LAST], [1])
    assert likely.shape == (1, len(labels()))
    assert likely.sum() == pytest.approx(1)
    assert probabilities([FIRST, LAST], []).shape == (0, len(labels()))
    assert all(
        label_of(name) == f"{kind}:{name}"
        for kind, _, name in (one.partition(":") for one in labels()[2:])
        if kind == PERSONS
    )


def test_other_weights_are_another_digest() -> None:
    assert Figures().digest != Figures(likeness=False).digest


def test_numbers_alone_are_like_nothing() -> None:
    assert Figures()(layers_of("7\n8\n9\n1,000")).figures == ()
    assert Figures()(layers_of("12 34 56 78 90")).figures == ()


def test_a_share_of_those_told_before_it_is_no_figure() -> None:
    text = "Israel freed 26 long-serving prisoners, a quarter of the 104 that it has promised to let go."
    assert [f.value for f in Figures()(layers_of(text)).figures] == [26]
