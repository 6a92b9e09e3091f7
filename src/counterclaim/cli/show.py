"""`counterclaim show`: a claim with its passage, its parts marked in the words they were read from."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec
import rich_click as click

from counterclaim.cli.settings import format_option, ledger_option

if TYPE_CHECKING:
    from rich.text import Text

    from counterclaim.ledger import Ledger, Superseded
    from counterclaim.records import Claim, Document, Issue, PlacedJudgement, Span

STYLES = {
    "content": "on grey19", "source": "bold cyan", "cue": "bold magenta", "figure": "bold yellow",
    "place": "bold green", "time": "bold blue", "event": "underline", "qualifier": "italic",
}  # fmt: skip
"""How each kind of part is marked in colour, the ground first."""

BRACKETED = ("figure", "place", "time", "source", "cue", "qualifier", "event")
"""The kinds that are named in brackets where there is no colour, the one that counts first."""

AROUND = 240
"""Characters of the dispatch shown before and after the claim."""


@click.command("show")
@click.argument("claim_id", metavar="ID")
@click.option("--explain", is_flag=True, help="Say instead what set each slot, from which words, and why.")
@format_option("text", "json")
@ledger_option
def command(*, claim_id: str, explain: bool, form: str, ledger: str) -> int:
    """Show a claim with the passage of the dispatch that it was read from.

    Source, cue, figures, places and dates are marked, in colour on a terminal, in brackets elsewhere. ID is a
    claim's id or its beginning; for that of a dispatch its claims are listed.

    \b
    Examples:
      counterclaim show 3fa9c1d2
      counterclaim show 3fa9c1d2 --format json
      counterclaim show 3fa9c1d2 --explain
    """
    from counterclaim.errors import NotInLedgerError
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    try:
        claim = store.claim(claim_id)
    except NotInLedgerError:
        show_document(store, document_of(store, claim_id), form)
        return 0
    document = store.document(claim.document_id)
    if explain:
        from counterclaim.cli.explaining import print_explanation
        from counterclaim.publishing.explaining import explained

        components, theatre = store.read_by(claim.reading_id)
        found = explained(claim, document.text, components=components, theatre=theatre)
        print_explanation(found, "table" if form == "text" else form)
        return 0
    judged = tuple(store.judgements(claim=claim.claim_id))
    newer = store.superseded(claim)
    about_date = store.about_date(claim.document_id)
    if form == "json":
        start, end = passage_of(claim, document)
        row = {
            "claim": claim,
            "passage": {"span": [start, end], "text": document.text[start:end]},
            "document": {
                "document_id": document.document_id, "input_id": document.input_id, "title": document.title,
                "url": document.url, "published_from": document.published_from,
                "page": document.page_of(start_of(claim)),
            },
            "judgements": judged,
            "superseded": newer,
            "about_date": about_date,
        }  # fmt: skip
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return 0
    from counterclaim.cli.terminal import terminal

    console = terminal()
    plain = console.color_system is None or console.no_color
    theatre = store.reading(claim.document_id).theatre
    # Without markup and highlighting: the brackets are the dispatch's and ours, not the terminal's.
    console.print(described(claim, document, theatre=theatre, plain=plain, about_date=about_date), soft_wrap=False)
    console.print(said_since(judged, newer), end="", soft_wrap=False)
    return 0


def document_of(store: Ledger, given: str) -> Document:
    """The dispatch whose id begins so. Raises NotInLedgerError, AmbiguousIdError, WithdrawnError."""
    from counterclaim.errors import NotInLedgerError

    try:
        return store.document(given)
    except NotInLedgerError:
        raise NotInLedgerError("claim or document", given) from None


def show_document(store: Ledger, document: Document, form: str) -> None:
    """A dispatch by its head and its claims, all that the current reading has."""
    from counterclaim.cli.printing import print_claims
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Filters

    claims = tuple(store.every_claim(Filters(document=document.document_id)))
    about_date = store.about_date(document.document_id)
    if form == "json":
        row = {"document": document, "claims": claims, "about_date": about_date}
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return
    from rich.console import Console

    Console().print(head_of(document, about_date), end="", soft_wrap=False)
    if claims:
        print_claims(claims, "table", notes={})
    click.echo(counted(len(claims), "claim"), err=True)


def head_of(document: Document, about_date: Iterable[Issue] = ()) -> Text:
    """What a dispatch is: its id, title, path, outlet and date, with what was read of the date."""
    from rich.text import Text

    from counterclaim.cli.found_documents import one_line

    out = Text()
    out.append(f"document {document.document_id}", style="bold")
    out.append(f"\n{one_line(document.title)}\n" if document.title else "\n", style="italic")
    dated = f"{document.published} (from {document.published_from})" if document.published else "date not known"
    out.append(f"{document.outlet or 'outlet not known'}, {dated}, {one_line(document.input_id)}\n", style="dim")
    for issue in about_date:
        out.append(f"{one_line(issue.message)} [{issue.code}]\n", style="dim")
    if document.note:
        out.append(f"note: {document.note}\n", style="bold italic")
    return out


def start_of(claim: Claim) -> int:
    """The offset at which the claim's words begin."""
    return claim.content[0][0] if claim.content else 0


def said_since(judged: Iterable[PlacedJudgement], newer: Superseded | None) -> Text:
    """What people decided, the newest first; what stands where the claim stood, if a newer reading has it no more."""
    from rich.text import Text

    from counterclaim.publishing.wording import judgement_words

    out = Text()
    for one in judged:
        out.append(f"{'judged':<10}", style="dim")
        out.append(f"{judgement_words(one)}\n")
    if newer is not None:
        out.append(f"{'gone':<10}", style="dim")
        out.append("This claim is of an earlier reading; the newer one does not have it. ")
        if newer.claim is None:
            out.append("Nothing stands on its words now.\n")
        else:
            words = " ".join(newer.claim.text.split())
            out.append(f"There stands now: claim {newer.claim.claim_id}, {newer.claim.stance} “{words}”\n")
    return out


def passage_of(claim: Claim, document: Document) -> Span:
    """The stretch of the dispatch around everything that the claim was read from, cut at white space, without its front
    matter."""
    from counterclaim.records.span import hull

    pieces = list(claim.content)
    for link in claim.attribution:
        pieces += [*link.source, *link.cue]
    first, last = hull(pieces) if pieces else (0, 0)
    text = document.text
    body = next((s for s in document.sections if s.start <= first < s.end), None)
    matter = [s for s in document.sections if s.kind == "metadata"]
    start = max([first - AROUND, *(s.end for s in matter if s.end <= first), body.start if body else 0])
    end = min([last + AROUND, len(text), *(s.start for s in matter if s.start >= last)])
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def described(
    claim: Claim,
    document: Document,
    *,
    theatre: str | None = None,
    plain: bool = False,
    about_date: Iterable[Issue] = (),
) -> Text:
    """The claim's head, its words, its marked passage, and its parts in words. `plain`: marked without colour;
    `about_date`: what was read of the dispatch's date of publication."""
    from rich.text import Text

    from counterclaim.cli.found_documents import one_line
    from counterclaim.publishing.differing import later_of, quoted_notices

    out = Text()
    out.append(f"claim {claim.claim_id}", style="bold")
    out.append(f"\n{document.title or document.input_id}\n", style="italic")
    dated = f"{claim.published or 'date not known'}" + (f" (from {document.published_from})" if claim.published else "")
    page = document.page_of(start_of(claim))
    paged = f", page {page:,}" if page else ""
    out.append(f"{claim.outlet or 'outlet not known'}, {dated}{paged}\n", style="dim")
    for issue in about_date:
        out.append(f"{one_line(issue.message)} [{issue.code}]\n", style="dim")
    out.append(f"document {document.document_id[:12]}, {one_line(document.input_id)}\n", style="dim")
    if document.note:
        out.append(f"note: {document.note}\n", style="bold italic")
    if later := later_of(claim):
        out.append(f"{later.message}\n", style="bold red")
    for notice, said in quoted_notices(document):
        out.append(f"this dispatch carries a notice of {notice}: “{said}”\n", style="bold")
    out.append("\n")
    out.append(bracketed(claim, document) if plain else coloured(claim, document))
    out.append("\n\n")
    if not plain:
        for kind, style in STYLES.items():
            out.append(kind, style=style)
            out.append("  ")
        out.append("\n\n")
    for label, words in parts_of(claim, theatre):
        out.append(f"{label:<10}", style="dim")
        out.append(f"{words}\n")
    return out


def coloured(claim: Claim, document: Document) -> Text:
    """The passage with its parts in the colours of the legend."""
    from rich.text import Text

    from counterclaim.reading.readable import readable_text
    from counterclaim.web.marking import marks_of, runs

    out = Text()
    for run in runs(readable_text(document), marks_of(claim), window=passage_of(claim, document)):
        style = " ".join(STYLES[kind] for kind in STYLES if kind in run.kinds)
        out.append(run.text.replace("\r\n", "\n"), style=style)
    return out


def bracketed(claim: Claim, document: Document) -> str:
    """The passage with its content in ⟦ ⟧ and the parts named: [figure: at least 8]."""
    from counterclaim.reading.readable import readable_text
    from counterclaim.web.marking import marks_of, runs

    passage = runs(readable_text(document), marks_of(claim), window=passage_of(claim, document))
    named = [("content" in run.kinds, next((k for k in BRACKETED if k in run.kinds), ""), run.text) for run in passage]
    out = ""
    for content, within in groupby(named, key=lambda one: one[0]):
        words = "".join(
            f"[{kind}: {words}]" if kind else words
            for kind, same in groupby(within, key=lambda one: one[1])
            for words in ["".join(text for *_, text in same)]
        )
        out += f"⟦{words}⟧" if content else words
    return out.replace("\r\n", "\n")


def parts_of(claim: Claim, theatre: str | None) -> list[tuple[str, str]]:
    """The claim's parts in words, each under its label."""
    from counterclaim.publishing.wording import days_words, event_words, figure_words, place_words, speaker_words

    rows: list[tuple[str, str]] = [("claim", f"“{' '.join(claim.text.split())}”"), ("stance", claim.stance)]
    for number, link in enumerate(reversed(claim.attribution)):
        named = "; ".join(
            f"{a.name} ({a.side or 'side unresolved'}, {a.kind}, by {a.resolution})" for a in link.actors
        ) or speaker_words(claim)
        said = f", said {days_words(link.said_on)}" if link.said_on else ""
        rows.append(("speaker" if number == 0 else "via", f"{named}; {link.voice} speech{said}"))
    if not claim.attribution:
        rows.append(("speaker", speaker_words(claim)))
    for event in claim.events:
        by = f", by {' and '.join(a.name for a in event.agents)}" if event.agents else ""
        against = f", against {' and '.join(a.name for a in event.targets)}" if event.targets else ""
        when = f", {days_words(event.period)}" if event.period else ", day open"
        status = ", occurred" if event.status == "occurred" else ""  # the others are in its words already
        rows.append(("event", f"{event_words(event)}{status}{by}{against}{when}"))
    rows += [("figure", f"{figure_words(figure)}  “{figure.text}”") for figure in claim.figures]
    rows += [("place", place_words(place)) for place in claim.places]
    rows += [("when", days_words(figure.window)) for figure in claim.figures[:1] if figure.window and not claim.events]
    rows += [("theatre", theatre or "none chosen")]
    rows += [("again", f"said again in the {repeat.section}") for repeat in claim.repeats]
    rows += [("limit", qualifier.kind) for qualifier in claim.qualifiers]
    rows += [("issue", f"{issue.message} [{issue.code}]") for issue in claim.issues]
    return rows
