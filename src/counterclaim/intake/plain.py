"""Plain text and Markdown: the file's own characters, with front matter."""

from __future__ import annotations

from counterclaim.errors import EmptyInputError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.decoding import decode
from counterclaim.intake.front_matter import FrontMatter, front_matter
from counterclaim.intake.sections import body_sections, sections_of
from counterclaim.intake.taken import Blob, Options
from counterclaim.records import Document, Section

NOTHING = FrontMatter(0)


def plain_document(blob: Blob, options: Options) -> Document:
    """The document of a text file. Raises EmptyInputError where there is nothing but front matter and white space."""
    text, issues = decode(blob.data, charset=blob.transport.charset)
    matter = front_matter(text) or NOTHING
    title = matter.get("title")
    body = body_sections(text, matter.end, len(text), title=title)
    if not body:
        raise EmptyInputError(f"'{blob.input_id}'")
    repeated = title is not None and body[0].kind == "headline" and text[body[0].start : body[0].end] == title
    found = Found(
        text=text,
        sections=(*_metadata(matter, headline=not repeated), *body),
        outlet=matter.get("outlet"),
        url=matter.get("url"),
        title=title or (text[body[0].start : body[0].end] if body[0].kind == "headline" else None),
        note=matter.get("note"),
        published=(("front-matter", matter.get("published")),),
        language=matter.get("language"),
        theatre=matter.get("theatre"),
        issues=(*issues, *matter.issues),
    )
    return compose(found, blob, options)


def _metadata(matter: FrontMatter, *, headline: bool) -> tuple[Section, ...]:
    """The front matter as sections; the title in it is the headline where the body does not begin with it again."""
    if matter.title_span is None or not headline:
        return sections_of("metadata", (0, matter.end))
    start, end = matter.title_span
    return (Section("metadata", 0, start), Section("headline", start, end), Section("metadata", end, matter.end))
