"""Alarms: what stands in the way of a result, each a piece of work with its own answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief
from scorer.domain.record import facts as f
from scorer.domain.record import roll, seals
from scorer.domain.record.doubts import overtime_open, spread_open
from scorer.domain.record.outcome import NO_RESULT, Outcome, outcome
from scorer.domain.record.state import Entry, State
from scorer.domain.record.versions import paper_typings, papers_differ, standing, unheard
from scorer.views import history, names
from scorer.views.alarm import GRAVE, Alarm, AlarmKind
from scorer.views.certificate_clashes import clash_alarms
from scorer.views.clocks import odd_laptops
from scorer.views.items import item_name
from scorer.views.part_alarms import part_alarms
from scorer.views.points import minus
from scorer.views.ruling_alarms import choices_differ, ruling_alarms
from scorer.words import _, language, n_

__all__ = (
    "GRAVE",
    "Alarm",
    "AlarmKind",
    "alarms",
    "late_sentences",
    "median",
    "of_performance",
    "passed_members",
    "settled_count",
    "voices",
)


def alarms(state: State, *, odd_clock: bool = False) -> tuple[Alarm, ...]:
    """Every open alarm, the gravest kinds first; ``odd_clock``: this laptop's clock is behind."""
    if state.last(f.ContestSet) is None:
        return ()
    # Several views of one state ask; the memory ends with any table that a record replaces.
    return state.remembered(
        f"alarms\0{language()}\0{odd_clock}",
        tuple(state.tables.values()),
        lambda: _alarms(state, odd_clock=odd_clock),
    )


def _alarms(state: State, *, odd_clock: bool) -> tuple[Alarm, ...]:
    found = [
        *_calls(state),
        *_performances(state),
        *_seals(state),
        *_clocks(state, here=odd_clock),
        *ruling_alarms(state),
        *clash_alarms(state),
    ]
    order = get_args(AlarmKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def settled_count(state: State) -> int:
    """How many alarms were dealt with so far: rulings, confirmations and answered calls."""
    kinds: tuple[type[Any], ...] = (
        f.AlarmConfirmed,
        f.CriticalRuled,
        f.ConflictSettled,
        f.FallbackOrdered,
        f.PaperSettled,
    )
    rulings = sum(len(state.entries(kind, *slot)) for kind in kinds for slot in state.table(kind))
    return rulings + sum(bool(e.fact.answer) for e in _entries(state, f.ChiefCalled))


def _entries(state: State, kind: type[Any]) -> Iterator[Entry[Any]]:
    for line in state.table(kind).values():
        yield from line


def of_performance(state: State, found: Outcome, *, passed: bool) -> tuple[Alarm, ...]:
    """The alarms of one performance; ``passed``: the panel has gone on to later ones."""
    where = roll.stations(state)[found.station]
    if where.kind == "paper":
        return tuple(_typed(state, found))
    if where.kind == "part":
        return tuple(part_alarms(state, found))
    if found.state in NO_RESULT:
        return ()
    makers = (_missing, _conflict, _times, _spread, _criticals, _blocked, _overtime)
    return tuple(one for make in makers for one in make(state, found, passed=passed))


def passed_members(state: State, where: Station) -> frozenset[str]:
    """The members behind whom the panel has already signed a later performance."""
    queue = roll.queue(state, where.id)
    signed = (place for place, m in enumerate(queue) if outcome(state, where.id, m).sheets)
    last = max(signed, default=0)
    return frozenset(queue[:last])


def _performances(state: State) -> Iterator[Alarm]:
    for where in roll.stations(state).values():
        passed = passed_members(state, where) if where.kind == "skill" else frozenset()
        for member in roll.performers(state, where):
            found = outcome(state, where.id, member)
            if found.state != "waiting":
                yield from of_performance(state, found, passed=member in passed)


def _alarm(
    state: State, kind: AlarmKind, found: Outcome, word: str, text: str, action: str, seat: int = 0
) -> Alarm:
    last = max((sheet.order, sheet.at) for sheet in found.sheets.values())[1]
    return Alarm(
        kind=kind,
        word=word,
        where=" · ".join(
            (names.performer(state, found.station, found.member), _title(state, found.station))
        ),
        text=text,
        action=action,
        at=names.clock(last),
        station=found.station,
        member=found.member,
        seat=seat,
    )


def _title(state: State, station: str) -> str:
    return names.said(roll.stations(state)[station].title)


def _judge(state: State, found: Outcome, seat: int) -> str:
    held = found.sheets.get(seat)
    judge = held.fact.judge if held else roll.seats(state, found.station).get(seat, "")
    return names.official(state, judge) if judge else "—"


def _missing(state: State, found: Outcome, *, passed: bool) -> Iterator[Alarm]:
    lacking = found.missing
    if not (passed and found.sheets and lacking):
        return
    due = len(found.due) - len(found.excused)
    who = _(", ").join(
        _("seat {seat} {judge}").format(seat=s, judge=_judge(state, found, s)) for s in lacking
    )
    text = _("{count} of {due} sheets are there; missing: {who}").format(
        count=len(found.sheets), due=due, who=who
    )
    yield _alarm(state, "missing", found, _("Sheet missing"), text, _("Enter it"), seat=lacking[0])


def _conflict(state: State, found: Outcome, *, passed: bool) -> Iterator[Alarm]:
    del passed
    for seat, versions in found.rivals.items():
        totals = [version.fact.total for version in versions]
        words = n_(
            "Seat {seat} has {count} version, {apart} points apart",
            "Seat {seat} has {count} versions, {apart} points apart",
            len(versions),
        )
        text = words.format(seat=seat, count=len(versions), apart=brief(max(totals) - min(totals)))
        if chosen := choices_differ(state, found, seat):
            text = _("{text}; settled differently: {chosen}").format(text=text, chosen=chosen)
        word, action = _("Merge conflict"), _("Compare")
        yield _alarm(state, "conflict", found, word, text, action, seat=seat)


def _times(state: State, found: Outcome, *, passed: bool) -> Iterator[Alarm]:
    del passed
    if found.rival_times and found.sheets:
        seconds = sorted({time.fact.seconds for time in found.rival_times})
        text = _("Times differ: {times}").format(
            times=_(", ").join(history.duration(one) for one in seconds)
        )
        word, action = _("Merge conflict"), _("Look at it")
        yield _alarm(state, "conflict", found, word, text, action)


def _spread(state: State, found: Outcome, *, passed: bool) -> Iterator[Alarm]:
    del passed
    if found.panel is None or not spread_open(state, found):
        return
    limit = roll.stations(state)[found.station].panel.spread or Fraction(0)
    seat = found.panel.spread_alarm[0]
    text = _apart(found, found.panel.spread_alarm, limit)
    word, action = _("Deviation over limit"), _("Look at it")
    yield _alarm(state, "spread", found, word, text, action, seat=seat)


def _apart(found: Outcome, seats: tuple[int, ...], limit: Fraction) -> str:
    """Who is far from the median; where nobody alone is, how far the ends are from each other."""
    totals = [sheet.fact.total for sheet in found.sheets.values()]
    given = found.sheets[seats[0]].fact.total
    apart = given - median(totals)
    if abs(apart) <= limit:
        return _("Seats {seats} are {apart} points apart (limit {limit})").format(
            seats=_(", ").join(map(str, seats)),
            apart=brief(max(totals) - min(totals)),
            limit=brief(limit),
        )
    words = _("Seat {seat} gave {given}, {apart} above the median (limit ±{limit})")
    if apart < 0:
        words = _("Seat {seat} gave {given}, {apart} below the median (limit ±{limit})")
    return words.format(
        seat=seats[0], given=brief(given), apart=brief(abs(apart)), limit=brief(limit)
    )


def median(values: list[Fraction]) -> Fraction:
    """The median; of an even number the mean of the two in the middle."""
    ranked, half = sorted(values), len(values) // 2
    return (ranked[half] + ranked[-half - 1]) / 2


def _criticals(state: State, found: Outcome, *, passed: bool) -> Iterator[Alarm]:
    del passed
    for item in found.open_criticals:
        seen = [seat for seat, sheet in found.sheets.items() if item in sheet.fact.ticks]
        text = n_(
            "“{item}”, seen by seat {seats}", "“{item}”, seen by seats {seats}", len(seen)
        ).format(item=item_name(state, found.station, item), seats=_(", ").join(map(str, seen)))
        made = _alarm(state, "critical", found, _("Critical fail"), text, _("Rule on it"))
        yield replace(made, scope=item)


def _blocked(state: State, found: Outcome, *, passed: bool) -> Iterator[Alarm]:
    del passed
    if found.state == "blocked":
        left = len(found.due) - len(found.excused)
        text = n_(
            "{count} mark is left, too few for the drops of the rule",
            "{count} marks are left, too few for the drops of the rule",
            left,
        ).format(count=left)
        yield _alarm(state, "blocked", found, _("Panel too small"), text, _("Order drops"))


def _overtime(state: State, found: Outcome, *, passed: bool) -> Iterator[Alarm]:
    del passed
    if found.seconds is None or not overtime_open(state, found):
        return
    rubric = roll.rubric(state, roll.stations(state)[found.station])
    text = _("Time used {used}, limit {limit}: {points} by the rule").format(
        used=history.duration(found.seconds),
        limit=history.duration(rubric.limit_s if rubric else 0),
        points=minus(found.penalty, None),
    )
    yield _alarm(state, "overtime", found, _("Over time"), text, _("Confirm the loss"))


def _typed(state: State, found: Outcome) -> Iterator[Alarm]:
    if found.state != "conflict" or not papers_differ(state, found.station, found.member):
        return
    first, second = paper_typings(state, found.station, found.member)
    ruled = standing(state, f.PaperSettled, found.station, found.member)
    said: list[Entry[Any]] = [*first, *second, *ruled]
    last = max((entry.order, entry.at) for entry in said)[1]
    words = _("First {one}, second {two}").format(one=voices(first), two=voices(second))
    if ruled:
        later = unheard((*first, *second), ruled)
        words = _("Settled as {one}, but typed as {two}")
        if not later:
            words = _("Settled as {one}")
        words = words.format(one=voices(ruled), two=voices(later))
    yield Alarm(
        kind="papers",
        word=_("Typings differ"),
        where=" · ".join(
            (names.subject(state, found.member), names.station_of(state, found.station))
        ),
        text=words,
        action=_("Settle"),
        at=names.clock(last),
        station=found.station,
        member=found.member,
    )


def voices(found: Iterable[Entry[f.PaperTyped] | Entry[f.PaperSettled]]) -> str:
    """What papers' records say, each score once: several where laptops differ."""
    said = (
        names.status("absent") if e.fact.absent else brief(e.fact.score or Fraction(0))
        for e in found
    )
    return " / ".join(dict.fromkeys(said)) or "—"


def _calls(state: State) -> Iterator[Alarm]:
    for _slot, entry in state.each(f.ChiefCalled):
        call = entry.fact
        if call.answer or call.station not in roll.stations(state):
            continue
        yield Alarm(
            kind="call",
            word=_("Chief judge called"),
            where=_("{station}, seat {seat}").format(
                station=names.station_of(state, call.station), seat=call.seat
            ),
            text=call.text or _("No more was said."),
            action=_("Answer"),
            at=names.clock(entry.at),
            station=call.station,
            seat=call.seat,
        )


def _seals(state: State) -> Iterator[Alarm]:
    for (scope,), _entry in state.each(f.Sealed):
        known = seals.seal(state, scope)
        if known.state != "broken":
            continue
        late = late_sentences(state, known)
        words = n_("{count} record came late: {first}", "{count} records came late: {first}",
                   len(known.late))  # fmt: skip
        yield Alarm(
            kind="seal",
            word=_("Seal broken"),
            where=names.scope(state, scope),
            text=words.format(count=len(known.late), first=late[0] if late else "—"),
            action=_("Seal again"),
            at=names.clock(known.at),
            station=scope if scope in roll.stations(state) else "",
            scope=scope,
        )


def late_sentences(state: State, seal: seals.Seal) -> tuple[str, ...]:
    """What came in, or was undone, after a seal was set: a sentence each."""
    wanted = set(seal.late)
    found = sorted((e for e in history.entries(state) if e.id in wanted), key=lambda e: e.order)
    return tuple(history.sentence(state, entry) for entry in found)


def _clocks(state: State, *, here: bool) -> Iterator[Alarm]:
    if here:
        yield _odd_clock(_("This laptop"), state.at, "")
    for laptop, at in odd_laptops(state):
        known = state.last(f.LaptopAdmitted, laptop)
        yield _odd_clock(known.name if known else laptop[:8], at, laptop)


def _odd_clock(name: str, at: str, laptop: str) -> Alarm:
    words = _("Its clock said {time}. The order of records stays right.")
    if not laptop:
        words = _("Its clock is behind {time}. The order of records stays right.")
    return Alarm(
        kind="clock",
        word=_("Odd clock"),
        where=name,
        text=words.format(time=at[:16].replace("T", " ")),
        action=_("To devices"),
        at=names.clock(at),
        scope=laptop,
    )
