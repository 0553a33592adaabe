"""Dates that tell no event because of what they are part of: an address, a path, a citation of a work or an act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.layout import is_in_address
from timeline.model import Granularity, Span, Unused

if TYPE_CHECKING:
    from timeline.model import Document, TimeExpression

Why = tuple[Unused, str]

# What stands before the year of a work ("(Roe and Lind, 2020)", "Roe et al. (2020)"), and of an act or order.
AUTHOR = re.compile(r"(?:\([^()]*\b[A-Z][\w’'-]+,? |\bet al\.?,? \(?|; [A-Z][\w’'-]+,? )$")
ACT = re.compile(
    r"\b(?:Acts?|Bill|By-?law|Code|Convention|Directive|Law|Order|Ordinance|Regulations?|Rules|Statute),? (?:of |\()?$",
    re.IGNORECASE,
)
# The year of a law report: "[2020] UKSC 5", "(2019) 12 EWCA"; and behind one: "347 U.S. 483 (1954)".
REPORT = re.compile(r"[\])] (?:\d+ )?[A-Z]{2,}")
REPORTED = re.compile(r"\b\d{1,4} [A-Z][\w.’']*(?: [A-Z\d][\w.’']*){0,3} \d{1,5}(?:, \d{1,5})? \((?:[\w.]+ ){0,4}$")
NEAR = 60  # characters before and after a year that show whether it is cited


def why_cited(document: Document, time: TimeExpression) -> Why | None:
    """Why a date tells no event because it is part of an address or a citation; None where it is part of neither."""
    if is_in_address(document.text, time.span):
        return Unused.ADDRESS, "it is part of an address"
    if time.granularity is Granularity.YEAR and _is_cited(document.text, time.span):
        return Unused.CITATION, "it is the year of something that is cited"
    return None


def _is_cited(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - NEAR) : span.start], text[span.end : span.end + NEAR]
    work = AUTHOR.search(before) and re.match(r"[a-z]?[),;:]", after)
    report = before.endswith(("[", "(")) and REPORT.match(after)
    return bool(work or report or ACT.search(before) or (after.startswith(")") and REPORTED.search(before)))
