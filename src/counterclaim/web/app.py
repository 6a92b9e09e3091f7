"""The application: pages, the API behind them, static files, and what guards them."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import Any

from litestar import Litestar, MediaType, Request, Response
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router

from counterclaim import __version__
from counterclaim.errors import (
    AmbiguousIdError,
    CounterclaimError,
    LedgerLockedError,
    NoSuchPageError,
    NotInLedgerError,
    WithdrawnError,
)
from counterclaim.ledger import Ledger
from counterclaim.web import api, documents, pages
from counterclaim.web.templates import page

HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names under which the pages answer: a page elsewhere must not reach them through a name that resolves to us."""

GUARDS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

NOTHING_HERE = (
    "There is nothing at this address. The pages are /claims and /documents; `counterclaim incidents` lists incidents, "
    "which have no page."
)

STATUS: dict[type[CounterclaimError], int] = {
    NotInLedgerError: 404, NoSuchPageError: 404, AmbiguousIdError: 404, LedgerLockedError: 503,
    WithdrawnError: 410,
}  # fmt: skip


def create_app(ledger: str | os.PathLike[str]) -> Litestar:
    """The application over one ledger file. Raises LedgerError where it cannot be opened."""
    opened = Ledger(ledger, create=False)
    opened.prepare()
    return Litestar(
        route_handlers=[
            pages.home,
            pages.claims_page,
            pages.claim_page,
            documents.documents_page,
            documents.list_documents,
            api.list_claims,
            api.show_claim,
            api.show_document,
            api.list_versions,
            api.show_status,
            create_static_files_router(path="/static", directories=[Path(str(files(__package__) / "static"))]),
        ],
        dependencies={
            "ledger": Provide(lambda: opened, sync_to_thread=False),
            "filters": Provide(api.asked_filters, sync_to_thread=False),
            "days": Provide(api.asked_days, sync_to_thread=False),
        },
        before_request=own_host,
        exception_handlers={CounterclaimError: told, HTTPException: told},
        after_request=guarded,
        openapi_config=OpenAPIConfig(
            title="Counterclaim",
            version=__version__,
            description="Who claims what happened, where, when and how many. Read only; every page has its .json.",
            path="/schema",
            render_plugins=[JsonRenderPlugin()],
        ),
    )


def own_host(request: Request[Any, Any, Any]) -> None:
    """Refuse a request that came by another name than this machine's own. Raises HTTPException 400."""
    if request.url.hostname not in HOSTS:
        raise HTTPException(status_code=400, detail="This address answers only under localhost.")


def guarded(response: Response[object]) -> Response[object]:
    """Every answer with the headers that keep other sites out and our pages to themselves."""
    response.headers.update(GUARDS)
    return response


def told(request: Request[Any, Any, Any], error: Exception) -> Response[object]:
    """An error as one sentence: JSON where JSON was asked for, else a page."""
    if isinstance(error, CounterclaimError):
        status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
        code, message, hint = error.code, str(error), error.hint
        if isinstance(error, NoSuchPageError):
            hint = f"the last is page={error.pages}"
    else:
        assert isinstance(error, HTTPException)
        status, code, hint = error.status_code, f"http-{error.status_code}", None
        message = NOTHING_HERE if status == 404 else wrong_value(error)
    if request.url.path.startswith("/api") or request.url.path.endswith(".json"):
        body = {"error": {"code": code, "message": message, "hint": hint}}
        return guarded(Response(body, status_code=status, media_type=MediaType.JSON))
    title = {404: "Not found", 410: "Withdrawn"}.get(status, "That did not work")
    sentence = f"{message}; {hint}" if hint else message
    html = page("problem.html", title=title, message=sentence, json_address="/claims.json")
    return guarded(Response(html, status_code=status, media_type=MediaType.HTML))


def wrong_value(error: HTTPException) -> str:
    """What was wrong with a request: which value of the query cannot be, else the framework's own words."""
    wrong = error.extra[0] if isinstance(error.extra, list) and error.extra else None
    if not isinstance(wrong, dict) or not wrong.get("key"):
        return str(error.detail)
    name = wrong["key"]
    limits = {"page": "a whole number from 1 on", "limit": "a whole number from 1 to 500"}
    return f"The value of '{name}' must be {limits.get(name, 'another one')}."
