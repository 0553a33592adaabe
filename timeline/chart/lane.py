"""A lane of the timeline: the events in it, on which row each stands, and how high it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from timeline.chart.crowd import Heap
    from timeline.chart.titles import Title

ROW, HEAD, GAP = 20, 22, 5  # pixels: a row of marks, the lane's name above them, the air below


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its key and name, the events in it (positions in the frame), and of those in the tile what is drawn: by
    position the events themselves with their rows and their titles as far as these are written, and the heaps.
    """

    key: str
    label: str
    members: NDArray[np.intp]
    events: Mapping[int, Any] = field(default_factory=dict)
    rows: Mapping[int, int] = field(default_factory=dict)
    titles: Mapping[int, Title] = field(default_factory=dict)
    heaps: tuple[Heap, ...] = ()
    top: int = 0

    @property
    def height(self) -> int:
        """Height in pixels."""
        rows = max(self.rows.values(), default=0) + 1
        return HEAD + ROW * (max(rows, 2) if self.heaps else rows) + GAP

    def y(self, position: int) -> float:
        """Where an event's mark stands, in pixels from the top of the chart."""
        return self.top + HEAD + ROW * (self.rows[position] + 0.5)

    @property
    def middle(self) -> float:
        """Where heaps stand: across the first two rows."""
        return self.top + HEAD + ROW
