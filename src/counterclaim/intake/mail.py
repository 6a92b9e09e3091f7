"""Mails: subject, sender, date and words; what is attached and a dispatch itself comes with bytes of its own."""

from __future__ import annotations

import email
import email.policy
import logging
import re
from collections import Counter
from collections.abc import Iterator
from email.generator import BytesGenerator
from email.header import decode_header
from email.utils import parseaddr
from io import BytesIO

import msgspec

from counterclaim.errors import BrokenMailError, EmptyInputError, InputError, TooDeepError, TooManyError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.decoding import decode
from counterclaim.intake.mail_body import Mail, body_of, body_parts, is_attached
from counterclaim.intake.mail_quoting import Passed, mail_sections, passed_on
from counterclaim.intake.sections import sections_of
from counterclaim.intake.sniffing import BY_SUFFIX, MEDIA_TYPE, Format, format_of
from counterclaim.intake.taken import Blob, Container, Options, Skipped, Taken, Transport
from counterclaim.records import Document, Issue

log = logging.getLogger(__name__)

PARTS = 200
"""Parts of one mail, at any depth of it."""

PART_DEPTH = 20
"""Multiparts within multiparts."""

MAIL_DEPTH = 5
"""Mails attached to mails."""

HEADER_LIMIT = 2_000
"""Characters of one header; nobody's name or subject is longer."""

DISPATCHES: frozenset[Format] = frozenset({"text", "markdown", "html", "pdf", "mail", "rtf", "docx", "odt", "mhtml"})
"""Formats in which dispatches are attached."""

PLAIN_KINDS = {
    "text/plain": ".txt", "text/html": ".html", "text/markdown": ".md", "application/pdf": ".pdf",
    "message/rfc822": ".eml", "application/rtf": ".rtf", "text/rtf": ".rtf", MEDIA_TYPE["docx"]: ".docx",
    MEDIA_TYPE["odt"]: ".odt",
}  # fmt: skip
FURNITURE = re.compile(r"image/|application/(?:pgp|pkcs7|x-pkcs7)-|message/delivery-status|text/rfc822-headers")
"""Parts that are no file that anybody sent: pictures in the text, signatures, reports of mail programs."""

REPLY = re.compile(r"(?:(?:re|aw|sv|antw|fwd?|wg|tr|rv|enc|ha|пересл|ответ)(?:\[\d+\])?\s*:\s*)+", re.I)
FORWARDED = re.compile(r"(?:fwd?|wg|tr|rv|enc|пересл)\s*:", re.I)
DAY = re.compile(r"\b(?:[^\W\d_]{3,9}\.? \d{1,2}, \d{4}|\d{1,2} [^\W\d_]{3,9}\.? \d{4})\b")
"""The day in the date that a program writes above a mail passed on; the clock there has no zone."""


def mail_documents(blob: Blob, options: Options, depth: int = 0) -> Iterator[Document | Taken | Skipped]:
    """The mail itself, then what is attached to it. Raises BrokenMailError for bytes that are no mail, EmptyInputError
    for one without words or dispatches."""
    if depth > MAIL_DEPTH:
        raise TooDeepError(blob.input_id, MAIL_DEPTH)
    mail, parts = _parsed(blob)
    attached, left_out = _attached(blob, parts[:PARTS])
    try:
        document = _document(blob, mail, options, left_out)
        sent = document.published if document.published_from == "metadata" else None
        yield document
    except EmptyInputError:
        if not attached:
            raise
        sent = _header(mail, "date")
    for member in attached:
        yield from _read(_dated(member, sent), options, depth)
    if len(parts) > PARTS:
        yield Skipped.because(TooManyError(f"the mail '{blob.input_id}'", PARTS, "parts"), blob.input_id, blob)


def _dated(member: Blob, sent: str | None) -> Blob:
    """An attached file with the day of the mail, for one that gives none itself. A mail gives its own or none: one that
    is passed on may be years old."""
    if member.media_type == MEDIA_TYPE["mail"] or not sent:
        return member
    transport = msgspec.structs.replace(member.transport, published=sent, published_from="mail")
    return msgspec.structs.replace(member, transport=transport)


def _read(member: Blob, options: Options, depth: int) -> Iterator[Taken | Skipped]:
    from counterclaim.intake.intake import taken_from

    if member.media_type != "message/rfc822":
        yield from taken_from(member, options)
        return
    try:
        for one in mail_documents(member, options, depth + 1):
            yield Taken(one, member) if isinstance(one, Document) else one
    except InputError as error:
        yield Skipped.because(error, member.input_id, member)


def _parsed(blob: Blob) -> tuple[Mail, list[Mail]]:
    """The mail and its parts.

    By the old policy of Python's email package: the new one parses each header by a grammar, which raises all kinds on
    damaged ones and takes the square of a long one's length.
    """
    try:
        mail = email.message_from_bytes(blob.data, policy=email.policy.compat32)
        parts = _parts(mail)
    except Exception as error:  # a hostile mail must cost itself, not the run
        log.debug("parsing failed on %s", blob.input_id, exc_info=True)
        raise BrokenMailError(blob.input_id, type(error).__name__) from error
    if not mail.keys():
        raise BrokenMailError(blob.input_id, "it has no headers")
    return mail, parts


def _document(blob: Blob, mail: Mail, options: Options, left_out: tuple[Issue, ...]) -> Document:
    try:
        body, issues = body_of(list(body_parts(mail, PART_DEPTH)))
        headers = {name: _header(mail, name) for name in ("subject", "from", "date")}
    except Exception as error:
        log.debug("the words of %s cannot be read", blob.input_id, exc_info=True)
        raise BrokenMailError(blob.input_id, type(error).__name__) from error
    body = body.strip("\n")
    subject = headers["subject"]
    passed = passed_on(body)
    answered = passed is not None and not _is_forward(passed, subject, body)
    if passed is not None and not answered:
        if body[: passed.start].strip():
            issues = (*issues, PASSED_ON)
        else:  # the whole mail is another's
            headers = {name: passed.headers.get(name, "") for name in headers}
            subject = headers["subject"] or subject
            day = DAY.search(headers["date"])
            headers["date"] = day[0] if day else headers["date"]
    title = " ".join(REPLY.sub("", subject, count=1).split() if REPLY.match(subject) else subject.split())
    if not title and not body.strip():
        raise EmptyInputError(f"the mail '{blob.input_id}'")
    text = "\n\n".join(part for part in (title, body) if part)
    start = len(text) - len(body)
    sections = mail_sections(
        text,
        start,
        answered_from=start + passed.start if passed and answered else None,
        headers=(start + passed.start, start + passed.end) if passed and not answered else None,
    )
    name, address = parseaddr(headers["from"])
    found = Found(
        text=text,
        sections=(*sections_of("headline", (0, len(title))), *sections),
        outlet=" ".join(name.split()).strip("\"' ") or address or None,
        title=title or None,
        published=(("metadata", headers["date"]),),
        issues=(*issues, *left_out),
    )
    return compose(found, blob, options)


PASSED_ON = Issue(
    code="mail-forwarded",
    message="The mail passes on another one, with words before it; date and outlet are those of the outer mail.",
)


def _is_forward(passed: Passed, subject: str, body: str) -> bool:
    """Whether the mail within is what was sent, rather than what is answered."""
    return passed.forwarded or FORWARDED.match(subject) is not None or not body[: passed.start].strip()


def _header(mail: Mail, name: str) -> str:
    """A header's words on one line, "" where it is not there. Encoded words that are damaged stay as they are."""
    written = next((value for key, value in mail.raw_items() if key.lower() == name), None)
    if written is None:
        return ""
    raw = str(written)[:HEADER_LIMIT].replace("\r", "").replace("\n", "")
    try:
        pieces = decode_header(raw)
    except Exception:
        pieces = [(raw, None)]
    words = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            words += decode(piece.encode("utf-8", "surrogateescape"))[0]
        else:
            words += decode(piece, charset=charset)[0]
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())


def _parts(mail: Mail) -> list[Mail]:
    """The parts that hold something, in order; those of an attached mail are that mail's."""
    found: list[Mail] = []
    waiting = [mail]
    while waiting and len(found) <= PARTS:
        part = waiting.pop()
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list) and part.get_content_maintype() != "message":
            waiting += [child for child in reversed(payload) if not isinstance(child, str)]
        else:
            found.append(part)
    return found


def _attached(blob: Blob, parts: list[Mail]) -> tuple[list[Blob], tuple[Issue, ...]]:
    """The dispatches that are attached, as bytes, and an issue that names the files that are none."""
    taken: list[Blob] = []
    others: list[str] = []
    names: Counter[str] = Counter()
    for number, part in enumerate(parts, 1):
        try:
            if not _is_file(part):
                continue
            name = _name(part, number)
            data = _bytes(part)
        except Exception:
            log.debug("part %d of %s cannot be read", number, blob.input_id, exc_info=True)
            others.append(f"part {number}")
            continue
        form = _format(part, name, data)
        if form is None:
            if not FURNITURE.match(part.get_content_type()) or part.get_content_disposition() == "attachment":
                others.append(name)
            continue
        names[name] += 1
        unique = name if names[name] == 1 else f"{name} ({names[name]})"
        taken.append(_member(blob, part, unique, data, form))
    if not others:
        return taken, ()
    message = (
        f"Attached files that are no dispatches were left out: {', '.join(others[:10])}{' …' if others[10:] else ''}."
    )
    return taken, (Issue(code="attachment-not-read", message=message),)


def _is_file(part: Mail) -> bool:
    kind = part.get_content_type()
    return is_attached(part) or kind == "message/rfc822" or kind not in ("text/plain", "text/html")


def _format(part: Mail, name: str, data: bytes) -> Format | None:
    """The format of an attached dispatch, None for other files. The name counts; without an extension the type does."""
    suffix = re.search(r"\.[^.]*\Z", name)
    if suffix is None or part.get_content_type() == "message/rfc822":
        known = PLAIN_KINDS.get(part.get_content_type())
        found = format_of(f"part{known}", data) if known else None
    else:
        found = format_of(name, data) if suffix[0].lower() in BY_SUFFIX else None
    return found if found in DISPATCHES else None


def _name(part: Mail, number: int) -> str:
    written = part.get_filename() or ""
    words = decode(written.encode("utf-8", "surrogateescape"))[0]
    # A name, never a path: what stands before a slash is the sender's own folder.
    last = re.split(r"[/\\]", "".join(char for char in words if char.isprintable()))[-1].strip()
    return last[:200] or f"part {number}"


def _bytes(part: Mail) -> bytes:
    if part.get_content_type() == "message/rfc822":
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list) and payload:
            out = BytesIO()
            BytesGenerator(out, mangle_from_=False, maxheaderlen=0).flatten(payload[0])
            return out.getvalue()
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _member(blob: Blob, part: Mail, name: str, data: bytes, form: Format) -> Blob:
    """An attached file. It takes no outlet from the mail: whoever passes a report on need not have written it."""
    within = Container(
        input_id=blob.input_id, sha256=blob.sha256, size=blob.size, media_type=blob.media_type, member=name
    )
    charset = part.get_content_charset() if form != "pdf" else None
    return Blob(
        input_id=f"{blob.input_id}#{name}",
        data=data,
        media_type=MEDIA_TYPE[form],
        within=within,
        transport=Transport(charset=charset),
    )
