"""Whether two dispatches have words from each other, or from one wire, and how much.

What counts are the reporters' own words. Whoever stood at the same press conference has the same quotations; the words
around them are his. And an issuer's daily bulletins have the same words around other numbers: where most of the numbers
in the sentences that answer each other differ, it is a formula and no reprint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from counterclaim.reconciling.reprints.answering import answers, figures_of
from counterclaim.reconciling.reprints.in_common import in_common, may_be_kin
from counterclaim.reconciling.reprints.tiling import Tile, tiles
from counterclaim.reconciling.reprints.wording import Wording, hashed, wording_of
from counterclaim.records import Document, Spans
from counterclaim.records.span import merged


class Kinship(msgspec.Struct, frozen=True, kw_only=True):
    """What two dispatches have in common, `a` the one with the smaller id.

    `share_a` and `share_b` are the shares of their words that stand in the other, `own` how many words outside
    quotations, `quoted` how many inside. `order` is the share of the common words that come in the same order in both,
    1.0 where nothing was moved. `passages_a` and `passages_b` are the common words as offsets into the texts.
    """

    a: str
    b: str
    share_a: float
    share_b: float
    own: int
    quoted: int
    order: float
    passages_a: Spans
    passages_b: Spans
    figures_differ: int
    because: str

    def other(self, document_id: str) -> str:
        """The id of the other dispatch."""
        return self.b if document_id == self.a else self.a

    def passages(self, document_id: str) -> Spans:
        """The common words in this dispatch."""
        return self.passages_a if document_id == self.a else self.passages_b

    def share(self, document_id: str) -> float:
        """The share of this dispatch's words that stand in the other."""
        return self.share_a if document_id == self.a else self.share_b


def compare(a: Document, b: Document, *, common: Collection[int] = frozenset()) -> Kinship | None:
    """What two dispatches have from each other or from one wire; None where they are reports of their own.

    The same whichever is given first. `common` are hashes of sentences (as in `Signature.passages`) that many families
    have, a standing note on the war: they count for nothing. What stood at one address are versions (docs/versions.md)
    and no reprints.
    """
    if same_address(a, b):
        return None
    if a.document_id > b.document_id:
        a, b = b, a
    one, other = wording_of(a), wording_of(b)
    if one.keys == other.keys and not common:
        return same_words(a, b) if one.keys else None
    if not may_be_kin(one.extent, other.extent):
        return None
    found = _without_common(tiles(one.keys, other.keys, (one.runs, other.runs)), one, common)
    if not found:
        return None
    common_words = in_common(one, other, found)
    if not common_words.is_enough(days=_days_between(a, b)):
        return None
    figures = figures_of(a, b, answers(one, other, found))
    days = {a.published_day, b.published_day}
    if figures.of_a_formula(other_day=len(days) > 1 and None not in days):
        return None
    words, own = common_words.words, common_words.own
    return Kinship(
        a=a.document_id, b=b.document_id, share_a=words / len(one.keys), share_b=words / len(other.keys), own=own,
        quoted=words - own, order=_in_order(found) / words, figures_differ=figures.differ,
        passages_a=_passages(one, [(t.a, t.length) for t in found]),
        passages_b=_passages(other, [(t.b, t.length) for t in found]),
        because=f"{words} words in common runs, {own} of them outside quotations, {common_words.share:.0%} of one's own"
        f" words{f'; {figures.differ} figures differ' if figures.differ else ''}",
    )  # fmt: skip


def _days_between(a: Document, b: Document) -> int:
    """Days between the publication of two dispatches; 0 where one's is not known."""
    one, other = a.published_day, b.published_day
    return abs((one - other).days) if one is not None and other is not None else 0


def same_address(a: Document, b: Document) -> bool:
    """Whether two dispatches stood at one address."""
    return a.url is not None and a.url == b.url


def same_words(a: Document, b: Document) -> Kinship:
    """The kinship of two dispatches of the same words."""
    if a.document_id > b.document_id:
        a, b = b, a
    one, other = wording_of(a), wording_of(b)
    return Kinship(
        a=a.document_id, b=b.document_id, share_a=1.0, share_b=1.0, own=one.own, quoted=len(one.keys) - one.own,
        order=1.0, passages_a=_passages(one, [(0, len(one.keys))]), passages_b=_passages(other, [(0, len(other.keys))]),
        figures_differ=0, because="the same words throughout",
    )  # fmt: skip


def _passages(wording: Wording, runs: Iterable[tuple[int, int]]) -> Spans:
    """Runs of words (first, how many) as offsets into the text, the mark at a sentence's end with its last word."""
    ends = {sentence.last: sentence.span[1] for sentence in wording.sentences}
    return merged(
        (wording.span(first)[0], ends.get(first + number, 0) or wording.span(first + number - 1)[1])
        for first, number in runs
    )


def _without_common(found: tuple[Tile, ...], one: Wording, common: Collection[int]) -> tuple[Tile, ...]:
    if not common:
        return found
    skipped = bytearray(len(one.keys))
    for sentence in one.sentences:
        if hashed(one.words(sentence)) in common:
            skipped[sentence.first : sentence.last] = b"\x01" * (sentence.last - sentence.first)
    kept: list[Tile] = []
    for tile in found:
        start: int | None = None
        for n in range(tile.length + 1):
            free = n < tile.length and not skipped[tile.a + n]
            if free and start is None:
                start = n
            elif not free and start is not None:
                kept.append(Tile(tile.a + start, tile.b + start, n - start))
                start = None
    return tuple(kept)


def _in_order(found: tuple[Tile, ...]) -> int:
    """Words in the heaviest chain of runs that come in the same order in both texts."""
    best: list[int] = []
    for n, tile in enumerate(found):
        before = max((best[m] for m in range(n) if found[m].b < tile.b), default=0)
        best.append(before + tile.length)
    return max(best, default=0)
