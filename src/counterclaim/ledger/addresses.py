"""The address that all versions of one page have in common."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

DEFAULT_PORTS = (":80", ":443")


@lru_cache(maxsize=4096)
def address_of(url: str | None) -> str | None:
    """`url` without what does not name the page: scheme, `www.`, port, fragment, trackers (courlan), last slash.

    None for what is no web address. Case counts in the path, as on most servers.
    """
    if not url or not url.strip():
        return None
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(url.strip()))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    for port in DEFAULT_PORTS:
        host = host.removesuffix(port)
    path = parts.path.rstrip("/")
    return f"{host}{path}?{parts.query}" if parts.query else f"{host}{path}"
