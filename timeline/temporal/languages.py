"""Which language a text is written in, by its script and its commonest words; never by asking dateparser."""

from __future__ import annotations

import re
from collections import Counter

from timeline.lexicon import table

LANGUAGES = ("en", "ru", "uk", "de", "fr", "es")
SAMPLE = 6000  # characters that are looked at
_CYRILLIC = re.compile(r"[а-яёіїєґ]")
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэъё]")
_LATIN = re.compile(r"[a-z]")
_WORD = re.compile(r"[^\W\d_]+")


def language_of(lower: str) -> str:
    """The code of the language of a lower-cased text; English where nothing else is clear."""
    sample = lower[:SAMPLE]
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic > len(_LATIN.findall(sample)):
        return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
    return _by_stop_words(Counter(_WORD.findall(sample)))


def _by_stop_words(counts: Counter[str]) -> str:
    tables = table("times_foreign")
    hits = {code: sum(counts[word] for word in tables[code]["stop"]) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: (hits[code], code == "en"))
    return best if hits[best] >= 2 and hits[best] > 1.2 * hits["en"] else "en"
