"""How contents, parts and days become claims. Every text is invented."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.claims import Claims
from counterclaim.records import Claim
from tests.claim_layers import Dispatch

TUESDAY = date(2031, 3, 4)
MONDAY = date(2031, 3, 3)


def claims(dispatch: Dispatch) -> tuple[Claim, ...]:
    return Claims()(dispatch.layers).claims


def test_chain_runs_from_the_outermost_speaker_to_the_claimant() -> None:
    text = "The ministry said that the governor had asked residents to leave the town."
    dispatch = Dispatch(text).cites("The ministry", "said", "the governor had asked residents to leave the town")
    dispatch.cites("the governor", "had asked", "residents to leave the town", parent=0)
    (claim,) = claims(dispatch)
    assert [link.actors[0].name for link in claim.attribution] == ["The ministry", "the governor"]
    assert claim.text == "residents to leave the town"


@pytest.mark.parametrize(
    "over", ["of reports that soldiers had shelled the market", "about the claim that soldiers had shelled the market"]
)
def test_outlet_does_not_assert_the_report_that_somebody_speaks_of(over: str) -> None:
    dispatch = Dispatch(f"“It is a lie,” the ministry said {over}.").event("shelled")
    (claim,) = claims(dispatch.cites("the ministry", "said", "“It is a lie,”"))
    assert (claim.text, claim.stance, claim.events) == ("“It is a lie,”", "denies", ())


@pytest.mark.parametrize("noun", ["reports", "claims"])
def test_outlet_does_not_assert_what_a_report_says(noun: str) -> None:
    assert (
        claims(Dispatch(f"The ministry did not comment on {noun} that soldiers shelled the market.").event("shelled"))
        == ()
    )


def test_who_calls_a_claim_untrue_does_not_pass_it_on() -> None:
    dispatch = Dispatch("The rebels' claim that soldiers shelled the market is false, the ministry said.").event(
        "shelled"
    )
    dispatch.cites("the ministry", "said", "The rebels' claim that soldiers shelled the market is false")
    dispatch.cites("The rebels", "claim", "that soldiers shelled the market", parent=0)
    (claim,) = claims(dispatch)
    assert ([link.actors[0].name for link in claim.attribution], claim.stance) == (["the ministry"], "denies")


def test_outlet_asserts_what_followed_the_words() -> None:
    dispatch = Dispatch("“It is a lie,” the ministry said after soldiers had shelled the market.").event("shelled")
    dispatch.cites("the ministry", "said", "“It is a lie,”")
    assert [claim.events[0].trigger for claim in claims(dispatch) if claim.events] == [dispatch.span("shelled")]


def test_outer_speaker_keeps_what_he_adds_himself() -> None:
    text = "The ministry said that the bridge was destroyed and that the governor had asked residents to leave."
    dispatch = Dispatch(text).event("destroyed")
    dispatch.cites(
        "The ministry", "said", "that the bridge was destroyed and that the governor had asked residents to leave"
    )
    dispatch.cites("the governor", "had asked", "residents to leave", parent=0)
    outer, inner = claims(dispatch)
    assert len(outer.attribution) == 1
    assert [event.trigger for event in outer.events] == [dispatch.span("destroyed")]
    assert len(inner.attribution) == 2
    assert inner.events == ()


def test_outlet_speaks_for_itself_where_a_sentence_tells_an_event() -> None:
    dispatch = Dispatch("Shelling hit the market overnight. The weather was fine.").event("Shelling")
    (claim,) = claims(dispatch)
    assert claim.attribution == ()
    assert claim.stance == "asserts"
    assert claim.text == "Shelling hit the market overnight."


def test_what_modifies_the_citing_is_no_claim_of_the_outlet() -> None:
    text = "The army said on Tuesday after the attack that the road was open."
    dispatch = Dispatch(text).cites("The army", "said", "that the road was open").event("attack")
    assert [claim.attribution != () for claim in claims(dispatch)] == [True]


def test_clause_beside_the_citing_one_is_the_outlets_with_its_subject() -> None:
    text = "Troops shelled the town and said that they had met no resistance."
    dispatch = Dispatch(text).cites("Troops", "said", "that they had met no resistance").event("shelled")
    own = next(claim for claim in claims(dispatch) if not claim.attribution)
    assert own.text == "Troops shelled the town"


def test_day_of_utterance_comes_from_the_time_at_the_cue() -> None:
    text = "The army said on Tuesday that the town had been shelled on Monday."
    dispatch = Dispatch(text).cites("The army", "said", "that the town had been shelled on Monday").event("shelled")
    dispatch.time("Tuesday", TUESDAY).time("Monday", MONDAY)
    (claim,) = claims(dispatch)
    assert claim.attribution[0].said_on == (TUESDAY, TUESDAY)
    assert claim.events[0].period == (MONDAY, MONDAY)
    assert [t.value for t in claim.times] == ["2031-03-04", "2031-03-03"]


def test_second_cue_of_the_same_source_takes_the_day_of_the_first() -> None:
    text = "The army said on Tuesday that the road was open, adding that the town was calm."
    dispatch = Dispatch(text).cites("The army", "said", "that the road was open")
    dispatch.cites("The army", "adding", "that the town was calm").time("Tuesday", TUESDAY)
    assert [claim.attribution[0].said_on for claim in claims(dispatch)] == [(TUESDAY, TUESDAY)] * 2


def test_day_stays_open_where_the_speaking_is_not_dated() -> None:
    text = "Shelling killed two people on Tuesday, the army said."
    dispatch = (
        Dispatch(text).cites("the army", "said", "Shelling killed two people on Tuesday").time("Tuesday", TUESDAY)
    )
    (claim,) = claims(dispatch)
    assert claim.attribution[0].said_on is None


def test_ambiguous_day_and_day_after_publication_date_nothing() -> None:
    text = "The army said on Friday that the road was open."
    for day, ambiguous in ((date(2031, 3, 7), False), (date(2031, 2, 28), True)):
        dispatch = (
            Dispatch(text).cites("The army", "said", "that the road was open").time("Friday", day, ambiguous=ambiguous)
        )
        assert claims(dispatch)[0].attribution[0].said_on is None


def test_a_period_read_from_an_ambiguous_day_is_said_with_the_other_day() -> None:
    text = "Shelling hit the market on Friday."
    friday, other = date(2031, 2, 28), date(2031, 3, 7)
    dispatch = Dispatch(text).event("Shelling").time("Friday", friday, ambiguous=True, otherwise=other)
    (claim,) = claims(dispatch)
    assert claim.events[0].period == (friday, friday)
    (issue,) = claim.issues
    assert (issue.code, issue.span) == ("date-ambiguous", dispatch.span("Friday"))
    assert issue.message == "'Friday' is taken for 2031-02-28; it may as well be 2031-03-07."
    sure = Dispatch(text).event("Shelling").time("Friday", friday)
    assert claims(sure)[0].issues == ()


def test_figures_find_their_event_and_its_places() -> None:
    text = "Shelling killed 8 people in Testville, the army said."
    dispatch = Dispatch(text).cites("the army", "said", "Shelling killed 8 people in Testville")
    dispatch.event("Shelling").event("killed").place("Testville").figure("8 people", 8, trigger="killed")
    (claim,) = claims(dispatch)
    (figure,) = claim.figures
    (killed,) = claim.events
    assert figure.event == killed.id
    assert figure.places == killed.places == ("p1",)


def test_place_of_an_adjunct_belongs_to_the_subject_that_acts() -> None:
    text = "Bombardments left 8 dead in Testville, the army said."
    dispatch = Dispatch(text).cites("the army", "said", "Bombardments left 8 dead in Testville")
    dispatch.event("Bombardments").place("Testville")
    (claim,) = claims(dispatch)
    assert claim.events[0].places == ("p1",)


def test_coordinated_events_share_place_and_day() -> None:
    text = "Eight people were killed and ten wounded in Testville on Monday, the army said."
    dispatch = Dispatch(text).cites(
        "the army", "said", "Eight people were killed and ten wounded in Testville on Monday"
    )
    dispatch.event("killed").event("wounded", "coerce").place("Testville").time("Monday", MONDAY)
    (claim,) = claims(dispatch)
    assert [event.places for event in claim.events] == [("p1",), ("p1",)]
    assert [event.period for event in claim.events] == [(MONDAY, MONDAY)] * 2


def test_outcome_told_by_a_participle_shares_too() -> None:
    text = "A drone struck a market in Testville on Monday, killing eight people, the army said."
    dispatch = Dispatch(text).event("struck").event("killing", "coerce").place("Testville").time("Monday", MONDAY)
    dispatch.cites("the army", "said", "A drone struck a market in Testville on Monday, killing eight people")
    (claim,) = claims(dispatch)
    assert [(event.places, event.period) for event in claim.events] == [(("p1",), (MONDAY, MONDAY))] * 2


def test_events_with_subjects_of_their_own_keep_their_own_places() -> None:
    text = "Shells hit Testville and drones struck Otherton, the army said."
    dispatch = Dispatch(text).cites("the army", "said", "Shells hit Testville and drones struck Otherton")
    dispatch.event("hit").event("struck").place("Testville").place("Otherton")
    (claim,) = claims(dispatch)
    assert [event.places for event in claim.events] == [("p1",), ("p2",)]


def test_event_in_a_relative_clause_does_not_share() -> None:
    text = "Shells hit Testville, which was captured in January, the army said."
    dispatch = Dispatch(text).cites("the army", "said", "Shells hit Testville, which was captured in January")
    dispatch.event("hit").event("captured", "control").time("January", date(2031, 1, 1), date(2031, 1, 31))
    (claim,) = claims(dispatch)
    assert [event.period for event in claim.events] == [None, (date(2031, 1, 1), date(2031, 1, 31))]


def test_subset_is_renumbered_with_its_figure() -> None:
    text = "Two died in March. Shelling killed 8 people, including 3 children, the army said."
    dispatch = Dispatch(text).cites("the army", "said", "Shelling killed 8 people, including 3 children")
    dispatch.figure("Two", 2, trigger="died").figure("8 people", 8, trigger="killed")
    dispatch.figure("3 children", 3, trigger="children", part_of=2)
    claim = claims(dispatch)[-1]
    assert [(f.id, f.subset_of) for f in claim.figures] == [("f1", None), ("f2", "f1")]


def test_parts_of_other_speakers_are_not_mixed_in() -> None:
    text = "The army said that 8 people died in Testville, while the council said that 9 died in Otherton."
    dispatch = Dispatch(text).place("Testville").place("Otherton")
    dispatch.figure("8 people", 8, trigger="people").figure("9", 9, trigger="9")
    dispatch.cites("The army", "The army said", "8 people died in Testville")
    dispatch.cites("the council", "the council said", "9 died in Otherton")
    assert [[p.name for p in claim.places] for claim in claims(dispatch)] == [["Testville"], ["Otherton"]]
    assert [[f.value for f in claim.figures] for claim in claims(dispatch)] == [[8], [9]]


def test_speaker_is_the_agent_of_what_it_says_it_did() -> None:
    text = "The ministry said it had shelled the depot."
    dispatch = Dispatch(text).cites("The ministry", "said", "it had shelled the depot").event("shelled")
    (agent,) = claims(dispatch)[0].events[0].agents
    assert (agent.name, agent.resolution, agent.span) == ("The ministry", "pronoun", dispatch.span("it"))


def test_own_forces_are_the_speakers() -> None:
    text = "The ministry said its forces shelled the depot."
    dispatch = Dispatch(text).cites("The ministry", "said", "its forces shelled the depot").event("shelled")
    assert [agent.side for agent in claims(dispatch)[0].events[0].agents] == ["north"]


def test_speaker_is_no_agent_of_what_others_do_or_of_a_passive() -> None:
    for content in ("they had shelled the depot", "it had been shelled", "rebels shelled the depot"):
        text = f"The ministry said {content}."
        dispatch = Dispatch(text).cites("The ministry", "said", content).event("shelled")
        assert claims(dispatch)[0].events[0].agents == (), content


def test_claim_without_a_source_says_so() -> None:
    text = "Two people were killed, it was said."
    dispatch = Dispatch(text).cites("", "was said", "Two people were killed").event("killed")
    (claim,) = claims(dispatch)
    assert [issue.code for issue in claim.issues] == ["source-missing"]


def test_claim_ids_are_steady_and_tell_speakers_apart() -> None:
    text = "The army said that the road was open."
    first = claims(Dispatch(text).cites("The army", "said", "that the road was open"))
    again = claims(Dispatch(text).cites("The army", "said", "that the road was open"))
    other = claims(Dispatch(text).cites("army", "said", "that the road was open"))
    assert first[0].claim_id == again[0].claim_id != other[0].claim_id


def test_sentence_that_verifies_nothing_limits_the_last_speakers_claims() -> None:
    text = "The army said that the road was open.\n\nRebels said that the bridge fell. That could not be confirmed."
    dispatch = Dispatch(text).cites("The army", "army said", "that the road was open")
    dispatch.cites("Rebels", "Rebels said", "that the bridge fell")
    assert [[q.kind for q in claim.qualifiers] for claim in claims(dispatch)] == [[], ["unverified"]]


def test_sentence_about_both_accounts_limits_both() -> None:
    text = "The army said the road was open.\n\nRebels said the bridge fell.\n\nNeither account could be verified."
    dispatch = Dispatch(text).cites("The army", "army said", "the road was open")
    dispatch.cites("Rebels", "Rebels said", "the bridge fell")
    assert [[q.kind for q in claim.qualifiers] for claim in claims(dispatch)] == [["unverified"]] * 2


def test_confirmed_is_not_unverified() -> None:
    text = "The army said that the road was open. The ministry has confirmed the report."
    dispatch = Dispatch(text).cites("The army", "said", "that the road was open")
    assert claims(dispatch)[0].qualifiers == ()


def test_an_act_and_the_effect_that_tells_it_are_one_event() -> None:
    dispatch = Dispatch("The governor said shelling killed 8 there and wounded 30 on the road.")
    dispatch.cites("The governor", "said", "shelling killed 8 there and wounded 30 on the road")
    dispatch.event("shelling").event("killed").event("wounded")
    dispatch.figure("8", 8, trigger="killed").figure("30", 30, trigger="wounded", measure="injured")
    (claim,) = claims(dispatch)
    assert [(e.id, e.trigger) for e in claim.events] == [("e1", dispatch.span("shelling"))]
    assert [(f.value, f.event) for f in claim.figures] == [(8, "e1"), (30, "e1")]


def test_events_that_count_the_dead_differently_stay_two() -> None:
    dispatch = Dispatch("The governor said shelling killed 8 there and a barrage slew 5 farmers.")
    dispatch.cites("The governor", "said", "shelling killed 8 there and a barrage slew 5 farmers")
    for word in ("shelling", "killed", "barrage", "slew"):
        dispatch.event(word)
    dispatch.figure("8", 8, trigger="killed").figure("5", 5, trigger="slew")
    (claim,) = claims(dispatch)
    assert [(f.value, f.event) for f in claim.figures] == [(8, "e1"), (5, "e2")]
    assert [e.id for e in claim.events] == ["e1", "e2"]


def test_events_elsewhere_or_of_another_kind_stay_two() -> None:
    said = "shelling killed 8 in Oakford and bombing wounded 3 in Millby before the arrest"
    dispatch = Dispatch(f"The governor said {said}.").cites("The governor", "said", said)
    dispatch.event("killed").event("wounded").event("arrest", "coerce").place("Oakford").place("Millby")
    (claim,) = claims(dispatch)
    assert [(e.id, e.type) for e in claim.events] == [("e1", "assault"), ("e2", "assault"), ("e3", "coerce")]


def test_outlet_that_counts_the_victims_tells_of_what_befell_them() -> None:
    text = "Shells hit the market, the ministry said. Five women are among the injured."
    dispatch = Dispatch(text).cites("the ministry", "said", "Shells hit the market").event("hit")
    dispatch.figure("Five women", 5, trigger="injured", measure="injured")
    assert [(c.text, len(c.attribution)) for c in claims(dispatch)] == [
        ("Shells hit the market", 1),
        ("Five women are among the injured.", 0),
    ]


def test_a_count_beside_an_event_that_is_not_told_as_fact_is_not_asserted() -> None:
    text = "A strike would leave 40 dead."
    dispatch = Dispatch(text).event("strike", status="hypothetical").figure("40 dead", 40, trigger="dead")
    assert claims(dispatch) == ()
