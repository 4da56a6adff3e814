"""Laptops with real contest files, for tests that write, copy, damage and merge them."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from scorer.clerk import Clerk
from scorer.domain.record import roll
from scorer.domain.record.decisions import judging, papers, setup
from scorer.domain.record.facts import SheetSigned
from tests import builders as b
from tests.fakes import CountingIds, FixedClock


def founded(
    path: Path, count: int = 4, clock: FixedClock | None = None, contest: str = ""
) -> Clerk:
    """The host's file: so many teams, nothing drawn."""
    rubrics = [b.rubric(name) for name in ("g1", "g2", "n1", "n2")]
    what = b.contest()
    what = replace(what, id=contest or what.id)
    facts = setup.founding(what, rubrics, b.officials(), b.teams(count))
    return Clerk.create(
        path, facts, b.CHIEF, clock=clock or FixedClock(), ids=CountingIds(), name="A"
    )


def started(path: Path, count: int = 4, clock: FixedClock | None = None) -> Clerk:
    """The same, drawn, seated and started: S1 is the doctors' station, S2 the nurses'."""
    clerk = founded(path, count, clock)
    clerk.do(setup.draw_sites, b.CLERK, "种子", b.SUPERVISOR)
    clerk.do(setup.draw_skills, b.CLERK, "种子", b.SUPERVISOR)
    clerk.do(setup.draw_orders, b.CLERK, "种子", b.SUPERVISOR)
    clerk.do(setup.draw_codes, b.CODER, "种子", b.SUPERVISOR)
    panels = {"S1": ("j1", "j2", "j3"), "S2": ("j4", "j5", "j6")}
    clerk.do(setup.assign_panels, b.CLERK, panels)
    clerk.do(setup.start_contest, b.CHIEF)
    return clerk


def site(host: Clerk, folder: Path, name: str, number: int) -> Clerk:
    """Another laptop, let in by the chief judge, with the copy that was made for it."""
    path = host.copy_for(name, folder / f"{name}.leitai", b.CHIEF)
    return Clerk.open(path, clock=FixedClock(), ids=CountingIds(number))


def members(clerk: Clerk, role: str) -> list[str]:
    """The members of a role, in the order of the roster."""
    people = roll.people(clerk.state).entrants.values()
    return [m.id for entrant in people for m in entrant.members if m.role == role]


def sign(clerk: Clerk, station: str, member: str, seat: int, a1: str = "40") -> str:
    """A judge signs a sheet; its record id."""
    judge = roll.seats(clerk.state, station)[seat]
    marks = b.full_marks(a1=a1)
    key = (station, member, 1, seat)
    clerk.sign(key, judging.sign_sheet, judge, station, member, seat, marks)
    return newest(clerk, station, member)


def total(clerk: Clerk, station: str, member: str, totals: Sequence[str]) -> None:
    """A clerk copies the totals of a panel's paper sheets."""
    for seat, text in enumerate(totals, 1):
        clerk.do(judging.sign_total, b.CLERK, station, member, seat, text)


def paper(clerk: Clerk, member: str, score: str) -> None:
    """Two clerks type a paper's score alike."""
    station = f"R1-{member.partition('-')[2]}"
    clerk.do(papers.type_paper, b.CLERK, station, member, 1, score)
    clerk.do(papers.type_paper, b.CLERK_2, station, member, 2, score)


def newest(clerk: Clerk, station: str, member: str) -> str:
    """The record id of the last sheet of a performance."""
    entry = clerk.state.entry(SheetSigned, station, member)
    assert entry
    return entry.id
