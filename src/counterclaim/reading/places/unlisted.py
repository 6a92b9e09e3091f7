"""Places that no gazetteer lists: hamlets and villages, by what the parser takes them for and by the words around them.

A name of several words of which the gazetteer lists only a part ("Tar" of "Moe Tar") is another place than that part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from spacy.tokens import Doc, Token

from counterclaim.gazetteer import Gazetteer, GazetteerPlace, folded_name
from counterclaim.reading.places.cues import cues, unit_kinds
from counterclaim.reading.places.evidence import KNOWN, PLACE_LABELS
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.neighbours import WIDE
from counterclaim.reading.places.windows import following, previous
from counterclaim.reading.syntax.tree import text_of

SHORTEST_UNLISTED = 6
"""Letters that a name needs before it is looked for among other spellings."""
SHORT = 4
"""Letters up to which a name of the country that is told of is still doubtful beside another word: "Tar"."""
LONGEST_NAME = 4
"""Words of a name that is known by the words around it alone."""
SETTLED = frozenset({"settlement", "district", "site"})
"""Kinds of unit words beside which a name is a place, whatever the parser takes it for."""
BESIDE = frozenset({"near", "outside", "around"})
"""Prepositions after which a name is a place."""
WITHIN = frozenset({"in", "at"})
"""Those after which one of several words is, which the parser does not take for a body."""
ONWARD = frozenset({"to", "from", "towards", "toward", "into", "through"})
"""Those after which it is where somebody moves."""
MOVING = frozenset(
    {"go", "move", "march", "advance", "flee", "travel", "come", "drive", "retreat", "withdraw", "walk", "run", "head",
     "push", "return", "fall", "arrive", "convoy", "column", "road", "track", "path", "way"}
)  # fmt: skip
"""Verbs and nouns of ways and of those who move."""
NAMES = frozenset({"PERSON", "FAC", *PLACE_LABELS})
"""What the parser often takes a village for."""
NO_PLACES = frozenset({"ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "DATE", "NORP", "LANGUAGE"})
"""What the parser takes a name for that is none of a place, where only a preposition says otherwise."""


NARROWING = frozenset(
    {"old", "new", "greater", "downtown", "central", "inner", "outer", "occupied", "soviet", "radio", "team", "port"}
)
"""Words before the name of a town that leave it the same town, or make it something else that is known."""
OPENING = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "PART", "INTJ", "NUM"})
"""What a word that begins a sentence is, if it is no name for all its capital."""

ARTICLES = frozenset({"al", "el", "an", "ad", "ar", "as", "at", "az", "ash", "en", "ed", "er", "es", "et", "ez", "esh"})
ARTICLE = ("al", "-", "Noura")
"""The tokens of an Arabic article and a name."""
APPOSED = re.compile(r"\s*[,(–—]\s*(?:an?|the)\s+(?P<words>(?:[a-z-]+\s+){0,3}[a-z]+)\b")
"""What a name is said to be right after it: ", a farming village in Gezira state"."""

OF_WHERE = frozenset({
    "in", "on", "near", "of", "outside", "north", "south", "east", "west", "northeast", "northwest", "southeast",
    "southwest", "some", "about", "just", "close", "where", "that", "which", "between", "along", "inside", "at", "with",
    "held", "under", "to",
})  # fmt: skip
"""What follows the word for a place, and not for somebody who lives there: "a village elder"."""

Run = tuple[int, int]
"""First and last token of a name."""


def with_unlisted(doc: Doc, found: Sequence[Mention], places: Gazetteer, home: Set[str]) -> list[Mention]:
    """Mentions with those of places that the gazetteer does not list. `home` are the countries that the text tells of:
    elsewhere nobody looks for a village whose name is only a part of the one that is written."""
    whole = {m.start: name_around(doc, (m.first, m.last)) for m in found}
    parts = [m for m in found if is_part(doc, m, whole[m.start], found, home)]
    kept = [m for m in found if m not in parts]
    kept += apart(kept, (named(doc, whole[m.start]) for m in parts))
    kept += named_by_the_parser(doc, kept, places)
    runs = list(names_in(doc))
    kept += apart(kept, (named(doc, run) for run in runs if is_placed(doc, run)))
    known = {m.key for m in kept if not m.hits and m.last > m.first}
    return [*kept, *apart(kept, (one for run in runs if (one := named(doc, run)).key in known))]


def named(doc: Doc, run: Run) -> Mention:
    """The mention of a place of which no more is known than its name."""
    first, last = run
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    text = doc[first : last + 1].text
    return Mention(first, last, start, end, text, folded_name(text), (), strong=True)


def apart(kept: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Those of `more` that share no token with others."""
    taken = {i for m in kept for i in range(m.first, m.last + 1)}
    out: list[Mention] = []
    for mention in more:
        tokens = range(mention.first, mention.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            out.append(mention)
    return out


def names_in(doc: Doc) -> Iterator[Run]:
    """Every run of capitalised words."""
    at = 0
    while at < len(doc):
        if not is_capital(doc[at]):
            at += 1
            continue
        run = name_around(doc, (at, at))
        yield run
        at = run[1] + 1


def name_around(doc: Doc, run: Run) -> Run:
    """A run with the capitalised words right beside it, units and sites aside."""
    first, last = run
    while first > 0 and is_capital(doc[first - 1]):
        first -= 1
    while True:
        if _is_article_of_name(doc, last + 1):
            last += len(ARTICLE)
        elif last + 1 < len(doc) and is_capital(doc[last + 1]) and not is_common(doc[last + 1]):
            last += 1
        else:
            return first, last


def _is_article_of_name(doc: Doc, at: int) -> bool:
    """Whether the Arabic article and a name begin there: "al-Noura" of "Wad al-Noura"."""
    some = doc[at : at + len(ARTICLE)]
    whole = len(some) == len(ARTICLE) and some[0].lower_ in ARTICLES and some[1].text == "-"
    return whole and not any(t.whitespace_ for t in some[:2]) and some[2].text[0].isupper() and some[2].text.isalpha()


def is_capital(token: Token) -> bool:
    """Whether a word has a capital that is not only that of its sentence."""
    if not (token.text[0].isupper() and token.text.replace("'", "").isalpha()) or token.lower_ == "the":
        return False
    before = previous(token.doc, token)
    return token.pos_ not in OPENING or not (before is None or before.is_punct or before.is_quote)


def is_common(token: Token) -> bool:
    """Whether a word says of which kind a place is, or who somebody is, and is no part of a village's name."""
    word = token.lower_
    return (
        word in unit_kinds()
        or word in cues().sites
        or word in cues().landforms
        or word in cues().titles
        or word in cues().directions
        or word in NARROWING
    )


def is_part(doc: Doc, mention: Mention, run: Run, found: Sequence[Mention], home: Set[str]) -> bool:
    """Whether what the gazetteer lists is only the end of a longer name of a village that it does not list, or the
    beginning of one in another country than the text tells of."""
    first, last = run
    if run == (mention.first, mention.last) or mention.adjective or not mention.hits or not is_placed(doc, run):
        return False
    others = [*doc[first : mention.first], *doc[mention.last + 1 : last + 1]]
    if any(is_common(t) or t.ent_type_ == "NORP" for t in others):
        return False
    if is_said_to_be_settled(doc, doc[last]):
        return True
    if any(is_known(hit.place, home) for hit in mention.hits):
        return False
    beside = (m for m in found if m is not mention and first <= m.first <= last)
    if any(is_known(hit.place, home) for m in beside for hit in m.hits):
        return False
    at_home = any(hit.place.country in home for hit in mention.hits)
    return (first < mention.first and len(mention.key) <= SHORT) or not at_home


def is_known(place: GazetteerPlace, home: Set[str]) -> bool:
    """Whether a place is so well known that its name means it beside any other word."""
    wide = place.kind in WIDE and (place.kind != "region" or place.country in home)
    return wide or place.capital == 1 or place.weight >= KNOWN


def is_placed(doc: Doc, run: Run) -> bool:
    """Whether the words around a name say that it is a place's, whatever it is: "the hamlet of Let Yet Kone", "Si Par
    village", "near Moe Tar", "went on to Thar Wut Hti"."""
    first, last = doc[run[0]], doc[run[1]]
    words = doc[run[0] : run[1] + 1]
    key = folded_name(words.text)
    if len(words) > LONGEST_NAME or key in cues().never or key in cues().seldom or any(map(is_common, words)):
        return False
    before, after = previous(doc, first), following(doc, last)
    if after is not None and (after.text in {"'s", "’s", "'", "’"} or after.text == "-"):
        return False
    labels = {t.ent_type_ for t in words}
    if after is not None and after.text[0].islower() and unit_kinds().get(after.lower_) in SETTLED:
        beyond = following(doc, after)
        people = (beyond is not None and beyond.lower_ == "of") or (  # "the Dogon village of …", "a Fulani hamlet"
            len(words) == 1 and before is not None and before.lower_ in {"a", "an", "the"}
        )
        return not (people or labels & {"NORP", "DATE", "LANGUAGE"} or words.text.isupper()) and last.pos_ == "PROPN"
    if is_said_to_be_settled(doc, last) and not labels & {"NORP", "DATE"}:
        return True
    if before is None or before.text[0].isupper():
        return False
    if before.lower_ == "of" and before.i and unit_kinds().get(doc[before.i - 1].lower_) in SETTLED:
        return not labels & {"NORP", "DATE"}
    if last.dep_ != "pobj" or last.head not in (before, first) or labels & NO_PLACES:
        return False
    beside = (c for c in last.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    if "PERSON" in labels and any(t.dep_ == "det" for c in beside for t in c.children):
        return False  # "near Abdul Rahman, the commander"
    if before.lower_ in BESIDE:
        return True
    if before.lower_ in WITHIN:
        return len(words) > 1 and bool(labels & NAMES)
    return before.lower_ in ONWARD and before.head.lemma_.lower() in MOVING and len(words) > 1


def is_said_to_be_settled(doc: Doc, last: Token) -> bool:
    """Whether a village or the like is in apposition to the name that ends with a token: ", a market town in"."""
    said = APPOSED.match(text_of(doc), last.idx + len(last))
    words = said["words"].split() if said is not None else []
    kind = next((at for at, word in enumerate(words) if unit_kinds().get(word) in SETTLED), None)
    return kind is not None and (kind + 1 == len(words) or words[kind + 1] in OF_WHERE)


def named_by_the_parser(doc: Doc, found: Sequence[Mention], places: Gazetteer) -> list[Mention]:
    """Places that the parser names and the gazetteer does not list, with those that are spelled alike, if any."""
    taken = {i for m in found for i in range(m.first, m.last + 1)}
    more: list[Mention] = []
    for entity in doc.ents:
        if entity.label_ not in PLACE_LABELS or any(i in taken for i in range(entity.start, entity.end)):
            continue
        first, last = entity.start, entity.end - 1
        while first < last and (not doc[first].text[0].isupper() or doc[first].lower_ in {"the", *cues().directions}):
            first += 1
        while last > first and (not doc[last].text[0].isalpha() or doc[last].lower_ in unit_kinds()):
            last -= 1
        run = name_around(doc, (first, last))
        if run != (first, last) and is_placed(doc, run):
            more += apart([*found, *more], [named(doc, run)])
            continue
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        text = doc[first : last + 1].text
        key = folded_name(text)
        if not text[:1].isupper() or "\n" in text or key in cues().seldom or key in cues().never:
            continue
        if first == last and key in cues().directions:
            continue
        hits = places.spelled(key) if len(key) >= SHORTEST_UNLISTED else ()
        more.append(Mention(first, last, start, end, text, key, hits, strong=True))
    return more
