"""A server for the pages: uvicorn on localhost, until it is told to stop."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from socket import socket


def serve(ledger: str | os.PathLike[str], host: str, port: int, *, ready: Callable[[], None] = lambda: None) -> None:
    """Serve an existing ledger until Ctrl-C; `ready` is called once the port answers. Raises LedgerError where the
    ledger cannot be opened."""
    import uvicorn

    from counterclaim.web.app import create_app

    class Told(uvicorn.Server):
        """A server that says when it listens."""

        async def startup(self, sockets: list[socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    app = create_app(ledger)
    with suppress(KeyboardInterrupt):  # how uvicorn passes Ctrl-C on after it has shut down
        settings = uvicorn.Config(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
        Told(settings).run()
