"""How names of places are folded, compared and romanised."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.gazetteer import folded_name, kilometres
from counterclaim.gazetteer.compiling.names import skeleton
from counterclaim.gazetteer.compiling.sources import is_useful, romanised
from counterclaim.gazetteer.gazetteer import edits


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Al-Fāshir", "al fashir"), ("Slov’yans’k", "slovyansk"), ("U.S.", "us"), ("the Netherlands", "netherlands"),
     ("Şanlıurfa", "sanliurfa"), ("Port-au-Prince", "port au prince"), ("Łódź", "lodz")],
)  # fmt: skip
def test_names_fold_to_what_they_have_in_common(written: str, folded: str) -> None:
    assert folded_name(written) == folded


@given(st.text(max_size=30))
@example("𝜜")
@example("a…b")
def test_folding_twice_changes_nothing_more(name: str) -> None:
    once = folded_name(name)
    if not once.startswith("the "):
        assert folded_name(once) == once or once[-1:].isspace()


@pytest.mark.parametrize(
    "spellings",
    [("zaporizhzhia", "zaporozhye", "zaporizhzhya"), ("kharkiv", "kharkov"), ("bakhmut", "bakhmout"),
     ("balakliia", "balakleya"), ("khan younis", "khan yunis"), ("al fashir", "el fasher")],
)  # fmt: skip
def test_spellings_of_one_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(s) for s in spellings}) == 1
    assert skeleton(spellings[0])


def test_short_names_and_other_scripts_have_no_skeleton() -> None:
    assert skeleton("goma") == skeleton("харків") == skeleton("iowa") == ""


@pytest.mark.parametrize(
    ("ukrainian", "english"),
    [("Слов'янськ", "Sloviansk"), ("Костянтинівка", "Kostiantynivka"), ("Ізюм", "Izium"), ("Запоріжжя", "Zaporizhzhia"),
     ("Згурівка", "Zghurivka"), ("Ємільчине", "Yemilchyne"), ("Біла Церква", "Bila Tserkva")],
)  # fmt: skip
def test_ukrainian_names_are_romanised_officially(ukrainian: str, english: str) -> None:
    assert romanised(ukrainian) == english


def test_machine_romanisations_and_codes_are_no_names() -> None:
    assert [is_useful(n) for n in ("ha er ke fu", "HRK", "Kharkov", "al-Fashir", "Харьков", "哈爾科夫")] == [
        False, False, True, True, True, False,
    ]  # fmt: skip


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_edits_are_a_distance(a: str, b: str) -> None:
    assert edits(a, b) == edits(b, a) <= max(len(a), len(b))
    assert (edits(a, b) == 0) == (a == b)


def test_a_degree_of_latitude_is_111_km() -> None:
    assert kilometres(0, 0, 1, 0) == pytest.approx(111.2, abs=0.1)
    assert kilometres(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)
