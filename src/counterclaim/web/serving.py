"""A server for the pages: uvicorn on localhost, until it is told to stop."""

from __future__ import annotations

import os
from contextlib import suppress


def serve(ledger: str | os.PathLike[str], host: str, port: int) -> None:
    """Serve an existing ledger until Ctrl-C. Raises LedgerError where it cannot be opened."""
    import uvicorn

    from counterclaim.web.app import create_app

    app = create_app(ledger)
    with suppress(KeyboardInterrupt):  # how uvicorn passes Ctrl-C on after it has shut down
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
