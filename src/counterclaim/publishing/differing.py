"""What changed between two versions of a dispatch, in words: notices, figures, sentences with changed words apart."""

from __future__ import annotations

from counterclaim.publishing.wording import figure_words
from counterclaim.reading.readable import CONTROLS
from counterclaim.records import Claim, Document, Figure, Issue, Notice, NoticeKind, Span, Spans

NOTICE_LENGTH = 160
"""Characters of a notice that are quoted."""

LATER = {
    "newer-version": "newer version in the ledger", "corrected-later": "corrected later",
    "retracted-later": "retracted later",
}  # fmt: skip
"""Issues that say what became of a dispatch later, in a few words."""

Pieces = tuple[tuple[str, bool], ...]
"""A sentence in order, each piece with whether it is changed."""


def later_of(claim: Claim) -> Issue | None:
    """What a claim says of newer versions of its dispatch; None where there are none."""
    return next((issue for issue in claim.issues if issue.code in LATER), None)


def later_words(claim: Claim) -> str:
    """The same in a few words; empty where there are none."""
    issue = later_of(claim)
    return LATER[issue.code] if issue else ""


def quoted_notices(document: Document) -> list[tuple[NoticeKind, str]]:
    """The notices that a dispatch itself carries: what of, and in which words."""
    return [(notice.kind, quoted(document.text, notice)) for notice in document.notices]


def quoted(text: str, notice: Notice) -> str:
    """The words of a notice in `text`, the first 160 characters of them on one line, without control characters."""
    line = " ".join(text[slice(*notice.span)].translate(CONTROLS).split())
    if len(line) <= NOTICE_LENGTH:
        return line
    cut = line.rfind(" ", 0, NOTICE_LENGTH)
    return line[: cut if cut > 0 else NOTICE_LENGTH - 1] + " …"


def pieces(words: str, span: Span | None, changed: Spans) -> Pieces:
    """`words`, which stand at `span` of a text, cut at the stretches of that text that changed."""
    if span is None:
        return ()
    out: list[tuple[str, bool]] = []
    at = 0
    for start, end in changed:
        out += [(words[at : start - span[0]], False), (words[start - span[0] : end - span[0]], True)]
        at = end - span[0]
    out.append((words[at:], False))
    return tuple((piece, is_changed) for piece, is_changed in out if piece)


def figure_change_words(before: Figure | None, after: Figure | None) -> str:
    """A figure before and after: "≥ 8 deaths → ≥ 11 deaths"; "none" on the side where there is none."""
    return f"{figure_words(before) if before else 'none'} → {figure_words(after) if after else 'none'}"
