"""Markdown: the text as it stands in the file, its marks included, so that every offset fits the file.

The title is the front matter's or the first heading's (CommonMark 0.31: ATX and setext headings).
"""

from __future__ import annotations

import re

from timeline.readers.contents import Contents, Format, decoded
from timeline.readers.headline import HEAD, headline, publisher

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:.*\r?\n){0,60}?)---[ \t]*(?:\r?\n|$)")
FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>\S.*?)[ \t\r]*$", re.MULTILINE)
ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>\S.*?)[ \t]*#*[ \t\r]*$", re.MULTILINE)
SETEXT = re.compile(r"^ {0,3}(?P<title>[^\s#>*+-].*?)[ \t\r]*\n {0,3}=+[ \t\r]*$", re.MULTILINE)
INLINE = re.compile(r"!?\[(?P<shown>[^\]]*)\]\([^)]*\)|(?P<marks>[*_`]{1,3})(?=\S)|(?<=\S)[*_`]{1,3}")


def contents(data: bytes) -> Contents:
    """The text of the file, with title and publisher from its front matter or headings; raises UnreadableDocument."""
    text = decoded(data)
    front = FRONT_MATTER.match(text)
    fields = _fields(front["fields"]) if front else {}
    body = text[front.end() :] if front else text
    title = fields.get("title") or _heading(body[:HEAD]) or headline(body)
    named = fields.get("publisher") or fields.get("publication") or fields.get("source") or publisher(body)
    return Contents(text, title, named)


def _fields(front_matter: str) -> dict[str, str]:
    return {match["key"].lower(): match["value"].strip("\"' ") for match in FIELD.finditer(front_matter)}


def _heading(head: str) -> str | None:
    found = [match for match in (ATX.search(head), SETEXT.search(head)) if match]
    if not found:
        return None
    title = min(found, key=lambda match: match.start())["title"]
    return INLINE.sub(lambda match: match["shown"] or "", title).strip() or None


MARKDOWN = Format("Markdown", (".md", ".markdown", ".mdown"), contents)
