"""Whom the source of an attribution names."""

from __future__ import annotations

import pytest

from tests.actor_layers import read, speakers


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a spokesman for the Russian Defence Ministry", "Ministry of Defence of the Russian Federation"),
        ("the Turkish leader", "Recep Tayyip Erdogan"),
        ("the press service of the Kremlin", "Kremlin"),
        ("a statement by the General Staff of the Armed Forces of Ukraine",
         "General Staff of the Armed Forces of Ukraine"),
        ("the regional police chief, Taras Hnatiuk,", "Taras Hnatiuk"),
        ("Taras Hnatiuk, the regional police chief,", "Taras Hnatiuk"),
        ("the Russian-installed head of the town, Oleg Bykov,", "Oleg Bykov"),
        ("the Ukrainian army, which had withdrawn from Russian territory,", "Armed Forces of Ukraine"),
        ("Britain's defence ministry", "Ministry of Defence of the United Kingdom"),
    ],
)  # fmt: skip
def test_the_head_of_the_source_is_the_speaker(source: str, name: str) -> None:
    assert speakers(f"On Monday [[{source}]] said that the town had fallen.", theatre="ukraine-2022")[0].name == name


def test_coordinated_sources_are_all_speakers() -> None:
    layers = read("[[The Kenyan foreign ministry and the African Union]] called for calm.", theatre="sudan-2023")
    assert [a.name for a in layers.speakers[0]] == ["Ministry of Foreign Affairs of Kenya", "African Union"]


def test_neither_of_two_sources_are_both_speakers() -> None:
    layers = read("[[Neither the Kenyan foreign ministry nor the African Union]] has commented.", theatre="sudan-2023")
    assert [a.name for a in layers.speakers[0]] == ["Ministry of Foreign Affairs of Kenya", "African Union"]


def test_a_person_pronoun_is_the_last_fitting_person() -> None:
    found = speakers(
        "[[Malian minister Awa Diallo]] said the town was safe. [[The UN mission in Mali]] was silent. "
        "[[She]] said troops would stay.",
        theatre="sahel",
    )
    assert (found[2].name, found[2].side, found[2].resolution) == ("Awa Diallo", "mali", "pronoun")


def test_it_is_the_last_body_and_not_a_person() -> None:
    found = speakers(
        "[[The Syrian Network for Human Rights]] counted 12. [[Bakr Haddad, a doctor]], wept. [[It]] named them.",
        theatre="syria", published="2019-01-01",
    )  # fmt: skip
    assert found[2].id == "snhr"


def test_he_after_a_ministry_is_the_last_speaker() -> None:
    found = speakers("[[The Turkish foreign ministry]] urged calm. [[He]] offered talks.", theatre="ukraine-2022")
    assert (found[1].name, found[1].resolution) == ("Ministry of Foreign Affairs of Turkey", "pronoun")


@pytest.mark.parametrize(
    ("first", "taken_up", "name"),
    [
        ("The Sudan Doctors Network", "The network", "Sudan Doctors Network"),
        ("Doctors Without Borders", "The charity", "Doctors Without Borders"),
        ("The Institute for the Study of War", "The institute", "Institute for the Study of War"),
        ("The Rapid Support Forces", "The paramilitaries", "Rapid Support Forces"),
    ],
)
def test_a_common_noun_takes_up_the_body_named_before(first: str, taken_up: str, name: str) -> None:
    found = speakers(f"[[{first}]] said so. [[{taken_up}]] said more.", theatre="sudan-2023", published="2025-05-01")
    assert found[1].name == name


def test_his_office_speaks_for_him() -> None:
    found = speakers("[[Sudanese minister Omar Fadl]] left. [[His office]] denied it.", theatre="sudan-2023")
    assert found[1].side == "saf"


def test_a_relative_pronoun_is_what_its_clause_hangs_on() -> None:
    found = speakers("It was taken by the RSF, [[which]] said the camp was a base.", theatre="sudan-2023")
    assert found[0].side == "rsf"


def test_a_description_without_a_name_keeps_its_kind() -> None:
    found = speakers("[[A surgeon at a hospital in the city]] said 12 people had died.", theatre="haiti")
    assert (found[0].kind, found[0].named, found[0].side) == ("medical", False, "third-party")


def test_what_cannot_be_resolved_keeps_its_words_and_is_told() -> None:
    layers = read("[[The other man]] said the town had fallen.", theatre="ukraine-2022")
    actor = layers.speakers[0][0]
    assert (actor.name, actor.side, actor.resolution) == ("The other man", None, "unresolved")
    assert [(i.code, i.span) for i in layers.issues] == [("speaker-unresolved", actor.span)]


def test_a_pronoun_with_nobody_before_it_stays_unresolved() -> None:
    assert speakers("[[He]] said the town had fallen.", theatre="ukraine-2022")[0].resolution == "unresolved"


def test_speakers_are_parallel_to_attributions() -> None:
    layers = read("[[Hamas]] said no. [[Israel]] said yes.", theatre="israel-gaza-lebanon", published="2024-01-01")
    assert [a[0].side for a in layers.speakers] == ["hamas", "israel"]


def test_an_unknown_conflict_still_has_actors() -> None:
    found = speakers(
        "[[Paraguayan police chief Luis Rojas]] said two officers died. [[Rojas]] blamed smugglers. "
        "[[Brazil's justice ministry]] offered help. [[Villagers]] said shots were fired.",
    )
    assert [a.name for a in found] == ["Luis Rojas", "Luis Rojas", "Ministry of Justice of Brazil", "villagers"]
    assert [a.side for a in found] == [None, None, None, "third-party"]  # police alone fight nobody


def test_a_country_alone_is_its_state_and_a_capital_its_government() -> None:
    found = speakers("From [[Ukraine]] and then from [[Moscow]] came denials.", theatre="ukraine-2022")
    assert [(a.name, a.side) for a in found] == [
        ("Ukraine", "ukraine"),
        ("Government of the Russian Federation", "russia"),
    ]


def test_a_name_that_nobody_knows_has_no_side() -> None:
    found = speakers("[[Zefira Quell]] said the town had fallen.", theatre="ukraine-2022")
    assert (found[0].name, found[0].side, found[0].resolution) == ("Zefira Quell", None, "name")


def test_they_are_not_who_acts_in_what_they_say() -> None:
    found = speakers(
        "[[The Rapid Support Forces]] said they held the camp. The Sudan Doctors Network gave a number on Tuesday. "
        "On Sunday, [[they]] said, the RSF killed 40 people.",
        theatre="sudan-2023", content={1: "the RSF killed 40 people"},
    )  # fmt: skip
    assert found[1].id == "sudan-doctors-network"


def test_they_after_a_body_that_gave_a_figure_are_that_body() -> None:
    found = speakers(
        "[[An aid worker]] said 15 died. The Sudan Doctors Network put the strike on Tuesday. [[They]] blamed nobody.",
        theatre="sudan-2023",
    )
    assert found[1].id == "sudan-doctors-network"


def test_people_without_a_name_have_one_id_however_they_are_written() -> None:
    found = speakers("[[Aid workers]] fled. [[An aid worker]] wept. [[The aid workers]] spoke.", theatre="sudan-2023")
    assert {a.id for a in found} == {"aid-worker"}
    assert [a.name for a in found] == ["aid workers", "aid worker", "aid workers"]


def test_a_faction_is_named_by_whom_it_is_loyal_to() -> None:
    found = speakers(
        "[[A faction loyal to Minni Minnawi, whose men fight,]] counted 40. "
        "[[An army ally, a faction loyal to Minni Minnawi,]] counted 50.",
        theatre="sudan-2023",
    )
    assert {(a.id, a.name) for a in found} == {
        ("text:faction-loyal-to-minni-minnawi", "faction loyal to Minni Minnawi")
    }


def test_the_russian_ministry_after_a_ministry_named_in_full_is_that_one() -> None:
    found = speakers(
        "Russia left, a step that its Defence Ministry called a regrouping. [[The Russian ministry]] said it was done.",
        theatre="ukraine-2022",
    )
    assert found[0].id == "ru:defence-ministry"


@pytest.mark.parametrize(
    ("outlet", "name"), [("Russian Defence Ministry", "Ministry of Defence of the Russian Federation"), ("TASS", "We")]
)
def test_we_in_a_statement_is_the_body_that_issued_it(outlet: str, name: str) -> None:
    assert speakers("[[We]] report that 40 tanks burned.", theatre="ukraine-2022", outlet=outlet)[0].name == name


def test_an_official_whom_a_state_backs_is_not_of_the_town_s_country() -> None:
    found = read(
        "[[A Russian-backed Kharkiv official]] said it held.", theatre="ukraine-2022", places={"Kharkiv": "UA"}
    )
    assert found.speakers[0][0].side == "russia"


def test_a_regions_head_is_not_the_governor_met_before() -> None:
    found = read(
        "[[Vyacheslav Gladkov, governor of Belgorod,]] said a woman died. "
        "Power failed in Sumy region, said [[the head of the region]].",
        theatre="ukraine-2022", published="2022-09-12", places={"Belgorod": "RU", "Sumy": "UA"},
    )  # fmt: skip
    assert found.speakers[1][0].id != "vyacheslav-gladkov"


DENIED = "[[{}]] denied striking Kharkiv.\n\n[[{}]] said 40 people were injured."
"""The news of an attack as an agency tells it: who fights, then who counts the wounded."""
BELLIGERENTS = ("The Russian defence ministry", "The Russian army", "A Kremlin spokesman", "The Wagner group")


@pytest.mark.parametrize("first", BELLIGERENTS)
@pytest.mark.parametrize(
    "taken_up",
    [
        "The emergency service", "The ambulance service", "The rescue service", "The rescuers", "The hospital",
        "The utility", "The railway", "The charity", "The agency", "The news agency", "The aid group", "The company",
        "The operator", "The court", "The medical network",
    ],
)  # fmt: skip
def test_a_service_after_a_belligerent_is_not_the_belligerent(first: str, taken_up: str) -> None:
    found = speakers(DENIED.format(first, taken_up), theatre="ukraine-2022", published="2022-09-13")
    assert found[0].id != found[1].id
    assert found[1].side in {None, "third-party"}


def test_an_emergency_service_is_that_of_the_place() -> None:
    layers = read(
        DENIED.format("The Russian defence ministry", "The emergency service"), theatre="ukraine-2022",
        published="2022-09-13", places={"Kharkiv": "UA"},
    )  # fmt: skip
    told = layers.speakers[1][0]
    assert (told.side, told.kind, told.resolution) == ("ukraine", "local-official", "description")


def test_an_emergency_service_of_no_place_is_unresolved_and_says_so() -> None:
    layers = read(DENIED.format("The Russian army", "The emergency service"), theatre="ukraine-2022")
    told = layers.speakers[1][0]
    assert (told.side, told.resolution) == (None, "unresolved")
    assert [i.span for i in layers.issues if i.code == "speaker-unresolved"] == [told.span]


@pytest.mark.parametrize(
    ("first", "taken_up", "name"),
    [
        ("The Russian defence ministry", "The ministry", "Ministry of Defence of the Russian Federation"),
        ("The SBU", "The service", "Security Service of Ukraine"),
        ("The Russian army", "The military", "Armed Forces of the Russian Federation"),
        ("Energoatom", "The company", "Energoatom"),
        ("Energoatom", "The nuclear operator", "Energoatom"),
        ("The FSB", "The service", "Federal Security Service"),
        ("Ukraine's emergency service", "The service", "State Emergency Service of Ukraine"),
        ("Ukraine's emergency service", "The agency", "State Emergency Service of Ukraine"),
        ("Human Rights Watch", "The rights group", "Human Rights Watch"),
    ],
)
def test_a_noun_for_what_a_body_is_takes_it_up(first: str, taken_up: str, name: str) -> None:
    found = speakers(f"[[{first}]] said so. [[{taken_up}]] said more.", theatre="ukraine-2022", published="2022-09-13")
    assert found[1].name == name


@pytest.mark.parametrize(
    ("text", "places", "told"),
    [
        ("Russian forces shelled Kharkiv. [[The health ministry]] said 4 were hurt.", {"Kharkiv": "UA"}, "ukraine"),
        ("Russian forces shelled there. [[The health ministry]] said 4 were hurt.", {}, "russia"),
        ("Russian forces left Belgorod. [[The health ministry]] said 4 were hurt.", {"Belgorod": "RU"}, "russia"),
        ("Russian forces shelled Kharkiv. [[The defence ministry]] said 4 were hurt.", {"Kharkiv": "UA"}, "russia"),
    ],
)
def test_ministry_that_tends_the_wounded_is_that_of_the_town(text: str, places: dict[str, str], told: str) -> None:
    layers = read(text, theatre="ukraine-2022", published="2022-09-13", places=places)
    assert layers.speakers[0][0].side == told


def test_his_people_are_not_he() -> None:
    found = speakers("[[Sudanese minister Omar Fadl]] left. [[His aides]] denied it.", theatre="sudan-2023")
    assert (found[1].name, found[1].side, found[1].named) == ("his aides", "saf", False)
    assert found[1].id != found[0].id


@pytest.mark.parametrize(
    ("source", "name", "named"),
    [
        ("Hnatiuk's former campaign strategist", "Hnatiuk's former campaign strategist", False),
        ("Hnatiuk’s longtime lawyer", "lawyer", False),
        ("Hnatiuk's letter", "Taras Hnatiuk", True),
        ("Hnatiuk's speech", "Taras Hnatiuk", True),
    ],
)
def test_somebody_of_a_person_is_not_that_person(source: str, name: str, named: bool) -> None:
    found = speakers(f"[[Taras Hnatiuk, the regional police chief,]] was silent. [[{source}]] said that the town fell.")
    assert (found[1].name, found[1].named) == (name, named)


def test_its_spokesman_speaks_for_the_subject_before() -> None:
    (found,) = speakers("The Karen National Liberation Army took a base, [[its spokesman]] said.", theatre="myanmar")
    assert (found.name, found.resolution) == ("Karen National Liberation Army", "description")


def test_its_spokesman_of_nobody_known_keeps_his_own_words() -> None:
    (found,) = speakers("The town was quiet on Monday, [[its spokesman]] said.")
    assert (found.name, found.resolution) == ("its spokesman", "unresolved")


@pytest.mark.parametrize("source", ["this agency", "our correspondent", "This newspaper"])
def test_an_outlet_that_cites_itself_is_the_outlet(source: str) -> None:
    (one,) = speakers(f"As [[{source}]] reported, the town fell.", theatre="sudan-2023")
    assert (one.kind, one.side, one.resolution) == ("media", "third-party", "description")


@pytest.mark.parametrize(
    ("text", "last", "name"),
    [
        # the agent of "asked" is not he
        ("[[The Turkish leader]] said no. Asked by [[a reporter]] why, [[he]] said that the road was closed.", 2,
         "Recep Tayyip Erdogan"),
        # whoever tells her family is not she
        ("[[A teacher]] said he was taken. Her family was told by [[a police officer]] to pay. 'No,' [[she]] said.", 2,
         "teacher"),
        # the body that the sentence itself is about before that cited last
        ("[[The Ukrainian army]] said nothing. The Kremlin refuses; [[its spokesman]] says there was no deal.", 1,
         "Kremlin"),
    ],
)  # fmt: skip
def test_a_pronoun_is_not_whoever_does_something_to_whom_it_means(text: str, last: int, name: str) -> None:
    assert speakers(text, theatre="ukraine-2022")[last].name == name


def test_a_ministry_in_a_statement_is_of_the_issuers_state() -> None:
    found = speakers(
        "Statement of the Ministry of Foreign Affairs of the Russian Federation\n\nThe President of Ukraine spoke. "
        "[[The Ministry of Defence]] said that the town had held.",
        theatre="ukraine-2022",
    )
    assert (found[0].side, found[0].name) == ("russia", "Ministry of Defence of the Russian Federation")


def test_its_spokesman_is_of_whom_the_clause_before_tells() -> None:
    text = (
        "[[A spokesman of the National Unity Government]] denied this. The junta moves the prisoners because of the "
        "heat, according to [[its spokesman]]."
    )
    found = speakers(text, theatre="myanmar", published="2024-04-21")
    assert [actor.side for actor in found] == ["resistance", "junta"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the irrigation ministry", "irrigation ministry"),
        ("the Minister of Reconciliation", "Minister of Reconciliation"),
    ],
)
def test_an_unlisted_ministry_is_not_the_one_named_last(source: str, name: str) -> None:
    text = f"[[The foreign ministry]] said no. The river rose, [[{source}]] said."
    found = speakers(text, theatre="sudan-2023", published="2024-10-12")
    assert (found[1].name.casefold(), found[1].side) == (name.casefold(), "saf")


def test_a_person_is_called_by_all_the_words_that_tell_which() -> None:
    (found,) = speakers("[[A customs officer]] said that the road was open.")
    assert found.name == "customs officer"


def test_a_title_before_a_name_makes_it_a_person() -> None:
    told = (
        '"Over 56 fell," [[the army spokesperson, Lul Verde Koang]], told reporters. "Our positions were attacked," '
        "said [[Brig. Gen. Nyagwal Ajak Dengkak]] in a statement. [[He]] blamed the army."
    )
    assert speakers(told)[2].id == "text:nyagwal-ajak-dengkak"


def test_soldiers_are_of_the_only_state_at_war_of_which_a_text_tells() -> None:
    told = "Burkina Faso's government called the attackers cowards. {} said soldiers were among the dead. {}"
    alone = read(told.format("Its minister", ""), theatre="sahel")
    assert [m.side for m in alone.mentions if m.id.endswith(":armed-forces")] == ["burkina-faso"]
    two = read(told.format("Mali's government", ""), theatre="sahel")
    assert not any(m.id.endswith(":armed-forces") for m in two.mentions)


def test_both_are_the_two_cited_last() -> None:
    text = (
        "[[A spokesman for Norway's army]] said the road was open. [[Denmark's defence ministry]] said it was shut. "
        "[[Both]] said nobody had been hurt."
    )
    first, second, both = read(text, theatre="world", published="2024-02-17").speakers
    assert [a.id for a in both] == [first[0].id, second[0].id]
