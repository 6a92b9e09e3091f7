"""RSS and Atom: a feed is a container, and each of its entries is a dispatch with bytes of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import msgspec

from counterclaim.errors import (
    BrokenFeedError,
    EmptyFeedError,
    EmptyInputError,
    InputError,
    TooLargeError,
    TooManyError,
)
from counterclaim.intake.charsets import codec_of
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.decoding import declared_in, decode
from counterclaim.intake.feed_entry import Entry, Head, entry_of, head_of
from counterclaim.intake.feed_slices import Slices, slices_of, without
from counterclaim.intake.sections import sections_of
from counterclaim.intake.taken import Blob, Container, Options, Skipped, Taken, Transport
from counterclaim.intake.xml_root import is_wide, root_of
from counterclaim.records import Document, Issue, Span

log = logging.getLogger(__name__)

ENTRY_LIMIT = 20_000
"""Entries of one feed."""

ENTRY_SIZE = 5_000_000
"""Bytes of one entry."""

NAME_LIMIT = 200
"""Characters of the name of an entry."""

HEAD = 300
"""Bytes within which the XML declaration stands. Further on an entry may quote a page with one of its own."""

NOT_ASCII = frozenset({"iso2022_jp", "iso2022_kr", "johab"})
"""Encodings in which the byte of "<" may be part of something else."""

LOCAL = {"rss": "item", "RDF": "item", "feed": "entry", "item": "item", "entry": "entry"}
"""What the entries are called, by the name of the root. An entry that stands alone is its own root."""


CUT = (Issue(code="feed-cut-off", message="The feed breaks off in this entry; what is there of it was kept."),)


def feed_documents(blob: Blob, options: Options) -> Iterator[Document | Taken | Skipped]:
    """The entries of a feed, each with the bytes between its own tags; a lone entry, as the ledger keeps it, is one.

    In an encoding where those bytes cannot be cut out (UTF-16), the feed's bytes stand for all, and the locus says
    which entry it is. Raises EmptyFeedError where there are no entries and BrokenFeedError where it is no feed.
    """
    root = root_of(blob.data)
    local = LOCAL.get(root or "")
    if local is None:
        raise BrokenFeedError(blob.input_id)
    charset = declared_in(blob.data[:HEAD]) or blob.transport.charset
    if is_wide(blob.data) or codec_of(charset or "") in NOT_ASCII:
        yield from _in_place(blob, local, charset, options)
        return
    slices = slices_of(blob.data, local, ENTRY_LIMIT)
    if root == local and len(slices.entries) == 1:
        found = _found(_entry(*decode(blob.data, charset=charset), Head(), f"'{blob.input_id}'"), Head())
        yield compose(found, blob, options)
        return
    head = _head(blob, slices, decode(without(blob.data, slices.entries), charset=charset)[0])
    for number, (start, end) in _numbered(slices):
        where = f"entry {number} of '{blob.input_id}'"
        own = _cut_out(blob, (start, end), f"entry {number}", head, charset)
        try:
            if end - start > ENTRY_SIZE:
                raise TooLargeError(where, end - start, ENTRY_SIZE, "bytes")
            read = _entry(*decode(own.data, charset=charset), head, where)
            own = _cut_out(blob, (start, end), entry_name(read.entry, number), head, charset)
            found = _found(read, head, *(CUT if slices.cut and end == len(blob.data) else ()))
            yield Taken(compose(found, own, options), own)
        except InputError as error:
            yield Skipped.because(error, own.input_id, own)
    yield from _too_many(blob, slices)


def entry_name(entry: Entry, number: int) -> str:
    """What an entry is called: the name that the outlet gave it, which does not move when newer ones come before it."""
    for name in (entry.guid, entry.url, entry.title):
        printable = "".join(char if char.isprintable() else " " for char in name or "")
        if printable.strip():
            return " ".join(printable.split())[:NAME_LIMIT]
    return f"entry {number}"


def _in_place(blob: Blob, local: str, charset: str | None, options: Options) -> Iterator[Document | Skipped]:
    """The entries of a feed whose bytes cannot be cut."""
    text, issues = decode(blob.data, charset=charset)
    source = text.encode("utf-8", "replace")
    slices = slices_of(source, local, ENTRY_LIMIT)
    head = _head(blob, slices, without(source, slices.entries).decode())
    for number, (start, end) in _numbered(slices):
        where = f"entry {number} of '{blob.input_id}'"
        try:
            if end - start > ENTRY_SIZE:
                raise TooLargeError(where, end - start, ENTRY_SIZE, "bytes")
            read = _entry(source[start:end].decode(), issues, head, where)
            found = _found(read, head, *(CUT if slices.cut and end == len(source) else ()))
            named = f"{blob.input_id}#{entry_name(read.entry, number)}"
            located = msgspec.structs.replace(found, input_id=named, locus=f"entry {number}")
            yield compose(located, blob, options)
        except InputError as error:
            yield Skipped.because(error, f"{blob.input_id}#entry {number}", blob)
    yield from _too_many(blob, slices)


class _Read(msgspec.Struct, frozen=True):
    entry: Entry
    issues: tuple[Issue, ...]


def _entry(xml: str, issues: tuple[Issue, ...], head: Head, where: str) -> _Read:
    """What an entry says. Raises BrokenFeedError where the parsers break down on it, EmptyInputError where it has no
    text."""
    try:
        entry = entry_of(xml, head)
    except Exception as error:  # a hostile entry must cost itself, not the feed
        log.debug("parsing failed on %s", where, exc_info=True)
        raise BrokenFeedError(where, error) from error
    if not entry.title and not entry.paragraphs:
        raise EmptyInputError(where)
    # The offsets of issues are those of the source, not of the text that is kept.
    return _Read(entry, tuple(Issue(code=issue.code, message=issue.message) for issue in issues))


def _found(read: _Read, head: Head, *issues: Issue) -> Found:
    entry = read.entry
    body = "\n\n".join(entry.paragraphs)
    text = "\n\n".join(part for part in (entry.title, body) if part)
    return Found(
        text=text,
        sections=(
            *sections_of("headline", (0, len(entry.title or ""))),
            *sections_of("body", (len(text) - len(body), len(text))),
        ),
        outlet=entry.outlet or head.title,
        url=entry.url,
        title=entry.title,
        published=(("metadata", entry.published or entry.changed),),
        issues=(*read.issues, *issues, *([CHANGED] if entry.changed else [])),
    )


CHANGED = Issue(
    code="published-is-updated",
    message="The entry says only when it was last updated; that is taken for its date of publication, which may be "
    "earlier.",
)


def _head(blob: Blob, slices: Slices, rest: str) -> Head:
    """What the feed says around its entries. Raises EmptyFeedError where there are none."""
    if not slices.entries:
        raise EmptyFeedError(blob.input_id)
    try:
        return head_of(rest)
    except Exception:
        log.debug("the head of %s cannot be read", blob.input_id, exc_info=True)
        return Head()


def _cut_out(blob: Blob, span: Span, name: str, head: Head, charset: str | None) -> Blob:
    """The bytes of one entry, with what they came in."""
    within = Container(
        input_id=blob.input_id, sha256=blob.sha256, size=blob.size, media_type=blob.media_type, member=name
    )
    said = blob.transport
    transport = Transport(outlet=head.title, charset=charset, retrieved=said.retrieved, issues=said.issues)
    return Blob(
        input_id=f"{blob.input_id}#{name}",
        data=blob.data[slice(*span)],
        media_type=blob.media_type,
        within=within,
        transport=transport,
    )


def _numbered(slices: Slices) -> Iterator[tuple[int, Span]]:
    return enumerate(slices.entries[:ENTRY_LIMIT], 1)


def _too_many(blob: Blob, slices: Slices) -> Iterator[Skipped]:
    if len(slices.entries) > ENTRY_LIMIT:
        yield Skipped.because(TooManyError(f"the feed '{blob.input_id}'", ENTRY_LIMIT, "entries"), blob.input_id, blob)
