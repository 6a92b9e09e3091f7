"""What stands in the way of reading: components, tasks, theatres and their files, the table of places."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.errors.inputs import InputError
from counterclaim.errors.root import CounterclaimError


class ChainError(CounterclaimError):
    """A chain of reading components that cannot work: a need that nothing sets."""

    code = "chain"


class UnknownTaskError(CounterclaimError):
    """An annotation task that does not exist."""

    code = "unknown-task"
    exit_status = 2

    def __init__(self, task: str, valid: Iterable[str]) -> None:
        super().__init__(f"there is no annotation task '{task}'", hint=f"choose one of: {', '.join(valid)}")


class NoSuchClaimError(CounterclaimError):
    """An id that no claim of what was read has."""

    code = "no-such-claim"
    hint = "list ids with: counterclaim read … --format jsonl; the same --published and --outlet give the same ids"

    def __init__(self, beginning: str) -> None:
        super().__init__(f"no claim of what was read has an id that begins with '{beginning}'")


class OntologyError(CounterclaimError):
    """A file of the event ontology, or a mapping of it, that cannot be used as it stands."""

    code = "ontology"


class AnnotateLineError(InputError):
    """A line of `annotate` that cannot be read; it is answered by an error row in its place."""

    code = "broken-line"


class NotJsonLinesError(CounterclaimError):
    """A file for `annotate` that is something else than JSON lines."""

    code = "not-jsonl"
    exit_status = 2

    def __init__(self, path: str) -> None:
        super().__init__(
            f"'{path}' holds no JSON lines, which annotate reads",
            hint=f'write {{"id": "1", "text": "…"}}, one document a line; for the claims of a dispatch: '
            f"counterclaim read {path}",
        )


class UnknownTheatreError(CounterclaimError):
    """A theatre id that no folder has."""

    code = "unknown-theatre"
    exit_status = 2

    def __init__(self, theatre: str, valid: Iterable[str]) -> None:
        super().__init__(f"there is no theatre '{theatre}'", hint=f"choose one of: {', '.join(valid)}")


class TheatreFileError(CounterclaimError):
    """A theatre file that breaks its format: which file, the path to the bad field, and why."""

    code = "theatre-file"

    def __init__(self, file: str, at: str, problem: str) -> None:
        super().__init__(f"{file}, {at}: {problem}", hint="correct the field; docs/theatres.md describes the format")


class GazetteerError(CounterclaimError):
    """A table of places that is missing or cannot be read."""

    code = "gazetteer"
    hint = "build it with: python -m counterclaim.gazetteer.compiling"
