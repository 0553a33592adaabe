"""Words that point to past, present or future and name no date: now, recently, soon."""

from __future__ import annotations

from timeline.temporal import words
from timeline.temporal.negative_filters import counts
from timeline.temporal.reading import undated
from timeline.temporal.rules import Meaning, Parts, Rule, Scene

_SAID = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}


def vague(parts: Parts, scene: Scene) -> Meaning | None:
    """A word for past, present or future."""
    value = words.VAGUE[" ".join((parts["word"] or "").split())]
    return undated(value, f"“{scene.quote}” points to {_SAID[value]} and names no date")


RULES = (
    Rule(
        "vague",
        "vague",
        r"(?P<word>VAGUE)(?!-)",
        vague,
        ("now", "currently", "recently", "soon", "the near future"),
        ("knows",),
        guard=counts.vague,
    ),
    Rule(
        "later-time",
        "period",
        r"(?:a|some) (?P<word>later|earlier|future) (?:time|date|day|stage|point)(?: in time)?",
        lambda _, s: undated("XXXX-XX-XX", f"“{s.quote}”: which day is not said"),
        ("a later time", "a later date", "a future date"),
        hints=("later", "earlier", "future"),
    ),
    Rule(
        "period-of-time",
        "period",
        r"an? (?:undetermined|indefinite|unspecified|unknown|limited|short|brief|long|extended|lengthy|"
        r"certain) (?:period|amount|length|stretch|span) of time",
        lambda _, s: undated("PXX", f"“{s.quote}”: how long is not said"),
        ("an indefinite period of time", "a short period of time"),
        hints=("of time",),
    ),
)
