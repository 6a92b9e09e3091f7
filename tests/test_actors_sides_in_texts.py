"""On which side somebody is in whole short texts, one kind of mention after another: invented texts."""

from __future__ import annotations

import pytest

from counterclaim import read
from tests.whole_text import everybody

DONETSK = "Fighting went on in the Donetsk region. "
SHAN = "The junta lost a base in Shan State in Myanmar. "
SUDAN = "Sudan's army and the RSF fought in El Fasher. "


@pytest.mark.parametrize(
    ("day", "text", "words", "side"),
    [
        ("2024-06-03", DONETSK + "A Ukrainian marine said that he was cold.", "A Ukrainian marine", "ukraine"),
        ("2024-06-03", DONETSK + "Russian military bloggers wrote of losses.", "bloggers", "russia"),
        ("2024-06-03", "Israel's army shelled Gaza. Iran's judiciary said that a man was hanged.",
         "Iran's judiciary", "iran"),
        ("2024-06-03", SHAN + "A Karen administrator opened the customs gate.", "administrator", "ethnic-armies"),
        ("2024-06-03", SHAN + "The Ta'ang said that the camp had fallen.", "Ta'ang", "ethnic-armies"),
        ("2024-06-03", SHAN + "The Thai Third Army sent trucks to the river.", "Third Army", "third-party"),
    ],
)  # fmt: skip
def test_an_owner_in_the_words_tells_the_side(day: str, text: str, words: str, side: str) -> None:
    assert everybody(text, day)[words].side == side


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (DONETSK + "A former Ukrainian commander doubted it.", "commander"),
        (DONETSK + "Russian farmers counted their losses.", "farmers"),
    ],
)
def test_who_left_or_does_not_serve_is_not_the_owners(text: str, words: str) -> None:
    found = everybody(text, "2024-06-03")
    assert all(actor.side not in {"ukraine"} for said, actor in found.items() if said.endswith(words))


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("The Russian Defence Ministry said that the enemy lost up to 140 servicemen near Bakhmut.", "servicemen",
         "ukraine"),
        (DONETSK + "Russian state television showed marines on a roof.", "marines", "russia"),
        (DONETSK + "The head of the Luhansk People's Republic thanked the gunners.", "gunners", "russia"),
    ],
)  # fmt: skip
def test_the_verb_that_reaches_soldiers_tells_whose_they_are(text: str, words: str, side: str) -> None:
    assert everybody(text, "2024-06-03")[words].side == side


def test_officials_whose_town_their_own_army_strikes_are_the_other_sides() -> None:
    text = (
        "Ukrainian formations shelled Nova Kakhovka twice, the emergency services said. "
        "The city's administration reported one dead."
    )
    found = everybody(text, "2023-05-02")
    assert {found["emergency services"].side, found["city's administration"].side} == {"russia"}


def test_officials_whose_town_the_enemy_strikes_stay_their_states() -> None:
    text = "Russian troops shelled Kherson twice, the city's administration said. Ukrainian gunners answered."
    assert everybody(text, "2023-05-02")["city's administration"].side == "ukraine"


@pytest.mark.parametrize(
    ("day", "text", "words", "side"),
    [
        ("2025-10-28", "The RSF said El Fasher was free. The Joint Forces accused its fighters of murder.", "fighters",
         "rsf"),
        ("2024-09-18", "Hezbollah and Iran's Revolutionary Guards mourned in Lebanon. Lebanon's prime minister asked "
         "the Security Council to act, and its information minister called it a crime.", "its information minister",
         "third-party"),
        ("2024-12-21", "A missile from Yemen struck Tel Aviv, Israel's ambulance service said. The Houthi spokesman "
         "claimed it. Israeli jets struck Sanaa, according to the group's television.", "group's television",
         "houthis"),
        ("2023-10-26", "Pro-government militias known as Wazalendo fought the M23 near Goma. The rebels accused "
         "Kinshasa of using FDLR fighters. The militias said that they would march.", "militias", "drc"),
        ("2024-06-03", SUDAN + "The UN envoy told reporters that nobody listened.", "UN envoy", "third-party"),
        ("2024-06-03", SUDAN + "The pope's secretary of state sent a telegram.", "pope's secretary of state",
         "third-party"),
        ("2025-06-01", "Russia struck Kharkiv and Ukraine the Krasnodar region. The state emergency service put the "
         "injured at 35.", "state emergency service", "ukraine"),
        ("2015-02-10", "Shells hit Kramatorsk in Ukraine. The defence ministry of the self-proclaimed Donetsk "
         "republic denied it.", "defence ministry of the self-proclaimed Donetsk republic", "russia"),
        ("2024-05-07", "Israel's army took the Rafah crossing. The crossings authority in Gaza said that aid had "
         "stopped.", "crossings authority", "hamas"),
        ("2024-06-03", SHAN + "Prison officials beat him, his lawyer said.", "officials", "junta"),
        ("2025-03-10", "M23 rebels hold Goma and Bukavu. The governor of South Kivu, appointed by the movement, "
         "visited Kaziba.", "governor of South Kivu", "m23"),
    ],
)  # fmt: skip
def test_words_that_take_somebody_up_mean_the_one_who_can_be_meant(day: str, text: str, words: str, side: str) -> None:
    assert everybody(text, day)[words].side == side


@pytest.mark.parametrize(
    ("day", "text", "words", "side"),
    [
        ("2014-08-29", "Kiev accused Russian paratroopers of crossing near Novoazovsk. Moscow said that the soldiers "
         "had lost their way.", "soldiers", "russia"),
        ("2022-04-08", "A missile hit Kramatorsk in Ukraine. Separatist officials in Donetsk said that it was not "
         "theirs.", "officials in Donetsk", "russia"),
        ("2025-09-09", "Israeli jets bombed a villa in Doha. The movement said its negotiators had survived.",
         "negotiators", "hamas"),
        ("2024-05-03", "The M23 shelled Mugunga in North Kivu. The rebels blamed the coalition.", "coalition", None),
        ("2025-02-27", "The M23 met in Bukavu. The Congolese president accused a foreign army.", "army", None),
        ("2022-10-19", "Russian troops dug in at Kherson. The installed deputy head of the region told people that "
         "they must go.", "installed deputy head of the region", None),
    ],
)  # fmt: skip
def test_words_taken_up_in_a_few_lines(day: str, text: str, words: str, side: str | None) -> None:
    found = everybody(text, day)
    assert words in found or side is None
    assert words not in found or found[words].side == side


def test_a_blogger_of_military_matters_is_not_of_the_army() -> None:
    text = "Ukrainian soldiers raised a flag in Izium. A military blogger called it the worst defeat since March."
    found = everybody(text, "2022-09-11")
    assert all(actor.side != "ukraine" for words, actor in found.items() if "blogger" in words)


def test_the_prime_minister_of_another_state_is_not_the_security_minister() -> None:
    text = (
        "Qatar's prime minister announced a truce in Gaza. Israel's cabinet met. The security minister said no to it."
    )
    found = everybody(text, "2025-01-15")
    assert all(actor.side != "third-party" for words, actor in found.items() if words == "security minister")


@pytest.mark.parametrize(
    ("day", "text", "words", "side"),
    [
        ("2024-04-01", "Israel killed two generals of the Guards in Damascus. The Syrian defence ministry counted 13 "
         "dead. Hezbollah mourned them.", "Hezbollah", "hezbollah"),
        ("2025-03-18", "Jets broke the ceasefire. Egypt and Jordan condemned it. The Houthis fired at Nevatim.",
         "Houthis", "houthis"),
    ],
)  # fmt: skip
def test_a_few_lines_are_of_the_theatre_whose_parties_they_name(day: str, text: str, words: str, side: str) -> None:
    assert everybody(text, day)[words].side == side


def test_the_movement_in_a_text_of_another_land_is_not_the_one_that_governs_elsewhere() -> None:
    text = "Israeli drones follow farmers near Nabatieh in Lebanon. An ally of the movement called for patience."
    found = everybody(text, "2025-11-02")
    assert all(actor.side != "hamas" for actor in found.values())


def test_who_speaks_where_heads_of_many_states_come_is_left_open() -> None:
    text = (
        "Israel struck Beirut. Lebanon's prime minister spoke to reporters. "
        "In New York, the prime minister said that it would go on."
    )
    assert everybody(text, "2024-09-27")["prime minister"].side in {None, "israel"}


def test_a_long_text_with_little_else_is_of_the_theatre_that_its_words_tell() -> None:
    filler = "Prices rose again, and people queued for rice and for oil from morning to evening in the rain. " * 8
    text = f"Karen fighters took the last base in Myawaddy, the Karen National Union said. {filler}The junta denied it."
    assert everybody(text, "2024-04-11")["Karen National Union"].side == "ethnic-armies"


def test_who_heads_a_states_railway_company_does_not_head_the_state() -> None:
    found = everybody("Shells fell on Kharkiv. The boss of the Ukrainian railway company denounced it.", "2022-04-08")
    assert found["boss of the Ukrainian railway company"].name == "boss of the Ukrainian railway company"
    assert found["boss of the Ukrainian railway company"].side == "ukraine"


def test_one_chief_executive_is_not_the_director_told_of_before() -> None:
    text = "The director of the Sudanese water utility left. The chief executive of the Ukrainian grid operator stayed."
    found = everybody(text, "2022-04-08")
    heads = [actor.id for said, actor in found.items() if said.startswith(("director", "chief executive"))]
    assert len(set(heads)) == len(heads) == 2


def test_his_spokesman_is_not_the_other_persons() -> None:
    """The chancellor is nobody whom the text names; that does not make his spokesman the president's."""
    (claim,) = read("The chancellor spoke with the Russian president on Tuesday, his spokesman said.")
    assert [actor.resolution for actor in claim.attribution[-1].actors] == ["unresolved"]
