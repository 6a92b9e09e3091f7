"""A dispatch's fingerprints, by which its likely reprints are looked up without comparing it with every other one.

Three sorts of keys stand for three sorts of copies: a hash of all words for copies word for word; bands of a MinHash
signature over shingles of words (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3) for
whole copies with changes anywhere; and hashes of how each longer sentence begins and ends for parts taken over into
something else, which MinHash misses, as the likeness of the whole texts is low. An editor who shortens or rewords a
sentence mostly leaves one of its ends.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
from msgspec.structs import replace
from rensa import RMinHash

from counterclaim.reconciling.reprints.printed import KEPT, Printed, printed
from counterclaim.reconciling.reprints.wording import BETWEEN, hashed, number_of, wording_of
from counterclaim.records import Document

SHINGLE = 3
"""Words of a shingle."""
ROWS, BANDS = 3, 32
"""Two texts with a Jaccard likeness of shingles s have a band in common with probability 1 - (1 - s^ROWS)^BANDS: 0.58
at 0.3, 0.88 at 0.4, 0.99 at 0.5; unlike texts (0.01) once in 30,000."""
SEED = 11
TELLING = 9
"""Words from which on a sentence is hashed: shorter ones are said in many dispatches."""
END = 8
"""Words of a sentence's beginning and end that are hashed."""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """The fingerprints of one dispatch."""

    document_id: str
    words: int
    """How many words are compared."""
    text: int | None
    """Hash of all words in order; None where there are none."""
    minhash: tuple[int, ...]
    """ROWS * BANDS minima of 32 bits; empty for a text shorter than a shingle."""
    passages: tuple[int, ...]
    """Hashes of the sentences with at least TELLING words, in text order, each once."""
    ends: tuple[int, ...]
    """Hashes of the first and of the last END words of each of them, sorted."""


def signature(document: Document) -> Signature:
    """The fingerprints of a dispatch: the same for the same words, whatever its headline, byline and credits are."""
    return replace(_signed(printed(document)), document_id=document.document_id)


@lru_cache(maxsize=KEPT)
def _signed(of: Printed) -> Signature:
    """The fingerprints of a text, under no id."""
    wording = wording_of(of.document)
    keys = wording.keys
    shingles = set(map(_shingle, set(map(BETWEEN.join, zip(*(keys[at:] for at in range(SHINGLE)), strict=False)))))
    minhash: tuple[int, ...] = ()
    if shingles:
        sketch = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
        sketch.update(sorted(shingles))
        minhash = tuple(sketch.digest())
    telling = [wording.words(one) for one in wording.sentences if one.last - one.first >= TELLING]
    ends = {hashed(("end", *words)) for one in telling for words in (one[:END], one[-END:])}
    return Signature(
        document_id="", words=len(keys), text=hashed(keys) if keys else None, minhash=minhash,
        passages=tuple(dict.fromkeys(map(hashed, telling))), ends=tuple(sorted(ends)),
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def _shingle(words: str) -> bytes:
    """The hash of a shingle as it is sketched: reprints have most of them from each other."""
    return number_of(words).to_bytes(8, "big")


def bands(signed: Signature) -> tuple[int, ...]:
    """The keys (63 bits each, sorted) under which a dispatch is stored and looked up: who shares one is worth comparing
    with it."""
    return _bands(signed.text, signed.minhash, signed.ends)


@lru_cache(maxsize=KEPT)
def _bands(text: int | None, minima: tuple[int, ...], ends: tuple[int, ...]) -> tuple[int, ...]:
    of_minhash = (hashed(("band", str(at), *map(str, minima[at : at + ROWS]))) for at in range(0, len(minima), ROWS))
    whole = () if text is None else (hashed(("text", str(text))),)
    return tuple(sorted({*whole, *of_minhash, *ends}))
