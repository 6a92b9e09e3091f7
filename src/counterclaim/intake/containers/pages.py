"""Whether the content of a record of a web archive can be a dispatch: its declared type, checked against its bytes."""

from __future__ import annotations

from urllib.parse import urlsplit

from counterclaim.intake.containers.names import shown_name
from counterclaim.intake.decoding import is_binary
from counterclaim.intake.sniffing import BY_SUFFIX, MEDIA_TYPE, format_of

SUFFIXES: dict[str, str] = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "text/csv": ".csv", "application/pdf": ".pdf", "application/rss+xml": ".rss", "application/rdf+xml": ".rss",
    "application/atom+xml": ".atom", "text/xml": ".xml", "application/xml": ".xml", "message/rfc822": ".eml",
    "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl", "application/json": "", "text/json": "",
    "application/octet-stream": "", "application/x-pdf": ".pdf", "": "",
    "application/rtf": ".rtf", "text/rtf": ".rtf", "multipart/related": ".mhtml", "application/x-mimearchive": ".mhtml",
    MEDIA_TYPE["docx"]: ".docx", MEDIA_TYPE["odt"]: ".odt",
}  # fmt: skip
"""The extension that a file of the type would have; "" leaves it to the content."""

BY_CONTENT = frozenset({"application/json", "text/json", "application/octet-stream"})
"""Types of which only some are dispatches: rows of them, or a format that shows in the bytes."""

KINDS: dict[str, str] = {
    "image": "images", "audio": "audio", "video": "video", "font": "fonts", "text/css": "stylesheets",
    "text/javascript": "scripts", "application/javascript": "scripts", "application/x-javascript": "scripts",
    "application/ecmascript": "scripts", "application/json+protobuf": "scripts", "application/wasm": "scripts",
    "application/font-woff": "fonts", "application/vnd.ms-fontobject": "fonts", "text/dns": "look-ups of names",
}  # fmt: skip

FOR_MACHINES = ("/robots.txt", "/ads.txt", "/security.txt", "/sitemap.xml", "/favicon.ico")


def kind_of_page(content_type: str, url: str) -> str | None:
    """What a record is called that is no dispatch by its type or address; None where it may be one."""
    declared = content_type.split(";", maxsplit=1)[0].strip().lower()
    try:
        path = urlsplit(url).path
    except ValueError:
        path = ""
    if path.endswith(FOR_MACHINES):
        return "files for crawlers"
    if declared in SUFFIXES:
        return None
    return KINDS.get(declared) or KINDS.get(declared.split("/")[0]) or f"of type {shown_name(declared[:60])}"


def media_type_of(content_type: str, data: bytes) -> str | None:
    """The media type by which a record's content is to be read; None where its bytes show that it is no dispatch.

    Content that claims to be a page or text and is neither keeps its type: reading it skips it with its bytes.
    """
    declared = content_type.split(";", maxsplit=1)[0].strip().lower()
    suffix = SUFFIXES[declared]
    if suffix and suffix not in BY_SUFFIX:
        return None
    found = format_of(f"page{suffix}", data)
    if not suffix and (found == "json" or (found == "text" and (declared in BY_CONTENT or is_binary(data)))):
        return None
    media_type = MEDIA_TYPE[found]
    return media_type if media_type != "application/xml" else None  # XML that is neither feed nor page
