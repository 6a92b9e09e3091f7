"""An invented wire and what outlets make of it, for tests of reprints. Nothing in it happened; offices, no persons."""

from __future__ import annotations

from counterclaim.records import Document, Section, Span

LEAD = (
    "Shelling of the northern port killed at least 8 people on Tuesday, the regional governor said, as artillery was "
    "heard along the coast for a third night."
)
RESCUE = (
    'Rescuers searched two collapsed blocks of flats near the grain terminal until dawn. "We have pulled out five '
    'people alive, and we hear voices under the stairs," the head of the rescue service told reporters at the site.'
)
DENIAL = (
    "The northern army denied that its guns had fired. It said that the southern navy had shelled its own harbour in "
    "order to blame others."
)
POWER = "Power was cut in three districts, the energy ministry said, and 12,000 households were without water since."
TALKS = (
    "Envoys of both sides are due to meet next week in a third country, where they are expected to take up the "
    "exchange of prisoners that was broken off in the spring."
)
WIRE = (LEAD, RESCUE, DENIAL, POWER, TALKS)

OTHER = (
    "Farmers in the southern valley began to bring in the barley under guard this week, after mines had killed two "
    "drivers of combine harvesters near the old border post.",
    "The agriculture ministry promised a hundred sappers and sent eleven, according to the head of the growers' union, "
    "who said that most fields would be cut by hand again.",
    "Prices at the mill rose by a fifth within a month, and bakers in the capital have begun to mix maize into the "
    "flour, which the health inspectors tolerate until the autumn.",
)


def dispatch(
    *paragraphs: str, outlet: str = "Daily", published: str | None = "2031-03-04", headline: str = "",
    url: str | None = None,
) -> Document:  # fmt: skip
    """A plain-text dispatch; its id is its outlet's name, its headline a section of its own."""
    body = "\n\n".join(paragraphs)
    text = f"{headline}\n\n{body}" if headline else body
    start = len(text) - len(body)
    head = (Section("headline", 0, len(headline)),) if headline else ()
    return Document(
        document_id=outlet, input_id=f"{outlet}.txt", blob=outlet, text=text,
        sections=(*head, Section("body", start, len(text))), outlet=outlet, published=published, url=url,
    )  # fmt: skip


def at(document: Document, words: str) -> Span:
    """Where `words` stand in a dispatch, once."""
    assert document.text.count(words) == 1
    start = document.text.index(words)
    return start, start + len(words)
