"""The input lines of `annotate` → documents (contract, section 2)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from counterclaim.errors import AnnotateLineError, DateError, InputError, LanguageError
from counterclaim.intake.asking import asked_theatre
from counterclaim.intake.composing import TEXT_LIMIT
from counterclaim.intake.jsonl import json_object
from counterclaim.intake.language import language_code, language_of
from counterclaim.intake.published import in_future, published_date
from counterclaim.records import Document, Issue, Section, document_id


class AnnotateLine(msgspec.Struct, frozen=True):
    """A line that can be read; `id` as it was given."""

    id: Any
    document: Document


class LineError(msgspec.Struct, frozen=True, kw_only=True):
    """A line that cannot, answered in its place."""

    id: Any
    code: str
    message: str


def annotate_lines(lines: Iterable[bytes], *, pre_tokenized: bool = False) -> Iterator[AnnotateLine | LineError]:
    """A document for every line, or what is wrong with it; blank lines give nothing. The whole text is body."""
    for number, line in enumerate(lines, 1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not stripped:
            continue
        given: dict[str, object] = {}
        try:
            given = json_object(stripped, "the input", number)
            yield AnnotateLine(given.get("id", str(number)), _document(given, stripped, number, pre_tokenized))
        except InputError as error:
            yield LineError(id=given.get("id"), code=error.code, message=str(error))


def _document(given: dict[str, object], line: bytes, number: int, pre_tokenized: bool) -> Document:
    text = _joined(given.get("tokens"), number) if pre_tokenized else given.get("text")
    if not isinstance(text, str):
        raise AnnotateLineError(f"line {number} of the input has no 'text' that is a string")
    if len(text) > TEXT_LIMIT:
        raise AnnotateLineError(f"the text of line {number} has more than {TEXT_LIMIT:,} characters")
    sections = (Section("body", 0, len(text)),)
    published, issues = _published(given.get("published"))
    retrieved = _retrieved(given.get("retrieved"))
    named = given.get("theatre")
    theatre, theatre_issues = asked_theatre(named if isinstance(named, str) else None)
    blob = hashlib.sha256(line).hexdigest()
    return Document(
        document_id=document_id(blob=blob, published=published),
        input_id=str(given.get("id", number)),
        blob=blob,
        text=text,
        sections=sections,
        language=_language(given.get("language"), number) or language_of(text, sections),
        published=published,
        published_from="column" if published else None,
        retrieved=retrieved,
        theatre=theatre,
        issues=(*issues, *in_future(published, retrieved), *theatre_issues),
    )


def _language(written: object, number: int) -> str | None:
    """The code of the language that a line says it is in; None where it says nothing, and it is to be measured."""
    if written is None or written == "":
        return None
    try:
        return language_code(str(written))
    except LanguageError as error:
        raise AnnotateLineError(f"line {number} of the input: {error}") from error


def _joined(tokens: object, number: int) -> str:
    if not isinstance(tokens, list) or not all(isinstance(token, str) for token in tokens):
        raise AnnotateLineError(f"line {number} of the input has no 'tokens' that are a list of strings")
    return " ".join(tokens)


def _retrieved(written: object) -> str | None:
    """When a text was fetched, a day or a time; None where it is no such thing."""
    try:
        return datetime.fromisoformat(written).isoformat() if isinstance(written, str) else None
    except ValueError:
        return None


def _published(written: object) -> tuple[str | None, tuple[Issue, ...]]:
    if written is None or written == "":
        return None, ()
    try:
        return published_date(str(written)), ()
    except DateError as error:
        return None, (Issue(code=error.code, message=f"The published date was not used: {error}."),)
