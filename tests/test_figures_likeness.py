"""What no rule reads is read by likeness to what was read, said to be so, or left alone. Sentences invented."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.figures.likeness import likened
from counterclaim.reading.figures.likeness.features import SIZE
from counterclaim.reading.figures.likeness.labels import COUNTED, NONE, OTHER, PERSONS, THINGS, label_of
from counterclaim.reading.figures.likeness.stored import weights
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Quantity
from tests.figure_reading import document_of


def layers_of(text: str) -> Layers:
    return Quantities()(Syntax()(Layers(document=document_of(text))))


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("Snipers hit nine pedestrians in the capital, four of them fatally.", "four of them", "deaths"),
        ("Twelve patients recover in hospital from burns, a doctor said.", "Twelve patients", "injured"),
        ("The blockade has cut the water off for 90,000 people.", "90,000 people", "person-without-water"),
        ("The raid left behind three of the gunmen's dead.", "three", "deaths"),
    ],
)
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
    ],
)
def test_numbers_that_tell_of_no_harm_stay_none(text: str) -> None:
    assert Figures()(layers_of(text)).figures == Figures(likeness=False)(layers_of(text)).figures == ()


def test_the_whole_of_a_part_is_not_read_by_likeness() -> None:
    layers = layers_of("The jet crashed; one of its two pilots died.")
    assert [figure.value for figure in Figures()(layers).figures] == [1]


def test_without_vectors_nothing_is_alike() -> None:
    doc = Doc(
        Vocab(),
        words=["Snipers", "hit", "nine"],
        pos=["NOUN", "VERB", "NUM"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "dobj"],
    )
    quantity = Quantity(
        start=12, end=16, value=9, low=9, high=9, comparator="exactly", unit=None, counted=None, original_value="nine",
        original_unit="",
    )  # fmt: skip
    assert likened(doc, quantity) is None


def test_labels_say_what_befell_whom() -> None:
    assert label_of("deaths") == f"{PERSONS}:deaths"
    assert label_of("drone-shot-down") == f"{THINGS}:shot-down"
    assert label_of("corpse") == f"{COUNTED}:corpse"


def test_the_weights_fit_the_features_and_the_tables() -> None:
    labels, scores, bias = weights()
    assert labels[:2] == (NONE, OTHER)
    assert scores.shape == (SIZE, len(labels))
    assert bias.shape == (len(labels),)
    assert all(
        label_of(name) == f"{kind}:{name}"
        for kind, _, name in (one.partition(":") for one in labels[2:])
        if kind == PERSONS
    )


def test_other_weights_are_another_digest() -> None:
    assert Figures().digest != Figures(likeness=False).digest
