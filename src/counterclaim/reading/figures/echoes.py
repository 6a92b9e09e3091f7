"""Numbers that say again, with another value, what a figure before them measures."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.bounding import alternatives
from counterclaim.reading.figures.kinds import raising
from counterclaim.reading.figures.lexicon import numerals, units
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity

COMPARED = re.compile(
    r"(?:\b(?:up|down)\s+from|\bcompared\s+(?:with|to)|\bin\s+comparison\s+(?:with|to)|(?<=[,(])\s*against|\bas\s+against|\binstead\s+of|\brather\s+than|\bthat\s+ha[sd]\s+(?:risen|grown|swollen|climbed)\s+from|\bversus"
    r"|\bfrom\s+(?:a|its|their)\s+(?:[\w-]+\s+){0,2}(?:peak|high|low|average|record)\s+of)"
    r"(?:\s+(?:just|only|the|an?|earlier|previous|initial))*\s+$",
    re.IGNORECASE,
)
"""Before the number that a figure is compared with: "up from 327,000", "compared with 12 in May"."""

JOINED = re.compile(
    r"\b(?:in|on|at|near|from|during|over|of|yesterday|today|there)\b[^.;:]{0,60}?(?:,|\band|;)\s*(?:and\s+)?$"
)
ELSEWHERE = re.compile(
    r"(?:\s+(?:more|others?|people|of\s+them))?(?:\s+so\s+far)?\s+(?:in|on|at|near|outside|around|across|during|from|within|after)\s+"
    r"(?:[A-Z]|\d{1,2}\s[A-Z]|the\s|a\s|another\b|other\b|two\b|three\b|nearby\b|neighbou?ring\b)|(?:\s+more)?\s+(?:elsewhere|there)\b"
    r"|\s+(?:further|farther|deeper)\s+(?:north|south|east|west|in|into|down|up|along|inland|afield)\w*"
    r"|\s+(?:to|in)\s+the\s+(?:north|south|east|west)\w*"
)
"""Before and after the number of a clause that leaves out all but what differs."""
AS_MANY = re.compile(
    r"\s*(?:times\s+)?(?:as\s+(?:many|much)|that\s+(?:number|many|figure)|the\s+number)\b(?!\s+(?:as|of)\b)",
    re.IGNORECASE,
)


NEAR = 200
"""Code points before a number in which the words stand that compare it."""


def words_before(doc: Doc, quantity: Quantity) -> str:
    """The words of its sentence before a quantity, the last of them."""
    start = doc[slice_at(doc, quantity.span).start].sent.start_char
    return text_of(doc)[max(start, quantity.start - NEAR) : quantity.start]


@cache
def stated() -> re.Pattern[str]:
    """Before a number that a noun for a number is said to be: "put the number at", "an earlier toll of"."""
    nouns = alternatives((*measures().totals, "number", "estimate"))
    given = r"(?:put|puts|putting|set|sets|setting|gave|gives|giving|placed|places|placing|estimated|estimates)"
    earlier = r"(?:earlier|previous|initial|first|former|provisional|preliminary|official)"
    return re.compile(
        rf"\b{given}\s+(?:the|that|this|their|its)\s+(?:{earlier}\s+)?(?:{nouns})\s+(?:[a-z]+\s+){{0,3}}?(?:at|as)\s+$"
        rf"|\b{given}\s+(?:the|that|this|their|its)\s+(?:{earlier}\s+)?(?:{nouns})\s+(?=above|below|over|under|(?:more|less|fewer)\s+than|$)"
        rf"|\b(?:an|the|its|their|a)\s+{earlier}\s+(?:death\s+)?(?:{nouns})\s+of\s+$",
        re.IGNORECASE,
    )


def echoes(doc: Doc, quantity: Quantity, top: Token) -> bool:
    """Whether a bare number is another value of the figure told before it."""
    area = unit_kind(quantity) == "area"
    if quantity.head is not None or quantity.value is None or (quantity.unit is not None and not area):
        return False
    if re.match(r"\s+(?:day|week|month|hour|year)s?\b", text_of(doc)[quantity.end : quantity.end + 24]):
        return False
    before = words_before(doc, quantity)
    if SECOND.search(before):
        return not area
    if COMPARED.search(before) is None:
        return bool(stated().search(before)) or (raising(top) is not None and not area)
    return not area


SECOND = re.compile(
    r"\b(?:up|down)\s+from\s+(?:\S+\s+){1,3}?and\s+$|(?<=[,(])\s*against\s+(?:\S+\s+){1,3}?and\s+$|\bcompared\s+(?:with|to)\s+(?:\S+\s+){1,3}?and\s+$",
    re.IGNORECASE,
)
"""Before the second of two numbers that the two figures before it are compared with."""
PAIR = re.compile(r"\s+and\s+(?:\S+\s+)?(?:\d|[a-z]+\b(?:\s+(?:on|the|a|in|earlier|by)\b|[,.;]))", re.IGNORECASE)
"""After the first of them."""


def pair_place(doc: Doc, quantity: Quantity) -> int:
    """Which of the figures before it, counted back from the last, a number is compared with: "32 dead and 159 hurt, up
    from 23 and 140"."""
    if quantity.head is not None:
        return 0
    before = words_before(doc, quantity)
    if SECOND.search(before):
        return 1
    return 1 if COMPARED.search(before) and PAIR.match(text_of(doc), quantity.end) else 0


def unit_kind(quantity: Quantity) -> str | None:
    """What kind of unit a quantity is in, None where it counts things."""
    unit = units().get(quantity.unit or "")
    return unit.kind if unit is not None else None


def gapped(doc: Doc, quantity: Quantity) -> bool:
    """Whether a bare number goes on with a clause of which only place or time changes: three of "seven were killed in
    Aleppo and three in Idlib", "ten died on Monday and another five on Tuesday"."""
    if quantity.head is not None or quantity.unit is not None or quantity.value is None:
        return False
    joined = JOINED.search(words_before(doc, quantity))
    return joined is not None and ELSEWHERE.match(text_of(doc), quantity.end) is not None


RIVAL = re.compile(r"(?:,|;|\band|\bwhile|\bwhereas|\bbut)\s+(?:and\s+|but\s+)?$")
"""Before whoever is told to have another number of the same: "Azerbaijan lost 50 servicemen and Armenia 105"."""
LATER = re.compile(r"[,;]\s+(?:and\s+)?(?:later|then)\s+$")
"""Before a number that the same one gave afterwards: "reported 49, later 105"."""
RIVAL_ENDS = re.compile(r"\s*(?:[,.;]|$)|\s+(?:in|on|over|during|at)\s")
RIVAL_WORDS = 4
OF_THE_LIKE = re.compile(r"\b(?:speak|talk|tell)(?:s|ing)?\s+of\b|\b(?:spoke|told)\s+of\b")
"""Before a number that another source has with the same preposition: "speaks of thirty dead, the rebels of 47"."""
OWNED = frozenset({"his", "hers", "theirs", "ours", "mine", "yours"})


def rival(doc: Doc, quantity: Quantity) -> bool:
    """Whether a bare number goes on with a clause of which only who did it, or says it, changes."""
    if quantity.head is not None or quantity.unit is not None or quantity.value is None:
        return False
    text = text_of(doc)
    if RIVAL_ENDS.match(text, quantity.end) is None:
        return False
    if LATER.search(words_before(doc, quantity)):
        return True
    at = slice_at(doc, quantity.span).start
    first = at
    if at > 1 and doc[at - 1].lower_ == "of" and OF_THE_LIKE.search(words_before(doc, quantity)):
        at = first = at - 1
    while first > doc[at].sent.start and at - first < RIVAL_WORDS and named(doc[first - 1]):
        first -= 1
    who = doc[first:at]
    ranked = len(who) == 2 and who[-1].lower_ in numerals().ordinals
    if not len(who) or not (ranked or who[-1].pos_ in ("NOUN", "PROPN") or who[-1].lower_ in OWNED):
        return False
    if any(t.ent_type_ in ("DATE", "TIME") for t in who):
        return False
    does = any(t.pos_ == "VERB" for t in doc[doc[at].sent.start : first])
    return does and RIVAL.search(text[max(0, who.start_char - 24) : who.start_char]) is not None


def times_gapped(doc: Doc, quantity: Quantity) -> bool:
    """Whether as many times the figure before goes on with a clause of which only who, where or when changes: "lost 19
    men, the enemy ten times as many", "eleven on Monday, twice as many on Tuesday"."""
    text = text_of(doc)
    times = AS_MANY.match(text, quantity.head[1] if quantity.head is not None else quantity.end)
    if times is None:
        return False
    ended = RIVAL_ENDS.match(text, times.end())
    first = at = slice_at(doc, quantity.span).start
    while first > doc[at].sent.start and at - first < RIVAL_WORDS and named(doc[first - 1]):
        first -= 1
    before = text[max(0, doc[first].idx - 24) : doc[first].idx]
    if first == at:
        return ELSEWHERE.match(text, times.end()) is not None and RIVAL.search(before) is not None
    return ended is not None and RIVAL.search(before) is not None and doc[at - 1].pos_ in ("NOUN", "PROPN")


def named(word: Token) -> bool:
    """Whether a word can belong to the name of a side: "the coalition", "Islamabad", "hers"."""
    if word.lower_ in OWNED:
        return True
    return not word.like_num and (
        word.pos_ in ("PROPN", "NOUN", "ADJ") or (word.pos_ == "DET" and word.lower_ == "the")
    )


def factor(doc: Doc, quantity: Quantity) -> float | None:
    """How many times a figure before it the words at the number are: 10 of "lost ten times as many"."""
    if quantity.value is None or quantity.value <= 1:
        return None
    at = quantity.end
    if quantity.counted == "time" and quantity.head is not None:
        at = max(at, quantity.head[1])
    elif text_of(doc)[quantity.start : quantity.end].lower().split()[-1:] not in (["twice"], ["thrice"]):
        return None
    return quantity.value if AS_MANY.match(text_of(doc), at) else None
