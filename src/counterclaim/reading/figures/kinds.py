"""How a figure stands to time and to those told before: new, cumulative, revised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Slice

from counterclaim.reading.figures.bounding import alternatives
from counterclaim.reading.figures.measures import by_role, measures, relations
from counterclaim.reading.figures.totals import in_all
from counterclaim.reading.syntax.clauses import clause
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import FigureKind, Span
from counterclaim.records.span import trimmed

CHANGED = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas\w+|gr(?:ew|ow|own|owing)|climb\w*|jump\w*|drop\w*|fell|fall\w*|declin\w+|decreas\w+"
    r"|rais\w+|revis\w+|correct\w+|updat\w+|went up|up|down|lower\w*|reduc\w+)\b[^.;]{0,50}\bfrom\b"
    r"[^.;]{1,40}\bto\s+(?:[\w$€£]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before the second number of "rose from 22 to 30"."""

MORE = re.compile(r"\w\s+more\b(?!\s+than)", re.IGNORECASE)
"""47 "more" are added to those told before."""

OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)

BROKEN = re.compile(r"[;:]")
"""Marks over which no "since" reaches back: "five killed in the town; 844 since the invasion"."""

RECORD = re.compile(
    r"\b(?:\w{3,}est|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|only|most"
    r"|worst|least|best|record|unseen|unprecedented|any|unheard)\b[^,;:.]{0,50}$",
    re.IGNORECASE,
)
"""Before a "since" that only says how rare a thing is: "the biggest call-up since 1973"."""

ADVERB = re.compile(r"\s+(?:been|become|died|fled|left|gone|\w+ed)\b|\s*[,.;]")
"""After a "since" that only means later: "seized 34 pupils; 21 have since been released"."""

PERFECT = frozenset({"have", "has", "had"})


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each way to say a kind."""
    table = relations()
    stretch = rf"(?:{alternatives(table.stretches)})s?"
    fighting = rf"(?:{alternatives(table.fighting)})"
    lasting = rf"(?:in|over|during|throughout|across)\s+(?:the\s+|its\s+)?(?:[\w-]+[\s-]+){{0,4}}?{stretch}"
    return {
        "new": re.compile(rf"(?<!\w)(?:{alternatives(table.kinds['new'])})(?!\w)", re.IGNORECASE),
        "running": re.compile(
            rf"(?<!\w)(?:{alternatives(table.kinds['cumulative'])}|since"
            rf"|{lasting}\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?{fighting}|(?:in|over)\s+the\s+[\w-]+\s+\w+\s+since)(?!\w)",
            re.IGNORECASE,
        ),
        "total": re.compile(rf"(?<!\w)(?:{alternatives(table.totals_before)})(?!\w)", re.IGNORECASE),
        "revised": re.compile(
            rf"(?<!\w)(?:{alternatives(table.kinds['revised'])})\s+(?:[A-Za-z$€£-]+\s+){{0,3}}$"
            r"|\btoll\b(?:\s+[\w'’-]+){0,8}\s+(?:up|down)\s+to\s+$",
            re.IGNORECASE,
        ),
        "corrected": re.compile(rf"(?<!\w)(?:{alternatives(table.correcting)})(?!\w)", re.IGNORECASE),
        "up from": re.compile(r"[^.;:\d]{0,40},?\s*\(?(?:up|down)\s+from\s", re.IGNORECASE),
    }


class Told(NamedTuple):
    """A kind, what told it (a rule), and where that stands."""

    kind: FigureKind
    rule: str
    words: Span


def kind_of(doc: Doc, span: Span, trigger: Token | None, *, row: bool = False) -> Told | None:
    """Whether a figure at `span` adds to one before, is a running total, or corrects one. A `row`, the sum of
    persons told one by one, adds to none: "my husband and six other men"."""
    piece = slice_at(doc, span)
    sentence = piece[0].sent
    text, at = sentence.text, sentence.start_char
    before, told, after = text[: span[0] - at], text[span[0] - at : span[1] - at], text[span[1] - at :]
    table = patterns()
    if found := CHANGED.search(before):
        return Told("revised", "changed-from", _moved(found, at))
    running = raising(piece.root)
    if running is not None:
        return Told("cumulative", "raising", (running.idx, running.idx + len(running)))
    if found := table["total"].search(told):
        return Told("cumulative", "total", _moved(found, span[0]))
    helped = trigger is not None and trigger.lemma_ == "reach" and not in_numbers(trigger)
    if not helped and (found := table["revised"].search(before)):
        return Told("revised", "revised", _moved(found, at))
    if not row and (found := table["new"].search(told) or OTHERS.search(told) or MORE.search(told + after[:10])):
        return Told("new", "new", _moved(found, span[0]))
    if not row and (found := re.match(r"\s+others?\b", after)):
        return Told("new", "new", _moved(found, span[1]))
    for cue in table["running"].finditer(text):
        if RECORD.search(text[: cue.start()]) or (cue.group().lower() == "since" and ADVERB.match(text, cue.end())):
            continue
        if reaches(doc, (cue.start() + at, cue.end() + at), piece, trigger):
            return Told("cumulative", "lasting", (cue.start() + at, cue.end() + at))
    if found := table["up from"].match(after) or table["corrected"].search(after):
        return Told("revised", "revised", _moved(found, span[1]))
    return None


def in_numbers(verb: Token) -> bool:
    """Whether a number, and not somebody who helps, is what reaches another: "the toll reached 40"."""
    subjects = [c.lemma_.lower() for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return not subjects or any(name in (*measures().totals, "number") for name in subjects)


def _moved(found: re.Match[str], by: int) -> Span:
    return trimmed(found.string, found.span())[0] + by, trimmed(found.string, found.span())[1] + by


def raising(top: Token) -> Token | None:
    """The participle by which an event changes a total of which the number is the new value: "bringing the toll to 14",
    "taking to 315 the number killed", "making it 31"."""
    token = top
    for _ in range(6):
        if token.head.i == token.i:
            return None
        below, token = token, token.head
        if token.pos_ not in ("VERB", "AUX"):
            continue
        adds = token.tag_ == "VBG" or token.lemma_ in ("bring", "take")  # "The ministry raised the toll" corrects one
        if not adds or token.lemma_ not in measures().totalling:
            if token.dep_ in ("acl", "ccomp", "xcomp"):
                continue
            return None
        if token.lemma_ == "make":
            given = token.doc[token.i + 1].lower_ in ("it", "a", "the") or in_all(token)
            return token if given and below.i > token.i else None
        objects = {t.lemma_.lower() for t in token.subtree if token.i < t.i <= top.i + 6}
        totals = {*measures().totals, "number", "it", "those"}
        counted = top.dep_ == "pobj" and top.head.lower_ == "to" and objects & by_role()["counts"].keys()
        return token if (objects & totals or counted) and top.i > token.i else None
    return None


def reaches(doc: Doc, cue: Span, figure: Slice, trigger: Token | None) -> bool:
    """Whether words of lasting time ("since May", "so far") belong to the clause that tells the figure."""
    words = slice_at(doc, cue)
    first = words[0]
    between = doc[figure.end : words.start] if words.start >= figure.end else doc[words.end : figure.start]
    after = words.start >= figure.end
    if after and (BROKEN.search(between.text) or any(t.ent_type_ in ("DATE", "TIME") for t in between)):
        return False
    of_cue = clause(first if first.dep_ != "mark" else first.head.head)
    opens = first.i - first.sent.start <= 1
    goals = [of_cue, *([first.sent.root] if opens else [])]
    starts = [figure.root, *([trigger] if trigger is not None else [])]
    return any(
        goal in outward(start, goal, fronted=not after and first.i < goal.i) for start in starts for goal in goals
    )


def outward(token: Token, goal: Token, *, fronted: bool) -> Iterator[Token]:
    """The heads of clauses over which words of time in the clause of `goal` reach inward to `token`: what is said in
    it, what is coordinated with it in the same tense, and its participles where those words come first."""
    head = clause(token)
    if goal.dep_ == "conj" and goal.head.i == head.i and perfect(goal) and perfect(head):
        yield goal
    while True:
        yield head
        if head.dep_ == "ROOT" or head.head.i == head.i:
            return
        speech = head.dep_ == "ccomp"
        joined = head.dep_ == "conj" and (fronted or (perfect(head) and perfect(head.head)))
        outcome = head.dep_ == "advcl" and head.tag_ in ("VBG", "VBN") and fronted
        if not (speech or joined or outcome):
            return
        head = clause(head.head)


def perfect(verb: Token) -> bool:
    """Whether a verb is in the perfect: "have been killed"."""
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in PERFECT for c in verb.children)
