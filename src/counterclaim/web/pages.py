"""The pages: the list of claims with its filters, and one claim in the words of its dispatch."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
from litestar import MediaType, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from counterclaim.errors import QueryError
from counterclaim.ledger import Filters, Ledger
from counterclaim.publishing.differing import later_of, quoted_notices
from counterclaim.records import Document, PlacedJudgement, Span
from counterclaim.web.api import PAGE_SIZE, Days, Number, searched, shown
from counterclaim.web.marking import marks_of, marks_of_date, runs
from counterclaim.web.templates import page as html_of
from counterclaim.web.views import ClaimRow, address, web_link

CHOICES = (
    ("side", "Side"), ("stance", "Stance"), ("event", "Event"), ("mode", "Mode"), ("measure", "Measure"),
)  # fmt: skip
"""Filters chosen from the values that there are, with their labels."""


LABELS = {("side", "outlet"): "outlet's own voice", ("side", "unresolved"): "side open"}
"""What a value is called where its code would say too little."""


@get("/", include_in_schema=False, sync_to_thread=False)
def home() -> Redirect:
    """The list is the first page."""
    return Redirect("/claims")


@get("/claims", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def claims_page(
    ledger: NamedDependency[Ledger], filters: NamedDependency[Filters], days: NamedDependency[Days], page: Number = 1
) -> Response[str]:
    """Claims with filters. Filters that cannot be understood are said on the page, which then shows nothing (400)."""
    query = msgspec.structs.asdict(filters)
    facets, problem = None, None
    left_behind: tuple[PlacedJudgement, ...] = ()
    try:
        found = searched(ledger, filters, page=page, limit=PAGE_SIZE, facets=[name for name, _ in CHOICES])
        facets, claims, total, pages = found.facets, found.claims, found.total, found.pages
        left_behind = found.left_behind
    except QueryError as error:
        problem = f"{error}; {error.hint}" if error.hint else str(error)
        claims, total, pages = (), 0, 1
    choices = facets or ledger.facets(names=[name for name, _ in CHOICES])
    notes = ledger.notes(claim.document_id for claim in claims)
    body = html_of(
        "claims.html",
        asked=query,
        filtered=any(query.values()),
        days=days,
        labels=LABELS,
        choices=[(name, label, choices[name]) for name, label in CHOICES],
        rows=[ClaimRow.of(claim, note=notes.get(claim.document_id)) for claim in claims],
        left_behind=left_behind,
        total=total,
        first=(page - 1) * PAGE_SIZE + 1,
        newer=address("/claims", query | {"page": page - 1}) if page > 1 else None,
        older=address("/claims", query | {"page": page + 1}) if page < pages else None,
        problem=problem,
        json_address=address("/claims.json", query | ({"page": page} if page > 1 else {})),
    )
    return Response(body, status_code=400 if problem else 200, media_type=MediaType.HTML)


@get("/claims/{claim_id:str}", include_in_schema=False, sync_to_thread=True)
def claim_page(ledger: NamedDependency[Ledger], claim_id: FromPath[str]) -> Response[object]:
    """A claim with its dispatch marked; the same as JSON where the id ends in `.json`."""
    if claim_id.endswith(".json"):
        return Response(shown(ledger, claim_id.removesuffix(".json")), media_type=MediaType.JSON)
    found = shown(ledger, claim_id)
    marks = [*marks_of(found.claim), *marks_of_date(found.about_date)]
    pointed = {words.span[0] for slot in found.explanation.slots for words in slot.words}
    marked = runs(found.document.text, marks, window=readable(found.document), at=pointed)
    first = readable(found.document)[0]
    # A headline that stands in the front matter is above the text that the page shows.
    headline = next((s.span for s in found.document.sections if s.kind == "headline" and s.start < first), None)
    notes = ledger.notes(claim.document_id for claim in found.beside)
    body = html_of(
        "claim.html",
        headline=runs(found.document.text, marks_of(found.claim), window=headline, at=pointed) if headline else [],
        explanation=found.explanation,
        claim=found.claim,
        judgements=found.judgements,
        superseded=found.superseded,
        row=ClaimRow.of(found.claim),
        document=found.document,
        about_date=found.about_date,
        later=later_of(found.claim),
        notices=quoted_notices(found.document),
        versions=found.versions,
        changes=found.changes,
        front_matter=found.document.text[:first].strip(),
        on_page=found.document.page_of(found.claim.content[0][0]) if found.claim.content else None,
        link=web_link(found.document.url),
        runs=marked,
        anchor=next((i for i, run in enumerate(marked) if "content" in run.kinds), None),
        beside=[ClaimRow.of(claim, note=notes.get(claim.document_id)) for claim in found.beside],
        json_address=f"/claims/{quote(found.claim.claim_id)}.json",
    )
    return Response(body, media_type=MediaType.HTML)


def readable(document: Document) -> Span:
    """The stretch of the text after its front matter."""
    before = [section.end for section in document.sections if section.kind == "metadata"]
    return max(before, default=0), len(document.text)
