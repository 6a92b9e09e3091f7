"""Chats as Telegram Desktop exports them. All texts are invented."""

from __future__ import annotations

import json
from typing import Any

import pytest

from counterclaim.intake import Blob, Options, Skipped, Taken, taken_from
from counterclaim.intake.sniffing import MEDIA_TYPE, format_of

COUNCIL = "Riverton Council"
HEAD = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>'
    '<body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content">'
    '<div class="text bold">\nRiverton Council\n</div>'
    '</div></div><div class="page_body chat_page"><div class="history">'
    '<div class="message service" id="message-1"><div class="body details">4 March 2031</div></div>'
)
TAIL = "</div></div></div></body></html>"


def message(number: int, text: str, *, sender: str = COUNCIL, zone: str = " UTC+03:00", more: str = "") -> str:
    named = f'<div class="from_name">\n{sender}\n</div>' if sender else ""
    words = f'<div class="text">\n{text}\n</div>' if text else ""
    return (
        f'<div class="message default clearfix{"" if sender else " joined"}" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="04.03.2031 23:5{number}:00{zone}">23:5{number}</div>'
        f"{named}{more}{words}"
        '<div class="signature details">desk</div></div></div>'
    )


def taken(data: bytes, name: str = "messages.html") -> list[Taken | Skipped]:
    return list(taken_from(Blob(input_id=name, data=data, media_type=MEDIA_TYPE[format_of(name, data)]), Options()))


def page(*messages: str) -> bytes:
    return (HEAD + "".join(messages) + TAIL).encode()


def test_each_message_of_a_page_is_a_dispatch_with_date_and_channel() -> None:
    first = message(1, "Shells hit Riverton.<br><br>Four were <strong>hurt</strong>.")
    found = taken(page(first, message(2, "Calm.", sender="")))
    assert [one.document.text for one in found if isinstance(one, Taken)] == [
        "Shells hit Riverton.\n\nFour were hurt.", "Calm.",
    ]  # fmt: skip
    assert [one.document.published for one in found if isinstance(one, Taken)] == [
        "2031-03-04T23:51:00+03:00", "2031-03-04T23:52:00+03:00",
    ]  # fmt: skip
    for number, one in enumerate(found, 1):
        assert isinstance(one, Taken)
        assert one.document.outlet == "Riverton Council" and one.document.note is None
        assert one.document.input_id == f"messages.html#message {number}" and one.document.locus == f"message {number}"
    assert len({one.document.document_id for one in found if isinstance(one, Taken)}) == 2


def test_forwarded_message_names_its_origin_and_one_of_a_group_its_sender() -> None:
    forwarded = (
        '<div class="forwarded body"><div class="from_name">\nNorthern Desk <span class="date details" '
        'title="03.03.2031 09:00:00 UTC+03:00">03.03.2031</span></div>'
        '<div class="text">The bridge is closed.</div></div>'
    )
    first, second = taken(page(message(1, "", more=forwarded), message(2, "I saw it.", sender="A reader")))
    assert isinstance(first, Taken) and isinstance(second, Taken)
    assert first.document.text == "The bridge is closed." and first.document.note == "Forwarded from Northern Desk."
    assert first.document.outlet == "Riverton Council" and first.document.published == "2031-03-04T23:51:00+03:00"
    assert second.document.note == "Posted by A reader."


def test_messages_without_words_are_counted_and_the_export_kept() -> None:
    found = taken(page(message(1, ""), message(2, "Calm."), message(3, "")))
    assert isinstance(found[0], Taken) and found[0].document.input_id == "messages.html#message 2"
    assert isinstance(found[1], Skipped) and found[1].code == "message-empty" and found[1].blob is not None
    assert "2 messages" in found[1].message and len(found) == 2


def test_older_exports_have_no_zone() -> None:
    (found,) = taken(page(message(1, "Calm.", zone="")))
    assert isinstance(found, Taken) and found.document.published == "2031-03-04T23:51:00"


def test_ids_that_come_twice_are_two_documents() -> None:
    found = taken(page(message(1, "Calm."), message(1, "Not calm.")))
    assert len({one.document.document_id for one in found if isinstance(one, Taken)}) == 2


def exported(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "Riverton Council", "type": "public_channel", "id": 1001, "messages": list(messages)} | more


POST = {
    "id": 7, "type": "message", "date": "2031-03-05T01:30:00", "date_unixtime": "1930433400", "from": COUNCIL,
    "from_id": "channel1001", "text": ["Shells hit ", {"type": "bold", "text": "Riverton"}, "."],
}  # fmt: skip


def test_each_message_of_a_json_export_is_a_dispatch_with_date_zone_and_channel() -> None:
    service = {"id": 1, "type": "service", "date": "2031-03-01T00:00:00", "action": "create_channel"}
    photo = POST | {"id": 8, "text": ""}
    forwarded = POST | {"id": 9, "text": "The bridge is closed.", "forwarded_from": "Northern Desk"}
    found = taken(json.dumps(exported(service, POST, photo, forwarded)).encode(), "result.json")
    first, second, left = found
    assert isinstance(first, Taken) and isinstance(second, Taken) and isinstance(left, Skipped)
    assert first.document.text == "Shells hit Riverton." and first.document.outlet == "Riverton Council"
    assert (
        first.document.published == "2031-03-05T01:30:00+02:00" and first.document.input_id == "result.json#message 7"
    )
    assert second.document.note == "Forwarded from Northern Desk." and left.code == "message-empty"


def test_export_of_an_account_gives_the_messages_of_all_its_chats() -> None:
    other = exported(POST | {"text": "Calm."}, name="Northern Desk", id=1002)
    whole = {"about": "…", "chats": {"about": "…", "list": [exported(POST), other]}}
    found = taken(json.dumps(whole).encode(), "result.json")
    assert [(one.document.outlet, one.document.text) for one in found if isinstance(one, Taken)] == [
        ("Riverton Council", "Shells hit Riverton."), ("Northern Desk", "Calm."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "odd", [{"date_unixtime": "x"}, {"date_unixtime": "9" * 30}, {"date_unixtime": "1"}, {"date_unixtime": None}]
)
def test_clock_that_fits_no_zone_leaves_the_local_time(odd: dict[str, Any]) -> None:
    (found,) = taken(json.dumps(exported(POST | odd)).encode(), "result.json")
    assert isinstance(found, Taken) and found.document.published == "2031-03-05T01:30:00"


def test_named_columns_make_an_export_rows_again() -> None:
    data = json.dumps(exported(POST)).encode()
    blob = Blob(input_id="result.json", data=data, media_type="application/json")
    (found,) = taken_from(blob, Options(columns={"published": "date"}))
    assert isinstance(found, Taken) and found.document.locus == "row 1"


@pytest.mark.parametrize(
    ("data", "name"), [(page(), "messages.html"), (json.dumps(exported()).encode(), "result.json")]
)
def test_chat_without_messages_is_skipped(data: bytes, name: str) -> None:
    (found,) = taken(data, name)
    assert isinstance(found, Skipped) and found.code == "empty"


def test_export_on_one_line_is_read_whatever_its_name() -> None:
    for name in ("result.json", "", "-"):
        (found,) = taken(json.dumps(exported(POST)).encode(), name)
        assert isinstance(found, Taken) and found.document.outlet == COUNCIL


def test_damaged_page_of_a_chat_is_read_or_skipped() -> None:
    whole = page(message(1, "Calm."))
    found = taken(whole[: len(whole) // 2] + whole)
    assert any(isinstance(one, Taken) and one.document.text == "Calm." for one in found)


def test_message_of_a_channel_has_an_address_that_a_later_export_gives_again() -> None:
    def urls(whole: dict[str, Any]) -> list[str | None]:
        return [one.document.url for one in taken(json.dumps(whole).encode(), "result.json") if isinstance(one, Taken)]

    address = "https://t.me/c/1001/7"
    assert urls(exported(POST)) == [address] and urls(exported(POST | {"id": 3}, POST))[1] == address
    assert urls(exported(POST, type="personal_chat")) == [None] and urls(exported(POST | {"id": -7})) == [None]
