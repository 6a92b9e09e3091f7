"""A brief says nothing that its claims do not say. All texts are invented; offices, no persons."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from counterclaim.publishing.briefing import Picture, Statement, as_html, as_markdown, brief_of, unfounded
from counterclaim.publishing.briefing.brief import Brief
from counterclaim.reconciling.incidents.composing import compose
from counterclaim.reconciling.incidents.strands import strand_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Claim, Incident
from tests.tellings_made import (
    MONITOR,
    NORTH_ARMY,
    NORTH_HEALTH,
    SOUTH_ARMY,
    WIRE,
    actor,
    claim,
    event,
    fig,
    place,
    told,
)

TODAY = date(2031, 3, 5)
RIVERTON = (place("riverton"),)
EARLY = told(NORTH_HEALTH, fig(3, "at-least"), places=RIVERTON, text="at least three people were killed in Riverton")
LATER = told(
    NORTH_HEALTH, fig(5), published="2031-03-05", places=RIVERTON, text="five people had died in Riverton",
    what=event(agents=(actor("south-army", "south"),)),
)  # fmt: skip
DENIAL = told(
    SOUTH_ARMY, published="2031-03-05", stance="denies", places=RIVERTON,
    text="its artillery had not fired at Riverton",
)  # fmt: skip


def incident(*tellings: Telling) -> Incident:
    by_document: dict[str, list[Telling]] = {}
    for one in tellings:
        by_document.setdefault(one.claim.document_id, []).append(one)
    return compose([strand_of(group) for group in by_document.values()], {one.key: one for one in tellings})


def brief(*tellings: Telling) -> tuple[Brief, dict[str, Claim]]:
    """The brief of TODAY of one incident, with its claims."""
    before = [one for one in tellings if (one.claim.published or "") < TODAY.isoformat()]
    picture = Picture(now=incident(*tellings), before=incident(*before) if before else None)
    claims = {one.claim.claim_id: one.claim for one in tellings}
    return brief_of(TODAY, [picture], claims), claims


def statements(one: Brief) -> list[Statement]:
    found = [*one.totals]
    for group in one.groups:
        found += [group.heading] if group.heading else []
        for entry in group.entries:
            found += [entry.heading, *entry.lines, *entry.changed]
    return found


CASES = {
    "early": (EARLY,),
    "revised": (EARLY, LATER),
    "denied": (EARLY, LATER, DENIAL),
    "monitors": (
        LATER,
        told(MONITOR, fig(4), fig(6, measure="injured", id="f2"), published="2031-03-05", places=RIVERTON),
    ),
    "range": (told(WIRE, fig(10, "between", high=15), own_voice=True, published="2031-03-05"),),
    "added up": (told(NORTH_HEALTH, fig(3, counted="man"), fig(4, counted="woman", id="f2"), published="2031-03-05"),),
    "millions": (told(NORTH_ARMY, fig(2_200_000, measure="displaced"), published="2031-03-05"),),
}


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_has_claims_that_hold_its_numbers_and_names(name: str) -> None:
    made, claims = brief(*CASES[name])
    assert len(statements(made)) >= 3
    for statement in statements(made):
        assert statement.claims
        assert unfounded(statement.text, [claims[one] for one in statement.claims]) == (), statement.text


def test_sides_stand_apart_with_what_changed() -> None:
    made, _ = brief(EARLY, LATER, DENIAL)
    text = as_markdown(made)
    assert "## Riverton" in text
    assert "- north: north health office, done by south army, 5 deaths: “five people had died in Riverton”" in text
    assert "- south denies: south army: “its artillery had not fired at Riverton”" in text
    assert "*changed:* south now denies it" in text
    assert "*changed:* deaths: low 3, best 3 before, low 5, best 5, high 5 now" in text
    assert "*changed:* standing: one-side before, denied now" in text


def test_number_that_was_worked_out_is_not_said() -> None:
    made, claims = brief(*CASES["added up"])
    estimate = incident(*CASES["added up"]).figures["deaths"]
    assert estimate.best == 7
    assert unfounded(f"{estimate.best:g}", list(claims.values())) == ("7",)
    assert "deaths by rule ucdp: worked out from what these claims give" in as_markdown(made)


def test_what_nobody_told_before_is_new() -> None:
    made, _ = brief(LATER)
    assert "new: told of for the first time" in as_markdown(made)


def test_statement_without_claims_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no claim says"):
        Statement("nobody says this", ())


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("north: 5 deaths in Riverton", ()),
        ("north: 6 deaths in Riverton", ("6",)),
        ("north: 5 deaths in Hilltown", ("Hilltown",)),
        ("on 2031-03-05 and 2031-03-09", ("2031-03-09",)),
        ("Міністерство", ("Міністерство",)),
    ],
)
def test_what_no_claim_holds_is_found(text: str, missing: tuple[str, ...]) -> None:
    assert unfounded(text, [LATER.claim]) == missing


def test_offsets_are_no_numbers_of_a_claim() -> None:
    assert unfounded("10 and 20 people", [claim(NORTH_ARMY, text="Invented for testing.")]) == ("10", "20")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


def test_hostile_words_are_escaped() -> None:
    bad = told(
        NORTH_ARMY, published="2031-03-05", places=RIVERTON, text="<script>alert(1)</script> [x](javascript:y) # *"
    )
    made, _ = brief(bad)
    page = Tags()
    page.feed(as_html(made))
    assert "script" not in page.found
    assert "\\[x\\](javascript:y) \\# \\*" in as_markdown(made)
    assert "<script>" not in as_markdown(made).replace("\\<script\\>", "")


def test_page_links_each_claim() -> None:
    made, claims = brief(LATER)
    page = as_html(made, link=lambda claim_id: f"/claims/{claim_id}")
    assert all(f'href="/claims/{one}"' in page for one in claims)


def test_day_without_dispatches_says_so() -> None:
    assert "No dispatch of this day" in as_markdown(brief_of(TODAY, [], {}))
    assert "No dispatch of this day" in as_html(brief_of(TODAY, [], {}))


def test_incident_without_a_place_stands_last() -> None:
    nowhere = told(WIRE, fig(2), own_voice=True, published="2031-03-05")
    pictures = [Picture(now=incident(one), before=None) for one in (nowhere, LATER)]
    claims = {one.claim.claim_id: one.claim for one in (nowhere, LATER)}
    made = brief_of(TODAY, pictures, claims)
    assert [group.heading.text if group.heading else None for group in made.groups] == ["Riverton", None]


def test_running_total_stands_with_what_it_was() -> None:
    from counterclaim.records import Point

    was = claim(NORTH_ARMY, fig(40, measure="tank-destroyed", counted="tank", unit="tank", kind="cumulative"))
    now = claim(
        NORTH_ARMY, fig(44, measure="tank-destroyed", counted="tank", unit="tank", kind="cumulative"),
        published="2031-03-05",
    )  # fmt: skip
    points = tuple(
        Point(
            day=date.fromisoformat(str(one.published)), claim_id=one.claim_id, figure="f1", origin="north-army",
            comparator="exactly", value=one.figures[0].value, low=None, high=None, window=None,
        )
        for one in (was, now)
    )  # fmt: skip
    series = replace(incident(LATER), kind="series", points=points, since=None)
    claims = {one.claim_id: one for one in (was, now)}
    (line,) = brief_of(TODAY, [], claims, series=[series]).totals
    assert line.text == "north army: 44 tanks destroyed, 40 tanks destroyed before"
    assert unfounded(line.text, claims.values()) == ()
