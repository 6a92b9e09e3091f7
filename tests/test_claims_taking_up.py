"""What "denied this" claims: the pronoun is its content, its events are those of what was said before. Invented."""

from __future__ import annotations

from counterclaim.reading.reader import Reader
from counterclaim.records import Document, Section

TEXT = (
    "Russia's Defence Ministry said its forces had shelled a depot near Kupiansk, killing 12 soldiers. Ukraine's army "
    "rejected this."
)


def test_a_denial_is_of_what_was_said_before_and_gives_no_figure_of_its_own() -> None:
    section = Section("body", 0, len(TEXT))
    document = Document(
        document_id="d", input_id="i", blob="", text=TEXT, sections=(section,), published="2031-03-05",
        published_from="option", language="en",
    )  # fmt: skip
    (reading,) = Reader().read([document])
    said, denied = (claim for claim in reading.claims if claim.attribution)
    assert denied.stance == "denies"
    assert denied.content == ((TEXT.index("this"), TEXT.index("this") + 4),)
    assert denied.takes_up == said.content
    assert denied.text == f"this [{said.text}]"
    assert [event.trigger for event in denied.events] == [event.trigger for event in said.events]
    assert said.figures
    assert denied.figures == ()
