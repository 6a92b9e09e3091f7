"""`counterclaim verify`: recompute every hash in the ledger, and write out the evidence."""

from __future__ import annotations

import re
import sys

import msgspec
import rich_click as click

from counterclaim.cli.failing import plain
from counterclaim.cli.settings import format_option, ledger_option


@click.command("verify")
@click.option(
    "--head", metavar="HASH", help="The hash of a last entry written down earlier: must stand in the log still."
)
@click.option(
    "--export",
    "folder",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Write bytes, texts, claims and log to a new folder, with a manifest for sha256sum -c.",
)
@click.option("--by", metavar="NAME", help="Who signs off the export.")
@format_option("text", "json")
@ledger_option
def command(*, head: str | None, folder: str | None, by: str | None, form: str, ledger: str) -> int:
    """Recompute every hash and the custody chain, and name what does not fit, the first thing first.

    Exit status 0 where everything fits, 1 where something does not. The hash of the last entry that is printed
    proves, kept elsewhere, that nothing before it was changed or taken away: give it to --head later.

    \b
    Examples:
      counterclaim verify
      counterclaim verify --ledger archive/2022.db
      counterclaim verify --export evidence/ --by "The documentation desk"
      counterclaim verify --head 3f1c0a9e…
    """
    from counterclaim.cli.running import counted
    from counterclaim.errors import UsageError, VerificationError
    from counterclaim.ledger import Ledger

    head = head and head.strip().rstrip("…").lower()
    if head is not None and not BEGINNING.fullmatch(head):
        raise UsageError("--head takes the hash of an entry, or at least its first 8 characters")
    store = Ledger(ledger, create=False)
    found, exported = store.verify_and_export(folder, by=by) if folder else (store.verify(), None)
    known = head is None or any(entry.hash.startswith(head) for entry in store.log())
    if form == "json":
        said = msgspec.to_builtins(found) | {"clean": found.clean, "exported": msgspec.to_builtins(exported)}
        if head is not None:
            said["head_known"] = known
        sys.stdout.write(msgspec.json.encode(said).decode() + "\n")
        return 0 if found.clean and known else 1
    checked = ", ".join(
        (
            counted(found.blobs, "blob"), counted(found.documents, "document"), counted(found.readings, "reading"),
            counted(found.claims, "claim"), f"{found.entries:,} entries of the custody log",
        )
    )  # fmt: skip
    if exported:
        click.echo(f"exported {counted(exported.files, 'file')} ({exported.size:,} bytes) to {folder}")
        click.echo(f"SHA-256 of its manifest: {exported.sha256}")
    if not found.clean:
        first, *rest = found.misfits
        if rest:
            click.echo(f"{len(found.misfits):,} things do not fit, in the order of checking:", err=True)
        for misfit in found.misfits[:LISTED] if rest else ():
            click.echo(f"  {plain(misfit.message)}", err=True)
        more = f" (and {len(rest):,} more)" if rest else ""
        raise VerificationError(f"{first.message}{more}; checked {checked}")
    if not known:
        raise VerificationError(
            f"no entry of the custody log has the hash {head}: it is of another ledger, or the log was written anew",
            hint="check the hash and the file; a backup made when it was written down has that entry",
        )
    click.echo(f"everything fits: {checked}")
    if found.withdrawn:
        click.echo(f"  the words of {found.withdrawn:,} entries were withdrawn; the entries themselves fit")
    click.echo(f"  last entry: {found.head}")
    return 0


BEGINNING = re.compile(r"[0-9a-f]{8,64}")
"""Of a hash: enough of it to prove something."""
LISTED = 20
"""Misfits named one by one."""
