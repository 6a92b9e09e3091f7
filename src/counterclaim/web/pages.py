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
from counterclaim.records import Document, Span
from counterclaim.web.api import PAGE_SIZE, Number, searched, shown
from counterclaim.web.marking import marks_of, runs
from counterclaim.web.templates import page as html_of
from counterclaim.web.views import ClaimRow, address, web_link

CHOICES = (
    ("side", "Side"), ("stance", "Stance"), ("event", "Event"), ("mode", "Mode"), ("measure", "Measure"),
)  # fmt: skip
"""Filters chosen from the values that there are, with their labels."""


@get("/", include_in_schema=False, sync_to_thread=False)
def home() -> Redirect:
    """The list is the first page."""
    return Redirect("/claims")


@get("/claims", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def claims_page(ledger: NamedDependency[Ledger], filters: NamedDependency[Filters], page: Number = 1) -> str:
    """Claims with filters. Filters that cannot be understood are said on the page, which then shows nothing."""
    query = msgspec.structs.asdict(filters)
    facets, problem = ledger.facets(), None
    try:
        found = searched(ledger, filters, page=page, limit=PAGE_SIZE)
        facets |= {name: values for name, values in found.facets.items() if not query[name]}
        claims, total, pages = found.claims, found.total, found.pages
    except QueryError as error:
        problem = f"{error}; {error.hint}" if error.hint else str(error)
        claims, total, pages = (), 0, 1
    return html_of(
        "claims.html",
        asked=query,
        filtered=any(query.values()),
        choices=[(name, label, facets[name]) for name, label in CHOICES],
        rows=[ClaimRow.of(claim) for claim in claims],
        total=total,
        first=(page - 1) * PAGE_SIZE + 1,
        earlier=address("/claims", query | {"page": page - 1}) if page > 1 else None,
        later=address("/claims", query | {"page": page + 1}) if page < pages else None,
        problem=problem,
        json_address=address("/claims.json", query | ({"page": page} if page > 1 else {})),
    )


@get("/claims/{claim_id:str}", include_in_schema=False, sync_to_thread=True)
def claim_page(ledger: NamedDependency[Ledger], claim_id: FromPath[str]) -> Response[object]:
    """A claim with its dispatch marked; the same as JSON where the id ends in `.json`."""
    if claim_id.endswith(".json"):
        return Response(shown(ledger, claim_id.removesuffix(".json")), media_type=MediaType.JSON)
    found = shown(ledger, claim_id)
    marked = runs(found.document.text, marks_of(found.claim), window=readable(found.document))
    body = html_of(
        "claim.html",
        claim=found.claim,
        row=ClaimRow.of(found.claim),
        document=found.document,
        front_matter=found.document.text[: readable(found.document)[0]].strip(),
        link=web_link(found.document.url),
        runs=marked,
        anchor=next((i for i, run in enumerate(marked) if "content" in run.kinds), None),
        beside=[ClaimRow.of(claim) for claim in found.beside],
        json_address=f"/claims/{quote(found.claim.claim_id)}.json",
    )
    return Response(body, media_type=MediaType.HTML)


def readable(document: Document) -> Span:
    """The stretch of the text after its front matter."""
    before = [section.end for section in document.sections if section.kind == "metadata"]
    return max(before, default=0), len(document.text)
