"""Names of encodings: what the web means by them, and which of them are measured."""

from __future__ import annotations

import codecs

MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "cp950", "euc_kr": "cp949", "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
}  # fmt: skip
"""Python's name of an encoding → the larger one that pages of that name are written in (WHATWG, Encoding Standard)."""

LABELS = {
    "ansi_x3.4-1968": "cp1252", "csisolatin1": "cp1252", "iso-8859-8-i": "iso8859-8", "logical": "iso8859-8",
    "koi": "koi8-r", "koi8": "koi8-r", "koi8-ru": "koi8-u", "x-mac-cyrillic": "mac-cyrillic",
    "maccyrillic": "mac-cyrillic", "x-mac-ukrainian": "mac-cyrillic", "dos-874": "cp874", "windows-874": "cp874",
    "x-gbk": "gb18030", "gb_2312-80": "gb18030", "windows-31j": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "ks_c_5601-1987": "cp949", "windows-949": "cp949", "korean": "cp949", "x-x-big5": "cp950",
    "unicode-1-1-utf-8": "utf-8", "x-euc-jp": "euc_jp", "iso88591": "cp1252", "utf-8mb4": "utf-8",
}  # fmt: skip
"""Labels of the web that Python does not know, or knows as something else."""

WIDE_NAMES = frozenset({"utf-16", "utf-16le", "utf-16be", "utf16", "unicode", "ucs-2", "iso-10646-ucs-2"})
"""Labels of UTF-16. Whether the bytes are it is told from the bytes."""

SAFE = frozenset({
    "utf-8", "koi8-r", "koi8-u", "koi8-t", "mac-cyrillic", "mac-roman", "mac-latin2", "cp437", "cp850", "cp852",
    "cp855", "cp864", "cp866", "cp862", "cp874", "cp932", "cp949", "cp950", "big5hkscs", "gb18030", "euc_jp",
    "iso2022_jp", "iso2022_kr", "johab",
    *(f"cp{page}" for page in range(1250, 1259)), *(f"iso8859-{part}" for part in range(2, 17)),
})  # fmt: skip
"""Codecs that a declaration may name. Python has more, among them some that are no encodings, and UTF-7."""

MEASURED = (
    "cp1251", "koi8-r", "koi8-u", "cp866", "iso-8859-5", "mac-cyrillic", "cp1252", "iso-8859-1", "iso-8859-15",
    "cp1250", "iso-8859-2", "cp1254", "iso-8859-9", "cp1253", "iso-8859-7", "cp1255", "iso-8859-8", "cp1256",
    "iso-8859-6", "gb18030", "gb2312", "big5", "cp950", "shift_jis", "cp932", "euc-jp", "euc-kr", "cp949",
)  # fmt: skip
"""The encodings that news comes in where nothing declares one."""


def codec_of(label: str) -> str | None:
    """The codec that pages and mails mean by `label`; None for one that there is not, or that is not to be used."""
    name = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(LABELS.get(name, name)).name
    except (LookupError, ValueError, UnicodeError):
        return None
    meant = MEANT.get(found, found)
    return meant if meant in SAFE else None


def shown_name(codec: str) -> str:
    """A codec as people write it: "Windows-1251", "ISO-8859-5", "KOI8-U"."""
    if codec.startswith("cp125"):
        return f"Windows-{codec[2:]}"
    if codec.startswith("iso8859-"):
        return f"ISO-{codec[3:]}"
    return {"cp932": "Shift_JIS", "cp949": "EUC-KR", "cp950": "Big5", "mac-cyrillic": "Mac Cyrillic"}.get(
        codec, codec.upper().replace("_", "-")
    )
