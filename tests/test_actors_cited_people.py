"""People and bodies without a name who are cited: whose they are, and whom a pronoun after them means."""

from __future__ import annotations

import pytest

from counterclaim.records import Actor
from tests.actor_layers import mention, read, speakers


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("a novice", "civilian"),
        ("Two technicians", "civilian"),
        ("Women in a camp in the forest", "civilian"),
        ("People arriving in Adré, in Chad,", "civilian"),
        ("the neighbourhood committee of Kalakla", "civil-society"),
        ("A reporter", "media"),
        ("The Humanitarian Coordinator", "humanitarian"),
        ("its chief doctor", "medical"),
    ],
)
def test_who_belongs_to_no_party_is_a_third_party(source: str, kind: str) -> None:
    found = speakers(f"In the town [[{source}]] said that the bridge was gone.", theatre="sudan-2023")[0]
    assert (found.kind, found.side, found.resolution) == (kind, "third-party", "description")


@pytest.mark.parametrize("source", ["a commander", "an official", "People close to the Rapid Support Forces"])
def test_who_may_be_a_partys_has_no_side(source: str) -> None:
    assert speakers(f"In the town [[{source}]] said it was gone.", theatre="sudan-2023")[0].side is None


@pytest.mark.parametrize("words", ["a woman", "two technicians", "people"])
def test_people_who_are_only_spoken_of_are_no_mention(words: str) -> None:
    layers = read(f"The shell hit {words} at the gate.", theatre="sudan-2023")
    assert not [m for m in layers.mentions if words.endswith(layers.text[slice(*m.span)])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fisherman disagreed. [[He]] said one boat was hit.", "fisherman"),
        ("The baker counted his sacks. There were three. [[He]] said it was little.", "baker"),
        ("[[The spokesman of the Kremlin]] was brief.\n\nA farmer shook his head. [[He]] saw smoke.", "farmer"),
    ],
)
def test_he_is_the_person_told_of_last(text: str, name: str) -> None:
    assert speakers(text, theatre="ukraine-2022")[-1].name.endswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "A nurse wept. [[Dmytro Kuleba]] came later. [[He]] promised help.",
        "A farmer died. [[Dmytro Kuleba]] came. [[He]] promised help.",
    ],
)
def test_he_is_whoever_was_cited_since(text: str) -> None:
    assert speakers(text, theatre="ukraine-2022")[-1].name == "Dmytro Kuleba"


def test_a_spokesperson_speaks_for_the_body_of_the_sentence_before() -> None:
    found = speakers("[[UNICEF]] called it false. On most days, [[a spokesperson]] said, no lorry came.")
    assert (found[1].id, found[1].resolution) == (found[0].id, "office")


def test_a_spokesperson_after_a_person_or_another_paragraph_is_open() -> None:
    for text in ("[[Dmytro Kuleba]] called it false. [[A spokesperson]] said so.",
                 "[[UNICEF]] called it false.\n\n[[A spokesperson]] said so."):  # fmt: skip
        assert speakers(text, theatre="ukraine-2022")[1].resolution == "unresolved"


STATEMENT = "Statement of the Ministry of Foreign Affairs of Ukraine\n\n[[Romania's defence ministry]] told us so.{} {}"


def _in_statement(source: str, gap: str = "\n\n") -> Actor:
    return speakers(STATEMENT.format(gap, f"[[{source}]] asks for help."), theatre="ukraine-2022")[1]


@pytest.mark.parametrize(
    ("source", "actor"), [("The Ministry", "ua:foreign-ministry"), ("the ministry", "ua:foreign-ministry"),
                          ("The Minister", "dmytro-kuleba")]
)  # fmt: skip
def test_a_ministry_in_a_statement_is_the_one_that_issued_it(source: str, actor: str) -> None:
    assert _in_statement(source).id == actor


def test_small_letters_may_mean_the_ministry_named_in_the_same_paragraph() -> None:
    assert _in_statement("the ministry", gap="").id == "ro:defence-ministry"


@pytest.mark.parametrize(
    ("theatre", "text", "side"),
    [
        ("drc-east", "Rwanda's foreign ministry was silent. [[A commander of the pro-government Wazalendo militia]] "
         "vowed revenge.", "drc"),
        ("ukraine-2022", "[[the administration of occupation]] named a day.", "russia"),
        ("israel-gaza-lebanon", "About 1,200 were killed, according to [[Israeli tallies]].", "israel"),
    ],
)  # fmt: skip
def test_the_words_of_a_source_tell_whose_it_is(theatre: str, text: str, side: str) -> None:
    assert speakers(text, theatre=theatre, published="2022-11-02")[-1].side == side


def test_an_adviser_need_not_be_the_one_who_is_known() -> None:
    text = "[[An adviser to the head of the presidential administration]] in Kyiv spoke."
    found = speakers(text, theatre="ukraine-2022", published="2022-11-02")[0]
    assert (found.named, found.side) == (False, "ukraine")


def test_the_deputy_head_of_this_body_is_of_the_body_named_before() -> None:
    text = "[[The occupation administration]] named a day. [[The deputy head of this administration]] agreed."
    assert speakers(text, theatre="ukraine-2022", published="2022-11-02")[1].side == "russia"


def test_a_capital_that_no_sentence_shares_tells_no_local_office() -> None:
    text = "The town of Lumela lay quiet. Kigali: no comment.\n\n[[The governor's office]] named a day."
    layers = read(text, theatre="drc-east", published="2024-06-01", places={"Lumela": "CD", "Kigali": "RW"})
    assert layers.speakers[0][0].side == "drc"


def test_a_monitor_by_name_is_called_by_all_of_it() -> None:
    layers = read("[[The Upper Valley Rights Monitor]] counted 12. [[It]] fears more.", theatre="myanmar")
    assert [actors[0].name for actors in layers.speakers] == ["Upper Valley Rights Monitor"] * 2
    assert mention(read("A monitor counted 12."), "monitor").kind == "monitor"


def test_a_state_company_is_the_states_that_the_war_is_fought_in() -> None:
    found = speakers("[[The national electricity company]] said a line was cut.", theatre="sudan-2023")[0]
    assert (found.name, found.side) == ("National electricity company of Sudan", "saf")


def test_the_team_is_the_one_told_of_before() -> None:
    found = speakers("A leader met an assessment team. [[The team]] noted that food was short.", theatre="sudan-2023")[
        0
    ]
    assert (found.name, found.side) == ("assessment team", "third-party")


def test_one_of_those_released_is_none_of_those_cited_before() -> None:
    found = speakers("[[Residents]] saw the men. [[One of those]] released stated that he was shot.", theatre="myanmar")
    assert found[1].resolution == "unresolved"


def test_one_of_those_may_be_of_those_cited_before() -> None:
    found = speakers("[[Residents]] saw the men. [[One of those]] stated that he was shot.", theatre="myanmar")
    assert found[1].name == "residents"


def test_they_are_the_several_whom_the_sentence_is_about() -> None:
    text = "[[The army]] was silent. [[Two technicians]] denied this: the order, [[they]] said, had come by letter."
    assert speakers(text, theatre="sudan-2023")[2].kind == "civilian"


def test_a_woman_is_no_state() -> None:
    assert speakers("[[Russia]] accused us. It is true, according to [[her]].", theatre="ukraine-2022")[1].side is None


def test_a_minister_is_the_state_whose_capital_opens_the_sentence() -> None:
    text = "DOHA/CAIRO - In Jerusalem, [[a minister of the far right]] vowed to leave."
    layers = read(text, theatre="israel-gaza-lebanon", places={"Jerusalem": "IL"})
    assert layers.speakers[0][0].side == "israel"


def test_she_is_the_stranger_cited_last() -> None:
    text = "[[The governor of Odesa]] was calm. [[A saleswoman in the shop]] heard it. [[She]] said the house shook."
    assert [a.resolution for a in speakers(text, theatre="ukraine-2022")][1:] == ["unresolved", "pronoun"]
    assert speakers(text, theatre="ukraine-2022")[2].name.startswith("A saleswoman")


def test_he_is_no_woman() -> None:
    text = "[[A saleswoman in the shop]] said the house shook. [[He]] said so."
    assert speakers(text, theatre="ukraine-2022")[1].name == "He"


def test_their_commander_is_of_those_whom_a_common_noun_cites_before() -> None:
    text = ("[[Hezbollah]] denied it.\n\nUN peacekeepers were hurt. [[The peacekeepers]] were angry. "
            "[[Their commander]] called it deliberate.")  # fmt: skip
    assert speakers(text, theatre="israel-gaza-lebanon", published="2024-10-12")[2].id.startswith("unifil")


@pytest.mark.parametrize(("source", "actor"), [("a rights group in Khartoum", True), ("a court in Khartoum", False)])
def test_a_group_somewhere_may_be_named_after_a_court_is_told_by_its_place(source: str, actor: bool) -> None:
    text = f"[[{source}]] said 12 people had died. Amnesty International named them."
    layers = read(text, theatre="sudan-2023", places={"Khartoum": "SD"})
    assert (layers.speakers[0][0].name == "Amnesty International") is actor
