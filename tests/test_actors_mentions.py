"""Who is mentioned, and whose side they are on. Persons are invented; offices and bodies are real."""

from __future__ import annotations

import pytest

from tests.actor_layers import mention, read


@pytest.mark.parametrize(
    ("text", "words", "name", "side"),
    [
        ("Rwanda's foreign ministry denied it.", "Rwanda's foreign ministry",
         "Ministry of Foreign Affairs of Rwanda", "rwanda"),
        ("The Ministry of Defence of the Republic of Korea denied it.", "Ministry of Defence of the Republic of Korea",
         "Ministry of Defence of South Korea", "third-party"),
        ("The German army sent trucks.", "German army", "Bundeswehr", "third-party"),
        ("Congolese troops fled.", "Congolese troops", "Armed Forces of the Democratic Republic of the Congo", "drc"),
        ("The M23 spokesman denied it.", "M23 spokesman", "M23", "m23"),
        ("An M23 spokesman denied it.", "M23 spokesman", "M23", "m23"),
        ("Kigali denied it.", "Kigali", "Government of Rwanda", "rwanda"),
        ("The UN's humanitarian office warned of hunger.", "UN's humanitarian office", "OCHA", "third-party"),
        ("South Africa's president left.", "South Africa's president", "Cyril Ramaphosa", "third-party"),
    ],
)  # fmt: skip
def test_an_office_with_its_owner_is_an_actor(text: str, words: str, name: str, side: str) -> None:
    actor = mention(read(text, theatre="drc-east", published="2025-01-20"), words)
    assert (actor.name, actor.side) == (name, side)


def test_an_ally_is_a_third_party_aligned_with_its_friend() -> None:
    actor = mention(read("The French foreign ministry urged calm.", theatre="ukraine-2022"), "French foreign ministry")
    assert (actor.side, actor.aligned_with) == ("third-party", ("ukraine",))


@pytest.mark.parametrize(
    ("text", "words", "side", "kind"),
    [
        ("Russian-installed officials left.", "Russian-installed officials", "russia", "administration"),
        ("The Moscow-appointed governor left.", "Moscow-appointed governor", "russia", "administration"),
        ("Pro-Russian militiamen fired.", "Pro-Russian militiamen", "russia", "armed-group"),
        ("Ukrainian doctors left.", "Ukrainian doctors", "third-party", "medical"),
        ("Residents left.", "Residents", "third-party", "civilian"),
        ("A witness left.", "witness", "third-party", "witness"),
        ("Local officials left.", "Local officials", None, "local-official"),
        ("The gunmen left.", "gunmen", None, "armed-group"),
        ("A source in the Ukrainian defence ministry left.", "source in the Ukrainian defence ministry",
         "ukraine", "government"),
        ("A former Russian general left.", "Russian general", None, "military"),
        ("A former US general left.", "US general", "third-party", "military"),
    ],
)  # fmt: skip
def test_the_side_is_told_by_the_words_or_left_open(text: str, words: str, side: str | None, kind: str) -> None:
    actor = mention(read(text, theatre="ukraine-2022"), words)
    assert (actor.side, actor.kind) == (side, kind)


def test_an_unknown_person_gets_the_side_of_the_title() -> None:
    layers = read("Malian army spokesman Colonel Issa Kone said so. Kone left.", theatre="sahel")
    actor = mention(layers, "Issa Kone")
    assert (actor.id, actor.side, actor.kind) == ("text:issa-kone", "mali", "military")
    assert mention(layers, "Kone").id == actor.id


def test_an_unknown_person_gets_the_side_of_the_apposition() -> None:
    layers = read("Ahmed Karim, a spokesman for the Rapid Support Forces, denied it.", theatre="sudan-2023")
    assert mention(layers, "Ahmed Karim").side == "rsf"


def test_an_unknown_person_without_a_title_has_no_side() -> None:
    assert mention(read("Ivan Melnyk left the town.", theatre="ukraine-2022"), "Ivan Melnyk").side is None


def test_who_holds_an_office_depends_on_the_day() -> None:
    before = read("Ukraine's defence minister left.", theatre="ukraine-2022", published="2022-09-13")
    after = read("Ukraine's defence minister left.", theatre="ukraine-2022", published="2024-03-01")
    assert before.mentions[0].id != after.mentions[0].id
    assert {before.mentions[0].side, after.mentions[0].side} == {"ukraine"}


def test_a_mayor_belongs_to_the_country_of_the_town_in_a_war_of_states() -> None:
    layers = read("The mayor of Zarichne left.", theatre="ukraine-2022", places={"Zarichne": "UA"})
    actor = mention(layers, "mayor of Zarichne")
    assert (actor.name, actor.side, actor.kind) == ("Mayor of Zarichne", "ukraine", "local-official")


def test_a_mayor_is_on_the_side_of_the_state_unless_another_party_holds_the_town() -> None:
    places = {"Umm Rawaba": "SD", "Nyala": "SD"}
    text = "The mayor of Umm Rawaba and the mayor of Nyala left."
    layers = read(text, theatre="sudan-2023", places=places, published="2024-06-01")
    assert mention(layers, "mayor of Umm Rawaba").side == "saf"
    assert mention(layers, "mayor of Nyala").side == "rsf"
    before = read(text, theatre="sudan-2023", places=places, published="2023-06-01")
    assert mention(before, "mayor of Nyala").side == "saf"


def test_a_part_of_a_towns_name_is_nobody() -> None:
    layers = read("Teams in Khan Yunis treated 133 patients.", theatre="israel-gaza-lebanon", published="2023-12-10")
    assert all(m.id != "karim-khan" for m in layers.mentions)


def test_the_bare_army_is_the_states_in_a_civil_war_only() -> None:
    assert mention(read("The army left.", theatre="sudan-2023"), "army").side == "saf"
    layers = read("Both sides fired. The army left.", theatre="india-pakistan")
    assert all(m.side is None for m in layers.mentions)


def test_the_bare_ministry_is_the_last_one_named_in_full() -> None:
    layers = read("The Iraqi health ministry counted. The ministry said more later.", theatre="iraq-isis")
    assert mention(layers, "ministry").name == "Ministry of Health of Iraq"


def test_an_office_shared_by_two_owners_is_given_to_both() -> None:
    layers = read("Armenian and Azerbaijani officials met.", theatre="nagorno-karabakh")
    assert [m.side for m in layers.mentions] == ["armenia", "azerbaijan"]


def test_a_misspelt_given_name_is_still_the_person() -> None:
    layers = read("Ukrainian President Wolodimir Zelenskij spoke.", theatre="ukraine-2022")
    assert [m.id for m in layers.mentions] == ["volodymyr-zelensky"]


def test_another_person_of_the_same_family_name_is_somebody_else() -> None:
    layers = read("The baker Marta Zelensky left.", theatre="ukraine-2022")
    assert all(m.id != "volodymyr-zelensky" for m in layers.mentions)


def test_a_small_word_is_no_acronym() -> None:
    layers = read("It told us who is in the au pair house.", theatre="world")
    assert not layers.mentions


def test_a_country_that_is_only_a_place_is_no_actor() -> None:
    assert not read("People fled to Chad and to southern Sudan.", theatre="sudan-2023").mentions


def test_offsets_survive_curly_quotes_and_accents() -> None:
    layers = read("« Rien », said Côte d’Ivoire’s foreign ministry.", theatre="world")
    start, end = layers.mentions[-1].span
    assert layers.text[start:end] == "Côte d’Ivoire’s foreign ministry"


@pytest.mark.parametrize(
    ("text", "theatre", "words", "side"),
    [
        ("The Pentagon said that the talks would go on.", "world", "Pentagon", "third-party"),
        ("The White House denied it.", "world", "White House", "third-party"),
        ("The Kremlin denied it.", "world", "Kremlin", None),
        ("The Pentagon said US forces had hit a boat and US troops had landed.", None, "Pentagon", "united-states"),
        ("The Pentagon said that the talks would go on.", "ukraine-2022", "Pentagon", "third-party"),
    ],
)
def test_where_no_theatre_fits_a_bystanders_bodies_are_third_parties(
    text: str, theatre: str | None, words: str, side: str | None
) -> None:
    assert mention(read(text, theatre=theatre), words).side == side


@pytest.mark.parametrize(
    ("text", "words", "name", "side"),
    [
        ("The RSF commander in Nyala left.", "RSF commander", "RSF commander", "rsf"),
        ("The Kenyan commander left.", "Kenyan commander", "Kenyan commander", "third-party"),
        ("The Sudanese leader spoke.", "Sudanese leader", "Abdel Fattah al-Burhan", "saf"),
        ("Sudan's chief of staff spoke.", "Sudan's chief of staff", "Chief of Staff of Sudan", "saf"),
    ],
)  # fmt: skip
def test_a_commander_of_a_part_or_a_contingent_is_not_who_leads_all(
    text: str, words: str, name: str, side: str
) -> None:
    actor = mention(read(text, theatre="sudan-2023", places={"Nyala": "SD"}), words)
    assert (actor.name, actor.side) == (name, side)


def test_a_leader_with_a_name_before_him_that_nobody_knows_leads_no_state() -> None:
    layers = read("Chad's foreign minister left. The Zahariya leader denied it.", theatre="sudan-2023")
    assert [m.name for m in layers.mentions] == ["Foreign Minister of Chad"]


def test_a_misspelt_adjective_of_a_party_is_no_unknown_owner() -> None:
    assert mention(read("The Soudanese army left.", theatre="sudan-2023"), "army").side == "saf"


@pytest.mark.parametrize(
    ("text", "words", "name", "side", "kind"),
    [
        ("The KIA's ninth brigade left.", "ninth brigade", "9th Brigade", "ethnic-armies", "armed-group"),
        ("The 275th battalion of the Myanmar army fled.", "275th battalion", "275th Battalion", "junta", "military"),
        ("The 275th battalion fled.", "275th battalion", "275th Battalion", None, "military"),
    ],
)  # fmt: skip
def test_a_unit_by_number_is_of_whoever_owns_it(text: str, words: str, name: str, side: str | None, kind: str) -> None:
    actor = mention(read(text, theatre="myanmar"), words)
    assert (actor.name, actor.side, actor.kind) == (name, side, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Madrid drafted the text, and Rome abstained.", "Rome"),
        ("Berlin was not informed.", "Berlin"),
        ("It is Chad that attacks the town.", "Chad"),
        ("The convoy passed the Chadians.", "Chadians"),
    ],
)
def test_a_state_that_decides_or_is_told_is_an_actor(text: str, words: str) -> None:
    assert mention(read(text, theatre="sudan-2023"), words).side == "third-party"


def test_the_mayor_is_of_the_only_town_of_the_sentence_and_never_of_two() -> None:
    one = read("Shells hit Zarichne, the mayor wrote.", theatre="ukraine-2022", places={"Zarichne": "UA"})
    assert mention(one, "mayor").name == "Mayor of Zarichne"
    places = {"Zarichne": "UA", "Sosnivka": "UA"}
    two = read("Shells hit Zarichne and Sosnivka, the mayor wrote.", theatre="ukraine-2022", places=places)
    assert not two.mentions


def test_who_counts_the_dead_after_a_strike_is_of_the_state_that_was_struck() -> None:
    text = "Russian missiles hit Zarichne, the interior minister wrote."
    layers = read(text, theatre="ukraine-2022", places={"Zarichne": "UA"}, published="2014-01-01")
    assert mention(layers, "interior minister").side == "ukraine"


@pytest.mark.parametrize(
    ("text", "words", "side", "kind"),
    [
        ("A farmer told Hills Today, an online outlet, that shells fell.", "Hills Today", "third-party", "media"),
        ("An opposition leader left.", "opposition leader", "third-party", "party-politician"),
        ("Each side blamed the other.", "Each side", None, "armed-group"),
        ("A senior official in Kinshasa left.", "senior official in Kinshasa", "drc", "government"),
    ],
)  # fmt: skip
def test_bodies_and_people_whom_no_theatre_knows(text: str, words: str, side: str | None, kind: str) -> None:
    found = [m for m in read(text, theatre="drc-east").mentions if m.name.lower() in words.lower()]
    assert (side, kind) in [(m.side, m.kind) for m in found]


def test_an_office_of_2015_is_held_by_whom_it_was_held_by_then() -> None:
    then = read("The Ukrainian president spoke. The OSCE SMM saw it.", theatre="ukraine-2022", published="2015-03-02")
    assert [m.name for m in then.mentions] == ["Petro Poroshenko", "OSCE Special Monitoring Mission to Ukraine"]


def test_rebels_are_those_of_the_theatre_though_a_third_group_was_met_last() -> None:
    text = "The M23 moved. The FDLR fled. A farmer saw the rebels."
    assert mention(read(text, theatre="drc-east"), "rebels").side == "m23"
