"""`counterclaim withdraw`: take a document, or a name, out of the ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.failing import plain
from counterclaim.cli.settings import ledger_option

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.redacting import Places
    from counterclaim.ledger.withdrawing import Withdrawal

FEW = 8
"""Documents named; more are counted."""


@click.command("withdraw")
@click.argument("ids", nargs=-1, metavar="ID…")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Take out this name, not a document. Can be "
              "repeated for other spellings; - reads them from standard input, one a line.")  # fmt: skip
@click.option("--document", "documents", multiple=True, metavar="ID",
              help="Take the name out of this document only. Can be repeated.")  # fmt: skip
@click.option("--reason", metavar="TEXT", required=True, help="Why; it stays in the tombstone. Write no name in it.")
@click.option("--by", metavar="NAME", help="Who decided it; stays in the tombstone.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@ledger_option
def command(
    *,
    ids: tuple[str, ...],
    names: tuple[str, ...],
    documents: tuple[str, ...],
    reason: str,
    by: str | None,
    yes: bool,
    ledger: str,
) -> int:
    """Take documents, or a name in them, out of the ledger for good.

    ID is a document's or a claim's id, or its beginning, or a URL; or the SHA-256 of bytes that were kept. The text,
    the bytes, the claims and everything noted of the document go from the whole file, and so do archives and mails that
    were kept and in which it lies; a tombstone with hash, date and reason stays. A name is overwritten with █ wherever
    it stands, and the bytes that hold it go. Backups made before still hold what was withdrawn.

    \b
    Examples:
      counterclaim withdraw 3fa9c1d2 --reason "asked for by the family"
      counterclaim withdraw https://example.org/page --reason "endangers the speaker" --by "the desk" --yes
      counterclaim withdraw --name "Ivan Example" --name "I. Example" --reason "asked for by himself"
      counterclaim withdraw --name "Ivan Example" --document 3fa9c1d2 --reason "asked for by himself"
    """
    from counterclaim.errors import UsageError
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.masking import Names

    if bool(ids) == bool(names):
        raise UsageError("name a document by its ID, or a name with --name, and not both")
    if documents and not names:
        raise UsageError("--document says where to take out a --name", hint="counterclaim withdraw ID takes it all")
    if not reason.strip():
        raise UsageError("a withdrawal needs a reason", hint='write why: --reason "…"')
    if ids:
        store = Ledger(ledger, create=False)
        store.finish_withdrawals()
        return _documents(store, ids, reason=reason, by=by, yes=yes)
    spelt = [line for name in names for line in ([name] if name != "-" else sys.stdin.read().splitlines())]
    spelt = [name.strip() for name in spelt if name.strip()]
    try:
        pattern = Names(spelt)
    except ValueError as error:
        raise UsageError(str(error), hint="write the whole name") from None
    if pattern.in_text(f"{reason} {by or ''}"):
        raise UsageError("the reason says the name, and it would stay", hint="write the reason without it")
    store = Ledger(ledger, create=False)
    store.finish_withdrawals()
    return _name(store, spelt, documents or None, reason=reason, by=by, yes=yes)


def _documents(store: Ledger, ids: tuple[str, ...], *, reason: str, by: str | None, yes: bool) -> int:
    from counterclaim.cli.running import counted

    chosen, kept = _meant(store, ids)
    for name, title in chosen.items():
        click.echo(plain(f"{name[:12]}  {title}"), err=True)
    for name in kept:
        click.echo(f"{name[:12]}  bytes that were kept", err=True)
    nouns = [counted(len(chosen), "document")] * bool(chosen) + [counted(len(kept), "input")] * bool(kept)
    _confirm(f"Take {' and '.join(nouns)} out for good?", yes=yes)
    unfinished: str | None = None
    for name in chosen:
        done = store.withdraw(name, reason=reason, by=by)
        unfinished = done.unfinished
        click.echo(
            f"withdrawn: document {name} with {counted(done.readings, 'reading')}, {counted(done.claims, 'claim')}, "
            f"{counted(done.judgements, 'judgement')} and its bytes {done.blob[:16]}"
        )
        for container, given in done.containers.items():
            click.echo(plain(f"withdrawn: the bytes {container[:16]} of '{given}', in which it lay too"))
        _stay_without(done.sharing)
        _still_there(done, store, set(chosen))
    for name in kept:
        sharing, unfinished = store.withdraw_bytes(name, reason=reason, by=by)
        click.echo(f"withdrawn: the bytes {name[:16]}")
        _stay_without(sharing)
    return _finished(store, unfinished)


def _meant(store: Ledger, ids: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    """The documents that are meant, with what they are called, and the kept bytes. Raises WithdrawnError,
    NotInLedgerError, AmbiguousIdError."""
    from counterclaim.errors import NotInLedgerError

    chosen: dict[str, str] = {}
    kept: dict[str, None] = {}
    for given in ids:
        try:
            document = store.document_meant(given)
            chosen[document.document_id] = document.title or document.input_id
        except NotInLedgerError:
            if "://" in given:
                raise
            kept[store.bytes_meant(given)] = None
    return chosen, list(kept)


def _stay_without(sharing: tuple[str, ...]) -> None:
    from counterclaim.cli.running import counted

    if sharing:
        stay = f"{counted(len(sharing), 'other document')} of the same bytes {_stay(len(sharing))}"
        click.echo(f"  {stay} without them: {_some(sharing)}", err=True)


def _still_there(done: Withdrawal, store: Ledger, chosen: set[str]) -> None:
    """Name what else in the ledger has its words, with the command that takes it out."""
    alike = [name for name in done.alike if name not in chosen]
    if alike:
        click.echo(f"  the same text stands in {_some(tuple(alike))}, which {_stay(len(alike))}", err=True)
    for name, given in done.quoting.items():
        click.echo(plain(f"  some of its words stand in the bytes {name[:16]} of '{given}', which stay"), err=True)
    more = [name[:12] for name in (*alike[:FEW], *done.quoting)]
    if more:
        option = f" --ledger {store.path}"
        click.echo(f"  next: counterclaim withdraw {' '.join(more)} --reason …{option}", err=True)


def _name(
    store: Ledger, names: list[str], documents: tuple[str, ...] | None, *, reason: str, by: str | None, yes: bool
) -> int:
    from counterclaim.cli.running import counted
    from counterclaim.errors import NameNotFoundError

    places = store.places_of_name(names, documents=documents)
    if not places:
        raise NameNotFoundError("the ledger" if documents is None else "those documents")
    click.echo(f"the name stands {_where(places)}", err=True)
    _confirm("Take it out for good?", yes=yes)
    done = store.withdraw_name(names, reason=reason, by=by, documents=documents)
    click.echo(f"withdrawn: the name {_where(done.places)}; bytes gone: {len(done.places.blobs):,}")
    if done.sharing:
        click.echo(
            f"  {counted(done.sharing, 'document')} without the name came from the same bytes and "
            f"{_stay(done.sharing)} without them", err=True,
        )  # fmt: skip
    for part, count in done.places.alone.items():
        click.echo(f"  '{plain(part)}' still stands alone {_times(count)}: withdraw it too with --name", err=True)
    if done.reasons:
        click.echo(
            f"  {counted(done.reasons, 'reason')} of earlier withdrawals in the custody log say it too and cannot be "
            "changed", err=True,
        )  # fmt: skip
    return _finished(store, done.unfinished)


def _where(places: Places) -> str:
    from counterclaim.cli.running import counted

    found = f"{_times(places.occurrences)} in the texts of {counted(len(places.documents), 'document')}"
    noted = len(places.log.own) + sum(map(len, places.log.merged.values()))
    return f"{found} ({_some(tuple(places.documents))}) and in {noted:,} entries of the custody log"


def _confirm(question: str, *, yes: bool) -> None:
    """Ask on a terminal. Raises UsageError where nobody can be asked and --yes is not there, Abort for a no."""
    from counterclaim.errors import UsageError

    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("what is withdrawn cannot be brought back, and there is no terminal to ask", hint="add --yes")
    click.confirm(question, abort=True, err=True)


def _finished(store: Ledger, unfinished: str | None) -> int:
    """Say what the file may still hold, and what lies beside it. Exit status 1 where the file was not rewritten yet."""
    from counterclaim.ledger.wiping import copies_beside

    copies = copies_beside(store.path)
    if copies:
        click.echo(f"  these copies were made before and still hold it: {', '.join(map(str, copies))}", err=True)
    click.echo(
        "  backups and exports made before still hold it; docs/withdrawal.md says what cannot be reached", err=True
    )
    if unfinished is None:
        return 0
    click.echo(f"counterclaim: the file could not be rewritten yet: {unfinished} [withdrawal-unfinished]", err=True)
    click.echo("  next: it is done when the ledger is next written to; close what reads it first", err=True)
    return 1


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _stay(count: int) -> str:
    return "stays" if count == 1 else "stay"


def _some(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - FEW:,} more" if len(ids) > FEW else ""
    return ", ".join(name[:12] for name in ids[:FEW]) + more
