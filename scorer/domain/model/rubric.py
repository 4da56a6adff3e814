"""A rubric: what a judge looks at in one station, and what each thing is worth."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from scorer.domain.model.clock import Clock
from scorer.domain.model.text import Text

ItemKind = Literal["checklist", "step", "deduction", "measure", "critical"]
PanelMethod = Literal["mean", "median", "sum", "closest_pair"]
ShortPanel = Literal["keep_drops", "no_drops"]
MeasureInput = Literal["value", "abs_diff", "rel_error_pct", "count", "seconds"]


class Fault(Struct, frozen=True):
    """A usual mistake and the points that it costs (at least 0)."""

    name: Text
    points: Fraction


class Band(Struct, frozen=True):
    """A stretch of measured values and its points; a bound counts as inside unless it is open."""

    points: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False


class Linear(Struct, frozen=True):
    """Full points at one value, none at another, in proportion between, never outside."""

    full_at: Fraction
    zero_at: Fraction


class Measure(Struct, frozen=True):
    """How a measured number becomes points: bands, or a line, or so much for each unit.

    Seconds are read by the ``clock`` of the contest first.
    """

    input: MeasureInput = "value"
    unit: str = ""
    bands: tuple[Band, ...] = ()
    linear: Linear | None = None
    per_unit: Fraction | None = None
    clock: Clock = Clock()


class Critical(Struct, frozen=True):
    """What a critical fail (一票否决) does to the panel's result: a ceiling, or zero."""

    effect: Literal["cap", "zero"]
    cap: Fraction | None = None


class Item(Struct, frozen=True, kw_only=True):
    """One line of the rubric. Points are at least 0; a critical item has 0.

    ``levels`` (fractions of the points, best first) are chosen by a judge instead of points.
    ``per`` is what one occurrence costs on a deduction; ``order`` the place of a step.
    """

    id: str
    section: str
    name: Text
    points: Fraction
    kind: ItemKind
    levels: tuple[Fraction, ...] = ()
    step: Fraction = Fraction(1, 2)
    per: Fraction | None = None
    order: int | None = None
    measure: Measure | None = None
    critical: Critical | None = None
    faults: tuple[Fault, ...] = ()


class Section(Struct, frozen=True):
    """A named part of the rubric and the sum of its items' points."""

    id: str
    name: Text
    points: Fraction


class Overtime(Struct, frozen=True, kw_only=True):
    """Points lost for each ``per_s`` seconds over the limit and grace, at most ``most``.

    ``part_counts``: a started unit counts as whole. ``stop_s``: the attempt ends here.
    """

    per_s: int
    points: Fraction
    most: Fraction | None = None
    grace_s: int = 0
    part_counts: bool = True
    stop_s: int | None = None


class OrderError(Struct, frozen=True):
    """What each step out of order costs, and the most that all of them can cost."""

    points: Fraction
    most: Fraction | None = None


class PanelRule(Struct, frozen=True, kw_only=True):
    """How the judges' sheet totals become one score.

    ``short`` says what happens when a judge is excused: drops stay as they are while enough
    scores remain, or fall away; with too few scores the chief judge must order a fallback.
    ``by`` ``item`` reduces every item by itself, rounds it to ``item_decimals``, multiplies it by
    its factor and adds the items up (component panels). ``weights`` are the seats' own, from the
    first on, for a mean or a sum; none means that all seats weigh the same. The sheets of the
    ``first_together`` contestants in the drawn order are signed together, by each judge in one act.
    """

    judges: int = 1
    drop_high: int = 0
    drop_low: int = 0
    decimals: int | None = 2
    method: PanelMethod = "mean"
    short: ShortPanel = "keep_drops"
    spread: Fraction | None = None
    by: Literal["sheet", "item"] = "sheet"
    item_decimals: int | None = None
    factors: dict[str, Fraction] = {}
    weights: tuple[Fraction, ...] = ()
    first_together: int = 0


class Rubric(Struct, frozen=True, kw_only=True):
    """A station's score sheet. ``limit_s`` 0 means untimed; ``full`` is the sum of all points.

    ``minimum_s`` is the time that ``undertime`` asks for.
    """

    id: str
    title: Text
    full: Fraction
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    version: str = "1"
    roles: tuple[Text, ...] = ()
    team_size: int = 1
    limit_s: int = 0
    minimum_s: int = 0
    overtime: Overtime | None = None
    undertime: Overtime | None = None
    order_error: OrderError | None = None
    panel: PanelRule = PanelRule()
    pass_mark: Fraction | None = None
    notes: Text = Text("")

    @property
    def scored(self) -> tuple[Item, ...]:
        """The items that carry points, in the order of the sheet."""
        return tuple(item for item in self.items if item.kind != "critical")

    @property
    def criticals(self) -> tuple[Item, ...]:
        """The critical items (一票否决)."""
        return tuple(item for item in self.items if item.kind == "critical")

    def item(self, name: str) -> Item:
        """The item of that id; ``KeyError`` where the rubric has none."""
        for item in self.items:
            if item.id == name:
                return item
        raise KeyError(name)
