"""The table of ways: every way that a scheme's part may be marked in."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from scorer.domain.model.scheme import WayName
from scorer.domain.rules.ways import number
from scorer.domain.rules.ways.way import Way

WAYS: Final[Mapping[WayName, Way]] = MappingProxyType(
    {
        "number": Way(number.forms, number.check, number.score),
    }
)
