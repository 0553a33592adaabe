"""Sentences read without a language model: words, tags, phrases and trees, and which sentences are read at all."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import language, shallow
from timeline.analyser import RULES, Paragraph, Segmented
from timeline.lexicon import table
from timeline.model import Document, Sentence, Span
from timeline.pipeline import build
from timeline.segment import paragraphs, sentences
from timeline.shallow import links, sentence_of
from timeline.shallow.vocabulary import entry_of
from timeline.shallow.words import words
from timeline.temporal import times

ROOT = Path(__file__).parent.parent
PUBLISHED = date(2025, 3, 25)


def read(text: str) -> Sentence:
    """One sentence, with its time expressions."""
    span = Span(0, len(text))
    sentence = sentence_of(text, span, span, times(text, published=PUBLISHED))
    assert sentence is not None
    return sentence


def segmented(text: str) -> Segmented:
    """A text as the pipeline hands it over."""
    parts = tuple(Paragraph(p, tuple(sentences(text, p))) for p in paragraphs(text))
    return Segmented(text, parts, times(text, published=PUBLISHED))


# --- words and forms ----------------------------------------------------------------------------

CUT = [
    ("He didn't sign it.", "He did n't sign it ."),
    ("Mr. O'Neill can’t come at 5 p.m. on Friday.", "Mr. O'Neill ca n’t come at 5 p.m. on Friday ."),
    ("The U.S. firm's $5.2bn bid — “final”", "The U.S. firm 's $ 5.2bn bid — “ final ”"),
    ("a 30-day truce; trade-union talks", "a 30-day truce ; trade-union talks"),
    ("Boys' club, n't", "Boys ' club , n't"),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_sentence_is_cut_into_words_with_clitics_apart(text: str, expected: str) -> None:
    found, starts = words(text, 0, len(text))
    assert found == expected.split()
    assert all(text[start : start + len(word)] == word for start, word in zip(starts, found, strict=True))


READINGS = [
    ("met", {"VBD": "meet", "VBN": "meet"}),
    ("signed", {"VBD": "sign", "VBN": "sign"}),
    ("planned", {"VBD": "plan", "VBN": "plan"}),
    ("resigning", {"VBG": "resign"}),
    ("dying", {"VBG": "die"}),
    ("took", {"VBD": "take"}),
    ("taken", {"VBN": "take"}),
    ("put", {"VB": "put", "VBD": "put", "VBN": "put"}),
    ("come", {"VB": "come", "VBN": "come"}),
    ("ratifies", {"VBZ": "ratify"}),
    ("frobnicated", {"VBD": "frobnicate", "VBN": "frobnicate"}),
    ("children", {"NNS": "child"}),
    ("larger", {"JJR": "large"}),
    ("frobnication", {"NN": "frobnication"}),
    ("zyxes", {"NNS": "zyx", "VBZ": "zyx"}),
    ("30-day", {"JJ": "30-day"}),
]


@pytest.mark.parametrize(("word", "expected"), READINGS)
def test_a_word_has_a_lemma_for_each_tag_that_it_can_have(word: str, expected: dict[str, str]) -> None:
    found = entry_of(word).readings
    assert {tag: found.get(tag) for tag in expected} == expected


def test_only_verbs_that_are_both_have_a_past_and_a_participle() -> None:
    assert "VBN" not in entry_of("took").readings
    assert "VBD" not in entry_of("taken").readings


def test_every_verb_of_the_lexicon_of_events_is_a_verb_here() -> None:
    verbs = {v for kind in table("triggers").values() for v in kind.get("verbs", ()) if " " not in v}
    assert [verb for verb in sorted(verbs) if entry_of(verb).readings.get("VB") != verb] == []


def test_no_word_of_a_closed_class_is_an_event() -> None:
    closed = {word for words in table("words")["closed"].values() for word in words.split()}
    nouns = {noun for kind in table("triggers").values() for noun in kind["nouns"]}
    assert closed & nouns == set()


# --- tags and the tables ------------------------------------------------------------------------

TAGS = [
    ("They put the plan to a vote.", "PRP VBD DT NN IN DT NN ."),
    ("The talks will close the talks.", "DT NNS MD VB DT NNS ."),
    ("He had put it there.", "PRP VBD VBN PRP RB ."),
    ("The union votes on pay.", "DT NN VBZ IN NN ."),
    ("It held votes on pay.", "PRP VBD NNS IN NN ."),
    ("She gave her son the book that won.", "PRP VBD PRP$ NN DT NN WDT VBD ."),
    ("Its meeting was meeting resistance.", "PRP$ NN VBD VBG NN ."),
    ("The closed port closed.", "DT JJ NN VBD ."),
    ("They want to frobnicate the zyx.", "PRP VBP TO VB DT NN ."),
    ("A Norwegian firm sued the Norwegian.", "DT JJ NN VBD DT NNP ."),
    ("“It’s true,” he said.", "`` PRP VBZ JJ , '' PRP VBD ."),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_the_tag_of_a_word_is_told_by_the_words_beside_it(text: str, expected: str) -> None:
    assert " ".join(token.tag for token in read(text).tokens) == expected


def test_every_rule_of_the_tree_leaves_fewer_phrases_than_it_takes() -> None:
    for row in table("shallow")["tree"]["rules"]:
        pattern, _, left = row.rsplit(" : ", 2)
        needed = [group for group in re.findall(r"\((?!\?)([^()]*)\)", pattern) if not group.endswith("?")]
        assert len(left.split()) < len(needed), row


def test_every_rule_of_the_grammar_can_fit_something() -> None:
    from timeline.shallow import tags, tree

    never = re.escape("(?!)")
    assert [rule for rule in tags._rules() if re.search(never, rule[2])] == []
    assert [rule for rule in sys.modules[tree.__module__]._rules() if re.search(never, rule[2])] == []


# --- trees --------------------------------------------------------------------------------------

# A sentence, and the words that must hang on others: "word:relation:governor".
TREES = [
    ("Mayor Ida Moreau phoned Northline on Saturday.", "phoned:ROOT Moreau:nsubj:phoned Northline:dobj:phoned "
     "on:prep:phoned Saturday:pobj:on"),
    ("The company must answer before April 29.", "company:nsubj:answer must:aux:answer before:prep:answer"),
    ("The contract was signed by both clubs in Oslo.", "contract:nsubjpass:signed was:auxpass:signed by:agent:signed "
     "clubs:pobj:by in:prep:signed"),
    ("The deal, which was signed in May, will expire on Friday.", "expire:ROOT deal:nsubj:expire signed:relcl:deal "
     "in:prep:signed on:prep:expire"),
    ("She said that the court had rejected the appeal.", "said:ROOT rejected:ccomp:said that:mark:rejected "
     "appeal:dobj:rejected had:aux:rejected"),
    ("“We agreed on a price,” the chairman said on Monday.", "said:ROOT agreed:ccomp:said chairman:nsubj:said "
     "on:prep:said"),
    ("The bank plans to close the branch in June.", "plans:ROOT close:xcomp:plans to:aux:close branch:dobj:close"),
    ("If the vote fails, the minister will resign.", "resign:ROOT fails:advcl:resign If:mark:fails vote:nsubj:fails"),
    ("After the talks ended, he flew to Rome.", "flew:ROOT ended:advcl:flew After:mark:ended to:prep:flew"),
    ("They met on Friday and signed the treaty.", "met:ROOT signed:conj:met treaty:dobj:signed"),
    ("The talks did not take place.", "take:ROOT not:neg:take place:dobj:take talks:nsubj:take"),
    ("The strike was called off last week.", "called:ROOT off:prt:called week:npadvmod:called"),
    ("There was a power cut on Thursday.", "was:ROOT There:expl:was cut:attr:was"),
    ("The club's new owner, Jane Roe, visited Leeds.", "visited:ROOT owner:nsubj:visited club:poss:owner "
     "Roe:appos:owner"),
    ("The agreement reached in May was never ratified.", "ratified:ROOT reached:acl:agreement never:advmod:ratified"),
    ("He clarified that on Monday more would be known.", "known:ccomp:clarified on:prep:known that:mark:known"),
    ("The office opened this morning and closes at 5 p.m. on Friday.", "closes:conj:opened at:prep:closes"),
    ("A suit was filed, but on May 3, 2004 the parties agreed to pay.", "agreed:conj:filed on:prep:agreed "
     "parties:nsubj:agreed pay:xcomp:agreed"),
    ("The fund holds loans that expire in May.", "expire:relcl:loans that:nsubj:expire in:prep:expire"),
    ("Norway and France opened talks on fish.", "opened:ROOT France:conj:Norway talks:dobj:opened on:prep:talks"),
    ("Researchers discovered the virus in 1983.", "discovered:ROOT virus:dobj:discovered in:prep:discovered"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TREES)
def test_heads_and_relations_are_those_of_the_clause(text: str, expected: str) -> None:
    tokens = read(text).tokens
    found = {f"{t.text}:{t.dep}" + (f":{tokens[t.head].text}" if t.dep != "ROOT" else "") for t in tokens}
    assert [each for each in expected.split() if each not in found] == []


ENTITIES = [
    ("Mayor Ida Moreau met Northline Ltd in Oslo.", {"Moreau": "PERSON", "Ltd": "ORG", "Oslo": "GPE"}),
    ("The Russian delegation left the United Nations on Friday.", {"Russian": "NORP", "Friday": "DATE"}),
    ("Mr. Zyx told NATO so.", {"Zyx": "PERSON", "NATO": "ORG"}),
]


@pytest.mark.parametrize(("text", "expected"), ENTITIES)
def test_names_get_the_labels_of_lists_and_shapes(text: str, expected: dict[str, str]) -> None:
    found = {t.text: t.entity for t in read(text).tokens}
    assert {word: found[word] for word in expected} == expected


WILD = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            "the of to and that which said will not n't 's met by in on , . “ ” - ( ) ; Oslo Roe talks sign signed "
            "being had May 3 2025 if after who is there her one plans call off".split()
        ),
        max_size=60,
    ).map(" ".join),
)


@given(WILD)
def test_any_text_gives_words_in_order_inside_it_and_one_tree(text: str) -> None:
    for sentence in shallow.analyse(segmented(text)):
        at = sentence.span.start
        for token in sentence.tokens:
            assert at <= token.span.start < token.span.end <= sentence.span.end
            assert text[token.span.start : token.span.end] == token.text
            at = token.span.end
        roots = [i for i, token in enumerate(sentence.tokens) if token.head == i]
        assert [sentence.tokens[i].dep for i in roots] == ["ROOT"]
        for i in range(len(sentence.tokens)):
            steps = 0
            while sentence.tokens[i].head != i:
                i, steps = sentence.tokens[i].head, steps + 1
                assert steps <= links.DEEPEST


@given(WILD)
def test_any_text_is_a_sentence_that_can_be_read(text: str) -> None:
    span = Span(0, len(text))
    sentence = sentence_of(text, span, span, times(text, published=PUBLISHED))
    assert sentence is None or sum(token.dep == "ROOT" for token in sentence.tokens) == 1


HOSTILE = ["said he ", "of the ", "that ", "and ", "Roe, ", "to sign ", "who met ", "talks on 3 May ", "a-", "“"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_length_of_a_sentence(piece: str) -> None:
    def steps(size: int) -> int:
        text = "On 3 May " + piece * (size // len(piece))
        count: Counter[str] = Counter()

        def called(_frame: Any, event: str, _arg: Any) -> None:
            count[event] += event == "call"

        span = Span(0, len(text))
        when = times(text, published=PUBLISHED)
        sys.setprofile(called)
        try:
            sentence_of(text, span, span, when)
        finally:
            sys.setprofile(None)
        return count["call"]

    steps(500)  # fills what is kept of words
    assert steps(8_000) < 2.6 * steps(4_000)


# --- what is read -------------------------------------------------------------------------------


def test_sentences_are_read_that_can_tell_a_dated_event_and_those_that_name_who_takes_part() -> None:
    text = (
        "Harbour to close\n\nThe council met.\n\nIda Moreau runs the port. Nobody likes rain. Fish is cheap. "
        "Moreau resigned on Friday. The sea is blue."
    )
    found = [text[s.span.start : s.span.end] for s in shallow.analyse(segmented(text))]
    assert found == ["Harbour to close", "The council met.", "Ida Moreau runs the port.", "Moreau resigned on Friday."]


def test_a_short_report_tells_its_news_at_its_head_and_later_sentences_take_up_what_was_dated() -> None:
    text = (
        "Harbour closes\n\nThe council said so.\n\nThe mayor resigned. Fish is cheap. The board met on 3 May. "
        "Later it was dissolved. The meeting was long. The sea is blue."
    )
    found = [text[s.span.start : s.span.end] for s in shallow.analyse(segmented(text))]
    assert [s for s in text.replace("\n\n", " ").split(". ") if s.rstrip(".") + "." not in found] == [
        "Harbour closes The council said so",
        "Fish is cheap",
        "The sea is blue.",
    ]


def test_a_rate_or_a_word_such_as_now_makes_no_sentence_worth_reading() -> None:
    text = "Title\n\nLead stands here.\n\nHe swims every day. Now it rains."
    assert len(shallow.analyse(segmented(text))) == 2


# --- the engine ---------------------------------------------------------------------------------

STORY = Document("a", "a.txt", "On March 3, 2025 Mayor Ida Moreau met the union in Oslo. It will vote on May 6, 2025.")


def test_the_rules_build_a_chronology_without_the_model() -> None:
    chronology = build([STORY], engine="rules")
    assert (chronology.engine.model, chronology.engine.model_version) == (RULES, shallow.VERSION)
    assert [(e.kind.value, e.dating.start) for e in chronology.events if e.dating] == [
        ("meeting", "2025-03-03"),
        ("vote", "2025-05-06"),
    ]
    assert build([STORY], engine="rules") == chronology


def test_a_missing_model_is_told_in_one_line_and_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "is_installed", lambda *_: False)
    with pytest.warns(UserWarning, match="not installed") as caught:
        chronology = build([STORY])
    assert len(caught) == 1
    assert "\n" not in str(caught[0].message)
    assert chronology == build([STORY], engine="rules")


def test_a_model_that_was_asked_for_is_never_done_without() -> None:
    with pytest.raises(language.MissingModel):
        build([STORY], model="no_such_model")


def test_an_unknown_engine_is_an_error() -> None:
    with pytest.raises(ValueError, match="engine must be one of auto, model, rules"):
        build([STORY], engine="guess")


def test_the_rules_load_no_spacy() -> None:
    script = (
        "import sys; from timeline import build; from timeline.model import Document\n"
        "build([Document('a', 'a.txt', 'They met on March 3, 2025.')], engine='rules')\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT).returncode == 0


def test_the_command_says_in_one_line_that_the_model_is_missing(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The council met on March 3, 2025.")
    script = (
        "import timeline.language as language; language.is_installed = lambda *_: False\n"
        "import sys; sys.argv = ['timeline', 'build', 'note.txt', '--no-cache']\n"
        "from timeline.__main__ import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("warning: sentences: the language model is not installed")
    assert '"model": "rules"' in done.stdout
