"""One entry of a feed, parsed: RSS 0.9 to 2.0 and Atom, by the vocabularies that feeds use."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from counterclaim.intake.fragments import INVALID, has_markup, html_paragraphs, paragraphs_of, plain_paragraphs

ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
VOCABULARIES = {
    **dict.fromkeys(ATOM, ""),
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
}
"""What each vocabulary is called here, whatever prefix a feed gives it."""

PREFIXES = {
    "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "atom": ATOM[0], "a10": ATOM[0], "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}  # fmt: skip
"""The usual prefixes, for an entry whose feed is not at hand."""

NAMESPACE = re.compile(r"""\sxmlns(?::([A-Za-z_][\w.-]*))?\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
ENTITY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31})|#1[2-5]\d|#[xX][89][\da-fA-F]);",
    re.S,
)
OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})

DATES = ("pubDate", "dc:date", "published", "issued", "dcterms:issued", "dcterms:created")
"""Elements that hold the time of publication, the most trusted first."""

CHANGES = ("updated", "modified")
"""Elements that hold the time of the last change. Many Atom feeds give nothing else: the format asks no more."""

CONTENTS = ("content:encoded", "content", "description", "summary", "media:description")
"""Elements that hold the text, the fullest first."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry says. `paragraphs` do not repeat the title."""

    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    url: str | None = None
    guid: str | None = None
    published: str | None = None
    changed: str | None = None
    """The time of the last change, where it is all that is given."""
    outlet: str | None = None
    """The outlet that an aggregator took the entry from."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says about all of its entries."""

    title: str | None = None
    url: str | None = None
    """What relative addresses are relative to: its base, else its own page."""
    namespaces: dict[str, str] = {}
    """Prefix to vocabulary as the root declares them; "" is the prefix of names without one."""


def parsed(xml: str) -> Any:
    """The root of some XML, damaged or not, no entity of its own expanded and nothing fetched; None where there is
    none."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(INVALID.sub(" ", ENTITY.sub(_entity, xml)).encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _entity(found: re.Match[str]) -> str:
    """Named characters of HTML, which XML does not know, as themselves; names that nobody knows as words; numbers that
    stand for the quotation marks and dashes of Windows-1252 as these."""
    name = found["name"]
    if name is None and found[0].startswith("&#"):
        return html.escape(html.unescape(found[0]), quote=False)
    if name is None or name in OWN_ENTITIES:
        return found[0]
    char = html5.get(name + ";")
    return html.escape(char, quote=False) if char else f"&amp;{name};"


def head_of(xml: str) -> Head:
    """The head of a feed from which the entries were taken out."""
    opening = re.search(r"<[A-Za-z_][^<>]{0,10000}>", xml)
    namespaces = {prefix: html.unescape(a or b) for prefix, a, b in NAMESPACE.findall(opening[0] if opening else "")}
    root = parsed(xml)
    if root is None:
        return Head(namespaces=namespaces)
    channel = next((child for child in root if _name(child) == "channel"), root)
    fields = _fields(channel)
    base = _base(channel, _base(root, None) if channel is not root else None)
    return Head(
        title=_line(fields.get("title", [])),
        url=base or _web(_link(fields.get("link", [])), None),
        namespaces=namespaces,
    )


def entry_of(xml: str, head: Head) -> Entry:
    """The entry in `xml`, one element. Damaged XML gives what could be read of it."""
    declared = PREFIXES | head.namespaces
    names = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{html.escape(uri)}"' for prefix, uri in declared.items() if uri
    )
    root = parsed(f"<feed{names}>{xml}</feed>")
    element = next(iter(root), None) if root is not None else None
    if element is None:
        return Entry()
    fields = _fields(element)
    base = _base(element, head.url)
    for group in fields.pop("media:group", []) + fields.get("media:content", []):
        fields.setdefault("media:description", []).extend(_fields(group).get("media:description", []))
    guid = _plain(fields.get("guid", fields.get("id", [])))
    permanent = [one for one in fields.get("guid", []) if one.get("isPermaLink", "true").lower() != "false"]
    links = (_link(fields.get("link", [])), _plain(permanent), element.get(_qualified("rdf:about")))
    title = _line(fields.get("title", []))
    paragraphs: list[str] = []
    for name in CONTENTS:
        paragraphs = next((found for one in fields.get(name, []) if (found := _paragraphs(one))), [])
        if title is not None and paragraphs and _folded(paragraphs[0]) == _folded(title):
            del paragraphs[0]
        if paragraphs:
            break
    published = _first(fields, DATES)
    return Entry(
        title=title,
        paragraphs=tuple(paragraphs),
        url=next((url for link in links if (url := _web(link, base))), None),
        guid=guid,
        published=published,
        changed=_first(fields, CHANGES) if published is None else None,
        outlet=next((named for one in fields.get("source", []) if (named := _source(one))), None),
    )


def _first(fields: dict[str, list[Any]], names: tuple[str, ...]) -> str | None:
    return next((words for name in names if (words := _plain(fields.get(name, [])))), None)


def _fields(element: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for child in element:
        name = _name(child)
        if name:
            found.setdefault(name, []).append(child)
    return found


def _name(element: Any) -> str:
    """The element's name with our prefix for its vocabulary; "" for what is no element or of no known vocabulary."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag.rpartition("}")
    if not namespace:
        return local
    known = VOCABULARIES.get(namespace[1:])
    return "" if known is None else f"{known}:{local}" if known else local


def _base(element: Any, outer: str | None) -> str | None:
    """The address that the element says its links are relative to, itself perhaps relative to `outer`."""
    return _web(element.get("{http://www.w3.org/XML/1998/namespace}base"), outer) or outer


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def _plain(elements: list[Any]) -> str | None:
    """The words of the first element that has any."""
    return next((words for one in elements if (words := " ".join("".join(one.itertext()).split()))), None)


def _line(elements: list[Any]) -> str | None:
    """The first of the elements that has words, markup in it undone, on one line."""
    return next((line for one in elements if (line := " ".join(" ".join(_paragraphs(one)).split()))), None)


def _paragraphs(element: Any) -> list[str]:
    """The text of an element that may hold HTML escaped, as elements, or none."""
    kind = (element.get("type") or "").lower()
    if len(element) and any(isinstance(child.tag, str) for child in element):
        return paragraphs_of(element)
    text = "".join(element.itertext())
    if kind in ("text", "text/plain") or not has_markup(text):
        return plain_paragraphs(text)
    return html_paragraphs(text)


def _link(elements: list[Any]) -> str | None:
    """The address of the page itself: RSS writes it as text, Atom as an attribute of the link that is no other."""
    for one in elements:
        rel = one.get("rel")
        href = (one.get("href") if rel in (None, "alternate") else None) or (_plain([one]) if rel is None else None)
        if href:
            return str(href).strip()
    return None


def _web(link: str | None, base: str | None) -> str | None:
    """`link` as an address of the web, resolved against the feed's own where it is relative; None for anything else."""
    if not link:
        return None
    try:
        whole = urljoin(base, link) if base else link
        return whole if urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def _source(element: Any) -> str | None:
    """The name in `<source>`: RSS writes it as text, Atom as a title within."""
    titles = [child for child in element if _name(child) == "title"]
    return _line(titles) if titles or len(element) else _line([element])


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
