"""`counterclaim backup`: a verified copy of the ledger, or what can be saved of a damaged one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.failing import plain
from counterclaim.cli.settings import ledger_option

if TYPE_CHECKING:
    from counterclaim.verbs import DocumentReader

NAMED_AT_MOST = 20
"""Lost things that are named one by one; the rest are counted, and all stand in the new ledger's custody log."""


@click.command("backup")
@click.argument("target", type=click.Path(dir_okay=False), metavar="TARGET")
@click.option("--rebuild", is_flag=True, help="The ledger is damaged: save what is whole, make again what can be.")
@click.option(
    "--read/--no-read", default=True, show_default=True,
    help="With --rebuild: read dispatches anew whose reading is lost.",
)  # fmt: skip
@click.option("--verify/--no-verify", default=True, show_default=True, help="Verify the copy.")
@click.option("--force", is_flag=True, help="Overwrite TARGET where it is there already.")
@ledger_option
def command(*, target: str, rebuild: bool, read: bool, verify: bool, force: bool, ledger: str) -> int:
    """Copy the ledger to the file TARGET, while others may read and write it, and verify the copy.

    With --rebuild the ledger is damaged and only read: TARGET becomes a new ledger of everything in it that is provably
    whole. Dispatches that are lost are taken in again from their bytes, lost readings are made again, and what cannot
    be had back is named.

    \b
    Examples:
      counterclaim backup /media/usb/desk.db
      counterclaim backup copy.db --ledger desk.db --force
      counterclaim backup saved.db --ledger damaged.db --rebuild
    """
    return _rebuild(target, ledger, read=read, force=force) if rebuild else _copy(target, ledger, verify, force=force)


def _copy(target: str, ledger: str, verify: bool, *, force: bool) -> int:
    from counterclaim.errors import VerificationError
    from counterclaim.ledger import Ledger

    with _progress() as progress:
        made = Ledger(ledger, create=False).backup(target, force=force, verify=verify, progress=progress)
    found = made.verification
    if found is not None and not found.clean:
        raise VerificationError(f"the copy was made, but {found.misfits[0].message}")
    said = f"verified; last entry {found.head}" if found else "not verified"
    click.echo(f"{ledger} copied to {target}: {made.size:,} bytes, {said}")
    return 0


def _rebuild(target: str, ledger: str, *, read: bool, force: bool) -> int:
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    found = Ledger.rebuild(ledger, target, reader=_reader() if read else None, force=force)
    nouns = {
        "blobs": "blob",
        "documents": "document",
        "readings": "reading",
        "claims": "claim",
        "judgements": "judgement",
    }
    saved = ", ".join(counted(found.saved[plural], noun) for plural, noun in nouns.items())
    click.echo(f"saved into {target}: {saved}, {found.saved['entries']:,} entries of the custody log")
    click.echo(
        f"made anew: {counted(found.taken_anew, 'document')} taken in again from their bytes, "
        f"{counted(found.read_anew, 'document')} read again; {found.vouched:,} whole without their entry, noted anew"
    )
    for first, last in found.missing:
        entries = f"entry {first:,}" if first == last else f"entries {first:,} to {last:,}"
        click.echo(f"lost: {entries} of the custody log")
    for one in found.lost[:NAMED_AT_MOST]:
        click.echo(f"lost: {plain(one.message)}")
    if len(found.lost) > NAMED_AT_MOST:
        click.echo(f"lost: {len(found.lost) - NAMED_AT_MOST:,} more")
    if not found.missing and not found.lost:
        click.echo("nothing is lost")
    verified = Ledger(target, create=False).verify()
    misfits = verified.misfits
    if misfits:
        click.echo(f"verify: {counted(len(misfits), 'thing')} not as it was, first: {plain(misfits[0].message)}")
    else:
        click.echo("verify: everything fits")
    if found.unread:
        click.echo(f"{counted(found.unread, 'document')} not read", err=True)
        click.echo(f"  next: counterclaim reread --ledger {target}", err=True)
    return 0


def _reader() -> DocumentReader | None:
    from counterclaim.errors import CounterclaimError

    try:
        from counterclaim.reading.reader import Reader

        return Reader()
    except (ImportError, CounterclaimError) as error:
        click.echo(f"the reader cannot be loaded, so nothing is read again: {error}", err=True)
        return None


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Shows how far the copy has come, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    from counterclaim.cli.terminal import terminal

    with Progress(console=terminal(stderr=True), transient=True) as bar:
        task = bar.add_task("copying", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
