"""What somebody is accused of, blamed for, suspected of: "was accused by residents of burning the village"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import end_of
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import agent_of, is_passive
from counterclaim.records.span import touches, trimmed

FRAMES = frozenset({"object+of", "object+for", "of"})
"""The frames of verbs by which somebody is charged with a deed."""
DEEDS = frozenset(
    {"crime", "abuse", "violation", "atrocity", "genocide", "massacre", "treason", "murder", "torture", "airstrike"}
)
"""Nouns that tell what was done, besides those in -ing and those of the lexicon for what happens."""


def charge_on(verb: Token) -> Token | None:
    """The preposition before what somebody is charged with, on a passive verb or, where the parser hangs it there, on
    who charges; None where there is none."""
    frames = cues().verbs.get(verb.lemma_.lower(), frozenset())
    words = {frame.rpartition("+")[2] for frame in frames & FRAMES}
    agent = agent_of(verb)
    if not words or agent is None:
        return None
    own = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in words and c.i > agent.i), None)
    if own is not None:
        return own
    hung = [t for t in agent.subtree if t.dep_ == "prep" and t.lower_ in words and t.i > agent.i]
    deed = next((p for p in hung if p.nbor(1).tag_ == "VBG"), None)
    if deed is not None:
        return deed
    if hung and hung[-1].nbor(1).tag_ == "NN" and hung[-1].nbor(1).lower_.endswith("ing"):
        return hung[-1]  # "of looting shops", tagged as a noun
    named = agent.pos_ == "PROPN"
    return next((p for p in hung if any(g.pos_ == "NOUN" and (named or _is_deed(g)) for g in p.children)), None)


def _is_deed(noun: Token) -> bool:
    """Whether a noun tells what is done and names no people: "the looting of aid", "war crimes"."""
    lemma = noun.lemma_.lower()
    return noun.lower_.endswith("ing") or lemma in cues().mute or lemma in DEEDS


def with_charge(passage: Passage, cited: Cited) -> Cited:
    """`cited` with what somebody is charged with in its content, and out of its source."""
    tokens = [t for span in cited.cue for t in passage.doc.char_span(*span, alignment_mode="expand") or ()]
    verb = next((t for t in tokens if t.pos_ == "VERB" and is_passive(t)), None)
    charge = charge_on(verb) if verb is not None else None
    if verb is None or charge is None or touches((charge.idx, charge.idx + 1), cited.content):
        return cited
    hung_on = agent_of(verb) if charge.head != verb else None  # and so is what follows: "by the UN of crimes in Goma"
    told = passage.fitted((charge.idx, end_of(passage, hung_on or charge)), barrier=verb.idx)
    source = tuple(trimmed(passage.text, (s, min(e, charge.idx))) for s, e in cited.source if s < charge.idx)
    return replace(cited, source=source, content=pieces(*cited.content, told), rule="charged")
