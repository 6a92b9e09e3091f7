"""Which effect and which measure a figure has, kind by kind of telling it. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.figures.measures import effects, kinds_of, nouns
from tests.figure_reading import brief, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # open vocabulary
        ("Gunmen rustled 450 sheep and 200 goats.", [("sheep-stolen", 450), ("goat-stolen", 200)]),
        ("The air strike killed 14 cows.", [("cow-killed", 14)]),
        ("The settlers cut down 150 olive trees.", [("olive-tree-felled", 150)]),
        ("The agency distributed 12,000 food parcels.", [("food-parcel-distributed", 12000)]),
        ("The strike destroyed 2,000 tonnes of ammunition.", [("ammunition-destroyed", 2000)]),
        ("Sappers defused 87 landmines.", [("mine-defused", 87)]),
        ("Eleven pumping stations were knocked out.", [("pumping-station-destroyed", 11)]),
        ("The war has cost 180,000 jobs.", [("job-lost", 180000)]),
        ("Raiders made off with 300 cows.", [("cow-stolen", 300)]),
        ("They stole 400 litres of fuel.", [("fuel-stolen", 400)]),
        ("The drought killed 200,000 head of livestock.", [("livestock-killed", 200000)]),
        ("The navy sank two tugboats.", [("ship-destroyed", 2)]),
        ("They took two tanks and a truck from the barracks.", [("tank-captured", 2), ("vehicle-captured", 1)]),
        # verbs with words of their own
        ("The army said 37 armoured vehicles had been put out of action.", [("vehicle-disabled", 37)]),
        ("Six trucks were set alight.", [("vehicle-burned", 6)]),
        ("Rebels set 60 huts on fire.", [("house-burned", 60)]),
        ("Rebels set fire to 60 huts.", [("house-burned", 60)]),
        ("Twelve houses were reduced to rubble.", [("house-destroyed", 12)]),
        ("The blast caused damage to 14 shops.", [("shop-damaged", 14)]),
        ("Forces took control of three border crossings.", [("border-crossing-captured", 3)]),
        ("Fighters withdrew from six villages.", [("settlement-abandoned", 6)]),
        ("Two nurses were taken away by masked men.", [("abducted", 2)]),
        ("More than 100 houses went up in flames.", [("house-burned", 100)]),
        # whom it befalls
        ("Militants seized 60 hostages at the hotel.", [("abducted", 60)]),
        ("The rebels took three positions and 40 prisoners.", [("position-captured", 3), ("captured", 40)]),
        ("The rebels hold 23 soldiers.", [("captured", 23)]),
        ("Police are holding 12 people in custody.", [("arrested", 12)]),
        ("The groups handed over three hostages.", [("released", 3)]),
        ("Over 900 families were forced to flee their homes.", [("displaced", 900)]),
        ("The eviction left 340 families homeless.", [("displaced", 340)]),
        ("Some 1,300 farmers had to leave their homes.", [("displaced", 1300)]),
        ("About 60,000 refugees crossed the border.", [("displaced", 60000)]),
        ("Forty captured soldiers were released.", [("released", 40)]),
        ("The strike killed 14 quarrymen and six goldpanners.", [("deaths", 14), ("deaths", 6)]),
        # told as nouns
        (
            "The governor announced the seizure of 21 motorcycles and the arrest of 14 suspects.",
            [("vehicle-seized", 21), ("arrested", 14)],
        ),
        ("The army reported the neutralisation of 30 militants.", [("deaths", 30)]),
        ("The torching of 40 huts was blamed on the militia.", [("house-burned", 40)]),
        ("The shelling forced the closure of 12 schools.", [("school-closed", 12)]),
        ("The mission has documented 2,300 violations of the truce.", [("ceasefire-violation", 2300)]),
        ("The ceasefire was violated 17 times.", [("ceasefire-violation", 17)]),
        # losses
        (
            "Enemy losses amounted to 970 troops, 8 tanks and 25 howitzers.",
            [("losses", 970), ("tank-lost", 8), ("artillery-system-lost", 25)],
        ),
        ("Enemy losses over the past day: 80 personnel and 12 tanks.", [("losses", 80), ("tank-lost", 12)]),
        ("Our losses: zero.", [("losses", 0)]),
        ("Casualties: none.", [("casualties", 0)]),
        ("The raid ended without casualties.", [("casualties", 0)]),
        ("There was no loss of life.", [("deaths", 0)]),
        # weapons at work
        ("Warplanes dropped 30 barrel bombs on the town.", [("bomb-dropped", 30)]),
        ("Three mortar rounds landed in the market.", [("shell-landed", 3)]),
        ("Troops shelled 28 settlements.", [("settlement-shelled", 28)]),
        ("They carried out 5 missile and 61 air strikes.", [("strike-carried-out", 5), ("airstrike-carried-out", 61)]),
        # states, supplies, cases
        ("Some 11.3 million people are in need of aid.", [("person-in-need", 11.3e6)]),
        ("More than 700,000 people are facing famine.", [("person-in-famine", 700000)]),
        ("Sixteen hospitals are out of service.", [("hospital-disabled", 16)]),
        ("Nine towns are under rebel control.", [("settlement-held", 9)]),
        ("Some 22 villages have no water.", [("settlement-without-water", 22)]),
        ("It cut off mobile service to 21 villages.", [("settlement-without-communication", 21)]),
        ("The ministry recorded 1,240 cases of cholera.", [("cholera-case", 1240)]),
        # idioms, phrasal verbs and states
        ("The police shot 33 protesters.", [("deaths", 33)]),
        ("About 400 marines fell there.", [("deaths", 400)]),
        ("The mine wiped out 12 lives.", [("deaths", 12)]),
        ("Some 46 miners sustained injuries.", [("injured", 46)]),
        ("The blast sent 60 shoppers to hospital.", [("injured", 60)]),
        ("Nine nurses are in intensive care.", [("injured", 9)]),
        ("Eighty gunmen threw down their weapons.", [("captured", 80)]),
        ("The raiders used 70 farmers as human shields.", [("abducted", 70)]),
        ("Forty inmates broke out of the jail.", [("escaped", 40)]),
        ("The mutineers sprang 600 convicts.", [("released", 600)]),
        ("Ninety detainees walked free.", [("released", 90)]),
        ("Soldiers put 3,000 villagers to flight.", [("displaced", 3000)]),
        ("Nearly 900 nomads have taken to the hills.", [("displaced", 900)]),
        ("The navy flew out 250 pilgrims.", [("evacuated", 250)]),
        ("Police placed 17 students under arrest.", [("arrested", 17)]),
        ("Crews pulled nine tourists from the rubble.", [("rescued", 9)]),
        ("The fleet loosed off 30 rockets.", [("rocket-fired", 30)]),
        ("Gunners knocked 14 drones out of the sky.", [("drone-shot-down", 14)]),
        ("Deminers made safe 41 mines.", [("mine-cleared", 41)]),
        ("Two rockets came down in the bay.", [("rocket-landed", 2)]),
        ("Six depots took direct hits.", [("depot-hit", 6)]),
        ("Thirty hamlets are under water.", [("settlement-flooded", 30)]),
        ("Nineteen towns were blacked out.", [("settlement-without-power", 19)]),
        ("The barrage laid waste to 200 houses.", [("house-destroyed", 200)]),
        ("Eleven mosques lie in ruins.", [("mosque-destroyed", 11)]),
        ("Settlers poisoned eight wells.", [("well-poisoned", 8)]),
        ("The herders have lost 300 goats.", [("goat-lost", 300)]),
        # sums of money
        ("Damage to the port was estimated at 30 million dollars.", [("damage", 30e6)]),
        ("Losses in the private sector came to $90 million.", [("damage", 90e6)]),
        ("The kidnappers want $500,000 in ransom.", [("ransom-demanded", 5e5)]),
        ("Germany pledged 7 billion euros to its neighbour.", [("aid-pledged", 7e9)]),
        ("The UN launched an appeal for $4.1 billion.", [("aid-requested", 4.1e9)]),
        # totals
        ("The number of houses destroyed rose to 1,240.", [("house-destroyed", 1240)]),
        ("The number of those held stands at 9,400.", [("captured", 9400)]),
        ("The weapons seized include 17 machine guns.", [("machine-gun-seized", 17)]),
        ("With 4,300 homes partially or fully destroyed, the town is a ruin.", [("house-destroyed", 4300)]),
        ("At least 35 people, most of them women, were abducted.", [("abducted", 35)]),
    ],
)  # fmt: skip
def test_the_words_of_an_effect_give_its_measure(text: str, expected: list[tuple[str, float]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit a nine-storey block.",
        "The army drove a 40-truck convoy north.",
        "The camp holds 9,000 people.",
        "The bus can take 50 passengers to hospital visits.",
        "The envoy took 20 people to dinner in three cars.",
        "Nor could he confirm that it was one mass grave.",
        "The minister lost two hours.",
        "The plan has 12 points.",
        "Talks took 14 hours.",
        "A lorry with 900 kg of cement blew up.",
        "A cook of 34 waited for her captors.",
        "The delegates fell silent after 20 speeches.",
    ],
)
def test_what_only_looks_like_an_effect_is_none(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Nine aid workers were killed.", "aid worker"),
        ("They took 464 prisoners of war.", "prisoner of war"),
        ("The police detained 25 Palestinians.", "Palestinian"),
        ("Fighters took two more bases.", "base"),
        ("More than 440 graves were found.", "grave"),
        ("The raid displaced 300 families.", "family"),
    ],
)
def test_what_is_counted_is_spelt_whole(text: str, counted: str) -> None:
    assert [f.counted for f in figures(text)] == [counted]


def test_families_are_not_given_as_persons() -> None:
    (figure,) = figures("The raid displaced 300 families.")
    assert (figure.measure, figure.unit) == ("displaced", "family")


def test_groups_of_things_stand_for_their_classes() -> None:
    named = {name for effect in effects() if effect.things != "any" for name in effect.things}
    assert {name for name in named if name.isupper()} == set(nouns().groups)
    assert "cow" in kinds_of(("LIVESTOCK",))
