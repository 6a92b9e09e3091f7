"""A ledger's evidence as plain files: bytes as received, what was read of them, the custody log, and a manifest over
all of it that `sha256sum -c` checks without this program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from counterclaim.errors import OutputError
from counterclaim.ledger import schema
from counterclaim.ledger.custody import entries
from counterclaim.ledger.migrating import ledger_name
from counterclaim.ledger.storing import blob_pieces, document_from
from counterclaim.ledger.verifying import Verification

SUMS = "SHA256SUMS"
STATEMENT = "STATEMENT.txt"
CHECKER = "check_custody.py"
BESIDE = ((schema.reading, "reading_id"), (schema.judgement, "judgement_id"), (schema.tombstone, "entry"))
"""Tables written as they are, with the column that orders them."""


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: files named in the manifest, and the manifest's own SHA-256, which is worth writing down."""

    files: int
    size: int
    """Bytes of all of them."""
    sha256: str


class _Folder:
    """A folder that is being filled, with the hash of every file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sums: dict[str, str] = {}
        self.size = 0

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        hashed = hashlib.sha256()
        with path.open("xb") as file:
            for piece in pieces:
                hashed.update(piece)
                self.size += len(piece)
                file.write(piece)
        self.sums[name] = hashed.hexdigest()


def export_evidence(
    connection: Connection, folder: Path, found: Verification, *, at: str, by: str | None, program: str
) -> Exported:
    """Write everything that a ledger holds to `folder`, which must not be there or be empty.

    `found` is what `verify` said just before, in the same transaction; `by` signs for it. A blob that cannot be
    unpacked is left out and named in the statement. Raises OutputError.
    """
    unfinished = folder.with_name(f"{folder.name}.part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputError(
                str(folder), "it is there already; an export needs a new or an empty folder",
                hint="name another folder: counterclaim verify --export FOLDER",
            )  # fmt: skip
        unfinished.mkdir(parents=True)
        out = _Folder(unfinished)
        left_out = _blobs(connection, out)
        out.write("custody.jsonl", _lines(entries(connection)))
        for ledger in _merged(connection):
            out.write(f"merged/{ledger}.jsonl", _lines(entries(connection, schema.merged_custody, ledger=ledger)))
        documents = connection.execution_options(yield_per=100).execute(_all(schema.document, "id"))
        out.write("documents.jsonl", _lines(document_from(row) for row in documents))
        for table, order in (
            (schema.reading, "reading_id"),
            (schema.judgement, "judgement_id"),
            (schema.decision, "decision_id"),
            (schema.decision_claim, "decision_id"),
            (schema.tombstone, "entry"),
        ):
            rows = connection.execution_options(yield_per=100).execute(_all(table, order))
            out.write(f"{table.name}s.jsonl", _lines(dict(row._mapping) for row in rows))
        records = select(schema.claim.c.record).order_by(schema.claim.c.reading_id, schema.claim.c.position)
        claims = connection.execution_options(yield_per=500).execute(records)
        out.write("claims.jsonl", (record.encode() + b"\n" for (record,) in claims))
        out.write(CHECKER, [files("counterclaim.ledger").joinpath(CHECKER).read_bytes()])
        name = ledger_name(connection) or ""
        out.write(STATEMENT, [statement(found, name, left_out, at=at, by=by, program=program).encode()])
        # The form of sha256sum: hash, two spaces, name.
        sums = "".join(f"{digest}  {file}\n" for file, digest in sorted(out.sums.items())).encode()
        (unfinished / SUMS).write_bytes(sums)
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except OSError as error:
        raise OutputError(
            str(folder), error.strerror or str(error), hint="name another folder: counterclaim verify --export FOLDER"
        ) from None
    return Exported(files=len(out.sums), size=out.size, sha256=hashlib.sha256(sums).hexdigest())


def _blobs(connection: Connection, out: _Folder) -> list[str]:
    """Every blob in a file of its name; the names of those that cannot be unpacked."""
    left_out: list[str] = []
    for (name,) in connection.execute(select(schema.blob.c.sha256).order_by(schema.blob.c.sha256)).all():
        row = connection.execute(select(schema.blob).where(schema.blob.c.sha256 == name)).one()
        file = f"blobs/{name[:2]}/{name}"
        try:
            out.write(file, blob_pieces(connection, row))
        except ValueError:
            (out.folder / file).unlink(missing_ok=True)
            left_out.append(name)
    return left_out


def _merged(connection: Connection) -> list[str]:
    names = select(schema.merged_custody.c.ledger).distinct()
    # The name goes into a path: only what ledgers are named by.
    return sorted(name for (name,) in connection.execute(names) if name.isalnum())


def _all(table: Table, order: str) -> Any:
    return select(table).order_by(table.c[order])


def _lines(records: Iterable[object]) -> Iterator[bytes]:
    encoder = msgspec.json.Encoder()
    for record in records:
        yield encoder.encode(record) + b"\n"


def statement(found: Verification, ledger: str, left_out: list[str], *, at: str, by: str | None, program: str) -> str:
    """What is said over the export, in words that a person can sign."""
    fits = "Everything fits." if found.clean else f"{len(found.misfits)} things do not fit:"
    lines = [
        "Evidence exported from a ledger of Counterclaim.",
        "",
        f"ledger       {ledger}",
        f"exported     {at}",
        f"signed off   {' '.join(by.split()) if by else 'by nobody'}",
        f"program      counterclaim {program}",
        f"checked      {found.blobs} blobs, {found.documents} documents, {found.readings} readings, "
        f"{found.claims} claims, {found.entries} entries of the custody log",
        f"last entry   {found.head}",
        "",
        fits,
        *(f"  {misfit.message}" for misfit in found.misfits),
        *(f"  left out, because it cannot be unpacked: blobs/{name[:2]}/{name}" for name in left_out),
        "",
        "To check the files:         sha256sum -c SHA256SUMS",
        f"To check the custody log:   python3 {CHECKER}",
        "",
        "Write down the SHA-256 of SHA256SUMS, or sign that file (gpg --detach-sign SHA256SUMS), and keep it",
        "elsewhere: it then proves that nothing here was changed since. The hash of the last entry proves the same of",
        "the ledger: later entries follow it, and counterclaim verify --head HASH says whether it still stands there.",
    ]
    return "\n".join(lines) + "\n"
