"""Persons whom only the words around their first mention place: "X, head of its information directorate, said"."""

from __future__ import annotations

import re

import msgspec

from counterclaim.reading.actors.armies import default_force
from counterclaim.reading.actors.belonging import PRIVATE, Belonging, belonging, possessor, sided
from counterclaim.reading.actors.siding import THIRD, Side
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Actor, Span

STOP = re.compile(r"[;:!?\n“”«»\"()—]|\.\s+(?=[A-Z“\"])|\s[–-]\s")
"""Where an introduction ends at the latest."""
SHORTENED = re.compile(r"\b(?:Gen|Col|Maj|Lt|Brig|Capt|Sgt|Adm|Mr|Mrs|Ms|Dr|Prof|[A-Z])\.$")
"""A rank or an initial: its full stop ends no sentence."""
AGE = re.compile(r",\s*(?:aged\s+)?\d{1,3}(?=\s*,)")
LONGEST = 130
"""Code points of the longest introduction."""
RANKS = frozenset({
    "general", "gen", "colonel", "col", "major", "maj", "captain", "capt", "brigadier", "lieutenant", "lt", "admiral",
    "adm",
})  # fmt: skip
"""Ranks before a name."""
AREA = re.compile(
    r"\b(?:spokes\w+|command\w+|officer|speaking|speaks)\b[^,.;]{0,30}?\b(?:of|for) (?:the )?(?:\w+ ){0,2}?"
    r"(?:sectors?|operations|operational|front|zone|axis|military region|garrison)\b",
    re.I,
)
"""What somebody of an army speaks for or commands: a sector, a front."""
OFFICER = re.compile(r"\b(?:general|colonel|col|major|captain|officer)\b", re.I)
"""Ranks of an army's officers."""
CLAUSES = frozenset({"who", "whose"})
LEADING = frozenset({"lead", "head", "command", "run", "speak", "chair", "direct", "represent", "serve", "work"})
"""What somebody does whom a relative clause introduces: "who heads the province's health service"."""
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADP"})
"""Parts of speech of an introduction before a name."""
LEADS = frozenset({"heads", "leads", "commands", "runs", "chairs", "represents", "speaks", "spoke"})
"""Verbs right after a name that tell whose he is: "X speaks for the army"."""
BEING = frozenset({"is", "was"})
ARTICLES = frozenset({"a", "an", "the", "one"})
OF_BODY = frozenset({"of", "from", "with"})
"""What after a comma names the body that somebody is of."""
EMPLOYED = frozenset({"of", "from", "with", "at", "for"})


def introduced(layers: Layers) -> tuple[Actor, ...]:
    """The mentions, those of one unknown person all with the side that the first introduction of him tells."""
    told: dict[str, Actor] = {}
    for mention in layers.mentions:
        if not _open(mention) or (mention.id in told and told[mention.id].side is not None):
            continue
        told[mention.id] = mention
        for words in introductions(mention.span, layers):
            found = belonging(words, layers, name=mention.span)
            if found is not None and found.side.side not in {None, _not_of(mention)}:
                told[mention.id] = sided(mention, found)
                break
        if told[mention.id].side is None:
            told[mention.id] = _by_rank(told[mention.id], layers)
    return tuple(_like(m, told.get(m.id)) for m in layers.mentions)


def _not_of(mention: Actor) -> str | None:
    """The side on which somebody is not, whoever is of him: a medic of the 110th Brigade does not make it a third
    party."""
    return THIRD if mention.kind == "military" and mention.name[:1].isdigit() else None


def _by_rank(mention: Actor, layers: Layers) -> Actor:
    """An officer after a sentence about an army, in the same paragraph, is that army's."""
    before = re.search(r"(\w+)\.?\s*$", layers.text[max(0, mention.span[0] - 16) : mention.span[0]])
    told = [layers.text[slice(*words)] for words in introductions(mention.span, layers)]
    own = default_force("armed-forces", layers)
    ranked = before is not None and before[1].casefold() in RANKS
    if own is not None and ranked and any(AREA.search(words) for words in told):
        return sided(mention, Belonging(Side(own.side, own.aligned_with), "military"))
    officers = default_force("military-official", layers)
    if officers is not None and (ranked or any(OFFICER.search(words) for words in told)):
        return sided(mention, Belonging(Side(officers.side, officers.aligned_with), "military"))
    army = possessor(mention.span[0], layers)
    if not ranked or army is None or army.kind != "military":
        return mention
    if "\n" in layers.text[army.span[1] : mention.span[0]]:
        return mention
    return sided(mention, Belonging(Side(army.side, army.aligned_with), "military"))


def introductions(name: Span, layers: Layers) -> list[Span]:
    """The words before a name and those after it that may say who it is, nearest first."""
    return [s for s in (_before(name, layers), _after(name, layers)) if s is not None]


def _open(mention: Actor) -> bool:
    return mention.side is None and mention.resolution == "name" and mention.id.startswith("text:")


def _like(mention: Actor, first: Actor | None) -> Actor:
    if first is None or first.side is None or not _open(mention):
        return mention
    return msgspec.structs.replace(mention, side=first.side, aligned_with=first.aligned_with, kind=first.kind)


def _before(name: Span, layers: Layers) -> Span | None:
    """From the beginning of the noun phrase that ends in the name, or that a comma divides from it."""
    piece = slice_at(layers.doc, name)
    if not len(piece):
        return None
    at, commas, first = piece.start - 1, 0, piece.start
    while at >= piece.sent.start and name[0] - layers.doc[at].idx < LONGEST:
        token = layers.doc[at]
        if token.text == ",":
            commas += 1
            if commas > 1 or first < piece.start:
                break
        elif (
            not (token.pos_ in INSIDE or token.tag_ in {"PRP$", "POS", "VBN"} or token.text in {"-", "and", "."})
            or token.is_quote
        ):
            break
        else:
            first = at
        at -= 1
    while first < piece.start and layers.doc[first].pos_ in {"ADP", "CCONJ"}:
        first += 1
    return (layers.doc[first].idx, name[1]) if first < piece.start else None


def _after(name: Span, layers: Layers) -> Span | None:
    """The apposition or relative clause after the name, up to the comma that closes it."""
    text = layers.text
    age = AGE.match(text, name[1])
    start = age.end() if age else name[1]
    end = _end(text, start)
    if text[start : start + 1] == ",":
        begins = start + 1
        comma = text.find(",", begins, end)
        end = comma if comma != -1 else end
        piece = slice_at(layers.doc, (begins, end))
        words = [t for t in piece if not t.is_space]
        if not words:
            return None
        first = words[0]
        told = any(t.lemma_ in LEADING for t in words[1:3]) or PRIVATE.search(text, begins, end)
        if first.lower_ == "who" and not told:
            return None
        if (
            first.lower_ in CLAUSES | OF_BODY
            or first.pos_ in {"DET", "NOUN", "PROPN", "ADJ"}
            or first.tag_ in {"VBG", "PRP$"}
        ):
            return begins, end
        return None
    piece = slice_at(layers.doc, (start, end))
    words = [t for t in piece if not t.is_space]
    if len(words) > 2 and (words[0].lower_ in LEADS or (words[0].lower_ in BEING and words[1].lower_ in ARTICLES)):
        return start, next((t.idx for t in words if t.text == ","), end)
    if not words or words[0].lower_ not in EMPLOYED:
        return None
    stop = next((t.idx for t in words if t.pos_ in {"VERB", "AUX"} or t.text == ","), end)
    return start, stop


def _end(text: str, start: int) -> int:
    at = start
    while True:
        match = STOP.search(text, at, start + LONGEST)
        if match is None:
            return min(len(text), start + LONGEST)
        if match[0].startswith(".") and SHORTENED.search(text, start, match.start() + 1):
            at = match.end()
            continue
        return match.start()
