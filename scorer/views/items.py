"""The words of a rubric's lines, looked up by station and item."""

from scorer.domain.model.rubric import Item
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import names


def item_of(state: State, where: str, item: str) -> Item | None:
    """An item of a station's rubric, if there is such a station and item."""
    station = roll.stations(state).get(where)
    rubric = roll.rubric(state, station) if station else None
    if rubric is None:
        return None
    return next((found for found in rubric.items if found.id == item), None)


def item_name(state: State, where: str, item: str) -> str:
    """What an item of a station is called; its id where it is unknown."""
    found = item_of(state, where, item)
    return names.said(found.name) if found else item
