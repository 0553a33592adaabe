"""A title a careful editor would write: who did what, at most twelve words, nothing that the sentence does not say.

names   the names that stand for pronouns, offices and descriptions
words   the sentence, these names, and what no title has: datelines, brackets, markup
speech  which words are quoted, and the quotation cut from its end
told    which verb tells it, with what it shares with the verbs beside it, and who or what it is about
forms   participles told as sentences, actives and passives
table   what a phrase keeps, by dependency label, and what goes first where a title is too long
text    words -> text, cut until it fits
write   the title of what a verb or a noun tells, of direct speech, of a row and of a headline
"""

from __future__ import annotations

from timeline.mentions.titles.names import names_in
from timeline.mentions.titles.told import is_comment
from timeline.mentions.titles.words import Names
from timeline.mentions.titles.write import own_title, title_of_clause, title_of_noun, title_of_words, with_place

__all__ = [
    "Names",
    "is_comment",
    "names_in",
    "own_title",
    "title_of_clause",
    "title_of_noun",
    "title_of_words",
    "with_place",
]
