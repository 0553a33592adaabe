"""What the command takes: days, days of documents, and the options that several of its parts share."""

from __future__ import annotations

import re
from datetime import date, datetime

import click

from timeline.readers import FIELDS

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")


class MomentType(click.ParamType[date]):
    """A day, or a day and time, in ISO 8601."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """A date or a datetime; fails with one line for anything else."""
        if isinstance(value, date):
            return value
        text = str(value)
        if not MOMENT.fullmatch(text):
            self.fail(f"{text!r} is no date: write it as 2025-03-19 or 2025-03-19T17:40", param, ctx)
        try:
            return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        except ValueError:
            self.fail(f"{text!r} is not in the calendar", param, ctx)


class Given(click.ParamType[tuple[str, date]]):
    """A document's name and its date: DOC=DATE."""

    name = "DOC=DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, date]:
        """The name and the date; a name may hold equals signs."""
        if isinstance(value, tuple):
            return value
        name, sign, moment = str(value).rpartition("=")
        if not sign or not name:
            self.fail(f"{value!r} is not DOC=DATE, such as report.txt=2025-03-19", param, ctx)
        return name, MomentType().convert(moment, param, ctx)


class Column(click.ParamType[tuple[str, str]]):
    """Which column of a table is what: FIELD=NAME."""

    name = "FIELD=NAME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The field and the name of its column, which may hold equals signs."""
        if isinstance(value, tuple):
            return value
        field, sign, name = str(value).partition("=")
        if not sign or not name or field not in FIELDS:
            self.fail(f"{value!r} is not FIELD=NAME with one of {', '.join(FIELDS)} as FIELD", param, ctx)
        return field, name


PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
OPTIONAL_PATHS = click.argument("paths", metavar="[PATH]...", nargs=-1)
IMPORT = click.option(
    "--import",
    "chronologies",
    metavar="FILE",
    multiple=True,
    help="A chronology made elsewhere, each row a source beside the documents: a table of events (CSV), this program's "
    "JSON, or TimelineJS. May be repeated.",
)
PROJECT = click.option(
    "--project",
    metavar="FILE",
    help="A project file, such as story.timeline, made where there is none: it keeps the documents with their text, "
    "their analyses and every decision made on the page. Each PATH is added to it.",
)
OUTPUT = click.option(
    "--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.  [default: standard output]"
)
COLUMNS = click.option(
    "--column",
    "columns",
    type=Column(),
    multiple=True,
    help="The name of a column in tables and JSON of articles or events, such as text=Body; fields are "
    f"{', '.join(FIELDS)}. May be repeated.  [default: their usual names]",
)
CACHE = click.option(
    "--cache",
    metavar="FOLDER",
    envvar="DATELINE_CACHE",
    help="Keep the analyses of documents in FOLDER, so that unchanged ones are not analysed again; they hold the words "
    "of the documents. Also DATELINE_CACHE.  [default: the user's cache folder]",
)
NO_CACHE = click.option(
    "--no-cache", is_flag=True, envvar="DATELINE_NO_CACHE", help="Keep no analyses. Also DATELINE_NO_CACHE=1."
)
ENGINE = click.option(
    "--engine",
    type=click.Choice(["auto", "model", "rules"]),
    default="auto",
    show_default=True,
    help="Read sentences with the language model, or by rules alone: much faster, and fewer events. auto takes the "
    "model, or the rules where it is not installed.",
)
STRICT = click.option(
    "--strict", is_flag=True, help="Exit with 1 when there was a warning; everything is done all the same."
)
