"""Valid samples with bytes changed, cut out, doubled and moved: what damage and malice make of a format."""

from __future__ import annotations

from hypothesis import strategies as st


@st.composite
def mutated(draw: st.DrawFn, samples: tuple[bytes, ...], pieces: tuple[bytes, ...] = ()) -> bytes:
    """One of the samples after up to six changes; `pieces` are what an attacker of this format would put in."""
    data = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        change = draw(st.sampled_from(("put", "cut", "double", "truncate", "noise", "swap")))
        if change == "put":
            data = data[:start] + (draw(st.sampled_from(pieces)) if pieces else b"\0") + data[start:]
        elif change == "cut":
            data = data[:start] + data[end:]
        elif change == "double":
            data = data[:end] + data[start:]
        elif change == "truncate":
            data = data[:start] if draw(st.booleans()) else data[start:]
        elif change == "noise":
            data = data[:start] + draw(st.binary(max_size=20)) + data[end:]
        else:
            data = data[:start] + data[end : end + 30] + data[start:end] + data[end + 30 :]
    return data
