"""Dispatches by the words of their texts: the list as a page and as JSON."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import MediaType, Response, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from counterclaim.errors import QueryError
from counterclaim.ledger import DocumentPage, Filters, FoundDocument, Ledger
from counterclaim.ledger.dispatches import Order
from counterclaim.web.api import Days, Limit, Number
from counterclaim.web.marking import Mark, Run, runs
from counterclaim.web.templates import page as html_of
from counterclaim.web.views import address, web_link

PAGE_SIZE = 20

ChosenOrder = Annotated[Order, QueryParameter(description="best: where the words weigh most; newest: by day.")]


class DocumentList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the dispatches that a search found."""

    total: int
    page: int
    pages: int
    documents: tuple[FoundDocument, ...]


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A dispatch as the page lists it."""

    document: FoundDocument
    title: tuple[Run, ...]
    passage: tuple[Run, ...]
    link: str | None

    @classmethod
    def of(cls, found: FoundDocument) -> DocumentRow:
        """The row of a dispatch, the words looked for marked."""
        title, passage = found.title or found.input_id, found.passage
        start = passage.span[0]
        in_title = [Mark(span, "found", "found", "") for span in found.title_hits]
        in_text = [Mark((first - start, last - start), "found", "found", "") for first, last in passage.hits]
        return cls(
            document=found, title=tuple(runs(title, in_title)), passage=tuple(runs(passage.text, in_text)),
            link=web_link(found.url),
        )  # fmt: skip


def found_documents(ledger: Ledger, filters: Filters, *, order: Order, page: int, limit: int) -> DocumentPage:
    """The dispatches that a query asks for: its `words` are of the text, the other filters of claims. Raises
    QueryError, NoSuchPageError."""
    of_claims = msgspec.structs.replace(filters, words=None)
    return ledger.search(filters.words, of_claims, order=order, page=page, limit=limit)


@get(["/api/documents", "/documents.json"], sync_to_thread=True, summary="Search dispatches")
def list_documents(
    ledger: NamedDependency[Ledger], filters: NamedDependency[Filters], order: ChosenOrder = "best",
    page: Number = 1, limit: Limit = PAGE_SIZE,
) -> DocumentList:  # fmt: skip
    """Dispatches whose title or text has the words, each with the passage around the first of them; with filters of
    claims only those with at least one such claim. Offsets are code points into the stored text."""
    found = found_documents(ledger, filters, order=order, page=page, limit=limit)
    return DocumentList(total=found.total, page=page, pages=found.pages, documents=found.documents)


@get("/documents", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def documents_page(
    ledger: NamedDependency[Ledger], filters: NamedDependency[Filters], days: NamedDependency[Days],
    order: ChosenOrder = "best", page: Number = 1,
) -> Response[str]:  # fmt: skip
    """Dispatches with a field for words. What cannot be understood is said on the page, which then shows nothing
    (400, as where there is no such day)."""
    query = msgspec.structs.asdict(filters) | {"order": order}
    problem = None
    found = DocumentPage(documents=(), total=0, page=1, limit=PAGE_SIZE)
    try:
        found = found_documents(ledger, filters, order=order, page=page, limit=PAGE_SIZE)
    except QueryError as error:
        problem = f"{error}; {error.hint}" if error.hint else str(error)
    choices = ledger.facets(names=("language", "outlet", "side", "stance"))
    body = html_of(
        "documents.html",
        asked=query,
        filtered=any(value for name, value in query.items() if name != "order"),
        days=days,
        choices=choices,
        rows=[DocumentRow.of(document) for document in found.documents],
        total=found.total,
        first=(page - 1) * PAGE_SIZE + 1,
        before=address("/documents", query | {"page": page - 1}) if page > 1 else None,
        after=address("/documents", query | {"page": page + 1}) if page < found.pages else None,
        problem=problem,
        json_address=address("/documents.json", query | ({"page": page} if page > 1 else {})),
    )
    return Response(body, status_code=400 if problem else 200, media_type=MediaType.HTML)
