"""Bytes of many encodings → the characters that were written. All texts invented."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.intake import Blob, Options, Skipped, Transport, taken_from
from counterclaim.intake.charsets import codec_of
from counterclaim.intake.decoding import declared_in, decode, is_binary, is_utf8
from counterclaim.records import Document

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "languages.yaml").read_text(encoding="utf-8")
)

WRITTEN = [
    *(("ru", encoding) for encoding in ("cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")),
    *(("uk", encoding) for encoding in ("cp1251", "koi8-u", "iso-8859-5")),
    *(("be", "cp1251"), ("bg", "cp1251"), ("sr", "cp1251")),
    *(("de", "cp1252"), ("fr", "cp1252"), ("fr", "iso-8859-15"), ("es", "cp1252"), ("pt", "cp1252"), ("it", "cp1252")),
    *((language, encoding) for language in ("pl", "cs", "hu", "hr") for encoding in ("cp1250", "iso-8859-2")),
    *(("tr", "cp1254"), ("el", "iso-8859-7"), ("he", "cp1255"), ("ar", "cp1256"), ("ar", "iso-8859-6")),
    *(("zh", "gb18030"), ("zh-hant", "big5"), ("ja", "shift_jis"), ("ja", "euc-jp"), ("ko", "euc-kr")),
    *((language, encoding) for language in ("en", "uk", "ar", "zh") for encoding in ("utf-16-le", "utf-16-be")),
]


def codes(data: bytes, charset: str | None = None, *, markup: bool = False) -> tuple[str, list[str]]:
    text, issues = decode(data, charset=charset, markup=markup)
    return text, [issue.code for issue in issues]


@pytest.mark.parametrize(("language", "encoding"), WRITTEN, ids=str)
def test_undeclared_encoding_is_measured_and_said(language: str, encoding: str) -> None:
    for text in ("\r\n\r\n".join(SENTENCES[language]), "\n".join(SENTENCES[language][1:3])):
        data = text.encode(encoding)
        assert not is_binary(data)
        assert codes(data) == (text, ["encoding-guessed"])


def test_the_guess_names_the_encoding() -> None:
    _, (issue,) = decode("\n".join(SENTENCES["ru"][:4]).encode("koi8-r"))
    assert "KOI8-R" in issue.message


def test_line_ends_are_kept() -> None:
    text = "Жертвы в городе.\r\nЕсть раненые.\rОгонь не утихает.\n\x85"
    assert decode(text.encode())[0] == text
    assert decode(text.encode("utf-16"))[0] == text
    assert decode(text.replace("\x85", "").encode("cp1251"))[0] == text.replace("\x85", "")


def test_valid_utf8_outranks_a_declaration() -> None:
    assert codes("Загинуло восьмеро.".encode(), "windows-1251") == ("Загинуло восьмеро.", [])
    assert codes("café".encode(), "iso-8859-1") == ("café", [])


def test_byte_order_mark_outranks_everything() -> None:
    assert codes("Жертвы".encode("utf-16"), "koi8-r") == ("Жертвы", [])
    assert codes("\ufeffЖертвы".encode(), "koi8-r") == ("\ufeffЖертвы", [])


@pytest.mark.parametrize(("declared", "encoding"), [
    ("windows-1251", "cp1251"), ("KOI8-U", "koi8-u"), ("x-mac-cyrillic", "mac-cyrillic"), ("IBM866", "cp866"),
    ("\"ISO-8859-5\"", "iso-8859-5"), ("koi8-ru", "koi8-u"),
])  # fmt: skip
def test_declared_encoding_is_believed(declared: str, encoding: str) -> None:
    assert codes("Взрыв, 8 убитых".encode(encoding), declared) == ("Взрыв, 8 убитых", [])


def test_latin1_means_windows_1252_on_the_web() -> None:
    assert codes("“We left” – the mayor’s office".encode("cp1252"), "ISO-8859-1")[0] == "“We left” – the mayor’s office"
    assert (codec_of("latin1"), codec_of("us-ascii"), codec_of("iso-8859-9")) == ("cp1252", "cp1252", "cp1254")
    assert (codec_of("gb2312"), codec_of("ks_c_5601-1987"), codec_of("x-sjis")) == ("gb18030", "cp949", "cp932")


@pytest.mark.parametrize("name", [
    "utf-7", "rot13", "base64", "idna", "punycode", "zlib", "undefined", "no-such", "", "\0",
])  # fmt: skip
def test_names_that_are_no_encodings_of_text_are_not_used(name: str) -> None:
    assert codec_of(name) is None


def test_declaration_that_cannot_be_is_said_and_dropped() -> None:
    text = "\n".join(SENTENCES["ja"])
    assert codes(text.encode("euc-jp"), "big5") == (text, ["encoding-declared-wrong", "encoding-guessed"])
    assert codes("Взрыв в городе, есть раненые и убитые".encode("cp1251"), "utf-8")[1] == [
        "encoding-declared-wrong",
        "encoding-guessed",
    ]


def test_damaged_utf8_stays_damaged_utf8() -> None:
    data = "Жертвы в городе, сообщил губернатор.".encode()
    for charset in (None, "utf-8", "iso-8859-1"):
        text, issues = decode(data[:20] + b"\xd0" + data[20:], charset=charset)
        assert text.count("\ufffd") == 1 and "губернатор" in text
        assert [issue.code for issue in issues][-1] == "broken-encoding"
        assert issues[-1].span is not None and text[slice(*issues[-1].span)] == "\ufffd"


def test_one_broken_byte_does_not_change_what_is_measured() -> None:
    data = "\n".join(SENTENCES["uk"]).encode("cp1251")
    text, found = codes(data[:100] + b"\x98" + data[101:])
    assert "військової адміністрації" in text
    assert "encoding-guessed" in found


def test_seven_bit_japanese_of_mail_is_read_where_it_is_declared() -> None:
    text = SENTENCES["ja"][0]
    assert codes(text.encode("iso2022_jp"), "ISO-2022-JP") == (text, [])


def test_markup_says_its_encoding() -> None:
    assert declared_in(b'<?xml version="1.0" encoding="windows-1251"?><rss/>') == "windows-1251"
    assert declared_in(b"<html><meta name=x><meta charset=koi8-r>") == "koi8-r"
    assert declared_in(b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">') == "iso-8859-2"
    assert declared_in(b"charset=koi8-r in running text") is None
    page = '<meta charset="koi8-r"><p>Взрыв'
    assert codes(page.encode("koi8-r"), markup=True) == (page, [])
    assert codes(page.encode("koi8-r"), "koi8-r", markup=True) == (page, [])


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1251", "big5", "nonsense", "utf-16"]), st.booleans())
def test_any_bytes_become_characters(data: bytes, charset: str | None, markup: bool) -> None:
    text, issues = decode(data, charset=charset, markup=markup)
    assert "\ufffd" not in text or any(i.code == "broken-encoding" for i in issues) or b"\xef\xbf\xbd" in data
    text.encode()


@given(st.text(max_size=200))
def test_utf8_is_recognised_whatever_it_says(text: str) -> None:
    data = text.encode()
    assert is_utf8(data) == (decode(data) == (text, ()))


def test_what_is_not_text_stays_binary() -> None:
    assert is_binary(b"%PDF-1.7 text") and is_binary(b"\x7fELF\x02\x01\x01\0" + bytes(200))
    assert is_binary(bytes(range(256)) * 8)
    assert is_binary(b"plain text\0with a zero byte in it, and more text after it")
    assert is_binary(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0\x01\x9c\x22" * 200)
    assert is_binary(b"".join(n.to_bytes(4, "little") for n in range(0, 90_000, 37)))
    assert not is_binary("The town was hit on Monday, he said.".encode("utf-16-le"))


def documents(name: str, data: bytes, media_type: str, charset: str | None = None) -> list[Document]:
    blob = Blob(input_id=name, data=data, media_type=media_type, transport=Transport(charset=charset))
    return [one.document for one in taken_from(blob, Options()) if not isinstance(one, Skipped)]


def test_every_format_is_decoded_alike() -> None:
    text = "Губернатор области сообщил о двух взрывах в порту и о пяти раненых."
    rows = f'{{"text": "{text}"}}\n{{"text": "{text[::-1]}"}}\n'
    table = f"id;text\n1;{text}\n"
    for encoding in ("cp1251", "koi8-r", "utf-16-le"):
        for name, written, media_type in (
            ("a.txt", text, "text/plain"), ("a.jsonl", rows, "application/jsonl"), ("a.csv", table, "text/csv"),
        ):  # fmt: skip
            for charset, said in ((None, True), ({"utf-16-le": "utf-16le"}.get(encoding, encoding), False)):
                found = documents(name, written.encode(encoding), media_type, charset)
                assert found[0].text == text, (name, encoding)
                assert all(("encoding-guessed" in [i.code for i in one.issues]) == said for one in found)


def test_charset_of_the_transport_is_believed_for_a_page() -> None:
    body = "<p>Губернатор области сообщил во вторник, что в результате обстрела рынка погибли восемь человек.</p>" * 3
    (found,) = documents("a.html", f"<html><body><article>{body}".encode("koi8-r"), "text/html", "koi8-r")
    assert "обстрела рынка" in found.text
    assert "encoding-guessed" not in [issue.code for issue in found.issues]
