"""Whom "the Ministry", "the Minister" and "the Ministry of Defence" mean in a statement: the body that issued it, who
heads that body, and others of the same state."""

from __future__ import annotations

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.issuers import letterhead_of
from counterclaim.records import Actor, Span
from counterclaim.theatres import countries
from counterclaim.theatres.spelling import keys_in, words_in

HEADS = {"minister": "-ministry"}
"""A noun for who heads a body → how the ids of such bodies end."""


def of_issuer(whole: Span, layers: Layers) -> Actor | None:
    """The issuer of the document, or who heads it, where the words at `whole` are "the" and a noun for it.

    A noun in small letters may mean another body that its paragraph names before.
    """
    words = words_in(layers.text, whole)
    if len(words) != 2 or words[0].key != "the":
        return None
    body, noun = issuer_above(whole[0], layers), words[1]
    if body is None or is_person(body, layers):
        return None
    heads = noun.key in HEADS and body.id.endswith(HEADS[noun.key])
    if not heads and noun.key not in keys_in(body.name):
        return None
    if not noun.capital and _another(noun.key, body, whole[0], layers):
        return None
    if not heads:
        return mention_as(body, whole, "description")
    composer = composer_for(layers.theatre, layers.document.published_day)
    head = composer.by_id(body.id.removesuffix(HEADS[noun.key]) + f"-{noun.key}")
    return actor_of(head, whole) if head is not None else None


def of_issuers_state(whole: Span, layers: Layers) -> Actor | None:
    """The body of state that "the" and no more than the words for its office mean at `whole`, in capitals: that of the
    state whose body issued the document, whatever other state is told of."""
    words = words_in(layers.text, whole)
    body = issuer_above(whole[0], layers)
    if len(words) < 2 or words[0].key != "the" or not words[1].capital or body is None:
        return None
    composer = composer_for(layers.theatre, layers.document.published_day)
    issuing = composer.lexicon.actors.get(body.id)
    code = issuing.country if issuing is not None else body.id.partition(":")[0].upper()
    country = countries().get(code or "")
    piece = composer.lexicon.match(words, 1, layers.text)
    if country is None or piece is None or piece.last != len(words) or not piece.of("office"):
        return None
    office = composer.office_for_state(piece.of("office")[0].offices)
    if office is None or office.role != "body" or office.id == body.id.partition(":")[2]:
        return None
    return actor_of(composer.of_country(country, office, words=layers.text[slice(*whole)]), whole)


def issuer_above(before: int, layers: Layers) -> Actor | None:
    """The body that the document's heading, above the offset `before`, says to have issued it."""
    issuer = letterhead_of(layers)
    if issuer is None or issuer.start > before:
        return None
    return next((m for m in layers.mentions_at.touching(issuer.name) if m.named), None)


def _another(noun: str, body: Actor, at: int, layers: Layers) -> bool:
    """Whether the paragraph names, before an offset, a body other than `body` that is called so too."""
    opens = layers.text.rfind("\n\n", 0, at) + 1
    called = (m for m in layers.mentions_at.within((opens, at)) if noun in keys_in(m.name))
    return any(m.id != body.id for m in called)
