"""A title a careful editor would write: who did what, at most twelve words, nothing that the sentence does not say.

names     the names that stand for pronouns, offices and descriptions
material  the sentence, these names, and what no title has: datelines, brackets, markup
verbs     which verb tells it: the one that makes it what it is
phrases   the words of a phrase without asides
contents  what a verb of saying says
relatives what "which" stands for
forms     participles told as sentences, passives with an agent as actives
quotes    direct speech
rows      rows of a table and headlines, which are titles themselves
clauses   what a verb tells
nominal   what a noun tells, with who took part
cuts      what goes first where a title is too long (sentence compression over the dependency tree)
written   words -> text
"""

from __future__ import annotations

from timeline.mentions.titles.clauses import title_of_clause
from timeline.mentions.titles.names import Names, names_in
from timeline.mentions.titles.nominal import title_of_noun
from timeline.mentions.titles.rows import own_title
from timeline.mentions.titles.verbs import is_comment
from timeline.mentions.titles.written import with_place

__all__ = ["Names", "is_comment", "names_in", "own_title", "title_of_clause", "title_of_noun", "with_place"]
