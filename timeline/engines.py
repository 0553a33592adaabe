"""What sentences are read with: the language model, or shallow patterns where it is missing or speed is wanted."""

from __future__ import annotations

import warnings

from timeline import language, shallow
from timeline.analyser import RULES, Analyser

ENGINES = ("auto", "model", RULES)
NO_MODEL = (
    "the language model is not installed, so sentences are read by shallow patterns, which find fewer events: install "
    "what requirements.txt names, or choose the engine “rules” to read so without this warning"
)


def analyser_of(engine: str = "auto", model: str = language.DEFAULT_MODEL) -> Analyser:
    """What analyses sentences under an engine of ENGINES; "auto" warns in one line where it does without the model.

    Raises ValueError for an unknown engine, MissingModel where a model is asked for that is not installed.
    """
    if engine not in ENGINES:
        raise ValueError(f"engine must be one of {', '.join(ENGINES)}, not {engine!r}")
    chosen = engine_here(engine, model)
    if chosen != RULES:
        return language.analyser(model)
    if engine != RULES:
        warnings.warn(NO_MODEL, stacklevel=3)
    return shallow.analyser()


def engine_here(engine: str, model: str = language.DEFAULT_MODEL) -> str:
    """The engine that "auto" stands for here; any other, itself. A model asked for by name is never replaced."""
    if engine != "auto":
        return engine
    return "model" if model != language.DEFAULT_MODEL or language.is_installed(model) else RULES
