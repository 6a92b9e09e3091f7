"""A page saved whole by a browser (MHTML, RFC 2557): the page is one part of something like a mail."""

from __future__ import annotations

import email
import email.policy
import logging
from email.message import Message
from email.utils import parsedate_to_datetime

import msgspec

from counterclaim.errors import BrokenPageError, NoPageError
from counterclaim.intake.html import html_document
from counterclaim.intake.taken import Blob, Options
from counterclaim.records import Document

log = logging.getLogger(__name__)

PARTS = 5_000
"""Parts that are looked through for the page: it comes first, its pictures and styles after it."""

ADDRESS_LIMIT = 4_000


def mhtml_document(blob: Blob, options: Options) -> Document:
    """The document of a saved page. The address that the browser noted is its URL and the day of saving when it was
    retrieved, where the page itself says no other. Raises what a page raises, and NoPageError without one."""
    try:
        saved = email.message_from_bytes(blob.data, policy=email.policy.compat32)
        part = _page(saved)
        data = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
        url = _address(saved, "Snapshot-Content-Location") or (_address(part, "Content-Location") if part else None)
    except Exception as error:  # a hostile file must cost itself, not the run
        log.debug("parsing failed on %s", blob.input_id, exc_info=True)
        raise BrokenPageError(blob.input_id, error) from error
    if not isinstance(data, bytes) or not data.strip():
        raise NoPageError(blob.input_id)
    transport = msgspec.structs.replace(
        blob.transport,
        url=blob.transport.url or url,
        retrieved=blob.transport.retrieved or _saved_on(saved),
        charset=charset or blob.transport.charset,
    )
    return html_document(msgspec.structs.replace(blob, transport=transport), options, page=data)


def _page(saved: Message) -> Message | None:
    """The part that the file says it begins with, else the first that is a page."""
    first = str(saved.get_param("start", "") or "").strip()
    found: Message | None = None
    for number, part in enumerate(saved.walk()):
        if number > PARTS:
            break
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        if not first or str(part.get("Content-ID", "")).strip() == first:
            return part
        found = found or part
    return found


def _address(part: Message, header: str) -> str | None:
    written = "".join(str(part.get(header, "")).split())
    is_web = written.lower().startswith(("http://", "https://")) and written.isprintable() and written.isascii()
    return written if is_web and len(written) <= ADDRESS_LIMIT else None


def _saved_on(saved: Message) -> str | None:
    try:
        moment = parsedate_to_datetime(str(saved.get("Date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if moment.tzinfo is not None else None
