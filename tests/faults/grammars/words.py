"""Pieces of text, dates and addresses that formats trip over. All texts are invented."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.faults.samples import UKRAINIAN, WORDS

Bytes = st.SearchStrategy[bytes]
Words = st.SearchStrategy[str]

PIECES = (
    WORDS,
    UKRAINIAN,
    "The governor said on Tuesday that 8 people were killed.",
    "Shelling hits Testville",
    "",
    " ",
    "\n\n",
    "\r\n",
    "CORRECTION: An earlier version of this article said nine.",
    "(corrected)",
    "By Anna Testwell",
    "MANDATORY KILL",
    "Share on Facebook",
    "> quoted",
    "-- \n",
    "---\n",
    "From: a@example.org",
    "“",
    "”",
    "«",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\0",
    "\x0b",
    "\x1b[2J",
    "\x85",
    "\u2028",
    "\ufffe",
    "\U0001f600",
    "é",
    "e\u0301" * 20,
    "&amp;",
    "&#x1F600;",
    "&#1114112;",
    "<b>",
    "</p>",
    "]]>",
    "<![CDATA[",
    "{{",
    "}}",
    "\\",
    '"',
    "''",
    "%00",
    "../../etc/passwd",
    "=?utf-8?q?=C3?=",
    "a" * 3000,
    "( " * 60,
    "قالت الوزارة يوم الثلاثاء.",
    "部队说周二有八人死亡。",
)

words: Words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join)
short: Words = st.one_of(st.sampled_from(PIECES), st.text(max_size=12))
sound: Words = st.just(WORDS)
"""So that most inputs give a document."""

dates: Words = st.one_of(
    st.sampled_from(
        (
            "2031-03-04",
            "2031-03-04T10:00:00+02:00",
            "2031-02-30",
            "0000-00-00",
            "2031-03-04T25:61:61Z",
            "04.03.2031 10:00:00 UTC+03:00",
            "Tue, 04 Mar 2031 10:00:00 +0200",
            "Tue, 04 Mar 99999 10:00:00 +9999",
            "03/04/2031",
            "9999-12-31T23:59:59-23:59",
            "4 March 2031",
            "",
            "now",
            "1930433400",
            "-1",
            "٢٠٣١-٠٣-٠٤",
            "2031-03-04T10:00:00+99:99",
        )
    ),
    st.datetimes().map(lambda moment: moment.isoformat()),
)
urls: Words = st.sampled_from(
    (
        "https://example.org/a",
        "http://[",
        "javascript:alert(1)",
        "//x",
        "",
        "https://example.org/" + "a" * 5000,
        "../b",
        "\ud800",
    )
).map(lambda url: url.encode("utf-8", "replace").decode())


def joined(parts: st.SearchStrategy[Any], *, glue: str = "", most: int = 5) -> Words:
    return st.lists(parts, max_size=most).map(glue.join)


encodings = st.sampled_from(
    ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251", "koi8-u", "latin-1", "utf-7")
)


def encoded(texts: Words) -> Bytes:
    return st.tuples(texts, encodings).map(lambda pair: pair[0].encode(pair[1], "replace"))
