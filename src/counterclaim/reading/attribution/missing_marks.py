"""Where a quotation begins or ends of which a mark is missing.

An estimate out of what stands around: the paragraph's edge, a reporting clause (", the mayor said"), the sentence, and
for a few quoted words inside the reporter's own sentence the next word that is likely his. A title's full stop ("Mr.")
ends no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.records import Span

TITLES = r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Sen|Gov|Rep|St)"
VERBS = (
    r"\b(?:said|says|say|added|adds|told|wrote|writes|stated|noted|stressed|announced|asked|asks|replied|recalled|"
    r"explained|argued|insisted|continued|concluded|warned|declared|reported|tweeted)\b"
)
WHO = rf"(?:[^.,;:!?]|{TITLES}\.){{0,60}}"

TITLE = re.compile(f"{TITLES}$")
SENTENCE_END = re.compile(r"[.!?…]+[)\]]*(?=\s)")
REPORTING = re.compile(VERBS)
INSIDE = re.compile(rf"[,?!]\s+{WHO}{VERBS}")
"""A reporting clause inside what looks like a quotation that was never closed."""
BEFORE = re.compile(rf"{VERBS}[^.,;:!?]*[.,:]\s*$")
"""The end of a reporting clause that stands before a quotation."""
AFTER = re.compile(rf"\s*{WHO}{VERBS}")
OUTSIDE = re.compile(rf"\s*(?!(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur)\b){WHO}{VERBS}")
"""The reporter's own clause; in the first person it is more likely part of what is quoted."""
THAT = re.compile(r"\s+that\b")
LEADING = re.compile(r"[^.,;:!?]{0,20}[,:]\s")
"""What may stand between a reporting verb and the words that it leads in."""
WITHIN = re.compile(r"(?<![.,:;!?—–-])(?<!\bthat)(?<!\bsaid)(?<!\bsays)\s$")
"""What stands before a few quoted words inside the reporter's own sentence."""
HIS_OWN = re.compile(
    r"[,;:—–]|\s(?:that|when|whether|if|who|which|because|while|after|before|but|although|though|given|as|since|and|"
    r"in|on|at|with)\b"
)
"""What follows them more often than it stands in them."""


def end_without_mark(text: str, mark: Span, paragraph: Span, *, since: int, until: int, runs_on: bool) -> int:
    """Where the quotation ends that `mark` opens and nothing closes.

    `since` is where the mark before it ends, `until` where the next one begins, or the paragraph's edges. Where
    the next paragraph opens with a mark (`runs_on`), the quotation may go on into it.
    """
    before = text[max(since, mark[0] - 120) : mark[0]]
    sentence = next(_sentence_ends(text, mark[1], until), until)
    if WITHIN.search(before):
        own = HIS_OWN.search(text, mark[1], until)
        return min(sentence, own.start() if own else until)
    if inside := INSIDE.search(text, mark[1], until):
        return inside.start() + 1
    is_whole = mark[0] == paragraph[0] or runs_on or BEFORE.search(before)
    return until if is_whole and until == paragraph[1] else sentence


def start_without_mark(text: str, mark: Span, paragraph: Span, *, since: int) -> int:
    """Where the quotation begins that `mark` closes and nothing opens; `since` is where the mark before it ends."""
    end = mark[0]
    start = since
    for match in REPORTING.finditer(text, since, end):
        start = match.end()
    is_told = start > since
    ends = list(_sentence_ends(text, start, max(start, end - 2)))
    if is_told and (leading := LEADING.match(text, start, end)):
        start = leading.end()
    elif not ends:
        verb = start
        start = max(_sentence_ends(text, since, verb), default=since)
        if is_told and (OUTSIDE.match(text, start, verb) or THAT.match(text, verb)):
            return end  # the reporter's own clause opens the sentence, and nothing says where in it his quoting begins
    elif is_told:
        start = ends[0]
    elif since == paragraph[0] and _is_spoken(text, mark, paragraph):
        start = since
    else:
        start = ends[-1]
    start = max(start, text.rfind(": ", start, end) + 1)
    return start + len(text[start:end]) - len(text[start:end].lstrip())


def _is_spoken(text: str, mark: Span, paragraph: Span) -> bool:
    """Whether a closing mark has a reporting clause after it."""
    stops = text[mark[0] - 1] in ",.?!" or text[mark[1] : mark[1] + 1] == ","
    return stops and AFTER.match(text, mark[1], paragraph[1]) is not None


def _sentence_ends(text: str, start: int, limit: int) -> Iterator[int]:
    for match in SENTENCE_END.finditer(text, start, limit):
        if not TITLE.search(text, max(start, match.start() - 5), match.start()):
            yield match.end()
