"""Nearly valid inputs of each format: grammars whose every place may hold what the format does not foresee.

Damage to whole inputs (test_fuzzing.py) seldom gets past a parser; these get past it and are odd behind it.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.faults.grammars.containers import packed_tars, packed_warcs, tar_files, warc_files, zip_files
from tests.faults.grammars.mails import mail_files, mhtml_files
from tests.faults.grammars.markup import chat_files, feed_files, page_files
from tests.faults.grammars.office import docx_files, odt_files, pdf_files, rtf_files
from tests.faults.grammars.rows import csv_files, json_files, jsonl_files, text_files
from tests.faults.grammars.words import Bytes

GRAMMARS: dict[str, Bytes] = {
    "a.txt": text_files,
    "a.md": text_files,
    "a.json": json_files,
    "a.jsonl": jsonl_files,
    "a.csv": csv_files,
    "a.html": page_files,
    "messages.html": chat_files,
    "a.xml": feed_files,
    "a.eml": mail_files,
    "a.mhtml": mhtml_files,
    "a.rtf": rtf_files,
    "a.docx": docx_files,
    "a.odt": odt_files,
    "a.pdf": pdf_files,
    "": st.one_of(text_files, json_files, page_files, feed_files, mail_files, rtf_files, docx_files, chat_files),
    "a.zip": zip_files,
    "a.tar": tar_files,
    "a.tar.gz": packed_tars,
    "a.warc": warc_files,
    "a.warc.gz": packed_warcs,
}
"""Grammars by the name that the input has."""

IN_FILES = frozenset({"a.zip", "a.tar", "a.tar.gz", "a.warc", "a.warc.gz"})
"""Those that come in as files."""
