"""Faults of the program itself, its installation and its server."""

from __future__ import annotations

from counterclaim.errors.root import CounterclaimError


class UnexpectedError(CounterclaimError):
    """A fault of the program itself."""

    code = "unexpected"
    hint = "run it again with --debug and report what it prints"

    def __init__(self, error: Exception) -> None:
        super().__init__(f"something went wrong that nobody expected ({type(error).__name__}: {error})")


class InstallationError(CounterclaimError):
    """A package that the program needs is not there or cannot be loaded."""

    code = "installation"
    hint = "install Counterclaim again: pip install --force-reinstall counterclaim"

    def __init__(self, error: ImportError) -> None:
        super().__init__(f"a part of the program is not installed ({error})")


class PortInUseError(CounterclaimError):
    """Another program listens on the port."""

    code = "port-in-use"
    hint = "choose another: --port 8081, or --port 0 for any free one"

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"port {port} of {host} is in use by another program")


class NoDemoError(CounterclaimError):
    """The package was built without its demo corpus."""

    code = "no-demo"
    hint = "install Counterclaim again"

    def __init__(self) -> None:
        super().__init__("the demo corpus is not part of this installation")


class ExecutorError(CounterclaimError):
    """The processes that are to read cannot work."""

    code = "no-workers"
    hint = "see whether there is memory for them, and try --processes 1"

    def __init__(self, reason: str) -> None:
        super().__init__(f"nothing could be read side by side: {reason}")
