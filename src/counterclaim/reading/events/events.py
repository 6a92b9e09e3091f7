"""The events component: triggers by cue, their type, mode, status, agents, targets, and whether they are background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.component import digest_of_files
from counterclaim.reading.events.arguments import is_verbal
from counterclaim.reading.events.background import Background, is_modifying
from counterclaim.reading.events.causes import causes_of
from counterclaim.reading.events.claiming import claimants_of
from counterclaim.reading.events.likeness import NETWORK, TYPES, likely_events
from counterclaim.reading.events.matching import Match, matches
from counterclaim.reading.events.moods import reaches_nobody
from counterclaim.reading.events.naming import named_in
from counterclaim.reading.events.nationality import ACTING, NOT_ACTING, states_before, states_joined
from counterclaim.reading.events.ontology.ontology import data_files, ontology
from counterclaim.reading.events.reasons import of_party, of_refining, of_states, of_status, of_type
from counterclaim.reading.events.refining import Placed, refined, refinements_file
from counterclaim.reading.events.roles import actors_at, roles_of
from counterclaim.reading.events.status import mood_of
from counterclaim.reading.events.words import words, words_file
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.leads import in_dateline
from counterclaim.reading.syntax.negation import is_negated_noun
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Actor, Event, Reason, ReasonKey


class Events:
    """Every event that the text names, in text order. `id`, `places` and `period` are left to the claim."""

    NAME = "events"
    VERSION = "10"
    NEEDS = ("document", "syntax", "theatre", "toponyms", "mentions", "attributions")
    SETS = ("events",)

    def __init__(self, *, likeness: bool = True) -> None:
        """`likeness`: whether what is cited is read by likeness where no word names an event (see `likeness`)."""
        self._likeness = likeness

    @property
    def digest(self) -> str:
        """Digest of the ontology, the word lists and the weights."""
        return digest_of_files(
            *data_files(), words_file(), refinements_file(), *((NETWORK, TYPES) if self._likeness else ())
        )

    def __call__(self, layers: Layers) -> Layers:
        """The layers with `events` set."""
        found = matches(layers.doc, ontology(), named_in(layers))
        by_token = {match.token.i: match for match in found}
        published = layers.document.published_day
        background = Background(words(), year=published.year if published else None)
        causes = causes_of(by_token)
        told = {cause.token.i for cause in causes.values() if cause is not None}
        made = [_event(match, causes[match.token.i], by_token, layers, background) for match in found]
        placed = [
            Placed(
                event,
                match.token.sent.start,
                match.token.i not in told and not _is_dead(match) and is_modifying(match.token, by_token),
            )
            for match, (event, _) in zip(found, made, strict=True)
        ]
        events = refined(placed)
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {
            ("event", event.trigger): (*why, *of_refining(event, now))
            for (event, why), now in zip(made, events, strict=True)
        }
        if self._likeness:
            likely = [*likely_events(layers, events, background)]
            events = tuple(sorted((*events, *(event for event, _ in likely)), key=lambda event: event.trigger))
            reasons |= {("event", event.trigger): why for event, why in likely}
        return replace(layers, events=events).with_reasons({**reasons, **of_states(events, layers)})


def _is_dead(match: Match) -> bool:
    """Whether an effect is told by an adjective ("12 dead"), which tells the news though it modifies a noun."""
    return match.cue.effect and match.token.pos_ == "ADJ"


NAMING = frozenset({"amod", "compound", "poss", "nmod", "prep", "det"})
"""Words with a noun that say whose troops are meant."""
OWN_TROOPS = frozenset({"retreat", "mobilize"})
"""Types of event that who has troops does with his own: "regroups its troops"."""


def _is_own(troops: Token) -> bool:
    return any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her", "our") for c in troops.children)


def _agents_behind(
    heads: Sequence[Token], cause: Match | None, by_token: Mapping[int, Match], layers: Layers
) -> tuple[Actor, ...]:
    """Who did what had the effect: of the act that is the subject ("shelling by the army killed two"), of the cause."""
    acts = [by_token[t.i] for t in heads if t.i in by_token and by_token[t.i].cue.type == "assault"]
    behind = (*acts, *((cause,) if cause else ()))
    heads_of = {act.token.i: roles_of(act, words())[0] for act in behind}
    found = (actors_at(heads_of[act.token.i], layers.mentions_at) for act in behind)
    states = (_states_acting(act, heads_of[act.token.i], layers) for act in behind)
    claimed = (claimants_of(act.token, layers) for act in behind if not is_verbal(act.token))
    return next(filter(None, (*found, *states, *claimed)), ())


def _states_acting(match: Match, agent_heads: Sequence[Token], layers: Layers) -> tuple[Actor, ...]:
    """The state whose adjective stands before the act ("Russian shelling") or before what acts ("Russian missiles")."""
    acting = match.cue.type in ACTING and match.cue.mode not in NOT_ACTING and not match.cue.effect
    nominal = acting and not is_verbal(match.token)
    return states_before([*agent_heads, *([match.token] if nominal else [])], layers)


def _event(
    match: Match, cause: Match | None, by_token: dict[int, Match], layers: Layers, background: Background
) -> tuple[Event, tuple[Reason, ...]]:
    """The event of a match, and why it is so."""
    known = words()
    agent_heads, target_heads = roles_of(match, known)
    doing = [t for t in agent_heads if t.i not in by_token]
    agents = actors_at(doing, layers.mentions_at)
    agents = (*states_joined(doing, agents, layers), *agents)
    targets = tuple(
        a for a in actors_at(target_heads, layers.mentions_at) if a.id not in {agent.id for agent in agents}
    )
    if match.cue.mode == "deployment" and agents:  # troops that nothing names are those of who sends them
        bare = {t.idx for t in target_heads if not any(c.dep_ in NAMING for c in t.children)}
        targets = tuple(a for a in targets if a.span[0] not in bare or a.side == agents[0].side)
    way = "role"
    if not agents:
        agents, way = _agents_behind(agent_heads, cause, by_token, layers), "behind-the-effect"
    if not agents:
        agents, way = _states_acting(match, agent_heads, layers), "state-by-adjective"
    if not agents and match.cue.type == "assault" and not is_verbal(match.token):
        agents, way = claimants_of(match.token, layers), "claimed"
    if not agents and match.cue.type in OWN_TROOPS and any(_is_own(t) for t in target_heads):
        agents, targets, way = targets, (), "own-troops"
    agents, targets = (tuple(a for a in some if not in_dateline(layers.text, a.span)) for some in (agents, targets))
    mood = mood_of(match.token, known, lacking=match.cue.is_of_lack)
    nobody = reaches_nobody(match.token) or is_negated_noun(match.token)
    unharmed = mood.status == "denied" and match.cue.effect and nobody
    named = match if unharmed or cause is None else cause
    context = background.reason(match.token)
    event = Event(
        type=named.cue.type,
        mode=named.cue.mode,
        status=mood.status,
        trigger=extent(match.token),
        agents=agents,
        targets=targets,
        background=context is not None,
    )
    reasons = (
        of_type(match, None if named is match else named),
        of_status(mood),
        of_party("agents", way, agents, doing),
        of_party("targets", "role", targets, [t for t in target_heads if t.i not in by_token]),
        context,
    )
    return event, tuple(reason for reason in reasons if reason is not None)
