"""The total as the sum of its rounds: one card for each, as wide as a thought."""

from dataclasses import dataclass

from scorer.domain.model.exact import brief
from scorer.views.explain.arithmetic import percent
from scorer.views.explain.line import Line
from scorer.views.points import lossless
from scorer.words import _


@dataclass(frozen=True, slots=True)
class Card:
    """A round: its name and weight, the sum, and what it adds to the total."""

    label: str
    arithmetic: str
    value: str


def cards(root: Line) -> tuple[Card, ...]:
    """One card for each round below a total."""
    return tuple(_card(line) for line in root.children)


def _card(line: Line) -> Card:
    if line.share is None or line.adds is None:
        return Card(line.label, line.note, line.value)
    label = _("{round} × {share}").format(round=line.label, share=percent(str(line.share)))
    arithmetic = f"{line.value} × {brief(line.share)}"
    return Card(label, arithmetic, lossless(line.adds, 2))
