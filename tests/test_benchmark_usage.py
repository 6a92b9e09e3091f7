"""What benchmarks say of processors and memory counts the processes that were begun, and those that these began."""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.usage import descendants, held, processor_seconds

WORKING = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(10**7)); input()'], stdin=0)"


def test_what_was_begun_counts_while_it_lives_and_after() -> None:
    before = processor_seconds()
    with subprocess.Popen([sys.executable, "-c", WORKING], stdin=subprocess.PIPE) as begun:
        while len(found := list(descendants(begun.pid))) < 2:
            assert begun.poll() is None
        assert begun.pid in found and os.getpid() not in found
        largest, together = held(begun.pid)
        assert largest > 0 and together > 0
        while processor_seconds() - before < 0.1:
            assert begun.poll() is None
        begun.communicate(b"\n")
    assert processor_seconds() - before >= 0.1
