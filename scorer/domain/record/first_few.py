"""The first few of a station that are scored together, after the last of them has performed.

Nobody's level is known when the first contestant performs; so no judge commits to a mark before
having seen several.
"""

from scorer.domain.model.contest import Station
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.gaps import status
from scorer.domain.record.outcome import attempt, excused_seats
from scorer.domain.record.state import State


def first_few(state: State, where: Station) -> tuple[str, ...]:
    """Who is scored together there: the first in the drawn order that come; none where not asked.

    Who is absent makes room for the next; who repeats comes last, alone.
    """
    count = where.panel.first_together
    if not count:
        return ()
    come = (
        member
        for member in roll.queue(state, where.id)
        if not status(state, where, member) and attempt(state, where.id, member) == 1
    )
    return tuple(member for _place, member in zip(range(count), come, strict=False))


def awaited(state: State, where: Station, seat: int) -> tuple[str, ...]:
    """Whose sheets a seat still owes of those first few, in order: they are signed in one act."""
    return tuple(
        member
        for member in first_few(state, where)
        if seat not in excused_seats(state, where.id, member)
        and not _signed(state, where.id, member, seat)
    )


def _signed(state: State, station: str, member: str, seat: int) -> bool:
    sheets = state.entries(f.SheetSigned, station, member)
    return any((sheet.fact.attempt, sheet.fact.seat) == (1, seat) for sheet in sheets)
