"""spaCy's attribute ruler with a memory: it tries some two hundred patterns on every word, a ninth of all the time.

Almost all of its patterns look at one word alone, at how it is written, its tag and its relation. What they say is
found once for each such word and remembered; only the few patterns of several words are tried everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

# What a pattern of one word may look at: no more than what is remembered by.
OF_A_WORD = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
MOST = 200_000
"""Words remembered, under each tag and relation they had; then all is forgotten, for memory's sake."""


class Remembering:
    """In place of a ruler's matcher: gives the matches that it would give."""

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self.of_one, self.of_more = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self.found: dict[tuple[int, int, int], list[int]] = {}
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            matcher = self.of_one if all(map(_is_of_a_word, patterns)) else self.of_more
            matcher.add(str(number), patterns)

    def __call__(
        self, doc: Doc, *, allow_missing: bool = False, as_spans: Literal[False] = False
    ) -> list[tuple[int, int, int]]:
        """The matches of a document as (rule, first word, word after the last), in no particular order."""
        found = list(self.of_more(doc, allow_missing=allow_missing, as_spans=as_spans))
        for i, (orth, tag, dep) in enumerate(doc.to_array(["ORTH", "TAG", "DEP"]).tolist()):
            rules = self.found.get((orth, tag, dep))
            if rules is None:
                rules = self._remembered(self.of_one, doc, i, (orth, tag, dep))
            found.extend((rule, i, i + 1) for rule in rules)
        return found

    def _remembered(self, matcher: Matcher, doc: Doc, i: int, key: tuple[int, int, int]) -> list[int]:
        if len(self.found) >= MOST:
            self.found.clear()
        self.found[key] = [rule for rule, _, _ in matcher(doc[i : i + 1], allow_missing=True)]
        return self.found[key]


def _is_of_a_word(pattern: list[dict[str, object]]) -> bool:
    return len(pattern) == 1 and OF_A_WORD.issuperset(pattern[0])
