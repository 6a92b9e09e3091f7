"""The date of publication that a page gives: its own metadata, then the time beside its headline, then htmldate.

When a page was last changed is no date of publication: it is told apart, and never stands in for it.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import Any

from counterclaim.errors import DateError
from counterclaim.intake.published import published_date

log = logging.getLogger(__name__)

JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datePublished", "date", "pubdate",
    "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
"""Names of meta elements that hold the time of publication, the most trusted first."""

META_MODIFIED = frozenset({
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "datemodified",
    "date_modified", "modified", "modified_time", "last-modified", "lastmodified", "lastmod", "dcterms.modified",
    "dc.date.modified", "dc:modified", "revision_date", "updated", "updated_time", "article:updated_time",
})  # fmt: skip
"""Names of elements that say when the page was last changed, in lower case."""

JSON_LD_MODIFIED = re.compile(r'"dateModified"\s*:\s*"([^"]{4,40})"\s*,?')
CHANGED = re.compile(
    r"\b(?:(?:last )?(?:updated|modified|edited|changed|revised)|mise? à jour|modifiée?|aktualisiert|geändert|stand|"
    r"actualizad[oa]|modificad[oa]|atualizad[oa]|aggiornat[oa]|güncelle\w+|обновлен[оа]?|обновлён|изменено|оновлен[оа]|"
    r"змінено)(?: (?:on|at|le|am|el|em|il|в|о))?\s*:?\s*\Z|(?:آخر تحديث|تم التحديث|تحديث)\s*:?\s*\Z",
    re.I,
)
"""The words before a time that say that it is the one of a change."""

OWN = "[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer)]"
TIMES = f"//time{OWN}"
PROSE = 80
"""Characters of a paragraph that is the article's: a time below it is no longer beside the headline."""

TWO_WAYS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d).*")
"""A date in numbers, whose month may come first or second."""


def page_date(tree: Any, page: str) -> str | None:
    """The date as an ISO 8601 day or time; where the page's own cannot be read, as it is written; None without one.

    `tree` is the page as lxml has it. A page whose elements name several days, none of them beside the headline, gives
    none: the earliest may be that of another article.
    """
    written = _written(tree, page)
    for date in written:
        try:
            return published_date(date)
        except DateError:
            continue
    beside = _beside_headline(tree)
    if beside is not None:
        return beside
    found = _measured(_without_changes(tree, page))
    days = {day[:10] for element in tree.xpath(TIMES) if (day := _read(element)) is not None}
    if found is not None and not (len(days) > 1 and found in days) and found not in _readings(written):
        return found
    return written[0] if written else None


def page_modified(tree: Any, page: str) -> str | None:
    """When the page says that it was last changed, as it is written there; None where it does not say."""
    found = [str(element.get("content")).strip() for element in _modified_metas(tree) if element.get("content")]
    found += JSON_LD_MODIFIED.findall(page)
    found += [str(time.get("datetime")) for time in tree.xpath("//time[@datetime]") if _is_change(time)]
    for written in found:
        try:
            return published_date(written)
        except DateError:
            continue
    return None


def _modified_metas(tree: Any) -> list[Any]:
    return [
        element
        for element in tree.xpath("//meta[@property or @name or @itemprop or @http-equiv]")
        if META_MODIFIED & {(element.get(a) or "").lower() for a in ("property", "name", "itemprop", "http-equiv")}
    ]


def _is_change(time: Any) -> bool:
    """Whether a `<time>` is the one of the last change, by its marks or by the words before it."""
    marks = {*(time.get("class") or "").lower().split(), (time.get("itemprop") or "").lower()}
    if "published" in marks or "datepublished" in marks:
        return False
    if marks & {"updated", "modified", "datemodified", "date-modified", "entry-modified", "last-updated"}:
        return True
    inside = " ".join((time.text or "").split())[:40]
    if CHANGED.match(re.split(r"\d", inside)[0].strip()):
        return True
    previous = time.getprevious()
    parent = time.getparent()
    if previous is not None:
        before = (previous.tail or "").strip() or "".join(previous.itertext())
    else:
        before = (parent.text or "") if parent is not None else ""
    return CHANGED.search(before[-60:].strip()) is not None


def _written(tree: Any, page: str) -> list[str]:
    """What the page says about itself, the most trusted first."""
    found = [
        content
        for name in META_DATES
        for element in tree.xpath("//meta[@property or @name or @itemprop]")
        if name.lower() in {(element.get(a) or "").lower() for a in ("property", "name", "itemprop")}
        and (content := (element.get("content") or "").strip())
    ]
    found += JSON_LD_DATE.findall(page)
    found += [str(date) for date in tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")]
    return found


def _beside_headline(tree: Any) -> str | None:
    """The first time between headline and first paragraph of prose, else the last one above it in its header."""
    headlines = tree.xpath("//article//h1 | //main//h1") or tree.xpath("//h1")
    if not headlines:
        return None
    headline = headlines[0]
    for element in headline.iterdescendants("time"):
        if (day := _read(element)) is not None:
            return day
    below = headline.xpath(f"following::*[self::time{OWN} or self::p]")
    for element in below:
        if element.tag == "time":
            if (day := _read(element)) is not None:
                return day
        elif len("".join(element.itertext())) > PROSE:
            break
    above = headline.xpath("ancestor::header[1]//time[@datetime] | ancestor::article[1]//time[@datetime]")
    before = set(headline.xpath("preceding::time[@datetime]"))
    days = [day for element in above if element in before and (day := _read(element)) is not None]
    return days[-1] if days else None


def _read(time: Any) -> str | None:
    if _is_change(time):
        return None
    try:
        return published_date(time.get("datetime") or "")
    except DateError:
        return None


def _without_changes(tree: Any, page: str) -> Any:
    """The page without what says when it was last changed, which htmldate takes where it finds nothing else."""
    metas = _modified_metas(tree)
    times = [time for time in tree.xpath("//time[@datetime]") if _is_change(time)]
    said = JSON_LD_MODIFIED.search(page) is not None
    if not metas and not times and not said:
        return page
    from lxml.html import HtmlElement

    bare = deepcopy(tree)
    assert isinstance(bare, HtmlElement)
    for element in (*_modified_metas(bare), *[time for time in bare.xpath("//time[@datetime]") if _is_change(time)]):
        if element.getparent() is not None:
            element.drop_tree()
    for script in bare.xpath("//script"):
        if script.text and said:
            script.text = JSON_LD_MODIFIED.sub("", script.text)
    return bare


def _measured(page: Any) -> str | None:
    """The date that htmldate finds in the markup and the address. `page`: its source, or as lxml has it."""
    from htmldate import find_date

    try:
        return find_date(page, original_date=True, extensive_search=False)
    except Exception:  # a page that cannot be searched for its date is undated, and read all the same
        log.debug("no date in a page", exc_info=True)
        return None


def _readings(written: list[str]) -> set[str]:
    """The days that dates in numbers may mean: that one of them was found says nothing."""
    found: set[str] = set()
    for date in written:
        parts = TWO_WAYS.fullmatch(date)
        if parts is not None:
            one, other, year = int(parts[1]), int(parts[3]), parts[4]
            found |= {f"{year}-{one:02}-{other:02}", f"{year}-{other:02}-{one:02}"}
    return found
