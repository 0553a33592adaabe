"""The one door to lemminflect: the forms of English verbs.

lemminflect 0.2.3 (MIT) looks words up in the SPECIALIST lexicon of the National Library of Medicine; a verb that is
not in it is not guessed at. It is imported when first asked, for it brings numpy along.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec
from typing import Any


@lru_cache(maxsize=4096)
def verb_form(lemma: str, tag: str) -> str | None:
    """The form of a verb that has a Penn Treebank tag; None for an unknown verb.

    >>> [verb_form("take", tag) for tag in ("VBD", "VBZ", "VBN", "VBG")]
    ['took', 'takes', 'taken', 'taking']
    """
    if tag in {"VB", "VBP"}:
        return lemma
    forms: tuple[str, ...] = _inflections().getInflection(lemma, tag, inflect_oov=False)
    return forms[0] if forms else None


@cache
def _inflections() -> Any:
    """lemminflect's look-up, without what its package does when imported.

    That loads spaCy wherever it is installed, to add to its words: most of a second, also where nothing is analysed.
    """
    spec = find_spec("lemminflect")
    if spec is not None:
        sys.modules.setdefault("lemminflect", module_from_spec(spec))
    from lemminflect.core.Inflections import Inflections  # type: ignore[import-untyped]

    return Inflections()
