"""Chats as Telegram Desktop exports them, pages (`messages.html`) and JSON (`result.json`): each message with words is
a dispatch of its channel, dated when it was posted."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec

from counterclaim.errors import BrokenPageError, EmptyInputError, InputError, NoWordsError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.fragments import INVALID, paragraphs_of
from counterclaim.intake.rows import words_of
from counterclaim.intake.sections import body_sections
from counterclaim.intake.taken import Blob, Options, Skipped
from counterclaim.records import Document, Issue

log = logging.getLogger(__name__)

EXPORT = re.compile(rb'<div class="page_body chat_page|<div class="message (?:default|service)\b')
"""What only these pages have."""

HEAD = 262_144
"""Bytes of a page in which it shows that it is an export: messages before it may be long."""

OLDEST, NEWEST = 0, 32_503_680_000
"""Seconds since 1970 that are a date: up to the year 3000."""

NAME_LIMIT = 300


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A message as the export has it."""

    number: str
    """Its number in the chat, "" where it has none."""
    chat: str | None
    text: str
    posted: str | None
    """As it is written: ISO 8601, or the day first."""
    sender: str | None = None
    forwarded_from: str | None = None
    url: str | None = None
    """Telegram's address of it, by which the same message in a later export is a version of this one."""


def is_export(data: bytes) -> bool:
    """Whether a page is one of an export."""
    return EXPORT.search(data[:HEAD]) is not None


def chat_documents(blob: Blob, options: Options) -> Iterator[Document | Skipped]:
    """The documents of an exported page. Raises BrokenPageError, and EmptyInputError where there are no messages."""
    from counterclaim.intake.html import decoded_page

    page, issues = decoded_page(blob.data, blob.transport.charset)
    try:
        messages = list(page_messages(page))
    except Exception as error:  # a hostile page must cost itself, not the run
        log.debug("parsing failed on %s", blob.input_id, exc_info=True)
        raise BrokenPageError(blob.input_id, error) from error
    yield from message_documents(messages, issues, blob, options)


def message_documents(
    messages: Iterable[Message], issues: tuple[Issue, ...], blob: Blob, options: Options
) -> Iterator[Document | Skipped]:
    """A document a message, in the order of the export, `locus` its place there; at the end how many have no words.

    Raises EmptyInputError where there are no messages.
    """
    wordless = number = 0
    for number, message in enumerate(messages, 1):
        sections = body_sections(message.text, 0, len(message.text))
        if not sections:
            wordless += 1
            continue
        input_id = f"{blob.input_id}#message {message.number or number}"
        found = Found(
            text=message.text,
            sections=sections,
            input_id=input_id,
            locus=f"message {number}",
            outlet=message.chat or message.sender,
            url=message.url,
            title=message.text[slice(*sections[0].span)] if sections[0].kind == "headline" else None,
            note=_note(message),
            published=(("metadata", message.posted),),
            issues=issues,
        )
        try:
            yield compose(found, blob, options)
        except InputError as error:
            yield Skipped.because(error, input_id, blob)
    if not number:
        raise EmptyInputError(f"the chat '{blob.input_id}'")
    if wordless:
        yield Skipped.because(NoWordsError(blob.input_id, wordless), blob.input_id, blob)


def _note(message: Message) -> str | None:
    said = []
    if message.forwarded_from is not None:
        said.append(f"Forwarded from {message.forwarded_from}." if message.forwarded_from else "Forwarded.")
    if message.sender and message.chat and message.sender != message.chat:
        said.append(f"Posted by {message.sender}.")
    return " ".join(said) or None


def page_messages(page: str) -> Iterator[Message]:
    """The messages of an exported page. One that follows another of the same sender names none."""
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(INVALID.sub(" ", page).encode() or b" ", parser)
    if root is None:
        return
    named = root.xpath(f"//div[{_has('page_header')}]//div[{_has('text')}]")
    chat = _line(named[0]) if named else None
    sender: str | None = None
    for element in root.xpath(f"//div[{_has('message')}][{_has('default')}]"):
        body = next(iter(element.xpath(f"./div[{_has('body')}]")), None)
        if body is None:
            continue
        sender = next((_line(one) for one in body.xpath(f"./div[{_has('from_name')}]")), None) or sender
        forwarded = next(iter(body.xpath(f"./div[{_has('forwarded')}]")), None)
        within = [body] if forwarded is None else [body, forwarded]
        words = [one for holder in within for one in holder.xpath(f"./div[{_has('text')}]")]
        origin = None
        if forwarded is not None:
            names = forwarded.xpath(f"./div[{_has('from_name')}]")
            origin = " ".join((names[0].text or "").split())[:NAME_LIMIT] if names else ""
        dates = body.xpath(f"./div[{_has('date')}][@title]/@title")
        number = re.fullmatch(r"message-?(\d{1,18})", element.get("id") or "")
        yield Message(
            number=number[1] if number else "",
            chat=chat or None,
            text="\n\n".join(paragraph for one in words for paragraph in paragraphs_of(one)),
            posted=str(dates[0]) if dates else None,
            sender=sender,
            forwarded_from=origin,
        )


def _has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())[:NAME_LIMIT]


def exported_messages(whole: Mapping[str, object]) -> list[Message] | None:
    """The messages of an exported chat, or of all chats of an account; None where the object is no export."""
    chats = whole.get("chats")
    given = chats.get("list") if isinstance(chats, dict) else [whole]
    if not isinstance(given, list) or not any(_is_chat(chat) for chat in given):
        return None
    return [
        _message(message, chat)
        for chat in given
        if _is_chat(chat)
        for message in chat["messages"]
        if isinstance(message, dict) and message.get("type") == "message"
    ]


def _is_chat(chat: object) -> bool:
    if not isinstance(chat, dict) or not isinstance(chat.get("messages"), list) or not isinstance(chat.get("id"), int):
        return False
    return all(isinstance(one, dict) and "type" in one and "id" in one for one in chat["messages"][:20])


def _message(message: dict[str, Any], chat: dict[str, Any]) -> Message:
    text = message.get("text")
    forwarded = message.get("forwarded_from", message.get("saved_from"))
    number = message.get("id")
    return Message(
        number=str(number) if isinstance(number, int) else "",
        chat=_name(chat.get("name")),
        url=_address(chat, number),
        text=text if isinstance(text, str) else words_of(text) or "",
        posted=_posted(message.get("date"), message.get("date_unixtime")),
        sender=_name(message.get("from")),
        forwarded_from=(_name(forwarded) or "") if "forwarded_from" in message or "saved_from" in message else None,
    )


def _address(chat: dict[str, Any], number: object) -> str | None:
    """The address of a message by the numbers of its channel and its own (core.telegram.org/api/links, private message
    links); other chats have none."""
    of, kind = chat.get("id"), chat.get("type")
    if not isinstance(kind, str) or not kind.endswith(("_channel", "_supergroup")):
        return None
    return f"https://t.me/c/{of}/{number}" if _is_number(of) and _is_number(number) else None


def _is_number(given: object) -> bool:
    return isinstance(given, int) and 0 < given < 1 << 63


def _name(given: object) -> str | None:
    return " ".join(given.split())[:NAME_LIMIT] or None if isinstance(given, str) else None


def _posted(date: object, seconds: object) -> str | None:
    """The local time as written, with its zone where the seconds since 1970 beside it tell that."""
    if not isinstance(date, str):
        return None
    try:
        local = datetime.fromisoformat(date)
        moment = int(seconds) if isinstance(seconds, str | int) else None
        if local.tzinfo is not None or moment is None or not OLDEST < moment < NEWEST:
            return date
        ahead = local.replace(tzinfo=UTC) - datetime.fromtimestamp(moment, UTC)
        return local.replace(tzinfo=timezone(ahead)).isoformat() if abs(ahead) < timedelta(hours=15) else date
    except (ValueError, OverflowError):
        return date
