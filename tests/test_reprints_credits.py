"""The agencies that a dispatch says it has its words from. All texts are invented."""

from __future__ import annotations

import pytest

from counterclaim.reconciling.reprints import agencies_of, credits_of
from tests.wires import DENIAL, LEAD, dispatch


@pytest.mark.parametrize(
    ("paragraphs", "credit"),
    [
        ([f"KYIV (Reuters) — {LEAD}"], ("Reuters", "wire")),
        ([f"PORT SUDAN, Sudan, March 4 (AFP) - {LEAD}"], ("Agence France-Presse", "wire")),
        ([f"KYIV, Ukraine (AP) -- {LEAD}"], ("Associated Press", "wire")),
        ([f"BERLIN, Sept 13, 2031 (dpa) – {LEAD}"], ("dpa", "wire")),
        ([LEAD, f"{DENIAL} (AFP)"], ("Agence France-Presse", "wire")),
        ([LEAD, f"{DENIAL} — AP"], ("Associated Press", "wire")),
        ([LEAD, DENIAL, "Reuters"], ("Reuters", "wire")),
        ([LEAD, "(Anadolu Agency)"], ("Anadolu", "wire")),
        (["By Agence France-Presse", LEAD], ("Agence France-Presse", "wire")),
        (["By a correspondent, Associated Press", LEAD], ("Associated Press", "wire")),
        (["Source: Xinhua", LEAD], ("Xinhua", "wire")),
        ([LEAD, "With Reuters"], ("Reuters", "with")),
        ([LEAD, "(With inputs from ANI)"], ("ANI", "with")),
        ([LEAD, f"{DENIAL} (with files from The Associated Press)"], ("Associated Press", "with")),
        (["Two ships were hit, according to news agency TASS, on Monday morning."], ("TASS", "cited")),
        (["Two ships were hit on Monday, Interfax reported."], ("Interfax", "cited")),
    ],
)
def test_credit_is_read(paragraphs: list[str], credit: tuple[str, str]) -> None:
    assert [(c.agency, c.kind) for c in credits_of(dispatch(*paragraphs))] == [credit]


def test_span_of_a_credit_is_its_own_words() -> None:
    document = dispatch(LEAD, f"{DENIAL} (AFP)")
    (credit,) = credits_of(document)
    assert document.text[slice(*credit.span)] == "(AFP)"


def test_two_agencies_are_two_credits() -> None:
    assert agencies_of(dispatch(LEAD, "AFP, Reuters")) == ("Agence France-Presse", "Reuters")


@pytest.mark.parametrize(
    "paragraph",
    [
        "A camera team of AFP was shelled near the bridge on Monday, and one of its members was hurt.",
        "The ministry said it would sue Reuters, whose office in the capital was searched in March.",
        "Aid (AP) workers spoke of AP-1 mines on the road.",
        "The San Ana river rose by a metre (three feet).",
    ],
)
def test_agency_that_is_only_spoken_of_is_not_credited(paragraph: str) -> None:
    assert agencies_of(dispatch(LEAD, paragraph, DENIAL)) == ()
