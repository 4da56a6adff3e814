"""One performance: the panel's score, then time, then ceilings, then zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.numbers import closest_pair, exact, half_up, mean, median
from tests.oracle.reading import Attempt, Book, Json, Sheet
from tests.oracle.sheet import sheet_total


@dataclass(frozen=True)
class Result:
    """What came of a performance.

    ``state`` is ``value``; ``open`` while something is missing; ``gap`` for 缺考, 弃权 and so on;
    ``waived`` where it does not count for this contestant.
    """

    state: str
    value: Fraction | None = None
    seconds: Fraction = Fraction(0)
    criticals: int = 0


OPEN, GAP, WAIVED = Result("open"), Result("gap"), Result("waived")


def performance(book: Book, station: Json, entrant: str, member: str) -> Result:
    """The result of one member at one station, not yet brought to one scale."""
    for word in _statuses(book, station, entrant, member):
        return WAIVED if word == "waived" else GAP
    way = paper if station["kind"] == "paper" else skill
    found = way(book, station, member)
    out = any(not status.scope for status in book.statuses.get(entrant, ()))
    return GAP if out and found.state == "open" else found


def paper(book: Book, station: Json, member: str) -> Result:
    """A paper counts when two typings agree, or as the chief ruled after they did not."""
    typed = book.papers.get((station["id"], member), {})
    ruled = typed.get("ruled")
    typings = [row for typing, row in typed.items() if typing != "ruled"]
    if ruled and all(_when(ruled) > _when(row) for row in typings):
        return _paper(ruled)
    if len(typings) < 2 or len({(row["score"], row["absent"]) for row in typings}) > 1:
        return OPEN
    return _paper(typings[0])


def skill(book: Book, station: Json, member: str) -> Result:
    """A station's result from the sheets of the attempt that counts."""
    where = station["id"]
    attempt = (where, member, counting_attempt(book, where, member))
    rubric = book.rubrics[station["rubric"]]
    excused = book.excused.get((where, member), set())
    sheets = book.sheets.get(attempt, {})
    seated = {*range(1, station["panel"]["judges"] + 1), *book.seats[where]}
    due = sorted(seated - excused)
    if not due or any(len(sheets.get(seat, ())) != 1 for seat in due):
        return OPEN
    counted = [sheets[seat][0] for seat in due]
    score = panel(book, station, member, [sheet_total(rubric, sheet) for sheet in counted])
    if score is None:
        return OPEN
    seconds = book.seconds.get(attempt)
    score = score - overtime(rubric, seconds) - undertime(rubric, seconds)
    effects = criticals(book, rubric, attempt, counted)
    value = _ceilings(max(Fraction(0), score), effects)
    return Result("value", value, seconds or Fraction(0), len(effects))


def counting_attempt(book: Book, where: str, member: str) -> int:
    """The first attempt that was not voided (重做)."""
    voided, number = book.voided.get((where, member), ()), 1
    while number in voided:
        number += 1
    return number


def panel(book: Book, station: Json, member: str, totals: Sequence[Fraction]) -> Fraction | None:
    """The judges' totals as one; None where too few are left and nothing was ordered."""
    rule = station["panel"]
    high, low = rule["drop_high"], rule["drop_low"]
    if book.excused.get((station["id"], member)) and rule["short"] == "no_drops":
        high = low = 0
    if len(totals) < high + low + 1:
        ordered = book.fallbacks.get((station["id"], member))
        if ordered is None or len(totals) < sum(ordered) + 1:
            return None
        high, low = ordered
    kept = sorted(totals)[low : len(totals) - high]
    ways = {"mean": mean, "median": median, "closest_pair": closest_pair}
    way = ways.get(rule["method"])
    value = way(kept) if way else sum(kept, Fraction(0))
    return half_up(value, printed(book, rule["decimals"]))


def overtime(rubric: Json, seconds: Fraction | None) -> Fraction:
    """Points lost over the limit; what was not timed costs nothing."""
    rule = rubric["overtime"]
    if not rule or seconds is None or not rubric["limit_s"]:
        return Fraction(0)
    over = seconds if rule["stop_s"] is None else min(seconds, Fraction(rule["stop_s"]))
    return _lost(rule, over - rubric["limit_s"] - rule["grace_s"])


def undertime(rubric: Json, seconds: Fraction | None) -> Fraction:
    """Points lost below the least time."""
    rule = rubric["undertime"]
    if not rule or seconds is None or not rubric["minimum_s"]:
        return Fraction(0)
    return _lost(rule, rubric["minimum_s"] - seconds - rule["grace_s"])


def criticals(book: Book, rubric: Json, attempt: Attempt, sheets: Sequence[Sheet]) -> list[Json]:
    """The critical items that apply: by most of the judges, unless the chief judge ruled."""
    ruled = book.rulings.get(attempt, {})
    found: list[Json] = []
    for item in rubric["items"]:
        if item["kind"] != "critical":
            continue
        ticks = sum(item["id"] in sheet.ticks for sheet in sheets)
        most = book.rules["critical"] == "majority" and 2 * ticks > len(sheets)
        if ruled.get(item["id"], most):
            found.append(item["critical"])
    return found


def printed(book: Book, decimals: int | None) -> int | None:
    """The decimals of a printed step, unless the rules round only once, at the end."""
    return None if book.rules["rounding"] == "at_end" else decimals


def _ceilings(score: Fraction, effects: Sequence[Json]) -> Fraction:
    if any(effect["effect"] == "zero" for effect in effects):
        return Fraction(0)
    return min([score, *(exact(effect["cap"]) for effect in effects)])


def _lost(rule: Json, over: Fraction) -> Fraction:
    if over <= 0:
        return Fraction(0)
    units = over / rule["per_s"]
    whole = -(-units.numerator // units.denominator) if rule["part_counts"] else int(units)
    lost = whole * exact(rule["points"])
    return lost if rule["most"] is None else min(lost, exact(rule["most"]))


def _paper(row: Json) -> Result:
    return GAP if row["absent"] else Result("value", exact(row["score"]))


def _when(row: Json) -> tuple[int, str]:
    return row["clock"], row["record"]


def _statuses(book: Book, station: Json, entrant: str, member: str) -> list[str]:
    """What stands instead of a result: said of the member, or of the team for this part only.

    A team that is out altogether keeps what it has done on record, and owes nothing more.
    """
    parts = {station["round"], station["id"]}
    return [
        *(s.word for s in book.statuses.get(member, ()) if not s.scope or s.scope in parts),
        *(s.word for s in book.statuses.get(entrant, ()) if s.scope in parts),
    ]
