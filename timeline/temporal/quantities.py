"""How many, and of which unit: "two and a half years", "several weeks", "nearly 2.5 hours" as TIMEX3 durations."""

from __future__ import annotations

import re
from fractions import Fraction

from timeline.temporal import words

_HALF = re.compile(r"[\s-]+and[\s-]+(?:a[\s-]+half|one[\s-]+half|half)$|[\s-]?(?:½|1/2)$")
_QUARTER = re.compile(r"[\s-]+and[\s-]+(?:a[\s-]+|one[\s-]+)?quarter$")


def number_of(text: str) -> Fraction | None:
    """The number a phrase says, or None where it says only that there are several."""
    plain = re.sub(r" \(\d+\)$", "", " ".join(text.lower().replace("-", " ").split()))  # twenty-one (21) days
    extra = Fraction(0)
    if found := _HALF.search(plain):
        plain, extra = plain[: found.start()], Fraction(1, 2)
    elif found := _QUARTER.search(plain):
        plain, extra = plain[: found.start()], Fraction(1, 4)
    if re.fullmatch(r"[0-9,.]+", plain):
        return Fraction(plain.replace(",", "").rstrip(".")) + extra
    tokens = plain.split()
    if words.SOME & set(tokens):
        return None
    if plain in words.HALF:
        return Fraction(1, 2)
    if "couple" in tokens:
        return Fraction(2)
    if "dozen" in tokens:
        return Fraction({"half": 6, "two": 24}.get(tokens[0], 12))
    return _spelled(tokens) + extra


def _spelled(tokens: list[str]) -> Fraction:
    total = 0
    counted = tokens[1:] if len(tokens) > 1 and tokens[0] in words.ONE and tokens[1] != "hundred" else tokens
    for token in counted:
        if token == "hundred":
            total = max(1, total) * 100
        else:
            total += words.NUMBERS.get(token, 0)
    return Fraction(total)


def duration_value(count: Fraction | None, unit: str) -> str:
    """A TIMEX3 duration: P30D, PT2.5H, P18M, PXY; decades and centuries are counted in years, fortnights in weeks."""
    factor = {"DE": 10, "CE": 100, "ML": 1000, "FN": 2, "NI": 1, "WE": 1}.get(unit, 1)
    code = {"DE": "Y", "CE": "Y", "ML": "Y", "FN": "W", "NI": "D", "TS": "S", "TM": "M", "TH": "H"}.get(unit, unit)
    clock = "T" if unit in ("TS", "TM", "TH") else ""
    if count is None:
        return f"P{clock}X{code}"
    if unit == "Y" and count.denominator == 2 and count < 1:
        return "P6M"
    amount = count * factor
    return f"P{clock}{amount.numerator if amount.denominator == 1 else float(amount):g}{code}"


def mod_of(text: str | None) -> str | None:
    """The TIMEX3 mod of "nearly", "more than" and their like."""
    return words.MODS.get(" ".join((text or "").split())) if text else None


def said(count: Fraction | None, unit: str) -> str:
    """A count of units in words for a reason."""
    name = words.UNIT_NAMES[unit]
    if count is None:
        return f"some {name}s"
    amount = f"{float(count):g}"
    return f"{amount} {name}" + ("" if count == 1 else "s")
