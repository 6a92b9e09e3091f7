"""`counterclaim show`: a claim with its passage, its parts marked in the words they were read from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
import rich_click as click

from counterclaim.cli.settings import format_option, ledger_option

if TYPE_CHECKING:
    from rich.text import Text

    from counterclaim.records import Claim, Document, Span

STYLES = {
    "content": "on grey19", "source": "bold cyan", "cue": "bold magenta", "figure": "bold yellow",
    "place": "bold green", "time": "bold blue", "event": "underline", "qualifier": "italic",
}  # fmt: skip
"""How each kind of part is marked, the ground first."""

AROUND = 240
"""Characters of the dispatch shown before and after the claim."""


@click.command("show")
@click.argument("claim_id", metavar="ID")
@format_option("text", "json")
@ledger_option
def command(*, claim_id: str, form: str, ledger: str) -> int:
    """Show a claim with the passage of the dispatch that it was read from.

    Source, cue, content, figures, places and dates are marked in colour. ID is a claim's id or its beginning.

    \b
    Examples:
      counterclaim show 3fa9c1d2
      counterclaim show 3fa9c1d2 --format json
    """
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    claim = store.claim(claim_id)
    document = store.document(claim.document_id)
    if form == "json":
        start, end = passage_of(claim, document)
        row = {
            "claim": claim,
            "passage": {"span": [start, end], "text": document.text[start:end]},
            "document": {"title": document.title, "url": document.url, "published_from": document.published_from},
        }
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return 0
    from rich.console import Console

    Console().print(described(claim, document), soft_wrap=False)
    return 0


def passage_of(claim: Claim, document: Document) -> Span:
    """The stretch of the dispatch around everything that the claim was read from, cut at white space."""
    from counterclaim.records.span import hull

    pieces = list(claim.content)
    for link in claim.attribution:
        pieces += [*link.source, *link.cue]
    first, last = hull(pieces) if pieces else (0, 0)
    text = document.text
    body = next((s for s in document.sections if s.start <= first < s.end), None)
    start = max(first - AROUND, body.start if body and body.start <= first else 0)
    end = min(last + AROUND, len(text))
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def described(claim: Claim, document: Document) -> Text:
    """The claim's head, its marked passage, the legend, and its parts in words."""
    from rich.text import Text

    from counterclaim.publishing import wording
    from counterclaim.web.marking import marks_of, runs

    out = Text()
    out.append(f"claim {claim.claim_id}", style="bold")
    out.append(f"\n{document.title or document.input_id}\n", style="italic")
    dated = f"{claim.published or 'date not known'}" + (f" (from {document.published_from})" if claim.published else "")
    out.append(f"{claim.outlet or 'outlet not known'}, {dated}\n\n", style="dim")
    for run in runs(document.text, marks_of(claim), window=passage_of(claim, document)):
        style = " ".join(STYLES[kind] for kind in STYLES if kind in run.kinds)
        out.append(run.text.replace("\r\n", "\n"), style=style)
    out.append("\n\n")
    for kind, style in STYLES.items():
        out.append(kind, style=style)
        out.append("  ")
    out.append("\n\n")
    for label, words in _parts(claim, wording.when_words(claim)):
        out.append(f"{label:<10}", style="dim")
        out.append(f"{words}\n")
    return out


def _parts(claim: Claim, when: str) -> list[tuple[str, str]]:
    from counterclaim.publishing.wording import days_words, event_words, figure_words, place_words, speaker_words

    rows: list[tuple[str, str]] = [("stance", claim.stance)]
    for number, link in enumerate(reversed(claim.attribution)):
        named = "; ".join(
            f"{a.name} ({a.side or 'side unresolved'}, {a.kind}, by {a.resolution})" for a in link.actors
        ) or speaker_words(claim)
        said = f", said {days_words(link.said_on)}" if link.said_on else ""
        rows.append(("speaker" if number == 0 else "via", f"{named}; {link.voice} speech{said}"))
    if not claim.attribution:
        rows.append(("speaker", speaker_words(claim)))
    rows += [("event", event_words(event)) for event in claim.events]
    rows += [("figure", f"{figure_words(figure)}  “{figure.text}”") for figure in claim.figures]
    rows += [("place", place_words(place)) for place in claim.places]
    rows += [("when", when)] if when else []
    rows += [("limit", qualifier.kind) for qualifier in claim.qualifiers]
    rows += [("issue", f"{issue.message} [{issue.code}]") for issue in claim.issues]
    return rows
