"""Exports without the names of private persons. Texts and all persons in them are invented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from counterclaim.cli.cli import run
from counterclaim.intake import Taken
from counterclaim.ledger import Ledger
from counterclaim.publishing.redacting import DocumentNames, names_in, redacted, redacted_claim, redacted_incident
from counterclaim.records import (
    Account,
    Actor,
    Claim,
    ClaimRef,
    ComponentVersion,
    Document,
    Flags,
    Incident,
    Joined,
    Reading,
    Reason,
    Span,
)
from tests.hand_made import at, claim, reading_of, taken

TEXT = (
    "Oksana Zhwrenko, a nurse, said that shelling killed Ivan P., 43, and hit Elsewhere. The mayor, Petro Lysohorsky, "
    "said that shelling hit Zhwrenko Street in Elsewhere."
)
LOOKED = (ComponentVersion("private", "1", ""),)


def person(document: Document, name: str, *, kind: str = "unknown", id_: str | None = None) -> Actor:
    return msgspec.convert(
        {"id": id_ or f"text:{name.lower().replace(' ', '-')}", "name": name, "side": None, "kind": kind,
         "span": at(document.text, name), "resolution": "name"},
        Actor,
    )  # fmt: skip


def two_claims(document: Document) -> tuple[Claim, Claim]:
    """One by a nurse, one by a mayor, with the nurse among the targets of the second."""
    nurse, mayor = person(document, "Oksana Zhwrenko", kind="medical"), person(document, "Petro Lysohorsky",
                                                                               kind="local-official")  # fmt: skip
    one = claim(
        document, "Oksana Zhwrenko", "said", "shelling killed Ivan P., 43, and hit Elsewhere", place="Elsewhere"
    )
    two = claim(document, "The mayor, Petro Lysohorsky", "said", "shelling hit Zhwrenko Street in Elsewhere")
    one = replace(one, attribution=(replace(one.attribution[0], actors=(nurse,)),))
    event = replace(two.events[0], targets=(nurse,))
    return one, replace(two, attribution=(replace(two.attribution[0], actors=(mayor,)),), events=(event,))


def reading(document: Document, *, private: tuple[Span, ...] | None = None) -> Reading:
    made = reading_of(document, *two_claims(document))
    return replace(made, private=private, components=LOOKED if private is not None else ())


def spans(document: Document, *names: str) -> tuple[Span, ...]:
    return tuple(at(document.text, name) for name in names)


@pytest.fixture
def document() -> Document:
    made = taken(TEXT, outlet="Ivan's Wire").document
    return replace(made, input_id="in/oksana_zhwrenko.txt", note="told to us by Ivan P.")


def test_names_are_masked_with_their_length_in_all_claims_of_the_document(document: Document) -> None:
    made = reading(document, private=spans(document, "Oksana Zhwrenko", "Ivan P."))
    names = names_in(document, made)
    one, two = redacted((replace(c, outlet=document.outlet, input_id=document.input_id) for c in made.claims),
                        lambda _: names)  # fmt: skip
    assert one.text == "shelling killed ███████, 43, and hit Elsewhere"
    assert two.text == "shelling hit ████████ Street in Elsewhere"
    assert one.claim_id == made.claims[0].claim_id
    assert one.content == made.claims[0].content
    assert one.outlet == "Ivan's Wire", "an outlet's name is public"
    assert one.input_id == "in/██████_████████.txt"
    assert one.places == made.claims[0].places


def test_private_actor_gets_a_label_of_its_kind_and_an_id_without_the_name(document: Document) -> None:
    made = reading(document, private=spans(document, "Oksana Zhwrenko", "Ivan P."))
    one, two = (redacted_claim(c, names_in(document, made)) for c in made.claims)
    nurse = one.attribution[0].actors[0]
    assert (nurse.name, nurse.id) == ("[medical worker]", f"private:{document.document_id[:8]}:1")
    assert two.events[0].targets[0].id == nurse.id, "the same person is the same"
    assert two.attribution[0].actors[0].name == "Petro Lysohorsky"
    assert b"hwrenko" not in msgspec.json.encode((one, two))


def test_reasons_name_actors_by_the_ids_that_they_have_then(document: Document) -> None:
    made = reading(document, private=spans(document, "Oksana Zhwrenko", "Ivan P."))
    nurse, mayor = "text:oksana-zhwrenko", "text:petro-lysohorsky"
    because = tuple(
        Reason(slot=slot, by="speakers", rule="named-in-source", entry=entry)
        for slot, entry in (
            ("s0.actors", mayor), ("e1.targets", nurse), (f"side:{nurse}", ""), (f"side:{mayor}", ""),
            ("who:text:ivan-p", "text:ivan-p"), ("stance", "deny"),
        )
    )  # fmt: skip
    two = redacted_claim(replace(made.claims[1], because=because), names_in(document, made))
    private = two.events[0].targets[0].id
    assert [(reason.slot, reason.entry) for reason in two.because] == [
        ("s0.actors", mayor), ("e1.targets", private), (f"side:{private}", ""), (f"side:{mayor}", ""),
        ("stance", "deny"),
    ]  # fmt: skip
    assert b"hwrenko" not in msgspec.json.encode(two)
    assert b"ivan" not in msgspec.json.encode(two)


@pytest.mark.parametrize(("kind", "label"), [
    ("witness", "[witness]"), ("civilian", "[civilian]"), ("unknown", "[private person]"),
    ("media", "[journalist]"),
])  # fmt: skip
def test_label_says_the_kind(document: Document, kind: str, label: str) -> None:
    made = claim(document, "Oksana Zhwrenko", "said", "shelling killed Ivan P., 43, and hit Elsewhere")
    actor = person(document, "Oksana Zhwrenko", kind=kind)
    made = replace(made, attribution=(replace(made.attribution[0], actors=(actor,)),))
    whole = replace(reading_of(document, made), private=spans(document, "Oksana Zhwrenko"))
    assert redacted_claim(made, names_in(document, whole)).attribution[0].actors[0].name == label


def test_reading_that_did_not_look_leaves_out_the_names_of_its_actors(document: Document) -> None:
    made = reading(document)
    one, two = (redacted_claim(c, names_in(document, made)) for c in made.claims)
    assert one.attribution[0].actors[0].name == "[medical worker]"
    assert "████████ Street" in two.text
    assert two.attribution[0].actors[0].name == "Petro Lysohorsky"


def test_person_whom_the_theatre_knows_is_left(document: Document) -> None:
    made = claim(document, "Oksana Zhwrenko", "said", "shelling killed Ivan P., 43, and hit Elsewhere")
    known = person(document, "Oksana Zhwrenko", id_="oksana-zhwrenko")
    made = replace(made, attribution=(replace(made.attribution[0], actors=(known,)),))
    names = names_in(document, replace(reading_of(document, made), private=spans(document, "Ivan P.")))
    assert redacted_claim(made, names).attribution[0].actors[0] == known


def test_name_of_an_official_is_kept_where_a_private_person_shares_a_part_of_it() -> None:
    names = DocumentNames("d", ["Petro Zhwrenko"], ["Anna Zhwrenko"])
    assert (
        names.masked("Anna Zhwrenko, Petro Zhwrenko, Zhwrenko, PETRO")
        == "Anna Zhwrenko, " + "█" * 14 + ", ████████, █████"
    )


def test_parts_in_lower_case_are_common_words() -> None:
    names = DocumentNames("d", ["Hope Said al-Vqo"])
    assert names.masked("I hope, he said. Said hope Hope. al") == "I hope, he said. ████ hope ████. al"
    assert names.masked("hope  said\nal-vqo") == "█" * 17


def test_document_without_private_names_is_left_alone() -> None:
    assert DocumentNames("d", []).masked("Anna said") == "Anna said"
    assert not DocumentNames("d", []).holds("Anna")


def test_persons_are_numbered_by_their_names() -> None:
    names = DocumentNames("d", ["Zhwrenko", "Oksana  Zhwrenko", "Ivan P."])
    assert names.number("Zhwrenko") == names.number("OKSANA Zhwrenko") == 2
    assert names.number("Ivan P.") == 3
    assert names.number("Nobody") == 0


@pytest.fixture
def ledger(tmp_path: Path, document: Document) -> Ledger:
    store = Ledger(tmp_path / "l.db")
    item = taken(TEXT, outlet="Ivan's Wire")
    store.store(Taken(document, item.blob), reading(document, private=spans(document, "Oksana Zhwrenko", "Ivan P.")))
    return store


def test_private_spans_are_kept_and_hold_in_the_custody_log(ledger: Ledger, document: Document) -> None:
    import sqlite3

    assert ledger.reading(document.document_id).private == spans(document, "Oksana Zhwrenko", "Ivan P.")
    assert ledger.verify().clean
    connection = sqlite3.connect(ledger.path)
    with connection:
        connection.execute("UPDATE reading SET private = '[]'")
    connection.close()
    assert ledger.verify().misfits[0].what == "reading"


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_export_leaves_private_names_out(ledger: Ledger, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert run(["export", "claims", "--redact", "private", "--format", form, "--ledger", str(ledger.path)]) == 0
    said = capsys.readouterr()
    assert "hwrenko" not in said.out.casefold()
    assert "Ivan P" not in said.out
    assert "Petro Lysohorsky" in said.out
    assert "[medical worker]" in said.out
    rows = said.out.splitlines() if form == "jsonl" else list(csv.reader(io.StringIO(said.out)))[1:]
    assert len(rows) == 2
    assert "private-names-unknown" not in said.err
    assert run(["export", "claims", "--format", form, "--ledger", str(ledger.path)]) == 0
    assert "Zhwrenko" in capsys.readouterr().out, "only where it is asked for"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_search_leaves_private_names_out_in_every_form(
    ledger: Ledger, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert run(["claims", "--redact", "private", "--format", form, "--ledger", str(ledger.path)]) == 0
    said = capsys.readouterr().out
    assert "hwrenko" not in said.casefold()
    assert "Ivan P" not in said
    if form == "json":
        assert len(json.loads(said)) == 2


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_dispatches_found_are_shown_without_private_names(
    tmp_path: Path, ledger: Ledger, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    ledger.store(taken("Oksana Zhwrenko was seen.", outlet="Other", title="Zhwrenko"), None)
    assert run(["search", "--redact", "private", "--format", form, "--ledger", str(ledger.path)]) == 0
    said = capsys.readouterr()
    assert "hwrenko" not in said.out.casefold() and "█" in said.out
    assert "1 dispatch was not read, so nobody has looked for names of private persons" in said.err
    assert run(["search", "--format", form, "--ledger", str(ledger.path)]) == 0
    assert "hwrenko" in capsys.readouterr().out.casefold()


def test_export_tells_that_nobody_has_looked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = taken(TEXT)
    store = Ledger(tmp_path / "l.db")
    store.store(item, reading(item.document))
    assert run(["export", "claims", "--redact", "private", "--ledger", str(store.path)]) == 0
    said = capsys.readouterr()
    assert "1 document was read before" in said.err
    assert "counterclaim reread" in said.err
    assert "Zhwrenko" not in said.out


def test_what_people_said_of_a_claim_loses_the_names_too(
    ledger: Ledger, capsys: pytest.CaptureFixture[str], document: Document
) -> None:
    judged = ledger.reading(document.document_id).claims[0].claim_id
    ledger.judge(judged, verdict="wrong", by="desk", note="Oksana Zhwrenko never said so")
    assert run(["export", "claims", "--redact", "private", "--ledger", str(ledger.path)]) == 0
    said = capsys.readouterr().out
    assert "never said so" in said
    assert "hwrenko" not in said.casefold()


def test_incident_keeps_no_private_name_in_any_case_or_key() -> None:
    told = Joined(
        claim_id="a", event="e1", to_claim="b", to_event="e1", score=3.0,
        because=("both have the words zhwrenko, kitchen", "done by text:petro-zhwrenko in both"),
    )  # fmt: skip
    account = Account(side=None, claims=("a",), origins=("text:petro-zhwrenko",))
    incident = Incident(
        incident_id="i", kind="series", type="assault", mode=None, period=None, precision="unknown", places=(),
        documents=("d",), input_ids=("d.txt",), claims=(ClaimRef(claim_id="a", reading_id="r"),), origins=1,
        standing=None, flags=Flags(claimed_by=(), independent=0, denied_by=(), incompatible=()), accounts=(account,),
        figures={}, joined=(told,), origin="text:petro-zhwrenko", starting="since Zhwrenko went",
    )  # fmt: skip
    masked = redacted_incident(incident, [DocumentNames("d", ["Petro Zhwrenko"])])
    written = msgspec.json.encode(masked).decode().casefold()
    assert "zhwrenko" not in written and "petro" not in written
    assert "kitchen" in written
