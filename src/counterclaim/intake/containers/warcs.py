"""Web archives (WARC 1.0 and 1.1), a record at a time. Headers are parsed by warcio; see docs/decisions."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from counterclaim.errors import MemberBrokenError, MemberLimitError, NotADispatchError
from counterclaim.intake.containers.entries import LeftOut, Record
from counterclaim.intake.containers.limits import CHUNK, HEADER_LIMIT, MEMBER_LIMIT, URL_LIMIT, Budget, SpentError
from counterclaim.intake.containers.names import shown_name
from counterclaim.intake.containers.pages import kind_of_page, media_type_of
from counterclaim.intake.containers.payloads import TooMuchError, UnknownEncodingError, payload
from counterclaim.intake.containers.streams import BrokenError, because
from counterclaim.intake.taken import Transport

READ = ("response", "resource", "conversion")
"""Types of records that hold what was published."""

logging.getLogger("warcio").setLevel(logging.ERROR)  # it warns of addresses with spaces


def warc_records(source: io.BufferedReader, budget: Budget) -> Iterator[Record | LeftOut]:
    """The records in order. Raises BrokenError where the file breaks off, or what follows is no record."""
    from warcio.recordloader import ArcWarcRecordLoader

    file = _Lines(source)
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    first = file.record_line()
    while first:
        at = file.at - len(first)
        try:
            record = loader.parse_record_stream(file, statusline=first, known_format="warc", no_record_parse=True)
        except (BrokenError, SpentError):
            raise
        except Exception as error:  # whatever hostile headers make it raise
            raise BrokenError(f"at byte {at:,} there is no record: {because(error)}") from error
        headers = record.rec_headers
        length = headers.get_header("Content-Length") or ""
        if not (length.isascii() and length.isdecimal() and len(length) < 16):
            raise BrokenError(f"the record at byte {at:,} does not say how long it is")
        end = file.at + int(length)
        yield from _record(headers, _Block(file, end), budget)
        _Block(file, end).skip()
        first = file.record_line()


def _record(headers: Any, block: _Block, budget: Budget) -> Iterator[Record | LeftOut]:
    url = headers.get_header("WARC-Target-URI") or ""
    member = (headers.get_header("WARC-Record-ID") or "").strip("<> ") or url
    name = url if 0 < len(url) <= URL_LIMIT else member
    kind = headers.get_header("WARC-Type") or "without type"

    def passed(what: str) -> LeftOut:
        return LeftOut(name=name, error=NotADispatchError, reason=what, counted_only=True)

    if kind not in READ:
        yield passed(f"of type {_word(kind)}")
        return
    content_type = headers.get_header("Content-Type") or ""
    transfer = encodings = ""
    if content_type.lower().startswith("application/http") or (kind == "response" and not content_type):
        http = block.http_headers()
        status = http.get_statuscode()
        if status != "200":
            yield passed("answers that are not 200 OK")
            return
        transfer, encodings = (http.get_header(name) or "" for name in ("Transfer-Encoding", "Content-Encoding"))
        content_type = http.get_header("Content-Type") or ""
    what = kind_of_page(content_type, url)
    if what is not None:
        yield passed(what)
        return
    body = block.rest(MEMBER_LIMIT)
    if len(body) > MEMBER_LIMIT:
        yield _too_much(name)
        return
    digest = headers.get_header("WARC-Payload-Digest") or ""
    try:
        found = payload(body, transfer=transfer, encodings=encodings, digest=digest, budget=budget)
    except UnknownEncodingError as error:
        reason = f"packed in a way that is not known ({_word(str(error))})"
        yield LeftOut(name=name, error=MemberBrokenError, reason=reason, lost=True)
        return
    except TooMuchError:
        yield _too_much(name)
        return
    media_type = media_type_of(content_type, found.data)
    if media_type is None:
        yield passed(f"{_word(content_type.split(';')[0]) or 'without a type'}, but no dispatch")
        return
    charset = _charset(content_type)
    transport = Transport(
        url=_page_address(url), retrieved=_time(headers.get_header("WARC-Date")), charset=charset, issues=found.issues
    )
    yield Record(name=name, member=member, data=found.data, media_type=media_type, transport=transport)


def _too_much(name: str) -> LeftOut:
    return LeftOut(name=name, error=MemberLimitError, reason=f"more than {MEMBER_LIMIT:,} bytes", lost=True)


def _word(written: str) -> str:
    return shown_name(written.strip().lower())[:60]


def _page_address(url: str) -> str | None:
    """An address that a page has on the web; None for names of other kinds."""
    shown = shown_name(url)
    return shown if shown.lower().startswith(("http://", "https://")) and len(shown) <= URL_LIMIT else None


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset" and value.strip(" \t\"'"):
            return shown_name(value.strip(" \t\"'"))[:40]
    return None


def _time(written: str | None) -> str | None:
    """WARC-Date as ISO 8601 with its zone, None where it is no such time."""
    try:
        time = datetime.fromisoformat((written or "").strip())
    except ValueError:
        return None
    return time.isoformat() if time.tzinfo is not None else None


class _Lines:
    """The file as warcio is to see it: no line and no header without end. `at` counts the bytes read."""

    def __init__(self, source: io.BufferedReader) -> None:
        self._source = source
        self.at = 0
        self._header = 0

    def tell(self) -> int:
        return self.at

    def record_line(self) -> bytes:
        """The first line of the next record, b"" at the end. Raises BrokenError where something else comes."""
        line = b"\n"
        while line and not line.strip():
            self._header = 0
            line = self.readline()
        if line and not line.startswith(b"WARC/"):
            raise BrokenError(f"at byte {self.at - len(line):,} there is no record where one should begin")
        return line

    def readline(self, most: int | None = None) -> bytes:
        left = HEADER_LIMIT - self._header
        line = self._source.readline(left + 1 if most is None else min(most, left + 1))
        self.at += len(line)
        self._header += len(line)
        if self._header > HEADER_LIMIT:
            raise BrokenError(f"the header of a record has more than {HEADER_LIMIT:,} bytes")
        return line

    def read(self, count: int) -> bytes:
        data = self._source.read(count)
        self.at += len(data)
        return data


class _Block:
    """What is left of a record that ends at byte `end` of the file."""

    def __init__(self, file: _Lines, end: int) -> None:
        self._file = file
        self._end = end

    def http_headers(self) -> Any:
        """The status and headers of an answer; an empty status where there is none."""
        from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

        try:
            return StatusAndHeadersParser([], verify=False).parse(self)
        except EOFError:
            return StatusAndHeaders("", [])

    def readline(self) -> bytes:
        return self._file.readline(self._end - self._file.at) if self._file.at < self._end else b""

    def rest(self, limit: int) -> bytes:
        """The bytes, one more than `limit` at most. Raises BrokenError where the file ends before them."""
        pieces: list[bytes] = []
        left = min(limit + 1, self._end - self._file.at)
        while left:
            piece = self._file.read(min(left, CHUNK))
            if not piece:
                raise BrokenError(f"its last record should have {self._end - self._file.at:,} bytes more")
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def skip(self) -> None:
        """Go to the end of the record. Raises BrokenError where the file ends before it."""
        while self._file.at < self._end:
            self.rest(CHUNK)
