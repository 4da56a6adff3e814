"""The queue before one judge's seat: blind codes in the drawn order, and how far each is.

A judge sees the own totals and nobody's name; of the other seats only whether they have signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief
from scorer.domain.model.marks import DraftSheet
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.outcome import Outcome, Sheet, outcome
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.points import lossless
from scorer.words import _

SheetKey = tuple[str, str, int, int]
"""Station, member, attempt, seat."""
_NO_DRAFTS: Final[Mapping[SheetKey, DraftSheet]] = MappingProxyType({})
LineState = Literal[
    "waiting", "started", "paper", "signed", "excused", "absent", "withdrawn", "disqualified"
]
TYPED = ""
"""The item under which a clerk's unfinished total is kept in a draft: no sheet has such an item."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One performance: its key, its code, how far this seat is with it, the own signed total."""

    key: SheetKey
    code: str
    state: LineState
    words: str
    total: str

    @property
    def open(self) -> bool:
        """Whether this seat still owes a sheet."""
        return self.state in ("waiting", "started")


@dataclass(frozen=True, slots=True)
class OtherSeat:
    """Another judge of the panel; never with marks."""

    seat: int
    name: str
    state: LineState
    words: str


@dataclass(frozen=True, slots=True)
class QueueView:
    """Where the seat is and what is before it. ``judge`` is the official's id, empty if none."""

    number: int
    title: str
    about: str
    contest: str
    seat: int
    judge: str
    judge_name: str
    lines: tuple[QueueLine, ...]
    signed: int
    called: bool
    blind: bool = True

    def line(self, member: str) -> QueueLine | None:
        """The line of a member."""
        return next((line for line in self.lines if line.key[1] == member), None)

    def next_open(self, after: str = "") -> QueueLine | None:
        """The next performance that still needs a sheet, from a member on and then from above."""
        members = [line.key[1] for line in self.lines]
        start = members.index(after) + 1 if after in members else 0
        return next(
            (line for line in (*self.lines[start:], *self.lines[:start]) if line.open), None
        )


def from_paper(draft: DraftSheet) -> bool:
    """Whether a clerk is copying this seat's total from paper, so that nobody judges it here."""
    return draft.total is not None or TYPED in draft.marks


def queue_view(
    state: State, station: str, seat: int, drafts: Mapping[SheetKey, DraftSheet] = _NO_DRAFTS
) -> QueueView:
    """The queue of one seat; ``drafts`` are the unsigned sheets on this laptop.

    ``KeyError`` where there is no such station.
    """
    where = roll.stations(state)[station]
    judge = roll.seats(state, station).get(seat, "")
    lines = tuple(
        _line(state, where, member, seat, drafts) for member in roll.queue(state, station)
    )
    call = state.last(f.ChiefCalled, station, str(seat))
    about = (names.round_of(state, where.round), _("Skill station"), _out_of(where))
    return QueueView(
        number=where.number,
        title=names.said(where.title),
        about=" · ".join(about),
        contest=names.said(roll.contest(state).short),
        seat=seat,
        judge=judge,
        judge_name=names.official(state, judge) if judge else "",
        lines=lines,
        signed=sum(line.state == "signed" for line in lines),
        called=call is not None and not call.answer,
        blind=where.blind,
    )


def _out_of(where: Station) -> str:
    return _("out of {full}").format(full=brief(where.full))


def _line(
    state: State, where: Station, member: str, seat: int, drafts: Mapping[SheetKey, DraftSheet]
) -> QueueLine:
    found = outcome(state, where.id, member)
    key = (where.id, member, found.attempt, seat)
    known = _line_state(found, seat, drafts.get(key))
    total = found.sheets[seat].fact.total if known == "signed" else None
    return QueueLine(
        key=key,
        code=names.called(state, where, member),
        state=known,
        words=_words(known),
        total="" if total is None else lossless(total, 1),
    )


def _line_state(found: Outcome, seat: int, draft: DraftSheet | None) -> LineState:
    match found.state:
        case "absent" | "withdrawn" | "disqualified" as status:
            return status
        case _ if seat in found.sheets:
            return "signed"
        case _ if seat in found.excused:
            return "excused"
        case _ if draft is None:
            return "waiting"
        case _:
            return "paper" if from_paper(draft) else "started"


def _words(known: LineState) -> str:
    match known:
        case "waiting":
            return _("Not started")
        case "started":
            return _("Scoring")
        case "paper":
            return _("On paper")
        case "signed":
            return _("Signed")
        case "excused":
            return _("Stands aside")
        case status:
            return names.status(status)


def other_seats(
    state: State, key: SheetKey, drafts: Mapping[SheetKey, DraftSheet] = _NO_DRAFTS
) -> tuple[OtherSeat, ...]:
    """How far the other judges of the panel are with the same performance."""
    station, member, attempt, own = key
    found = outcome(state, station, member)
    others: list[OtherSeat] = []
    for seat in found.due:
        if seat == own:
            continue
        known = _line_state(found, seat, drafts.get((station, member, attempt, seat)))
        judge = roll.seats(state, station).get(seat, "")
        others.append(OtherSeat(seat, names.official(state, judge), known, _words(known)))
    return tuple(others)


def signed_sheet(state: State, key: SheetKey) -> Sheet | None:
    """The signed sheet of a seat, if it counts."""
    station, member, _attempt, seat = key
    return outcome(state, station, member).sheets.get(seat)
