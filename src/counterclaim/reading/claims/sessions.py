"""What is said at an occasion that the text dates once: a briefing, an interview, a statement.

"told a briefing on Tuesday that …" dates what the same speaker said further down with no day of its own; what
journalists asked there; and a statement's own sentences take the day that its heading gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.reading.claims.dating import occasions
from counterclaim.reading.claims.interviewed import interviewed
from counterclaim.reading.claims.issued import issued
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import entry_at, turns_in
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Attribution, TimeExpression
from counterclaim.records.located import Located, Stretches
from counterclaim.records.span import touches

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
GAP = re.compile(r"\n\s*\n|\n")
REACH = 3
"""Paragraphs from one utterance at an occasion to the next."""
SOON = re.compile(
    r"(?:(?:an|one|half an|two|three|a few) hours?|(?:\w+ )?(?:minutes|moments)|shortly|soon"
    r"|later (?:that|the same) day)"
    r"(?: (?:later|afterwards?|after that))?\b",
    re.IGNORECASE,
)
"""What puts an occasion on the day of the one before it."""
PRONOUNS = frozenset({"he", "she", "it", "they"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})


@dataclass
class Session:
    """Who speaks there, on which day, up to where it was spoken of; whether it is only one text that is read."""

    ids: frozenset[str]
    day: TimeExpression
    last: int
    text_only: bool


def days_at_sessions(
    layers: Layers, plain: Sequence[TimeExpression | None], cues: Sequence[Sequence[Token]]
) -> dict[int, TimeExpression]:
    """The day of each attribution that has none in `plain` and was made at an occasion that has one. `cues` are the
    tokens of each attribution's cue."""
    found: dict[int, TimeExpression] = {}
    sessions: list[Session] = []
    openings = Located(_openings(layers, cues), lambda opening: (opening[0].idx, opening[0].idx + 1))
    asked, before = False, 0
    statement = issued(layers)
    talk, answers = interviewed(layers), Stretches(turn.speech for turn in turns_in(layers) if not turn.asks)
    for index, attribution in enumerate(layers.attributions):
        at = (attribution.cue or attribution.content)[0][0]
        for verb, ids in openings.beginning_in((before, at)):
            day = _day_of_opening(layers, verb, sessions)
            sessions += [Session(ids, day, verb.idx, text_only=False)] if day is not None else []
        before = max(before, at)
        ids = frozenset(actor.id for actor in layers.speakers[index] if actor.resolution != "unresolved")
        own, cue = plain[index], cues[index]
        if own is not None:
            sessions = [s for s in sessions if not s.ids & ids]
            kind = _kind(cue, attribution)
            sessions += [Session(ids, own, at, text_only=kind == "text")] if kind and ids else []
            continue
        near = [s for s in sessions if _is_near(layers, s, at)]
        asks = bool(cue) and any(t.lower_ in occasions().asking for t in _source(layers, attribution))
        session = _session_of(layers, attribution, near, ids=ids, cue=cue, asks=asks, asked=asked)
        asked = (session is not None and asks) or (asked and attribution.parent is not None)
        if session is not None:
            found[index] = session.day
            session.last = at
        elif talk is not None and _is_answer(layers, attribution, cue, answers):
            found[index] = talk
        elif statement is not None and statement.covers(attribution, ids, cue):
            found[index] = statement.day
    return found


def _is_answer(layers: Layers, attribution: Attribution, cue: Sequence[Token], answers: Stretches) -> bool:
    """Whether something is said in an answer by who answers: by the layout, which names no cue then, or by "I think"
    and "we deny"."""
    if not attribution.cue:
        return attribution.laid_out
    source = [t.lower_ for t in _source(layers, attribution)]
    present = any(t.tag_ == "VBP" and t.dep_ != "aux" for t in cue)
    return present and source in (["i"], ["we"]) and answers.touch(attribution.content[0])


def _session_of(
    layers: Layers,
    attribution: Attribution,
    near: Sequence[Session],
    *,
    ids: frozenset[str],
    cue: Sequence[Token],
    asks: bool,
    asked: bool,
) -> Session | None:
    """The occasion of an utterance without a day, among those `near`.

    A journalist's question (`asks`) belongs to the last of them, and so does what answers it (`asked`); who spoke there
    before, and is named or meant again, goes on there, and so does a pronoun of nobody known right below. Where
    somebody else has begun to speak since, who "he" is, is not sure enough for a day. What another tells was said
    elsewhere.
    """
    held = [s for s in near if not s.text_only]
    if asks:
        return held[-1] if held else None
    if attribution.parent is not None or not _may_go_on(cue) or not _is_definite(layers, attribution):
        return None
    at = attribution.cue[0][0]
    own = [s for s in near if s.ids & ids and (not s.text_only or _goes_on(layers, attribution, s, at))]
    session = own[-1] if own else held[-1] if asked and held else None
    pronoun = _is_pronoun(layers, attribution)
    if session is None and held and pronoun and not ids and GAP.search(layers.text, held[-1].last, at) is None:
        return held[-1]
    if session is not None and held and session is not held[-1] and pronoun:
        return None
    return session


def _kind(cue: Sequence[Token], attribution: Attribution) -> str | None:
    """Whether an utterance was made at a session or is part of a text; None where neither is named beside its cue."""
    verbs = [t for t in cue if t.pos_ in ("VERB", "AUX")]
    inside = [t for v in verbs for t in v.subtree if not touches((t.idx, t.idx + 1), attribution.content)]
    lemmas = {t.lemma_.lower() for t in (*inside, *cue) if t.pos_ == "NOUN"}
    if lemmas & occasions().sessions:
        return "session"
    return "text" if lemmas & occasions().said_in else None


def _may_go_on(cue: Sequence[Token]) -> bool:
    """Whether a cue tells, in the past, of speaking and of nothing written, at no other time."""
    verbs = [t for t in cue if t.tag_ == "VBD"]
    apart = occasions().apart
    return bool(verbs) and not any(
        v.lemma_.lower() in occasions().writing or any(k.lower_ in apart or k.dep_ == "neg" for k in v.children)
        for v in verbs
    )


def _goes_on(layers: Layers, attribution: Attribution, session: Session, at: int) -> bool:
    """Whether "It said" stands right below the statement that it goes on with, in the same paragraph."""
    return _is_pronoun(layers, attribution) and GAP.search(layers.text, session.last, at) is None


def _is_pronoun(layers: Layers, attribution: Attribution) -> bool:
    source = _source(layers, attribution)
    return len(source) == 1 and source[0].lower_ in PRONOUNS


def _is_definite(layers: Layers, attribution: Attribution) -> bool:
    """Whether a source is somebody who was named before: "he", "the spokesman", a name; no "officials"."""
    source = _source(layers, attribution)
    return bool(source) and (source[0].lower_ in DEFINITE or source[0].pos_ in ("PRON", "PROPN"))


def _source(layers: Layers, attribution: Attribution) -> list[Token]:
    return [t for span in attribution.source for t in slice_at(layers.doc, span)]


def _is_near(layers: Layers, session: Session, at: int) -> bool:
    """Whether no more paragraphs lie between than belong to one report, and no other day's entry."""
    if len(GAP.findall(layers.text[session.last : at])) > REACH:
        return False
    return entry_at(layers, session.last) == entry_at(layers, at)


def _openings(layers: Layers, cues: Sequence[Sequence[Token]]) -> Iterator[tuple[Token, frozenset[str]]]:
    """The verbs that open an occasion, with who opens it: "The spokesman opened his briefing"."""
    known, citing = occasions(), {t.i for cue in cues for t in cue}
    for verb in layers.doc:
        if verb.tag_ != "VBD" or verb.lemma_.lower() not in known.opening or verb.i in citing:
            continue
        thing = next((k for k in verb.rights if k.dep_ == "dobj" and k.lemma_.lower() in known.sessions), None)
        subject = next((k for k in verb.lefts if k.dep_ in SUBJECTS), None)
        if thing is None or subject is None:
            continue
        named = layers.mentions_at.around((subject.idx, subject.idx + len(subject)))
        if named:
            yield verb, frozenset(mention.id for mention in named)


def _day_of_opening(layers: Layers, verb: Token, sessions: Sequence[Session]) -> TimeExpression | None:
    """The one day in the sentence of an opening, or that of the occasion which it followed at once."""
    sentence = (verb.sent.start_char, verb.sent.end_char)
    times = [t for t in layers.times_at.within(sentence) if t.type in ("DATE", "TIME") and t.days is not None]
    days = [t for t in times if t.days is not None and t.days[0] == t.days[1] and not t.ambiguous]
    if times:
        return days[0] if len(days) == len(times) == 1 else None
    near = [s for s in sessions if not s.text_only and _is_near(layers, s, verb.idx)]
    soon = SOON.match(layers.text, *sentence)
    return near[-1].day if near and soon is not None else None
