"""What changed between two texts, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec
from msgspec.structs import replace

from counterclaim.records import Span, Spans

PassageKind = Literal["removed", "added", "changed", "moved"]

SAME_SENTENCE = 0.5
"""Words in common, of all words of both, from which one sentence is a new wording of another."""

IN_ORDER = 2_000
"""Sentences of a text, beyond those that both begin and end with, up to which their order is compared: the time that
this takes grows with the square of their number."""

PAIRED = 40_000
"""Pairs of sentences, one from each text, among which new wordings are looked for."""

LONG = 400
"""Words of a sentence up to which the changed ones are marked."""

# A sentence ends at a mark of its end with what closes after it, before white space; and at a blank line. An
# abbreviation cuts one in two, which makes a passage shorter and no change out of none.
SENTENCE_END = re.compile(r"(?<=[.!?…؟。।])[\"'”’»)\]]*\s+|\s*\n\s*\n\s*")
WORD = re.compile(r"\w+(?:[.,'’-]\w+)*|[^\w\s]")


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that changed. `before` and `after` are its spans in the older and the newer text, None where it is not
    there; `gone` and `come` the spans of the words in which two wordings differ, `old` and `new` its words."""

    kind: PassageKind
    before: Span | None = None
    after: Span | None = None
    old: str = ""
    new: str = ""
    gone: Spans = ()
    come: Spans = ()


class _Sentence(msgspec.Struct, frozen=True):
    span: Span
    key: str


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """What of `before` is not in `after` and the other way round, stretch by stretch in the order of both; within one
    first what was removed. White space does not count. A sentence that stands elsewhere is `moved`; one that keeps half
    of its words is `changed`."""
    if before == after:
        return ()
    old, new = _sentences(before), _sentences(after)
    start = 0
    while start < min(len(old), len(new)) and old[start].key == new[start].key:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end].key == new[-1 - end].key:
        end += 1
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    blocks = _blocks(old, new) if max(len(old), len(new)) <= IN_ORDER else [_without_order(old, new)]
    found: list[Passage] = []
    for gone, come in blocks:
        found += _paired(before, after, gone, come)
    return _with_moves(found)


def _sentences(text: str) -> list[_Sentence]:
    found: list[_Sentence] = []
    start = 0
    for start, end in _cuts(text):
        words = text[start:end].split()
        if words:
            stripped = text[start:end]
            left = len(stripped) - len(stripped.lstrip())
            found.append(_Sentence((start + left, start + len(stripped.rstrip())), " ".join(words)))
    return found


def _cuts(text: str) -> list[Span]:
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _blocks(old: list[_Sentence], new: list[_Sentence]) -> list[tuple[list[_Sentence], list[_Sentence]]]:
    """The stretches in which the two differ, in order."""
    match = SequenceMatcher(None, [s.key for s in old], [s.key for s in new], autojunk=False)
    return [(old[a:b], new[c:d]) for kind, a, b, c, d in match.get_opcodes() if kind != "equal"]


def _without_order(old: list[_Sentence], new: list[_Sentence]) -> tuple[list[_Sentence], list[_Sentence]]:
    """What each has and the other has not, as often as it is said; for texts too long to be compared in order."""

    def rest(some: list[_Sentence], others: list[_Sentence]) -> list[_Sentence]:
        there = Counter(sentence.key for sentence in others)
        left = []
        for sentence in some:
            if there[sentence.key]:
                there[sentence.key] -= 1
            else:
                left.append(sentence)
        return left

    return rest(old, new), rest(new, old)


def _paired(before: str, after: str, gone: Sequence[_Sentence], come: Sequence[_Sentence]) -> list[Passage]:
    """The sentences of one stretch: each new wording beside the old one, what is left as removed and added."""
    partner: dict[int, int] = {}
    changed: set[int] = set()
    if len(gone) * len(come) <= PAIRED:
        bags = [Counter(s.key.casefold().split()) for s in gone], [Counter(s.key.casefold().split()) for s in come]
        scored = sorted(
            ((likeness(a, b), -abs(i - j), -i, -j) for i, a in enumerate(bags[0]) for j, b in enumerate(bags[1])),
            reverse=True,
        )
        for score, _, i, j in scored:
            if score >= SAME_SENTENCE and -j not in partner and -i not in changed:
                partner[-j] = -i
                changed.add(-i)
    found = [
        Passage(kind="removed", before=s.span, old=before[slice(*s.span)])
        for i, s in enumerate(gone) if i not in changed
    ]  # fmt: skip
    for j, sentence in enumerate(come):
        if j in partner:
            found.append(_changed(before, after, gone[partner[j]].span, sentence.span))
        else:
            found.append(Passage(kind="added", after=sentence.span, new=after[slice(*sentence.span)]))
    return found


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """Words in common of all words of both, each as often as it stands there: 0 to 1 (Dice's coefficient)."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _changed(before: str, after: str, old: Span, new: Span) -> Passage:
    a = [match.span() for match in WORD.finditer(before, *old)]
    b = [match.span() for match in WORD.finditer(after, *new)]
    gone: list[Span] = []
    come: list[Span] = []
    if max(len(a), len(b)) <= LONG:
        words = [before[slice(*span)] for span in a], [after[slice(*span)] for span in b]
        for kind, i, j, k, m in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
            if kind != "equal":
                gone += [(a[i][0], a[j - 1][1])] if j > i else []
                come += [(b[k][0], b[m - 1][1])] if m > k else []
    else:
        gone, come = [old], [new]
    return Passage(
        kind="changed", before=old, after=new, old=before[slice(*old)], new=after[slice(*new)], gone=tuple(gone),
        come=tuple(come),
    )  # fmt: skip


def _with_moves(found: list[Passage]) -> tuple[Passage, ...]:
    """A sentence that was removed in one place and added in another has moved."""
    gone: dict[str, list[Passage]] = {}
    for passage in found:
        if passage.kind == "removed":
            gone.setdefault(" ".join(passage.old.split()), []).append(passage)
    out: list[Passage] = []
    moved: set[int] = set()
    for passage in found:
        there = gone.get(" ".join(passage.new.split())) if passage.kind == "added" else None
        if not there:
            out.append(passage)
            continue
        origin = there.pop(0)
        moved.add(id(origin))
        out.append(replace(passage, kind="moved", before=origin.before, old=origin.old))
    return tuple(passage for passage in out if id(passage) not in moved)
