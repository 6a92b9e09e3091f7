"""Names of members. They are labels: nothing is ever opened or written by one."""

from __future__ import annotations


def shown_name(name: str, *, whole: bool = False) -> str:
    r"""`name` as text that can be printed and stored: what is no visible character is escaped, `\x1b`, `\u202e`.

    Bytes that were no UTF-8 stand as `\xe9`. Paths that leave the archive (`../`) or begin at the root are shown as
    they are; `./` at the beginning is left out, but for a `whole` path.
    """
    return "".join(c if c.isprintable() else _escaped(c) for c in (name if whole else name.removeprefix("./")))


def is_clutter(name: str) -> bool:
    """Whether a path is what systems leave behind beside files: hidden files, `__MACOSX/`, thumbnails."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    return hidden or "__MACOSX" in parts or parts[-1].lower() in ("thumbs.db", "desktop.ini")


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte that Python could not decode
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")
