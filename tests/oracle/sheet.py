"""One judge's sheet: every item's points and their sum. Time and criticals are no part of it."""

import json
from fractions import Fraction

from tests.oracle.numbers import exact
from tests.oracle.reading import Json, Sheet, by_clock

NOTHING = Fraction(0)


def sheet_total(rubric: Json, sheet: Sheet) -> Fraction:
    """The sum of the items, order errors included; a copied paper sheet says only its total."""
    if not sheet.marks:
        return sheet.total
    items = {item["id"]: item for item in rubric["items"] if item["kind"] != "critical"}
    waived = {name for name, mark in sheet.marks.items() if mark["waived"]}
    points = {
        name: item_points(rubric, item, sheet.marks[name])
        for name, item in items.items()
        if name not in waived
    }
    total = _without_waived(rubric, items, waived, sum(points.values(), NOTHING))
    return max(NOTHING, total - order_errors(rubric, sheet))


def item_points(rubric: Json, item: Json, mark: Json) -> Fraction:
    """What one mark is worth, never below 0 and never above the item's points."""
    full = exact(item["points"])
    if item["kind"] == "step" and mark["out_of_order"] and not rubric["order_error"]:
        return NOTHING
    if item["kind"] == "measure":
        found = measured(item["measure"], full, exact(mark["text"]))
        return max(NOTHING, found - _faults(item, mark))
    if item["levels"]:
        return max(NOTHING, full * exact(mark["text"]) - _faults(item, mark))
    return min(full, max(NOTHING, exact(mark["text"])))


def measured(measure: Json, full: Fraction, value: Fraction) -> Fraction:
    """A number becomes points by the first band that fits, along a line, or by so much a unit."""
    if measure["input"] in {"abs_diff", "rel_error_pct"}:
        value = abs(value)
    value = by_clock(value, measure.get("clock") or {})
    if measure["per_unit"] is not None:
        return min(full, max(NOTHING, value * exact(measure["per_unit"])))
    if measure["linear"] is not None:
        best, none = exact(measure["linear"]["full_at"]), exact(measure["linear"]["zero_at"])
        share = (none - value) / (none - best)
        return full * min(Fraction(1), max(NOTHING, share))
    fitting = (band for band in measure["bands"] if _inside(band, value))
    return next((exact(band["points"]) for band in fitting), NOTHING)


def order_errors(rubric: Json, sheet: Sheet) -> Fraction:
    """What steps out of their place cost together, where the rubric has such a price."""
    rule = rubric["order_error"]
    if not rule:
        return NOTHING
    wrong = sum(1 for mark in sheet.marks.values() if mark["out_of_order"] and not mark["waived"])
    cost = wrong * exact(rule["points"])
    return cost if rule["most"] is None else min(cost, exact(rule["most"]))


def _faults(item: Json, mark: Json) -> Fraction:
    """What the named mistakes cost; where points were given they are off already."""
    places: list[int] = json.loads(mark["faults"])
    return sum((exact(item["faults"][place]["points"]) for place in places), NOTHING)


def _inside(band: Json, value: Fraction) -> bool:
    if band["low"] is not None:
        low = exact(band["low"])
        if value < low or (value == low and band["low_open"]):
            return False
    if band["high"] is not None:
        high = exact(band["high"])
        if value > high or (value == high and band["high_open"]):
            return False
    return True


def _without_waived(
    rubric: Json, items: dict[str, Json], waived: set[str], total: Fraction
) -> Fraction:
    """Waived (免评) is not zero: what is left speaks for the whole sheet."""
    if not waived:
        return total
    full = exact(rubric["full"])
    left = full - sum((exact(items[name]["points"]) for name in waived), NOTHING)
    return total * full / left if left else NOTHING
