"""Rules that may fail, each alone: what a rule cannot read costs the citations of this rule in that paragraph, and is
said as an issue."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from counterclaim.reading.attribution.passage import Cited, Passage, passage_of
from counterclaim.records import Issue, Span, Spans

FAILED = "attribution-rule-failed"
Found = TypeVar("Found")
log = logging.getLogger(__name__)


class Attempts:
    """The rules that ran over one document, and in `issues` which of them failed where."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def cited(
        self, passage: Passage, rule: Callable[..., Iterable[Cited]], *beside: Sequence[Cited], at: int = 0
    ) -> list[Cited]:
        """What a rule cites in a passage, given the citations `beside` of others.

        Where it fails, what it cites in each half of the passage, and so on down to the paragraphs that it cannot read.
        `at` is where the passage begins in the document.
        """
        try:
            return [_found_by(rule, cited) for cited in rule(passage, *beside)]
        except Exception as error:  # one spot of a hostile text must not empty the layer
            parts = tuple(_halves(passage))
            if not parts:
                self._failed(rule, error, (at, at + len(passage.text)))
                return []
        return [
            part.outside(cited)
            for part in parts
            for cited in self.cited(part.passage, rule, *map(part.inside, beside), at=at + part.start)
        ]

    def refined(
        self, found: Sequence[Found], rule: Callable[..., Iterable[Found]], *given: object, span: Span | None = None
    ) -> list[Found]:
        """What a rule makes of `found`, asked with what is `given`; `found` itself where it fails (at `span`)."""
        try:
            return list(rule(*given))
        except Exception as error:
            self._failed(rule, error, span)
            return list(found)

    def _failed(self, rule: Callable[..., object], error: Exception, span: Span | None) -> None:
        name = getattr(rule, "__name__", "a rule")
        log.debug("the rule %s failed", name, exc_info=error)
        message = f"The rule '{name}' failed here ({type(error).__name__}: {error}); what it cites is missing."
        self.issues.append(Issue(code=FAILED, span=span, message=message))


def _found_by(rule: Callable[..., object], cited: Cited) -> Cited:
    return cited if cited.rule else replace(cited, rule=getattr(rule, "__name__", "").replace("_", "-"))


@dataclass(frozen=True, slots=True)
class Part:
    """Some paragraphs of a passage as a passage of their own, which begins at the code point `start` and the token
    number `token` of the whole."""

    passage: Passage
    start: int
    token: int

    def inside(self, found: Iterable[Cited]) -> list[Cited]:
        """Those that stand in this part, with its offsets."""
        end = self.start + len(self.passage.text)
        return [
            _moved(c, -self.start, -self.token)
            for c in found
            if all(self.start <= s and e <= end for s, e in (*c.source, *c.cue, *c.content))
        ]

    def outside(self, cited: Cited) -> Cited:
        """One of this part, with the offsets of the whole."""
        return _moved(cited, self.start, self.token)


def _halves(passage: Passage) -> Iterator[Part]:
    """A passage cut between two paragraphs; nothing where it has only one."""
    if len(passage.paragraphs) < 2:
        return
    border = passage.paragraphs[len(passage.paragraphs) // 2 - 1][1]
    rest = passage.doc.char_span(border, len(passage.doc.text), alignment_mode="contract")
    middle = rest.start if rest is not None else 0
    for first, last in ((0, middle), (middle, len(passage.doc))) if 0 < middle < len(passage.doc) else ():
        tokens = passage.doc[first:last]
        text = passage.text[tokens.start_char : tokens.end_char]
        yield Part(passage_of(text, tokens.as_doc()), tokens.start_char, first)


def _moved(cited: Cited, by: int, tokens: int) -> Cited:
    def moved(spans: Spans) -> Spans:
        return tuple((s + by, e + by) for s, e in spans)

    return replace(
        cited,
        source=moved(cited.source),
        cue=moved(cited.cue),
        content=moved(cited.content),
        at=cited.at + tokens,
        under=moved(cited.under),
    )
