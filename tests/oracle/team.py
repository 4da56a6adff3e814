"""Members to teams, rounds to a total, over the parts that count."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tests.oracle.numbers import exact, half_up, mean
from tests.oracle.reading import Book, Json
from tests.oracle.station import Result, performance, printed

NO_PLACE = ("disqualified", "withdrawn", "absent")


@dataclass(frozen=True)
class Value:
    """A combined score: ``open`` while a part of it is missing; ``gap`` if there was none at all.

    ``full`` says that nobody was absent in it; ``waived`` that it does not count.
    """

    state: str
    value: Fraction | None = None
    full: bool = True


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
            if station["id"] not in parts:
                continue
            result = performance(book, station, found.entrant, member["id"])
            found.stations[station["id"], member["id"]] = result
            results.append(_on_one_scale(book, station, result))
        if results:
            value, _ = _combined(book, book.rules["member"], results)
            found.members[stage, member["id"]] = value
            values.append(value)
    return _combined(book, book.rules["team"], values)[0]


def _on_one_scale(book: Book, station: Json, result: Result) -> Value:
    if result.value is None:
        return Value(result.state, None, full=result.state != "gap")
    value = result.value
    if book.rules["scale"] == "percent":
        value = value * 100 / exact(station["full"])
    return Value("value", value)


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
    there = [(value.value, weight) for value, weight in present if value.value is not None]
    if not there:
        return Value("gap", None, full=False), None
    if book.rules["absent"] != "mean_of_present":
        gaps = [weight for value, weight in present if value.value is None]
        there += [(Fraction(0), weight) for weight in gaps]
    raw = _by(rule, there, len(there))
    decimals = rule["decimals"] if last else printed(book, rule["decimals"])
    return Value("value", half_up(raw, decimals), full), raw


def _by(rule: Json, pairs: Sequence[tuple[Fraction, Fraction]], count: int) -> Fraction:
    values = [value for value, _ in pairs]
    if rule["how"] == "weighted":
        whole = sum((weight for _, weight in pairs), Fraction(0))
        return sum((value * weight for value, weight in pairs), Fraction(0)) / whole
    if rule["how"] == "best":
        best = sorted(values, reverse=True)[: rule["count"] or count]
        return sum(best, Fraction(0))
    return mean(values) if rule["how"] == "mean" else sum(values, Fraction(0))


def _status(book: Book, entrant: str) -> str:
    """What was said of the whole team for the whole contest; the gravest word first."""
    words = {status.word for status in book.statuses.get(entrant, ()) if not status.scope}
    return next((word for word in NO_PLACE if word in words), "")


def _nothing_there(found: Team) -> bool:
    return bool(found.stations) and all(r.state == "gap" for r in found.stations.values())


def _stations(book: Book, parts: set[str]) -> list[Json]:
    return [station for name, station in book.stations.items() if name in parts]
