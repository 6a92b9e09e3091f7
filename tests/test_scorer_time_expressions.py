"""The TempEval-3 scorer on hand-made cases of known answers."""

import pytest

from benchmarks.tasks.time_expressions import Timex, article, scores

TIMEML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="TIME" value="1998-02-13T14:26:00">02/13/1998</TIMEX3></DCT>
<TEXT>
A &amp; B <EVENT eid="e1">met</EVENT> <TIMEX3 tid="t1" type="DATE" value="1998-02-13">Friday</TIMEX3>, \
<TIMEX3 tid="t2" type="DATE" value="1998-02-14"><SIGNAL>a</SIGNAL> day later</TIMEX3>.
</TEXT></TimeML>"""


def test_timeml_offsets_are_into_the_text_without_tags() -> None:
    read = article("a", TIMEML)
    assert read.text == "\nA & B met Friday, a day later.\n"
    assert [(read.text[t.start : t.end], t.value) for t in read.times] == [
        ("Friday", "1998-02-13"),
        ("a day later", "1998-02-14"),
    ]


def test_day_of_creation_is_a_day_and_is_not_scored() -> None:
    read = article("a", TIMEML)
    assert read.created == "1998-02-13"
    assert len(read.times) == 2


def test_timeml_without_text_is_an_error_by_name() -> None:
    with pytest.raises(ValueError, match="broken"):
        article("broken", "<TimeML></TimeML>")


def test_perfect_answer_scores_a_hundred() -> None:
    gold = [Timex(0, 6, "2022-09-13")]
    assert scores([(gold, gold)]) == {"value F1": 100.0, "strict F1": 100.0, "relaxed F1": 100.0}


def test_overlap_with_right_value_counts_for_value_but_not_for_strict() -> None:
    measured = scores([([Timex(4, 10, "V")], [Timex(0, 10, "V")])])
    assert measured == {"value F1": 100.0, "strict F1": 0.0, "relaxed F1": 100.0}


def test_wrong_value_counts_for_strict_only() -> None:
    measured = scores([([Timex(0, 6, "V")], [Timex(0, 6, "W")])])
    assert measured == {"value F1": 0.0, "strict F1": 100.0, "relaxed F1": 100.0}


def test_value_precision_is_over_all_predictions() -> None:
    """One of two gold found with its value, two predicted besides: P 1/3, R 1/2, F 0.4."""
    gold = [Timex(0, 2, "A"), Timex(10, 12, "B")]
    predicted = [Timex(0, 2, "A"), Timex(20, 22, "C"), Timex(30, 32, "D")]
    assert scores([(gold, predicted)])["value F1"] == pytest.approx(40.0)


def test_pairing_is_one_to_one() -> None:
    """One long prediction over two gold expressions finds one of them: P 1, R 1/2."""
    measured = scores([([Timex(0, 2, "A"), Timex(5, 7, "A")], [Timex(0, 7, "A")])])
    assert measured["relaxed F1"] == pytest.approx(200 / 3)


def test_the_same_span_is_paired_before_an_overlap() -> None:
    gold = [Timex(0, 4, "A"), Timex(4, 9, "B")]
    predicted = [Timex(2, 5, "X"), Timex(4, 9, "B")]
    assert scores([(gold, predicted)])["strict F1"] == pytest.approx(50.0)


def test_counts_are_summed_over_documents() -> None:
    hit, missed = [Timex(0, 1, "A")], [Timex(0, 1, "B")]
    assert scores([(hit, hit), (missed, [])])["value F1"] == pytest.approx(200 / 3)


def test_nothing_to_find_and_nothing_found_is_no_division_by_zero() -> None:
    assert scores([([], [])])["value F1"] == 0.0
