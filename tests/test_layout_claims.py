"""Who speaks, and on which day, where only the layout says so; read whole. All texts are invented."""

from __future__ import annotations

from datetime import date

from tests.claim_reading import claims

TRANSCRIPT = """Transcript of the briefing of the regional military administration of Kharkiv

Q: How many people were hurt in last night's attack?

A: Seven people were wounded. The strike hit a warehouse in Zolochiv.

Q: The Russian defence ministry says that it hit an ammunition depot.

A: That is not true.
"""
STATEMENT = """Statement by the General Staff of the Armed Forces of Ukraine, 30 April 2024

The enemy launched 34 air strikes. Our defenders repelled 12 attacks near Avdiivka.

The mayor of Kherson said that a school was hit.

Glory to Ukraine!
"""
CHRONOLOGY = """Fighting in the east, day by day

April 15, 2023: Fighting breaks out in Khartoum.

June 14, 2023: The governor accuses the Rapid Support Forces of killing civilians.

October 26, 2023: The Rapid Support Forces say that they have captured Nyala.
"""
BULLETIN = """Bulletin of 28 April 2024, according to the Kharkiv regional military administration:

- Izium: 31 shells, 4 wounded, 8 houses damaged
- Vuhledar: 2 wounded
- Kupiansk: nobody hurt
"""


def told(text: str) -> list[tuple[str, str, str]]:
    """Claimant, stance and words of each claim."""
    return [
        (c.attribution[-1].actors[0].name if c.attribution and c.attribution[-1].actors else "", c.stance, c.text)
        for c in claims(text)
    ]


def test_answers_are_of_the_body_that_the_heading_names_and_questions_of_nobody() -> None:
    body = "Regional military administration of Kharkiv"
    found = told(TRANSCRIPT)
    assert (body, "asserts", "Seven people were wounded") in found
    assert (body, "asserts", "The strike hit a warehouse in Zolochiv") in found
    assert (body, "denies", "That is not true") in found
    assert not any("How many" in words for _, _, words in found)
    assert [who for who, _, words in found if "ammunition depot" in words] == [
        "Ministry of Defence of the Russian Federation"
    ]


def test_a_statement_is_its_issuer_s_and_passes_on_what_it_cites() -> None:
    body = "General Staff of the Armed Forces of Ukraine"
    found = claims(STATEMENT)
    assert {c.attribution[0].actors[0].name for c in found} == {body}
    assert all(link.carried and link.voice == "direct" for c in found for link in c.attribution[:1])
    assert len(next(c for c in found if "school" in c.text).attribution) == 2
    assert not any("Glory" in c.text for c in found)


def test_the_enemy_is_whom_the_party_that_speaks_fights() -> None:
    (first, *_) = claims(STATEMENT)
    assert {agent.side for event in first.events for agent in event.agents} == {"russia"}
    assert {agent.resolution for event in first.events for agent in event.agents} == {"description"}


def test_an_entry_s_day_dates_what_happened_and_what_was_said() -> None:
    found = claims(CHRONOLOGY)
    days = {c.text: c.events[0].period for c in found if c.events}
    assert days["Fighting breaks out in Khartoum."] == (date(2023, 4, 15), date(2023, 4, 15))
    (taken,) = [c for c in found if "Nyala" in c.text]
    assert taken.attribution[0].said_on == taken.events[0].period == (date(2023, 10, 26), date(2023, 10, 26))
    assert not any(c.text.startswith(("April", "June", "October")) for c in found)


def test_items_of_a_list_have_the_speaker_and_day_of_its_head_and_the_place_of_their_label() -> None:
    found = {c.text.split(":")[0]: c for c in claims(BULLETIN) if ":" in c.text}
    izium = found["Izium"]
    assert izium.attribution[0].actors[0].side == "ukraine"
    assert [(f.measure, f.value, f.window) for f in izium.figures][-1] == (
        "house-damaged", 8, (date(2024, 4, 28), date(2024, 4, 28)),
    )  # fmt: skip
    assert all(f.places == ("p1",) for f in izium.figures)
    assert [p.name for p in found["Vuhledar"].places] == ["Vuhledar"]


def test_a_question_of_the_outlet_asserts_nothing() -> None:
    assert claims("Was the town shelled on Monday? The army shelled it on Sunday.")[0].text.startswith("The army")


def test_places_that_label_items_are_no_speakers_and_the_head_s_stretch_of_days_is_theirs() -> None:
    text = (
        "DAILY BULLETIN OF THE MILITARY ADMINISTRATION OF SUMY REGION\n\n"
        "Over the past day the Russian army shelled the following communities of Sumy region:\n\n"
        "Bilopillia: 12 shells, 3 wounded\nKrasnopillia: 7 mines, 2 wounded\nShostka: 2 houses destroyed\n"
    )
    found = {c.text.split(":")[0]: c for c in claims(text)}
    item = found["Bilopillia"]
    assert [link.actors[0].side for link in item.attribution] == ["ukraine"]
    assert [p.name for p in item.places] == ["Bilopillia"]
    assert [f.window for f in item.figures] == [(date(2024, 4, 30), date(2024, 5, 1))]


def test_a_list_within_a_statement_is_of_whom_its_head_cites_and_of_nobody_else() -> None:
    text = (
        "Statement by the General Staff of the Armed Forces of Ukraine\n\nThe enemy launched 34 air strikes.\n\n"
        "The Kharkiv regional military administration reported the following:\n\n"
        "- Izium: 4 wounded\n- Kupiansk: 2 wounded\n- Lyman: 8 houses damaged\n"
    )
    found = [c for c in claims(text) if c.figures and ":" in c.text]
    assert [c.text.split(":")[0] for c in found] == ["Izium", "Kupiansk", "Lyman"]
    assert {c.attribution[-1].actors[0].name for c in found} == {"Regional military administration of Kharkiv Oblast"}


def test_a_statement_of_a_state_s_ministry_is_known_by_its_long_name() -> None:
    text = (
        "Statement by the Ministry of Foreign Affairs of the Republic of Sudan\n\n"
        "The militia burned four villages north of El Fasher."
    )
    assert {c.attribution[0].actors[0].side for c in claims(text)} == {"saf"}


def test_a_question_s_label_asks_nothing_of_its_own() -> None:
    text = (
        "Interview with the governor of Kharkiv region\n\nQ: Were you told that 200 people are missing?\n\n"
        "A: We have no such number.\n\nQ: Was the town hit?\n\nA: Two people died there."
    )
    assert {c.attribution[-1].actors[0].side for c in claims(text)} == {"ukraine"}


def test_an_answer_s_label_is_nobody() -> None:
    text = (
        "Interview with the spokesman of the northern command\n\nQ: When will the road open?\n\n"
        "A: We will open the road before the end of the year, I promise you that.\n\nQ: Was the depot hit?\n\n"
        "A: Nine of our men were wounded there."
    )
    assert "A" not in {who for who, _, _ in told(text)}
    assert any("We will open the road" in words for _, _, words in told(text))


INTERVIEW = """“We count by the graves”

A nurse at the hospital of Nyala answered our questions by voice message on 20 April 2024.

How many patients do you have?
Sixty-three. Two rooms were hit on Monday.

The army says that it withdrew in good order.
I found eleven soldiers in my corridor.

Has anybody left?
Those with money. My guard says that the road is mined.
"""
LETTERHEAD = """GENERAL STAFF OF THE ARMED FORCES OF UKRAINE
Press service
Statement of 29 April 2024

The General Staff rejects the report that its units had left Chasiv Yar. We regret the haste of those who spread it.
"""
WEEK = """THE WEEK
30 April 2024

Friday 26: The governor accuses the Rapid Support Forces of killing civilians.
Saturday 27: The Rapid Support Forces say that they have captured Nyala.
"""


def test_an_interview_without_labels_is_of_whom_the_words_above_name_and_of_its_day() -> None:
    found = {c.text: c for c in claims(INTERVIEW)}
    for words in ("“We count by the graves”", "Two rooms were hit on Monday", "Those with money"):
        (link,) = found[words].attribution
        assert [actor.name for actor in link.actors] == ["nurse at the hospital"]
        assert link.said_on == (date(2024, 4, 20), date(2024, 4, 20))
    told = next(c for text, c in found.items() if text.endswith("the road is mined"))
    assert [link.actors[0].name for link in told.attribution] == ["nurse at the hospital", "My guard"]
    withdrew = next(c for text, c in found.items() if "withdrew" in text)
    assert len(withdrew.attribution) == 1
    assert not any("patients" in text for text in found)


def test_a_letterhead_gives_the_issuer_of_what_we_say_and_its_day() -> None:
    body = "General Staff of the Armed Forces of Ukraine"
    found = [c for c in claims(LETTERHEAD) if c.attribution]
    assert [(c.attribution[-1].actors[0].name, c.attribution[-1].said_on) for c in found] == [
        (body, (date(2024, 4, 29), date(2024, 4, 29)))
    ] * 2


def test_a_weekday_with_its_number_leads_an_entry_and_the_paper_s_own_day_none() -> None:
    days = {c.text: c.attribution[0].said_on for c in claims(WEEK) if c.attribution}
    assert set(days.values()) == {(date(2024, 4, 26),) * 2, (date(2024, 4, 27),) * 2}


def test_the_hour_that_leads_a_line_is_no_part_of_its_sentence() -> None:
    text = "17:30 More than 300 people have crossed since Monday, most of them women, the refugee agency estimates."
    (claim,) = claims(text)
    assert claim.text.startswith("More than 300 people")
