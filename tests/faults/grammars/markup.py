"""Nearly valid pages, chats as pages, and feeds."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.faults.grammars.words import Words, dates, encoded, joined, short, sound, urls, words
from tests.faults.samples import WORDS, telegram_page

TAGS = (
    "div",
    "p",
    "span",
    "article",
    "main",
    "section",
    "h1",
    "h2",
    "time",
    "figure",
    "figcaption",
    "a",
    "blockquote",
    "ul",
    "li",
    "table",
    "td",
    "br",
    "pre",
    "script",
    "style",
    "aside",
    "header",
    "footer",
    "nav",
    "svg",
    "template",
    "iframe",
    "input",
    "x:y",
    "b",
    "math",
)
attributes = st.dictionaries(
    st.sampled_from(
        (
            "class",
            "id",
            "datetime",
            "style",
            "title",
            "href",
            "itemprop",
            "property",
            "content",
            "hidden",
            "lang",
            "name",
        )
    ),
    st.one_of(
        dates,
        urls,
        short,
        st.sampled_from(
            (
                "message default clearfix",
                "message default joined",
                "body",
                "text",
                "from_name",
                "pull_right date details",
                "forwarded body",
                "page_header",
                "page_body chat_page",
                "updated",
                "published",
                "display:none",
                "datePublished",
                "dateModified",
                "article",
            )
        ),
    ),
    max_size=3,
)


def element(tag: str, given: dict[str, str], inner: str, *, closed: bool) -> str:
    said = "".join(f' {key}="{value}"' for key, value in given.items())
    return f"<{tag}{said}>{inner}" + (f"</{tag}>" if closed else "")


def elements(tags: st.SearchStrategy[str], leaves: Words, given: st.SearchStrategy[dict[str, str]]) -> Words:
    return st.recursive(
        leaves,
        lambda inner: st.tuples(tags, given, st.lists(inner, max_size=3).map("".join), st.integers(0, 9)).map(
            lambda p: element(p[0], p[1], p[2], closed=p[3] > 0)
        ),
        max_leaves=10,
    )


html = elements(st.sampled_from(TAGS), st.one_of(words, short, st.just(f"<p>{WORDS}</p>")), attributes)
metas = joined(
    st.tuples(
        st.sampled_from(
            (
                "article:published_time",
                "article:modified_time",
                "og:title",
                "og:site_name",
                "note",
                "date",
                "og:updated_time",
            )
        ),
        st.one_of(dates, short),
    ).map(lambda pair: f'<meta property="{pair[0]}" name="{pair[0]}" content="{pair[1]}">')
)
linked = dates.map(
    lambda date: f'<script type="application/ld+json">{{"datePublished": "{date}", "dateModified": "{date}"}}</script>'
)
pages = st.tuples(metas, st.one_of(st.just(""), linked), short, html, html).map(
    lambda p: (
        f"<!doctype html><html><head><title>{p[2]}</title>{p[0]}{p[1]}</head>"
        f"<body>{p[3]}<article>{p[4]}</article></body></html>"
    )
)
page_files = encoded(st.one_of(pages, pages, html))
chat_files = encoded(
    st.lists(st.tuples(attributes, html), max_size=3).map(
        lambda parts: telegram_page(*(element("div", a, h, closed=True) for a, h in parts))
    )
)


FEED_TAGS = (
    "item",
    "entry",
    "title",
    "link",
    "guid",
    "pubDate",
    "published",
    "updated",
    "description",
    "content:encoded",
    "content",
    "summary",
    "media:group",
    "media:description",
    "dc:date",
    "source",
    "author",
    "channel",
    "feed",
    "x:y",
    "id",
)
feed_attributes = st.dictionaries(
    st.sampled_from(("type", "href", "rel", "isPermaLink", "xml:base", "xmlns", "xmlns:media", "rdf:about")),
    st.one_of(
        urls, st.sampled_from(("html", "xhtml", "text", "alternate", "false", "http://www.w3.org/2005/Atom")), short
    ),
    max_size=2,
)
feed_words = st.one_of(
    words,
    dates,
    urls,
    pages,
    sound.map(lambda w: f"<![CDATA[<p>{w}</p>]]>"),
    html.map(lambda h: h.replace("<", "&lt;")),
    short,
)
feed_body = joined(elements(st.sampled_from(FEED_TAGS), feed_words, feed_attributes))
feed_files = encoded(
    st.tuples(
        st.sampled_from(("rss", "feed", "rdf:RDF")),
        feed_body,
        st.sampled_from(("item", "entry")),
        joined(elements(st.sampled_from(FEED_TAGS), feed_words, feed_attributes), most=4),
        st.sampled_from(
            (
                "",
                '<?xml version="1.0" encoding="utf-8"?>',
                '<?xml version="1.1" encoding="x"?>',
                '<!DOCTYPE r [<!ENTITY a "b">]>',
            )
        ),
    ).map(lambda p: f"{p[4]}<{p[0]}>{p[1]}<{p[2]}>{p[3]}</{p[2]}></{p[0]}>")
)
