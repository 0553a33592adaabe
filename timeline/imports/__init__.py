"""A chronology made elsewhere -> a document of which each row is a passage: a source among others.

    table, ours, story   the formats: a table (CSV), this program's JSON, TimelineJS
    rows                 what they have in common: rows with a date, a title and more, as they were written
    dates                a date as it was written -> what it means
    text                 rows -> a document, with an entry a row
    names                those whom a row lists as taking part
    mentions             entries -> mentions, which merge, conflict and corroborate like those of any document

The law that no event stands without its passage holds for these too: the row is the passage, and its date is the one
that its file gives, with the words it gives it in.
"""

from timeline.imports.formats import ENDINGS, chronology_in, read_chronology
from timeline.imports.mentions import dates_of_entries, mentions_of_entries
from timeline.imports.names import as_listed

__all__ = ["ENDINGS", "as_listed", "chronology_in", "dates_of_entries", "mentions_of_entries", "read_chronology"]
