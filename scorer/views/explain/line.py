"""A line of an explanation: what it is, its own arithmetic, and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from scorer.words import N_, _

STRUCK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "high": N_("highest dropped"),
        "low": N_("lowest dropped"),
        "excused": N_("stands aside"),
        "missing": N_("not signed"),
        "waived": N_("Waived"),
        "order": N_("out of order"),
        "beaten": N_("not among the best"),
        "absent": N_("Absent"),
        "withdrawn": N_("Withdrawn"),
        "disqualified": N_("Disqualified"),
        "reversed": N_("taken back"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line and what it rests on.

    ``rule`` is the working's rule (``round``, ``member`` and ``station`` for merged parts);
    ``struck`` says in words why the line does not count; ``exact`` is the number itself.
    ``station``, ``member`` and ``seat`` say what a click may open. ``share`` is a round's part of
    the total, and ``adds`` what it adds to it.
    """

    rule: str
    label: str
    arithmetic: str = ""
    value: str = ""
    struck: str = ""
    note: str = ""
    exact: Fraction | None = None
    station: str = ""
    member: str = ""
    seat: int = 0
    share: Fraction | None = None
    adds: Fraction | None = None
    children: tuple["Line", ...] = ()


def why_struck(reason: str) -> str:
    """Why a line does not count, in words; empty where it does."""
    return _(STRUCK[reason]) if reason else ""


def joined(*notes: str) -> str:
    """Notes in one text, the empty ones left out."""
    return _(", ").join(note for note in notes if note)
