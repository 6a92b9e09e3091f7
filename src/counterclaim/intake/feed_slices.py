"""Where the entries of a feed lie in its bytes: the same entry fetched an hour later is the same bytes."""

from __future__ import annotations

import re

import msgspec

from counterclaim.records import Span

TOKEN = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|<(?P<close>/?)(?P<name>(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry))(?=[\s/>])"
    rb"""(?:[^<>"']|"[^<"]*"|'[^<']*')*>""",
    re.S,
)
"""What can hold or be the tag of an entry. What is left open runs to the end, so that nothing is searched twice."""


class Slices(msgspec.Struct, frozen=True):
    """The entries as spans of bytes, in order, without overlaps. `cut`: the last one ends with the bytes, not with its
    tag."""

    entries: tuple[Span, ...]
    cut: bool = False


def slices_of(data: bytes, local: str, limit: int) -> Slices:
    """The elements called `local` ("item", "entry"), at most `limit` and one more.

    Tags in comments and CDATA are words. Entries do not nest: where a tag of one stands in another, the end of the
    first was lost, and it ends there. `data` is in an encoding in which ASCII is ASCII.
    """
    found: list[Span] = []
    name, start = None, None
    for token in TOKEN.finditer(data):
        if token["name"] is None or token["name"].rpartition(b":")[2] != local.encode():
            continue
        if name is None and not token["close"]:
            name = token["name"]
        if token["name"] != name:
            continue  # of another vocabulary
        if start is not None:
            found.append((start, token.end() if token["close"] else token.start()))
            start = None
        if not token["close"]:
            if token[0].endswith(b"/>"):
                found.append(token.span())
            else:
                start = token.start()
        if len(found) > limit:
            return Slices(tuple(found))
    if start is not None:
        return Slices((*found, (start, len(data))), cut=True)
    return Slices(tuple(found))


def without(data: bytes, spans: tuple[Span, ...]) -> bytes:
    """What is left of the bytes around the spans: the feed's own head."""
    pieces: list[bytes] = []
    at = 0
    for start, end in spans:
        pieces.append(data[at:start])
        at = end
    return b"".join([*pieces, data[at:]])
