"""`counterclaim serve`: the pages over a ledger, on this machine only."""

from __future__ import annotations

import rich_click as click

from counterclaim.cli.settings import ledger_option

HOST = "127.0.0.1"
PORT = 8080


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port; 0 is any free one.")
@ledger_option
def command(*, port: int, ledger: str) -> int:
    """Serve the ledger's pages on localhost until Ctrl-C.

    Only programs on this machine reach them. Others may read and add meanwhile; the pages show what is there now.

    \b
    Examples:
      counterclaim serve
      counterclaim serve --ledger sudan.db --port 8081
    """
    serve_ledger(ledger, port)
    return 0


def serve_ledger(ledger: str, port: int) -> None:
    """Serve an existing ledger on localhost. Raises LedgerError, PortInUseError."""
    from counterclaim.ledger import Ledger
    from counterclaim.web import serve

    Ledger(ledger, create=False)
    port = free_port(port)
    said = f"serving {ledger} at http://{HOST}:{port} (stop with Ctrl-C)"
    serve(ledger, HOST, port, ready=lambda: click.echo(said, err=True))


def free_port(port: int) -> int:
    """`port`, or a free one for 0. Raises PortInUseError where another program listens on it."""
    import socket

    from counterclaim.errors import PortInUseError

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise PortInUseError(HOST, port) from None
        return int(probe.getsockname()[1])
