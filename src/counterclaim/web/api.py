"""The same as the pages, as JSON: the records are the API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, get_args

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from counterclaim.errors import QueryError
from counterclaim.ledger import Changes, Filters, History, Ledger, Status, Superseded
from counterclaim.ledger.filters import day_range
from counterclaim.ledger.searching import FACETS
from counterclaim.ledger.storing import OPEN_FIRST, OPEN_LAST
from counterclaim.publishing.explaining import Explanation, explained
from counterclaim.records import Claim, Document, EventType, Issue, PlacedJudgement, Stance

PAGE_SIZE = 50
VERSIONS = 10
"""Versions listed beside a claim."""

Words = Annotated[
    str | None, QueryParameter(description="Words of the content; “a phrase” together, a word* as a beginning.")
]
Side = Annotated[
    str | None, QueryParameter(description="The claimant's side; `unresolved`, or `outlet` for its own voice.")
]
Day = Annotated[str | None, QueryParameter(description="2022-09-10, 2022-09 or 2022-09-06..2022-09-13.")]
Undated = Annotated[
    bool | None,
    QueryParameter(description="With days: also claims that date nothing, by their dispatch's publication."),
]
First = Annotated[str | None, QueryParameter(description="First day of a range; outranks `day`.")]
Last = Annotated[str | None, QueryParameter(description="Last day of a range; outranks `day`.")]
Number = Annotated[int, QueryParameter(ge=1, le=1_000_000, description="Page, counted from 1.")]
Limit = Annotated[int, QueryParameter(ge=1, le=500, description="Claims a page.")]
Newest = Annotated[int, QueryParameter(ge=1, le=500, description="Versions, the newest, that are listed and compared.")]
Outlet = Annotated[str | None, QueryParameter(description="Part of the outlet's name.")]
Language = Annotated[str | None, QueryParameter(description="The dispatch's language: en, uk, ru, ar …")]
IssueCode = Annotated[str | None, QueryParameter(description="Code of a gap or mark that the claim has.")]
Latest = Annotated[bool | None, QueryParameter(description="Only claims of the newest version of each dispatch.")]


class Days(msgspec.Struct, frozen=True):
    """The days as they were asked for: both ends of a range, empty where one is open."""

    first: str = ""
    last: str = ""


class ClaimPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a search, with the values to choose from, each counted under all other filters."""

    total: int
    page: int
    pages: int
    claims: tuple[Claim, ...]
    facets: dict[str, list[tuple[str, int]]]
    left_behind: tuple[PlacedJudgement, ...] = ()
    """Where the claims of one document were asked for: judgements on it whose claim a newer reading does not have."""


class ClaimWithNeighbours(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, the dispatch that it stands in, other claims about the same places and days, and what people decided.

    `superseded` says what stands there now where a newer reading does not have the claim. `versions` are the newest of
    that dispatch and the one that the claim stands in; `changes` lead from that one to the newest, for the newest
    itself from the one before; null where there is one version alone.
    """

    claim: Claim
    document: Document
    beside: tuple[Claim, ...]
    judgements: tuple[PlacedJudgement, ...]
    superseded: Superseded | None
    versions: History
    changes: Changes | None
    explanation: Explanation
    """Why its slots are as they are."""
    about_date: tuple[Issue, ...] = ()
    """What its reading says of the dispatch's date of publication, such as the day that the text proposes."""


def searched(ledger: Ledger, filters: Filters, *, page: int, limit: int, facets: Iterable[str] = FACETS) -> ClaimPage:
    """A page of claims with facets. Raises QueryError."""
    found = ledger.claims(filters, page=page, limit=limit)
    left = ledger.judgements(document=filters.document, left_behind=True) if filters.document else ()
    return ClaimPage(
        total=found.total, page=page, pages=found.pages, claims=found.claims, facets=ledger.facets(filters, facets),
        left_behind=tuple(left),
    )  # fmt: skip


def shown(ledger: Ledger, claim_id: str) -> ClaimWithNeighbours:
    """A claim with what stands around it. Raises NotInLedgerError, AmbiguousIdError."""
    claim = ledger.claim(claim_id)
    history = ledger.versions(claim.document_id, limit=VERSIONS, compared=False)
    ids = [version.document_id for version in history.versions]
    between = (claim.document_id, ids[-1]) if ids[-1] != claim.document_id else tuple(ids[-2:])
    document = ledger.document(claim.document_id)
    components, theatre = ledger.read_by(claim.reading_id)
    return ClaimWithNeighbours(
        claim=claim,
        document=document,
        explanation=explained(claim, document.text, components=components, theatre=theatre),
        beside=ledger.neighbours(claim),
        judgements=tuple(ledger.judgements(claim=claim.claim_id)),
        superseded=ledger.superseded(claim),
        versions=history,
        changes=ledger.changes(*between) if len(between) == 2 else None,
        about_date=ledger.about_date(claim.document_id),
    )


def asked_filters(
    *,
    words: Words = None,
    side: Side = None,
    actor: FromQuery[str | None] = None,
    stance: FromQuery[str | None] = None,
    event: FromQuery[str | None] = None,
    mode: FromQuery[str | None] = None,
    measure: FromQuery[str | None] = None,
    place: FromQuery[str | None] = None,
    day: Day = None,
    document: FromQuery[str | None] = None,
    first: First = None,
    last: Last = None,
    outlet: Outlet = None,
    language: Language = None,
    issue: IssueCode = None,
    latest: Latest = None,
    undated: Undated = None,
) -> Filters:
    """What the query asks for; an empty value asks for nothing. Raises QueryError for no such stance or event."""
    for name, value, valid in (("stance", stance, get_args(Stance)), ("event", event, get_args(EventType))):
        if value and value.strip().lower() not in valid:
            raise QueryError(f"there is no {name} '{value}'", hint=f"choose one of: {', '.join(valid)}")
    if first or last:
        day = f"{first or ''}..{last or ''}"
    return Filters(
        words=words or None, side=side or None, actor=actor or None, stance=stance or None, event=event or None,
        mode=mode or None, measure=measure or None, place=place or None, day=day or None, document=document or None,
        outlet=outlet or None, language=language or None, issue=issue or None, latest=latest or None,
        undated=undated or None,
    )  # fmt: skip


def asked_days(*, day: Day = None, first: First = None, last: Last = None) -> Days:
    """The two ends of the days asked for, as the page's fields hold them."""
    if day and not (first or last):
        try:
            begin, end = day_range(day)
        except QueryError:  # said where the search is made
            return Days()
        return Days("" if begin == OPEN_FIRST else begin, "" if end == OPEN_LAST else end)
    return Days(first or "", last or "")


@get(["/api/claims", "/claims.json"], sync_to_thread=True, summary="Search claims")
def list_claims(
    ledger: NamedDependency[Ledger], filters: NamedDependency[Filters], page: Number = 1, limit: Limit = PAGE_SIZE
) -> ClaimPage:
    """Current claims, newest dispatch first."""
    return searched(ledger, filters, page=page, limit=limit)


@get("/api/claims/{claim_id:str}", sync_to_thread=True, summary="One claim with its dispatch and its neighbours")
def show_claim(ledger: NamedDependency[Ledger], claim_id: FromPath[str]) -> ClaimWithNeighbours:
    """The claim whose id begins so."""
    return shown(ledger, claim_id)


@get("/api/documents/{document_id:str}", sync_to_thread=True, summary="One dispatch as stored")
def show_document(ledger: NamedDependency[Ledger], document_id: FromPath[str]) -> Document:
    """The document whose id begins so; offsets of claims are code points into its `text`."""
    return ledger.document(document_id)


@get("/api/documents/{document_id:str}/versions", sync_to_thread=True, summary="Versions of a dispatch")
def list_versions(ledger: NamedDependency[Ledger], document_id: FromPath[str], limit: Newest = 20) -> History:
    """The versions of the dispatch whose id, or that of a claim in it, begins so: oldest first, with what changed."""
    return ledger.versions(document_id, limit=limit)


@get(["/api/status", "/status.json"], sync_to_thread=True, summary="What the ledger holds")
def show_status(ledger: NamedDependency[Ledger]) -> Status:
    """How much there is, and what read it."""
    return ledger.status()
