"""What a tree answers, asked of parses made by hand, one for each question."""

from __future__ import annotations

import pytest

from timeline.model import Sentence, Span, Token
from timeline.syntax import (
    Tree,
    ancestors,
    bracketed,
    clause_of,
    dependents,
    head_in,
    heads_clause,
    is_infinitive,
    is_main,
    is_passive,
    is_plural,
    mended,
    objects,
    quoted,
    roots,
    subject_of,
    subjects,
    subtree,
    tokens_in,
    tree_of,
    words_of_clause,
)

POS = {"VB": "VERB", "MD": "AUX", "NN": "NOUN", "PR": "PRON", "IN": "ADP", "CC": "CCONJ", "TO": "PART", "DT": "DET"}


def sentence(parse: str) -> Sentence:
    """A parse written as word/tag/relation/head, words parted by blanks; a root is its own head."""
    tokens, at = [], 0
    for number, word in enumerate(parse.split()):
        text, tag, dep, *head = word.rsplit("/", 3) if word.count("/") > 2 else (word, "NN", "dep", number)
        above = int(head[0]) if dep != "ROOT" else number
        span = Span(at, at + len(text))
        tokens.append(Token(span, text, text.lower(), POS.get(tag[:2], "X"), tag, dep, above, "", "", False))
        at = span.end + 1
    whole = Span(0, max(at - 1, 0))
    return Sentence(whole, whole, tuple(tokens))


def tree(parse: str) -> Tree:
    return tree_of(sentence(parse))


def words(of: Tree, found: object) -> str:
    return " ".join(of.tokens[i].text for i in sorted(found))  # type: ignore[call-overload]


MET = "Roe/NNP/nsubj/1 met/VBD/ROOT/1 Poe/NNP/dobj/1 after/IN/prep/1 leaving/VBG/pcomp/3 Rome/NNP/dobj/4"


def test_the_parts_of_a_clause_are_found_by_who_governs_whom() -> None:
    met = tree(MET)
    assert met.children == ((), (0, 2, 3), (), (4,), (5,), ())
    assert words(met, dependents(met, 1, "nsubj", "dobj")) == "Roe Poe"
    assert dependents(met, 0, "nsubj") == ()
    assert [met.tokens[i].text for i in ancestors(met, 5)] == ["leaving", "after", "met"]
    assert words(met, subtree(met, 3)) == "after leaving Rome"
    assert words(met, subtree(met, 1, lambda i: i != 3)) == "Roe met Poe"
    assert words(met, words_of_clause(met, 1)) == "Roe met Poe after"
    assert [met.tokens[clause_of(met, i)].text for i in (0, 3, 4, 5)] == ["met", "met", "leaving", "leaving"]
    assert [heads_clause(met, i) for i in range(6)] == [False, True, False, False, True, False]
    assert words(met, objects(met, 1)) == "Poe"


@pytest.mark.parametrize(
    ("start", "end", "inside", "head"),
    [(0, 3, "Roe", "Roe"), (0, 7, "Roe met", "met"), (5, 9, "met Poe", "met"), (12, 31, "after leaving Rome", "after"),
     (3, 4, "", None), (2, 5, "Roe met", "met"), (18, 31, "leaving Rome", "leaving")],
)  # fmt: skip
def test_a_span_holds_the_words_that_overlap_it_and_one_governs_the_others(
    start: int, end: int, inside: str, head: str | None
) -> None:
    met = tree(MET)
    span = Span(start, end)
    assert words(met, tokens_in(met, span)) == inside
    top = head_in(met, span)
    assert (None if top is None else met.tokens[top].text) == head


@pytest.mark.parametrize(
    ("parse", "verb", "own", "reached"),
    [
        # "after leaving" has the subject of what it stands in
        (MET, 4, "", "Roe"),
        # a coordinated verb takes that of its governor, at any height
        ("Roe/NNP/nsubj/1 came/VBD/ROOT/1 saw/VBD/conj/1 left/VBD/conj/2", 3, "Roe", "Roe"),
        # a participle behind a noun is said of it
        ("men/NNS/nsubj/3 held/VBN/acl/0 there/RB/advmod/1 left/VBD/ROOT/3", 1, "", "men"),
        ("He/PRP/nsubj/2 held/VBN/acl/0 left/VBD/ROOT/2", 1, "", ""),
        # a clause that is said has none but its own
        ("Roe/NNP/nsubj/1 said/VBD/ROOT/1 left/VBD/ccomp/1", 2, "", ""),
        ("Roe/NNP/nsubj/1 hopes/VBZ/ROOT/1 to/TO/aux/3 leave/VB/xcomp/1", 3, "", "Roe"),
        # and so has a clause in a tense of its own, whose subject the parser missed
        ("Roe/NNP/nsubj/1 left/VBD/ROOT/1 as/IN/mark/3 fell/VBD/advcl/1", 3, "", ""),
        ("Roe/NNP/nsubj/1 left/VBD/ROOT/1 citing/VBG/advcl/1 rain/NN/dobj/2", 2, "", "Roe"),
        # taken for an object: "called a strike after talks broke down"
        ("union/NN/nsubj/1 called/VBD/ROOT/1 after/IN/prep/1 talks/NNS/pobj/2 broke/VBD/conj/1", 4, "union", "talks"),
        ("union/NN/nsubj/1 came/VBD/ROOT/1 after/IN/prep/1 talks/NNS/pobj/2 and/CC/cc/1 left/VBD/conj/1", 5,
         "union", "union"),
        ("union/NN/nsubj/1 called/VBD/ROOT/1 broke/VBD/conj/1 after/IN/prep/1 talks/NNS/pobj/3", 2, "union", "union"),
        ("after/IN/prep/2 talks/NNS/pobj/0 broke/VBD/ROOT/2", 2, "", ""),
        ("union/NN/nsubj/1 called/VBD/ROOT/1 in/IN/prep/1 talks/NNS/pobj/2 broke/VBD/conj/1", 4, "union", "union"),
    ],
)  # fmt: skip
def test_a_verb_has_the_subject_that_a_reader_gives_it(parse: str, verb: int, own: str, reached: str) -> None:
    made = tree(parse)
    found = subject_of(made, verb)
    assert ("" if found is None else made.tokens[found].text) == own
    assert words(made, subjects(made, verb)) == reached


@pytest.mark.parametrize(
    ("parse", "plural"),
    [
        ("builders/NNS/nsubj/1 left/VBD/ROOT/1", True),
        ("Wednesday/NNP/nsubj/1 have/VBP/ROOT/1", True),
        ("Wednesday/NNP/nsubjpass/2 were/VBD/auxpass/2 held/VBN/ROOT/2", True),
        ("Wednesday/NNP/nsubj/2 have/VBP/aux/2 agreed/VBN/ROOT/2", True),
        ("builder/NN/nsubj/1 left/VBD/ROOT/1 builders/NNS/dobj/1", False),
        ("have/VBP/ROOT/0 builders/NNS/dobj/0", False),
    ],
)
def test_the_plural_of_a_sentence_is_told_by_its_subject_or_its_verb(parse: str, plural: bool) -> None:
    assert is_plural(tree(parse)) is plural


@pytest.mark.parametrize(
    ("parse", "verb", "passive", "infinitive"),
    [
        ("Roe/NNP/nsubjpass/2 was/VBD/auxpass/2 held/VBN/ROOT/2", 2, True, False),
        ("held/VBN/ROOT/0 by/IN/agent/0 Roe/NNP/pobj/1", 0, True, False),
        ("Roe/NNP/nsubjpass/1 held/VBN/ROOT/1", 1, True, False),
        ("Roe/NNP/nsubj/1 held/VBD/ROOT/1 men/NNS/dobj/1", 1, False, False),
        ("to/TO/aux/1 go/VB/ROOT/1", 1, False, True),
        ("will/MD/aux/1 go/VB/ROOT/1", 1, False, False),
        ("to/TO/aux/1 going/VBG/ROOT/1", 1, False, False),
        ("go/VB/ROOT/0 to/TO/prep/0", 0, False, False),
    ],
)
def test_a_verb_is_passive_or_an_infinitive_by_what_depends_on_it(
    parse: str, verb: int, passive: bool, infinitive: bool
) -> None:
    assert (is_passive(tree(parse), verb), is_infinitive(tree(parse), verb)) == (passive, infinitive)


def test_a_sentence_that_was_taken_for_several_has_as_many_roots_and_each_is_main() -> None:
    two = tree("Roe/NNP/nsubj/1 left/VBD/ROOT/1 Poe/NNP/nsubj/3 came/VBD/ROOT/3 went/VBD/conj/3 so/RB/advcl/3")
    assert roots(two) == (1, 3)
    assert [is_main(two, i) for i in (1, 3, 4, 5)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“ a b ” c", "a b"),
        ('a " b " c " d "', "b d"),
        ("“ a b", ""),  # it does not end here
        ("a ” b “ c ” d", "c"),
        ("`` a '' b", "a"),
        ("“ a “ b ” c", "a “ b"),
        ("a b", ""),
    ],
)
def test_what_stands_between_quotation_marks_is_quoted(text: str, inside: str) -> None:
    made = tree(text)
    assert words(made, quoted(made)) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [("a ( b c ) d", "( b c )"), ("a ( b [ c ] d ) e", "( b [ c ] d )"), ("a ) b ( c", "( c"), ("a ) ( b ) c", "( b )"),
     ("a b", "")],
)  # fmt: skip
def test_what_stands_in_brackets_is_bracketed_with_them(text: str, inside: str) -> None:
    made = tree(text)
    assert words(made, bracketed(made)) == inside


# --- what is mended -----------------------------------------------------------------------------

RIGHT = [
    "They/PRP/nsubj/2 have/VBP/aux/2 left/VBN/ROOT/2",  # an auxiliary is none that was mistaken
    "Roe/NNP/nsubj/2 dies/VBZ/aux/2 age/VB/ROOT/2",  # below no participle
    "Roe/NNP/nsubj/1 said/VBD/ROOT/1 men/NNS/nsubj/3 held/VBN/xcomp/1",
    "It/PRP/nsubj/3 held/VBN/csubj/3 men/NNS/nsubj/1 left/VBD/ROOT/3",  # its noun does not stand before it
    "men/NNS/nsubj/2 was/VBD/auxpass/2 held/VBN/csubj/3 left/VBD/ROOT/3",
    "held/VBN/csubj/1 left/VBD/ROOT/1",
]


@pytest.mark.parametrize("parse", RIGHT)
def test_a_parse_that_is_right_is_left_as_it_is(parse: str) -> None:
    made = sentence(parse)
    assert mended(made) is made


@pytest.mark.parametrize(
    ("parse", "words_after"),
    [
        # the words before the participle hang on the verb; those behind stay
        ("Roe/NNP/nsubj/2 dies/VBZ/aux/2 aged/VBN/ROOT/2 today/NN/npadvmod/2",
         [("nsubj", 1), ("ROOT", 1), ("advcl", 1), ("npadvmod", 2)]),
        ("It/PRP/nsubj/1 says/VBZ/ROOT/1 Roe/NNP/nsubj/4 dies/VBZ/aux/4 aged/VBN/ccomp/1",
         [("nsubj", 1), ("ROOT", 1), ("nsubj", 3), ("ccomp", 1), ("advcl", 3)]),
        ("meeting/NN/nsubj/1 held/VBN/csubj/2 ended/VBD/ROOT/2", [("nsubj", 2), ("acl", 0), ("ROOT", 2)]),
    ],
)  # fmt: skip
def test_a_mistake_is_mended_and_the_rest_stays(parse: str, words_after: list[tuple[str, int]]) -> None:
    assert [(t.dep, t.head) for t in mended(sentence(parse)).tokens] == words_after


@pytest.mark.parametrize("relation", ["ROOT", "ccomp", "parataxis"])
def test_a_participle_with_a_subject_in_a_clause_of_its_own_is_a_past(relation: str) -> None:
    parse = f"It/PRP/nsubj/1 said/VBD/ROOT/1 group/NN/nsubj/3 set/VBN/{relation}/1"
    assert [t.tag for t in mended(sentence(parse)).tokens] == ["PRP", "VBD", "NN", "VBD"]
