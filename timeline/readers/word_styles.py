"""What Word's styles and lists say of a paragraph: the level of a heading, the number or bullet that Word writes.

Numbers are counted as Word does (ECMA-376, part 1, 17.9): by list and level, a level beginning anew below a higher one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from timeline.readers.headline import BULLET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
LEVELS = 9
PARENTS = 20  # styles that rest on each other
LARGEST = 4_000  # a number that has letters or Roman figures
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


class _Style(NamedTuple):
    parent: str
    heading: int
    list_id: str
    level: int | None


class _Level(NamedTuple):
    start: int
    form: str
    text: str


class Styles:
    """The styles and lists of one document; marks are given in the order of its paragraphs."""

    def __init__(self, styles: _Element | None, numbering: _Element | None) -> None:
        self._named = {} if styles is None else {s.get(f"{W}styleId", ""): s for s in styles.iter(f"{W}style")}
        self._styles: dict[str, _Style] = {}  # those that are used, which are few
        self._lists = {} if numbering is None else _lists(numbering)
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * LEVELS)

    def heading(self, paragraph: _Element) -> int:
        """The level of a heading, 0 of any other paragraph."""
        own = _number(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if own is not None:
            return own + 1 if own < 6 else 0
        return next((style.heading for style in self._chain(paragraph) if style.heading), 0)

    def mark(self, paragraph: _Element) -> str:
        """The number or bullet before a paragraph, with a blank behind it; "" where there is none.

        A number has a stop or a bracket behind it, so that it is not taken for that of a day.
        """
        given = paragraph.find(f"{W}pPr/{W}numPr")
        chain = self._chain(paragraph)
        name = _value(None if given is None else given.find(f"{W}numId"))
        name = name or next((style.list_id for style in chain if style.list_id), "")
        level = _number(None if given is None else given.find(f"{W}ilvl"))
        if level is None:
            level = next((style.level for style in chain if style.level is not None), 0)
        return self._counted(name, level) if name in self._lists and 0 <= level < LEVELS else ""

    def _chain(self, paragraph: _Element) -> list[_Style]:
        """The style of a paragraph, and those that it rests on."""
        name, chain = _value(paragraph.find(f"{W}pPr/{W}pStyle")), list[_Style]()
        while name in self._named and len(chain) < PARENTS:
            if name not in self._styles:
                self._styles[name] = _style(self._named[name])
            chain.append(self._styles[name])
            name = chain[-1].parent
        return chain

    def _counted(self, name: str, level: int) -> str:
        counter, levels = self._lists[name]
        if level not in levels or levels[level].form == "none":
            return ""
        if levels[level].form == "bullet":
            return BULLET
        counts = self._counts[counter]
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        shown = re.sub(r"%([1-9])", lambda sign: _shown(counts, levels, int(sign[1]) - 1), levels[level].text).strip()
        return shown + ("" if shown.endswith((".", ")", ":")) else ".") + " " if shown else ""


def _style(style: _Element) -> _Style:
    named = HEADING.fullmatch(_value(style.find(f"{W}name")))
    outline = _number(style.find(f"{W}pPr/{W}outlineLvl"))
    heading = int(named[1]) if named else 0 if outline is None or outline > 5 else outline + 1
    list_id = _value(style.find(f"{W}pPr/{W}numPr/{W}numId"))
    return _Style(_value(style.find(f"{W}basedOn")), heading, list_id, _number(style.find(f"{W}pPr/{W}numPr/{W}ilvl")))


def _lists(numbering: _Element) -> dict[str, tuple[str, Mapping[int, _Level]]]:
    """Each list by its id: what it is counted by, and its levels."""
    kinds = {kind.get(f"{W}abstractNumId", ""): _levels(kind) for kind in numbering.iter(f"{W}abstractNum")}
    found: dict[str, tuple[str, Mapping[int, _Level]]] = {}
    for each in numbering.iter(f"{W}num"):
        name, kind = each.get(f"{W}numId", ""), _value(each.find(f"{W}abstractNumId"))
        levels, anew = dict(kinds.get(kind, {})), False
        for override in each.iter(f"{W}lvlOverride"):
            start, level = _number(override.find(f"{W}startOverride")), _integer(override.get(f"{W}ilvl"))
            if start is not None and level in levels:
                levels[level], anew = levels[level]._replace(start=start), True
        found[name] = (f"list {name}" if anew else f"kind {kind}", levels)
    return found


def _levels(kind: _Element) -> dict[int, _Level]:
    found = {}
    for level in kind.iter(f"{W}lvl"):
        number, start = _integer(level.get(f"{W}ilvl")), _number(level.find(f"{W}start"))
        if number is not None:
            form, text = _value(level.find(f"{W}numFmt")), _value(level.find(f"{W}lvlText"))
            found[number] = _Level(1 if start is None else start, form or "decimal", text[:60])
    return found


def _shown(counts: list[int | None], levels: Mapping[int, _Level], at: int) -> str:
    known = levels.get(at)
    if known is None:
        return ""
    count = counts[at]
    return _figures(known.start if count is None else count, known.form)


def _figures(number: int, form: str) -> str:
    """A number in figures, letters or Roman figures."""
    if not 0 < number < LARGEST or not form.endswith(("Letter", "Roman")):
        return str(number)
    if form.endswith("Letter"):
        shown = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    else:
        shown = ""
        for value, sign in ROMAN:
            shown += sign * (number // value)
            number %= value
    return shown.upper() if form.startswith("upper") else shown


def _value(element: _Element | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _number(element: _Element | None) -> int | None:
    return _integer(_value(element))


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else None
