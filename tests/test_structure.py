"""What a file says by its own structure, headings, lists and tables, reaches the layout as a shape of its text."""

from __future__ import annotations

import pytest
from lxml import html

from tests import made
from timeline import build
from timeline.readers import read_bytes
from timeline.readers.markup import lines_of, repeat_cells

LEAD = "<p>What happened in the harbour of the town, and when it did, told for all who want to read about it.</p>"


def page(body: str) -> bytes:
    """A web page with a title and some more."""
    return made.page([], "<title>The harbour</title>").replace(
        b"<article>", f"<article><h1>The harbour</h1>{LEAD}{body}".encode()
    )


def dates(name: str, data: bytes) -> dict[str, str | None]:
    """The events of a file with their first days."""
    reading = read_bytes(name, data)
    assert reading.problems == ()
    chronology = build(reading.documents)
    return {each.title: each.dating.edtf if each.dating else None for each in (*chronology.events, *chronology.undated)}


SHAPES = [
    ("<h2>A <b>B</b></h2><p>C</p><h4>D</h4>", ["## A B", "C", "#### D"]),
    ("<ul><li>A</li><li><p>B</p><ul><li>C</li></ul></li></ul>", ["• A", "• B", "• C"]),
    ("<p>A<br>B <i>C</i>\n D<script>x</script></p>E", ["A", "B C D", "E"]),
    ("<table><tr><th>A</th><th>B</th></tr><tr><td>C</td><td><p>D</p></td></tr></table>", ["A | B", "C | D"]),
    ("<table><tr><td></td><td>B</td></tr></table>", ["B"]),
    ("<table><tr><td></td><td>B</td><td>C</td></tr></table>", ["|  | B | C |"]),
    ("<table><tr><td>A<p>B</p></td><td>C</td></tr></table>", ["A", "B", "C"]),
    ("<table><tr><td rowspan=2>A</td><td>B</td></tr><tr><td>C</td></tr></table>", ["A | B", "A | C"]),
    ("<table><tr><td rowspan=9999999>A</td><td>B</td></tr></table>", ["A | B"]),
    ("<dl><dt>A</dt><dd>B</dd><dd>C</dd><dt>D:</dt><dd>E</dd></dl>", ["A: B", "C", "D: E"]),
    ("<blockquote>A<blockquote>B</blockquote></blockquote>", ["> A", "> > B"]),
    ("<span><p>A</p>B</span> C", ["A", "B", "C"]),
]


@pytest.mark.parametrize(("body", "lines"), SHAPES)
def test_the_structure_of_a_page_becomes_the_shape_of_its_lines(body: str, lines: list[str]) -> None:
    tree = html.document_fromstring(f"<html><body><div>{body}</div></body></html>")
    repeat_cells(tree)
    assert lines_of(tree, quoted=True) == lines


ROWS = [["Date", "What"], ["4 May 2022", "The mayor opened the bridge"], ["6 June 2022", "Report published"]]


def test_a_date_in_the_heading_or_the_cell_of_a_web_page_dates_what_stands_there() -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = (
        "<h2>3 March 2021</h2><p>The mayor signed the order.</p><h2>5 April 2021</h2><ul><li>The company closed the "
        f"bridge</li></ul><h2>Later</h2><table>{table}</table>"
        "<dl><dt>7 July 2023</dt><dd>The court heard the case</dd></dl>"
    )
    told = dates("a.html", page(body))
    assert told == {
        "The mayor signed the order": "2021-03-03", "The company closed the bridge": "2021-04-05",
        "The mayor opened the bridge": "2022-05-04", "Report published": "2022-06-06",
        "The court heard the case": "2023-07-07",
    }  # fmt: skip


def test_the_day_of_a_cell_that_runs_over_several_rows_is_that_of_each() -> None:
    body = (
        "<table><tr><th>Date</th><th>What</th></tr><tr><td rowspan='2'>4 May 2022</td><td>The mayor opened the bridge"
        "</td></tr><tr><td>The company closed the quay</td></tr><tr><td>6 June 2022</td><td>The court heard the case"
        "</td></tr></table>"
    )
    assert dates("a.html", page(body)) == {
        "The mayor opened the bridge": "2022-05-04", "The company closed the quay": "2022-05-04",
        "The court heard the case": "2022-06-06",
    }  # fmt: skip


def test_a_mail_in_html_is_read_with_its_structure_and_without_what_it_quotes() -> None:
    body = (
        "<div>Yes.<br>We met.</div><div class='gmail_quote'><div>On Mon, May 5, 2025 at 10:12 AM Ann Lee wrote:<br>"
        "</div><blockquote><div>No.</div><p>They left.</p></blockquote></div>"
    )
    headers = {"Subject": "H", "From": "Bo", "Date": "Tue, 6 May 2025 09:00:00 +0200"}
    reading = read_bytes("a.eml", made.mail("", html=body, headers=headers))
    assert {d.author: d.text for d in reading.documents} == {
        "Bo": "Yes.\n\nWe met.\n", "Ann Lee": "No.\n\nThey left.\n"
    }  # fmt: skip
    outlook = (
        "<p>Yes.</p><div><p><b>From:</b> Ann Lee</p><p><b>Sent:</b> Monday, May 5, 2025 10:12 AM</p>"
        "<p><b>To:</b> Bo</p><p><b>Subject:</b> H</p></div><p>No.</p>"
    )
    reading = read_bytes("a.eml", made.mail("", html=outlook, headers=headers))
    assert {d.author: d.text for d in reading.documents} == {"Bo": "Yes.\n", "Ann Lee": "No.\n"}


# --- Word -------------------------------------------------------------------------------------------


def text_of(name: str, data: bytes) -> str:
    """The text of a file's one document."""
    reading = read_bytes(name, data)
    assert reading.problems == ()
    (document,) = reading.documents
    return document.text


def test_a_date_in_the_heading_or_the_cell_of_a_word_document_dates_what_stands_there() -> None:
    from docx import Document

    document = Document()
    document.add_heading("The harbour", 0)
    document.add_heading("3 March 2021", 2)
    document.add_paragraph("The mayor signed the order.")
    document.add_heading("5 April 2021", 2)
    document.add_paragraph("The company closed the bridge", style="List Bullet")
    document.add_heading("Later", 2)
    grid = document.add_table(rows=4, cols=2)
    days = ["Date", "4 May 2022", "", "6 June 2022"]
    for row, cells in zip(grid.rows, zip(days, ["What", "The mayor opened the bridge", "The company closed the quay",
                                                "The court heard the case"], strict=True), strict=True):  # fmt: skip
        row.cells[0].text, row.cells[1].text = cells
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "4 May 2022"
    data = made.saved(document)
    assert text_of("a.docx", data).split("\n\n") == [
        "The harbour", "## 3 March 2021", "The mayor signed the order.", "## 5 April 2021",
        "• The company closed the bridge", "## Later", "Date | What", "4 May 2022 | The mayor opened the bridge",
        "4 May 2022 | The company closed the quay", "6 June 2022 | The court heard the case",
    ]  # fmt: skip
    assert dates("a.docx", data) == {
        "The mayor signed the order": "2021-03-03", "The company closed the bridge": "2021-04-05",
        "The mayor opened the bridge": "2022-05-04", "The company closed the quay": "2022-05-04",
        "The court heard the case": "2022-06-06",
    }  # fmt: skip


LEVELS = [("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%3")]
NUMBERED = [(0, "1."), (0, "2."), (1, "(a)"), (1, "(b)"), (2, "2.I."), (2, "2.II."), (0, "3."), (1, "(a)"), (9, "")]


def numbered(levels: list[int]) -> bytes:
    """A Word document of a paragraph "x" for each level of a list; those of level 9 are in no list."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    forms = "".join(
        f"<w:lvl w:ilvl='{n}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for n, (form, text) in enumerate(LEVELS)
    )
    root = document.part.numbering_part.element
    root.append(parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{forms}</w:abstractNum>"))
    root.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    for level in levels:
        paragraph = document.add_paragraph("x")
        if level < 9:
            number = f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{level}'/><w:numId w:val='77'/></w:numPr>"
            paragraph._p.get_or_add_pPr().append(parse_xml(number))
    return made.saved(document)


def test_the_numbers_that_word_writes_itself_are_read() -> None:
    lines = text_of("a.docx", numbered([level for level, _ in NUMBERED])).split("\n\n")
    assert lines == [f"{number} x".strip() for _, number in NUMBERED]


FOOTNOTES = (
    "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:footnote w:id='0' "
    "w:type='separator'><w:p><w:r><w:t>___</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>Order "
    "of 3 May 2019.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def test_footnotes_stand_below_their_paragraph_and_the_heads_of_pages_first() -> None:
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    head = document.sections[0].header
    head.paragraphs[0].text = "Harbour Court"
    head.add_paragraph("Page 1 of 3")
    paragraph = document.add_paragraph("The mayor signed the order.")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
    document.add_paragraph("The end.")
    name, kind = PackURI("/word/footnotes.xml"), "application/xml"
    part = Part(name, kind, FOOTNOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert text_of("a.docx", made.saved(document)).split("\n\n") == [
        "Harbour Court", "The mayor signed the order.", "[1] Order of 3 May 2019.", "The end."
    ]  # fmt: skip


def test_a_short_page_whose_main_text_runs_together_keeps_its_rows() -> None:
    rows = (("3 May 2019", "Ada Holt signed the lease"), ("4 June 2020", "Piet Marl paid the rent"))
    cells = "".join(f"<tr><td>{day}</td><td>{told}</td></tr>" for day, told in rows)
    page = f"<html><body><h1>Lease of the mill</h1><p>The dates of it.</p><table>{cells}</table></body></html>"
    built = build(read_bytes("lease.html", page.encode()).documents)
    assert [(e.dating.edtf, e.title) for e in built.events if e.dating] == [
        ("2019-05-03", "Ada Holt signed the lease"),
        ("2020-06-04", "Piet Marl paid the rent"),
    ]
