"""Which pad belongs to which way of judging."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.views.sheet import Judged
from ui.pads.levels import LevelsPad
from ui.pads.measure import MeasurePad
from ui.pads.pad import Pad
from ui.pads.points import PointsPad

PADS: Final[Mapping[Judged, type[Pad]]] = MappingProxyType(
    {
        "points": PointsPad,
        "levels": LevelsPad,
        "measure": MeasurePad,
        "number": MeasurePad,
    }
)
