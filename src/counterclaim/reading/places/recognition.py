"""Which words of a text name places: gazetteer names of capitalised words, weighed against the parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from counterclaim.gazetteer import Gazetteer, Hit, folded_name
from counterclaim.reading.places.cues import cues, unit_kinds
from counterclaim.reading.places.mention import Mention

LONGEST = 7
"""Tokens of the longest name looked up; a hyphen is a token."""
JOINTS = frozenset({"of", "the", "de", "la", "le", "les", "du", "del", "da", "do", "dos", "das", "di", "and", "-", "el", "al",
                    "ez", "sur", "en", "upon", "on", "an", "ad", "ash", "as", "ed", "es", "'", "/"})  # fmt: skip
ARTICLES = frozenset({"al", "el", "as", "ad", "an", "ar", "at", "az", "ash", "es", "ed", "er"})
PLACE_LABELS = frozenset({"GPE", "LOC"})
BODY_LABELS = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
KNOWN = 100_000
"""A place of this weight is taken for one inside the name of a body, and without a preposition."""


def mentions_in(doc: Doc, places: Gazetteer, own: Mapping[str, tuple[Hit, ...]]) -> list[Mention]:
    """Every mention of a place in text order, without overlaps. `own` are names that the theatre adds."""
    windows = list(candidate_windows(doc))
    named = places.named({key for _, _, key in windows} | own.keys())
    best: dict[int, tuple[int, str, tuple[Hit, ...]]] = {}
    for first, last, key in windows:
        hits = (*own.get(key, ()), *named.get(key, ()))
        if hits and (first not in best or last > best[first][0]):
            best[first] = last, key, hits
    people = surnames(doc)
    found: list[Mention] = []
    weak: list[Mention] = []
    at = -1
    for first in sorted(best):
        last, key, hits = best[first]
        if first <= at:
            continue
        mention = Mention(first, last, doc[first].idx, doc[last].idx + len(doc[last]), key, hits)
        verdict = judged(doc, mention, people)
        if verdict is None:
            continue
        (found if verdict else weak).append(mention)
        at = last
    sure = {m.key for m in found if not m.adjective and not m.embedded and m.strong}
    found += [m for m in weak if m.key in sure]
    found += unlisted(doc, found, places)
    return sorted(found, key=lambda m: m.start)


def candidate_windows(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Runs of tokens that may be a name: from a capital to a capital, over joints only. First, last, folded name."""
    for token in doc:
        text = token.text
        if not (text[0].isupper() or (text in ARTICLES and token.i + 2 < len(doc) and doc[token.i + 1].text == "-")):
            continue
        for last in range(token.i, min(token.i + LONGEST, len(doc))):
            word = doc[last]
            if word.is_space or (last > token.i and word.is_sent_start and doc[last - 1].text != "."):
                break
            if not (word.text[0].isupper() or (last > token.i and word.text.lower() in JOINTS)):
                if last > token.i and (word.text[0].isalpha() or word.text[0].isdigit()) and last - token.i < 5:
                    # "Zaporizhzhia nuclear power plant": a site's name may go on in lower case
                    if word.text in unit_kinds() or word.text in {
                        "nuclear",
                        "power",
                        "border",
                        "refugee",
                        "displacement",
                    }:
                        yield token.i, last, folded_name(doc.text[token.idx : word.idx + len(word)])
                        continue
                break
            if word.text[0].isalpha() and not (word.text[0].islower() and last > token.i):
                yield token.i, last, folded_name(doc.text[token.idx : word.idx + len(word)])


def surnames(doc: Doc) -> frozenset[str]:
    """Words that stand last in a person's full name somewhere in the text."""
    return frozenset(e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and e[-1].text[0].isupper())


def judged(doc: Doc, mention: Mention, people: frozenset[str]) -> bool | None:
    """Whether a gazetteer name stands for a place: True, False where only another sure mention of it would tell, None
    where it does not. Notes on `mention` what it found on the way."""
    first, last = doc[mention.first], doc[mention.last]
    adjectives = tuple(h for h in mention.hits if h.rank == 2)
    nouns = tuple(h for h in mention.hits if h.rank < 2)
    label = first.ent_type_ or last.ent_type_
    lone = mention.first == mention.last
    text = doc.text[mention.start : mention.end]
    if lone and mention.key in cues().abbreviations and not is_state_abbreviation(doc, first):
        return None
    if len(mention.key) <= 3 and lone and not text.isupper() and not text.istitle():
        return None
    if len(mention.key) <= 2 and not text.replace(".", "").isupper():
        return None
    if adjectives and (not nouns or is_modifier(doc, last)) and (not nouns or adjectives[0].place.weight >= KNOWN):
        mention.hits, mention.adjective = adjectives, True
        if label in BODY_LABELS and entity_longer(doc, mention):
            mention.embedded = True
        return True if is_modifier(doc, last) and label not in {"LANGUAGE", "PERSON"} else None
    if not nouns:
        return None
    mention.hits = nouns
    heaviest = nouns[0].place
    known = heaviest.kind == "country" or heaviest.capital == 1 or heaviest.weight >= KNOWN
    before = previous(doc, first)
    if lone and (is_titled(before) or is_initial(before)):
        return None
    mention.strong = label in PLACE_LABELS
    if label == "PERSON":
        if entity_longer(doc, mention):
            return None
        if lone and (text in people or mention.key in cues().seldom):
            return None
        return True if is_placed(doc, mention) else (None if not known else False)
    if label in PLACE_LABELS:
        if lone and mention.key in cues().seldom and not known and not is_placed(doc, mention):
            return None
        return True
    if label in BODY_LABELS and entity_longer(doc, mention):
        mention.embedded = True
        if lone and mention.key in cues().seldom and not heaviest.kind == "country":
            return None
        return True if known and (lone or True) else None
    if lone and (mention.key in cues().seldom or first.is_stop):
        return None
    if is_placed(doc, mention):
        return True
    if heaviest.kind in {"country", "site"} or heaviest.capital:
        return True
    if lone and first.pos_ not in {"PROPN"}:
        return None
    if next_is_name(doc, last) or (before is not None and before.pos_ == "PROPN" and before.text[0].isupper()):
        return None
    return known or False


def previous(doc: Doc, token: Token) -> Token | None:
    """The token before, over white space."""
    at = token.i - 1
    while at >= 0 and doc[at].is_space:
        if "\n" in doc[at].text:
            return None
        at -= 1
    return doc[at] if at >= 0 else None


def following(doc: Doc, token: Token) -> Token | None:
    """The token after, None at the end of a line."""
    at = token.i + 1
    return doc[at] if at < len(doc) and "\n" not in doc[at].text else None


def is_titled(before: Token | None) -> bool:
    """Whether a title or rank stands before: a person follows."""
    return before is not None and before.text[0].isupper() and before.lower_.rstrip(".") in cues().titles


def is_initial(before: Token | None) -> bool:
    """Whether an initial stands before: "J. Paris"."""
    return before is not None and len(before.text) == 2 and before.text[1] == "." and before.text[0].isupper()


def is_state_abbreviation(doc: Doc, token: Token) -> bool:
    """Whether "Ill" stands as a state's abbreviation: after a comma, with its full stop."""
    before, after = previous(doc, token), following(doc, token)
    stopped = token.text.endswith(".") or (after is not None and after.text == ".")
    return before is not None and before.text == "," and stopped


def is_modifier(doc: Doc, token: Token) -> bool:
    """Whether an adjective stands before what it modifies ("Russian soldiers", "Russian-backed", "British and French")."""
    after = following(doc, token)
    if after is None:
        return False
    if after.text == "-" or after.text in {",", "and", "or", "/"}:
        return token.dep_ in {"amod", "compound", "nmod", "conj", "npadvmod"} and token.head.i != token.i
    return after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or (after.pos_ == "VERB" and token.dep_ == "amod")


def entity_longer(doc: Doc, mention: Mention) -> bool:
    """Whether the parser's entity has more words than the mention, articles and possessives aside."""
    label = doc[mention.first].ent_type_ or doc[mention.last].ent_type_
    left = mention.first - 1
    right = mention.last + 1
    beside = []
    if doc[mention.first].ent_iob_ == "I" and left >= 0:
        beside.append(doc[left])
    if right < len(doc) and doc[right].ent_iob_ == "I" and doc[right].ent_type_ == label:
        beside.append(doc[right])
    return any(t.text not in {"'s", "'", "the", "The", "-", ","} for t in beside)


def is_placed(doc: Doc, mention: Mention) -> bool:
    """Whether the words around say that a place is meant: a preposition of place, a unit word, a comma and a country."""
    first, last = doc[mention.first], doc[mention.last]
    before, after = previous(doc, first), following(doc, last)
    if after is not None and after.lower_ in unit_kinds() and not after.text.isupper():
        return True
    while before is not None and (
        before.lower_ in {"the", "occupied", "besieged"} or before.lower_ in cues().directions
    ):
        before = previous(doc, before)
    if before is None:
        return False
    if before.lower_ in unit_kinds() and before.text[0].islower():
        return True
    return (
        before.lower_ in cues().place_prepositions and before.lower_ not in {"of", "to", "from", "for", "over"}
    ) or (
        before.lower_ in {"to", "from", "of"}
        and before.pos_ == "ADP"
        and before.head.lower_ in unit_kinds() | cues().compass
    )


def next_is_name(doc: Doc, token: Token) -> bool:
    """Whether a capitalised name goes on after."""
    after = following(doc, token)
    return after is not None and after.pos_ == "PROPN" and after.text[0].isupper()


def unlisted(doc: Doc, found: list[Mention], places: Gazetteer) -> list[Mention]:
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
        text = doc.text[doc[first].idx : doc[last].idx + len(doc[last])]
        if not text[:1].isupper() or "\n" in text:
            continue
        key = folded_name(text)
        hits = places.spelled(key) if len(key) > 5 else ()
        mention = Mention(first, last, doc[first].idx, doc[last].idx + len(doc[last]), key, hits, strong=True)
        mention.distance = min((h.distance for h in hits), default=0.0)
        more.append(mention)
    return more
