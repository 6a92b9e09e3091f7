"""Whom the words of a claim come from. All texts are invented; the offices are those of the theatres."""

from __future__ import annotations

import pytest

from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.origins import independent, is_own, origin_of, origin_of_outlet, origins_of
from counterclaim.reconciling.reprints import families_of
from counterclaim.reconciling.speaking_for import bodies, body_of
from counterclaim.records import Actor, ActorKind, Claim, Document, Link, Resolution, Span
from counterclaim.theatres import load, offices
from tests.wires import LEAD, OTHER, WIRE, at, dispatch

UKRAINE = load("ukraine-2022")
SUDAN = load("sudan-2023")
OUTLET = Origin(
    key="text:daily", name="Daily", side="third-party", aligned_with=(), kind="media", because="the outlet's own voice"
)


def actor(
    id_: str, name: str = "", *, side: str | None = "ukraine", kind: ActorKind = "government", named: bool = True,
    resolution: Resolution = "office", aligned_with: tuple[str, ...] = (),
) -> Actor:  # fmt: skip
    return Actor(
        id=id_, name=name or id_, side=side, kind=kind, named=named, span=(0, 1), resolution=resolution,
        aligned_with=aligned_with,
    )  # fmt: skip


def nameless(id_: str, name: str, kind: ActorKind, *, side: str | None = "third-party") -> Actor:
    """Somebody described without a name."""
    return actor(id_, name, kind=kind, side=side, named=False, resolution="description")


def claim(*chain: Actor, document: str = "d", content: Span = (0, 1), published: str = "2022-09-13") -> Claim:
    """A claim with these speakers, outermost first."""
    links = tuple(
        Link(source=((0, 1),), cue=(), voice="indirect", carried=False, actors=(one,), said_on=None) for one in chain
    )
    return Claim(
        claim_id=f"{document}-{content}", document_id=document, reading_id="r", input_id=document, published=published,
        outlet="Daily", section="body", background=False, text="…", content=(content,), attribution=links,
        stance="asserts", events=(), figures=(), places=(), qualifiers=(), issues=(),
    )  # fmt: skip


def origin(*chain: Actor, family: str | None = None, document: str = "d") -> Origin:
    return origin_of(claim(*chain, document=document), outlet_origin=OUTLET, family=family, theatre=UKRAINE)


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        (actor("ua:defence-ministry"), "ua:defence-ministry"),
        (actor("ua:defence-minister"), "ua:defence-ministry"),
        (actor("ua:deputy-defence-minister"), "ua:defence-ministry"),
        (actor("ua:defence-ministry:official", "a source in the ministry", named=False), "ua:defence-ministry"),
        (actor("ua:defence-ministry:spokesperson"), "ua:defence-ministry"),
        (actor("ua:president"), "ua:presidency"),
        (actor("ua"), "ua:government"),
        (actor("ua:government"), "ua:government"),
        (actor("ua:officials", "Ukrainian officials", named=False), "ua:government"),
        (actor("ua:military-official", "a military source", named=False, kind="military"), "ua:armed-forces"),
        (actor("ua:lawmakers"), "ua:lawmakers"),
        (actor("ru:leader", side="russia"), "ru:presidency"),
        (actor("de:leader", side="third-party"), "de:chancellery"),
        (actor("governor:kharkiv", "Governor of Kharkiv Oblast"), "governor:kharkiv"),
        (actor("deputy-governor:kharkiv"), "governor:kharkiv"),
        (actor("who:leader", side="third-party"), "who"),
        (actor("hamas:official", named=False, side=None, kind="armed-group"), "hamas"),
        (actor("ohchr:spokesperson", side="third-party", kind="intergovernmental"), "ohchr"),
        (actor("ohchr", side="third-party", kind="intergovernmental"), "ohchr"),
        (actor("text:oblast-council", "Oblast Council"), "text:oblast-council"),
        (actor("text:governor", "Governor"), "text:governor"),
    ],
)
def test_whoever_speaks_for_a_body_is_its_origin(speaker: Actor, key: str) -> None:
    assert origin(speaker).key == key


def test_holder_of_an_office_speaks_for_its_body_while_he_holds_it() -> None:
    holder = next(a for a in UKRAINE.actors if "ua:deputy-defence-minister" in str(a.holder_of))
    assert origin(actor(holder.id, holder.name)).key == "ua:defence-ministry"
    before = origin_of(
        claim(actor(holder.id, holder.name), published="2015-01-01"), outlet_origin=OUTLET, theatre=UKRAINE
    )
    assert before.key == holder.id


def test_source_that_is_not_named_is_marked_in_the_reason() -> None:
    found = origin(actor("ua:defence-ministry:official", "a source in the ministry", named=False))
    assert found.name == "Ministry of Defence of Ukraine"
    assert found.because == "“a source in the ministry”, who is not named, counts as Ministry of Defence of Ukraine"


def test_ministry_quoted_by_thirty_outlets_is_one_origin() -> None:
    ministry = actor("ua:defence-ministry")
    media = [actor(f"text:outlet-{n}", kind="media", side="third-party") for n in range(30)]
    assert len({origin(outlet, ministry, document=outlet.id).key for outlet in media}) == 1


def test_chain_is_followed_to_its_innermost_speaker_who_is_known() -> None:
    agency = actor("reuters", kind="media", side="third-party", resolution="name")
    ministry = actor("ua:defence-ministry")
    nobody = actor("text:the-division", "the division", side=None, kind="unknown", resolution="unresolved")
    assert origin(agency, ministry).key == "ua:defence-ministry"
    assert origin(agency, ministry).because.endswith("cited through others")
    further = origin(agency, ministry, nobody)
    assert further.key == "ua:defence-ministry"
    assert further.because.endswith("the speaker further in is not known")


def test_speaker_who_is_not_known_counts_once_in_a_family() -> None:
    nobody = actor("text:the-division", "the division", side=None, kind="unknown", resolution="unresolved")
    assert origin(nobody, document="a").key != origin(nobody, document="b").key
    assert origin(nobody, document="a", family="f").key == origin(nobody, document="b", family="f").key
    assert origin(nobody).side is None and not independent(origin(nobody), UKRAINE)


def test_witnesses_and_residents_without_a_name_are_one_origin_of_a_family() -> None:
    witnesses = actor("witness", "witnesses", kind="witness", side="third-party", named=False, resolution="description")
    resident = actor(
        "resident", "a resident", kind="civilian", side="third-party", named=False, resolution="description"
    )
    medics = actor("medic", "medics", kind="medical", side="third-party", named=False, resolution="description")
    keys = [origin(one, document=d, family="f").key for one in (witnesses, resident) for d in ("a", "b")]
    assert len({*keys}) == 1
    assert origin(witnesses, document="a").key != origin(witnesses, document="b").key
    assert origin(medics, family="f").key not in keys


def test_unnamed_officer_whose_side_is_known_counts_as_the_partys_forces() -> None:
    officer = actor(
        "text:an-officer", "an officer", kind="military", side="russia", named=False, resolution="description"
    )
    assert origin(officer).key == "ru:armed-forces"
    fighter = nameless("text:a-field-commander", "a field commander", "armed-group", side="rsf")
    assert origin_of(claim(fighter), outlet_origin=OUTLET, theatre=SUDAN).key == "rsf"


def test_unnamed_sources_of_two_sides_are_two_origins_of_one_dispatch() -> None:
    keys = {
        origin(actor("local-official", side=side, kind="local-official", named=False)).key for side in ("ukraine", None)
    }
    assert len(keys) == 2


def test_outlet_itself_is_the_origin_of_what_it_says_in_its_own_voice() -> None:
    assert origin() == OUTLET
    found = origin_of_outlet("Daily Lantern", document_id="d", theatre=UKRAINE)
    assert (found.key, found.side) == ("text:daily-lantern", "third-party")
    assert origin_of_outlet(None, document_id="d").key == "document:d"


def test_outlet_that_the_theatre_knows_has_its_id_and_side() -> None:
    assert origin_of_outlet("The Guardian", document_id="d", theatre=UKRAINE).key == "the-guardian"
    state_agency = origin_of_outlet("RIA Novosti", document_id="d", theatre=UKRAINE)
    assert (state_agency.key, state_agency.side) == ("ria", "russia")
    assert not independent(state_agency, UKRAINE)


def test_credited_agency_is_the_origin_of_a_dispatchs_own_voice() -> None:
    found = origin_of_outlet("Daily", document_id="d", credits=("Agence France-Presse",), theatre=UKRAINE)
    assert found.key == "afp"
    assert found.because == "the dispatch credits Agence France-Presse"
    several = origin_of_outlet("Daily", document_id="d", credits=("Agence France-Presse", "Reuters"), theatre=UKRAINE)
    assert several.key == "text:daily"


def in_two(wire: Document, reprint: Document) -> tuple[dict[str, Origin], dict[str, Origin]]:
    """The origins of the outlet's own voice in the lead of two dispatches of a family, and of the second's addition."""
    (family,) = families_of([wire, reprint])
    lead = origins_of([claim(document=wire.document_id, content=at(wire, LEAD))], wire, family=family)
    claims = [claim(document=reprint.document_id, content=at(reprint, words)) for words in (LEAD, OTHER[0])]
    return lead, origins_of(claims, reprint, family=family)


def test_shared_words_are_the_earliest_members_and_added_ones_the_outlets_own() -> None:
    wire, reprint = dispatch(*WIRE, outlet="Wire"), dispatch(LEAD, OTHER[0], *WIRE[1:], published="2031-03-05")
    in_wire, in_reprint = in_two(wire, reprint)
    assert [o.key for o in in_wire.values()] == ["text:wire"]
    assert [o.key for o in in_reprint.values()] == ["text:wire", "text:daily"]
    assert next(iter(in_reprint.values())).because == "a reprint of what Wire had first"


def test_agency_credited_by_one_member_is_the_origin_of_the_shared_words_of_all() -> None:
    early, late = dispatch(*WIRE, outlet="Early"), dispatch(LEAD, OTHER[0], *WIRE[1:], "(AFP)", published="2031-03-05")
    in_early, in_late = in_two(early, late)
    assert {o.key for o in in_early.values()} == {"afp"}
    assert [o.key for o in in_late.values()] == ["afp", "afp"]


def test_claim_of_a_dispatch_outside_the_family_is_its_own() -> None:
    (family,) = families_of([dispatch(*WIRE, outlet="A"), dispatch(*WIRE, outlet="B")])
    assert is_own(claim(document="C"), family)
    assert not is_own(claim(document="A", content=(0, 10)), family)


@pytest.mark.parametrize(
    ("side", "aligned_with", "counts"),
    [
        ("third-party", (), True), ("third-party", ("ukraine",), False), ("ukraine", (), False), (None, (), False),
        ("third-party", ("elsewhere",), True),
    ],
)  # fmt: skip
def test_only_a_third_party_that_is_no_partys_ally_corroborates(
    side: str | None, aligned_with: tuple[str, ...], counts: bool
) -> None:
    found = Origin(key="k", name="n", side=side, aligned_with=aligned_with, kind="monitor", because="")
    assert independent(found, UKRAINE) is counts
    assert independent(found, "ukraine-2022") is counts
    if aligned_with:
        assert not independent(found)


def test_table_of_bodies_names_offices_that_there_are() -> None:
    known = {office.id for office in offices().offices}
    assert {*bodies().bodies, *bodies().bodies.values()} <= known


def test_body_of_an_office_without_a_theatre_is_told_by_its_id_alone() -> None:
    assert body_of("ke:foreign-minister", "the minister", theatre=None, day=None).name == (
        "Ministry of Foreign Affairs of Kenya"
    )
