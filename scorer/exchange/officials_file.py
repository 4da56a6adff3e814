"""How a contest file names its officials, their panels, and a demo's PINs."""

from fractions import Fraction
from re import compile as pattern
from typing import Final, get_args

from msgspec import Struct

from scorer.domain.model.contest import Round
from scorer.domain.model.officials import Duty, Official
from scorer.exchange.cursor import Cursor, ids_once

_DUTIES: Final[tuple[Duty, ...]] = get_args(Duty)
_PIN: Final = pattern(r"\d{6}")


class Demo(Struct, frozen=True):
    """What a demo contest adds: PINs that may be shown, by official, and a roster's file name.

    ``entrants`` are so many to be invented where there is no roster. ``typical`` are the values
    that simulated people reach, from the weakest to the best, by part and field.
    """

    pins: dict[str, str] = {}
    roster: str = ""
    entrants: int = 0
    typical: dict[str, dict[str, tuple[Fraction, ...]]] = {}


def read_officials(top: Cursor) -> tuple[Official, ...]:
    """Read the officials; one of them must be the chief judge."""
    cursors = top.maps("officials")
    officials = tuple(_official(one) for one in cursors)
    ids_once((official.id, one) for official, one in zip(officials, cursors, strict=True))
    if officials and not any(official.may("chief") for official in officials):
        top.note("officials", "no_chief")
    return officials


def _official(one: Cursor) -> Official:
    known = dict(zip(_DUTIES, _DUTIES, strict=True))
    named = one.texts("duties")
    for text in named:
        if text not in known:
            allowed = ", ".join(_DUTIES)
            one.note("duties", "not_one_of", key="duties", text=text, allowed=allowed)
    made = Official(
        id=one.id(),
        name=one.text("name"),
        unit=one.text("unit", ""),
        duties=tuple(known[text] for text in named if text in known),
    )
    one.done()
    return made


def read_panels(
    top: Cursor, rounds: tuple[Round, ...], officials: tuple[Official, ...]
) -> tuple[tuple[str, ...], ...]:
    """Read the judges of each station by seat; none at all where they are seated later."""
    cursors = top.maps("panels", needed=False)
    stations = [made for made in rounds for pool in made.pools for _ in range(pool.stations)]
    if cursors and len(cursors) != len(stations):
        about = {"count": str(len(cursors)), "stations": str(len(stations))}
        top.note("panels", "panel_count", **about)
    panels: list[tuple[str, ...]] = []
    seated: set[str] = set()
    for number, (one, made) in enumerate(zip(cursors, stations, strict=False), 1):
        panel = one.texts("judges")
        if len(panel) != made.panel.judges:
            about = {"count": str(len(panel)), "judges": str(made.panel.judges)}
            one.note("judges", "panel_size", panel=str(number), **about)
        for name in panel:
            _check_seat(one, name, number, officials, seated)
        one.done()
        panels.append(panel)
    return tuple(panels)


def _check_seat(
    one: Cursor, name: str, number: int, officials: tuple[Official, ...], seated: set[str]
) -> None:
    judge = next((official for official in officials if official.id == name), None)
    if judge is None or not judge.may("judge"):
        one.note("judges", "not_judge", text=name, panel=str(number))
    elif name in seated:
        one.note("judges", "judge_twice", name=judge.name)
    seated.add(name)


def read_demo(top: Cursor, officials: tuple[Official, ...]) -> Demo:
    """Read what only a demo has."""
    one = top.map("demo", needed=False)
    if one is None:
        return Demo()
    roster = one.text("roster", "")
    shown = one.map("pins", needed=False)
    pins: dict[str, str] = {}
    known = {official.id for official in officials}
    for name in shown.keys() if shown else ():
        pins[name] = shown.text(name) if shown else ""
        if shown and name not in known:
            shown.note(name, "key_unknown", key=name)
        elif shown and not _PIN.fullmatch(pins[name]):
            shown.note(name, "bad_pin", key=name)
    entrants = one.whole("entrants", 0)
    typical = one.map("typical", needed=False)
    ranges = {name: _ranges(typical, name) for name in tuple(typical.keys())} if typical else {}
    one.done()
    return Demo(pins, roster, entrants, ranges)


def _ranges(typical: Cursor, part: str) -> dict[str, tuple[Fraction, ...]]:
    fields = typical.map(part)
    if fields is None:
        return {}
    found = {name: fields.all_points(name) for name in tuple(fields.keys())}
    for name, ends in found.items():
        if len(ends) != 2:
            fields.note(name, "not_list", key=name)
    return found
