"""What a mail quotes of earlier ones: the text of a message -> its own words, and each quoted mail by itself.

Three forms are known: lines that begin with ">", what stands below "On Mon, May 5, 2025 at 10:12 AM Ann Lee wrote:",
and what stands below a block of "From:", "Sent:", "To:" and "Subject:". They lie in each other as mails do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.lexicon import table, word_set
from timeline.readers.moments import is_moment

DEEPEST = 50  # mails quoted in each other
MOST = 200  # mails quoted in one
FEWEST = 3  # lines of a block of headers, of which the first says from whom
WRAPPED = 3  # lines that "On ... wrote:" may run over
LONGEST_ATTRIBUTION = 300  # characters
LONGEST_DATE = 12  # words
HALVES = frozenset({"am", "pm"})
MARK = re.compile(r"[ \t]?>[ \t]?")
RULE = re.compile(r"[\s_*-]*")
ADDRESS = re.compile(r"[<\[(]\s*(?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,120}\s*[>\])]")


class Quoted(NamedTuple):
    """A mail quoted in another: its text without marks, and what the lines above it tell, as they write it."""

    text: str
    sender: str = ""
    sent: str = ""
    receiver: str = ""
    subject: str = ""


class _Head(NamedTuple):
    """What stands above a quoted mail, and how many lines it takes."""

    told: Quoted
    lines: int


def parted(text: str) -> tuple[str, tuple[Quoted, ...]]:
    """A message's own words, and the mails that it quotes, the latest first; a text that quotes none is unchanged."""
    own, quoted = _parted(text.split("\n"), DEEPEST)
    return (_joined(own), tuple(quoted[:MOST])) if quoted else (text, ())


def _parted(lines: Sequence[str], depth: int) -> tuple[list[str], list[Quoted]]:
    """The lines of a message that are its own, and what it quotes."""
    own: list[str] = []
    heads: list[Quoted] = []
    marked: list[list[str]] = []
    at = 0
    while at < len(lines):
        head = _attribution(lines, at)
        if at and not lines[at].strip() and _is_marked(lines[at - 1]) and _next_is_marked(lines, at):
            marked[-1].append("")
            at += 1
        elif _is_marked(lines[at]):
            if not marked:
                heads, marked = [Quoted("")], [[]]
            marked[-1].append(MARK.sub("", lines[at], count=1))
            at += 1
        elif head is not None and _next_is_marked(lines, at + head.lines):
            heads.append(head.told)
            marked.append([])
            at += head.lines
        elif (head := head or _block(lines, at)) is not None:
            below = [(head.told, list(lines[at + head.lines :]))]
            return _without_rule(own), _within([*zip(heads, marked, strict=True), *below], depth)
        else:
            own.append(lines[at])
            at += 1
    return own, _within(zip(heads, marked, strict=True), depth)


def _within(found: Iterable[tuple[Quoted, Sequence[str]]], depth: int) -> list[Quoted]:
    """Quoted mails, each followed by those that it quotes itself; what lies deeper than any thread is one mail."""
    quoted: list[Quoted] = []
    for told, lines in found:
        own, inner = _parted(lines, depth - 1) if depth else (list(lines), [])
        text = _joined(own)
        quoted += [told._replace(text=text)] if text else []
        quoted += inner
    return quoted


def _joined(lines: Sequence[str]) -> str:
    text = "\n".join(lines).strip()
    return re.sub(r"\n{3,}", "\n\n", text) + "\n" if text else ""


def _is_marked(line: str) -> bool:
    return MARK.match(line) is not None


def _next_is_marked(lines: Sequence[str], at: int) -> bool:
    """Whether the first line from here on that is not empty is marked as quoted."""
    return next((_is_marked(line) for line in lines[at : at + 5] if line.strip()), False)


def _without_rule(own: list[str]) -> list[str]:
    """The lines without the rule, or "Original message", that stood above a block of headers."""
    while own and (not own[-1].strip() or _is_rule(own[-1])):
        own.pop()
    return own


def _is_rule(line: str) -> bool:
    plain = line.strip(" \t_*->:").lower()
    return not plain or plain in table("mail")["rules"]["forwarded"].split("|")


# --- what stands above a quoted mail ----------------------------------------------------------------


def _attribution(lines: Sequence[str], at: int) -> _Head | None:
    """The words "On Mon, May 5, 2025 at 10:12 AM Ann Lee <ann@daily.example> wrote:", on one line or on several.

    Below one that tells neither an hour nor an address the lines have to be marked: in a letter, too, somebody wrote.
    """
    for count in range(1, WRAPPED + 1):
        if not lines[at].strip() or not lines[min(at + count, len(lines)) - 1].strip():
            return None
        text = " ".join(" ".join(lines[at : at + count]).split())
        found = _wrote().fullmatch(text) if len(text) <= LONGEST_ATTRIBUTION else None
        if found is not None:
            when, who = _day_and_name(found["before"], found["behind"])
            exact = when and (":" in when or ADDRESS.search(text))
            marked = (when or count == 1) and _next_is_marked(lines, at + count)
            return _Head(Quoted("", who, when), count) if exact or marked else None
    return None


def _day_and_name(before: str, behind: str | None) -> tuple[str, str]:
    """The date and who wrote then: what stands behind the verb is a date, or else what the words before it begin with.

    No more of them are the date than can be: its last word is a number, half of the day or a zone.
    """
    if behind and is_moment(behind):
        return behind, _name(before)
    words = before.split()
    for length in range(min(len(words), LONGEST_DATE), 0, -1):
        when, last = " ".join(words[:length]).rstrip(","), words[length - 1].strip(",").lower()
        if (not last.isalpha() or last in HALVES or last in word_set("layout", "clock", "zones")) and is_moment(when):
            return when, _name(" ".join(words[length:]))
    return "", ""


def _name(told: str) -> str:
    return told.strip(" ,*")


def _block(lines: Sequence[str], at: int) -> _Head | None:
    """A block of headers as Outlook writes it above the mail that it quotes."""
    told: dict[str, str] = {}
    count = at
    while count < len(lines):
        if told and not lines[count].strip() and count + 1 < len(lines):  # a page has an empty line after each
            count += 1
        header = _header().match(lines[count])
        if header is None:
            break
        field = _fields()[header["name"].lower()]
        if field in told or (not told and field != "sender"):
            break
        told[field] = header["value"].strip(" *\t\r")
        count += 1
        while count < len(lines) and lines[count][:1] in " \t" and lines[count].strip():  # a list of receivers runs on
            told[field] += " " + lines[count].strip()
            count += 1
    if len(told) < FEWEST or not {"sent", "subject"} & set(told):
        return None
    shown = {field: " ".join(told.get(field, "").split()) for field in ("sender", "sent", "receiver", "subject")}
    return _Head(Quoted("", **shown), count - at)


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    return {name: field for field, names in table("mail")["headers"].items() for name in names.split()}


@lru_cache(maxsize=1)
def _header() -> re.Pattern[str]:
    names = "|".join(sorted(_fields()))
    return re.compile(rf"\s?\*{{0,2}}(?P<name>{names})\s?\*{{0,2}}:\*{{0,2}}(?P<value>.*)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _wrote() -> re.Pattern[str]:
    opens, closes = ("|".join(sorted(word_set("mail", "attribution", which))) for which in ("opens", "closes"))
    behind = rf"(?:\s(?:{opens})\s(?P<behind>.{{6,60}}?))?"
    return re.compile(rf"(?:(?:{opens})\s)?(?P<before>\S.{{2,250}}?)\s(?:{closes}){behind}\s?:", re.IGNORECASE)
