"""What the foot of the navigation says: which contest, which laptop, since when all is saved."""

from dataclasses import dataclass

from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import kinds
from scorer.words import _, language


@dataclass(frozen=True)
class DeviceView:
    """The contest and its size, this laptop's name, and the times of saving and backup."""

    contest: str
    size: str
    laptop: str
    saved: str = ""
    backup: str = ""


def device(state: State, laptop: str) -> DeviceView:
    """The view; ``saved`` is the time of the newest record on this laptop's clock (hh:mm:ss)."""
    contest = roll.contest(state)
    size = kinds.size(state)
    if contest.rehearsal:
        size = f"{_('Rehearsal')} · {size}"
    return DeviceView(
        contest=contest.short.say(language()),
        size=size,
        laptop=laptop,
        saved=state.at[11:19],
    )
