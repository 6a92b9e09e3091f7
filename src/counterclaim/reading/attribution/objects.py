"""Nominal contents: what is announced, what somebody is accused of, what something is called."""

from __future__ import annotations

import re

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import PREPOSITIONS, cues
from counterclaim.reading.attribution.limits import end_of, is_infinitive
from counterclaim.reading.attribution.passage import Passage
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.reading.syntax.answering import ANSWERING
from counterclaim.records import Span

ASIDE = re.compile(
    r",\s+(?:in (?:(?:his|her|its|their) )?turn|for (?:his|her|its|their) part|meanwhile|however|again|also"
    r"|for the \w+ time|(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|the same day|today),\s+"
    r"(?=(?:the|an?|any|all|his|its|their|what|that)\b)"
    r"|,\s+according to [^,.;:!?\n]{2,60},\s+(?!(?:and|but|or|while|which|who|where|when|as)\b)(?=\w)"
)
"""An adverbial between a verb and its object."""
RAISING = frozenset({"raise", "revise", "update", "lower", "increase"})
"""Verbs whose new toll stands after "to"."""
AMOUNT = re.compile(
    r"\s+(?:(?:at least|no fewer than|more than|over|about|around|nearly|almost|close to|some|up to|roughly)\s+)?"
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|several)\b)"
)
"""A number after the "at" of a toll."""
COUNTED_ON = re.compile(
    r"(?::\s+[\d,.]+)?\s+(?:killed|dead|injured|wounded|missing)(?:(?:,| and|, and)\s+[\w,.]+(?:\s+others?|\s+more)?"
    r"\s+(?:killed|dead|injured|wounded|missing|damaged|destroyed))*"
)
"""What goes on counting after a toll's number."""
FALLEN = frozenset({"dead", "killed", "wounded", "injured", "missing"})
TOLLS = frozenset(
    {"number", "death", "killing", "injury", "toll", "figure", "loss", "casualty", "count", "dead", "total"}
)
FIXED = {
    "blame": frozenset({"blame"}),
    "right": frozenset({"right"}),
    "proposal": frozenset({
        "request", "offer", "proposal", "invitation", "appeal", "demand", "plan", "call", "bid", "petition",
        "application", "truce", "ceasefire", "deal", "suggestion", "idea", "resolution", "draft",
    }),
}  # fmt: skip
"""Objects with which a verb cites that otherwise does not, by the frame."""
TELEPHONES = frozenset(
    {"telephone", "phone", "e-mail", "email", "message", "radio", "letter", "video", "telegram", "text"}
)
WINDOWS = frozenset({"for", "by", "until", "till", "from", "before", "after"})
"""Prepositions whose day is of what is promised, not of the promise."""
INFINITIVES = frozenset({"xcomp", "advcl", "ccomp", "acl", "relcl"})
EXTENTS = frozenset({"area", "territory", "ground", "depth", "distance", "strength", "share", "size", "cost", "damage"})
Found = tuple[Span, Span]
"""The content, and the cue with its preposition."""


def nominal_content(passage: Passage, verb: Token, frames: frozenset[str], cue: Span) -> Found | None:
    """The content of a verb that takes no clause here, by the first of its frames that fits."""
    children = [k for k in verb.children if k.i > verb.i]
    dobj = next((k for k in children if k.dep_ in ("dobj", "attr") and not k.is_punct), None)
    return (
        _tolled(passage, verb, frames, cue, dobj)
        or _tallied(passage, verb, frames, cue, dobj)
        or _named(passage, frames, cue, children, dobj)
        or _judged(passage, verb, frames, cue, dobj)
        or _with_preposition(passage, verb, frames, cue, dobj)
        or _responsibility(frames, cue, dobj)
        or _held_to_answer(passage, frames, cue, children, dobj)
        or _object(passage, frames, cue, children, dobj)
        or _fixed_object(passage, frames, cue, children, dobj)
        or _of_preposition(passage, verb, frames, cue, children)
        or _interrupted(passage, verb, frames, cue, dobj)
    )


def _tolled(passage: Passage, verb: Token, frames: frozenset[str], cue: Span, dobj: Token | None) -> Found | None:
    """ "put [the toll at 21]", "estimates [at 3,000 the number of the displaced]", "gave [its loss as ten dead]"."""
    if "toll" not in frames:
        return None
    children = [k for k in verb.children if k.i > verb.i]
    if verb.lemma_ in RAISING:
        to = next((k for k in children if k.lower_ == "to" and _counts(k)), None)
        known = to is not None and dobj is not None and dobj.lemma_.lower() in TOLLS
        return ((dobj.left_edge.idx, end_of(passage, to)), cue) if to and dobj and known else None
    within = _amount_within(passage, dobj) if dobj is not None else None
    if dobj is None or (_counts(dobj) and within is None):  # the parser took the number for the object
        first = next((k for k in children if k.lower_ == "at" and _counts(verb)), None)
        named = first is not None and any(t.lemma_.lower() in TOLLS for t in verb.subtree if t.i > verb.i)
        return ((first.idx, end_of(passage, verb)), cue) if first is not None and named else None
    amount = next((k for k in children if k.lower_ in ("at", "as", "between") and _counts(k)), None)
    amount = amount or next((k for k in children if k.dep_ == "advcl" and _counts(k)), None)
    amount = amount or within
    if amount is None:
        return None
    parts = [amount, dobj, *(k for k in children if k.lower_ == "including")]
    start, end = min(amount.left_edge.idx, dobj.left_edge.idx), max(end_of(passage, part) for part in parts)
    rest = COUNTED_ON.match(passage.text, end, passage.sentence(verb)[1])
    return (start, rest.end() if rest else end), cue


def _amount_within(passage: Passage, dobj: Token) -> Token | None:
    """ "at 25" where the parser hung it on a word of the object: "put [the number of civilians killed at 25]"."""
    if dobj.lemma_.lower() not in TOLLS | EXTENTS:
        return None
    end = passage.sentence(dobj)[1]
    return next(
        (
            t
            for t in passage.doc[dobj.i + 1 : dobj.i + 30]
            if t.idx < end and t.lower_ in ("at", "as") and AMOUNT.match(passage.text, t.idx + len(t), end)
        ),
        None,
    )


def _tallied(passage: Passage, verb: Token, frames: frozenset[str], cue: Span, dobj: Token | None) -> Found | None:
    """ "counts [47 people killed since dawn]": who keeps a tally, and a number."""
    dead = next((k for k in verb.rights if k.lower_ in FALLEN), None)
    dobj = dobj or next((k for k in verb.rights if k.dep_ == "npadvmod" and k.tag_ == "CD"), None)
    number = dobj is not None and (
        any(k.dep_ == "nummod" for k in dobj.children)
        or (dobj.lemma_.lower() in TOLLS and _counts(dobj))
        or (dobj.like_num and dobj.nbor(1).lower_ in FALLEN)
        or dobj.tag_ == "CD"  # "a nurse counted six"
    )
    counted = dobj if number else dead
    if "tally" not in frames or counted is None or not _counts(counted) or counted.ent_type_ == "MONEY":
        return None
    who = next((k for k in verb.children if k.dep_ == "nsubj"), None)
    tells = who is not None and (speaks(who) or who.lower_ == "it" or who.lemma_.lower() in cues().documents)
    if who is None or who.ent_type_ == "GPE" or not tells:
        return None  # "the town counts 70,000 inhabitants"
    return (counted.left_edge.idx, end_of(passage, verb)), cue


def _counts(phrase: Token) -> bool:
    return any(t.like_num or t.ent_type_ == "CARDINAL" for t in phrase.subtree)


def _named(
    passage: Passage, frames: frozenset[str], cue: Span, children: list[Token], dobj: Token | None
) -> Found | None:
    """ "called [the strike a war crime]": the parser has a small clause, or two objects."""
    if "naming" not in frames:
        return None
    small = next((k for k in children if k.dep_ in ("ccomp", "oprd", "xcomp") and not is_infinitive(k)), None)
    if small is not None:
        first = small.left_edge if dobj is None or dobj.i > small.i else dobj.left_edge
        return (max(first.idx, cue[1]), end_of(passage, small)), cue
    if dobj is None or "object" in frames:
        return None
    name = next((k for k in children if k.i > dobj.i and k.dep_ in ("dobj", "attr", "oprd", "dep")), None)
    if name is not None:
        return (dobj.left_edge.idx, end_of(passage, name)), cue
    end = end_of(passage, dobj)
    quoted = passage.quotation_beginning((cue[1], end + 2))
    if quoted is not None:
        return (dobj.left_edge.idx, max(end, quoted.span[1])), cue
    return None


def _judged(passage: Passage, verb: Token, frames: frozenset[str], cue: Span, dobj: Token | None) -> Found | None:
    """ "considers [the figure too low]", "a figure it considers [too low]", "regards [the law as a threat]"."""
    if "judging" not in frames or verb.tag_ == "VBG":
        return None
    known = [k for k in verb.rights if k.pos_ in ("ADJ", "NOUN", "PROPN")]
    small = next((k for k in known if k.dep_ in ("ccomp", "oprd", "acomp")), None)
    if small is not None:
        first = dobj.left_edge if dobj is not None and dobj.i < small.i else small.left_edge
        return (max(first.idx, cue[1]), end_of(passage, small)), cue
    if dobj is None:
        return None
    taken = next((k for k in verb.subtree if k.lower_ == "as" and k.dep_ == "prep" and k.head in (verb, dobj)), None)
    return ((dobj.left_edge.idx, end_of(passage, taken)), cue) if taken is not None and taken.i > dobj.i else None


def _with_preposition(
    passage: Passage, verb: Token, frames: frozenset[str], cue: Span, dobj: Token | None
) -> Found | None:
    """ "accused [the army of shelling]", "described [it as a retreat]"."""
    words = {f.partition("+")[2] for f in frames if f.startswith("object+")}
    if not words or (dobj is None and "as" not in words):
        return None
    if dobj is None:
        # "what it described as terrorist targets"
        alone = next((k for k in verb.children if k.i > verb.i and k.lower_ == "as" and "as" in words), None)
        named = (  # also "rejected as baseless [a report that …]"
            next((k for k in alone.children if k.dep_ in ("pobj", "pcomp", "amod")), None)
            if alone is not None
            else None
        )
        if alone is None or named is None:
            return None
        return (named.left_edge.idx, end_of(passage, named)), (cue[0], alone.idx + len(alone))
    judged = next((k for k in verb.children if k.i > dobj.i and _is_judged_as(k, dobj, words)), None)
    if judged is not None:
        return (dobj.left_edge.idx, end_of(passage, judged)), cue
    inside = {dobj.i, *(t.i for t in dobj.subtree), verb.i}
    prep = next((k for k in verb.subtree if k.lower_ in words and k.i > dobj.i and k.head.i in inside), None)
    return ((dobj.left_edge.idx, end_of(passage, prep)), cue) if prep is not None else None


def _is_judged_as(clause: Token, dobj: Token, words: set[str]) -> bool:
    """Whether "as" and a participle or an adjective follow an object at once: "dismissed [this as invented]"."""
    marks = (k for k in clause.children if k.dep_ == "mark" and k.lower_ in words and k.i == dobj.right_edge.i + 1)
    return clause.dep_ == "advcl" and clause.tag_ in ("VBN", "JJ") and next(marks, None) is not None


def _responsibility(frames: frozenset[str], cue: Span, dobj: Token | None) -> Found | None:
    """ "claimed responsibility for [the attack]": the cue runs up to the preposition."""
    if "responsibility" not in frames or dobj is None or dobj.lower_ not in ("responsibility", "credit"):
        return None
    prep = next((k for k in dobj.children if k.lower_ == "for"), None)
    if prep is None:
        return None
    return (prep.idx + len(prep), prep.right_edge.idx + len(prep.right_edge)), (cue[0], prep.idx + len(prep))


def _held_to_answer(
    passage: Passage, frames: frozenset[str], cue: Span, children: list[Token], dobj: Token | None
) -> Found | None:
    """ "held [the army responsible for the strike]"."""
    judged = next((k for k in children if k.lower_ in ANSWERING), None)
    if "answering" not in frames or judged is None:
        return None
    first = judged.left_edge if dobj is None or dobj.i > judged.i else dobj.left_edge
    return (first.idx, end_of(passage, judged)), cue


def _interrupted(passage: Passage, verb: Token, frames: frozenset[str], cue: Span, dobj: Token | None) -> Found | None:
    """ "condemned, in turn, [the shelling]": the object behind an adverbial between commas, which parses lose."""
    if "object" not in frames or dobj is not None:
        return None
    end = passage.sentence(verb)[1]
    aside = ASIDE.match(passage.text, cue[1], end)
    return ((aside.end(), end), cue) if aside is not None else None


def _fixed_object(
    passage: Passage, frames: frozenset[str], cue: Span, children: list[Token], dobj: Token | None
) -> Found | None:
    """ "put [the blame on the militia]", "reserves [the right to respond]": one noun only makes the verb a cue."""
    nouns = frozenset().union(*(FIXED[frame] for frame in frames if frame in FIXED))
    if dobj is None or dobj.lemma_.lower() not in nouns:
        return None
    subject = next((k for k in dobj.head.lefts if k.dep_ == "nsubj"), None)
    if subject is not None and not speaks(subject) and subject.tag_ != "PRP":
        return None  # "a policy that places the blame on the young"
    return _object(passage, frozenset({"object"}), cue, children, dobj)


def _object(
    passage: Passage, frames: frozenset[str], cue: Span, children: list[Token], dobj: Token | None
) -> Found | None:
    """ "announced [a new offensive in the east]": the object, with the phrases that follow it and are no date."""
    if "object" not in frames or dobj is None or dobj.dep_ != "dobj" or _swept_aside(dobj.head):
        return None
    end = end_of(passage, dobj)
    if dobj.lower_ in ("this", "that", "it") and passage.text[dobj.idx + len(dobj)] == ":":
        return (dobj.idx, dobj.idx + len(dobj)), cue  # "contradicted this: the order had come by letter"
    for child in children:
        follows = child.dep_ == "prep" and child.idx > dobj.idx and not passage.text[end : child.idx].strip()
        dates = child.lower_ not in WINDOWS and any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree)
        if follows and not _is_by_medium(child) and not dates:
            end = end_of(passage, child)
    given = next((k for k in children if k.dep_ == "dative" and k.i < dobj.i and k.pos_ != "ADP"), dobj)
    given = dobj if dobj.head.lemma_ == "deny" else given  # "denied them [entry]"
    return (given.left_edge.idx, end), cue


def _swept_aside(verb: Token) -> bool:
    """Whether it is a thing that brushes something aside, and so says nothing: "the flood swept aside the barriers"."""
    aside = any(k.lower_ == "aside" for k in verb.rights)
    who = next((k for k in verb.lefts if k.dep_ == "nsubj"), None)
    return aside and who is not None and who.tag_ != "PRP" and not speaks(who)


def _is_by_medium(prep: Token) -> bool:
    """Whether a phrase says how something was said, and not what: "contradicted him by telephone"."""
    noun = next((k.lemma_.lower() for k in prep.children if k.dep_ == "pobj"), "")
    return (prep.lower_ in ("by", "over", "via") and noun in TELEPHONES) or (
        prep.lower_ in ("in", "on", "via") and noun in cues().media
    )


def _addressed(passage: Passage, frames: frozenset[str], cue: Span, children: list[Token], to: Token) -> Found | None:
    """ "appealed to [both sides to stop]", "pleaded with [the guards to let them in]"."""
    if f"{to.lower_}-infinitive" not in frames or to.dep_ not in ("prep", "dative") or to.idx - cue[1] > 1:
        return None
    whom = next((k for k in to.children if k.dep_ == "pobj"), None)
    near = [*children, *(whom.children if whom is not None else ())]
    act = next((k for k in near if k.i > to.i and k.dep_ in INFINITIVES and is_infinitive(k)), None)
    if whom is None or act is None:
        return None
    return (whom.left_edge.idx, end_of(passage, act)), (cue[0], to.idx + len(to))


def _of_preposition(
    passage: Passage, verb: Token, frames: frozenset[str], cue: Span, children: list[Token]
) -> Found | None:
    """ "called for [a truce]", "called on [both sides to withdraw]": the preposition joins the cue where it follows."""
    for child in children:
        addressed = _addressed(passage, frames, cue, children, child)
        if addressed is not None:
            return addressed
        mark = next((k for k in child.children if k.dep_ == "mark" and k.lower_ == "for" and "for" in frames), None)
        if mark is not None and is_infinitive(child) and mark.idx - cue[1] <= 1:  # "called for [the troops to leave]"
            return (mark.idx + len(mark), end_of(passage, child)), (cue[0], mark.idx + len(mark))
        if child.lower_ not in PREPOSITIONS & frames:
            continue
        inside = next((k for k in child.children if k.dep_ in ("pobj", "pcomp")), None)
        if inside is None:
            continue
        start, end = inside.left_edge.idx, end_of(passage, inside)
        if child.lower_ == "on" and verb.lemma_ == "call":
            to = next(
                (k for k in children if k.dep_ in ("xcomp", "advcl", "ccomp") and k.i > child.i and is_infinitive(k)),
                None,
            )
            end = end_of(passage, to) if to is not None else end
        return (start, end), (cue[0], child.idx + len(child)) if child.idx - cue[1] <= 1 else cue
    return None
