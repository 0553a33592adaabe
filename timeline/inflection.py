"""The one door to lemminflect: the forms of English verbs ("take" -> "took").

lemminflect 0.2.3 (MIT) looks words up in the SPECIALIST lexicon of the National Library of Medicine; a verb that is
not in it is not guessed at. It is imported when first asked, for it brings numpy and spaCy along.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def verb_form(lemma: str, tag: str) -> str | None:
    """The form of a verb that has a Penn Treebank tag ("VBD", "VBZ", "VBN", "VBG"); None for an unknown verb."""
    from lemminflect import getInflection  # type: ignore[import-untyped]

    if tag in {"VB", "VBP"}:
        return lemma
    forms: tuple[str, ...] = getInflection(lemma, tag, inflect_oov=False)
    return forms[0] if forms else None
