"""Rubric files: one YAML file is one station's score sheet."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Final, get_args

from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import (
    Critical,
    Fault,
    Item,
    ItemKind,
    OrderError,
    Overtime,
    PanelMethod,
    PanelRule,
    Rubric,
    Section,
)
from scorer.exchange.cursor import Cursor, ids_once, open_yaml
from scorer.exchange.measure_file import read_measure

_KINDS: Final[tuple[ItemKind, ...]] = get_args(ItemKind)
_PANELS: Final[dict[str, PanelMethod]] = {"counters_closest_pair": "closest_pair"}
_YES_NO: Final[tuple[Fraction, ...]] = (Fraction(1), Fraction(0))


def read_rubric(path: Path) -> Rubric:
    """Read a rubric file. Raises ``FileRefused`` with everything that is wrong, by line.

    Items must add up to their sections, and sections to the total.
    """
    reading, top, _text = open_yaml(path)
    rubric = _rubric(top)
    top.skip("unit_of_entry", "grades", "samples", "item_parts", "time_faults")
    top.done()
    reading.end()
    return rubric


def _rubric(top: Cursor) -> Rubric:
    section_cursors = top.maps("sections")
    sections = tuple(_section(one) for one in section_cursors)
    cursors = top.maps("items")
    known = tuple(section.id for section in sections)
    items = tuple(_item(one, known) for one in cursors)
    ids_once((item.id, one) for item, one in zip(items, cursors, strict=True))
    full = top.points("total_points", least=1)
    _check_sections(section_cursors, sections, items)
    whole = sum((section.points for section in sections), Fraction(0))
    if whole != full:
        top.note("total_points", "sum_of_rubric", sum=brief(whole), points=brief(full))
    _check_order(items, cursors)
    return Rubric(
        id=top.id(),
        version=top.text("version", "1"),
        title=top.words("station"),
        roles=tuple(one.own_words(only=True) for one in top.maps("roles", needed=False)),
        team_size=top.whole("team_size", 1, least=1),
        full=full,
        limit_s=top.whole("time_limit_s", 0),
        overtime=_overtime(top.map("overtime", needed=False)),
        undertime=_overtime(top.map("undertime", needed=False)),
        minimum_s=top.whole("time_minimum_s", 0),
        order_error=_order_error(top.map("order_error", needed=False)),
        panel=_panel(top.map("judging", needed=False)),
        pass_mark=top.maybe_points("pass_mark"),
        sections=sections,
        items=items,
        notes=top.words("notes", needed=False),
    )


def _section(one: Cursor) -> Section:
    made = Section(one.id(), one.own_words(), one.points("points"))
    one.done()
    return made


def _item(one: Cursor, sections: tuple[str, ...]) -> Item:
    kind = one.choice("kind", _KINDS)
    points = one.points("points")
    section = one.text("sec")
    if section and section not in sections:
        one.note("sec", "id_unknown", key="sec", text=section, allowed=", ".join(sections))
    faults = tuple(_fault(fault, one, points) for fault in one.maps("faults", needed=False))
    item = Item(
        id=one.id(),
        section=section,
        name=one.own_words(),
        points=points,
        kind=kind,
        levels=_levels(one, kind, judged_by_points=bool(faults) or one.has("step")),
        step=one.points("step", Fraction(1, 2)),
        per=one.points("per") if kind == "deduction" and not faults else one.maybe_points("per"),
        order=one.whole("order", least=1) if kind == "step" else None,
        measure=read_measure(one, points) if kind == "measure" else None,
        critical=_critical(one, points) if kind == "critical" else None,
        faults=faults,
    )
    one.done()
    return item


def _fault(fault: Cursor, item: Cursor, most: Fraction) -> Fault:
    made = Fault(fault.own_words(), fault.points("points"))
    if made.points > most:
        about = {"points": brief(made.points), "most": brief(most), "item": item.text("id", "")}
        fault.note("points", "points_above_item", **about)
    fault.done()
    return made


def _levels(one: Cursor, kind: ItemKind, *, judged_by_points: bool) -> tuple[Fraction, ...]:
    given = one.all_points("levels")
    name = one.text("id", "")
    if given and judged_by_points:
        one.note("levels", "levels_and_faults", item=name)
    falling = all(better > worse for better, worse in pairwise(given))
    if given and not (falling and given[0] == 1 and given[-1] >= 0):
        one.note("levels", "levels_order", item=name)
    if given or judged_by_points or kind not in ("checklist", "step"):
        return given
    return _YES_NO


def _critical(one: Cursor, points: Fraction) -> Critical:
    if points:
        one.note("points", "critical_points", item=one.text("id", ""))
    if one.choice("effect", ("cap", "zero")) == "zero":
        return Critical("zero")
    return Critical("cap", one.points("cap"))


def _overtime(one: Cursor | None) -> Overtime | None:
    if one is None:
        return None
    made = Overtime(
        grace_s=one.whole("grace_s", 0),
        per_s=one.whole("per_s", least=1),
        points=one.points("points"),
        most=one.maybe_points("max"),
        part_counts=one.truth("round_up"),
        stop_s=one.maybe_whole("stop_at_s"),
    )
    one.done()
    return made


def _order_error(one: Cursor | None) -> OrderError | None:
    if one is None:
        return None
    made = OrderError(one.points("points"), one.maybe_points("max"))
    one.done()
    return made


def _panel(one: Cursor | None) -> PanelRule:
    if one is None:
        return PanelRule()
    high, low = one.whole("drop_high", 0), one.whole("drop_low", 0)
    judges = one.whole("judges", least=1)
    if judges <= high + low:
        one.note("judges", "drops", judges=str(judges), high=str(high), low=str(low))
    method = one.choice("panel", ("mean", *_PANELS), "mean")
    made = PanelRule(
        judges=judges,
        drop_high=high,
        drop_low=low,
        decimals=one.whole("decimals", 2),
        method=_PANELS.get(method, "mean"),
        spread=one.maybe_points("spread_alarm"),
    )
    one.skip("third_marker_gap", "tie_decimals")
    one.done()
    return made


def _check_sections(
    cursors: tuple[Cursor, ...], sections: tuple[Section, ...], items: tuple[Item, ...]
) -> None:
    ids_once((section.id, one) for section, one in zip(sections, cursors, strict=True))
    for section, one in zip(sections, cursors, strict=True):
        held = sum((i.points for i in items if i.section == section.id), Fraction(0))
        if held != section.points:
            about = {"sum": brief(held), "points": brief(section.points)}
            one.note("points", "sum_of_section", section=section.name.zh, **about)


def _check_order(items: tuple[Item, ...], cursors: tuple[Cursor, ...]) -> None:
    known: set[int] = set()
    for item, one in zip(items, cursors, strict=True):
        if item.order is not None and item.order in known:
            one.note("order", "order_twice", order=str(item.order))
        known.add(item.order or 0)
