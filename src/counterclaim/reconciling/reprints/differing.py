"""What a reprint cut, changed and added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.reconciling.reprints.answering import answers, numbers_in
from counterclaim.reconciling.reprints.tiling import tiles
from counterclaim.reconciling.reprints.wording import WORD, Sentence, Wording, folded, wording_of
from counterclaim.records import Difference, Document, Span

MEANT = 0.3
"""Share of the shorter sentence's telling words that must be in the other for one to be the other in other words, where
both stand between sentences that answer each other."""
SMALL = 4
"""Letters of a word that tells little: articles, prepositions."""


def differences(earliest: Document, member: Document) -> tuple[Difference, ...]:
    """The passages in which `member` differs from `earliest`, in the order of the earliest one's text and then the
    member's; `before` are offsets into the earliest one's text, `after` into the member's. A retold headline is one.
    """
    if earliest.text == member.text:
        return ()
    one, other = wording_of(earliest), wording_of(member)
    pairs = list(answers(one, other, tiles(one.keys, other.keys, (one.runs, other.runs))))
    pairs += _equal(one, other, pairs)
    pairs += _in_other_words(one, other, sorted(pairs))
    found = [*_headlines(earliest, member, one, other)]
    for left, right in _groups(pairs):
        x, y = [one.sentences[i] for i in left], [other.sentences[j] for j in right]
        if sum((one.words(s) for s in x), ()) == sum((other.words(s) for s in y), ()):
            continue
        found.append(_changed(earliest, member, _hull(x), _hull(y)))
    answered, answering = {i for i, _ in pairs}, {j for _, j in pairs}
    cut = [s for i, s in enumerate(one.sentences) if i not in answered]
    added = [s for j, s in enumerate(other.sentences) if j not in answering]
    found += [Difference(change="cut", before=span, after=None) for span in _runs(cut)]
    found += [Difference(change="added", before=None, after=span) for span in _runs(added)]
    return tuple(sorted(found, key=lambda d: (d.before is None, d.before or d.after or (0, 0))))


def _changed(earliest: Document, member: Document, before: Span, after: Span) -> Difference:
    x, y = Counter(numbers_in(earliest.text[slice(*before)])), Counter(numbers_in(member.text[slice(*after)]))
    return Difference(change="changed", before=before, after=after, figures=bool(x - y) and bool(y - x))


def _headlines(earliest: Document, member: Document, one: Wording, other: Wording) -> Iterator[Difference]:
    if one.headline is None or other.headline is None:
        return
    written = [
        [folded(m[0]) for m in WORD.finditer(d.text, *h)]
        for d, h in ((earliest, one.headline), (member, other.headline))
    ]
    if written[0] != written[1]:
        yield _changed(earliest, member, one.headline, other.headline)


def _equal(one: Wording, other: Wording, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences too short for a run that are the same in both."""
    taken_a, taken_b = {i for i, _ in pairs}, {j for _, j in pairs}
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, sentence in enumerate(other.sentences):
        if j not in taken_b:
            places[other.words(sentence)].append(j)
    for i, sentence in enumerate(one.sentences):
        same = places.get(one.words(sentence))
        if i not in taken_a and same:
            yield i, same.pop(0)


def _in_other_words(one: Wording, other: Wording, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences without an answer that stand next to those which answer each other and share their telling words."""
    taken_a, taken_b = {i for i, _ in pairs}, {j for _, j in pairs}
    neighbours = {(i + di, j + dj) for i, j in pairs for di, dj in ((1, 1), (-1, -1))}
    begun = {(0, 0), (len(one.sentences) - 1, len(other.sentences) - 1)}
    todo = sorted(neighbours | begun)
    while todo:
        i, j = todo.pop(0)
        if not (0 <= i < len(one.sentences) and 0 <= j < len(other.sentences)) or i in taken_a or j in taken_b:
            continue
        x, y = _telling(one.words(one.sentences[i])), _telling(other.words(other.sentences[j]))
        if len(x & y) >= MEANT * min(len(x), len(y)) and x & y:
            taken_a.add(i)
            taken_b.add(j)
            todo += [(i + 1, j + 1), (i - 1, j - 1)]
            yield i, j


def _telling(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) > SMALL or word.isdigit()}


def _groups(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Sentences that answer each other, those together that were joined or split."""
    group: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while group.setdefault(node, node) != node:
            node = group[node]
        return node

    for i, j in pairs:
        group[root(("a", i))] = root(("b", j))
    members: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for node in sorted(group):
        members[root(node)].append(node)
    for together in sorted(members.values()):
        yield [n for side, n in together if side == "a"], [n for side, n in together if side == "b"]


def _hull(sentences: Sequence[Sentence]) -> Span:
    return min(s.span[0] for s in sentences), max(s.span[1] for s in sentences)


def _runs(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Neighbouring sentences as one passage."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and run[-1].last != sentence.first:
            yield _hull(run)
            run = []
        run.append(sentence)
    if run:
        yield _hull(run)
