"""What a number counts, by the parse: the noun that it stands before, or that follows its "of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = ("NOUN", "PROPN")
TRANSPARENT = frozenset(
    {
        "total",
        "number",
        "group",
        "area",
        "piece",
        "part",
        "majority",
        "rest",
        "remainder",
    }
)
NOT_MEN = frozenset({"specimen", "regimen", "abdomen", "omen", "stamen", "yemen", "ramen", "acumen", "turkmen"})
PREFIXES = frozenset({"ex", "non", "anti", "pro", "co", "sub", "half", "step", "para", "semi"})
IRREGULAR = {
    "people": "person",
    "persons": "person",
    "dead": "dead",
    "casualties": "casualty",
    "bases": "base",
    "graves": "grave",
    "corpses": "corpse",
    "slaves": "slave",
    "caves": "cave",
    "axes": "axe",
    "remains": "remains",
    "barracks": "barracks",
    "headquarters": "headquarters",
    "doses": "dose",
    "syringes": "syringe",
    "mlrs": "mlrs",
}
"""Words of which the tagger's dictionary form is another word's ("bases" of basis), or one that nobody counts in."""


def numeral_token(doc: Doc, span: Span) -> Token | None:
    """The last token of a numeral, None where the parse has nothing there."""
    piece = slice_at(doc, span)
    return piece[-1] if len(piece) else None


REST = frozenset({"other", "others", "more", "them", "those", "one", "ones"})
"""Words that stand for the noun counted before: "30 others", "four more"."""


HARMED = frozenset(
    {
        "hurt",
        "slain",
        "killed",
        "displaced",
        "arrested",
        "detained",
        "abducted",
        "kidnapped",
        "die",
        "lay",
        "ablaze",
        "alight",
    }
)
"""Words of harm that the parse may take for the noun counted: "24 dead and 103 hurt"."""


def counted_token(doc: Doc, span: Span) -> Token | None:
    """The noun that the numeral at `span` counts, None where it stands alone or for a noun before ("30 others")."""
    noun = noun_counted(doc, span)
    return None if noun is not None and noun.lower_ in (REST | HARMED) else noun


def noun_counted(doc: Doc, span: Span) -> Token | None:
    """The noun, or the word for one, that the numeral at `span` with its unit words stands before."""
    last = numeral_token(doc, span)
    if last is None or last.i + 1 >= len(doc):
        return None
    following = doc[last.i + 1]
    if (following.lower_ == "out" or following.is_quote) and last.i + 2 < len(doc):
        following = doc[last.i + 2]  # the latter: "scores" of villages
    if following.lower_ == "of":
        return after_of(following) if not is_put_out(following) else None
    if (wreck := past_damage(following)) is not None and several(last):
        return wreck
    if is_state(following) and number_after(following) is not None:
        return None
    if following.lower_ in FURTHER or (following.tag_ in ("NN", "NNP") and following.lower_ in DONE and several(last)):
        return None
    head = last.head
    if last.dep_ in ("nummod", "quantmod", "amod", "compound", "det", "nmod") and head.i > last.i:
        while (head.dep_ in ("nummod", "quantmod") or is_misled(head, last)) and head.head.i > head.i:
            head = head.head
        head = unprefixed(head)
        if (
            (head.pos_ in NOUNS or is_national(head))
            and head.i - last.i <= 8
            and not between_breaks(doc, last.i, head.i)
        ):
            return so_held(head)
    noun = next_noun(doc, last.i + 1)
    return so_held(unprefixed(noun)) if noun is not None else None


def past_damage(word: Token) -> Token | None:
    """The things that what befell them stands before: helicopters of "two shot down helicopters"."""
    words = word.doc[word.i : word.i + 3]
    if len(words) < 3 or (words[0].lower_, words[1].lower_) not in BEFALLEN or words[2].tag_ != "NNS":
        return None
    following = word.nbor(3) if word.i + 3 < len(word.doc) else None
    return words[2] if following is None or following.tag_ not in NOUN_TAGS else None


BEFALLEN = frozenset(
    {("shot", "down"), ("blown", "up"), ("burnt", "out"), ("burned", "out"), ("knocked", "out"), ("bombed", "out")}
)
"""What befell things, in two words that may stand before their noun."""
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
OUT_OF = frozenset(
    {"action", "service", "order", "commission", "work", "use", "business", "operation", "danger", "town"}
)


def is_put_out(of: Token) -> bool:
    """Whether an "of" belongs to what things are put out of: "putting one out of action"."""
    after = of.nbor(1).lower_ if of.i + 1 < len(of.doc) else ""
    return bool(of.i) and of.nbor(-1).lower_ == "out" and after in OUT_OF


STATES = frozenset({"dead", "wounded", "injured", "missing", *HARMED})


def is_state(word: Token) -> bool:
    """Whether a word after a number tells what befell those counted: "nine dead"."""
    return word.lower_ in STATES


def number_after(state: Token) -> Token | None:
    """The number that begins the next item of a list after one that ends with such a word: thirty of "nine dead and
    about thirty houses burned"; None where a noun follows the word at once ("20 dead and wounded soldiers")."""
    doc, i = state.doc, state.i
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in ("and", ",", ";"):
        return None
    return next(
        (t for t in doc[i + 2 : i + 6] if t.like_num and all(w.pos_ not in NOUNS for w in doc[i + 2 : t.i])), None
    )


FURTHER = frozenset({"further", "farther"})
"""After a number that counts what one before it does, in another place: "six near the town and 12 further south"."""
DONE = frozenset({"face", "arrive", "await", "remain", "flee", "starve", "lack", "need", "live", "stay", "die"})
"""Verbs that the parse may take for a noun counted: "at least 750,000 face famine"."""


def several(numeral: Token) -> bool:
    """Whether a numeral is one of more than one, so that no singular is counted."""
    return numeral.like_num and numeral.lower_ not in ("one", "1", "half", "quarter")


def is_national(word: Token) -> bool:
    """Whether an adjective of a people stands for one of them: "killed one Yemeni"."""
    stands = word.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "attr")
    return word.pos_ == "ADJ" and word.ent_type_ == "NORP" and stands


def row_end(noun: Token) -> Token:
    """The last of nouns that one number counts: villages of "1,162 towns and villages"."""
    joined = (c for c in noun.children if c.dep_ == "conj" and c.i == noun.i + 2 and c.pos_ in NOUNS)
    second = next(joined, None)
    return second if second is not None and noun.nbor(1).lower_ in ("and", "or") else noun


def unprefixed(noun: Token) -> Token:
    """The noun itself where the parse took its prefix for it: combatants of "ten ex-combatants"."""
    if noun.lower_ in PREFIXES and noun.i + 2 < len(noun.doc) and noun.nbor(1).text == "-":
        return noun.nbor(2)
    return noun


def so_held(noun: Token) -> Token:
    """Those who are held where the word after says as what: soldiers of "took 70 soldiers prisoner"."""
    before = noun.nbor(-1) if noun.i else noun
    held = noun.tag_ == "NN" and noun.lower_ in HELD_AS
    return before if held and before.tag_ == "NNS" else noun


def is_misled(noun: Token, numeral: Token) -> bool:
    """Whether the parse hung a number on the first part of a compound: "nine aid workers" counts workers."""
    singular = noun.tag_ == "NN" or (noun.tag_ == "NNS" and not noun.lower_.endswith("s"))  # "18 booby traps"
    letters = noun.tag_ == "NNP" and noun.text.isupper() and len(noun) > 1  # "four LTTE craft"
    return noun.dep_ == "compound" and (singular or letters) and numeral.lower_ not in ("one", "1")


def between_breaks(doc: Doc, first: int, last: int) -> bool:
    """Whether a mark or word that ends a noun phrase, or begins another, stands between two tokens."""
    return any(
        t.lower_ in {";", ":", "(", ")", ".", "–", "—", "the", "on"}
        or is_dash(t)
        or (t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ"))
        for t in doc[first + 1 : last]
    )


def is_dash(token: Token) -> bool:
    """Whether a hyphen stands for a dash, with a space before and after: "at least 7 dead - ministry"."""
    return token.text == "-" and token.i > 0 and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)


BOUNDS = frozenset({"up", "to", "about", "around", "some", "over", "nearly", "almost", "at", "least", "more", "than"})
"""Words between "of" and the number of a whole: "37 of up to 40 missiles"."""


def after_of(preposition: Token) -> Token | None:
    """The noun of "dozens of people", "three of the men"; None for "three of them"."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    following = next(
        (t for t in preposition.doc[preposition.i + 1 : preposition.i + 6] if t.lower_ not in BOUNDS), None
    )
    if following is None:
        return None
    if (
        noun is None
        and following.like_num
        and following.dep_ in ("nummod", "quantmod")
        and following.head.pos_ in NOUNS
    ):
        return following.head
    if noun is None:
        return next_noun(preposition.doc, following.i)
    if is_company(noun) or (noun.tag_ == "NN" and lemma(noun) in CAUSES):
        return None
    return noun if noun.pos_ in NOUNS else None


CAUSES = frozenset(
    {
        "disease", "hunger", "thirst", "cholera", "starvation", "malaria", "exposure", "torture", "cold", "dehydration",
        "malnutrition", "dysentery", "measles", "typhoid", "exhaustion", "hypothermia", "illness", "sepsis",
    }
)  # fmt: skip
"""What people die of: "six died under torture, eight of disease"."""
COMPANIES = frozenset(
    {
        "garrison", "patrol", "crew", "family", "team", "unit", "company", "platoon", "squad", "party", "gang", "group",
        "number", "battalion", "regiment", "brigade", "household", "band", "class", "congregation", "staff",
        "detachment",
    }
)  # fmt: skip
"""Nouns in the singular for persons together."""


def is_company(noun: Token) -> bool:
    """Whether a number of this one is a number of its members: "two of the patrol", "fifteen of their number"."""
    return noun.tag_ == "NN" and lemma(noun) in COMPANIES and any(c.dep_ in ("det", "poss") for c in noun.children)


HELD_AS = frozenset({"prisoner", "captive", "hostage"})
DOING = frozenset(
    {
        "decomposing", "decaying", "rotting", "burning", "serving", "visiting", "invading", "attacking", "opposing",
        "retreating", "fleeing", "protesting", "striking", "surviving", "remaining", "existing", "passing", "fighting",
        "incoming", "outgoing", "improvised", "unexploded", "ruling", "leading", "advancing", "smouldering",
        "exploding",
    }
)  # fmt: skip
"""Participles that tell what the noun after them does: "53 decomposing corpses"."""


def next_noun(doc: Doc, at: int) -> Token | None:
    """The head of the noun phrase that starts at token `at`, read without the tree: adjectives, then nouns."""
    noun: Token | None = None
    for token in doc[at : at + 6]:
        if token.pos_ in NOUNS and token.ent_type_ != "DATE":
            noun = token
        elif (
            noun is not None
            or is_dash(token)
            or (token.tag_ == "VBN" and token.i + 1 < len(doc) and token.nbor(1).lower_ in HELD_AS)
            or not (token.pos_ == "ADJ" or token.tag_ == "VBN" or token.text == "-" or token.lower_ in ("of", *DOING))
            or (token.tag_ == "VBN" and (token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in (*NOUNS, "ADJ")))
        ):
            break
    return noun


def lemma(token: Token) -> str:
    """The dictionary form of a noun in lower case: "person" for people."""
    low = token.lower_
    if low in IRREGULAR:
        return IRREGULAR[low]
    found = token.lemma_.lower()
    if low.endswith("children"):
        return low.removesuffix("ren")
    if token.tag_ in ("NNS", "NNPS", "NN", "NNP") and found.endswith("men") and found not in NOT_MEN:
        return f"{found.removesuffix('men')}man"
    if (
        token.tag_ in ("NNPS", "NNP")
        and found.endswith("s")
        and len(found) > 3
        and token.i
        and token.doc[token.i - 1].like_num
    ):
        return found.removesuffix("s")
    return found
