"""No text of a document breaks out of its place, in any format; and the law that says so can be broken."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest
from hostile import HOSTILE, TEXTS, one
from hypothesis import HealthCheck, assume, given, settings
from openpyxl import Workbook
from places import READERS

from timeline.export import FORMATS, Format
from timeline.export.passages import clean

if TYPE_CHECKING:
    from timeline.model import Chronology

PLAIN = "plain words"


@cache
def structure_of_plain(form: Format, read: str) -> list[Any]:
    return READERS[read](form.written(one(PLAIN)))


def keeps_its_places(form: Format, text: str, read: str) -> bool:
    """Whether a file has the same structure with a text in all places of a chronology as with plain words there.

    A reader gives no halves of characters to a picture; whatever cannot be read at all has broken out as well.
    """
    if form.media_type.startswith("image/"):
        text = text.encode("utf-8", "replace").decode()
    try:
        return READERS[read](form.written(one(text))) == structure_of_plain(form, read)
    except (ValueError, SyntaxError, KeyError):  # of the readers: no JSON, no XML, no workbook
        return False


def test_every_format_says_how_its_places_are_read() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_no_text_known_to_be_hostile_breaks_out_of_its_place(form: Format) -> None:
    assert [text for text in HOSTILE if not keeps_its_places(form, text, form.name)] == []


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_no_text_at_all_breaks_out_of_its_place(form: Format, text: str) -> None:
    assume(clean(text))  # of what is blank, some places are left out
    assert keeps_its_places(form, text, form.name)


# --- formats without escaping ---------------------------------------------------------------------


def title(chronology: Chronology) -> str:
    return chronology.events[0].title


def workbook(cell: str) -> bytes:
    """A workbook in which a text becomes what it looks like."""
    book, file = Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = cell
    book.save(file)
    return file.getvalue()


def report(paragraph: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", f"<p>{paragraph}</p>".encode("utf-8", "replace"))
    return file.getvalue()


CARELESS = {
    "json": lambda told: f'{{"title": "{title(told)}"}}\n',
    "csv": lambda told: f"title,kind\r\n{title(told)},call\r\n",
    "xlsx": lambda told: workbook(clean(title(told))),
    "docx": lambda told: report(title(told)),
    "svg": lambda told: json.dumps({"text": f"<b>{title(told)}</b>"}),
    "html": lambda told: f"<html><body><h1>{title(told)}</h1></body></html>\n",
    "ics": lambda told: f"BEGIN:VEVENT\r\nSUMMARY:{title(told)}\r\nEND:VEVENT\r\n",
    "timelinejs": lambda told: json.dumps({"headline": title(told)}),
    "jsonld": lambda told: json.dumps({"name": title(told)}),
}
"""What a format would write that does nothing to a title, by the reader that has to see it."""


@pytest.mark.parametrize("read", CARELESS)
def test_a_format_without_escaping_is_caught(read: str) -> None:
    careless = Format("careless", "txt", "text/plain", "titles as they are", CARELESS[read])
    assert keeps_its_places(careless, "other plain words", read)
    assert not all(keeps_its_places(careless, text, read) for text in HOSTILE)


def test_every_reader_has_a_careless_format_that_it_catches() -> None:
    assert {READERS[read] for read in CARELESS} >= set(READERS.values()) - {READERS["png"]}


def test_half_an_escaping_is_caught_too() -> None:
    """Tags are escaped here, but not what ends the value of an attribute."""
    half = Format("half", "html", "text/html", "", lambda told: f'<a title="{escape(title(told))}">x</a>')
    assert not all(keeps_its_places(half, text, "html") for text in HOSTILE)
