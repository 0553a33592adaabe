"""When a document was published: stated in its head or foot, else inferred from what it tells.

    stated       the date a document gives itself
    years        the year of a document that names none
    inferred     the days that its past and its future allow
    anchored     its time expressions, counted from every day that it may be of

An inferred date keeps its range and says what it rests on.
"""

from timeline.publication.anchored import expressions_of
from timeline.publication.inferred import dateline, inferred, weekday_of_writing
from timeline.publication.stated import stated
from timeline.publication.years import Window, in_year, likely_year, window_of, without_guesses

__all__ = [
    "Window",
    "dateline",
    "expressions_of",
    "in_year",
    "inferred",
    "likely_year",
    "stated",
    "weekday_of_writing",
    "window_of",
    "without_guesses",
]
