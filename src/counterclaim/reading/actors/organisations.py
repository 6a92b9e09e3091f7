"""Organisations that the parser tagged and nobody knows: their kind, and side, only where the name tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from spacy.tokens import Span as Slice

from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.lexicon import BEFORE_FAMILY, DASH
from counterclaim.reading.actors.of_owner import of_owner
from counterclaim.reading.actors.siding import THIRD, Side, side_of_body
from counterclaim.reading.actors.who import Who
from counterclaim.records import ActorKind, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import is_abbreviation, keys_in, slug, words_in

FEWEST = 2
"""Fewest words of an organisation that nobody knows; a single one is mostly a product or a typing error."""


def organisations(
    entities: Iterable[Slice], text: str, context: Context, *, taken: Sequence[Span], local: Set[str]
) -> list[tuple[Span, Who]]:
    """Those among the tagged `entities` of a text whose span shares nothing with `taken`; `local` are names of places,
    case folded."""
    others = Stretches(taken)
    found: list[tuple[Span, Who]] = []
    kinds, outsiders = offices().kinds, set(offices().outsiders)
    initials: dict[str, Who] = {}  # capitals of the names so far, to which the S.E.C. goes back
    for entity in entities:
        span = (entity.start_char, entity.end_char)
        name = text[span[0] : span[1]].strip(" '\"’“”")
        keys = keys_in(name.removeprefix("the ").removeprefix("The "))
        meant = initials.get("".join(keys)) if is_abbreviation(keys) else None
        if (
            (entity.label_ != "ORG" and meant is None)
            or len(keys) < FEWEST
            or "\n" in name
            or DASH.search(name)
            or keys[-1] in {"of", "the"}
        ):
            continue
        person = context.person(keys[-1])
        if person is not None and keys == keys_in(person.name)[-len(keys) :] and not others.touch(span):
            found.append((span, person))  # "Kovalenko-Ruda" after the name in full
            continue
        place = {name.casefold(), name.casefold().removeprefix("the ")} & local
        if others.touch(span) or place or _is_somebodys(keys, context):
            continue
        told: ActorKind = next((kinds[word] for word in kinds if word in keys), "unknown")
        kind = told if told != "unknown" else _called(entity)
        plain = name.removeprefix("the ").removeprefix("The ")
        start = text.index(plain, span[0])
        who = Who(
            id=f"text:{slug(plain)}",
            name=plain,
            kind=kind,
            side=Side(THIRD) if outsiders & set(keys) else side_of_body(kind, set(keys)),
            resolution="name",
            role="body",
        )
        who = of_owner(who, span[1], text, context.composer)
        capitals = [word.key[0] for word in words_in(plain) if word.capital]
        initials.setdefault("".join(capitals), who)
        found.append(((start, start + len(plain)), meant or who))
    return found


def _called(entity: Slice) -> ActorKind:
    """The kind that a noun right before the name, or set off by a comma after it, tells: "the charity X", "X, an online
    outlet"."""
    kinds, doc = offices().kinds, entity.doc
    before = doc[entity.start - 1].lower_ if entity.start else ""
    if before in kinds:
        return kinds[before]
    after = doc[entity.end : entity.end + 6]
    if len(after) < 3 or after[0].text != "," or after[1].lower_ not in {"a", "an", "the"}:
        return "unknown"
    nouns = (t for t in after[2:] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound")
    noun = next(nouns, None)
    return kinds.get(noun.lower_, "unknown") if noun is not None else "unknown"


def _is_somebodys(keys: Sequence[str], context: Context) -> bool:
    """Whether the words of a name are the family name of a person introduced, with its particles."""
    return BEFORE_FAMILY.issuperset(keys[:-1]) and context.person(keys[-1]) is not None
