"""The claims component: one claim for every content, and for what the outlet asserts in its own voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files

import msgspec

from counterclaim.reading.claims.ambiguity import ambiguous_dates, open_periods
from counterclaim.reading.claims.conduct import THIRD
from counterclaim.reading.claims.contents import Said, around, attributed, own_voice
from counterclaim.reading.claims.limits import KINDS, limited
from counterclaim.reading.claims.linking import Parts, parts_in
from counterclaim.reading.claims.merging import merged
from counterclaim.reading.claims.qualifiers import qualifiers_in
from counterclaim.reading.claims.reasons import of_acting, reasons_in
from counterclaim.reading.claims.repeating import once
from counterclaim.reading.claims.self_accused import doubtful, self_accused
from counterclaim.reading.claims.selves import acting
from counterclaim.reading.claims.silence import is_silence
from counterclaim.reading.claims.speaking_there import placed_by_speaker
from counterclaim.reading.claims.stance import stance_of
from counterclaim.reading.claims.taken import Taken
from counterclaim.reading.claims.utterance import Utterances
from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import tables_in, tallies_in
from counterclaim.reading.markdown import MARKDOWN, closed_up
from counterclaim.reading.syntax.corrections import is_taken_back
from counterclaim.reading.whom import whom_unknown
from counterclaim.records import Claim, Issue, Link, Qualifier, Span, TimeExpression, claim_id
from counterclaim.records.located import Stretches
from counterclaim.records.span import hull, overlap, words_of

UNPUBLISHED = (
    "The dispatch has no date of publication, so days told by their weekday stay open; give one with --published."
)

LIST = "A list of names with numbers stands here, of which most are in no claim: read it by hand."
TABLE = "A table stands here as text. Its cells are not read: read it by hand, or give it as CSV."


class Claims:
    """Attributions, events, figures, places and times as claims, in text order, each numbered by its contents."""

    NAME = "claims"
    VERSION = "13"
    NEEDS = ("syntax", "times", "toponyms", "attributions", "speakers", "events", "figures")
    SETS = ("claims",)

    @property
    def digest(self) -> str:
        """Digest of the tables of stances, qualifiers and occasions."""
        folder = files(__package__)
        return digest_of_files(folder / "stances.yaml", folder / "qualifiers.yaml", folder / "occasions.yaml")

    def __call__(self, layers: Layers) -> Layers:
        """The layers with their claims."""
        found: dict[str, Claim] = {}
        utterances = Utterances(layers)
        for said in sorted([*attributed(layers), *own_voice(layers)], key=around):
            if said.chain and is_silence(layers.attributions[said.chain[-1]], layers):
                continue
            claim = _claim(layers, said._replace(chain=once_each(layers, said.chain, utterances)), utterances)
            if said.laid_out and layers.attributions[said.chain[-1]].cue and not tells(claim):  # an answer tells
                continue
            found.setdefault(claim.claim_id, claim)
        claims, too_far = limited(layers, once(layers.text, tuple(found.values())))
        tables = (Issue(code="table-as-text", span=table, message=TABLE) for table in tables_in(layers))
        lists = (Issue(code="list-not-read", span=span, message=LIST) for span in unread_lists(layers, claims))
        done = replace(layers, claims=claims).with_issues(*too_far, *tables, *lists)
        if layers.document.published is None:
            return done.with_issues(Issue(code="unpublished", message=UNPUBLISHED))
        return done


def unread_lists(layers: Layers, claims: Iterable[Claim]) -> Iterator[Span]:
    """Lists of names with bare numbers, most of which no claim with a figure has."""
    read = Stretches(span for claim in claims if claim.figures for span in claim.content)
    for lines in tallies_in(layers):
        if 2 * sum(read.touch(line) for line in lines) <= len(lines):
            yield lines[0][0], lines[-1][1]


def tells(claim: Claim) -> bool:
    """Whether a sentence that only the layout attributes tells anything: an event, a figure, more than a statement."""
    told = any(not event.likened for event in claim.events)
    return bool(told or claim.figures or claim.stance != "asserts")


def _claim(layers: Layers, said: Said, utterances: Utterances) -> Claim:
    document = layers.document
    dating = [utterances.dated_by(index) for index in said.chain]
    links = tuple(_link(layers, index, time) for index, time in zip(said.chain, dating, strict=True))
    parts = placed_by_speaker(layers, parts_in(layers, said.region), links)
    if links:
        acted = self_accused(layers, acting(layers.doc, parts.events, links[-1]), links[-1], said.content)
        parts = parts.with_reasons(of_acting(parts.events, acted))._replace(events=acted)
    taken = _stance(layers, said, links, parts)
    events, figures = merged(parts.events, parts.figures)
    if said.takes_up and taken.stance == "denies":
        figures = ()  # who denies a number gives none
    figures = tuple(figure for figure in figures if not is_taken_back(layers.text, figure.span))
    parts = parts._replace(events=events, figures=figures)
    words = words_of(layers.text, said.content)
    if document.media_type == MARKDOWN:
        words = closed_up(words)
        figures = tuple(msgspec.structs.replace(figure, text=closed_up(figure.text)) for figure in figures)
    if said.takes_up:
        words = f"{words} [{words_of(layers.text, said.takes_up)}]"
    section = document.section_of(said.content[0][0])
    return Claim(
        claim_id=claim_id(document.document_id, [link.source for link in links], said.content),
        document_id=document.document_id,
        reading_id="",
        input_id=document.input_id,
        published=document.published,
        outlet=document.outlet,
        section=section if section in ("headline", "caption") else "body",
        background=bool(parts.events) and all(event.background for event in parts.events),
        text=words,
        content=said.content,
        takes_up=said.takes_up,
        attribution=links,
        stance=taken.stance,
        events=events,
        figures=figures,
        places=parts.places,
        times=_times(layers, said, dating),
        qualifiers=_qualifiers(layers, said, links),
        issues=_issues(layers, said, links, parts),
        because=reasons_in(layers, said, links=links, dating=dating, taken=taken, parts=parts),
    )


def _qualifiers(layers: Layers, said: Said, links: tuple[Link, ...]) -> tuple[Qualifier, ...]:
    """The qualifiers in the content, beside the cues, and of what speaks: "residents whose accounts could not be
    confirmed said"."""
    worded = qualifiers_in(layers.text, (*said.content, *(s for link in links for s in link.cue)))
    speaking = qualifiers_in(layers.text, tuple(s for link in links for s in link.source))
    return tuple(sorted([*worded, *(q for q in speaking if q.kind in KINDS)], key=lambda q: q.span))


def once_each(layers: Layers, chain: tuple[int, ...], utterances: Utterances) -> tuple[int, ...]:
    """A chain without the link of whoever cites nobody else: "the office said in a report that it had documented".

    The inner of the two stays, but for one whose day is open where the outer's is told: not by the layout alone, which
    dates an answer ("I asked them for tents") and not what is told in it.
    """
    kept: list[int] = []
    for index in chain:
        here = [(actor.id, actor.name) for actor in layers.speakers[index]]
        if kept and here and here == [(actor.id, actor.name) for actor in layers.speakers[kept[-1]]]:
            told = utterances.dated_by(index) is None and utterances.dated_by(kept[-1]) is not None
            if told and not layers.attributions[kept[-1]].laid_out:
                continue
            kept.pop()
        kept.append(index)
    return tuple(kept)


def _link(layers: Layers, index: int, time: TimeExpression | None) -> Link:
    attribution = layers.attributions[index]
    return Link(
        source=attribution.source,
        cue=attribution.cue,
        voice=attribution.voice,
        carried=attribution.carried,
        actors=layers.speakers[index],
        said_on=time.days if time else None,
    )


def _times(layers: Layers, said: Said, dating: Iterable[TimeExpression | None]) -> tuple[TimeExpression, ...]:
    """What the claim's days were read from: expressions in its own words, and those that gave a day of utterance."""
    used = {*layers.times_at.within(*said.region), *(t for t in dating if t is not None)}
    return tuple(sorted(used, key=lambda time: time.span))


def _stance(layers: Layers, said: Said, links: tuple[Link, ...], parts: Parts) -> Taken:
    if not links:
        return Taken("asserts", "outlet")
    side = next((actor.side for actor in links[-1].actors), None)
    speakers = {actor.id for actor in links[-1].actors}
    sided = side if side != THIRD else None
    named = (*layers.mentions_at.within(*said.region), *(a for event in parts.events for a in event.agents))
    own = tuple(a.span for a in named if a.id in speakers or (sided is not None and a.side == sided))
    return stance_of(layers.doc, links[-1].cue, said.content, speaker_side=side, events=parts.events, own_names=own)


def _stretches(said: Said, links: tuple[Link, ...]) -> list[Span]:
    """The content, and each speaker with his cue: what stands between them where he spoke before is another claim's."""
    speaking = [(*link.source, *link.cue) for link in links]
    return [hull(said.content), *(hull(spans) for spans in speaking if spans)]


def _issues(layers: Layers, said: Said, links: tuple[Link, ...], parts: Parts) -> tuple[Issue, ...]:
    """What is open in this claim: gaps that components stated inside it, and slots that stayed unresolved."""
    told = layers.issues_at.within(*_stretches(said, links))
    gaps = [
        Issue(
            code="source-missing",
            span=link.cue[0] if link.cue else None,
            message="The text does not say who says this.",
        )
        for link in links
        if not link.source and not link.actors
    ]
    gaps += [
        Issue(code="speaker-unresolved", span=actor.span, message=f"It is open who '{actor.name}' is.")
        for link in links
        for actor in link.actors
        if actor.resolution == "unresolved"
    ]
    parties = {actor.span: actor for event in parts.events for actor in (*event.agents, *event.targets)}
    gaps += [
        Issue(code="actor-unresolved", span=actor.span, message=whom_unknown(actor, layers))
        for actor in parties.values()
        if actor.resolution == "unresolved"
    ]
    gaps += doubtful(layers, parts.events, links[-1]) if links else []
    gaps += [
        Issue(code="place-unresolved", span=place.span, message=f"It is open which place '{place.name}' is.")
        for place in parts.places
        if place.place is None and place.latitude is None
    ]
    gaps += ambiguous_dates(layers, said.region, parts)
    gaps += open_periods(layers, parts)
    known = {(issue.code, span) for issue in told if (span := issue.span)}
    new = [
        gap for gap in gaps if not any(gap.code == code and gap.span and overlap(gap.span, at) for code, at in known)
    ]
    return tuple(sorted([*told, *new], key=lambda issue: (issue.span or (-1, -1), issue.code)))
