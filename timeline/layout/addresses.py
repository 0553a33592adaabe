"""Addresses on the web, of mail and of files, which a date may be part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Span

ADDRESS = re.compile(r"\w+://|^\W*www\.|\w@\w|\w\.[a-z]{2,}/", re.IGNORECASE)
PATH = re.compile(r"[a-z][\w.-]*/\S*$", re.IGNORECASE)  # before a date: "reports/2024"
NEAR = 200  # characters before and after a date that may be of one address


def is_in_address(text: str, span: Span) -> bool:
    """Whether a stretch is part of an address: "https://example.com/2018/11/05/mayor", "reports/2024"."""
    before = re.split(r"\s", text[max(0, span.start - NEAR) : span.start])[-1]
    after = re.split(r"\s", text[span.end : span.end + NEAR])[0]
    return bool(ADDRESS.search(before + text[span.start : span.end] + after) or PATH.search(before))
