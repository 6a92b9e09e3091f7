"""The sentences of a text as their numbers tell them: a time of day that stands alone is the beginning of the next."""

from __future__ import annotations

from spacy.tokens import Doc

from counterclaim.records import Span


def numbered(doc: Doc) -> list[Span]:
    """Where each sentence stands; one without letters ("11:20.") is joined to the one after it."""
    found: list[Span] = []
    begins: int | None = None
    for sentence in doc.sents:
        start = sentence.start_char if begins is None else begins
        begins = start
        if any(c.isalpha() for c in sentence.text):
            found.append((start, sentence.end_char))
            begins = None
    return [*found, (begins, len(doc.text))] if begins is not None else found
