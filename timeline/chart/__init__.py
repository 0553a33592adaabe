"""The chart: a filtered frame becomes the timeline and the density strip, as plain JSON-able Plotly figures."""

from timeline.chart.crowd import Tile, tile_of
from timeline.chart.figure import WIDTH, strip_figure, timeline_figure
from timeline.chart.lane import Lane
from timeline.chart.lanes import BY, lanes_of
from timeline.chart.legend import Sign, legend_of
from timeline.chart.palette import LOOKS, Look, look_of
from timeline.chart.picture import picture_figure

__all__ = [
    "BY",
    "LOOKS",
    "WIDTH",
    "Lane",
    "Look",
    "Sign",
    "Tile",
    "lanes_of",
    "legend_of",
    "look_of",
    "picture_figure",
    "strip_figure",
    "tile_of",
    "timeline_figure",
]
