"""Sites with different judges: a station's results brought to one scale, where the rules say so."""

from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction

from tests.oracle.numbers import exact, half_up, mean
from tests.oracle.reading import Book, Json
from tests.oracle.station import OPEN, Result, performance, printed

_FINE = Decimal(10) ** -18


def across_sites(book: Book, station: Json, member: str, found: Result) -> Result:
    """The result beside those of other sites; open where a site has no mean or spread."""
    rule = book.rules.get("sites") or {}
    if rule.get("how", "none") == "none" or found.value is None:
        return found
    values = _values(book, station)
    if member not in values:
        return found
    value = _evened(rule, book, values, member)
    if value is None:
        return OPEN
    decimals = printed(book, rule.get("decimals"))
    return Result(found.state, half_up(value, decimals), found.seconds, found.criticals)


def full_marks(book: Book, station: Json) -> Fraction:
    """What a station is out of: standard scores are out of 100."""
    how = (book.rules.get("sites") or {}).get("how", "none")
    return Fraction(100) if how == "z" else exact(station["full"])


def _values(book: Book, station: Json) -> dict[str, Fraction]:
    """Everybody's result at the station, without teams that are disqualified."""
    found: dict[str, Fraction] = {}
    for entrant in book.entrants:
        words = {s.word for s in book.statuses.get(entrant, ()) if not s.scope}
        if "disqualified" in words:
            continue
        for person in book.members(entrant):
            if person["role"] == station["role"] and book.performs(station, person["id"]):
                result = performance(book, station, entrant, person["id"])
                if result.value is not None:
                    found[person["id"]] = result.value
    return found


def _evened(rule: Json, book: Book, values: dict[str, Fraction], member: str) -> Fraction | None:
    by_site: dict[str, list[Fraction]] = {}
    for name, value in values.items():
        by_site.setdefault(book.site(name), []).append(value)
    own, value = by_site[book.site(member)], values[member]
    if rule["how"] == "z":
        roots = {site: _spread(line) for site, line in by_site.items()}
        if not all(roots.values()):
            return None
        return 80 + 10 * (value - mean(own)) / roots[book.site(member)]
    means = {s: half_up(mean(line), rule.get("mean_decimals")) for s, line in by_site.items()}
    if not all(means.values()):
        return None
    every = list(values.values()) if rule["how"] == "pooled" else list(means.values())
    whole = half_up(mean(every), rule.get("mean_decimals"))
    ratio = whole / means[book.site(member)]
    return value * half_up(ratio, rule.get("coefficient_decimals"))


def _spread(line: list[Fraction]) -> Fraction:
    """The standard deviation of all, to eighteen decimals."""
    variance = mean([(value - mean(line)) ** 2 for value in line])
    with localcontext() as context:
        context.prec = 80
        root = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
        return Fraction(root.quantize(_FINE, rounding=ROUND_FLOOR))
