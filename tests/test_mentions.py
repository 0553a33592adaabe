"""What one sentence tells, as tables: the trigger, its kind, its status and its date; and what tells nothing.

Every text is of Wednesday 15 May 2024. The sentences are of many fields, and none is of an article of the samples.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

from timeline.lexicon import by_verb, table
from timeline.lexicon.kinds import coarse
from timeline.model import Bound, DatingBasis, Document, EventKind, Mention
from timeline.pipeline import build

PUBLISHED = date(2024, 5, 15)


@cache
def mentions(text: str, published: date | None = PUBLISHED) -> tuple[Mention, ...]:
    """The mentions of a text that is a document of its own."""
    document = Document("d", "d.txt", text)
    return build([document], published={} if published is None else {"d": published}).mentions


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Each mention of a text: its trigger, kind as tellings are compared, status and EDTF date ("" where undated)."""
    return [
        (text[m.trigger.start : m.trigger.end], coarse(m.kind), m.status, m.dating.edtf if m.dating else "")
        for m in mentions(text)
    ]


TABLE = [
    # one clause, one event
    ("The club signed the striker Ana Lopes on Friday.", ["signed agreement occurred 2024-05-10"]),
    ("Judge Alice Tremont adjourned the hearing on 3 May.", ["adjourned legal occurred 2024-05-03"]),
    ("The minister phoned her Danish counterpart on Tuesday.", ["phoned call occurred 2024-05-14"]),
    ("The court rejected the appeal on Thursday.", ["rejected legal occurred 2024-05-09"]),
    ("The council approved the budget on 9 May.", ["approved vote occurred 2024-05-09"]),
    ("Protesters demonstrated in Leeds on Saturday.", ["demonstrated other occurred 2024-05-11"]),
    ("Arden Foods acquired Brightwell in March 2023 for £40m.", ["acquired market occurred 2023-03"]),
    ("The shares fell 11 percent on Tuesday.", ["fell market occurred 2024-05-14"]),
    ("The Senate confirmed Jane Roe as ambassador on Wednesday.", ["confirmed appointment occurred 2024-05-15"]),
    ("Maria Lund resigned as chief executive last week.", ["resigned appointment occurred 2024-05-06/2024-05-12"]),
    ("The army captured the town on 3 May.", ["captured conflict occurred 2024-05-03"]),
    ("The government imposed sanctions on the company on 6 May.", ["imposed sanction occurred 2024-05-06"]),
    ("The president received the envoy in the palace on 7 May.", ["received meeting occurred 2024-05-07"]),
    ("He was sentenced to three years in prison on 22 April.", ["sentenced legal occurred 2024-04-22"]),
    ("There was a power cut in the city on Friday.", ["power cut| other occurred 2024-05-10"]),
    ("The judge fined the firm on Monday.", ["fined legal occurred 2024-05-13"]),
    ("A fire broke out at the mill on Monday.", ["fire broke out| other occurred 2024-05-13"]),
    ("Fighting broke out at the border on Monday.", ["Fighting broke out| conflict occurred 2024-05-13"]),
    ("Arden won three games in a row on Saturday.", ["won three games| other occurred 2024-05-11"]),
    ("The minister met her on 3 May.", ["met meeting occurred 2024-05-03"]),
    ("The shop closed at 5 pm on Friday.", ["closed other occurred 2024-05-10T17:00"]),
    ("Jane Roe called on Monday.", ["called other occurred 2024-05-13"]),
    # the noun names it, the verb only says that it happened
    ("He has a contract until June 2027.", ["contract expiry planned 2027-06"]),
    ("Ana Lopes became chief executive on 3 May.", ["became appointment occurred 2024-05-03"]),
    ("He has 14 goals this term, two of them in the 3-1 win over Marl on 3 May.", ["win other occurred 2024-05-03"]),
    ("The union called a protest on 20 May.", ["protest other planned 2024-05-20"]),
    ("The drivers have been on strike since 3 May.", ["strike other occurred 2024-05-03/.."]),
    ("The agency launched the probe on 3 May.", ["launched other occurred 2024-05-03"]),
    ("Police opened a probe into the fire on 3 May.", ["opened legal occurred 2024-05-03"]),
    ("Bids must be in by noon on 3 June.", ["Bids deadline deadline ../2024-06-03T12:00"]),
    ("The delegation came from Oslo on 3 May.", ["came visit occurred 2024-05-03"]),
    ("The impulse came from Oslo on 3 May.", ["came other occurred 2024-05-03"]),
    ("The army ousted the invaders on 3 May.", ["ousted conflict occurred 2024-05-03"]),
    ("The leaders held a phone call on May 8.", ["phone call|call occurred 2024-05-08"]),
    ("Talks took place in Oslo on 6 May.", ["Talks took place| talks occurred 2024-05-06"]),
    ("The talks, which took place on Monday, ended without agreement.", ["talks talks occurred 2024-05-13"]),
    ("Some 200 people attended the meeting on Monday.", ["meeting meeting occurred 2024-05-13"]),
    ("The EU delivered an aid package worth 2 billion euros in April.", ["aid package|aid occurred 2024-04"]),
    # to come
    ("The trial is set to begin on 2 September 2024.", ["trial is set to begin| legal planned 2024-09-02"]),
    ("A vote is scheduled for 5 June.", ["vote is scheduled| vote planned 2024-06-05"]),
    ("The vote takes place on 5 June.", ["vote takes place| vote planned 2024-06-05"]),
    ("The treaty expires in 2026.", ["expires expiry planned 2026"]),
    ("The two leaders are expected to meet in Geneva in June.", ["meet meeting expected 2024-06"]),
    ("The company plans to open a plant in Ohio next year.", ["open other planned 2025"]),
    ("The hospital is due to open in September.", ["open other planned 2024-09"]),
    ("The company may sell its shipping unit in July.", ["sell market hypothetical 2024-07"]),
    ("If the bid fails, the board would meet in June.", ["meet meeting hypothetical 2024-06"]),
    # asked and imagined
    ("Did the board meet the union on 3 May?", ["meet meeting hypothetical 2024-05-03"]),
    ("Had the bank failed on 3 May, the firm would have closed.", []),
    (
        "Having met the union on 6 May, the board resigned.",
        ["met meeting occurred 2024-05-06", "resigned appointment occurred 2024-05-15"],
    ),
    # limits
    ("Northwind has until 10 June to make a firm offer.", ["offer deadline deadline ../2024-06-10"]),
    ("Applications must be filed by 31 May.", ["filed deadline deadline ../2024-05-31"]),
    ("Residents want the road closed before 1 July.", ["closed deadline deadline ../2024-07-01"]),
    ("The consultation closes on 31 May.", ["closes deadline planned 2024-05-31"]),
    ("He signed a contract until June 2027.", ["signed expiry planned 2027-06"]),
    ("Employees want a decision before 24 May.", ["want deadline deadline ../2024-05-24"]),
    ("The hearing was adjourned until 3 June.", ["adjourned legal planned 2024-06-03"]),
    ("The match was postponed until 20 May.", ["match was postponed| other planned 2024-05-20"]),
    # what should have happened did not; a time that is quoted belongs to what is said
    ("The records should have been disclosed on 3 May.", []),
    ("Had the party won in May, Ana Lopes would have left.", []),
    (
        "The bank offered a loan on condition that both sides sign before 3 June 2024.",
        ["sign deadline deadline ../2024-06-03"],
    ),
    (
        "“It opens next spring,” a fisherman said.",
        ["opens other planned 2025-21", "said statement occurred 2024-05-15"],
    ),
    # "since" a date belongs to what lasts, not to what is the highest since
    ("Prices have risen since 2001.", ["risen market occurred 2001-01-01/.."]),
    ("The index fell 504 points, its worst day since 2001, on 3 May.", ["fell market occurred 2024-05-03"]),
    ("A judge is to hear the case on 20 May.", ["hear legal planned 2024-05-20"]),
    # who is given until when to do what; what is due; what is voted, called, begun
    (
        "The council gave the firm until 20 May to reply.",
        ["gave other occurred 2024-05-15", "reply deadline deadline ../2024-05-20"],
    ),
    ("Public comments are due by 31 May.", ["comments deadline deadline ../2024-05-31"]),
    ("The verdict is due on 20 May.", ["verdict legal planned 2024-05-20"]),
    # what is called likely, possible or sure
    ("Talks on 20 May are likely.", ["Talks talks expected 2024-05-20"]),
    ("A strike on 20 May is unlikely.", ["strike other hypothetical 2024-05-20"]),
    ("A strike on 20 May is inevitable.", ["strike other expected 2024-05-20"]),
    ("The strike of 3 May was long.", ["strike other occurred 2024-05-03"]),
    # what only sounds like fighting
    ("The bank launched a charm offensive on 3 May.", ["launched a charm offensive| other occurred 2024-05-03"]),
    ("The mayor suffered a heart attack on 3 May.", ["suffered other occurred 2024-05-03"]),
    ("A price war began on 3 May.", ["price war began| market occurred 2024-05-03"]),
    ("An attack began on 3 May.", ["attack began| conflict occurred 2024-05-03"]),
    ("Councillors voted on Tuesday to demolish the car park.", ["voted vote occurred 2024-05-14"]),
    ("The prime minister called an election for 4 July.", ["election vote planned 2024-07-04"]),
    ("He called Thursday's hearing a farce.", ["hearing legal occurred 2024-05-09"]),
    ("The jury began deliberating on Monday.", ["began other occurred 2024-05-13"]),
    ("The firm stopped selling the drug in March.", ["stopped other occurred 2024-03"]),
    (
        "The firm regretted selling the drug in March.",
        ["regretted other occurred 2024-05-15", "selling other occurred 2024-03"],
    ),
    ("The county board tabled the proposal until 4 June.", ["tabled other planned 2024-06-04"]),
    ("The judge threw out the lawsuit last Friday.", ["threw out|legal occurred 2024-05-10"]),
    # somebody's will, or not
    ("The council will meet on 20 May.", ["meet meeting planned 2024-05-20"]),
    ("The treaty will expire on 20 May.", ["expire expiry expected 2024-05-20"]),
    # nouns with a hyphen, of which the tagger makes several words
    ("A by-election is to be held on 13 June.", ["by-election is to be held| vote planned 2024-06-13"]),
    ("The cease-fire began on Monday.", ["cease-fire began| agreement occurred 2024-05-13"]),
    ("The swearing-in took place on Monday.", ["swearing-in took place| appointment occurred 2024-05-13"]),
    # what a clause before it dates, what goes on from a state, and what was no order
    (
        "When the wind dropped on Monday, Jane Roe flew out.",
        ["dropped other occurred 2024-05-13", "flew out| other occurred 2024-05-13"],
    ),
    ("The group set out on Monday.", ["set out| other occurred 2024-05-13"]),
    (
        "On Monday, Judge Ruth Arden ordered Mark Weber to pay and released him.",
        ["ordered statement occurred 2024-05-13", "released other occurred 2024-05-13"],
    ),
    (
        "Jane Roe will meet the bishop on 3 June and sign a treaty.",
        ["meet other planned 2024-06-03", "sign agreement planned 2024-06-03"],
    ),
    # "not" behind a comma denies a circumstance; rules are no events
    ("The pump failed on Monday, not Tuesday.", ["failed other occurred 2024-05-13"]),
    ("The client shall pay each invoice within thirty days of receipt.", []),
    ("If the client does not reject the plan within ten days, it is accepted.", []),
    ("The fees may be increased on 1 January of each year.", []),
    ("The supplier shall deliver the plan by 30 June 2024.", ["deliver deadline deadline ../2024-06-30"]),
    # other fields
    ("She pleaded not guilty to three counts of fraud on 29 April.", ["pleaded not guilty|legal occurred 2024-04-29"]),
    (
        "The ban, upheld by the tribunal on 3 May, took effect the next day.",
        ["upheld legal occurred 2024-05-03", "took effect|legal occurred 2024-05-04"],
    ),
    ("The spacecraft is expected to reach Jupiter in 2031.", ["reach other expected 2031"]),
    ("An earthquake struck the island early on Saturday.", ["earthquake struck| other occurred 2024-05-11"]),
    ("The museum reopens on 1 June after a three-year restoration.", ["reopens other planned 2024-06-01"]),
    ("The novelist won the Booker Prize in 2016.", ["won other occurred 2016"]),
    (
        "The director died at her home on Sunday, her agent said.",
        ["died other occurred 2024-05-12", "said statement occurred 2024-05-12"],
    ),
    ("The Dodgers traded the pitcher to Boston on Tuesday.", ["traded other occurred 2024-05-14"]),
    ("She ran the marathon in 2:19 on 21 April.", ["ran other occurred 2024-04-21"]),
    (
        "The airline said on Tuesday that it had cut 300 jobs in April.",
        ["said statement occurred 2024-05-14", "cut market occurred 2024-04"],
    ),
    (
        "Shareholders will vote on the takeover at a meeting on 28 May.",
        ["vote vote planned 2024-05-28", "meeting meeting planned 2024-05-28"],
    ),
    ("The council is not going to meet on 20 May.", ["meet meeting denied 2024-05-20"]),
    ("No decision was taken at Monday's meeting.", ["meeting meeting occurred 2024-05-13"]),
    # called off, denied
    ("The union called off the strike planned for 20 May.", ["strike other cancelled 2024-05-20"]),
    ("No talks were held on Monday.", ["talks were held| talks denied 2024-05-13"]),
    # what is said or left at a meeting does not make it less of one
    (
        "At the meeting on 6 May, Jane Roe urged the union to accept.",
        ["meeting meeting occurred 2024-05-06", "urged statement occurred 2024-05-06"],
    ),
    ("After talks on 6 May, the envoy expects a truce.", ["talks talks occurred 2024-05-06"]),
    (
        "No deal was reached at the talks in Oslo on 6 May.",
        ["reached agreement denied 2024-05-06", "talks talks occurred 2024-05-06"],
    ),
    # whose time it is
    ("Ashgrove agreed to pay £84m for the mill on 12 April.", ["agreed agreement occurred 2024-04-12"]),
    ("The judge listed a full hearing for 11 June.", ["hearing legal planned 2024-06-11"]),
    ("The board decided on Monday to close the plant.", ["decided other occurred 2024-05-13"]),
    ("Jane Roe promised in March to resign.", ["promised statement occurred 2024-03"]),
    (
        "Jane Roe resigned before Ana Lopes was appointed on 6 May.",
        ["resigned appointment occurred ../2024-05-06", "appointed appointment occurred 2024-05-06"],
    ),
    (
        "After meeting Ana Lopes on 6 May, Jane Roe resigned.",
        ["meeting meeting occurred 2024-05-06", "resigned appointment occurred 2024-05-06/2024-05-15"],
    ),
    (
        "It was announced on Monday that the bridge would close.",
        ["announced announcement occurred 2024-05-13"],
    ),
    (
        "The mayor said on Monday that the bridge would reopen in August.",
        ["said statement occurred 2024-05-13", "reopen other expected 2024-08"],
    ),
    (
        "The bridge reopened in 2019 and closed on 4 May.",
        ["reopened other occurred 2019", "closed other occurred 2024-05-04"],
    ),
    (
        "She visited Lisbon on 2 May and flew to Madrid the next day.",
        ["visited visit occurred 2024-05-02", "flew visit occurred 2024-05-03"],
    ),
    ("On Monday, the day after the crash, the airline cancelled all flights.", ["cancelled other occurred 2024-05-13"]),
    ("The media reported on Monday that the army had suspended the exercise.", ["suspended other occurred 2024-05-13"]),
    ("A survey carried out in March 2022 found corrosion.", ["carried out|other occurred 2022-03"]),
    (
        "Ms Roe, who joined the bank in 2015, was appointed chairwoman on 1 May.",
        ["joined other occurred 2015", "appointed appointment occurred 2024-05-01"],
    ),
    (
        "The road opens on 3 June, which will mark the town's 800th year.",
        ["opens other planned 2024-06-03", "mark other expected 2024-06-03"],
    ),
]


def rows(expected: list[str]) -> list[tuple[str, str, str, str]]:
    """The rows of the table: "trigger kind status date", with a bar behind a trigger of several words."""
    found = []
    for row in expected:
        trigger, rest = row.split("|", 1) if "|" in row else row.split(" ", 1)
        kind, status, edtf = rest.split()
        found.append((trigger, kind, status, edtf))
    return found


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_a_sentence_tells_these_events(text: str, expected: list[str]) -> None:
    assert [t for t in told(text) if t[3]] == rows(expected)


NOTHING = [
    "The chairman has a long history of refusing to talk.",
    "A summit is unlikely, and nobody expects a deal.",
    "The 2017 strategy remains in force.",
    "Photo: the two leaders at their meeting in 2018. Getty Images",
    "How will the talks end?",
    "Since 2020 the club has won nothing.",
    "Share this article",
    "The analyst says that the market will fall.",
    "In his eyes, the deal is a mistake.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_that_tells_no_event(text: str) -> None:
    assert told(text) == []


def test_the_passage_and_the_trigger_are_exact() -> None:
    text = "Intro.\n\nThe leaders held a  phone call\non May 8. They agreed to meet again."
    call = mentions(text)[0]
    assert text[call.trigger.start : call.trigger.end] == "phone call"
    assert call.span.covers(call.trigger)
    assert call.time is not None
    assert text[call.time.span.start : call.time.span.end] == call.time.quote == "May 8"


DISCOURSE = [
    # "the meeting" takes up the meeting told before, and a remark about it lies between it and the publication
    (
        "The minister met union leaders on 6 May. Jane Roe called the meeting a success.",
        {"called": "2024-05-06/2024-05-15", "meeting": "2024-05-06"},
    ),
    (
        "Jane Roe visited Oslo on 6 May. Her visit ended in a quarrel.",
        {"visit ended": "2024-05-06", "quarrel": "2024-05-06"},
    ),
    # a noun may be short for the longer one told before
    (
        "The bank launched a charm offensive on 6 May. The offensive began after a storm.",
        {"launched a charm offensive": "2024-05-06", "offensive began": "2024-05-06"},
    ),
    ("The two firms met on 6 May. In the end, they agreed to merge.", {"agreed": "2024-05-06"}),
    ("The board met on 6 May. After that, it announced the closure.", {"announced": "2024-05-06/2024-05-15"}),
    ("The vote was held on 6 May. It took place after both sides agreed on the terms.", {"agreed": "../2024-05-06"}),
    ("The recent phone call between Jane Roe and Ana Lopes changed little.", {"phone call": "../2024-05-15"}),
]


@pytest.mark.parametrize(("text", "expected"), DISCOURSE, ids=[text for text, _ in DISCOURSE])
def test_what_a_sentence_takes_up_from_the_one_before(text: str, expected: dict[str, str]) -> None:
    dates = {trigger: edtf for trigger, _, _, edtf in told(text)}
    assert {trigger: dates.get(trigger) for trigger in expected} == expected


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # of an encounter that names nobody, the two that were named together just before
        (
            "Trade between Norway and France grew. The first talks since the war [in Italy] took place in Oslo.",
            "Norway France",
        ),
        ("The talks between Norway and France on Italian wine were held on 6 May.", "Norway France"),
        ("Norway and France quarrelled.\n\nTalks took place in Oslo on 6 May.", ""),
    ],
)
def test_who_takes_part_in_an_encounter(text: str, actors: str) -> None:
    document = Document("d", "d.txt", text)
    chronology = build([document], published={"d": PUBLISHED})
    names = {a.id: a.name for a in chronology.actors}
    talks = next(e for e in chronology.all_events() if e.kind == "talks")
    assert {names[a] for a in talks.actors} == set(actors.split())


def taken_up(text: str) -> dict[str, str]:
    """The triggers that take up another, with those that they take up."""
    trigger = {m.id: text[m.trigger.start : m.trigger.end] for m in mentions(text)}
    return {trigger[m.id]: trigger[m.antecedent] for m in mentions(text) if m.antecedent is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an older thing that is only named beside the news is not what "the deal" means
        (
            "The two firms settled their quarrel on 6 May. It replaces the 1991 agreement. The deal is secret.",
            {"deal": "settled"},
        ),
        ("Jane Roe breached the 1991 settlement. The 1991 agreement was short.", {"agreement": "settlement"}),
        # what happened is not what is to come
        (
            "A jury convicted Tom Hale on 6 May. A judge will sentence him on 9 June. The verdict came late.",
            {"verdict came": "convicted"},
        ),
        # the closure of something else
        ("The pool was shut on 6 May. They did not discuss the closure of the tip.", {}),
        ("The pool was shut on 6 May. They did not discuss the closure of the pool.", {"closure": "shut"}),
        # what it came after is another event
        (
            "Roe announced the news on 6 May. The announcement came a week after the firm bought a ship on 29 April.",
            {"announcement came": "announced"},
        ),
        ("Correction: we said that the trial ended on 6 May. It was abandoned on 2 May.", {"abandoned": "trial ended"}),
        ("Roe said that the trial ended on 6 May. It was abandoned on 2 May.", {}),
        # what befalls one person once is told again
        ("Jane Roe stepped down on 6 May. The union was glad. Roe resigned by letter.", {"resigned": "stepped down"}),
        ("Police arrested Tom Hale on 6 May. Hale was detained in a bar.", {"detained": "arrested"}),
        ("Police arrested Tom Hale on 6 May. Police arrested Ana Lopes in a bar.", {}),
        ("Tom Hale was arrested on 6 May. Tom Hale was arrested on 2 April 2019.", {}),
        # what happened more than once is no one event
        ("Acme sued Bolt Ltd on 6 May. Acme has twice sued Bolt Ltd.", {}),
    ],
)
def test_a_noun_takes_up_what_it_can_only_mean(text: str, expected: dict[str, str]) -> None:
    assert taken_up(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nobody is tried within days
        ("A jury convicted Tom Hale of robbing a bank on Monday.", {"convicted": "2024-05-13"}),
        ("A jury found Tom Hale guilty of robbing a bank on Monday.", {"found": "2024-05-13"}),
        ("The vote followed a public meeting in Oslo on 6 May.", {"meeting": "2024-05-06"}),
    ],
)
def test_a_day_behind_a_deed_or_another_event_dates_what_it_can_only_date(text: str, expected: dict[str, str]) -> None:
    dates = {trigger: edtf for trigger, _, _, edtf in told(text)}
    assert {trigger: dates.get(trigger) for trigger in expected} == expected
    assert "vote" not in dates


def test_its_event_is_known_by_the_thing_it_is_of() -> None:
    text = "Acme sold songs in the web shop since its launch in 2003."
    launch = next(m for m in mentions(text) if text[m.trigger.start : m.trigger.end] == "launch")
    assert {"introduce", "shop", "web"} <= launch.words


def test_words_are_compared_by_meaning_and_numbers_by_their_figures() -> None:
    one, other = (
        next(m.words for m in mentions(text) if m.kind is not EventKind.STATEMENT)
        for text in ("Tom Hale lodged a claim of £2,100 on 6 May.", "Tom Hale filed a claim of £2100 on 6 May.")
    )
    assert one == other == {"file", "claim", "2100"}


def test_two_different_meetings_are_not_taken_for_one() -> None:
    text = "The board met the union on 6 May. A second meeting is planned for 20 May."
    assert [edtf for *_, edtf in told(text)] == ["2024-05-06", "2024-05-20"]
    assert all(m.antecedent is None for m in mentions(text))


def test_a_report_of_the_day_dates_what_it_tells_without_a_date() -> None:
    text = "Arden Foods bought Brightwell on Tuesday.\n\nThe chief executive, Jane Roe, said jobs were safe."
    said = next(m for m in mentions(text) if text[m.trigger.start : m.trigger.end] == "said")
    assert said.dating is not None
    assert (said.dating.edtf, said.dating.basis) == ("2024-05-14", DatingBasis.PUBLICATION)
    assert said.dating.confidence <= 0.5
    assert "report of Wednesday 15 May 2024" in said.dating.why


# Reports of Wednesday 15 May 2024, the first line their headline, and the days of what they tell; "" is no mention.
REPORTS = [
    # the headline tells in the present what the lead tells more fully, or news of the report's day
    ("Union leader Jane Roe resigns\n\nJane Roe resigned on Monday.", {"resigns": "2024-05-13"}),
    ("Arden buys Brightwell\n\nThe merger talks ended on Tuesday.", {"buys": "2024-05-14"}),
    ("Painter Ana Lopes dies aged 88\n\nAna Lopes died on Monday.", {"dies": "2024-05-13"}),
    ("How Arden buys its rivals\n\nMergers are a gamble. They rarely pay.", {"buys": ""}),
    # verbs outside the lexicon tell what was done there; states and denials do not
    (
        "Arden shows its van\n\nJane Roe unveiled a van on Tuesday. She drove it onto the stage. It weighed two tons.",
        {"drove": "2024-05-14", "weighed": ""},
    ),
    ("Shares fall\n\nThe market tumbled on Tuesday. The index closed lower.", {"closed": "2024-05-14"}),
    ("Arden is large\n\nVans are a gamble. Jane Roe drove one onto the stage.", {"drove": ""}),
    # a participle and a clause with "where" share the day of what they were done in
    ("Arden\n\nJane Roe unveiled a van on Tuesday, saying it was the first.", {"saying": "2024-05-14"}),
    ("Arden\n\nJane Roe stated on Tuesday that vans sell, stressing the price.", {"stressing": ""}),
    ("Arden\n\nJane Roe spoke on Tuesday at a fair, where she unveiled a van.", {"unveiled": "2024-05-14"}),
    # a clock time belongs to the day the report tells of, unless it looks ahead
    (
        "Quake\n\nAn earthquake shook Oslo on Monday night. Firemen arrived at 11 p.m. They will speak at 8 p.m.",
        {"arrived": "2024-05-13T23:00", "speak": "2024-05-15T20:00"},
    ),
    ("Theft\n\nThieves struck on Monday. They left shortly after 10 a.m.", {"left": "2024-05-13"}),
    # what was done when something else was done, and a second statement that is more than a going on
    ("Arden\n\nAna Lopes left on Tuesday when the bell rang.", {"left": "2024-05-14"}),
    ("Arden\n\nAna Lopes scored on Tuesday when Jane Roe passed the ball.", {"passed": "2024-05-14"}),
    (
        "Arden\n\nJane Roe praised the board on Tuesday and blamed the union.",
        {"praised": "2024-05-14", "blamed": "2024-05-14"},
    ),
    ("Arden\n\nJane Roe praised the board on Tuesday and added that pay would rise.", {"added": ""}),
    # the aim of what was done then, and the occasion on which something was said
    ("Arden\n\nAna Lopes returned on Tuesday to reveal the price.", {"reveal": "2024-05-14"}),
    ("Arden\n\nIn her speech on Tuesday, Ana Lopes praised the board.", {"speech": "2024-05-14"}),
    ("Arden\n\nIn an interview on Tuesday, Ana Lopes praised the board.", {"interview": ""}),
    # a noun and the verb that tells it are one trigger where they stand together
    ("Arden loses its court case\n\nArden lost its court case on Tuesday.", {"loses its court case": "2024-05-14"}),
    # what follows an older date in its paragraph is background, and what is done so often has no day
    ("Fire\n\nThe mill burned on Tuesday.\n\nIt opened in 1974. A guard alarmed the owner.", {"alarmed": ""}),
    ("Fire\n\nThe mill burned on Tuesday.\n\nThe shop drew 400 visitors a week.", {"drew": ""}),
    (
        "Resignation\n\nJane Roe has resigned. She told a meeting on Monday evening that she was tired.",
        {"resigned": "2024-05-13"},
    ),
    # an action told on from a dated one has its day
    (
        "Fire\n\nThe mill burned on Tuesday. A guard discovered the fire on Monday. He alarmed the owner.",
        {"alarmed": "2024-05-13"},
    ),
    # news in the perfect: the next sentences say when
    ("Verdict\n\nA jury has convicted Jane Roe. The jurors decided on Monday.", {"convicted": "2024-05-13"}),
    # a noun takes up a verb of another stem
    ("Painter dies\n\nAna Lopes died on Monday. The mayor mourned her death.", {"death": "2024-05-13"}),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS, ids=[text for text, _ in REPORTS])
def test_a_report_dates_what_it_tells(text: str, expected: dict[str, str]) -> None:
    document = Document("d", "d.txt", text, title=text.partition("\n")[0])
    chronology = build([document], published={"d": PUBLISHED})
    dates = {document.quote(m.trigger): m.dating.edtf if m.dating else "" for m in chronology.mentions}
    assert {trigger: dates.get(trigger, "") for trigger in expected} == expected


def test_a_commentary_does_not() -> None:
    text = "Mergers are a gamble. They cost more than they bring. The chief executive, Jane Roe, said jobs were safe."
    assert [edtf for *_, edtf in told(text)] == [""]


def test_every_date_has_a_reason_and_every_limit_its_bound() -> None:
    for text, _ in TABLE:
        for mention in mentions(text):
            if mention.dating is None:
                continue
            assert mention.dating.why
            assert (mention.dating.when.start is None) == (mention.dating.bound is Bound.BY)


def test_a_limit_is_no_surer_than_the_date_it_is_taken_from() -> None:
    resigned, talks = mentions("The board resigned before the recent talks between Norway and France.")
    assert resigned.dating is not None
    assert talks.dating is not None
    assert resigned.dating.confidence <= talks.dating.confidence


def test_titles_say_who_did_what() -> None:
    titles = {
        "The club signed the striker Ana Lopes on Friday.": "The club signed Ana Lopes",
        "Talks took place in Oslo on 6 May.": "Talks took place in Oslo",
        "Judge Alice Tremont (High Court) adjourned the case on 3 May.": "Alice Tremont adjourned the case",
        "The firm refused to sign the treaty on Monday.": "The firm refused to sign the treaty",
        "The deadline for bids is 3 June.": "The deadline for bids",
        "On 3 May, the company's spokesman, Tom Hale, said it would close.": "Tom Hale said it would close",
    }
    for text, title in titles.items():
        assert mentions(text)[0].title == title


def test_who_does_what_follows_is_who_did_what_came_before() -> None:
    text = "After meeting Ana Lopes on 6 May, Jane Roe resigned."
    met = next(m for m in mentions(text) if m.kind == "meeting")
    assert {text[a.span.start : a.span.end] for a in met.actors} == {"Ana Lopes", "Jane Roe"}
    assert met.title == "Jane Roe met Ana Lopes"


def test_no_title_is_longer_than_its_lane() -> None:
    (mention, *_) = mentions("Jane Roe met Ana Lopes in " + "1" * 3000 + " on 3 May.")
    assert len(mention.title) <= 120


def test_no_title_is_longer_than_twelve_words() -> None:
    text = (
        "On 3 May the "
        + "very " * 40
        + "old court of the county ruled that "
        + "the clerk and " * 30
        + "the judge erred."
    )
    assert all(len(m.title.split()) <= 12 for m in mentions(text))


# --- the lexicon --------------------------------------------------------------------------------


def test_no_entry_of_the_trigger_lexicon_is_hidden_by_another() -> None:
    entries = table("triggers").values()
    words = [("noun", noun) for entry in entries for noun in entry["nouns"]]
    words += [("phrase", phrase) for entry in entries for phrase in entry.get("phrases", ())]
    words += [
        (argument, lemma, thing)
        for entry in entries
        for argument in ("objects", "subjects")
        for lemma, things in by_verb(entry, argument)
        for thing in things
    ]
    words += [
        (condition, lemma)
        for entry in entries
        for condition in entry
        if condition.startswith("verbs")
        for lemma in entry[condition]
    ]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    for entry in entries:
        for argument in ("objects", "subjects"):
            assert set(entry.get("verbs", ())).isdisjoint(verb for verb, _ in by_verb(entry, argument))


def test_no_word_of_the_cue_lexicon_is_hidden_by_another() -> None:
    for section in table("cues").values():
        for listed in section.values():
            assert len(set(listed)) == len(listed)
    assert set(table("cues")["carry"]["same"]).isdisjoint(table("cues")["carry"]["after"])
