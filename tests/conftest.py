"""What holds for all tests: examples are the same in every run, no test is judged by a clock, or by what was kept, and
no fault of the program is contained where a test did not ask for it.
"""

import json
import os
from typing import Any

import pytest
from hypothesis import settings

os.environ["DATELINE_NO_CACHE"] = "1"
os.environ["DATELINE_RAISE"] = "1"

EXAMPLES = int(os.environ.get("DATELINE_EXAMPLES", "100"))  # of a law that names no number of its own
settings.register_profile("dateline", deadline=None, derandomize=True, print_blob=False, max_examples=EXAMPLES)
settings.load_profile("dateline")


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives for a picture what would be handed to the browser that draws it; tests/browser draws it."""
    import kaleido

    def handed(figure: dict[str, Any], **_options: object) -> bytes:
        return json.dumps(figure, default=str).encode()

    monkeypatch.setattr(kaleido, "calc_fig_sync", handed)
