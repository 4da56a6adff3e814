"""A row of the panel grid explained: how its score comes about, and which total lies far off."""

from dataclasses import dataclass
from fractions import Fraction

from scorer.domain.model.contest import Station
from scorer.domain.model.exact import brief
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.views import names
from scorer.views.panel import PanelCell, PanelRow, PanelView, Struck
from scorer.views.points import lossless, minus
from scorer.words import _, n_


@dataclass(frozen=True, slots=True)
class CountedLine:
    """A line of the computation: what happens, to which seats, to what."""

    what: str
    who: str
    value: str
    struck: bool


@dataclass(frozen=True, slots=True)
class Computation:
    """How a row's score comes about. ``divided`` is the last step, as ``÷ 3 =``."""

    code: str
    note: str
    lines: tuple[CountedLine, ...]
    divided: str
    result: str


@dataclass(frozen=True, slots=True)
class DeviationDetail:
    """A total far from the others. ``words`` say by how much, and whether it counts.

    ``limit`` is how far from the median totals may lie; 0 where only the widest gap is too wide.
    """

    member: str
    code: str
    seat: int
    off: str
    words: str
    scale: str
    marks: tuple[tuple[int, Fraction, bool], ...]
    median: Fraction
    limit: Fraction


def detail_row(view: PanelView, current: str) -> PanelRow | None:
    """The row to explain: the current one if it is whole, else the nearest whole one above."""
    place = next((i for i, row in enumerate(view.rows) if row.member == current), -1)
    above = [row for row in view.rows[: place + 1] if row.whole]
    off = [row for row in above if row.state == "deviation"]
    if above and above[-1].member == current:
        return above[-1]
    found = off or above
    return found[-1] if found else None


def computation(state: State, view: PanelView, row: PanelRow) -> Computation:
    """The computation of a whole row."""
    rule = roll.stations(state)[view.station].panel
    kept = [cell for cell in row.cells if not cell.struck and cell.value is not None]
    lines = [
        *(_dropped(_("Highest dropped"), cell) for cell in _by(row, "high")),
        *(_dropped(_("Lowest dropped"), cell) for cell in _by(row, "low")),
    ]
    added = sum((cell.value for cell in kept if cell.value is not None), Fraction(0))
    rest = n_("Other {count}", "Other {count}", len(kept)).format(count=len(kept))
    totals = " + ".join(lossless(cell.value, 1) for cell in kept)
    lines.append(CountedLine(rest, totals, lossless(added, 1), struck=False))
    divided = {"median": _("median ="), "sum": "="}.get(rule.method, f"÷ {len(kept)} =")
    return Computation(row.code, decimals_words(rule.decimals), tuple(lines), divided, row.result)


def _by(row: PanelRow, struck: Struck) -> list[PanelCell]:
    return [cell for cell in row.cells if cell.struck == struck]


def _dropped(what: str, cell: PanelCell) -> CountedLine:
    who = _("Judge {seat}").format(seat=cell.key[3])
    return CountedLine(what, who, lossless(cell.value, 1), struck=True)


def decimals_words(decimals: int | None) -> str:
    """How a score is rounded."""
    if decimals is None:
        return _("not rounded")
    return n_("{count} decimal, half up", "{count} decimals, half up", decimals).format(
        count=decimals
    )


def deviation(state: State, view: PanelView, row: PanelRow) -> DeviationDetail | None:
    """The total that lies furthest off, if the rule asks for a look; it changes nothing."""
    where = roll.stations(state)[view.station]
    limit = where.panel.spread
    values = sorted(cell.value for cell in row.cells if cell.value is not None)
    off = [cell for cell in row.cells if cell.outlier and cell.value is not None]
    if limit is None or not off:
        return None
    half = len(values) // 2
    median = (values[half] + values[-half - 1]) / 2
    worst = max(off, key=lambda cell: abs((cell.value or Fraction(0)) - median))
    assert worst.value is not None
    gap = worst.value - median
    far = abs(gap) > limit
    told = {"median": lossless(median, 1), "limit": lossless(limit, 1)}
    scale = _("Median {median}, ±{limit}") if far else _("Median {median}, {limit} apart at most")
    signed = minus(gap, 1) if gap < 0 else f"+{lossless(gap, 1)}"
    return DeviationDetail(
        member=row.member,
        code=row.code,
        seat=worst.key[3],
        off=signed if far else lossless(values[-1] - values[0], 1),
        words=_off_words(state, where, worst, gap, limit) if far else _apart_words(off, limit),
        scale=scale.format(**told),
        marks=tuple((c.key[3], c.value, c.outlier) for c in row.cells if c.value is not None),
        median=median,
        limit=limit if far else Fraction(0),
    )


def _apart_words(off: list[PanelCell], limit: Fraction) -> str:
    """Nobody is far from the median, but the highest and the lowest are far from each other."""
    ends = sorted(off, key=lambda cell: cell.value or Fraction(0))
    low, high = ends[0], ends[-1]
    first = _("Judges {low} and {high} are {gap} points apart, more than {limit}.").format(
        low=low.key[3],
        high=high.key[3],
        gap=lossless((high.value or Fraction(0)) - (low.value or Fraction(0)), 1),
        limit=brief(limit),
    )
    both = _("The rule has dropped both; the chief judge should confirm it.")
    then = both if low.struck and high.struck else _("It counts; the chief judge should look.")
    return _("{first} {then}").format(first=first, then=then)


def _off_words(
    state: State, where: Station, cell: PanelCell, gap: Fraction, limit: Fraction
) -> str:
    judge = names.official(state, roll.seats(state, where.id).get(cell.key[3], ""))
    far = _("{gap} below the median") if gap < 0 else _("{gap} above the median")
    first = _("Judge {seat} {name} gave {total}, {far}, over ±{limit}.").format(
        seat=cell.key[3],
        name=judge,
        total=lossless(cell.value, 1),
        far=far.format(gap=lossless(abs(gap), 1)),
        limit=brief(limit),
    )
    after = {
        "high": _("The rule has dropped it as the highest; the chief judge should confirm it."),
        "low": _("The rule has dropped it as the lowest; the chief judge should confirm it."),
    }
    then = after.get(cell.struck, _("It counts; the chief judge should look."))
    return _("{first} {then}").format(first=first, then=then)


def ties_words(where: Station) -> str:
    """What happens to equal highest or lowest totals."""
    rule = where.panel
    if not rule.drop_high and not rule.drop_low:
        return _("No total is dropped, so equal totals make no difference.")
    return _(
        "Of equal highest totals the one of the greatest seat goes, of equal lowest ones that of "
        "the smallest seat. Either way the score is the same."
    )
