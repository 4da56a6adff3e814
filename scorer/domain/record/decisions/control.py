"""The control room: rulings, repeats, seals, opening codes and releasing."""

from typing import Any, Final, Literal

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import guards
from scorer.domain.record.disputes import in_scope
from scorer.domain.record.doubts import doubts, overtime_open, spread_open
from scorer.domain.record.entry_scores import entry_heads
from scorer.domain.record.outcome import Outcome, attempt, outcome
from scorer.domain.record.refusals import Refused
from scorer.domain.record.seals import (
    RESULTS,
    overall_records,
    scope_members,
    scope_records,
    scope_stations,
    seal,
)
from scorer.domain.record.state import State
from scorer.domain.record.versions import aware

Facts = tuple[f.Fact, ...]
UNDOABLE: Final[tuple[type[Any], ...]] = (
    f.Arrived,
    f.StatusSet,
    f.SeatExcused,
    f.TimeTaken,
    f.CriticalRuled,
    f.FallbackOrdered,
    f.AttemptVoided,
    f.ConflictSettled,
    f.AlarmConfirmed,
    f.PaperTyped,
    f.PaperSettled,
    f.SheetSigned,
    f.EntryMade,
    f.Undone,
)


def void_attempt(state: State, by: str, station: str, member: str, reason: str) -> Facts:
    """The attempt does not count and is repeated last (重做); what was signed stays on record."""
    guards.chief(state, by)
    guards.performer(state, guards.station(state, station), member)
    guards.still_open(state, station, member)
    number = attempt(state, station, member)
    why = guards.reasoned(reason)
    voided = f.AttemptVoided(station=station, member=member, attempt=number, reason=why)
    return (aware(state, voided),)


def rule_critical(
    state: State, by: str, station: str, member: str, item: str, *, applies: bool, reason: str
) -> Facts:
    """The chief judge rules whether a critical fail (一票否决) stands for the attempt."""
    guards.chief(state, by)
    rubric = guards.rubric(state, guards.station(state, station))
    if item not in {critical.id for critical in rubric.criticals}:
        raise Refused("unknown_item", item=item)
    ruled = f.CriticalRuled(
        station=station,
        member=member,
        attempt=attempt(state, station, member),
        item=item,
        applies=applies,
        reason=guards.reasoned(reason),
    )
    return (aware(state, ruled),)


def order_fallback(
    state: State, by: str, station: str, member: str, drop_high: int, drop_low: int, reason: str
) -> Facts:
    """Order the drops for one performance whose panel is too small for its rule."""
    guards.chief(state, by)
    guards.performer(state, guards.station(state, station), member)
    if min(drop_high, drop_low) < 0:
        raise Refused("out_of_range", least="0", most="2")
    ordered = f.FallbackOrdered(
        station=station,
        member=member,
        drop_high=drop_high,
        drop_low=drop_low,
        reason=guards.reasoned(reason),
    )
    return (aware(state, ordered),)


def settle_conflict(
    state: State, by: str, station: str, member: str, keep: str, reason: str
) -> Facts:
    """Choose which of a seat's contradicting versions counts; the others stay on record."""
    guards.chief(state, by)
    for versions in outcome(state, station, member).rivals.values():
        ids = [version.id for version in versions]
        if keep in ids:
            drop = tuple(i for i in ids if i != keep)
            return (
                f.ConflictSettled(
                    station=station,
                    member=member,
                    keep=keep,
                    drop=drop,
                    reason=guards.reasoned(reason),
                    replaces=_former_choices(state, station, member, set(ids)),
                ),
            )
    raise Refused("unknown_record", record=keep)


def _former_choices(state: State, station: str, member: str, versions: set[str]) -> tuple[str, ...]:
    """The rulings that are known on any of these versions; those on other seats stay."""
    line = state.table(f.ConflictSettled).get((station, member), ())
    return tuple(e.id for e in line if versions & {e.fact.keep, *e.fact.drop})


def confirm_alarm(
    state: State,
    by: str,
    station: str,
    member: str,
    alarm: Literal["spread", "overtime"],
    reason: str = "",
) -> Facts:
    """The chief judge has looked: the marks far apart, or the time over the limit, stand.

    Refused where there is nothing of the kind to look at.
    """
    guards.chief(state, by)
    guards.performer(state, guards.station(state, station), member)
    found = outcome(state, station, member)
    if not (spread_open if alarm == "spread" else overtime_open)(state, found):
        raise Refused("nothing_changed")
    time = state.entry(f.TimeTaken, station, member, str(found.attempt))
    sheets = tuple(sheet.id for sheet in found.sheets.values())
    entries = tuple(entry.id for entry in entry_heads(state, station, member))
    return (
        f.AlarmConfirmed(
            station=station,
            member=member,
            attempt=found.attempt,
            alarm=alarm,
            saw=(time.id,) if alarm == "overtime" and time else sheets or entries,
            reason=reason.strip(),
        ),
    )


def unfinished(state: State, scope: str) -> tuple[Outcome, ...]:
    """The performances of a scope that still lack something, or hold an open question."""
    members = scope_members(state, scope)
    found = (
        outcome(state, where.id, name)
        for where in scope_stations(state, scope)
        for name in roll.performers(state, where)
        if members is None or name in members
    )
    return tuple(o for o in found if not o.final or o.open_criticals)


def seal_scope(state: State, by: str, scope: str, reason: str = "") -> Facts:
    """Close a station, a site's part, a round or the results, once nothing is missing or doubted.

    A clerk may seal a site's papers; all else is the chief judge's. Sealing again (after a
    correction) needs a reason.
    """
    guards.acting(state, by, *(("clerk",) if "@" in scope else ("chief",)))
    if not scope_stations(state, scope):
        raise Refused("unknown_station", station=scope)
    known = seal(state, scope)
    if known.state == "sealed":
        raise Refused("sealed", scope=scope)
    lacking = unfinished(state, scope)
    if lacking:
        raise Refused("not_complete", scope=scope, count=str(len(lacking)))
    _undisputed(state, scope)
    _looked_through(state, scope)
    if known.state == "broken":
        reason = guards.reasoned(reason)
    saw = tuple(sorted(set(scope_records(state, scope))))
    return (f.Sealed(scope=scope, saw=saw, reason=reason),)


def _looked_through(state: State, scope: str) -> None:
    """Refuse while the chief judge has still to look at something; the refusal names the first."""
    found = tuple(doubts(state, scope))
    if not found:
        return
    first, count = found[0], str(len(found))
    if first.kind == "call":
        about = {"station": first.station, "seat": str(first.seat)}
    else:
        member = roll.spoken(state, first.station, first.member)
        about = {"alarm": first.kind, "station": first.station, "member": member}
    raise Refused("open_issues", **about, count=count)


def _undisputed(state: State, scope: str) -> None:
    """Refuse while rulings contradict each other in a scope."""
    if open_ := in_scope(state, scope):
        raise Refused("open_issues", count=str(len(open_)))


def open_codes(state: State, by: str, station: str, witness: str) -> Facts:
    """Make a sealed station's codes public; code judge and supervisor both prove themselves."""
    guards.acting(state, by, "coder")
    guards.acting(state, witness, "supervisor")
    if by == witness:
        raise Refused("same_person", official=by)
    where = guards.station(state, station)
    if all(seal(state, s).state != "sealed" for s in (station, where.round, RESULTS)):
        raise Refused("not_sealed", scope=station)
    if roll.opened(state, station):
        raise Refused("already_released", scope=station)
    return (f.CodesOpened(station=station, witness=witness),)


def release(state: State, by: str, scope: str) -> Facts:
    """Let what was sealed be shown on stage and in bulletins, once its codes are open."""
    guards.chief(state, by)
    known = seal(state, scope)
    if known.state != "sealed":
        raise Refused("not_sealed", scope=scope)
    _undisputed(state, scope)
    for where in scope_stations(state, scope):
        if not roll.opened(state, where.id):
            raise Refused("codes_closed", station=where.id)
    shown = state.last(f.Released, scope)
    if shown and shown.seal == known.record:
        raise Refused("already_released", scope=scope)
    saw = tuple(sorted(overall_records(state)))
    return (f.Released(scope=scope, seal=known.record, saw=saw),)


def undo(state: State, by: str, record: str, reason: str = "") -> Facts:
    """Undo a record: freely one's own while it is unsealed, else by the chief with a reason."""
    for kind in UNDOABLE:
        for line in state.table(kind).values():
            for entry in line:
                if entry.id == record:
                    return _undo(state, by, entry.actor, entry.fact, record, reason)
    raise Refused("not_undoable", record=record)


def _undo(state: State, by: str, actor: str, fact: f.Fact, record: str, reason: str) -> Facts:
    guards.acting(state, by)
    if state.undone(record):
        raise Refused("nothing_changed")
    where, member = getattr(fact, "station", ""), getattr(fact, "member", "")
    closed = bool(where and member)
    if closed:
        try:
            guards.still_open(state, where, member)
        except Refused:
            reason = guards.reasoned(reason)
            guards.chief(state, by)
    if actor != by or isinstance(fact, f.SheetSigned):
        guards.chief(state, by)
        reason = guards.reasoned(reason)
    return (f.Undone(target=record, reason=reason),)
