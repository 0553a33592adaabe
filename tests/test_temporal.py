"""The temporal tagger on tables: rules and their examples, values in many spellings, what is no date, sentences."""

from __future__ import annotations

import ast
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from sentences_times import ALL, Case

from timeline.model import AnchorKind, Bound, TimeExpression, TimeType
from timeline.temporal import language_of, times
from timeline.temporal.grammar import RULES
from timeline.temporal.joins import JOINED
from timeline.temporal.rules import Rule, pattern_of

ROOT = Path(__file__).parents[1]
WRITTEN = date(2025, 4, 14)  # a Monday
CASES = [(kind, case) for kind, cases in ALL.items() for case in cases]


def one(text: str, published: date | None = WRITTEN) -> TimeExpression:
    """The only expression of a text."""
    found = times(text, published=published)
    assert len(found) == 1, [(x.quote, x.value) for x in found]
    return found[0]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{kind}: {case[1][:50]}" for kind, case in CASES])
def test_a_sentence_tells_the_times_a_careful_reader_finds(kind: str, case: Case) -> None:
    published, text, expected = case
    found = times(text, published=date.fromisoformat(published) if published else None)
    told = [(x.quote, x.value, x.from_, x.to) for x in found]
    assert [t[: len(e)] for t, e in zip(told, expected, strict=False)] == [tuple(e) for e in expected], kind
    assert len(told) == len(expected)


# --- rules ------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples_and_not_its_counter_examples(rule: Rule) -> None:
    pattern = pattern_of(rule.pattern)
    for example in rule.examples:
        assert pattern.fullmatch(example.lower()), example
        assert not rule.hints or any(hint in example.lower() for hint in rule.hints), f"no hint in {example}"
    for counter in rule.counters:
        assert not pattern.fullmatch(counter.lower()), counter


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_every_rule_that_a_time_names_is_a_known_one() -> None:
    known = {rule.name for rule in RULES} | set(JOINED)
    told = {x.rule for _, (_, text, _) in CASES for x in times(text, published=WRITTEN, language="en")}
    assert told <= known
    assert set(JOINED) <= told


# Rules whose phrase is one only beside other words.
IN_CONTEXT = {
    "known-day-attacks": "The Sept. 11 attacks changed everything.",
    "length-from-event": "A day before the call, he wrote to her.",
    "at-age": "She was born on 3 May 1950. At the age of twenty, she moved.",
    "season-pair": "In the spring and summer of 1915 the front moved.",
    "century-first": "The late 19th and early 20th centuries saw change.",
    "at-the-time": "It failed on April 3. At the time, nobody knew.",
    "definite-unit": "Revenue for the quarter, however, fell.",
    "day-of-trading": "Shares lost 3% on the day.",
    "ended-unit": "For the year ended March 31, it lost money.",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_an_example_and_is_what_finds_it(rule: Rule) -> None:
    assert rule.examples or rule.name in IN_CONTEXT
    if rule.name in IN_CONTEXT:
        assert rule.name in {x.rule for x in times(IN_CONTEXT[rule.name], published=WRITTEN)}


# --- one value, many spellings ------------------------------------------------------------------

SPELLINGS = {
    "2025-04-29": [
        "April 29, 2025",
        "29 April 2025",
        "Apr. 29, 2025",
        "Apr. 29th, 2025",
        "the 29th of April 2025",
        "April 29 2025",
        "2025-04-29",
        "29.04.2025",
        "4/29/2025",
        "4/29/25",
        "Tuesday, April 29, 2025",
        "29-Apr-2025",
        "APRIL 29, 2025",
        "2025/04/29",
        "Tuesday 29 April 2025",
        "April 29",
        "29 April",
        "Apr 29",
        "29-04-2025",
    ],
    "2025-04-13": ["yesterday", "Sunday", "last Sunday", "Sunday, April 13", "one day ago"],
    "2025-04-15": ["tomorrow", "next Tuesday"],
    "2025-04-14": ["today", "Monday", "Monday, April 14"],
    "2025-03": ["last month", "March 2025", "Mar. 2025", "early March", "the end of March", "mid-March", "a month ago"],
    "2024": ["last year", "2024", "a year ago", "late 2024", "the end of last year", "one year ago"],
    "2025-W15": ["last week", "a week ago"],
    "2024-Q4": ["the fourth quarter of 2024", "Q4 2024", "the fourth quarter of last year", "4Q 2024"],
    "199": ["the 1990s", "the nineties", "the '90s", "the late 1990s", "1990s"],
    "18": ["the 19th century", "the nineteenth century", "the late 19th century"],
    "P2Y": ["two years", "2 years", "two-year", "nearly two years", "another two years"],
    "P30D": ["30-day", "thirty days", "30 days"],
    "P18M": ["18 months", "eighteen months", "about 18 months"],
    "P1Y": ["annually", "every year", "once a year", "a year"],
    "PRESENT_REF": ["now", "currently", "at present"],
    "PAST_REF": ["recently", "recent years", "years ago"],
    "FUTURE_REF": ["soon", "the coming weeks", "the near future"],
    "2024-12-25": ["last Christmas", "Christmas 2024", "Christmas Day 2024"],
}
SPELLED = [(value, spelling) for value, spellings in SPELLINGS.items() for spelling in spellings]


@pytest.mark.parametrize(("value", "spelling"), SPELLED, ids=[spelling for _, spelling in SPELLED])
def test_one_value_has_many_spellings(value: str, spelling: str) -> None:
    expression = one(f"We looked at it and, {spelling}, it was so.")
    assert expression.quote == spelling
    assert expression.value == value


# --- what is no date ------------------------------------------------------------------------------

NO_DATES = [
    "You may go, and they may not.",
    "They march on the capital.",
    "He sat in the sun.",
    "She was the second envoy.",
    "See Vol. 77, No. 7, pp. 3-7.",
    "Page 1999 of the file.",
    "It cost $2,005 and €1999.",
    "They won 3-2, then 21:14.",
    "Version 10.5.2 and v2.0.1 are out.",
    "Call 555-2004 or +1 202 555 1990.",
    "He lives at 2010 Sunset Boulevard.",
    "7 mins read",
    "8 min read",
    "It ends once and for all.",
    "Springtime for relations has come.",
    "The fall of the regime was near.",
    "He has a spring in his step.",
    "2000 soldiers crossed the river.",
    "About 1,500 people came.",
    "The Sunday Times printed it.",
    "USA Today printed it.",
    "The Daily Mail printed it.",
    "Windows 2000 is old.",
    "The Boeing 2007 was late.",
    "It is 2:1 for the visitors.",
    "A quarter of the votes was lost.",
    "Theresa May spoke to April Jones.",
    "Room 2012 is closed.",
    "It grew 2020%.",
    "The ratio is 1900:1.",
    "He came in the second place.",
    "Four score and more.",
    "The 5th floor is empty.",
    "IP 192.168.1.12 is down.",
    "They ran 60 miles an hour.",
    "The five-year-old boy cried.",
    "RFC 2025 and ISO 2001 apply.",
    "as soon as possible",
    "At the same time, they differ.",
    "Black Monday was a film.",
    "It has bonds that fall due.",
    'She said the warning was "Groundhog Day with gravy".',
    "the minutes of the meeting",
    "Part 2, section 2019.",
    "She ranks No. 1984 in the world.",
    "for the third time",
    "a day-to-day matter",
    "24/7 service",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert [(x.quote, x.value) for x in times(text, published=WRITTEN)] == []


# --- bounds and order --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It must end before April 29.", Bound.BY),
        ("It must end by April 29.", Bound.BY),
        ("It runs until April 29.", Bound.BY),
        ("It must be paid no later than April 29.", Bound.BY),
        ("It came ahead of April 29.", Bound.BY),
        ("It has run since April 3.", Bound.SINCE),
        ("It runs from April 3.", Bound.SINCE),
        ("It came after April 3.", Bound.SINCE),
        ("Starting April 3 it was closed.", Bound.SINCE),
        ("It came on April 3.", Bound.AT),
        ("It ran from April 3 to April 8.", Bound.AT),
        ("It ran between April 3 and April 8.", Bound.AT),
    ],
)
def test_the_signal_before_a_date_is_its_bound_and_not_in_its_extent(text: str, bound: Bound) -> None:
    expression = one(text)
    assert expression.bound is bound
    assert expression.quote.startswith("April")


@pytest.mark.parametrize(
    ("text", "order", "value"),
    [
        ("Due 4/5/2025.", None, "2025-04-05"),
        ("Due 4/5/2025.", "DMY", "2025-05-04"),
        ("Sent 25/12/2024, due 4/5/2025.", None, "2025-05-04"),
        ("Due 04.05.2025.", None, "2025-05-04"),
    ],
)
def test_numbers_are_read_in_the_order_stated_or_shown(text: str, order: str | None, value: str) -> None:
    assert times(text, published=WRITTEN, date_order=order)[-1].value == value


# --- anchors ----------------------------------------------------------------------------------------


def test_a_part_of_its_own_date_counts_from_that_date() -> None:
    text = "Talks ended on Monday.\n\n" + "Nothing else happened in the region. " * 20
    text += "\n\nMarch 5, 2021\n\nTalks began yesterday, and the envoy left the next day."
    found = times(text, published=WRITTEN)
    assert [x.value for x in found] == ["2025-04-14", "2021-03-05", "2021-03-04", "2021-03-05"]
    assert found[2].anchor.kind is AnchorKind.EXPRESSION


def test_a_shorter_piece_above_an_article_has_no_day_of_its_own() -> None:
    text = (
        "7 mins read\nA teaser of Tuesday.\n8 mins read\nThe article says that on Tuesday he left.\n"
        + "More of it. " * 9
    )
    assert [x.value for x in times(text, published=WRITTEN)] == ["XXXX-WXX-2", "2025-04-08"]


STORY = (
    "The company was founded in 1901. In 1914 it moved. On 3 March 1921 the mill burnt down; on 7 April it "
    "was sold. In 1939 it closed. It was reopened in 1946 and in May a strike began. In 1950 it was sold, in 1961 "
    "again, in 1972 it failed."
)


def test_a_narrative_hangs_its_dates_on_the_story_and_news_on_the_day_of_writing() -> None:
    narrative = [x.value for x in times(STORY, published=WRITTEN)]
    assert narrative == [x.value for x in times(STORY, published=WRITTEN, genre="narrative")]
    assert narrative[3:6] == ["1921-04-07", "1939", "1946"]
    assert "1946-05" in narrative
    assert "1946-05" not in [x.value for x in times(STORY, published=WRITTEN, genre="news")]


def test_the_year_is_taken_from_a_full_date_where_no_publication_date_is_known() -> None:
    first, second = times("They met on 3 March 2019. On March 20 they met again.")
    assert (first.value, second.value) == ("2019-03-03", "2019-03-20")
    assert second.anchor.kind is AnchorKind.EXPRESSION
    assert "3 March 2019" in second.why


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        (
            "He said it on Thursday.",
            date(2025, 2, 13),
            "“Thursday” in an article of Thursday 13 February 2025: that day",
        ),
        ("He left on Wednesday.", date(2025, 2, 13), "the sentence looks back: Wednesday 12 February 2025"),
        ("It was approved by 14 votes to 11 on Tuesday.", date(2024, 9, 19), "looks back: Tuesday 17 September 2024"),
        ("She presented the plan to investors on 3 May.", date(2024, 9, 19), "looks back: Friday 3 May 2024"),
        ("She backs the plan to meet on 3 May.", date(2024, 9, 19), "looks forward: Saturday 3 May 2025"),
        ("It will end by April 29.", WRITTEN, "“by” makes it the latest date"),
        ("He left on Wednesday.", None, "the publication date is not known"),
    ],
)
def test_every_date_says_why(text: str, published: date | None, said: str) -> None:
    assert said in one(text, published).why


# --- languages --------------------------------------------------------------------------------------

FOREIGN = [
    ("ru", "Переговоры прошли 14 апреля 2025 года.", "14 апреля 2025 года", "2025-04-14"),
    ("ru", "Он сообщил об этом вчера, и это было важно.", "вчера", "2025-04-13"),
    ("ru", "Встреча была 3 дня назад в этом городе.", "3 дня назад", "2025-04-11"),
    ("ru", "Они встретились в марте в этом городе.", "марте", "2025-03"),
    ("uk", "Переговори відбулися 14 квітня 2025 року.", "14 квітня 2025 року", "2025-04-14"),
    ("uk", "Він повідомив про це вчора, і це було важливо.", "вчора", "2025-04-13"),
    ("uk", "Зустріч була 3 дні тому у цьому місті.", "3 дні тому", "2025-04-11"),
    ("de", "Die Gespräche fanden am 14. April 2025 in der Stadt statt.", "14. April 2025", "2025-04-14"),
    ("de", "Der Minister sagte das gestern und die Partei auch.", "gestern", "2025-04-13"),
    ("de", "Die Wahl war vor 3 Tagen und das ist nicht neu.", "vor 3 Tagen", "2025-04-11"),
    ("de", "Der Rat tagte im März und die Bank auch.", "März", "2025-03"),
    ("fr", "Les pourparlers ont eu lieu le 14 avril 2025 dans la ville.", "14 avril 2025", "2025-04-14"),
    ("fr", "Le ministre est venu hier dans la ville avec des amis.", "hier", "2025-04-13"),
    ("fr", "Le vote est tombé il y a 3 jours dans le pays.", "il y a 3 jours", "2025-04-11"),
    ("es", "Las conversaciones fueron el 14 de abril de 2025 con los socios.", "14 de abril de 2025", "2025-04-14"),
    ("es", "El ministro llegó ayer con una carta para los socios.", "ayer", "2025-04-13"),
    ("es", "El voto fue hace 3 días, y los socios lo saben.", "hace 3 días", "2025-04-11"),
]


@pytest.mark.parametrize(("code", "text", "quote", "value"), FOREIGN, ids=[f"{c}: {q}" for c, _, q, _ in FOREIGN])
@pytest.mark.parametrize("told", [True, False], ids=["told", "detected"])
def test_another_language_gives_its_dates(code: str, text: str, quote: str, value: str, told: bool) -> None:
    (expression,) = times(text, published=WRITTEN, language=code if told else None)
    assert (expression.quote, expression.value) == (quote, value)


def test_an_english_article_with_a_line_in_russian_is_english() -> None:
    text = "The talks were held on April 3 in the city, the ministry said.\nПереведено сервисом"
    assert one(text).value == "2025-04-03"


# --- the door ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", [None, b"April 3", 7, ["April 3"]])
def test_what_is_no_text_is_refused(bad: object) -> None:
    with pytest.raises(TypeError, match="reads a str"):
        times(bad)  # type: ignore[arg-type]


def test_a_bad_day_or_option_is_refused_with_a_clear_line() -> None:
    with pytest.raises(TypeError, match=r"published must be a datetime\.date"):
        times("April 3", published="2025-04-14")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="date_order must be one of"):
        times("April 3", date_order="YDM")
    with pytest.raises(ValueError, match="genre must be one of"):
        times("April 3", genre="poem")


def test_a_publication_time_counts_as_its_day() -> None:
    assert times("yesterday", published=datetime(2025, 4, 14, 17, 40))[0].value == "2025-04-13"


def test_the_ends_of_the_calendar_are_no_obstacle() -> None:
    text = (
        "Yesterday, last year, two centuries ago, the next decade, tomorrow, this weekend and on December 31 at 11 p.m."
    )
    for edge in (date.min, date.max):
        assert all(isinstance(x.type, TimeType) for x in times(text, published=edge))


def test_the_tagger_needs_neither_spacy_nor_pandas() -> None:
    code = (
        "import sys; from timeline.temporal import language_of, times; times('It rained on Monday, April 3, 2023.'); "
        "print({'spacy', 'pandas', 'streamlit', 'plotly'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


POLISH = """Prezydent podpisał we wtorek ustawę budżetową, którą sejm uchwalił większością głosów po długiej debacie.
Opozycja zapowiedziała odwołanie, ponieważ jej zdaniem rząd pominął potrzeby szpitali oraz szkół. Minister finansów
zapewnił dziennikarzy, że pieniądze znajdą się jeszcze przed wakacjami, a samorządy otrzymają dodatkowe środki na
remonty dróg i mostów w całym kraju."""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (POLISH, "und"),
        ("国务院总理星期一在北京会见了法国总统。", "und"),
        ("اجتمع الرئيس يوم الاثنين مع الوزير", "und"),
        ("The board met on Monday.", "en"),
        ("| 4 June | Annual meeting |", "en"),
        ("", "en"),
    ],
)
def test_a_text_in_an_unknown_language_is_not_taken_for_english(text: str, code: str) -> None:
    assert language_of(text) == code


# --- what a rule carries ------------------------------------------------------------------------


def test_nobody_asks_for_a_rule_by_its_name() -> None:
    """A rule says of itself what others need to know, so that renaming one changes nothing but what the page shows."""
    names = {rule.name for rule in RULES}
    asked = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path in sorted((ROOT / "timeline").rglob("*.py"))
        for parent in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(parent, ast.Compare) and "rule" in ast.unparse(parent.left)
        for node in ast.walk(parent)
        if isinstance(node, ast.Constant) and node.value in names
    ]
    sets = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "timeline" / "temporal").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Set | ast.Dict)
        and sum(
            isinstance(e, ast.Constant) and "-" in str(e.value) and e.value in names for e in ast.iter_child_nodes(node)
        )
        > 1
    ]
    assert asked + sets == []


@pytest.mark.parametrize(
    "said", ["We will vote Thursday week", "We will vote Thursday next week", "We vote a week from Thursday"]
)
def test_who_speaks_counts_from_the_day_of_speaking(said: str) -> None:
    told = times(f"“{said}”, she said on Monday 3 March 2025.", published=date(2025, 3, 20))
    assert told[0].from_ == "2025-03-13"


def test_a_phrase_that_is_no_time_leaves_room_for_a_shorter_one_in_it() -> None:
    # June has no 31st, but it is a month of that year.
    assert [x.quote for x in times("They met on 31 June 2021.", published=WRITTEN)] == ["June 2021"]


def test_a_row_without_bars_opens_no_part_of_its_own() -> None:
    text = (
        "Invoices\n\nNo. 2317    31.01.24    £27,880.00    paid\nNo. 2340    29.02.24    £30,332.60    unpaid\n\n"
        "They telephoned on 22 April 2024. On 13 May she wrote to them.\n"
    )
    told = {t.quote: t.edtf for t in times(text, published=date(2024, 11, 4))}
    assert told["13 May"] == "2024-05-13"
