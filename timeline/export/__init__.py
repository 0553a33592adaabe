"""A chronology -> what other programs read: one module a format, one function `chronology -> str or bytes` each.

Modules are imported with the package, the libraries they write with only when they write.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.export.annotations import to_annotations
from timeline.export.csv import mentions_to_csv, to_csv
from timeline.export.docx import to_docx
from timeline.export.form import CannotWrite, Format
from timeline.export.html import to_html
from timeline.export.ics import to_ics
from timeline.export.json import to_json, to_json_lines
from timeline.export.jsonld import to_jsonld
from timeline.export.picture import no_browser, to_png, to_svg
from timeline.export.timelinejs import to_timelinejs
from timeline.export.xlsx import to_xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FORMATS",
    "CannotWrite",
    "Format",
    "mentions_to_csv",
    "to_annotations",
    "to_csv",
    "to_docx",
    "to_html",
    "to_ics",
    "to_json",
    "to_json_lines",
    "to_jsonld",
    "to_png",
    "to_svg",
    "to_timelinejs",
    "to_xlsx",
]

OFFICE = "application/vnd.openxmlformats-officedocument."
# In the order in which the command's help and the page's menu show them.
_FORMATS = (
    Format("json", "json", "application/json", "everything there is (JSON)", to_json),
    Format("csv", "csv", "text/csv", "a table of events (CSV)", to_csv),
    Format("mentions-csv", "mentions.csv", "text/csv", "a table of passages (CSV)", mentions_to_csv),
    Format("xlsx", "xlsx", f"{OFFICE}spreadsheetml.sheet", "a workbook (XLSX)", to_xlsx, binary=True),
    Format("docx", "docx", f"{OFFICE}wordprocessingml.document", "a report to print (DOCX)", to_docx, binary=True),
    Format("png", "png", "image/png", "a picture (PNG)", to_png, binary=True, lacks=no_browser),
    Format("svg", "svg", "image/svg+xml", "a picture (SVG)", to_svg, lacks=no_browser),
    Format("html", "html", "text/html", "a page to hand on (HTML)", to_html),
    Format("ics", "ics", "text/calendar", "a calendar (iCalendar)", to_ics),
    Format("timelinejs", "timelinejs.json", "application/json", "a story for TimelineJS (JSON)", to_timelinejs),
    Format("jsonld", "jsonld", "application/ld+json", "linked data, schema.org (JSON-LD)", to_jsonld),
    Format(
        "annotations", "annotations.jsonld", "application/ld+json", "web annotations of the passages", to_annotations
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _FORMATS})
"""Every format by its name."""
