"""Forms of verbs, looked up and never guessed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from timeline.inflection import verb_form


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("take", "VBD", "took"), ("take", "VBN", "taken"), ("take", "VBG", "taking"), ("take", "VBZ", "takes"),
        ("take", "VB", "take"), ("take", "VBP", "take"),
        ("blorf", "VBD", None),  # what no dictionary has is not made up
        ("blorf", "VB", "blorf"),
    ],
)  # fmt: skip
def test_a_verb_has_the_form_that_the_dictionary_gives(lemma: str, tag: str, form: str | None) -> None:
    assert verb_form(lemma, tag) == form


def test_looking_a_form_up_loads_no_language_model() -> None:
    code = "import sys, timeline.inflection as i; i.verb_form('take', 'VBD'); print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
