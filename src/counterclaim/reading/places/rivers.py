"""Rivers and waters that share their name with a state or a town: "the Blue Nile", "on the Congo"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from counterclaim.reading.places.cues import cues, unit_kinds
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.windows import following, previous

WATERS = frozenset({"river", "water", "strait"})


def mark_rivers(doc: Doc, mentions: Sequence[Mention]) -> None:
    """Note on each mention that means a river or water that it does, and leave it no other reading."""
    for mention in mentions:
        waters = tuple(hit for hit in mention.hits if hit.place.kind in WATERS)
        if not waters or mention.adjective or (len(waters) == len(mention.hits) and mention.unit != "river"):
            continue
        if mention.unit == "river" or (mention.unit is None and has_article_of_water(doc, mention)):
            mention.unit, mention.hits = "river", waters


def has_article_of_water(doc: Doc, mention: Mention) -> bool:
    """Whether a name stands alone with an article: what is a town or a region without it is a water with it. A country
    may have the article too; its river is meant after "on", "over" and the like."""
    article = previous(doc, doc[mention.first])
    after = following(doc, doc[mention.last])
    if article is None or article.lower_ != "the" or (after is not None and goes_on(after.text, after.lower_)):
        return False
    if not any(hit.place.kind == "country" for hit in mention.hits):
        return True
    before = previous(doc, article)
    return before is not None and before.lower_ in cues().river_prepositions


def goes_on(text: str, lower: str) -> bool:
    """Whether the word after a name makes it part of a longer one: "the Red Sea state", "the Congo Basin"."""
    return lower in unit_kinds() or lower in cues().sites or text[0].isupper() or text in {"-", "'s"}
