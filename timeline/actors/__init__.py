"""Document -> the actors it names, with every span that names them, in two passes over a corpus.

First pass: `names_in` tells what each document says about names, and `read_names` keeps how it was read beside that;
`gazetteer` folds what they tell into one table.
Second pass: `actors_in` finds every stretch of a document that names an actor of that table.
"""

from timeline.actors.gazetteer import Gazetteer, gazetteer
from timeline.actors.lexicon_matcher import actor_id
from timeline.actors.places import apart
from timeline.actors.reading import DocumentNames, NamesRead, names_in, read_names
from timeline.actors.spans import actors_in
from timeline.actors.terms import earliest_day, in_office_from, serves

__all__ = [
    "DocumentNames",
    "Gazetteer",
    "NamesRead",
    "actor_id",
    "actors_in",
    "apart",
    "earliest_day",
    "gazetteer",
    "in_office_from",
    "names_in",
    "read_names",
    "serves",
]
