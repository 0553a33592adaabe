"""A chronology as a report (DOCX) to print and to mark up: written with python-docx.

A table on landscape paper whose head is repeated on every page: date, event, those who took part, and the sources with
their words and pages. Behind it stand the events without a date and the documents, numbered as the table cites them.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from timeline.export.headings import facts, made_by, title
from timeline.export.packing import repacked
from timeline.export.passages import actor_names, clean, decisions, disagreement, source_name, tellings
from timeline.wording import dating_in_words, publication_in_words, sureness_in_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.export.passages import QuotedPassage
    from timeline.model import Chronology, Document, Event

COLUMNS = (("Date", 3.6), ("Event", 8.0), ("Who", 4.0), ("Sources", 10.1))  # with their widths in centimetres
A4 = (29.7, 21.0)  # centimetres
MARGIN = 2.0
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a date that no clock tells, so that the same events give the same bytes

Run = tuple[str, str]  # a text and its look: "", "b" (bold), "i" (italic) or "s" (small)
Paragraph = tuple[Run, ...]
Cell = tuple[Paragraph, ...]


def to_docx(chronology: Chronology) -> bytes:
    """The report as the bytes of a file."""
    from docx import Document as new_report

    report = new_report()
    _setup(report, chronology)
    told, names = tellings(chronology), actor_names(chronology)
    numbers = {document.id: number for number, document in enumerate(chronology.documents, 1)}
    report.add_heading(title(chronology), 0)
    report.add_paragraph(" · ".join(facts(chronology)))
    if chronology.events:
        _table(report, (_row(event, told[event.id], names, numbers) for event in chronology.events))
    if chronology.undated:
        report.add_heading("Without a date", 1)
        _table(report, (_row(event, told[event.id], names, numbers) for event in chronology.undated))
    report.add_heading("Documents", 1)
    for document in chronology.documents:
        _fill(report.add_paragraph(), _document(document, numbers[document.id]))
    _fill(report.add_paragraph(), ((made_by(chronology), "s"),))
    file = BytesIO()
    report.save(file)
    return repacked(file.getvalue())


def _setup(report: Any, chronology: Chronology) -> None:
    """Paper, page numbers, type, and properties that no clock or user of this machine shows in."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = report.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(A4[0]), Cm(A4[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    report.styles["Normal"].font.size = Pt(9)
    report.styles["Normal"].paragraph_format.space_after = Pt(3)
    properties = report.core_properties
    properties.title, properties.author, properties.comments = title(chronology), "", "Made by Dateline"
    properties.created = properties.modified = MADE
    footer = section.footer.paragraphs[0]
    footer.alignment = 1
    _field(footer, "PAGE")
    footer.add_run(" / ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    """A number that the word processor fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _table(report: Any, rows: Iterable[tuple[Cell, ...]]) -> None:
    """A table; its head is repeated and no row is torn apart."""
    from docx.shared import Cm

    table = report.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    for (name, width), column, cell in zip(COLUMNS, table.columns, table.rows[0].cells, strict=True):
        column.width = cell.width = Cm(width)
        _fill(cell.paragraphs[0], ((name, "b"),))
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        added = table.add_row()
        _mark(added, "w:cantSplit")
        for cell, (_, width), paragraphs in zip(added.cells, COLUMNS, row, strict=True):
            cell.width = Cm(width)
            for number, runs in enumerate(paragraphs):
                _fill(cell.add_paragraph() if number else cell.paragraphs[0], runs)


def _mark(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _fill(paragraph: Any, runs: Iterable[Run]) -> None:
    from docx.shared import Pt

    for text, look in runs:
        run = paragraph.add_run(text)
        run.bold, run.italic = look == "b" or None, look == "i" or None
        if look == "s":
            run.font.size = Pt(7.5)


def _row(
    event: Event, told: tuple[QuotedPassage, ...], names: Mapping[str, str], numbers: Mapping[str, int]
) -> tuple[Cell, ...]:
    who: Paragraph = ((", ".join(names[actor] for actor in event.actors), ""),)
    when: Paragraph = ((dating_in_words(event.dating), "b"),)
    return (when,), tuple(_what(event)), (who,), tuple(_sources(told, numbers))


def _what(event: Event) -> Iterator[Paragraph]:
    yield ((clean(event.title), "b"),)
    words = [event.kind.value, event.status.value]
    words += [sureness_in_figures(event.confidence)] if event.dating is not None else []
    yield ((" · ".join([*words, clean(event.place)] if event.place else words), "s"),)
    for conflict in event.conflicts:
        yield ((f"The sources disagree on the {disagreement(conflict)}", "i"),)
    for line in decisions(event):
        yield ((f"Decided by a person: {line}", "i"),)
    if event.dating is not None:
        yield ((f"Why this date? {clean(event.dating.why)}", "s"),)


def _sources(told: tuple[QuotedPassage, ...], numbers: Mapping[str, int]) -> Iterator[Paragraph]:
    """Each passage once, with the number of its document and the page."""
    seen = set()
    for mention, document in told:
        page = document.page_at(mention.span.start)
        where = f"[{numbers[document.id]}] {source_name(document)}{f', p. {page}' if page else ''}"
        quote = f"“{clean(document.quote(mention.span))}” "
        if (quote, where) not in seen:
            seen.add((quote, where))
            yield ((quote, ""), (where, "s"))


def _document(document: Document, number: int) -> Iterator[Run]:
    yield (f"[{number}] {source_name(document)}", "b")
    named = [clean(document.author)] if document.author else []
    file = clean(PurePath(document.source).name)  # on paper, where it lay is nobody's business
    facts = [*named, file, publication_in_words(document.publication)]
    facts += [clean(document.address)] if document.address else []
    yield (f" · {' · '.join(facts)}", "")
    yield (f" · {clean(document.publication.evidence)}", "s")
