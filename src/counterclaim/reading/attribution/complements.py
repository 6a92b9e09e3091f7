"""The clause that a verb of saying takes: a finite clause, an infinitive, or what a headline leaves of one."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import complement, is_infinitive
from counterclaim.reading.attribution.passage import Passage
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span


def clause_cited(passage: Passage, verb: Token, frames: frozenset[str], cue: Span, source: Span | None) -> Span | None:
    """The complement to the right of cue and subject: a clause, an infinitive, or object and infinitive."""
    after = max(cue[1], source[1] if source is not None and source[0] >= cue[0] else 0)
    children = [k for k in verb.children if k.i > verb.i]
    for child in children:
        clause: Token | None = None
        infinitive = is_infinitive(child)
        receiver = next((k for k in children if k.dep_ in ("dobj", "dative") and k.i < child.i), None)
        if (child.dep_ == "ccomp" or (child.dep_ in ("relcl", "acl") and _marked(child))) and not infinitive:
            fits = bool(frames & {"clause", "clause-out"})
        elif child.dep_ == "xcomp" and not infinitive:
            fits = ("clause" in frames and _has_subject(child)) or ("gerund" in frames and _is_gerund(child))
            fits = fits and child.lemma_.lower() not in cues().reported_from  # "reported citing the police"
        elif child.dep_ in ("xcomp", "ccomp", "advcl") and infinitive:
            with_receiver = receiver is not None or _has_subject(child)
            wanted = "addressee+infinitive" if with_receiver else "infinitive"
            how = with_receiver and child.left_edge.tag_ in ("WRB", "WP")  # "told us how to vote"
            fits = (wanted in frames and not how) or (child.dep_ == "ccomp" and "clause" in frames)
            fits = fits or ("quoted-infinitive" in frames and passage.quotation_at(child.left_edge.idx) is not None)
        else:
            clause = _told(verb, child) or _elliptic(passage, verb, frames, child) or _number(verb, child)
            fits = clause is not None
        found = complement(passage, clause or child, after=after) if fits else None
        if found is not None:
            found = (_after_date(passage, verb, child, found[0]), found[1])
            taken = receiver is not None and infinitive and "addressee+infinitive" in frames
            return (int(receiver.left_edge.idx), found[1]) if receiver is not None and taken else found
    return None


def _told(verb: Token, hearer: Token) -> Token | None:
    """The clause that the parser hung on who hears it: "told the newspaper [they had been warned]"."""
    if hearer.dep_ not in ("dobj", "dative") or verb.lemma_.lower() not in cues().addressing:
        return None
    if not speaks(hearer) and hearer.tag_ != "PRP":
        return None  # "tell them nothing they did not know"
    for clause in hearer.children:
        first = clause.left_edge
        subject = any(k.dep_ in ("nsubj", "nsubjpass") for k in clause.children)
        told = any(
            k.dep_ == "mark" and k.lower_ == "that" for k in clause.children
        )  # no relative: "told them [that …]"
        if clause.dep_ == "relcl" and subject and (told or first.tag_ not in ("WDT", "WP", "WP$", "WRB", "IN")):
            return clause
    return None


def _elliptic(passage: Passage, verb: Token, frames: frozenset[str], thing: Token) -> Token | None:
    """What a headline says without a verb of its own: "Governor says [two killed in strike]"."""
    if thing.dep_ != "dobj" or "object" in frames or not frames >= {"clause", "quote"}:
        return None
    if verb.lemma_ == "say" and any(k.dep_ == "amod" for k in thing.rights):
        return thing  # "Ministry says [bridge unusable after strike]"
    headline = passage.text[slice(*passage.sentence(verb))].rstrip()[-1:].isalnum()
    return thing if headline and any(k.dep_ == "acl" and k.tag_ == "VBN" for k in thing.children) else None


def _number(verb: Token, told: Token) -> Token | None:
    """A number right after the verb, which is all that is said: "the army says [six]", "its statement says [8:30]"."""
    if verb.lemma_ != "say" or told.dep_ not in ("dobj", "npadvmod", "attr") or told.left_edge.i != verb.i + 1:
        return None
    counted = told.dep_ != "npadvmod" and any(k.dep_ == "nummod" for k in told.children)
    return told if told.tag_ == "CD" or counted else None


def _after_date(passage: Passage, verb: Token, child: Token, start: int) -> int:
    """Where the clause begins after the day of saying: "said on Tuesday [the aim was …]"."""
    day, doc = child.left_edge, passage.doc
    if day.idx != start or any(t.ent_type_ not in ("DATE", "TIME") for t in doc[verb.i + 1 : day.i]):
        return start
    at = day.i + 1 if day.lower_ in ("on", "late", "early") else day.i
    if doc[at].ent_type_ not in ("DATE", "TIME"):
        return start
    while at < child.i and doc[at].ent_type_ in ("DATE", "TIME"):
        at += 1
    return int(doc[at].idx) if doc[at].pos_ in ("DET", "PRON", "NOUN", "PROPN", "NUM", "SCONJ") else start


def _marked(clause: Token) -> bool:
    """Whether a clause that hangs on a mistagged cue is a that-clause."""
    return clause.head.pos_ == "NOUN" and any(k.dep_ == "mark" and k.lower_ == "that" for k in clause.children)


def _is_gerund(word: Token) -> bool:
    """Whether a word is a gerund, one of what is past ("denied [having shelled it]"), or one with an object that was
    taken for a noun: "denied [bombing a school]"."""
    past = any(k.lower_ == "having" and k.dep_ == "aux" for k in word.children)
    return word.tag_ == "VBG" or past or (word.lower_.endswith("ing") and any(k.dep_ == "dobj" for k in word.children))


def _has_subject(verb: Token) -> bool:
    return any(k.dep_ in ("mark", "nsubj", "nsubjpass") for k in verb.children)
