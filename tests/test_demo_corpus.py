"""The demo corpus, checked from its own files: it is complete, dated right, and quotes nobody at length."""

from __future__ import annotations

import html
import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
import yaml

from counterclaim.demo import dispatches

KINDS = {"agency", "round-up", "live-blog", "statement", "damaged"}
DESK = "Counterclaim Demo Desk"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun"),
            ("July", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("October", "Oct"), ("November", "Nov"),
            ("December", "Dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATED_WEEKDAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}),? (?:(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{MONTH}))\b"
)
DAY_BEFORE_WEEKDAY = re.compile(rf"\b(?P<d2>\d{{1,2}}) (?P<m2>{MONTH}), a ({'|'.join(WEEKDAYS)})\b")
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
QUOTED = (re.compile(r'"([^"\n]+)"'), re.compile(r"“([^”“\n]+)”"), re.compile(r"«([^»\n]+)»"))


@dataclass(frozen=True)
class Dispatch:
    """One file: its fields as text, and the words that are read."""

    name: str
    fields: dict[str, str]
    body: str

    @property
    def facts(self) -> list[str]:
        return self.fields["facts"].split(", ")

    @property
    def words(self) -> str:
        return f"{self.fields['title']}\n\n{self.body}"

    @property
    def published(self) -> date:
        return date.fromisoformat(self.fields["published"])


def front(source: str) -> tuple[dict[str, str], str]:
    _, matter, body = source.split("---\n", 2)
    fields = yaml.load(matter, Loader=yaml.CBaseLoader)
    return {**fields, "facts": ", ".join(fields["facts"])}, body.strip()


def page(source: str) -> tuple[dict[str, str], str]:
    meta = {name: html.unescape(content) for name, content in META.findall(source)}
    article = source[source.index("<article>") : source.index("</article>")]
    language = re.search(r'<html lang="(\w+)">', source)
    fields = {
        "outlet": meta["og:site_name"],
        "title": meta["og:title"],
        "published": meta["article:published_time"],
        "language": language[1] if language else "",
        **{name: meta[name] for name in ("note", "kind", "facts")},
    }
    return fields, html.unescape(re.sub(r"<[^>]+>", "", article)).strip()


@cache
def corpus() -> tuple[Dispatch, ...]:
    found = []
    for folder in dispatches().iterdir():
        for file in folder.iterdir():
            source = file.read_text(encoding="utf-8")
            fields, body = page(source) if file.name.endswith(".html") else front(source)
            found.append(Dispatch(f"{folder.name}/{file.name}", fields, body))
    return tuple(sorted(found, key=lambda dispatch: dispatch.name))


def wires() -> dict[str, list[Dispatch]]:
    groups: dict[str, list[Dispatch]] = defaultdict(list)
    for dispatch in corpus():
        if "wire" in dispatch.fields:
            groups[dispatch.fields["wire"]].append(dispatch)
    return groups


def test_there_are_at_least_forty_dispatches_on_two_theatres() -> None:
    theatres = Counter(dispatch.name.split("/")[0] for dispatch in corpus())
    assert theatres.total() >= 40
    assert theatres["ukraine"] >= 20
    assert theatres["sudan"] >= 20


@pytest.mark.parametrize("dispatch", corpus(), ids=lambda dispatch: dispatch.name)
def test_every_dispatch_says_what_it_is_and_where_its_facts_come_from(dispatch: Dispatch) -> None:
    for name in ("note", "outlet", "title", "published", "language", "kind", "facts"):
        assert dispatch.fields.get(name), name
    assert dispatch.fields["note"].startswith("Written for the Counterclaim project from public facts; ")
    assert dispatch.fields["language"] == "en"
    assert dispatch.fields["kind"] in KINDS
    assert date(2022, 9, 6) <= dispatch.published <= date(2025, 12, 31)
    letter = "A" if dispatch.name.startswith("ukraine/") else "B"
    assert dispatch.facts
    assert all(re.fullmatch(rf"{letter}\d{{3}}", fact) for fact in dispatch.facts)
    assert len(set(dispatch.facts)) == len(dispatch.facts)
    assert len(dispatch.body.split()) >= 30


def test_the_note_is_the_first_thing_in_a_file() -> None:
    for folder in dispatches().iterdir():
        for file in folder.iterdir():
            second = file.read_text(encoding="utf-8").splitlines()[1]
            assert "Written for the Counterclaim project" in second, file.name


@pytest.mark.parametrize("dispatch", corpus(), ids=lambda dispatch: dispatch.name)
def test_an_address_is_given_only_with_the_outlet_it_belongs_to(dispatch: Dispatch) -> None:
    url = dispatch.fields.get("url")
    if dispatch.fields["outlet"] == DESK or dispatch.fields["kind"] == "live-blog":
        assert url is None
    if url is not None:
        assert re.fullmatch(r"https?://[\w.-]+(?::\d+)?/\S+", url)


def test_file_numbers_follow_the_day_of_publication() -> None:
    for _, group in itertools.groupby(corpus(), key=lambda dispatch: dispatch.name.split("/")[0]):
        files = list(group)
        assert [int(Path(file.name).name[:2]) for file in files] == list(range(1, len(files) + 1))
        assert [file.published for file in files] == sorted(file.published for file in files)


def test_every_kind_of_text_is_there() -> None:
    kinds = Counter((dispatch.name.split("/")[0], dispatch.fields["kind"]) for dispatch in corpus())
    assert {kind for _, kind in kinds} == KINDS
    for theatre in ("ukraine", "sudan"):
        assert kinds[theatre, "damaged"] >= 1
        assert kinds[theatre, "round-up"] >= 3
        assert kinds[theatre, "live-blog"] == 1


@pytest.mark.parametrize("dispatch", corpus(), ids=lambda dispatch: dispatch.name)
def test_a_weekday_beside_a_date_agrees_with_the_calendar(dispatch: Dispatch) -> None:
    found = [*DATED_WEEKDAY.finditer(dispatch.words), *DAY_BEFORE_WEEKDAY.finditer(dispatch.words)]
    for match in found:
        parts = match.groupdict()
        weekday = next(group for group in match.groups() if group in WEEKDAYS)
        month = MONTHS[parts.get("m1") or parts["m2"]]
        day = date(dispatch.published.year, month, int(parts.get("d1") or parts["d2"]))
        assert WEEKDAYS[day.weekday()] == weekday, match[0]


def test_weekdays_stand_beside_dates_often_enough_to_be_checked() -> None:
    assert sum(len(DATED_WEEKDAY.findall(dispatch.words)) for dispatch in corpus()) >= 15


@pytest.mark.parametrize("dispatch", corpus(), ids=lambda dispatch: dispatch.name)
def test_nothing_of_nine_words_or_more_is_quoted(dispatch: Dispatch) -> None:
    for quoted in itertools.chain.from_iterable(pattern.findall(dispatch.words) for pattern in QUOTED):
        assert len(quoted.split()) <= 8, quoted


@pytest.mark.parametrize("dispatch", corpus(), ids=lambda dispatch: dispatch.name)
def test_only_a_damaged_text_leaves_quotation_marks_open(dispatch: Dispatch) -> None:
    paragraphs = dispatch.words.split("\n")
    unbalanced = [p for p in paragraphs if p.count('"') % 2 or p.count("“") != p.count("”")]
    assert bool(unbalanced) == (dispatch.fields["kind"] == "damaged")


def test_reprints_of_one_wire_copy_are_alike_and_never_the_same() -> None:
    groups = wires()
    assert len(groups) >= 5
    for wire, group in groups.items():
        assert re.fullmatch(r"S\d\d", wire)
        assert len(group) >= 2, wire
        assert len({dispatch.fields["outlet"] for dispatch in group}) == len(group), wire
        assert len({dispatch.fields["title"] for dispatch in group}) == len(group), wire
        for one, other in itertools.combinations(group, 2):
            ratio = SequenceMatcher(None, one.body, other.body, autojunk=False).ratio()
            assert 0.5 <= ratio < 1, (one.name, other.name, round(ratio, 2))


def test_texts_outside_a_wire_group_are_written_apart() -> None:
    alone = [dispatch for dispatch in corpus() if "wire" not in dispatch.fields]
    for one, other in itertools.combinations(alone, 2):
        shared = set(one.body.split()) & set(other.body.split())
        assert len(shared) < 0.8 * min(len(set(one.body.split())), len(set(other.body.split()))), (one.name, other.name)
