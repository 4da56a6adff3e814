"""Judging: signing a sheet, correcting it, taking the time, standing aside."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Literal

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import Rubric
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import guards
from scorer.domain.record.first_few import awaited
from scorer.domain.record.outcome import attempt, heads
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.domain.record.versions import aware, contested, known
from scorer.domain.rules.sheet import BadMark, checked, read_mark, score_sheet

Facts = tuple[f.Fact, ...]
Source = Literal["judge", "clerk", "file"]


def sign_sheet(
    state: State,
    by: str,
    station: str,
    member: str,
    seat: int,
    marks: Mapping[str, Mark],
    ticks: tuple[str, ...] = (),
    *,
    note: str = "",
    seconds: Fraction | None = None,
    source: Source = "judge",
    among: Collection[str] = (),
) -> Facts:
    """Sign a whole sheet for the attempt that counts. Every item needs a mark or a waiver.

    ``among`` are those whose sheets are signed in the same act, see ``sign_together``.

    A judge signs the own seat; a clerk copies a paper sheet for the seat's judge. The time goes
    with the first sheet that brings one: it is taken once for the attempt.
    """
    rubric = _open_sheet(state, by, station, member, seat, source)
    _with_the_first(state, station, member, seat, among)
    read = read_marks(rubric, marks)
    scored = score_sheet(rubric, read)
    if not scored.complete:
        raise Refused("missing_marks", items=", ".join(scored.missing))
    _known_ticks(rubric, ticks)
    number = attempt(state, station, member)
    signed = f.SheetSigned(
        station=station,
        member=member,
        attempt=number,
        seat=seat,
        judge=roll.seats(state, station)[seat],
        total=scored.total,
        marks=read,
        ticks=ticks,
        note=note,
        source=source,
    )
    return (signed, *_time(state, station, member, number, seconds))


def sign_total(
    state: State,
    by: str,
    station: str,
    member: str,
    seat: int,
    text: str,
    ticks: tuple[str, ...] = (),
    *,
    seconds: Fraction | None = None,
    source: Source = "clerk",
    among: Collection[str] = (),
) -> Facts:
    """Copy a paper sheet's total (0 to the station's full marks) for the seat's judge."""
    rubric = _open_sheet(state, by, station, member, seat, source)
    _with_the_first(state, station, member, seat, among)
    _known_ticks(rubric, ticks)
    number = attempt(state, station, member)
    signed = f.SheetSigned(
        station=station,
        member=member,
        attempt=number,
        seat=seat,
        judge=roll.seats(state, station)[seat],
        total=read_total(rubric, text),
        ticks=ticks,
        source=source,
    )
    return (signed, *_time(state, station, member, number, seconds))


def correct_sheet(
    state: State,
    by: str,
    sheet: str,
    reason: str,
    *,
    marks: Mapping[str, Mark] | None = None,
    total: str = "",
    ticks: tuple[str, ...] | None = None,
) -> Facts:
    """Replace a signed sheet by a new version, with a reason; the old one stays on record.

    The chief judge may do it at any time: a seal that covers it then shows as broken.
    """
    guards.chief(state, by)
    old = signed_sheet(state, sheet)
    rubric = guards.rubric(state, guards.station(state, old.station))
    read = dict(old.marks) if marks is None else read_marks(rubric, marks)
    if total:
        points, read = read_total(rubric, total), {}
    elif read:
        scored = score_sheet(rubric, read)
        if not scored.complete:
            raise Refused("missing_marks", items=", ".join(scored.missing))
        points = scored.total
    else:
        points = old.total
    seen = old.ticks if ticks is None else ticks
    _known_ticks(rubric, seen)
    if (points, read, seen) == (old.total, old.marks, old.ticks):
        raise Refused("nothing_changed")
    return (
        f.SheetSigned(
            station=old.station,
            member=old.member,
            attempt=old.attempt,
            seat=old.seat,
            judge=old.judge,
            total=points,
            marks=read,
            ticks=seen,
            replaces=(sheet,),
            reason=guards.reasoned(reason),
            note=old.note,
            source=old.source,
        ),
    )


def move_sheet(state: State, by: str, sheet: str, member: str, reason: str) -> Facts:
    """A sheet was signed for the wrong contestant: withdraw it there and sign it here."""
    guards.chief(state, by)
    old = signed_sheet(state, sheet)
    guards.performer(state, guards.station(state, old.station), member)
    why = guards.reasoned(reason)
    moved = f.SheetSigned(
        station=old.station,
        member=member,
        attempt=attempt(state, old.station, member),
        seat=old.seat,
        judge=old.judge,
        total=old.total,
        marks=old.marks,
        ticks=old.ticks,
        reason=why,
        note=old.note,
        source=old.source,
    )
    return (f.Undone(target=sheet, reason=why), moved)


def take_time(
    state: State,
    by: str,
    station: str,
    member: str,
    seconds: Fraction,
    allowance: int = 0,
    reason: str = "",
) -> Facts:
    """Record or change the attempt's time; changing it is the chief judge's, with a reason."""
    guards.acting(state, by, "clerk", "judge")
    guards.performer(state, guards.station(state, station), member)
    number = attempt(state, station, member)
    taken = state.last(f.TimeTaken, station, member, str(number))
    if taken or allowance:
        guards.chief(state, by)
        reason = guards.reasoned(reason)
    else:
        guards.still_open(state, station, member)
    if seconds < 0:
        raise Refused("out_of_range", least="0", most="86400", text=brief(seconds))
    _readable(state, seconds)
    return (
        f.TimeTaken(
            station=station,
            member=member,
            attempt=number,
            seconds=seconds,
            allowance=allowance,
            reason=reason,
            replaces=known(state, f.TimeTaken, station, member, str(number)),
        ),
    )


def excuse_seat(
    state: State, by: str, station: str, member: str, seat: int, reason: str, *, back: bool = False
) -> Facts:
    """A judge stands aside for one contestant (回避), or no longer does."""
    guards.chief(state, by)
    guards.performer(state, guards.station(state, station), member)
    if not contested(state, f.SeatExcused, station, member, str(seat)):
        guards.still_open(state, station, member)
    if seat not in roll.seats(state, station):
        raise Refused("not_on_panel", seat=str(seat))
    why = guards.reasoned(reason)
    ruled = f.SeatExcused(station=station, member=member, seat=seat, reason=why, back=back)
    return (aware(state, ruled),)


def call_chief(state: State, by: str, station: str, seat: int, text: str = "") -> Facts:
    """A seat calls the chief judge."""
    guards.acting(state, by)
    guards.station(state, station)
    return (f.ChiefCalled(station=station, seat=seat, text=text),)


def answer_call(state: State, by: str, station: str, seat: int, answer: str) -> Facts:
    """The chief judge has come; the call is closed."""
    guards.chief(state, by)
    return (f.ChiefCalled(station=station, seat=seat, answer=guards.reasoned(answer)),)


def read_marks(rubric: Rubric, marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """The marks with normal exact texts, in the order of the sheet."""
    unknown = set(marks) - {item.id for item in rubric.scored}
    if unknown:
        raise Refused("unknown_item", item=min(unknown))
    read: dict[str, Mark] = {}
    for item in rubric.scored:
        mark = marks.get(item.id)
        if mark is None:
            continue
        try:
            text = read_mark(item, mark.text) if mark.text else ""
            checked(item, mark)
        except BadMark as bad:
            raise Refused(bad.reason, **_fields(bad, item.id, mark.text)) from None
        read[item.id] = Mark(text, mark.faults, mark.out_of_order, mark.waived, note=mark.note)
    return read


def _fields(bad: BadMark, item: str, text: str) -> dict[str, str]:
    names = {"min": "least", "max": "most"}
    found = {names.get(name, name): value for name, value in bad.about.items()}
    return {"text": text, **found, "item": item}


def read_total(rubric: Rubric, text: str) -> Fraction:
    """A sheet's total as copied from paper: 0 to the rubric's full marks."""
    try:
        total = exact(text)
    except ValueError:
        raise Refused("not_a_number", text=text) from None
    if not 0 <= total <= rubric.full:
        raise Refused("out_of_range", least="0", most=brief(rubric.full), text=text)
    return total


def signed_sheet(state: State, sheet: str) -> f.SheetSigned:
    """The signed sheet of that record id, if it still counts."""
    for slot, line in state.table(f.SheetSigned).items():
        if any(entry.id == sheet for entry in line):
            for entry in heads(state.entries(f.SheetSigned, *slot)):
                if entry.id == sheet:
                    return entry.fact
    raise Refused("unknown_record", record=sheet)


def _open_sheet(
    state: State, by: str, station: str, member: str, seat: int, source: Source
) -> Rubric:
    where = guards.station(state, station)
    rubric = guards.rubric(state, where)
    person = guards.performer(state, where, member)
    guards.still_open(state, station, member)
    if seat not in roll.seats(state, station):
        raise Refused("not_on_panel", seat=str(seat))
    judge = roll.seats(state, station)[seat]
    _may_sign(state, by, judge, source)
    excused = state.last(f.SeatExcused, station, member, str(seat))
    if excused and not excused.back:
        raise Refused("seat_excused", seat=str(seat))
    if guards.own_unit(state, judge, person.id):
        raise Refused("own_unit", seat=str(seat))
    number = attempt(state, station, member)
    line = tuple(
        sheet
        for sheet in state.entries(f.SheetSigned, station, member)
        if (sheet.fact.attempt, sheet.fact.seat) == (number, seat)
    )
    if line:
        raise Refused("already_signed", seat=str(seat))
    return rubric


def _with_the_first(
    state: State, station: str, member: str, seat: int, among: Collection[str]
) -> None:
    """Refuse a sheet of the first few that comes without the others that the seat owes."""
    owed = awaited(state, guards.station(state, station), seat)
    lacking = [name for name in owed if name != member and name not in among]
    if member in owed and lacking:
        said = [text for name in lacking if (text := roll.spoken(state, station, name))]
        about = {"codes": ", ".join(said)} if len(said) == len(lacking) else {}
        raise Refused("first_together", count=str(len(owed)), **about)


def _may_sign(state: State, by: str, judge: str, source: Source) -> None:
    if source == "judge" and by != judge:
        name = roll.officials(state).get(by)
        raise Refused("not_on_panel", official=name.name if name else by)
    if source != "judge":
        guards.acting(state, by, "clerk")


def _known_ticks(rubric: Rubric, ticks: tuple[str, ...]) -> None:
    known = {item.id for item in rubric.criticals}
    for tick in ticks:
        if tick not in known:
            raise Refused("unknown_item", item=tick)


def _time(state: State, station: str, member: str, number: int, seconds: Fraction | None) -> Facts:
    taken = state.last(f.TimeTaken, station, member, str(number))
    if seconds is None or taken is not None:
        return ()
    _readable(state, seconds)
    before = known(state, f.TimeTaken, station, member, str(number))
    return (
        f.TimeTaken(
            station=station, member=member, attempt=number, seconds=seconds, replaces=before
        ),
    )


def _readable(state: State, seconds: Fraction) -> None:
    """Refuse a time that is finer than the clock of the contest, where the rules say so."""
    clock = roll.contest(state).rules.clock
    if clock.refuses(seconds):
        raise Refused("clock_finer", text=brief(seconds), unit=brief(clock.unit or seconds))
