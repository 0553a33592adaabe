"""Which language a text is written in, by its script and its commonest words; never by asking dateparser."""

from __future__ import annotations

import re
from collections import Counter

from timeline.lexicon import table

LANGUAGES = tuple(table("languages")["names"])
SAMPLE = 6000  # characters that are looked at
ENOUGH_WORDS = 40  # different words, below which a text shows no language by its commonest ones
FEWEST_STOP_WORDS = 0.03  # share of them in any prose of their language; English prose has some 0.3
# Letters of scripts that none of the languages is written in: Greek, Hebrew, Arabic, Indic, Thai, kana, Han, Hangul.
_OTHER_LETTER = re.compile("[\u0370-\u03ff\u0590-\u06ff\u0900-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC = re.compile(r"[а-яёіїєґ]")
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэъё]")
_LATIN = re.compile(r"[a-z]")
_WORD = re.compile(r"[^\W\d_]+")


def language_of(lower: str) -> str:
    """The code of the language of a lower-cased text; English where nothing else is clear.

    "und" (ISO 639-2, undetermined) where it is clearly none of those that are known here.
    """
    sample = lower[:SAMPLE]
    if len(_OTHER_LETTER.findall(sample)) > len(_LATIN.findall(sample)):
        return "und"
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic > len(_LATIN.findall(sample)):
        return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
    return _by_stop_words(Counter(_WORD.findall(sample)))


def _by_stop_words(counts: Counter[str]) -> str:
    tables = table("times_foreign")
    hits = {code: sum(counts[word] for word in tables[code]["stop"]) for code in LANGUAGES}
    words = sum(counts.values())
    if len(counts) >= ENOUGH_WORDS and max(hits.values()) < FEWEST_STOP_WORDS * words:
        return "und"
    best = max(LANGUAGES, key=lambda code: (hits[code], code == "en"))
    return best if hits[best] >= 2 and hits[best] > 1.2 * hits["en"] else "en"
