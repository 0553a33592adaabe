"""Events told without a verb: entries of lists, rows of tables, labels and notes ("Design approved", "start of works").

Such words name an event because a date stands beside them by the document's form; their title is the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from timeline.layout import BlockKind
from timeline.lexicon import word_set
from timeline.mentions.attachment import dates_events
from timeline.mentions.found import Telling
from timeline.mentions.places import place_of
from timeline.mentions.status import status_of
from timeline.mentions.tellings import content_of
from timeline.mentions.titles import title_of_words
from timeline.mentions.triggers import Trigger, triggers
from timeline.model import DatingBasis, EventKind, Status
from timeline.syntax import tokens_in

if TYPE_CHECKING:
    from timeline.mentions.cast import Cast
    from timeline.mentions.headed import Standing
    from timeline.model import TimeExpression
    from timeline.syntax import Tree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LISTED = frozenset({BlockKind.ITEM, BlockKind.ROW, BlockKind.STAMPED, BlockKind.LABEL})
VERSION = re.compile(r"[\s\[(v]*\d+(?:\.\w+)+[\])]*$", re.IGNORECASE)


def verbless(tree: Tree, times: Sequence[TimeExpression], standing: Standing, cast: Cast) -> list[Telling]:
    """The event that a sentence without a finite verb names, dated by what stands in or over it; none of any other.

    `times` are those in the sentence.
    """
    own = next((t for t in times if dates_events(t)), None)
    time = own or standing.time
    if time is None or not _is_note(tree, standing, own) or not standing.tells(tree.sentence.span):
        return []
    dropped = _date_words(tree, own) | (_label_words(tree) if _is_label(standing) else set())
    words = [
        i for i, t in enumerate(tree.tokens) if i not in dropped and t.pos in CONTENT and any(map(str.isalnum, t.text))
    ]
    if not words:
        return []
    head = _head(tree, words)
    trigger = _trigger(tree, head, dropped)
    status = Status.DEADLINE if own is not None and _is_due(tree, own) else status_of(tree, head, head, time)
    return [
        Telling(
            tree=tree,
            trigger=trigger,
            verb=head,
            kind=EventKind.DEADLINE if status is Status.DEADLINE else trigger.kind,
            status=status,
            time=time,
            basis=DatingBasis.NOUN if own is not None else DatingBasis.HEADED,
            definite=False,
            setting=None,
            actors=cast.spans,
            place=place_of(tree, words, cast),
            title=partial(title_of_words, tree, frozenset(dropped)),
            words=content_of(tree, frozenset(words), dropped),
            by_anybody=False,
        )
    ]


def _is_label(standing: Standing) -> bool:
    return standing.block is not None and standing.block.kind is BlockKind.LABEL


def _is_note(tree: Tree, standing: Standing, own: TimeExpression | None) -> bool:
    """Whether a sentence stands where a phrase is an entry: in a line with a date, a list, or alone below a date."""
    kind = standing.block.kind if standing.block is not None else BlockKind.PARAGRAPH
    if kind is BlockKind.LABEL:
        return standing.time is not None
    if standing.is_said or any(t.tag in FINITE for t in tree.tokens):
        return False
    if standing.in_line:
        return True
    if kind is BlockKind.HEADING:
        return False
    if own is not None:
        return kind in LISTED and any(map(str.isdigit, own.quote))  # "Man charged over Friday fire" is a teaser
    order = tree.tokens[_root(tree)].tag == "VB"  # "Add a dark mode"
    return standing.section is not None and standing.section.head.alone and not order


def _root(tree: Tree) -> int:
    return next((i for i, t in enumerate(tree.tokens) if t.head == i), 0)


def _head(tree: Tree, words: Sequence[int]) -> int:
    """The word that a phrase is about: its root, or the first word left of it."""
    root = _root(tree)
    return root if root in words else words[0]


def _trigger(tree: Tree, head: int, dropped: set[int]) -> Trigger:
    """The word that names the event, under the kind that the lexicon knows it or another word of the phrase by."""
    known = [t for t in triggers(tree, (), (), dropped) if t.head == head or t.nominal]
    best = next((t for t in known if t.head == head), known[0] if known else None)
    return Trigger(head, (head,), EventKind.OTHER, nominal=True) if best is None else best._replace(nominal=True)


def _date_words(tree: Tree, time: TimeExpression | None) -> set[int]:
    """The words of a date in a phrase, with the preposition before it."""
    if time is None:
        return set()
    inside = set(tokens_in(tree, time.span))
    before = {tree.tokens[i].head for i in inside if tree.tokens[i].dep in {"pobj", "pcomp"}} - inside
    joined = {i - 1 for i in inside if i and tree.tokens[i - 1].text in {",", "-", "–", "—", ":", "("}}
    joined |= _bracket_around(tree, inside)
    return inside | {i for i in before if tree.tokens[i].pos in {"ADP", "SCONJ"}} | joined


def _bracket_around(tree: Tree, words: set[int]) -> set[int]:
    """The words of a bracket that holds little more than a date: "(due 9 May)"."""
    opened = next((i for i in range(min(words, default=0), -1, -1) if tree.tokens[i].text == "("), None)
    closed = next((i for i in range(max(words, default=0), len(tree.tokens)) if tree.tokens[i].text == ")"), None)
    if opened is None or closed is None or closed - opened > len(words) + 4:
        return set()
    return set(range(opened, closed + 1))


def _is_due(tree: Tree, time: TimeExpression) -> bool:
    """Whether a word before a date calls it a deadline: "due 9 May", "deadline: 3 June"."""
    before = [t.text.lower() for t in tree.tokens if t.span.end <= time.span.start][-3:]
    return any(word in word_set("layout", "labels", "due") for word in before)


def _label_words(tree: Tree) -> set[int]:
    """The words of a label that only say that a date follows: "Hearing date", "Date of birth"."""
    said = {i for i, t in enumerate(tree.tokens) if t.text.lower() in word_set("layout", "labels", "dating")}
    joined = {i + 1 for i in said if i + 1 < len(tree.tokens) and tree.tokens[i + 1].text in {"of", "for"}}
    return said | joined
