"""What the ids in a refusal are called, so that its sentence can be read."""

from collections.abc import Callable

from scorer.domain.record.state import State
from scorer.views import names
from ui.messages import Namer, say

_NAMERS: dict[str, Callable[[State, str], str]] = {
    "scope": names.scope,
    "station": names.station_of,
    "official": names.official,
}


def namer(state: State) -> Namer:
    """Give what turns a field of a refusal into a name."""

    def name(field: str, value: str) -> str:
        found = _NAMERS.get(field)
        return found(state, value) if found else value

    return name


def say_to(state: State, problem: BaseException) -> str:
    """Say a problem with the names of this contest."""
    return say(problem, namer(state))
