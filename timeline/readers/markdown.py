"""Markdown: the text as it stands in the file, its marks included, so that every offset fits the file.

The title is the front matter's or the first heading's (CommonMark 0.31: ATX and setext headings). Front matter is
YAML 1.1 between two lines of three dashes, read by PyYAML's safe loader, which makes plain values only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.readers.contents import Contents, Evidence, FileFormat, cleaned, web_address
from timeline.readers.decoding import decoded
from timeline.readers.headline import HEAD, headline, publisher
from timeline.readers.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterable

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:.*\r?\n){0,60}?)---[ \t]*(?:\r?\n|$)")
FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>\S.*?)[ \t\r]*$", re.MULTILINE)
LONGEST_FRONT = 20_000  # characters
ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>\S.*?)[ \t]*#*[ \t\r]*$", re.MULTILINE)
SETEXT = re.compile(r"^ {0,3}(?P<title>[^\s#>*+-].*?)[ \t\r]*\n {0,3}=+[ \t\r]*$", re.MULTILINE)
INLINE = re.compile(r"!?\[(?P<shown>[^\]]*)\]\([^)]*\)|(?P<marks>[*_`]{1,3})(?=\S)|(?<=\S)[*_`]{1,3}")


def contents(data: bytes) -> Contents:
    """The text of the file, with what its front matter or headings tell; raises UnreadableDocument."""
    text, notes = decoded(data)
    front = FRONT_MATTER.match(text)
    fields = _fields(front["fields"]) if front else {}
    body = text[front.end() :] if front else text
    return Contents(
        text,
        _first(fields, ["title"]) or _heading(body[:HEAD]) or headline(body),
        _first(fields, ["publisher", "publication", "source"]) or publisher(body),
        _first(fields, ["author", "authors", "byline"]),
        web_address(_first(fields, ["url", "link", "canonical", "source"])),
        _published(fields),
        notes=notes,
    )


def _fields(front_matter: str) -> Mapping[str, object]:
    """The fields of front matter; what is no YAML is read line by line."""
    import yaml

    try:
        loaded = yaml.safe_load(front_matter) if len(front_matter) <= LONGEST_FRONT else None
    except (yaml.YAMLError, RecursionError, ValueError):  # ValueError: a date that is in no calendar
        loaded = None
    if isinstance(loaded, Mapping):
        return {str(key).lower(): value for key, value in loaded.items()}
    return {match["key"].lower(): match["value"].strip("\"' ") for match in FIELD.finditer(front_matter)}


def _first(fields: Mapping[str, object], names: Iterable[str]) -> str | None:
    """The first of some fields that says something; several names are joined, as authors are."""
    for name in names:
        value = fields.get(name)
        values = value if isinstance(value, list) else [value]
        said = ", ".join(filter(None, (cleaned(str(each)) for each in values[:10] if isinstance(each, str | int))))
        if said:
            return said
    return None


def _published(fields: Mapping[str, object]) -> Evidence | None:
    for name in ("published", "date", "pubdate", "created"):
        day = moment(fields.get(name))
        if day is not None:
            return Evidence(day, f"the front matter: “{name}” is {day.isoformat()[:16]}")
    return None


def _heading(head: str) -> str | None:
    found = [match for match in (ATX.search(head), SETEXT.search(head)) if match]
    if not found:
        return None
    title = min(found, key=lambda match: match.start())["title"]
    return INLINE.sub(lambda match: match["shown"] or "", title).strip() or None


MARKDOWN = FileFormat("Markdown", (".md", ".markdown", ".mdown"), contents)
