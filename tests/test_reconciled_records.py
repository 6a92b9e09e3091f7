"""What a ledger keeps of a strand is the same in every run, whatever its strand has."""

from __future__ import annotations

import msgspec

from counterclaim.ledger.reconciled.stranding import strand_record
from counterclaim.reconciling.incidents.strands import Strand, strands_of
from counterclaim.reconciling.reconcile import tellings_of_dispatch
from tests.dispatches_made import Story, dispatch


def test_a_strand_of_a_named_and_an_unnamed_mode_is_kept() -> None:
    document, reading = dispatch("mixed", Story(mode="shelling"), Story(mode=None, dead=3))
    (strand,) = strands_of(tellings_of_dispatch(document, reading, None))
    assert strand.modes == {"shelling", None}
    assert msgspec.msgpack.decode(strand_record(strand), type=Strand) == strand
