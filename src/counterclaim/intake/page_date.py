"""The date of publication that a page gives: its own metadata, then the time beside its headline, then htmldate."""

from __future__ import annotations

import logging
import re
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
    found = _measured(page)
    days = {day[:10] for element in tree.xpath(TIMES) if (day := _read(element)) is not None}
    if found is not None and not (len(days) > 1 and found in days) and found not in _readings(written):
        return found
    return written[0] if written else None


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
    try:
        return published_date(time.get("datetime") or "")
    except DateError:
        return None


def _measured(page: str) -> str | None:
    """The date that htmldate finds in the markup and the address."""
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
