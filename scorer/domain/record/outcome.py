"""The outcome of one performance: what its sheets, times and rulings amount to so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from scorer.domain.model.contest import Station
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.disputes import entrant_torn, performance_torn
from scorer.domain.record.entry_scores import looks_at_all, made_entries, way_score
from scorer.domain.record.gaps import status
from scorer.domain.record.state import Entry, State
from scorer.domain.record.versions import paper_typings, paper_voices, standing
from scorer.domain.rules.attempt import ruled_criticals, settle, time_penalty
from scorer.domain.rules.panel import PanelScore, panel_score
from scorer.domain.rules.panel_items import item_panel

Sheet = Entry[f.SheetSigned]
OutcomeState = Literal[
    "waiting",
    "partial",
    "blocked",
    "conflict",
    "scored",
    "absent",
    "withdrawn",
    "disqualified",
]
NO_RESULT: frozenset[str] = frozenset({"absent", "withdrawn", "disqualified"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One performance as it stands.

    ``value`` is the station's result on the station's own scale (rounded by its panel's rule),
    None unless ``state`` is ``scored``, or ``conflict`` where it is only provisional. ``sheets``
    holds the version that counts at each seat; ``rivals`` the seats with several unsettled
    versions. ``open_criticals`` were ticked by too few judges to stand without a ruling.
    ``seconds`` are as the clock reads ``raw_seconds``; of them ``allowance`` were made good for a
    fault that was not the contestant's; ``rival_times`` are the times that laptops recorded
    differently, until one is ruled. ``torn``: the result rests on rulings that they made
    differently, and is provisional like any conflict.
    """

    station: str
    member: str
    attempt: int
    state: OutcomeState
    value: Fraction | None = None
    panel: PanelScore | None = None
    seconds: Fraction | None = None
    raw_seconds: Fraction | None = None
    allowance: int = 0
    penalty: Fraction = Fraction(0)
    criticals: tuple[str, ...] = ()
    open_criticals: tuple[str, ...] = ()
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    rivals: Mapping[int, tuple[Sheet, ...]] = field(default_factory=dict)
    rival_times: tuple[Entry[f.TimeTaken], ...] = ()
    due: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()
    excused: frozenset[int] = frozenset()
    torn: bool = False

    @property
    def missing(self) -> tuple[int, ...]:
        """The seats whose sheet is still due."""
        return tuple(s for s in self.due if s not in self.sheets and s not in self.excused)

    @property
    def counted_seconds(self) -> Fraction | None:
        """The time that is the contestant's own, as a tie rule compares it."""
        return None if self.seconds is None else self.seconds - self.allowance

    @property
    def final(self) -> bool:
        """Whether nothing more is due: a result, or a status instead of one."""
        return self.state == "scored" or self.state in NO_RESULT


def attempt(state: State, station: str, member: str) -> int:
    """The number of the attempt that counts, from 1; each voided attempt adds one."""
    number = 1
    while state.entries(f.AttemptVoided, station, member, str(number)):
        number += 1
    return number


def heads(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The versions that no later version replaces, in journal order."""
    replaced = {target for sheet in sheets for target in sheet.fact.replaces}
    return tuple(sheet for sheet in sheets if sheet.id not in replaced)


def outcome(state: State, station: str, member: str) -> Outcome:
    """The outcome of a member at a station; computed again only when its own facts change."""
    what = roll.stations(state)[station]
    if what.kind == "paper":
        return _paper(state, what, member)
    if what.kind == "part":
        return _part(state, what, member)
    key = (station, member)
    number = attempt(state, station, member)
    current, before = str(number), str(number - 1)
    sources = (
        what,
        roll.seats(state, station),
        state.table(f.StatusSet),
        state.table(f.SeatExcused),
        state.table(f.CriticalRuled),
        state.table(f.RubricSet),
        state.table(f.ContestSet),
        state.table(f.EntrantSet),
        state.table(f.SheetSigned).get(key),
        state.table(f.TimeTaken).get((*key, current)),
        state.table(f.AttemptVoided).get((*key, before)),
        state.table(f.ConflictSettled).get(key),
        state.table(f.FallbackOrdered).get(key),
    )
    return state.remembered(
        f"outcome\0{station}\0{member}",
        sources,
        lambda: _unsettled(state, what, _awaited(state, _skill(state, what, member))),
    )


def _part(state: State, station: Station, member: str) -> Outcome:
    made = state.table(f.EntryMade)
    sources = (
        station,
        state.table(f.SchemeSet),
        state.table(f.StatusSet),
        state.table(f.EntrantSet),
        made if looks_at_all(state, station) else made.get((station.id, member)),
    )
    return state.remembered(
        f"outcome\0{station.id}\0{member}",
        sources,
        lambda: _unsettled(state, station, _part_now(state, station, member)),
    )


def _part_now(state: State, station: Station, member: str) -> Outcome:
    set_status = status(state, station, member)
    scheme = roll.scheme(state)
    if set_status or scheme is None:
        return Outcome(station.id, member, 1, set_status or "waiting")
    rule = scheme.part(station.id)
    made = made_entries(state, station.id, member)
    scored = way_score(state, station, rule, member)
    numbers = [entry.number for entry in made]
    name: OutcomeState = "scored" if scored.value is not None and not scored.status else "waiting"
    if name == "waiting" and made:
        name = "blocked" if scored.status == "blocked" else "partial"
    if len(numbers) != len(set(numbers)):
        name = "conflict"
    return Outcome(
        station.id, member, 1, name, value=scored.value, seconds=scored.seconds, flags=scored.flags
    )


def _awaited(state: State, found: Outcome) -> Outcome:
    """The outcome itself; what a team that is out altogether has not finished is its status."""
    team = roll.people(state).team.get(found.member)
    whole = state.last(f.StatusSet, team.id, "") if team else None
    if found.final or whole is None or not whole.status or (team and entrant_torn(state, team.id)):
        return found
    return replace(found, state=whole.status, value=None)


def _unsettled(state: State, station: Station, found: Outcome) -> Outcome:
    """The outcome itself; a conflict where it rests on rulings that contradict."""
    if not performance_torn(state, station, found.member):
        return found
    return replace(found, torn=True, state="conflict" if found.final else found.state)


def _paper(state: State, station: Station, member: str) -> Outcome:
    key = (station.id, member)
    sources = (
        station,
        state.table(f.StatusSet),
        state.table(f.PaperTyped).get((*key, "1")),
        state.table(f.PaperTyped).get((*key, "2")),
        state.table(f.PaperSettled).get(key),
    )
    return state.remembered(
        f"outcome\0{station.id}\0{member}",
        sources,
        lambda: _unsettled(state, station, _awaited(state, _paper_now(state, station, member))),
    )


def _paper_now(state: State, station: Station, member: str) -> Outcome:
    set_status = status(state, station, member)
    if set_status:
        return Outcome(station.id, member, 1, set_status)
    ruled = standing(state, f.PaperSettled, station.id, member)
    first, second = paper_typings(state, station.id, member)
    typed = (*first, *second)
    people = {entry.actor for entry in typed}
    if not ruled and not (first and second and len(people) > 1):
        return Outcome(station.id, member, 1, "partial" if typed else "waiting")
    said = list(paper_voices(typed, ruled))
    if len(said) > 1:
        return Outcome(station.id, member, 1, "conflict")
    score, absent = said[0]
    return _paper_result(station.id, member, score, absent=absent)


def _paper_result(station: str, member: str, score: Fraction | None, *, absent: bool) -> Outcome:
    if absent:
        return Outcome(station, member, 1, "absent")
    return Outcome(station, member, 1, "scored" if score is not None else "waiting", value=score)


def _skill(state: State, station: Station, member: str) -> Outcome:
    number = attempt(state, station.id, member)
    counting, rivals = _versions(state, station.id, member, number)
    times = standing(state, f.TimeTaken, station.id, member, str(number))
    time = times[-1].fact if times else None
    so_far = Outcome(
        station.id,
        member,
        number,
        status(state, station, member) or "waiting",
        seconds=roll.contest(state).rules.clock.read(time.seconds) if time else None,
        raw_seconds=time.seconds if time else None,
        allowance=time.allowance if time else 0,
        sheets=counting,
        rivals=rivals,
        rival_times=times if len({(t.fact.seconds, t.fact.allowance) for t in times}) > 1 else (),
        due=due_seats(state, station),
        excused=excused_seats(state, station.id, member),
    )
    rubric = roll.rubric(state, station)
    if so_far.state in NO_RESULT or not counting or rubric is None:
        return so_far
    lost = time_penalty(rubric, so_far.seconds, so_far.allowance)
    return _judged(state, station, rubric, so_far, lost)


def _judged(
    state: State, station: Station, rubric: Rubric, so_far: Outcome, lost: Fraction
) -> Outcome:
    panel = panel_of(state, station, so_far, rubric)
    rules = roll.contest(state).rules
    ruled = ruled_criticals(
        rubric,
        {seat: sheet.fact.ticks for seat, sheet in so_far.sheets.items()},
        len(so_far.due) - len(so_far.excused),
        _rulings(state, so_far, rubric),
        rules.critical,
    )
    value = panel.counted(rules.rounding)
    if value is not None:
        value = settle(value, lost, [rubric.item(name) for name in ruled.applied])
    return replace(
        so_far,
        state=_name(panel, torn=bool(so_far.rivals or so_far.rival_times)),
        value=value,
        panel=panel,
        penalty=lost,
        criticals=ruled.applied,
        open_criticals=ruled.open,
    )


def panel_of(state: State, station: Station, so_far: Outcome, rubric: Rubric) -> PanelScore:
    """The panel's score over the sheets that count, with any fallback that was ordered."""
    ordered = state.last(f.FallbackOrdered, station.id, so_far.member)
    fallback = (ordered.drop_high, ordered.drop_low) if ordered else None
    if station.panel.by == "item":
        sheets = [(seat, _marks(so_far, seat)) for seat in so_far.due]
        return item_panel(rubric, sheets, station.panel, excused=so_far.excused, fallback=fallback)
    return panel_score(
        [
            (seat, so_far.sheets[seat].fact.total if seat in so_far.sheets else None)
            for seat in so_far.due
        ],
        station.panel,
        excused=so_far.excused,
        fallback=fallback,
    )


def _marks(so_far: Outcome, seat: int) -> Mapping[str, Mark] | None:
    found = so_far.sheets.get(seat)
    return found.fact.marks if found else None


def _name(panel: PanelScore, *, torn: bool) -> OutcomeState:
    if torn:
        return "conflict"
    if panel.status == "incomplete":
        return "partial"
    return "blocked" if panel.status == "blocked" else "scored"


def due_seats(state: State, station: Station) -> tuple[int, ...]:
    """The seats of the station's panel: as many as its rule says, and any that are filled."""
    filled = roll.seats(state, station.id)
    return tuple(sorted({*range(1, station.panel.judges + 1), *filled}))


def excused_seats(state: State, station: str, member: str) -> frozenset[int]:
    """The seats whose judge stands aside for this performance."""
    found = (
        (seat, state.last(f.SeatExcused, station, member, str(seat)))
        for seat in roll.seats(state, station)
    )
    return frozenset(seat for seat, fact in found if fact and not fact.back)


def _rulings(state: State, so_far: Outcome, rubric: Rubric) -> dict[str, bool]:
    key = (so_far.station, so_far.member, str(so_far.attempt))
    found = {item.id: state.last(f.CriticalRuled, *key, item.id) for item in rubric.criticals}
    return {item: fact.applies for item, fact in found.items() if fact}


def _versions(
    state: State, station: str, member: str, number: int
) -> tuple[dict[int, Sheet], dict[int, tuple[Sheet, ...]]]:
    """The version that counts at each seat, and the seats whose versions contradict each other."""
    dropped: set[str] = set()
    for entry in state.entries(f.ConflictSettled, station, member):
        dropped.update(entry.fact.drop)
        dropped.discard(entry.fact.keep)
    for entry in rival_choices(state, station, member):
        dropped.difference_update((entry.fact.keep, *entry.fact.drop))
    seats: dict[int, list[Sheet]] = {}
    sheets = tuple(
        sheet
        for sheet in state.entries(f.SheetSigned, station, member)
        if sheet.fact.attempt == number
    )
    for sheet in heads(sheets):
        if sheet.id not in dropped:
            seats.setdefault(sheet.fact.seat, []).append(sheet)
    counting = {seat: found[0] for seat, found in sorted(seats.items())}
    rivals = {seat: tuple(found) for seat, found in seats.items() if _differ(found)}
    return counting, rivals


def rival_choices(state: State, station: str, member: str) -> tuple[Entry[f.ConflictSettled], ...]:
    """The rulings that stand on which version counts and contradict each other: none counts."""
    line = standing(state, f.ConflictSettled, station, member)
    dropped = {name for entry in line for name in entry.fact.drop}
    kept = {entry.fact.keep for entry in line} & dropped
    return tuple(e for e in line if not kept.isdisjoint((e.fact.keep, *e.fact.drop)))


def _differ(found: list[Sheet]) -> bool:
    def said(sheet: Sheet) -> tuple[object, ...]:
        return (sheet.fact.total, sheet.fact.marks, sheet.fact.ticks)

    return any(said(sheet) != said(found[0]) for sheet in found[1:])
