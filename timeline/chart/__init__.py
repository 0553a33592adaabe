"""The chart: a filtered frame becomes the timeline and the density strip, as plain JSON-able Plotly figures."""

from timeline.chart.crowd import tile_of
from timeline.chart.figure import strip_figure, timeline_figure
from timeline.chart.lanes import BY
from timeline.chart.legend import Sign, legend_of
from timeline.chart.palette import LOOKS, Look, look_of

__all__ = ["BY", "LOOKS", "Look", "Sign", "legend_of", "look_of", "strip_figure", "tile_of", "timeline_figure"]
