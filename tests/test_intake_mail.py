"""Mails: words, sender, date, what is quoted in them and what is attached. All texts are invented."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given

from counterclaim.intake import Blob, Options, Skipped, Taken, mail, taken_from
from counterclaim.intake.mail_body import html_text, unflowed
from counterclaim.intake.sniffing import format_of
from counterclaim.records import Document
from tests.mutated import mutated

HEADERS = (
    "From: Example Desk <desk@example.org>\nDate: Tue, 4 Mar 2031 18:00:00 +0300\nSubject: Shelling cuts power\n"
    "MIME-Version: 1.0\n"
)
WORDS = "The governor said that eight people were killed."
PAGE = "<html><body>" + "<p>The ministry of the region denied that its forces had fired on the town.</p>" * 3


def taken(raw: str | bytes) -> list[Taken | Skipped]:
    data = raw.encode() if isinstance(raw, str) else raw
    return list(taken_from(Blob(input_id="m.eml", data=data, media_type="message/rfc822"), Options()))


def document(raw: str | bytes) -> Document:
    (found,) = taken(raw)
    assert isinstance(found, Taken), found
    return found.document


def plain(body: str, headers: str = HEADERS) -> Document:
    return document(headers + "Content-Type: text/plain; charset=utf-8\n\n" + body)


def mixed(*parts: str) -> str:
    return HEADERS + "Content-Type: multipart/mixed; boundary=b\n\n" + "".join(f"--b\n{p}\n" for p in parts) + "--b--\n"


def pieces(found: Document, kind: str) -> list[str]:
    return [found.text[slice(*s.span)] for s in found.sections if s.kind == kind]


def test_subject_sender_and_date_with_zone() -> None:
    found = plain(WORDS)
    assert found.text == f"Shelling cuts power\n\n{WORDS}"
    assert pieces(found, "headline") == ["Shelling cuts power"]
    assert pieces(found, "body") == [WORDS]
    assert (found.title, found.outlet) == ("Shelling cuts power", "Example Desk")
    assert (found.published, found.published_from) == ("2031-03-04T18:00:00+03:00", "metadata")


def test_encoded_headers_are_decoded_and_folded_ones_unfolded() -> None:
    found = plain(WORDS, "From: =?utf-8?b?0J/RgNC10YHRgdCw?= <a@b.org>\nSubject: =?iso-8859-1?q?Caf=E9?=\n hit\n")
    assert (found.outlet, found.title) == ("Пресса", "Café hit")


def test_address_stands_for_the_outlet_only_where_there_is_no_name() -> None:
    assert plain(WORDS, "From: press@example.org\nSubject: x\n").outlet == "press@example.org"


def test_marks_of_an_answer_are_no_part_of_the_title() -> None:
    assert plain(WORDS, "From: a@b.org\nSubject: RE: Fwd: Bridge hit\n").title == "Bridge hit"


def test_quoted_answer_with_its_introduction_and_signature_are_kept_unread() -> None:
    found = plain(
        f"{WORDS}\n\nOn Mon, 3 Mar 2031 at 10:00, Example Office\n<office@example.org> wrote:\n> Nine were killed.\n"
        ">> No.\n\nThe mayor denied it.\n-- \nExample Desk\n+1 555 0100\n"
    )
    assert pieces(found, "body") == [WORDS, "The mayor denied it."]
    introduced, signature = pieces(found, "boilerplate")
    assert introduced.startswith("On Mon") and introduced.endswith(">> No.")
    assert signature == "-- \nExample Desk\n+1 555 0100"


def test_words_before_a_quotation_that_introduce_nothing_are_read() -> None:
    assert pieces(plain(f"{WORDS}\n> Nine."), "body") == [WORDS]


def test_mail_answered_below_a_rule_is_not_read() -> None:
    below = "-----Original Message-----\nFrom: Example Office\nSent: Monday\nSubject: x\n\nNine were killed."
    found = plain(f"{WORDS}\n\n{below}", HEADERS.replace("Shelling", "Re: Shelling"))
    assert pieces(found, "body") == [WORDS]
    assert pieces(found, "boilerplate") == [below]


def test_mail_that_is_only_passed_on_takes_date_sender_and_subject_of_the_one_within() -> None:
    found = plain(
        "---------- Forwarded message ---------\nFrom: Example Wire <w@example.net>\n"
        f"Date: Mon, Mar 3, 2031 at 6:00 PM\nSubject: Camp shelled\nTo: <desk@example.org>\n\n{WORDS}",
        HEADERS.replace("Shelling", "Fwd: Shelling"),
    )
    assert (found.title, found.outlet, found.published) == ("Camp shelled", "Example Wire", "2031-03-03")
    assert pieces(found, "body") == [WORDS]


def test_mail_passed_on_with_words_before_it_is_read_and_says_whose_date_it_has() -> None:
    found = plain(f"See below.\n\nBegin forwarded message:\n\nFrom: Example Wire\nSubject: Camp shelled\n\n{WORDS}")
    assert pieces(found, "body") == ["See below.", WORDS]
    assert found.outlet == "Example Desk"
    assert "mail-forwarded" in {issue.code for issue in found.issues}


def test_plain_text_is_preferred_to_html_unless_it_is_a_stub() -> None:
    def alternative(text: str) -> Document:
        return document(
            HEADERS + "Content-Type: multipart/alternative; boundary=b\n\n"
            f"--b\nContent-Type: text/plain\n\n{text}\n--b\nContent-Type: text/html\n\n{PAGE}\n--b--\n"
        )

    assert pieces(alternative(WORDS * 2), "body") == [WORDS * 2]
    assert pieces(alternative("Needs HTML."), "body")[0].startswith("The ministry of the region denied")


def test_html_that_is_no_article_is_taken_whole() -> None:
    assert html_text("<div>Two killed.<br>Denied.</div><style>p {}</style>") == "Two killed.\nDenied."


def test_quotation_in_html_comes_last_and_marked() -> None:
    html = (
        '<div>Two killed.</div><div class="gmail_quote"><p>On 3 March it wrote:</p><blockquote>Nine.</blockquote></div>'
    )
    assert html_text(html) == "Two killed.\n\n> On 3 March it wrote:\n> \n> Nine."


def test_soft_line_ends_are_undone() -> None:
    assert unflowed("Eight \npeople.\n> quoted \n> text\n-- \nname", delsp=False) == (
        "Eight people.\n> quoted \n> text\n-- \nname"
    )
    assert unflowed("mi \nnistry", delsp=True) == "ministry"


def test_declared_charset_counts_and_damage_is_said() -> None:
    headers = HEADERS + "Content-Type: text/plain; charset="
    assert document(f"{headers}koi8-r\n\n".encode() + "Удар по мосту".encode("koi8-r")).text.endswith("Удар по мосту")
    assert document(f"{headers}nonsense\n\nÜber".encode()).text.endswith("Über")
    damaged = document(f"{headers}utf-8\n\n".encode() + ("Über" * 20).encode() + b"\xff\xfe")
    assert "broken-encoding" in {issue.code for issue in damaged.issues}


def test_attached_dispatch_has_bytes_of_its_own_within_the_mail() -> None:
    raw = mixed(
        f"Content-Type: text/plain\n\n{WORDS}",
        'Content-Type: text/html; name="../../report.html"\nContent-Disposition: attachment\n'
        f"Content-Transfer-Encoding: base64\n\n{b64encode(PAGE.encode()).decode()}",
    )
    outer, attached = taken(raw)
    assert isinstance(outer, Taken) and isinstance(attached, Taken)
    assert outer.document.text.endswith(WORDS)
    assert attached.blob.data == PAGE.encode()
    assert attached.document.input_id == "m.eml#report.html"
    assert attached.document.outlet is None
    assert attached.blob.within is not None
    assert (attached.blob.within.sha256, attached.blob.within.member) == (outer.blob.sha256, "report.html")


def test_two_files_of_one_name_are_told_apart() -> None:
    part = "Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\n" + WORDS
    names = [t.document.input_id for t in taken(mixed(part, part)) if isinstance(t, Taken)]
    assert names == ["m.eml", "m.eml#a.txt", "m.eml#a.txt (2)"]


NOTE = "Content-Type: text/plain; name=note.txt\nContent-Disposition: attachment\n\n"


@pytest.mark.parametrize(
    ("note", "published", "source"),
    [
        (WORDS, "2031-03-04T18:00:00+03:00", "mail"),
        (f"---\ndate: 2031-03-01\n---\n{WORDS}", "2031-03-01", "front-matter"),
        (f"---\ndate: 31 February 2031\n---\n{WORDS}", None, None),
    ],
)
def test_attached_file_without_a_date_takes_the_mails_and_says_so(
    note: str, published: str | None, source: str | None
) -> None:
    for words in ("Content-Type: text/plain\n\nSee the note.", "Content-Type: text/plain\n\n"):
        attached = taken(mixed(words, NOTE + note))[-1]
        assert isinstance(attached, Taken)
        assert (attached.document.published, attached.document.published_from) == (published, source)


def test_date_of_the_option_outranks_the_mails_for_what_is_attached() -> None:
    raw = mixed("Content-Type: text/plain\n\nSee the note.", NOTE + WORDS)
    blob = Blob(input_id="m.eml", data=raw.encode(), media_type="message/rfc822")
    found = [one for one in taken_from(blob, Options(published="2031-03-09")) if isinstance(one, Taken)]
    assert [(one.document.published, one.document.published_from) for one in found] == [("2031-03-09", "option")] * 2


def test_attached_mail_without_a_date_takes_none() -> None:
    inner = "From: Example Wire <wire@example.org>\nSubject: Old\n\n" + WORDS
    _, attached = taken(mixed("Content-Type: text/plain\n\nSee.", f"Content-Type: message/rfc822\n\n{inner}"))
    assert isinstance(attached, Taken)
    assert attached.document.published is None


def test_attached_mail_is_a_document_with_its_own_sender() -> None:
    inner = f"From: Example Wire <w@example.net>\nSubject: Inner\nDate: Mon, 3 Mar 2031 18:00:00 GMT\n\n{WORDS}"
    _, attached = taken(mixed("Content-Type: text/plain\n\nSee.", f"Content-Type: message/rfc822\n\n{inner}"))
    assert isinstance(attached, Taken)
    assert (attached.document.outlet, attached.document.published) == ("Example Wire", "2031-03-03T18:00:00+00:00")
    assert attached.blob.data.decode() == inner


def test_other_files_are_named_and_pictures_in_the_text_are_not() -> None:
    found = document(
        mixed(
            f"Content-Type: text/plain\n\n{WORDS}",
            "Content-Type: image/png; name=logo.png\nContent-ID: <x>\n\nx",
            "Content-Type: application/msword; name=report.doc\nContent-Disposition: attachment\n\nx",
        )
    )
    (issue,) = [one for one in found.issues if one.code == "attachment-not-read"]
    assert "report.doc" in issue.message and "logo.png" not in issue.message


def test_mails_within_mails_end_somewhere() -> None:
    raw = f"From: a@b.org\nSubject: innermost\n\n{WORDS}"
    for _ in range(mail.MAIL_DEPTH + 2):
        raw = f"From: a@b.org\nSubject: outer\nContent-Type: message/rfc822\n\n{raw}"
    assert "too-deep" in {t.code for t in taken(raw) if isinstance(t, Skipped)}


def test_multiparts_without_end_cost_only_the_mail() -> None:
    raw = HEADERS
    for number in range(3000):
        raw += f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
    assert all(isinstance(t, Taken | Skipped) for t in taken(raw))


def test_parts_over_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "PARTS", 2)
    part = f"Content-Type: text/plain\n\n{WORDS}"
    codes = [t.code for t in taken(mixed(part, part, part)) if isinstance(t, Skipped)]
    assert codes == ["too-many"]


@pytest.mark.parametrize(("raw", "code"), [("no header here", "mail-broken"), ("From: a@b.org\n\n \n", "empty")])
def test_bytes_that_are_no_mail_and_mail_without_words(raw: str, code: str) -> None:
    (skipped,) = taken(raw)
    assert isinstance(skipped, Skipped) and skipped.code == code


def test_mail_is_known_by_its_name_or_by_headers_that_only_programs_write() -> None:
    assert format_of("a.eml", b"x") == "mail"
    assert format_of("message", b"Received: by x\r\n\tfor y\r\nFrom: a@b.org\r\n\r\nx") == "mail"
    assert format_of("note", b"From: the desk\nSubject: x\n\nWords") == "text"


SAMPLE = mixed(
    f"Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain; format=flowed\n\n{WORDS}\n> q\n"
    f"--c\nContent-Type: text/html; charset=utf-8\n\n<blockquote type=cite>{WORDS}</blockquote>\n--c--",
    f"Content-Type: message/rfc822\n\nFrom: =?utf-8?q?x?= <a@b>\nDate: Mon, 3 Mar 2031\n\n{WORDS}",
    "Content-Type: text/plain; name*=utf-8''a%20b.txt\nContent-Transfer-Encoding: quoted-printable\n\na=C3=A9",
).encode()


@given(
    mutated(
        (SAMPLE,),
        (b"=?utf-8?b?", b"\nContent-Type: multipart/mixed\n\n", b"\n--b\n", b"\n--c--\n", b"charset=hex", b"\xff\0",
         b"Content-Transfer-Encoding: base64\n", b"=?x?q?=ZZ?=", b"name*0*=''%", b"\r", b"\nFrom: \nDate: \n", b"=\n"),
    )
)  # fmt: skip
def test_damaged_mail_gives_documents_or_reasons(data: bytes) -> None:
    for found in taken(data):
        if isinstance(found, Skipped):
            assert found.code and found.message
        else:
            assert found.document.text.strip()
            assert all(0 <= s.start < s.end <= len(found.document.text) for s in found.document.sections)
            found.document.text.encode()


def test_line_that_a_mail_hides_is_not_its_text() -> None:
    hidden = '<div style="display:none">Preview line.</div>'
    assert html_text(PAGE.replace("<body>", f"<body>{hidden}")) == html_text(PAGE)
    assert html_text(f"<body><p style='DISPLAY: none'>Preview.</p>{WORDS}</body>") == WORDS
