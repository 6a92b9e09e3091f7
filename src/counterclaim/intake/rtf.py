"""RTF → the words of its paragraphs, in one pass over the bytes; see docs/decisions on why no library does it.

The format: Microsoft, Rich Text Format Specification 1.9.1. Groups in braces hold text and control words; groups that
begin with a known destination (fonts, pictures, headers) or with an unknown one marked by `\\*` hold no text.
"""

from __future__ import annotations

import re

import msgspec

from counterclaim.errors import BrokenOfficeError, EmptyInputError
from counterclaim.intake.composing import TEXT_LIMIT, Found, compose
from counterclaim.intake.fragments import plain_paragraphs
from counterclaim.intake.sections import body_sections
from counterclaim.intake.taken import Blob, Options
from counterclaim.records import Document

DEPTH_LIMIT = 1000
"""Groups within groups."""

TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|"
    rb"(?P<brace>[{}])|(?P<raw>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)

UNSEEN = frozenset(
    b"""aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart
    author background bkmkend bkmkstart blipuid buptim category colorschememapping colortbl comment company creatim
    datafield datastore do doccomm docvar fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname
    ffstattext file filetbl fldinst fldtype fontemb fontfile footer footerf footerl footerr footnote formfield ftncn
    ftnsep ftnsepc g generator gridtbl header headerf headerl headerr hlinkbase info keycode keywords latentstyles
    lchars levelnumbers leveltext lfolevel list listlevel listname listoverride listoverridetable listpicture
    liststylename listtable listtext lsdlockedexcept manager nextfile nonesttables objalias objclass objdata objname
    objsect objtime oleclsid operator panose password passwordhash pict pn pntext pntxta pntxtb printim private
    propname revtbl revtim rsidtbl rxe sn sp staticval stylesheet subject sv svb tc template themedata title txe
    userprops wgrffmtfilter windowcaption xe xmlattrname xmlattrvalue xmlclose xmlname xmlnstbl xmlopen
    nonshppict""".split()
)
"""Destinations whose text is no part of the document's."""

SEEN = frozenset({b"shppict", b"shpinst", b"shptxt", b"fldrslt", b"result", b"ud", b"upr"})
"""Destinations that are marked by `\\*`, or may be, and hold text."""

SAID = {
    b"par": "\n\n", b"sect": "\n\n", b"page": "\n\n", b"row": "\n\n", b"nestrow": "\n\n", b"line": "\n", b"lbr": "\n",
    b"tab": "\t", b"cell": "\n", b"nestcell": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
SIGNS = {b"~": "\xa0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n\n", b"\r": "\n\n"}

CODE_PAGES = {
    b"0": "cp1252", b"77": "mac_roman", b"128": "cp932", b"129": "cp949", b"134": "gbk", b"136": "big5",
    b"161": "cp1253", b"162": "cp1254", b"163": "cp1258", b"177": "cp1255", b"178": "cp1256", b"186": "cp1257",
    b"204": "cp1251", b"222": "cp874", b"238": "cp1250", b"254": "cp437",
}  # fmt: skip
"""Number of a font's character set → how its bytes are to be read."""


def rtf_document(blob: Blob, options: Options) -> Document:
    """The document of an RTF file. Its dates of making are no date of publication. Raises EmptyInputError and
    BrokenOfficeError."""
    text = "\n\n".join(plain_paragraphs(rtf_text(blob)))
    sections = body_sections(text, 0, len(text))
    if not sections:
        raise EmptyInputError(f"'{blob.input_id}'")
    title = text[slice(*sections[0].span)] if sections[0].kind == "headline" else None
    return compose(Found(text=text, sections=sections, title=title), blob, options)


class _State(msgspec.Struct, frozen=True):
    """What holds until the end of a group."""

    unseen: bool = False
    hidden: bool = False
    code_page: str = ""
    skipping: int = 1
    """Characters after each `\\u` that stand in for it in programs that do not know it."""


class _Words:
    """The words so far, and bytes that are not decoded yet: a character may be several of them."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self._waiting = bytearray()

    def wait(self, data: bytes) -> None:
        self._waiting += data

    def decode(self, code_page: str) -> None:
        if self._waiting:
            self.pieces.append(bytes(self._waiting).decode(code_page, "replace"))
            self.size += len(self._waiting)
            self._waiting.clear()

    def say(self, words: str, code_page: str) -> None:
        self.decode(code_page)
        self.pieces.append(words)
        self.size += len(words)


class _Reading:
    """The state of reading one file, token by token."""

    def __init__(self) -> None:
        self.words = _Words()
        self.state = _State()
        self.outer: list[_State] = []
        self.default = "cp1252"
        self.fonts: dict[bytes, str] = {}
        self.font = b""
        self.skip = 0
        """Characters still to be left out after a `\\u`."""

    @property
    def code_page(self) -> str:
        return self.state.code_page or self.default

    @property
    def is_unseen(self) -> bool:
        return self.state.unseen or self.state.hidden

    def say(self, words: str) -> None:
        if not self.is_unseen:
            self.words.say(words, self.code_page)

    def take(self, data: bytes) -> None:
        data, self.skip = data[self.skip :], max(0, self.skip - len(data))
        if not self.is_unseen:
            self.words.wait(data)

    def change(self, state: _State) -> None:
        self.words.decode(self.code_page)
        self.state = state
        self.skip = 0

    def word(self, word: bytes, number: bytes | None, *, starred: bool) -> None:
        """A control word. The state it changes holds until the end of its group."""
        state = self.state
        if word in UNSEEN or (starred and word not in SEEN):
            self.change(msgspec.structs.replace(state, unseen=True))
        elif word in SAID:
            self.say(SAID[word])
        elif word in (b"v", b"deleted"):
            self.change(msgspec.structs.replace(state, hidden=number != b"0"))
        elif word == b"plain":
            self.change(msgspec.structs.replace(state, hidden=False))
        elif word == b"fonttbl":
            self.change(msgspec.structs.replace(state, unseen=True))
        elif word == b"mac":
            self.default = "mac_roman"
        elif number is not None:
            self._numbered(word, number)

    def _numbered(self, word: bytes, number: bytes) -> None:
        state = self.state
        if word == b"u":
            code = int(number) % 0x10000
            self.say(chr(code) if code else "")
            self.skip = state.skipping
        elif word == b"uc":
            self.change(msgspec.structs.replace(state, skipping=max(0, min(int(number), 8))))
        elif word == b"ansicpg":
            self.default = _code_page(f"cp{int(number)}") or self.default
        elif word == b"fcharset":
            self.fonts[self.font] = CODE_PAGES.get(number, "")
        elif word == b"f":
            self.font = number
            if not state.unseen:
                self.change(msgspec.structs.replace(state, code_page=self.fonts.get(number, "")))


def rtf_text(blob: Blob) -> str:
    """The words of an RTF file, paragraphs parted by blank lines. Raises BrokenOfficeError."""
    reading = _Reading()
    at = 0
    starred = False
    # No dispatch has more words than the limit: what comes after need not be read to say so.
    while (token := TOKEN.match(blob.data, at)) is not None and reading.words.size <= 2 * TEXT_LIMIT:
        at = token.end()
        if token["brace"] == b"{":
            if len(reading.outer) >= DEPTH_LIMIT:
                raise BrokenOfficeError(blob.input_id, "RTF", f"more than {DEPTH_LIMIT:,} groups lie within another")
            reading.outer.append(reading.state)
        elif token["brace"] == b"}":
            if not reading.outer:
                break
            reading.change(reading.outer.pop())
            if not reading.outer:
                break  # what stands behind the outermost group is nobody's
        elif token["word"] == b"bin":
            at += max(0, int(token["number"] or 0))
        elif token["word"] is not None:
            reading.word(token["word"], token["number"], starred=starred)
        elif token["hex"] is not None:
            reading.take(bytes([int(token["hex"], 16)]))
        elif token["raw"] is not None:
            reading.take(token["raw"])
        elif token["sign"] is not None and token["sign"] != b"*":
            reading.say(SIGNS.get(token["sign"], ""))
        starred = token["sign"] == b"*"
    reading.words.decode(reading.code_page)
    # A character beyond U+FFFF is written as two halves.
    return "".join(reading.words.pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _code_page(name: str) -> str | None:
    try:
        "".encode(name)
    except LookupError:
        return {"cp65001": "utf-8", "cp10000": "mac_roman", "cp936": "gbk", "cp950": "big5"}.get(name)
    return name
