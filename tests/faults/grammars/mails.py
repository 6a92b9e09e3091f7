"""Nearly valid mails and saved pages."""

from __future__ import annotations

import base64
import quopri

from hypothesis import strategies as st

from tests.faults.grammars.markup import html, pages
from tests.faults.grammars.words import Bytes, dates, joined, short, words
from tests.faults.samples import MAIL

header_words = st.one_of(
    short.map(lambda w: " ".join(w.split())),
    dates,
    words.map(lambda w: "=?utf-8?b?" + base64.b64encode(w.encode()).decode() + "?="),
    st.sampled_from(("=?x?q?a?=", "=?utf-8?b?////?=", '"A, B" <a@example.org>', "a\r\n b", "<" * 50, "\udcff")),
)
headers = joined(
    st.tuples(
        st.sampled_from(
            (
                "From",
                "Subject",
                "Date",
                "To",
                "Message-ID",
                "X-Odd",
                "Snapshot-Content-Location",
                "Content-Location",
                "",
            )
        ),
        header_words,
    ).map(lambda pair: f"{pair[0]}: {pair[1]}\r\n")
)
TYPES = (
    "text/plain",
    "text/html",
    "text/plain; format=flowed; delsp=yes",
    "application/pdf; name=a.pdf",
    "text/html; charset=utf-7",
    "text/plain; charset=bogus",
    "application/rtf; name=a.rtf",
    "image/png",
    "text/html; name*=utf-8''%ff.html",
    "message/rfc822",
    "multipart/mixed",
    "text/plain; charset*=x'y'z",
    "/",
    "text",
)


def part(kind: str, body: str, transfer: str, disposition: str, more: str) -> bytes:
    data = body.encode("utf-8", "surrogateescape")
    if transfer == "base64":
        data = base64.encodebytes(data)
    elif transfer == "quoted-printable":
        data = quopri.encodestring(data)
    head = f"{more}Content-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n{disposition}\r\n"
    return head.encode("utf-8", "surrogateescape") + data


lone_parts = st.builds(
    part,
    st.sampled_from(TYPES),
    st.one_of(words, html, pages, st.just(MAIL)),
    st.sampled_from(("7bit", "8bit", "base64", "quoted-printable", "x-uuencode", "bogus")),
    st.sampled_from(
        (
            "",
            "Content-Disposition: attachment; filename=a.txt\r\n",
            'Content-Disposition: inline; filename="../../a.html"\r\n',
        )
    ),
    headers,
)


def multipart(kind: str, parts: list[bytes], boundary: str, more: str, *, ended: bool) -> bytes:
    head = f'{more}MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode(
        "utf-8", "surrogateescape"
    )
    line = f"--{boundary}".encode()
    return head + b"".join(line + b"\r\n" + one + b"\r\n" for one in parts) + (line + b"--\r\n" if ended else b"")


def mails(parts: Bytes, kinds: tuple[str, ...], head: str) -> Bytes:
    return st.builds(
        multipart,
        st.sampled_from(kinds),
        st.lists(parts, max_size=3),
        st.sampled_from(("B", "a b", "=_x", "B'")),
        headers.map(lambda more: head + more),
        ended=st.booleans(),
    )


KINDS = ("mixed", "alternative", "related", "digest", "report", "bogus")
mail_parts = st.recursive(lone_parts, lambda inner: mails(inner, KINDS, ""), max_leaves=4)
mail_files = st.one_of(mails(mail_parts, KINDS, "From: a@example.org\r\nMessage-ID: <1>\r\n"), lone_parts)
mhtml_files = mails(mail_parts, ("related", "related", "mixed"), "From: <Saved by Blink>\r\n")
