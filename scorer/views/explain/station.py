"""A station in an explanation, and below it the panel, its sheets, their items and faults."""

from fractions import Fraction

from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.outcome import Outcome
from scorer.domain.record.state import State
from scorer.domain.rules.working import Working
from scorer.views import names
from scorer.views.explain import arithmetic
from scorer.views.explain.line import Line, why_struck
from scorer.views.items import item_name, item_of
from scorer.views.points import lossless, minus
from scorer.words import N_, _


def station_line(state: State, found: Outcome, working: Working | None) -> Line:
    """One performance: a paper, or a panel and what acted on it; a word where nothing counts."""
    label = names.station_of(state, found.station)
    rule = "paper" if roll.stations(state)[found.station].kind == "paper" else "station"
    if working is None:
        word = names.status(found.state if found.state in names.STATUS else "missing")
        return Line(rule=rule, label=label, value=word, station=found.station, member=found.member)
    if working.rule == "paper":
        return Line(
            rule=rule,
            label=label,
            arithmetic=_typed(state, found),
            value=lossless(working.value, 2),
            exact=working.value,
            station=found.station,
            member=found.member,
        )
    panel = working.inputs[0]
    seats = tuple(_below_panel(state, found, line) for line in panel.inputs)
    alone = len(working.inputs) == 1
    return Line(
        rule=rule,
        label=label,
        arithmetic=arithmetic.attempt(working),
        value=lossless(working.value, panel.decimals),
        note=arithmetic.panel_note(panel) if alone else "",
        exact=working.value,
        station=found.station,
        member=found.member,
        children=seats if alone else _after_panel(state, found, working, seats),
    )


def _typed(state: State, found: Outcome) -> str:
    if state.entry(f.PaperSettled, found.station, found.member):
        return _("settled by the chief judge")
    return _("typed twice, both agree")


def _after_panel(
    state: State, found: Outcome, working: Working, seats: tuple[Line, ...]
) -> tuple[Line, ...]:
    """The panel as a line of its own, then what time and critical items took."""
    panel = working.inputs[0]
    first = Line(
        rule="panel",
        label=_("Panel"),
        arithmetic=arithmetic.panel(panel),
        value=arithmetic.value_text(panel),
        note=arithmetic.panel_note(panel),
        exact=panel.value,
        station=found.station,
        member=found.member,
        children=seats,
    )
    return (first, *(_effect(state, found, line) for line in working.inputs[1:]))


def _effect(state: State, found: Outcome, line: Working) -> Line:
    if line.rule == "clock":
        return Line(rule=line.rule, label=_("Clock"), arithmetic=arithmetic.clock(line))
    if line.rule in {"overtime", "undertime"}:
        return Line(
            rule=line.rule,
            label=_("Over time") if line.rule == "overtime" else _("Short of time"),
            arithmetic=arithmetic.overtime(line),
            value=minus(line.value or Fraction(0), 2),
            exact=line.value,
        )
    return Line(
        rule=line.rule,
        label=_("Critical fail"),
        arithmetic=item_name(state, found.station, line.about["item"]),
        value="0" if line.rule == "zero" else _("≤ {most}").format(most=_brief(line)),
        exact=line.value,
    )


def _brief(line: Working) -> str:
    return lossless(line.value, None)


def _below_panel(state: State, found: Outcome, line: Working) -> Line:
    """A seat's sheet, or an item with the seats that marked it."""
    if line.rule != "item":
        return _seat(state, found, line)
    name, panel = line.about["item"], line.inputs[0]
    factor = line.about["factor"]
    said = arithmetic.panel(panel)
    return Line(
        rule="item",
        label=_("{item} {name}").format(item=name, name=item_name(state, found.station, name)),
        arithmetic=said if factor == "1" else f"({said}) × {factor}",
        value=lossless(line.value, panel.decimals),
        note=arithmetic.panel_note(panel),
        exact=line.value,
        station=found.station,
        member=found.member,
        children=tuple(_seat(state, found, seat) for seat in panel.inputs),
    )


def _seat(state: State, found: Outcome, seat: Working) -> Line:
    number = int(seat.about["seat"])
    signed = found.sheets.get(number)
    judge = signed.fact.judge if signed else roll.seats(state, found.station).get(number, "")
    sheet = seat.inputs[0] if seat.inputs else None
    said = arithmetic.sheet(sheet) if sheet else ""
    if signed and not sheet:
        said = _("total copied from a paper sheet")
    return Line(
        rule="seat",
        label=_("{seat} {judge}").format(seat=number, judge=names.official(state, judge)),
        arithmetic=said,
        value=lossless(seat.value, None),
        struck=why_struck(seat.struck),
        note=_seat_note(state, found, number),
        exact=seat.value,
        station=found.station,
        member=found.member,
        seat=number,
        children=tuple(_item(state, found, line) for line in sheet.inputs) if sheet else (),
    )


def _seat_note(state: State, found: Outcome, seat: int) -> str:
    if seat in found.rivals:
        return _("two versions differ, not settled")
    signed = found.sheets.get(seat)
    if signed is None or not signed.fact.replaces:
        return ""
    former = _former(state, found, signed.fact.replaces[-1])
    return _("formerly {total}").format(total=former) if former else ""


def _former(state: State, found: Outcome, record: str) -> str:
    line = state.table(f.SheetSigned).get((found.station, found.member), ())
    return next((lossless(entry.fact.total, None) for entry in line if entry.id == record), "")


def _item(state: State, found: Outcome, line: Working) -> Line:
    if line.rule == "item":
        name = line.about["item"]
        return Line(
            rule="item",
            label=_("{item} {name}").format(item=name, name=item_name(state, found.station, name)),
            arithmetic=arithmetic.item(line),
            value=lossless(line.value, None),
            struck=why_struck(line.struck),
            note=line.about.get("note", ""),
            exact=line.value,
            children=tuple(_fault(state, found, fault) for fault in line.inputs),
        )
    labels = {"waived": N_("Waived items, scaled to full marks"), "order_errors": N_("Order")}
    return Line(
        rule=line.rule,
        label=_(labels[line.rule]),
        arithmetic=_sheet_arithmetic(line),
        value=lossless(line.value, 2),
        exact=line.value,
    )


def _sheet_arithmetic(line: Working) -> str:
    about = line.about
    if line.rule == "waived":
        return f"{about['sum']} × {about['full']} ÷ ({about['full']} − {about['waived']})"
    return f"{about['errors']} × {about['points']}"


def _fault(state: State, found: Outcome, line: Working) -> Line:
    item = item_of(state, found.station, line.about["item"])
    place = int(line.about["fault"])
    known = item is not None and place < len(item.faults)
    return Line(
        rule="fault",
        label=names.said(item.faults[place].name) if known and item else "",
        value=minus(line.value or Fraction(0), None),
        exact=line.value,
    )
