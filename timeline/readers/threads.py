"""What several mails quote is told once: by the mail itself where it is read, else by the fullest quotation of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline.readers.opening import Opening

OPENING = 6  # words by which two texts are found to be the same: what is shorter has to be the same to its end
APART = 1  # days that the clocks of two zones may be apart


class _Mail(NamedTuple):
    opening: Opening
    words: tuple[str, ...]


def once(found: Iterable[Opening]) -> Iterator[Opening]:
    """The documents without the quotations of what another of them tells, in any order that they come in."""
    openings = list(found)
    if not any(each.quoted for each in openings):
        yield from openings
        return
    known: dict[tuple[str, ...], list[_Mail]] = {}
    for mail in sorted(map(_mail, openings), key=_fullest_first):
        alike = known.setdefault(mail.words[:OPENING], [])
        if not mail.opening.quoted or not any(_is_same(mail, other) for other in alike):
            alike.append(mail)
            yield mail.opening


def _mail(opening: Opening) -> _Mail:
    return _Mail(opening, tuple(re.findall(r"\w+", opening.document.text.lower())))


def _fullest_first(mail: _Mail) -> tuple[bool, bool, int, str]:
    """Mails before quotations; of these those that tell their day, and the longest, first."""
    dated = mail.opening.document.publication.day is not None
    return mail.opening.quoted, not dated, -len(mail.words), mail.opening.document.source


def _is_same(mail: _Mail, other: _Mail) -> bool:
    """Whether a quotation and a mail are the same: one runs on where the other ends, and they may be of one day."""
    length = min(len(mail.words), len(other.words))
    whole = length >= OPENING or len(mail.words) == len(other.words)
    first, second = (each.opening.document.publication.calendar_day for each in (mail, other))
    near = first is None or second is None or abs((first - second).days) <= APART
    return whole and near and mail.words[:length] == other.words[:length]
