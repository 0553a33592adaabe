"""What a document says by its form: tables of lines and what they are, what stands under which date, and the laws."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout import BlockKind, blocks, says_when_written, sections
from timeline.model import Span
from timeline.segment import BLANK

PROSE = "The depot lies north of the river, and it has two gates and a yard that nobody uses."


def quoted(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def seen(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Each block of a text: its kind, its date, who or what it names before its prose, and its prose."""
    return [
        (str(b.kind), quoted(text, b.mark), quoted(text, b.lead), [text[slice(*part)] for part in b.told])
        for b in blocks(text)
    ]


# --- lines that begin with a date ---------------------------------------------------------------

HEADS = [
    ("12 March 2019: Council grants permission", "12 March 2019", "Council grants permission"),
    ("2025-08-12 17:02 UTC: Anna restarted it.", "2025-08-12 17:02 UTC", "Anna restarted it."),
    ("2025-08-12T17:02:11Z ERROR disk failed", "2025-08-12T17:02:11Z", "disk failed"),
    ("14:02 <anna> I restarted it", "14:02", "I restarted it"),
    ("5:02 p.m. - The valve broke.", "5:02 p.m.", "The valve broke."),
    ("1985 - Weir Foods offers stock.", "1985", "Weir Foods offers stock."),
    ("1958-59: Her first dig", "1958-59", "Her first dig"),
    ("May 2019 — Start of works", "May 2019", "Start of works"),
    ("**3 May 2019**: Opening", "3 May 2019", "Opening"),
    ("- 3 May 2019 — Opening", "3 May 2019", "Opening"),
    ("Monday, 3 March 2025   Board met", "Monday, 3 March 2025", "Board met"),
    ("12.03.2019 Council grants permission", "12.03.2019", "Council grants permission"),
    ("1-3 October 2012: Cut-over", "1-3 October 2012", "Cut-over"),
    ("1 May 2020 – 3 June 2020: Closure", "1 May 2020 – 3 June 2020", "Closure"),
    ("On 3 May 2019: the council met", "3 May 2019", "the council met"),
]


@pytest.mark.parametrize(("line", "mark", "told"), HEADS)
def test_a_date_set_off_at_the_head_of_a_line_dates_the_line_where_it_has_a_fellow(
    line: str, mark: str, told: str
) -> None:
    kind, date, _, prose = seen(f"{PROSE}\n\n{line}\n{line}\n")[1]
    assert (kind, date, prose) == (BlockKind.STAMPED, mark, [told])
    assert [b.kind for b in blocks(f"{PROSE}\n\n{line}\n")][1] is not BlockKind.STAMPED


PLAIN = [
    "On 3 May the council met.",
    "3 May 2019 was a cold day.",
    "1985 was the year of the flood.",
    "May the best win.",
    "The council met on 3 May 2019.",
    "12 people came to the hall.",
    "2020 vision is a myth: nobody has it.",
    "March on, and do not stop: they will follow.",
]


@pytest.mark.parametrize("line", PLAIN)
def test_a_sentence_that_begins_with_a_date_is_prose(line: str) -> None:
    assert all(b.mark is None for b in blocks(f"{line}\n\n{line}\n"))


def test_figures_at_the_heads_of_lines_are_clock_times_where_they_can_be_no_years() -> None:
    log = "1842  Unit tripped.\n1851  Smoke seen.\n2020  Fire out.\n{}  Staff left.\n"
    assert [date for _, date, _, _ in seen(log.format("2355"))] == ["1842", "1851", "2020", "2355"]
    assert all(b.clock is None for b in blocks("1842: Built.\n1851: Sold.\n2020: Burnt.\n"))
    assert all(b.clock is None for b in blocks("1842  Built.\n1885  Sold.\n2020  Burnt.\n"))


def test_a_chat_says_who_writes() -> None:
    text = "[05/12/2024, 8:10:23 AM] Anna Weir: The lorry left.\n[06/12/2024, 6:30:19 PM] Piet: We closed.\n"
    assert seen(text) == [
        (BlockKind.STAMPED, "05/12/2024, 8:10:23 AM", "Anna Weir", ["The lorry left."]),
        (BlockKind.STAMPED, "06/12/2024, 6:30:19 PM", "Piet", ["We closed."]),
    ]


# --- headings, labels, tables, lists, turns ------------------------------------------------------


def test_headings_have_levels_and_their_dates() -> None:
    text = "# Releases\n\n## [1.2.0] - 2024-03-07\n\n### Added\n\nx y\n\nv2 (3 May 2023)\n===============\n"
    found = [(b.level, quoted(text, b.mark), [text[slice(*t)] for t in b.told]) for b in blocks(text) if b.told]
    assert found[:3] == [(1, None, ["Releases"]), (2, "2024-03-07", ["[1.2.0]"]), (3, None, ["Added"])]
    assert found[4] == (1, "3 May 2023", ["v2"])


LABELS = [
    ("Hearing date: 1 December 2021", "Hearing date", "1 December 2021"),
    ("Date of birth: 4 May 1961", "Date of birth", "4 May 1961"),
    ("- Tender closing date: 1 April 2024 (noon)", "Tender closing date", "1 April 2024"),
    ("Hearing dates: 6, 7 and 9 March 2023", "Hearing dates", "6, 7 and 9 March 2023"),
    ("Heart failure nurse: 5 February, 10.15 am", "Heart failure nurse", "5 February, 10.15 am"),
]


@pytest.mark.parametrize(("line", "label", "date"), LABELS)
def test_a_label_has_a_date_for_its_value(line: str, label: str, date: str) -> None:
    assert seen(f"{PROSE}\n\n{line}\n")[1] == (BlockKind.LABEL, date, label, [label])


def test_labels_side_by_side_are_each_a_block() -> None:
    text = "Admitted: 21/01/2026     Discharged: 29/01/2026     Consultant: Dr Weir\n"
    assert [kind for kind, *_ in seen(text)] == [BlockKind.LABEL, BlockKind.LABEL, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("label", ["Date", "Published", "Date of publication", "Last updated on", "Sent"])
def test_a_label_may_say_when_the_document_was_written(label: str) -> None:
    assert says_when_written(label)


@pytest.mark.parametrize("label", ["Hearing date", "Date of birth", "Deadline", "Contract signed", "", "1"])
def test_any_other_label_names_something_else(label: str) -> None:
    assert not says_when_written(label)


def test_a_row_is_told_by_its_wordiest_cell_that_is_no_person_of_the_table() -> None:
    text = (
        "| Owner | Event | Due |\n|---|---|---|\n"
        "| Anna Weir | Design approved | 3 May 2019 |\n| Piet | Start | 4 May 2019 |\n"
    )
    assert seen(text)[2:] == [
        (BlockKind.ROW, "3 May 2019", None, ["Design approved", "Anna Weir"]),
        (BlockKind.ROW, "4 May 2019", None, ["Start", "Piet"]),
    ]


@pytest.mark.parametrize("between", [" | ", "\t"])
def test_lines_with_as_many_cells_are_a_table(between: str) -> None:
    lines = (["May 2019", "Start of works"], ["3 June 2019", "12:40", "End"], ["4 July 2019", "9:15", "Rain"])
    text = "\n".join(map(between.join, lines))
    assert [(kind, date) for kind, date, _, _ in seen(text)][1:] == [
        (BlockKind.ROW, f"3 June 2019{between}12:40"),
        (BlockKind.ROW, f"4 July 2019{between}9:15"),
    ]


def test_a_table_of_figures_without_dates_is_no_chronology() -> None:
    assert all(b.mark is None for b in blocks("Home | News | Sport\n\nBread\t12\nMilk\t14\n"))


def test_lists_numbers_and_turns() -> None:
    text = (
        "- M1: Design approved\n3. The vessel entered the yard.\n"
        "Q. Who came?\nMS KENNEDY: Nobody came.\n> quoted\n---\n"
    )
    assert seen(text) == [
        (BlockKind.ITEM, None, None, ["Design approved"]),
        (BlockKind.NUMBERED, None, None, ["The vessel entered the yard."]),
        (BlockKind.TURN, None, "Q", ["Who came?"]),
        (BlockKind.TURN, None, "MS KENNEDY", ["Nobody came."]),
        (BlockKind.QUOTED, None, None, ["> quoted"]),
        (BlockKind.FURNITURE, None, None, []),
    ]


# --- what stands under which date -----------------------------------------------------------------


def under(text: str) -> dict[str, str]:
    """What stands under each date of a text, its own line left out."""
    return {
        text[slice(*s.mark)]: " ".join(text[s.head.span.end : s.scope.end].split()) for s in sections(text) if s.dates
    }


def test_years_months_and_days_nest() -> None:
    text = "# Story\n\n1985\n\nMarch\n\nIt opened.\n\nMay\n\nIt grew.\n\n1987\n\nIt closed.\n"
    assert under(text) == {
        "1985": "March It opened. May It grew.",
        "March": "It opened.",
        "May": "It grew.",
        "1987": "It closed.",
    }


def test_a_heading_of_the_files_own_ends_at_the_next_of_its_level() -> None:
    text = "# Log\n\n## 3 May 2021\n\n### 17:02\n\nA came.\n\n### Notes\n\nB.\n\n## 4 May 2021\n\nC.\n"
    assert under(text) == {"3 May 2021": "### 17:02 A came. ### Notes B.", "17:02": "A came.", "4 May 2021": "C."}


def test_the_date_line_of_an_article_heads_no_section() -> None:
    article = " ".join([PROSE] * 30)
    assert under(f"Depot closed\n\n19 March 2025\n\n{article}\n") == {}
    assert under(f"19 March 2025\n\n{article}\n\n20 March 2025\n\n{article}\n") == {}
    assert under(f"19 March 2025\n\n20 March 2025\n\n{PROSE}\n") == {}


def test_a_question_that_asks_when_stands_under_its_answer() -> None:
    text = "Q. When did you sign it?\n\nA. On 4 May 2016.\n\nQ. Why?\n\nA. On 5 May it rained.\n"
    assert [(text[slice(*s.mark)], text[slice(*s.scope)]) for s in sections(text)] == [
        ("On 4 May 2016.", "Q. When did you sign it?")
    ]


def test_a_quoted_mail_is_counted_from_its_day_but_not_of_it() -> None:
    text = (
        "Thanks.\n\nOn Mon, May 5, 2025 at 3:00 PM Ole Marl <ole@example.org> wrote:\n"
        "> I met her.\n> We spoke.\n\nBye.\n"
    )
    (section,) = sections(text)
    assert not section.dates
    assert text[slice(*section.scope)].endswith("> We spoke.")


# --- laws -----------------------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        "", "", PROSE, "1985", "March", "3 May 2019", "## 17:02", "# Log of 3 May 2019", "- M1: Start, 3 May 2019",
        "12 March 2019: Council met", "14:02 <anna> hi",
        "| 17:02 | Anna came | Piet |", "| When | What | Who |",
        "|---|---|---|", "Hearing date: 1 May 2020   Place: Lyon", "1842  Unit tripped.", "> quoted: 3 May", "====",
        "---", "On Mon, May 5, 2025 Ole wrote:", "Q. When was it?", "A. In 2019.", "\t", "  3. indented - 4 May",
        "\u2028",
        "[", "**", "- ", ">", "#", "# ", "1.", "| |", "a\tb\tc",
    ]
)  # fmt: skip


@given(st.one_of(st.lists(LINES, max_size=14).map("\n".join), st.text(max_size=200)))
def test_blocks_tile_the_text(text: str) -> None:
    """They stand in order, none overlaps another, only blanks lie between them, and their parts lie in them."""
    end = 0
    for block in blocks(text):
        assert block.span.start < block.span.end <= len(text)
        assert block.span.start >= end
        assert not text[end : block.span.start].strip(BLANK)
        parts = [*block.told, *(part for part in (block.mark, block.lead) if part is not None)]
        assert all(block.span.covers(part) for part in parts)
        told = sorted(block.told)
        assert all(a.end <= b.start for a, b in pairwise(told))
        end = block.span.end
    assert not text[end:].strip(BLANK)


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_sections_lie_in_each_other_or_apart(text: str) -> None:
    found = sections(text)
    assert [s.head.span for s in found] == sorted(s.head.span for s in found)
    for one in found:
        assert one.scope.covers(one.head.span)
        for other in found:
            assert not one.scope.overlaps(other.scope) or one.scope.covers(other.scope) or other.scope.covers(one.scope)


@pytest.mark.parametrize("piece", ["1985 - ", "- ", "| ", "3 May, ", "a: ", "12:", "> ", "# ", "Q. ", "(", "3 and "])
def test_a_line_of_nothing_but_signs_costs_no_more_than_its_length(piece: str) -> None:
    """A hostile line ends at all; a pattern that tried every way through it would not."""
    assert blocks(piece * 5_000)
