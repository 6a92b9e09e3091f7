"""Loading the ontology: YAML of cues, checked, its word classes expanded, indexed by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec
import yaml

from counterclaim.errors import OntologyError
from counterclaim.records import EventType

Role = Literal["agent", "target", "none"]
CLASSES = "classes.yaml"


class Conditions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must stand around a cue. Each is a list of lemmas and of `~class` names; one of them must be there."""

    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    """Subject, by-phrase, with-phrase or a modifier of one: what it was done with."""
    prep: dict[str, tuple[str, ...]] = {}
    governor: tuple[str, ...] = ()
    """The preposition or verb whose object it is: "in" of "in control of the town", "promise" of "promised flour"."""
    infinitive: tuple[str, ...] = ()
    """The verb that it bids or lets somebody do: the "leave" of "told them to leave", the "pass" of "let them pass"."""
    near: tuple[str, ...] = ()
    """Anywhere in the sentence."""


class Roles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which role the arguments of a cue play."""

    subject: Role = "agent"
    object: Role = "target"
    of: Role = "target"
    possessor: Role = "agent"


class Entry(Conditions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One cue as written in YAML: lemmas with the conditions under which they mean the mode they stand under."""

    lemmas: tuple[str, ...]
    particle: tuple[str, ...] = ()
    unless: Conditions | None = None
    """Polysemy guard: where any of these holds, the cue does not."""
    roles: Roles | None = None
    effect: bool = False
    """Says what an attack did, not how: takes its mode from the attack in the same clause, where there is one."""
    lack: bool = False
    """The event is that it is not so, and holds only where the word is negated: "no convoy has been let through"."""


class Mode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The cues of one mode. A bare string is a cue without conditions."""

    verbs: tuple[str | Entry, ...] = ()
    nouns: tuple[str | Entry, ...] = ()
    adjectives: tuple[str | Entry, ...] = ()
    roles: Roles = Roles()


class TypeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the ontology. A type may have several, and a mode cues in several of them."""

    type: EventType
    modes: dict[str, Mode]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Conditions with word classes expanded. `special` tests (`@place`, `@person`) stay in the set as they are."""

    object: frozenset[str]
    subject: frozenset[str]
    modifier: frozenset[str]
    of: frozenset[str]
    means: frozenset[str]
    prep: tuple[tuple[str, frozenset[str]], ...]
    governor: frozenset[str]
    infinitive: frozenset[str]
    near: frozenset[str]

    @property
    def weight(self) -> int:
        """How specific: the number of conditions."""
        kinds = (
            self.object,
            self.subject,
            self.modifier,
            self.of,
            self.means,
            self.governor,
            self.infinitive,
            self.near,
        )
        return sum(map(bool, kinds)) + len(self.prep)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, ready to match."""

    type: EventType
    mode: str
    particle: frozenset[str]
    needs: Matcher
    unless: Matcher | None
    roles: Roles
    effect: bool
    lack: bool
    """Holds only where the word is negated."""
    weight: int

    @property
    def is_of_lack(self) -> bool:
        """Whether the event is that there is nothing of what the word names: "no power", "without water", "let nobody
        in"."""
        return self.lack or "no" in self.needs.modifier or "without" in self.needs.governor


@dataclass(frozen=True, slots=True)
class Ontology:
    """All cues by part of speech and lemma (most specific first), and every mode of every type."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    modes: Mapping[EventType, tuple[str, ...]]
    classes: Mapping[str, frozenset[str]]


def data_files() -> tuple[Traversable, ...]:
    """Every YAML file of the ontology, by name."""
    folder = files("counterclaim.reading.events.ontology")
    return tuple(sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name))


@cache
def ontology() -> Ontology:
    """The ontology that comes with the program. Loaded once a process."""
    classes: dict[str, tuple[str, ...]] = {}
    types: list[TypeFile] = []
    for file in data_files():
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        if file.name == CLASSES:
            classes = msgspec.convert(data, dict[str, tuple[str, ...]])
            continue
        try:
            types.append(msgspec.convert(data, TypeFile))
        except msgspec.ValidationError as error:
            raise OntologyError(f"{file.name}: {error}") from error
    return compiled(types, classes)


def compiled(types: Iterable[TypeFile], classes: Mapping[str, tuple[str, ...]]) -> Ontology:
    """Index `types` by lemma. Raises OntologyError where a cue names a class that is not in `classes`."""
    words = {name: _expanded(members, classes) for name, members in classes.items()}
    tables: dict[str, dict[str, list[Cue]]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    modes: dict[EventType, tuple[str, ...]] = {}
    for file in types:
        modes[file.type] = tuple(dict.fromkeys((*modes.get(file.type, ()), *file.modes)))
        for name, mode in file.modes.items():
            for part, table in tables.items():
                for item in getattr(mode, part):
                    entry = Entry(lemmas=(item,)) if isinstance(item, str) else item
                    cue = _cue(entry, file.type, name, mode, words)
                    for lemma in _flat(entry.lemmas, words):
                        table.setdefault(lemma, []).append(cue)
    indexed = {
        part: {lemma: tuple(sorted(cues, key=lambda c: -c.weight)) for lemma, cues in table.items()}
        for part, table in tables.items()
    }
    return Ontology(**indexed, modes=modes, classes=words)


def _cue(entry: Entry, type_: EventType, name: str, mode: Mode, words: Mapping[str, frozenset[str]]) -> Cue:
    needs = _matcher(entry, words)
    return Cue(
        type=type_,
        mode=name,
        particle=frozenset(entry.particle),
        needs=needs,
        unless=_matcher(entry.unless, words) if entry.unless else None,
        roles=entry.roles or mode.roles,
        effect=entry.effect,
        lack=entry.lack,
        weight=needs.weight + bool(entry.particle) + entry.lack,
    )


def _matcher(given: Conditions, words: Mapping[str, frozenset[str]]) -> Matcher:
    return Matcher(
        object=_flat(given.object, words),
        subject=_flat(given.subject, words),
        modifier=_flat(given.modifier, words),
        of=_flat(given.of, words),
        means=_flat(given.means, words),
        prep=tuple((p, _flat(w, words)) for p, w in given.prep.items()),
        governor=_flat(given.governor, words),
        infinitive=_flat(given.infinitive, words),
        near=_flat(given.near, words),
    )


def _flat(members: Iterable[str], words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    flat: set[str] = set()
    for member in members:
        if member.startswith("~"):
            if member[1:] not in words:
                raise OntologyError(f"the ontology names the word class '{member}', which classes.yaml does not hold")
            flat |= words[member[1:]]
        else:
            flat.add(member)
    return frozenset(flat)


def _expanded(members: Iterable[str], classes: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    flat: set[str] = set()
    for member in members:
        flat |= _expanded(classes[member[1:]], classes) if member.startswith("~") else {member}
    return frozenset(flat)
