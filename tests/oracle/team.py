"""Members to teams, rounds to a total, over the parts that count."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tests.oracle.numbers import exact, half_up, mean
from tests.oracle.reading import Book, Json
from tests.oracle.sites import across_sites, full_marks
from tests.oracle.station import Result, performance, printed

HUNDRED = Fraction(100)
NO_PLACE = ("disqualified", "withdrawn", "absent")


@dataclass(frozen=True)
class Value:
    """A combined score: ``open`` while a part of it is missing; ``gap`` if there was none at all.

    ``full`` says that nobody was absent in it; ``waived`` that it does not count. ``marks`` are the
    full marks that the value is out of.
    """

    state: str
    value: Fraction | None = None
    full: bool = True
    marks: Fraction = HUNDRED


@dataclass
class Team:
    """What a team has come to over the parts that count."""

    entrant: str
    status: str = ""
    stations: dict[tuple[str, str], Result] = field(default_factory=dict)
    members: dict[tuple[str, str], Value] = field(default_factory=dict)
    rounds: dict[str, Value] = field(default_factory=dict)
    total: Value = Value("open")
    exact_total: Fraction | None = None

    @property
    def seconds(self) -> Fraction:
        """The time of all stations together."""
        return sum((result.seconds for result in self.stations.values()), Fraction(0))

    @property
    def criticals(self) -> int:
        """How many critical fails there were."""
        return sum(result.criticals for result in self.stations.values())


def team(book: Book, entrant: str, parts: set[str]) -> Team:
    """Combine a team's results over these stations; what is not yet released is not there yet."""
    found = Team(entrant, _status(book, entrant))
    counting: list[Json] = []
    for stage in book.contest["rounds"]:
        if any(station["round"] == stage["id"] for station in _stations(book, parts)):
            found.rounds[stage["id"]] = _round(book, found, stage["id"], parts)
            counting.append(stage)
    if not counting:
        return found
    rule = book.rules["total"]
    values = [found.rounds[stage["id"]] for stage in counting]
    weights = [exact(stage["weight"]) for stage in counting]
    found.total, found.exact_total = _combined(book, rule, values, weights=weights, last=True)
    if not found.status and _nothing_there(found):
        found.status = "absent"
    return found


def _round(book: Book, found: Team, stage: str, parts: set[str]) -> Value:
    values: list[Value] = []
    for member in book.members(found.entrant):
        results: list[Value] = []
        for station in book.stations_of(stage, member["role"]):
            if station["id"] not in parts or not book.performs(station, member["id"]):
                continue
            result = performance(book, station, found.entrant, member["id"])
            found.stations[station["id"], member["id"]] = result
            even = across_sites(book, station, member["id"], result)
            results.append(_on_one_scale(book, station, even))
        if results:
            value, _ = _combined(book, book.rules["member"], results)
            found.members[stage, member["id"]] = value
            values.append(value)
    return _combined(book, book.rules["team"], values)[0]


def _on_one_scale(book: Book, station: Json, result: Result) -> Value:
    """A station's result as its rules count it: as percent, or in its own points."""
    full = full_marks(book, station)
    raw = book.rules["scale"] == "raw"
    value = result.value
    if value is not None and not raw:
        value = value * 100 / full
    return Value(result.state, value, result.state != "gap", full if raw else HUNDRED)


def _combined(
    book: Book,
    rule: Json,
    values: Sequence[Value],
    *,
    weights: Sequence[Fraction] = (),
    last: bool = False,
) -> tuple[Value, Fraction | None]:
    """One step of combining, and its value before rounding."""
    every = list(zip(values, weights or [Fraction(1)] * len(values), strict=True))
    present = [pair for pair in every if pair[0].state != "waived"]
    full = all(value.full for value, _ in present)
    if not present:
        return Value("waived"), None
    if any(value.state == "open" for value, _ in present):
        return Value("open", None, full), None
    terms = [(_weighed(book, rule, value), weight) for value, weight in present]
    there = [(value, weight) for value, weight in terms if value is not None]
    if not there:
        return Value("gap", None, full=False), None
    if book.rules["absent"] != "mean_of_present":
        there = [(value or Fraction(0), weight) for value, weight in terms]
    raw = _by(rule, there)
    if rule["how"] == "sum":  # a gap that takes the mean of the others adds as much as they do
        raw = raw * len(terms) / len(there)
    decimals = rule["decimals"] if last else printed(book, rule["decimals"])
    marks = HUNDRED
    if rule["how"] != "weighted":
        marks = _by(rule, [(value.marks, weight) for value, weight in present])
    return Value("value", half_up(raw, decimals), full, marks), raw


def _weighed(book: Book, rule: Json, value: Value) -> Fraction | None:
    """Weights are for percents, where the rules count percents."""
    if value.value is None or rule["how"] != "weighted" or book.rules["scale"] == "raw":
        return value.value
    return value.value * 100 / value.marks


def _by(rule: Json, pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    values = [value for value, _ in pairs]
    if rule["how"] == "weighted":
        whole = sum((weight for _, weight in pairs), Fraction(0))
        return sum((value * weight for value, weight in pairs), Fraction(0)) / whole
    if rule["how"] == "best":
        return sum(sorted(values, reverse=True)[: rule["count"] or None], Fraction(0))
    return mean(values) if rule["how"] == "mean" else sum(values, Fraction(0))


def _status(book: Book, entrant: str) -> str:
    """What was said of the whole team for the whole contest; the gravest word first."""
    words = {status.word for status in book.statuses.get(entrant, ()) if not status.scope}
    return next((word for word in NO_PLACE if word in words), "")


def _nothing_there(found: Team) -> bool:
    return bool(found.stations) and all(r.state == "gap" for r in found.stations.values())


def _stations(book: Book, parts: set[str]) -> list[Json]:
    return [station for name, station in book.stations.items() if name in parts]
