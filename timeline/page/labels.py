"""The page's words for codes, and the two ways by which text from documents may reach it unharmed."""

from __future__ import annotations

import html

FACET_LABELS = {
    "query": "Search",
    "kind": "Kind",
    "actor": "Actors",
    "alone": "Without their people and bodies",
    "every": "All of them together",
    "details": "Comments and minor events",
    "when": "Dates",
    "source": "Sources",
    "status": "Status",
    "precision": "Date precision",
    "check": "Worth a check",
}
FOLDED = {"comment": "comment", "minor": "minor event"}
"""What is folded away at first, as it is counted."""
PRECISION_LABELS = {
    "time": "Exact time",
    "day": "Exact day",
    "days": "A few days",
    "month": "Month only",
    "year": "Longer",
    "open": "By or since",
    "none": "No date",
}
CHECK_LABELS = {
    "several": "Several sources",
    "conflict": "Sources disagree",
    "unsure": "Date unsure",
    "inferred": "Inferred publication date",
}
LANE_LABELS = {"actor": "Actor", "kind": "Kind", "source": "Source", "none": "One lane"}

_MARKDOWN = str.maketrans({character: "\\" + character for character in r"\`*_{}[]()#+-.!|<>~:$&^="})


def literal(text: str) -> str:
    """Text for a label that Streamlit reads as Markdown: shown as it stands, whatever it contains."""
    return " ".join(text.split()).translate(_MARKDOWN)


def escaped(text: str) -> str:
    """Text for `st.html`: shown as it stands, whatever it contains."""
    return html.escape(text, quote=True)


def moment(at: str) -> str:
    """When something was decided, as ISO 8601 in UTC: "2025-04-01 12:00 UTC"."""
    return f"{at[:16].replace('T', ' ')} UTC" if at else ""
