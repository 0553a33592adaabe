"""Rows of a chronology as they were written, and the fields that tell what is what, by their usual names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.lexicon import table
from timeline.model import EventKind, Status
from timeline.readers import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.model import Dating

    Columns = Mapping[str, str]  # the names of columns by field

# What columns are called in chronologies that people keep, the surest first.
USUAL = {field: names.split() for field, names in table("columns")["chronologies"].items()}
LISTED = re.compile(r"\s*(?:\||;|\n)\s*")
# What a spreadsheet shows as text because of the apostrophe that an export put before it.
SHIELDED = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
SHOWN = 12  # column names in a message


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `date`, `clock` and `end` as they were written; `dating` where its file says exactly what that means."""

    title: str
    date: str = ""
    end: str = ""
    description: str = ""
    who: tuple[str, ...] = ()
    place: str = ""
    kind: EventKind | None = None
    status: Status | None = None
    sources: tuple[str, ...] = ()
    dating: Dating | None = None
    clock: str = ""


def rows_of(records: Iterable[Mapping[str, object]], columns: Columns = NO_COLUMNS) -> Iterator[Row]:
    """The rows of records with named fields, of which the user names some; raises UnreadableDocument where none holds
    a title or a date.
    """
    listed = list(records)
    if not listed:
        return
    there = list(dict.fromkeys(str(name) for record in listed for name in record))
    named = named_columns(there) | {field: name for field, name in columns.items() if name in there}
    shown = ", ".join(one_line(name) for name in there[:SHOWN]) or "none"
    for field, says in (("title", "title (title, event, headline)"), ("date", "date (date, start, year)")):
        if field not in named:
            raise UnreadableDocument(
                f"no column with a {says} in it; the columns are {shown}; name it with --column {field}=NAME"
            )
    rows = [{field: plain(record.get(name)) for field, name in named.items()} for record in listed]
    signed = any(LISTED.search(told.get("who", "")) for told in rows)
    yield from (_row(told, signed=signed) for told in rows if any(told.values()))


def named_columns(names: Iterable[str]) -> dict[str, str]:
    """Which column is what: field -> its name in the file."""
    spelled = {re.sub(r"[\s\-]+", "_", name.strip().lower()): name for name in reversed(list(names))}
    found = {field: next((spelled[n] for n in usual if n in spelled), None) for field, usual in USUAL.items()}
    if "year" in spelled:
        parts = {f"{end}{part}": spelled.get(f"{end}{part}") for end in ("", "end_") for part in PARTS}
        found |= {"date": None, "end": None} | parts
    named = {field: name for field, name in found.items() if name is not None}
    if "year" in named or "edtf" in named:
        named.setdefault("date", named.get("edtf", named.get("year", "")))
    if "description" in named:
        named.setdefault("title", named["description"])
    return named


PARTS = ("year", "month", "day", "time")


def _row(told: Mapping[str, str], *, signed: bool) -> Row:
    by_parts = "year" in told
    date = parted(told) if by_parts else told.get("edtf") or told["date"]
    end = parted(told, "end_") if by_parts else "" if told.get("edtf") else told.get("end", "")
    title, description = told["title"], told.get("description", "")
    if not title or title == description:
        title, _, description = description.strip().partition("\n")
    return Row(
        one_line(title),
        one_line(date),
        one_line(end),
        description,
        listed(told.get("who", ""), signed=signed),
        one_line(told.get("place", "")),
        kind_of(told.get("kind", "")),
        status_of(told.get("status", "")),
        tuple(one_line(each) for each in (told.get("source", ""), told.get("url", "")) if each.strip()),
        clock="" if by_parts or told.get("edtf") else one_line(told.get("time", "")),
    )


def parted(told: Mapping[str, object], before: str = "") -> str:
    """A date in parts (year, month, day, time) as ISO 8601, as finely as it is told; "" without a year."""
    year, month, day, time = (plain(told.get(f"{before}{part}")).strip() for part in PARTS)
    if not re.fullmatch(r"\d{1,4}", year):
        return year  # whatever it says is read as a date, or said to be none
    shown = year.zfill(4)
    for part in (month, day):
        if not re.fullmatch(r"\d{1,2}", part):
            return f"{shown}{' ' + part if part else ''}"
        shown += f"-{part.zfill(2)}"
    clock = re.fullmatch(r"(\d{1,2}):(\d\d)(?::\d\d)?", time)
    return f"{shown}T{clock[1].zfill(2)}:{clock[2]}" if clock else shown


def plain(value: object) -> str:
    """A field's value as text: of a list all of them, of an object its name; markup becomes the text it shows."""
    match value:
        case list():
            return "; ".join(filter(None, (plain(each) for each in value[:100] if not isinstance(each, list))))
        case dict():
            return plain(next((value[key] for key in ("name", "title", "headline", "value") if key in value), ""))
        case bool() | None:
            return ""
        case int() | float():
            return str(value)
    text = SHIELDED.sub("", str(value), count=1) if str(value)[:1] == "'" else str(value)
    text = text.encode("utf-8", "replace").decode()  # JSON may hold halves of characters
    return shown_text(text) if "<" in text or "&" in text else text.strip()


def listed(text: str, *, signed: bool = False) -> tuple[str, ...]:
    """Several names in a field: parted by bars, semicolons or lines, or else by commas; by no comma where the file is
    `signed`, which means that it parts names so elsewhere: "Lund, Anna" is one.
    """
    found = LISTED.split(text) if signed or LISTED.search(text) else text.split(",")
    return tuple(dict.fromkeys(filter(None, map(one_line, found))))


def kind_of(text: str) -> EventKind | None:
    """The kind of this name, if there is one."""
    return next((kind for kind in EventKind if kind.value == text.strip().lower()), None)


def status_of(text: str) -> Status | None:
    """The status of this name, if there is one."""
    return next((status for status in Status if status.value == text.strip().lower()), None)


def one_line(text: str) -> str:
    """The text with its blanks evened."""
    return " ".join(text.split())


class _Shown(HTMLParser):
    """Collects the text that markup shows; what ends a block ends a line."""

    BLOCKS = frozenset("p br div li blockquote h1 h2 h3 h4 tr".split())
    UNSHOWN = frozenset({"script", "style"})

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.unshown = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.unshown += tag in self.UNSHOWN
        if tag in self.BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unshown -= tag in self.UNSHOWN and self.unshown > 0
        if tag in self.BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unshown:
            self.text.append(data)


def shown_text(markup: str) -> str:
    """The text that a piece of HTML shows."""
    parser = _Shown()
    parser.feed(markup)
    parser.close()
    return "".join(parser.text).strip()
