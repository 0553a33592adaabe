"""A chronology as a picture (PNG, SVG): the still figure of the chart, drawn by kaleido with the Chromium that is here.

Nothing is fetched: the script that draws comes with Plotly. An SVG says the same for the same events; the ids that
Plotly makes up by chance are made plain.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.export.form import CannotWrite
from timeline.export.headings import title

if TYPE_CHECKING:
    from timeline.model import Chronology

SECONDS = 120  # until drawing is given up
SCALE = 2  # pixels of a PNG for each of the figure: sharp on paper
CHANCE = re.compile(r'<defs id="defs-([0-9a-f]{6})"')
TRACE = re.compile(r'(<g class="trace scatter) trace[0-9a-f]{6}')
USUAL = ("chromium", "google-chrome", "chrome")
NO_BROWSER = "a picture is drawn by Chromium or Chrome, and none was found: install one, or choose another format"

FAILED = "Chromium or Chrome is here but did not draw the picture: try again, or choose another format"


def to_png(chronology: Chronology) -> bytes:
    """The picture in pixels; raises CannotWrite where there is no browser to draw it."""
    return _drawn(chronology, {"format": "png", "scale": SCALE})


def to_svg(chronology: Chronology) -> str:
    """The picture in lines and letters; raises CannotWrite where there is no browser to draw it."""
    drawn = _drawn(chronology, {"format": "svg"}).decode("utf-8")
    found = CHANCE.search(drawn)
    if found is not None:
        drawn = re.sub(rf'(id="|#)([\w-]*?){found[1]}', r"\1\2", drawn)
    return TRACE.sub(r"\1", drawn).rstrip() + "\n"


def no_browser() -> str | None:
    """Why no picture can be drawn on this machine, and what to do; None where it can."""
    named = os.environ.get("BROWSER_PATH")  # which kaleido takes before any other
    if named is not None:
        return None if Path(named).exists() else NO_BROWSER
    if any(shutil.which(name) for name in USUAL):  # the page asks this whenever it is drawn
        return None
    from choreographer.browsers.chromium import Chromium

    return None if Chromium.find_browser(skip_local=False) else NO_BROWSER


def _drawn(chronology: Chronology, options: dict[str, object]) -> bytes:
    from kaleido import calc_fig_sync  # type: ignore[import-untyped]
    from kaleido.errors import ChromeNotFoundError  # type: ignore[import-untyped]

    from timeline.chart import picture_figure
    from timeline.frame import frame_of

    figure = picture_figure(frame_of(chronology), title(chronology))
    try:
        data: bytes = calc_fig_sync(figure, opts=options, kopts={"mathjax": False, "timeout": SECONDS})
    except ChromeNotFoundError:
        raise CannotWrite(NO_BROWSER) from None
    except Exception as error:  # a browser fails in ways of its own, and whoever asked has to be told
        raise CannotWrite(f"{FAILED} ({type(error).__name__})") from None
    return data
