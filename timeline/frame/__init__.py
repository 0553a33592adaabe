"""A chronology as a tidy table, one row an event; and its filters, facet counts and parts as pure functions.

pandas begins here and nowhere below. Columns of `frame_of`:

    id title kind status detail of bound granularity precision basis edtf place   text
    start stop at       datetime64, half open; the open side, undated events and those before the year 1 are NaT;
                        `at` is where the mark stands
    when                the date in words
    approximate         bool: the text itself hedges the date
    confidence importance   float
    actors circle       tuples of actor ids; `circle` adds those that the actors belong to
    actor_names documents sources mentions checks conflicts    tuples of text
    search              everything a search looks at, case-folded

`coded` gives the same table in a form that filters, counts and charts are quick on, however long it is.
"""

from timeline.frame.asked import asked_time
from timeline.frame.codes import coded, codes_of, counts_of, where
from timeline.frame.extent import extent, focus, opening
from timeline.frame.filters import FACETS, Filters, facet_counts, filtered, folded, in_view, part_of, without_each
from timeline.frame.table import CHECKS, PRECISIONS, frame_of, source_name

__all__ = [
    "CHECKS",
    "FACETS",
    "PRECISIONS",
    "Filters",
    "asked_time",
    "coded",
    "codes_of",
    "counts_of",
    "extent",
    "facet_counts",
    "filtered",
    "focus",
    "folded",
    "frame_of",
    "in_view",
    "opening",
    "part_of",
    "source_name",
    "where",
    "without_each",
]
