"""Which words name which events, and which look like it but do not. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.errors import OntologyError
from counterclaim.reading.events.ontology import ontology
from counterclaim.reading.events.ontology.ontology import Entry, Mode, TypeFile, compiled
from tests.event_layers import events, modes, read


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Warplanes bombed a bridge near the port.", "airstrike"),
        ("A drone hit a fuel depot in the capital.", "drone-strike"),
        ("Two missiles struck a residential building.", "missile-strike"),
        ("The town was shelled for hours.", "shelling"),
        ("Militants ambushed a convoy.", "ambush"),
        ("A roadside bomb exploded near a bus.", "bombing"),
        ("A suicide bomber attacked a checkpoint.", "suicide-bombing"),
        ("Two farmers stepped on a landmine.", "mine-explosion"),
        ("Air defences shot down nine drones.", "interception"),
        ("Soldiers raped women in the village.", "sexual-violence"),
        ("The detainees were tortured.", "torture"),
        ("The militia executed twelve prisoners.", "execution"),
        ("Gunmen abducted four aid workers.", "abduction"),
        ("Police arrested forty people.", "arrest"),
        ("Residents were deported across the border.", "forced-transfer"),
        ("Soldiers looted shops in the town.", "looting"),
        ("There is no phone connection in the town, residents said.", "communications-cut"),
        ("Rebels entered the town of Rutshuru.", "territory-taken"),
        ("The army recaptured the village.", "territory-retaken"),
        ("Troops captured dozens of soldiers.", "prisoners-captured"),
        ("The two sides exchanged fifty prisoners.", "prisoner-exchange"),
        ("The militia freed two hostages.", "prisoners-released"),
        ("The army withdrew its troops from the island.", "withdrawal"),
        ("The ministry called up thousands of reservists.", "call-up"),
        ("The navy deployed two warships.", "deployment"),
        ("Both armies held joint military exercises.", "exercise"),
        ("The parties signed a peace agreement.", "deal"),
        ("A ceasefire took effect.", "ceasefire"),
        ("The president called his counterpart.", "call"),
        ("The call lasted ninety minutes.", "call"),
        ("The chancellor and the president spoke for ninety minutes.", "call"),
        ("The prime minister had spoken with the king on Sunday.", "call"),
        ("The minister received the special envoy.", "visit"),
        ("The ministers exchanged views with the envoy.", "talks"),
        ("Electricity was restored in the city.", "power-restored"),
        ("Strikes cut water to the district.", "water-cut"),
        ("Workers found a mass grave in the forest.", "mass-grave"),
        ("Thousands of students marched in the capital.", "demonstration"),
        ("Rail workers went on strike.", "strike"),
        ("The bloc imposed sanctions on two banks.", "sanctions"),
        ("Militiamen blocked an aid convoy.", "aid-obstructed"),
        ("The government recognised the independence of the region.", "recognition"),
        ("Hundreds of thousands of people were displaced.", "displacement"),
        ("The army destroyed three tanks.", "attack"),
        ("It had struck more than fifty targets.", "attack"),
        ("About eighty projectiles crossed from the north.", "missile-strike"),
        ("The shells came from army positions.", "shelling"),
        ("It was a drone that fired.", "drone-strike"),
        ("The drones were intercepted.", "interception"),
        ("The army remains in control of the town.", "territory-held"),
        ("The airport has been lost.", "territory-lost"),
        ("The rebels were pulling out of the district.", "withdrawal"),
        ("The families of diplomats have been flown out.", "evacuation"),
        ("The two ministers will talk again on Tuesday.", "talks"),
        ("Only forty aid trucks entered the enclave.", "humanitarian-aid"),
        ("The allies handed over seven batteries.", "arms-delivery"),
        ("Forty militants had been “neutralised” in a raid.", "killing"),
        ("Border town entirely liberated", "territory-retaken"),
        ("Six tanks seized, army says.", "weapons-seized"),
        ("Observers count 47 dead.", "killing"),
    ],
)
def test_conflict_vocabulary_is_read(sentence: str, mode: str) -> None:
    assert mode in modes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister promised a battle against corruption.",
        "Exports hit a record.",
        "The company fired two hundred workers.",
        "A crew shot a film in the village.",
        "The actor attacked his record on health care.",
        "Her campaign launched a new advertisement.",
        "The bank withdrew its offer.",
        "An earthquake killed forty people.",
        "Three people died of cholera.",
        "The team captured the title.",
        "The senator called for calm.",
        "The director of operations spoke.",
        "The company hit its target for emissions.",
        "The team lost the city derby.",
        "The two men fought over a parking space.",
        "He left the city for a holiday.",
        "The two accounts agree on the day.",
        "She talked to reporters about the war.",
        "The president spoke with reporters for an hour.",
        "Residents made emergency calls for an hour.",
        "The committee renewed its call for calm.",
        "A shelter for displaced people stood near by.",
    ],
)
def test_figurative_and_peaceful_uses_are_not_events(sentence: str) -> None:
    assert events(sentence) == ()


def test_withdrawing_from_a_deal_is_no_retreat() -> None:
    assert [e.type for e in events("The president withdrew from the deal.")] == ["agree"]


def test_an_event_word_that_names_a_force_is_no_event() -> None:
    assert modes("Occupation forces arrested ten men.") == ["arrest"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nine displaced farmers were killed near the ford.", ["killing"]),
        ("Some 40 detained protesters were beaten by police.", ["force-against-protesters"]),
        ("Twelve wounded soldiers were captured.", ["prisoners-captured"]),
        ("Twelve wounded soldiers waited in a barn.", ["wounding"]),
        ("Nine farmers were displaced.", ["displacement"]),
    ],
)
def test_a_participle_before_those_whom_a_verb_harms_only_tells_who_they_are(
    sentence: str, expected: list[str]
) -> None:
    assert modes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army lost two tanks.", ["property-destruction"]),
        ("The army lost two tanks and six men.", ["killing"]),
        ("The army lost nine soldiers.", ["killing"]),
    ],
)
def test_who_loses_things_has_lost_nobody(sentence: str, expected: list[str]) -> None:
    assert modes(sentence) == expected


def test_an_effect_takes_the_mode_of_its_cause() -> None:
    assert modes("Four people were killed and ten wounded in a drone strike.") == ["drone-strike"] * 3
    assert modes("Gunmen ambushed a patrol, killing two soldiers.") == ["ambush"] * 2
    assert modes("Four people were killed.") == ["killing"]


def test_a_dispersed_rally_is_a_dispersed_demonstration() -> None:
    assert modes("Police dispersed a rally.") == ["crowd-dispersal", "demonstration-dispersed"]


def test_quoted_lists_of_nominals_are_events() -> None:
    assert modes("He spoke of repeated “looting” and “torture”.") == ["looting", "torture"]


def test_triggers_stand_at_the_words_of_the_text() -> None:
    layers = read("“We were shelled,” a resident said. The army’s troops later looted shops.")
    assert [layers.text[slice(*e.trigger)] for e in layers.events] == ["shelled", "looted"]


def test_every_mode_has_cues_or_is_reached_by_refinement() -> None:
    known = ontology()
    cued = {c.mode for table in (known.verbs, known.nouns, known.adjectives) for cs in table.values() for c in cs}
    uncued = {m for ms in known.modes.values() for m in ms} - cued
    assert uncued == {"demonstration-dispersed", "demonstration-met-with-force"}


def test_an_unknown_word_class_is_named() -> None:
    mode = Mode(verbs=(Entry(lemmas=("hit",), object=("~nothing",)),))
    with pytest.raises(OntologyError, match="~nothing"):
        compiled([TypeFile(type="assault", modes={"attack": mode})], {})


def test_a_second_verb_taken_for_a_participle_is_the_news() -> None:
    looting = events("Soldiers entered the town and looted shops.")[-1]
    assert (looting.mode, looting.background) == ("looting", False)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Armenia violated the ceasefire.", ["ceasefire-breach"]),
        ("Wounded soldiers were taken to hospital.", []),
        ("The front fired three rockets at the port.", ["missile-strike"]),
    ],
)
def test_what_is_broken_carried_or_fired_is_no_other_event(sentence: str, expected: list[str]) -> None:
    assert modes(sentence) == expected


def test_who_has_no_connection_with_a_thing_is_not_cut_off() -> None:
    assert "communications-cut" not in modes("The group said that it had no connection with the strike.")


def test_a_bomber_from_which_a_town_is_hit_is_no_suicide_bomber() -> None:
    assert "suicide-bombing" not in modes("Pilots attacked the mall from Tu-22 bombers.")
    assert "suicide-bombing" in modes("A suicide bomber attacked a checkpoint.")


def test_dismantled_rubble_is_no_weapon() -> None:
    assert modes("Most of the blockages were dismantled.") == []
