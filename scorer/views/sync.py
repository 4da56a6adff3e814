"""The laptops of a contest: what each holds and how old it is, and where two of them contradict."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.state import Entry, State
from scorer.views import names
from scorer.views.clocks import odd_laptops
from scorer.views.conflicts import Conflict, conflicts, laptop_name, torn_laptops
from scorer.words import _, n_

DeviceState = Literal["here", "fresh", "old", "odd", "conflict", "waiting", "stranger"]
OLD_MIN: Final = 30
"""From so many minutes without news on, a laptop is worth a look."""
_WORK: Final[tuple[type[Any], ...]] = (f.SheetSigned, f.PaperTyped)


@dataclass(frozen=True, slots=True)
class Stranger:
    """A laptop whose file was refused because it is not admitted."""

    laptop: str
    key: str
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Known:
    """What this laptop knows beside the records.

    ``own`` and ``name`` are its own id and name; ``admitted`` the ids that are let in; ``seen``
    when the newest file of each laptop was exported (ISO 8601); ``now`` its wall time;
    ``odd_clock`` whether its own clock is behind.
    """

    own: str
    name: str
    now: str
    admitted: Collection[str] = ()
    seen: Mapping[str, str] = field(default_factory=dict)
    strangers: tuple[Stranger, ...] = ()
    odd_clock: bool = False


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop: where it works, how many sheets it signed, the time its news are from."""

    laptop: str
    name: str
    place: str
    holds: str
    as_of: str
    state: DeviceState
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SyncView:
    """All laptops, this one first, and all conflicts."""

    devices: tuple[Device, ...]
    conflicts: tuple[Conflict, ...]


def sync_view(state: State, known: Known) -> SyncView:
    """The laptops and conflicts as this laptop knows them."""
    found = conflicts(state)
    work = _work(state)
    torn = torn_laptops(state)
    odd = {laptop for laptop, _at in odd_laptops(state, known.now)}
    if known.odd_clock:
        odd.add(known.own)
    rows = [
        _device(state, laptop, known, work.get(laptop, []), torn.get(laptop, 0), odd=laptop in odd)
        for laptop in _laptops(state, known, work)
    ]
    waiting = [_waiting(name, laptop) for laptop, name in _unused_tickets(state)]
    strangers = [_stranger(one) for one in known.strangers if one.laptop not in known.admitted]
    return SyncView(devices=(*rows, *strangers, *waiting), conflicts=found)


# -- laptops -----------------------------------------------------------------------------------


def _laptops(state: State, known: Known, work: Mapping[str, list[Entry[Any]]]) -> list[str]:
    """This laptop, then the others that wrote anything, by name."""
    wrote = {laptop for laptop in (*work, *_last_words(state)) if laptop != known.own}
    return [known.own, *sorted(wrote, key=lambda laptop: (laptop_name(state, laptop), laptop))]


def _work(state: State) -> dict[str, list[Entry[Any]]]:
    found: dict[str, list[Entry[Any]]] = {}
    for kind in _WORK:
        for line in state.table(kind).values():
            for entry in line:
                found.setdefault(entry.laptop, []).append(entry)
    return found


def _last_words(state: State) -> dict[str, str]:
    """The wall time of each laptop's last record in journal order."""
    sources = tuple(state.tables.values())
    return state.remembered("last words", sources, lambda: _last_words_now(state))


def _last_words_now(state: State) -> dict[str, str]:
    last: dict[str, tuple[tuple[int, str], str]] = {}
    for table in state.tables.values():
        for line in table.values():
            for entry in line:
                known = last.get(entry.laptop)
                if known is None or known[0] < entry.order:
                    last[entry.laptop] = (entry.order, entry.at)
    return {laptop: at for laptop, (_order, at) in last.items()}


def _device(
    state: State,
    laptop: str,
    known: Known,
    work: list[Entry[Any]],
    conflicts: int,
    *,
    odd: bool,
) -> Device:
    own = laptop == known.own
    at = known.now if own else known.seen.get(laptop, "") or _last_words(state).get(laptop, "")
    what, words = _standing(laptop, known, at, conflicts, odd=odd)
    return Device(
        laptop=laptop,
        name=known.name if own else laptop_name(state, laptop),
        place=_("This laptop itself") if own else _place(state, work),
        holds=_holds(work),
        as_of=names.clock(at),
        state=what,
        words=words,
        hint=_place(state, work, most=9) if work else "",
    )


def _standing(
    laptop: str, known: Known, at: str, conflicts: int, *, odd: bool
) -> tuple[DeviceState, str]:
    if conflicts:
        return "conflict", n_("{count} conflict", "{count} conflicts", conflicts).format(
            count=conflicts
        )
    if odd:
        return "odd", _("Odd clock")
    if laptop == known.own:
        return "here", _("Up to date")
    age = _minutes(at, known.now)
    if age >= OLD_MIN:
        return "old", n_("{count} min without news", "{count} min without news", age).format(
            count=age
        )
    return "fresh", _("Merged")


def _minutes(then: str, now: str) -> int:
    try:
        apart = datetime.fromisoformat(now) - datetime.fromisoformat(then)
        return int(apart.total_seconds() // 60)
    except (ValueError, TypeError):
        return 0


def _holds(work: list[Entry[Any]]) -> str:
    return str(len(work)) if work else "—"


def _place(state: State, work: list[Entry[Any]], most: int = 2) -> str:
    ids = dict.fromkeys(entry.fact.station for entry in sorted(work, key=lambda e: e.order))
    known = roll.stations(state)
    said = [names.said(known[one].title) for one in ids if one in known]
    if len(said) > most:
        return _("{first} and {count} more").format(first=said[0], count=len(said) - 1)
    return _(", ").join(said) or "—"


def _unused_tickets(state: State) -> list[tuple[str, str]]:
    """Copies that were made for a laptop and not opened yet: id and name.

    Whoever comes with a ticket names it; the spare ticket lies in every backup and waits for none.
    """
    admitted = [entry for _slot, entry in state.each(f.LaptopAdmitted)]
    used = {entry.fact.ticket for entry in admitted if entry.fact.ticket}
    wrote = set(_last_words(state))
    # The contest's own first keys, the spare ticket among them, were let in before this one.
    keys = state.entry(f.CertificateKeySet)
    first = keys.order if keys else (0, "")
    return [
        (entry.fact.laptop, entry.fact.name)
        for entry in admitted
        if entry.order > first and entry.fact.laptop not in wrote and entry.fact.key not in used
    ]


def _waiting(name: str, laptop: str) -> Device:
    return Device(laptop, name, "—", "—", "", "waiting", _("Copy not opened yet"))


def _stranger(one: Stranger) -> Device:
    return Device(
        one.laptop, one.name, "—", "—", names.clock(one.at), "stranger", _("Not admitted")
    )
