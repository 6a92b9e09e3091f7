"""Whether an event happened, and whether it is the news. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.event_layers import event, events


@pytest.mark.parametrize(
    ("sentence", "mode", "status"),
    [
        ("Rebels shelled the town.", "shelling", "occurred"),
        ("Rebels are shelling the town.", "shelling", "ongoing"),
        ("Rebels have been shelling the town for days.", "shelling", "ongoing"),
        ("Rebels continued to shell the town.", "shelling", "ongoing"),
        ("Rebels did not shell the town.", "shelling", "denied"),
        ("The rebels denied shelling the town.", "shelling", "denied"),
        ("The rebels neither confirmed nor denied that they had shelled the town.", "shelling", "hypothetical"),
        ("The rebels have not confirmed or denied that they shelled the town.", "shelling", "hypothetical"),
        ("The rebels stopped short of confirming that they had shelled the town.", "shelling", "hypothetical"),
        ("The ministry declined to confirm that rebels had shelled the town.", "shelling", "hypothetical"),
        ("Officials refrained from saying that rebels had entered the town.", "territory-taken", "hypothetical"),
        ("Thousands of people were waiting to be evacuated.", "evacuation", "hypothetical"),
        ("Families sought refuge from the shelling of the town.", "shelling", "occurred"),
        ("The army neither shelled the town nor entered it.", "shelling", "denied"),
        ("The rebels denied that they had shelled the town.", "shelling", "denied"),
        ("The rebels rejected accusations of torture.", "torture", "denied"),
        ("The army failed to recapture the village.", "territory-retaken", "denied"),
        ("There was no shelling overnight.", "shelling", "denied"),
        ("The army will deploy troops to the border.", "deployment", "planned"),
        ("The army plans to recapture the village.", "territory-retaken", "planned"),
        ("The army is preparing an offensive.", "offensive", "planned"),
        ("Rebels could shell the town.", "shelling", "hypothetical"),
        ("If rebels shell the town, families will leave.", "shelling", "hypothetical"),
        ("Imagine rebels shelling the town.", "shelling", "hypothetical"),
        ("Suppose the army had shelled the town.", "shelling", "hypothetical"),
        ("Residents suppose that the army shelled the town.", "shelling", "occurred"),
        ("In the exercise, a notional missile strike hit the depot.", "missile-strike", "hypothetical"),
        ("The envoy called for a ceasefire.", "ceasefire", "hypothetical"),
        ("The envoy warned of a chemical attack.", "chemical-attack", "hypothetical"),
        ("The office described an alleged massacre.", "massacre", "hypothetical"),
        ("The siege will last until troops recapture the town.", "territory-retaken", "hypothetical"),
        ("Troops stopped shelling the town.", "shelling", "occurred"),
        ("Rebels refused to stop shelling the town.", "shelling", "ongoing"),
        ("The town has been under siege for months.", "siege", "ongoing"),
        ("The army said rebels had shelled the town.", "shelling", "occurred"),
        ("The ministry said it would deploy troops to the border.", "deployment", "planned"),
        ("The ministry said it would deploy troops if the talks failed.", "deployment", "hypothetical"),
        ("The town was not under our control.", "territory-held", "denied"),
        ("The governor asked for all convoys to be suspended.", "aid-obstructed", "hypothetical"),
        ("The movement said the hostages would not be freed.", "prisoners-released", "denied"),
        ("The hostages would not be freed if the talks failed.", "prisoners-released", "hypothetical"),
        ("The envoys will not travel before the fighters leave the town.", "withdrawal", "hypothetical"),
        ("The movement would free no hostage before a full withdrawal.", "withdrawal", "hypothetical"),
        ("The army left the town before the shelling.", "shelling", "occurred"),
        ("Talks are due to open on Friday.", "talks", "planned"),
        ("A truce is expected to begin on Sunday.", "ceasefire", "planned"),
        ("Troops are massing at the border.", "deployment", "ongoing"),
        ("No rice had come so far.", "humanitarian-aid", "denied"),
        ("A doctor appealed for medicine.", "humanitarian-aid", "hypothetical"),
        ("The ministry said it would host a round of talks.", "talks", "planned"),
        ("The town is no longer under our control.", "territory-held", "denied"),
        ("The army withdrew from no position.", "withdrawal", "denied"),
        ("None of the soldiers was captured.", "prisoners-captured", "denied"),
        ("Not a single soldier was killed.", "killing", "denied"),
        ("The army lost control of no town.", "territory-lost", "denied"),
        ("Soldiers were killed to no avail.", "killing", "occurred"),
        ("Shelling around the plant must stop.", "shelling", "ongoing"),
        ("The envoy called for a ceasefire and a withdrawal.", "withdrawal", "hypothetical"),
        ("The rebels denied accusations that they had shelled the town.", "shelling", "denied"),
        ("This does not mean that the town is lost.", "territory-lost", "hypothetical"),
        ("The envoy pressed the rebels to agree to a ceasefire.", "ceasefire", "hypothetical"),
        ("Not less than 12 houses were damaged.", "property-destruction", "occurred"),
        ("In the village it was damaged not less than 12 houses.", "property-destruction", "occurred"),
        ("No fewer than nine farmers were killed.", "killing", "occurred"),
        ("The houses were not damaged.", "property-destruction", "denied"),
        ("No aircraft was lost.", "property-destruction", "denied"),
        ("No soldiers were lost.", "killing", "denied"),
        ("The ministry cancelled a meeting due to new sanctions.", "sanctions", "occurred"),
        ("Neither the army nor the rebels have admitted shelling the market.", "shelling", "denied"),
        ("No side has admitted that it shelled the market.", "shelling", "denied"),
        ("Nobody admitted to shelling the market.", "shelling", "denied"),
        ("The army has never acknowledged that its troops shelled the market.", "shelling", "denied"),
        ("The army admitted shelling the market.", "shelling", "occurred"),
        ("Neither side agreed to a ceasefire.", "ceasefire", "denied"),
        ("The claim that the army shelled the market is false.", "shelling", "denied"),
        ("The claim that the army shelled the market is not false.", "shelling", "occurred"),
        ("The claim that the army shelled the market is true.", "shelling", "occurred"),
        ("Reports that the army shelled the market have nothing to do with reality.", "shelling", "denied"),
        ("Information about the capture of the town does not correspond to reality.", "territory-taken", "denied"),
        ("The report spread by the rebels that the army shelled the market is untrue.", "shelling", "denied"),
        ("The doctor did not say how many were wounded.", "wounding", "hypothetical"),
        ("The doctor said how many were wounded.", "wounding", "occurred"),
        ("The ministry gave no word on how many were wounded.", "wounding", "hypothetical"),
        ("The ministry did not give details of how many were wounded.", "wounding", "hypothetical"),
        ("The ministry gave a report on how many were wounded.", "wounding", "occurred"),
        ("It was unclear how many were wounded.", "wounding", "hypothetical"),
        ("It is not true that the army shelled the market.", "shelling", "denied"),
        ("It is true that the army shelled the market.", "shelling", "occurred"),
        ("The claim is false that the army shelled the market.", "shelling", "denied"),
        ("There is no truth in reports that the army shelled the market.", "shelling", "denied"),
        ("There is some truth in reports that the army shelled the market.", "shelling", "occurred"),
        ("The army has yet to admit shelling the market.", "shelling", "denied"),
        ("Neither of the two sides admitted shelling the market.", "shelling", "denied"),
        ("Famine could spread if aid does not arrive.", "famine", "hypothetical"),
        ("Famine could spread if talks do not begin.", "talks", "hypothetical"),
        ("Fighting could resume unless both armies withdraw.", "withdrawal", "hypothetical"),
        ("In case the town is shelled, families will leave.", "shelling", "hypothetical"),
        ("In the event that the town is shelled, families will leave.", "shelling", "hypothetical"),
        ("In this case the town was shelled by rebels.", "shelling", "occurred"),
        ("Should rebels shell the town, families will leave.", "shelling", "hypothetical"),
        ("If the road is cut and no fuel is let in, families will leave.", "supply-cut", "hypothetical"),
        ("If the siege continues, families will leave.", "siege", "ongoing"),
        ("The ministry said more attacks were possible.", "attack", "hypothetical"),
        ("A new offensive is likely.", "offensive", "hypothetical"),
        ("The attack was possible because the guards slept.", "attack", "occurred"),
        ("The strikes could be crimes.", "attack", "occurred"),
    ],
)
def test_status_follows_the_words_around_the_trigger(sentence: str, mode: str, status: str) -> None:
    assert event(sentence, mode).status == status


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("The offensive launched on February 24 goes on.", "offensive"),
        ("Thousands have left since rebels captured the town.", "territory-taken"),
        ("The army had captured the town in 2019.", "territory-taken"),
        ("Rebels burned houses in a village captured by the army.", "territory-taken"),
    ],
)
def test_context_is_background(sentence: str, mode: str) -> None:
    assert event(sentence, mode).background


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("The army captured the town.", "territory-taken"),
        ("The governor said rebels had captured the town.", "territory-taken"),
        ("Families left after rebels captured the town.", "territory-taken"),
        ("The ministry rejected reports that rebels had captured the town.", "territory-taken"),
    ],
)
def test_news_is_not_background(sentence: str, mode: str) -> None:
    assert not event(sentence, mode).background


def test_a_clause_on_an_event_tells_the_news() -> None:
    assert not any(e.background for e in events("The strike that killed eight people shook the market."))


def test_an_earlier_year_needs_the_day_of_publication() -> None:
    sentence = "The 2029 invasion failed."
    assert [e.background for e in events(sentence, "2031-03-04")] == [True]
    assert [e.background for e in events(sentence, None)] == [False]
