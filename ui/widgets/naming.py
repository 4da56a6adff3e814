"""What the ids in a refusal are called, so that its sentence can be read."""

from scorer.domain.record.state import State
from scorer.views.answers import namer
from ui.messages import say


def say_to(state: State, problem: BaseException) -> str:
    """Say a problem with the names of this contest."""
    return say(problem, namer(state))
