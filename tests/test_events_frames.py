"""How reporting tells each kind of event, beyond its plainest verb. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.event_layers import event, events, modes


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Its guns did not fire last night.", "assault"),
        ("We were not firing at all.", "assault"),
        ("Artillery opened up on the eastern suburbs.", "assault"),
        ("Residents heard heavy weapons until noon.", "assault"),
        ("A loud bang was heard near the barracks.", "assault"),
        ("Three buildings were hit in the night.", "assault"),
        ("A school took a direct hit.", "assault"),
        ("The patrol took fire from a rooftop.", "assault"),
        ("The queue was fired on.", "assault"),
        ("They shot into the crowd.", "assault"),
        ("Helicopters strafed the road.", "assault"),
        ("The rebels claim to have sunk a landing craft.", "assault"),
        ("Air defence worked over the region.", "assault"),
        ("He had seen four others shot.", "assault"),
        ("They executed two alleged informers.", "assault"),
        ("Prisoners were given electric shocks.", "assault"),
        ("Twelve people are dead.", "assault"),
        ("They were preparing a landing on the left bank.", "assault"),
        ("Cluster munitions were used in the suburb.", "assault"),
        ("Armed men burned a quarter of the town.", "assault"),
        ("The officer attributed the fire to the rebels.", "assault"),
        ("The car was riddled with bullets.", "assault"),
        ("Security forces used live ammunition.", "assault"),
        ("A convoy hit an explosive device.", "assault"),
        ("A barracks was blown apart.", "assault"),
        ("We will burn their positions.", "assault"),
        ("My brother, they took him.", "coerce"),
        ("Twelve fishermen were captured by pirates.", "coerce"),
        ("The rebels have sealed off the town.", "coerce"),
        ("Fuel is not allowed into the enclave.", "coerce"),
        ("The army issued an evacuation order.", "coerce"),
        ("He was led off in handcuffs.", "coerce"),
        ("The mayor was seized at his home.", "coerce"),
        ("Ten drivers are being held.", "coerce"),
        ("Families were forced onto buses.", "coerce"),
        ("Residents were ordered to leave their homes.", "coerce"),
        ("Gunmen took the phones.", "coerce"),
        ("The clinic had been emptied of its equipment.", "coerce"),
        ("The militia collects taxes at the bridge.", "coerce"),
        ("The mosque was reduced to rubble.", "assault"),
        ("They threatened to flood the islands.", "assault"),
        ("Two thousand people crossed into Chad.", "coerce"),
        ("People are leaving the city on foot.", "coerce"),
        ("The army refused them a permit.", "coerce"),
        ("The convoy was turned back at the checkpoint.", "coerce"),
        ("All convoys were suspended until November.", "coerce"),
        ("Inspectors were barred from the plant.", "coerce"),
        ("The town has been cut off for a month.", "coerce"),
        ("Eleven children died of hunger.", "coerce"),
        ("Workers dug up eleven bodies.", "coerce"),
        ("The newspaper was closed.", "coerce"),
        ("Its forces controlled more than half of the township.", "control"),
        ("They had entered the town.", "control"),
        ("The rebels entered at noon.", "control"),
        ("The town is in our hands.", "control"),
        ("They hold the bridge.", "control"),
        ("The town changed hands twice.", "control"),
        ("It would hand over no one.", "control"),
        ("Soldiers walked into the empty barracks.", "control"),
        ("The flag of the rebels flies over the town hall.", "control"),
        ("Forty soldiers gave themselves up.", "control"),
        ("The movement released two women.", "control"),
        ("It left the town voluntarily.", "retreat"),
        ("Officers deserted their men.", "retreat"),
        ("The contingent flew home.", "retreat"),
        ("The president ordered 30,000 men to the front.", "mobilize"),
        ("The carrier group is heading for the gulf.", "mobilize"),
        ("Only nine trucks with flour got in.", "aid"),
        ("The minister called for more air defence.", "aid"),
        ("The plant lost its external power line.", "service"),
        ("Half of the city is without light.", "service"),
        ("The clinic closed for lack of fuel.", "service"),
        ("It will send no delegation.", "consult"),
        ("The two leaders discussed the crisis.", "consult"),
        ("The parties initialled a draft.", "agree"),
        ("The country closed its airspace to foreign planes.", "sanction"),
        ("The army said it regretted the deaths.", "concede"),
        ("They pulled out at dawn.", "retreat"),
        ("The soldiers ran away.", "retreat"),
        ("The fighters must leave people's homes.", "retreat"),
        ("Patients were moved to another hospital.", "retreat"),
        ("Troops were massing at the border.", "mobilize"),
        ("The governor asked the mission to reinforce the town.", "mobilize"),
        ("A column of tanks was seen near the city.", "mobilize"),
        ("They are digging trenches.", "mobilize"),
        ("The navy held drills.", "mobilize"),
        ("No rice had come so far.", "aid"),
        ("A doctor appealed for medicine.", "aid"),
        ("Partners should provide additional air defence.", "aid"),
        ("The agency plans to vaccinate 90,000 children.", "aid"),
        ("The convoy reached the town.", "aid"),
        ("Some 500 homes are deprived of current.", "service"),
        ("There is no electricity in the quarter.", "service"),
        ("The repairs would take three days.", "service"),
        ("The pumps stop at noon.", "service"),
        ("The taps are dry.", "service"),
        ("The network is down.", "service"),
        ("The road is open again.", "service"),
        ("Both sides have been invited to a meeting.", "consult"),
        ("Its envoys will not travel.", "consult"),
        ("It promised to come without conditions.", "consult"),
        ("The ministry was reviewing the answer.", "consult"),
        ("He requested a meeting of the council.", "consult"),
        ("The guns fell silent.", "agree"),
        ("It left the grain initiative.", "agree"),
        ("The corridor was extended by 120 days.", "agree"),
        ("The rebels accepted a pause.", "agree"),
        ("The ambassador was sent home.", "sanction"),
        ("The alliance stands by the government.", "support"),
        ("The army admitted the strike was a mistake.", "concede"),
        ("The ministry will look into the incident.", "cooperate"),
        ("The soldiers set fire to the mill.", "assault"),
        ("A bulldozer tore down the fence.", "assault"),
        ("Both attempts were thrown back.", "assault"),
        ("Some of them fought with the rebels.", "assault"),
        ("He asked the agency for 40 tents and two lorries.", "aid"),
        ("A trader promised 200 sacks.", "aid"),
        ("It moved 600 tonnes of rice.", "aid"),
        ("Soldiers took 35 men from three wards.", "coerce"),
        ("They were made to kneel for an hour.", "coerce"),
        ("The drivers were turned back at the bridge.", "coerce"),
        ("They drove off with four ambulances.", "coerce"),
        ("He threatened the doctor with a court.", "coerce"),
        ("Nine of the captives were let go.", "control"),
        ("The army released them.", "control"),
        ("The group handed two hostages to the agency.", "control"),
        ("Not one metre was lost.", "control"),
        ("The government has not been invited.", "consult"),
        ("It opened a second crossing.", "concede"),
        ("The contingent brought its men home.", "retreat"),
        ("The base was relocated.", "retreat"),
        ("The line was switched off.", "service"),
        ("A landmine attack killed two soldiers.", "assault"),
        ("Rebels told the villagers to leave.", "coerce"),
    ],
)
def test_what_reporting_says_of_a_kind_of_event_is_read(sentence: str, kind: str) -> None:
    assert kind in {e.type for e in events(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The train hit a man near the crossing.",
        "The price rise hit families hard.",
        "He took her to the hospital.",
        "It took him three weeks.",
        "The minister took his wife to dinner.",
        "They took food to their neighbours.",
        "He held his daughter in his arms.",
        "He was forced to cancel his holiday.",
        "The flood forced 1,100 people to be evacuated.",
        "The company entered the market.",
        "They advanced to the final.",
        "The team holds its ground.",
        "A ferry sank after a collision.",
        "He ran out of patience.",
        "He has no power over his son.",
        "The bridge is being repaired with new stones.",
        "The witness sat at the table.",
        "The board approved the plan for a new school.",
        "A study weighed the patient.",
        "The land feeds 4,000 families.",
        "The sun burned the fields.",
        "The government collects taxes.",
        "No fuel was stored there.",
        "Police sealed off the road after a crash.",
        "Officials told reporters that two schools were left out.",
        "Three people were dead after the boiler accident.",
        "He promised to look after the house.",
    ],
)
def test_what_looks_like_one_is_no_event(sentence: str) -> None:
    assert events(sentence) == ()


def test_there_being_nothing_of_something_has_happened() -> None:
    assert event("The hospital has been without electricity since Sunday.", "power-cut").status == "occurred"
    assert event("Shelling left 8,600 households without power.", "power-cut").status == "occurred"
    assert event("The hospital will be without electricity.", "power-cut").status == "planned"
    assert event("The hospital has no power.", "power-cut").status == "occurred"
    assert event("The ministry said there was no shortage of fuel.", "supply-cut").status == "denied"


def test_what_an_attack_did_takes_the_attack_from_a_clause() -> None:
    assert modes("Four people were wounded after jets carried out airstrikes.") == ["airstrike", "airstrike"]
    assert "attack-on-civilians" in modes("Rebels hit a market.")


def test_who_is_dead_is_not_who_killed() -> None:
    killing = event("[Soldiers:north] are dead.", "killing")
    assert (killing.agents, [a.name for a in killing.targets]) == ((), ["Soldiers"])


def test_an_effect_without_an_attack_keeps_its_own_kind() -> None:
    assert modes("The bakery was flattened.") == ["property-destruction"]
    assert modes("The bakery was flattened in an air strike.") == ["airstrike", "airstrike"]
