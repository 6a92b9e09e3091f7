"""RSS and Atom: an entry is a document with its own bytes. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.intake import Blob, Options, Skipped, Taken, feeds, take_in, taken_from
from counterclaim.intake.feed_slices import slices_of
from counterclaim.intake.sniffing import MEDIA_TYPE, format_of
from counterclaim.records import Document
from tests.mutated import mutated

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>Example News &amp; Views</title><link>https://example.org/</link>"
)
FULL = (
    "<item><title>Shelling cuts power</title><link>https://example.org/1</link>"
    '<guid isPermaLink="false">post-1</guid><pubDate>Tue, 04 Mar 2031 18:00:00 +0300</pubDate>'
    "<description>The lead alone.</description><content:encoded><![CDATA[<p>The governor said that "
    "<b>eight</b> people were killed.</p><ul><li>First</item> point</li><li>Second&nbsp;point</li></ul>"
    "<script>track()</script>]]></content:encoded></item>"
)
TEASER = "<item><guid>post-2</guid><description>The ministry denied it.</description></item>"
NOTHING = "<item><guid>post-3</guid><description> </description></item>"
TAIL = "</channel></rss>"

ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Monitor</title><link href="https://example.org/a/"/>'
    "<entry><id>tag:example.org,2031:1</id><title>Bridge hit</title>"
    '<link rel="enclosure" href="https://example.org/x.mp3"/><link href="1.html"/>'
    "<published>2031-03-04T18:00:00+03:00</published><updated>2031-03-05T00:00:00Z</updated>"
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Officials said.</p><p>Others denied.</p></div>'
    "</content></entry></feed>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>Example Wire</title>'
    '<items><rdf:Seq><rdf:li rdf:resource="https://example.org/9"/></rdf:Seq></items></channel>'
    '<item rdf:about="https://example.org/9"><title>Camp shelled</title><description>Two reports.</description>'
    "<d:date>2031-03-04T05:06:00Z</d:date></item></rdf:RDF>"
)


def taken(xml: str | bytes, name: str = "feed.xml") -> list[Taken | Skipped]:
    data = xml.encode() if isinstance(xml, str) else xml
    blob = Blob(input_id=name, data=data, media_type=MEDIA_TYPE[format_of(name, data)])
    return list(taken_from(blob, Options()))


def one(xml: str | bytes) -> Taken:
    (found,) = taken(xml)
    assert isinstance(found, Taken), found
    return found


def document(xml: str | bytes) -> Document:
    return one(xml).document


def test_entry_gives_title_full_text_link_date_and_the_feed_as_outlet() -> None:
    found = document(HEAD + FULL + TAIL)
    assert found.text == (
        "Shelling cuts power\n\nThe governor said that eight people were killed.\n\nFirst point\n\nSecond\u00a0point"
    )
    assert [(s.kind, found.text[slice(*s.span)][:8]) for s in found.sections] == [
        ("headline", "Shelling"), ("body", "The gove"),
    ]  # fmt: skip
    assert (found.title, found.outlet, found.url) == (
        "Shelling cuts power", "Example News & Views", "https://example.org/1",
    )  # fmt: skip
    assert (found.published, found.published_from) == ("2031-03-04T18:00:00+03:00", "metadata")
    assert (found.input_id, found.locus) == ("feed.xml#post-1", "")


def test_blob_of_an_entry_is_its_own_bytes_within_the_feed() -> None:
    found = one(HEAD + FULL + TAIL)
    assert found.blob.data == FULL.encode()
    assert found.document.blob == found.blob.sha256
    within = found.blob.within
    assert within is not None
    assert (within.input_id, within.member, within.size) == ("feed.xml", "post-1", len((HEAD + FULL + TAIL).encode()))


def test_same_entry_in_a_later_feed_is_the_same_document() -> None:
    first = document(HEAD + FULL + TAIL)
    _, later = taken(HEAD + TEASER + "\n" + FULL + TAIL)
    assert isinstance(later, Taken)
    assert (later.document.document_id, later.document.input_id) == (first.document_id, first.input_id)


def test_entry_that_the_ledger_kept_can_be_read_again_by_itself() -> None:
    kept = one(HEAD + FULL + TAIL)
    (again,) = taken_from(kept.blob, Options())
    assert isinstance(again, Taken)
    assert again.document == kept.document


def test_teaser_is_a_document_and_an_entry_without_text_is_skipped_as_empty() -> None:
    teaser, nothing = taken(HEAD + TEASER + NOTHING + TAIL)
    assert isinstance(teaser, Taken) and isinstance(nothing, Skipped)
    assert (teaser.document.text, teaser.document.title) == ("The ministry denied it.", None)
    assert (nothing.code, nothing.input_id) == ("empty", "feed.xml#entry 2")
    assert isinstance(nothing.blob, Blob) and nothing.blob.data == NOTHING.encode()


def test_title_alone_is_a_headline() -> None:
    found = document(HEAD + "<item><title>Bridge hit</title><description>Bridge hit</description></item>" + TAIL)
    assert (found.text, [s.kind for s in found.sections]) == ("Bridge hit", ["headline"])


def test_atom_entry() -> None:
    found = document(ATOM)
    assert found.text == "Bridge hit\n\nOfficials said.\n\nOthers denied."
    assert (found.outlet, found.url) == ("Example Monitor", "https://example.org/a/1.html")
    assert found.published == "2031-03-04T18:00:00+03:00"
    assert found.media_type == "application/atom+xml"


def test_rss_one_with_a_prefix_of_its_own() -> None:
    found = document(RDF)
    assert (found.outlet, found.url, found.text) == (
        "Example Wire", "https://example.org/9", "Camp shelled\n\nTwo reports.",
    )  # fmt: skip
    assert found.published == "2031-03-04T05:06:00+00:00"


def test_feed_in_utf16_keeps_the_bytes_of_the_feed_and_says_which_entry() -> None:
    data = (HEAD.replace("utf-8", "utf-16") + FULL + TEASER + TAIL).encode("utf-16")
    first, second = taken(data)
    assert isinstance(first, Taken) and isinstance(second, Taken)
    assert first.blob.data == second.blob.data == data
    assert [(t.document.input_id, t.document.locus) for t in (first, second)] == [
        ("feed.xml#post-1", "entry 1"), ("feed.xml#post-2", "entry 2"),
    ]  # fmt: skip
    assert first.document.text.startswith("Shelling cuts power\n\nThe governor")


def test_declared_encoding_of_the_feed_is_that_of_its_entries() -> None:
    xml = HEAD.replace("utf-8", "windows-1251") + "<item><title>Удар по мосту</title></item>" + TAIL
    found = one(xml.encode("cp1251"))
    assert found.document.text == "Удар по мосту"
    assert found.blob.data.decode("cp1251").startswith("<item><title>Удар")


def test_feed_cut_in_the_middle_keeps_what_is_there_and_says_so() -> None:
    first, cut = taken(HEAD + FULL + TEASER[:-20])
    assert isinstance(first, Taken) and first.document.text.startswith("Shelling")
    assert isinstance(cut, Taken)
    assert cut.document.text == "The ministry denied it."
    assert "feed-cut-off" in {issue.code for issue in cut.document.issues}


def test_entry_that_lost_its_end_costs_no_other_entry() -> None:
    texts = [t.document.text for t in taken(HEAD + TEASER.replace("</item>", "") + FULL + TAIL) if isinstance(t, Taken)]
    assert len(texts) == 2
    assert texts[0] == "The ministry denied it." and texts[1].startswith("Shelling cuts power")


def test_words_that_look_like_tags_are_words() -> None:
    data = b"<rss><!-- <item> --><item><![CDATA[</item>]]></item><items/><item/></rss>"
    assert [data[a:b] for a, b in slices_of(data, "item", 9).entries] == [
        b"<item><![CDATA[</item>]]></item>", b"<item/>",
    ]  # fmt: skip


def test_entities_that_a_feed_defines_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><title>x</title><item><title>It says &b; and &f; &eacute;</title></item></channel></rss>"
    )
    assert document(bomb).text == "It says &b; and &f; é"


def test_aggregator_names_the_outlet_that_it_took_the_entry_from() -> None:
    entry = '<item><title>Bridge hit</title><source url="https://example.net">Example Post</source></item>'
    assert document(HEAD + entry + TAIL).outlet == "Example Post"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/x", "http://[bad", ""])
def test_link_that_is_no_address_of_the_web_is_left_out(link: str) -> None:
    assert document(HEAD + f"<item><title>Bridge hit</title><link>{link}</link></item>" + TAIL).url is None


def test_feed_without_entries_and_xml_that_is_no_feed_say_so() -> None:
    (empty,) = taken(HEAD + TAIL)
    (other,) = taken("<?xml version='1.0'?><catalogue><item/></catalogue>")
    (broken,) = taken_from(Blob(input_id="x", data=b"<p>", media_type="application/rss+xml"), Options())
    assert [s.code for s in (empty, other, broken) if isinstance(s, Skipped)] == [
        "feed-empty", "not-a-feed", "feed-broken",
    ]  # fmt: skip


def test_limits_on_entries_and_on_the_size_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "ENTRY_LIMIT", 2)
    monkeypatch.setattr(feeds, "ENTRY_SIZE", 200)
    found = taken(HEAD + FULL + TEASER + TEASER + TAIL)
    assert [t.code if isinstance(t, Skipped) else t.document.text for t in found] == [
        "too-large", "The ministry denied it.", "too-many",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "xml", "expected"),
    [("a.xml", HEAD, "rss"), ("a", RDF, "rss"), ("a.xml", ATOM, "atom"), ("a.rss", "<!-- x --><feed >", "atom"),
     ("a.xml", "<html><body>", "html"), ("a.xml", "<rdf:RDF>", "xml"), ("a.txt", HEAD, "text")],
)  # fmt: skip
def test_feed_is_known_by_its_root(name: str, xml: str, expected: str) -> None:
    assert format_of(name, xml.encode()) == expected


def test_feed_in_a_folder_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(HEAD + FULL + TAIL)
    assert [type(t).__name__ for t in take_in([tmp_path])] == ["Taken"]


@given(
    mutated(
        (HEAD.encode() + FULL.encode() + TEASER.encode() + TAIL.encode(), ATOM.encode(), RDF.encode("utf-16")),
        (
            b"<item>",
            b"</entry>",
            b"<![CDATA[",
            b"&#0;",
            b"&#xD800;",
            b"<!DOCTYPE x [",
            b"\0",
            b'encoding="hex"',
            b"<p ",
        ),
    ),
    st.sampled_from(["application/rss+xml", "application/atom+xml"]),
)
def test_damaged_feed_gives_documents_or_reasons(data: bytes, media_type: str) -> None:
    for found in taken_from(Blob(input_id="f", data=data, media_type=media_type), Options()):
        if isinstance(found, Skipped):
            assert found.code and found.message
        else:
            assert found.document.text.strip()
            assert all(0 <= s.start < s.end <= len(found.document.text) for s in found.document.sections)


def test_description_of_what_is_shown_is_text_where_there_is_no_other() -> None:
    media = 'xmlns:m="http://search.yahoo.com/mrss/"'
    group = "<m:group><m:description>The governor said so.</m:description></m:group>"
    one_item = HEAD.replace("<rss ", f"<rss {media} ") + f"<item><title>T</title>{group}</item>" + TAIL
    assert document(one_item).text == "T\n\nThe governor said so."
    both = one_item.replace("<title>T</title>", "<title>T</title><description>The words.</description>")
    assert document(both).text == "T\n\nThe words."


def test_links_are_relative_to_the_base_that_the_feed_or_the_entry_names() -> None:
    based = ATOM.replace("<feed ", '<feed xml:base="https://example.org/blog/" ').replace("https://example.org/a/", "/")
    assert document(based).url == "https://example.org/blog/1.html"
    assert document(based.replace("<entry>", '<entry xml:base="deep/">')).url == "https://example.org/blog/deep/1.html"
    assert (
        document(based.replace("<entry>", '<entry xml:base="javascript:a">')).url == "https://example.org/blog/1.html"
    )


def test_marks_written_by_their_numbers_in_windows_1252_are_those_marks() -> None:
    item = "<item><title>It&#146;s &#x93;hit&#148;</title><description>Said&#151;so.</description></item>"
    assert document(HEAD + item + TAIL).text == "It’s “hit”\n\nSaid—so."


def test_entry_that_says_only_when_it_was_updated_says_so_of_its_date() -> None:
    marked = "published-is-updated"
    alone = document(ATOM.replace("<published>2031-03-04T18:00:00+03:00</published>", ""))
    assert alone.published == "2031-03-05T00:00:00+00:00" and marked in [issue.code for issue in alone.issues]
    both = document(ATOM)
    assert both.published == "2031-03-04T18:00:00+03:00" and marked not in [issue.code for issue in both.issues]


def test_tag_that_is_no_name_costs_nothing() -> None:
    words = "<![CDATA[<p>One.</p><d<!doctype html><p>Two.</p>]]>"
    found = document(f"{HEAD}<item><title>A</title><description>{words}</description></item>{TAIL}")
    assert "One." in found.text and "Two." in found.text
