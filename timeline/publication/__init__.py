"""When a document was published: stated in its head or foot, else inferred from what it and its siblings tell.

    stated       the date a document gives itself
    parts        the parts with a date line of their own
    years        the year of a document that names none
    draft        an undated document, read for the sake of its date
    backward     from what "on Wednesday" means back to when it was written
    limits       pieces of evidence, and what they say together
    own          the limits that a text sets itself
    facts        what the dated documents tell
    siblings     the limits that these set to an undated one
    inferred     the day or the range that all limits allow
    hints        the day that a file hints at, where nothing else tells one
    rounds       a corpus dated from its sure documents on
    anchored     the time expressions of a document, counted from every day that it may be of

An inferred date keeps its range and says what it rests on.
"""

from timeline.publication.anchored import expressions_of
from timeline.publication.draft import UndatedDocument, parts_of, probe_day, probed
from timeline.publication.facts import facts_of
from timeline.publication.hints import hinted
from timeline.publication.inferred import dateline, weekday_of_writing
from timeline.publication.rounds import settled
from timeline.publication.stated import stated
from timeline.publication.years import Window, likely_year, window_of, without_guesses

__all__ = [
    "UndatedDocument",
    "Window",
    "dateline",
    "expressions_of",
    "facts_of",
    "hinted",
    "likely_year",
    "parts_of",
    "probe_day",
    "probed",
    "settled",
    "stated",
    "weekday_of_writing",
    "window_of",
    "without_guesses",
]
