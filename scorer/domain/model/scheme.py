"""A scheme: how a contest of many parts of different kinds becomes places.

Parts give values to persons or entrants, each by its own way of marking; a part's values may be
normalised across sites and converted (to percent, to place points); groups combine parts, and the
total combines groups. Where a family of rules differs in practice, the choice is a field here.
"""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from scorer.domain.model.clock import Clock
from scorer.domain.model.contest import PrizeRule
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.text import Text

WayName = Literal[
    "sheet",
    "paper",
    "answers",
    "number",
    "counters",
    "judgement",
    "quiz",
    "bouts",
    "survey",
    "rate",
    "votes",
    "double_marking",
    "record",
    "threshold",
    "outside",
]
Better = Literal["higher", "lower"]
Gap = Literal["absent", "withdrawn", "disqualified"]


class PlacePoints(Struct, frozen=True, kw_only=True):
    """Points for places: ``table`` from the first place on; beyond it ``took_part`` points.

    With an empty table the points are counted from the number that took part: first place gets
    that number (``better`` higher), or 1 (``better`` lower), and so on. Equal places share the
    points of the places that they fill (``shared``), each get the higher (``equal``), or their
    mean rounded to ``decimals`` (``averaged``). Gaps get their own points; None means no points
    and, with ``better`` lower, the number of entrants plus one. ``gaps_from``: points of gaps, and
    of taking part without a place, are counted on from the number that entered or competed.
    """

    table: tuple[Fraction, ...] = ()
    better: Better = "higher"
    ties: Literal["shared", "averaged", "equal"] = "shared"
    decimals: int | None = None
    took_part: Fraction | None = None
    absent: Fraction | None = None
    withdrawn: Fraction | None = None
    disqualified: Fraction | None = None
    ceiling: Fraction | None = None
    gaps_from: Literal["zero", "entered", "competed"] = "zero"


class Convert(Struct, frozen=True, kw_only=True):
    """How a part's raw value counts further on.

    ``percent``: of ``full``. ``ratio``: best over own (or own over best where higher is better),
    times ``points``. ``linear``: ``points`` at ``full_at``, none at ``zero_at``; ``spread``: the
    best gets ``points``, the worst ``least``, in proportion. ``prize_points``: the part's
    ``prizes`` are given, and ``places.table`` has the points of each prize class, best first.
    """

    how: Literal[
        "as_is", "percent", "place_points", "ratio", "linear", "spread", "prize_points"
    ] = "as_is"
    points: Fraction = Fraction(100)
    least: Fraction = Fraction(0)
    full_at: Fraction | None = None
    zero_at: Fraction | None = None
    places: PlacePoints = PlacePoints()
    prizes: PrizeRule = PrizeRule()
    decimals: int | None = 2


class Combine(Struct, frozen=True, kw_only=True):
    """One step of combining values.

    ``count`` values are kept by ``best``; ``drop`` worst ones are left out. ``missing`` values
    re-base the weights, count as zero, or leave no result; so do ``absent`` ones.
    """

    how: Literal["sum", "mean", "weighted", "best", "median", "max", "min"] = "sum"
    count: int = 0
    drop: int = 0
    decimals: int | None = 2
    missing: Literal["incomplete", "reweight", "zero"] = "incomplete"
    absent: Literal["zero", "not_ranked", "mean_of_present", "reweight"] = "zero"
    scale_to: Fraction | None = None


class Form(Struct, frozen=True, kw_only=True):
    """A field of a part's entry form: its id, name and what may be typed."""

    id: str
    name: Text
    least: Fraction | None = None
    most: Fraction | None = None
    step: Fraction | None = None
    words: tuple[str, ...] = ()
    needed: bool = True


class PartRule(Struct, frozen=True, kw_only=True):
    """A part: what is measured, of whom, and how it counts.

    ``by``: each member performs, or the entrant as one. ``team`` says how members' values make
    the entrant's. ``role`` limits a part to members of a role, ``division`` to the entrants of a
    class. ``weight`` is the share in its
    group. A ``trial`` part gives no points, but may break ties. A sheet is judged ``blind``, by
    code, unless who performs is plain to see anyway. ``settings``, ``lists`` and ``tables`` are the
    way's own, as exact texts; the way's module reads and checks them. ``grades`` names the part
    whose global grade this one is. ``clock`` is the contest's where the part is timed.
    Who reaches ``pass_mark`` has passed the part; without one, who has a result.
    """

    id: str
    name: Text
    way: WayName
    by: Literal["member", "entrant"] = "entrant"
    role: str = ""
    division: str = ""
    full: Fraction | None = None
    better: Better = "higher"
    rubric: str = ""
    panel: PanelRule = PanelRule()
    forms: tuple[Form, ...] = ()
    settings: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    tables: dict[str, tuple[tuple[str, ...], ...]] = {}
    attempts: Literal["last", "best", "mean", "sum"] = "last"
    factor: Fraction = Fraction(1)
    decimals: int | None = 2
    team: Combine = Combine(how="sum", decimals=2)
    normalise: Literal["none", "mean_of_means", "pooled", "z"] = "none"
    coefficient_decimals: int | None = None
    mean_decimals: int | None = None
    convert: Convert = Convert()
    weight: Fraction = Fraction(1)
    trial: bool = False
    grades: str = ""
    blind: bool = True
    clock: Clock = Clock()
    pass_mark: Fraction | None = None


class Group(Struct, frozen=True, kw_only=True):
    """Parts that are combined first: a round, a day, an indicator heading; a season's contest.

    Whoever got nothing from them, but passed every one, has ``passed_all`` points instead.
    """

    id: str
    name: Text
    parts: tuple[str, ...]
    combine: Combine = Combine()
    weight: Fraction = Fraction(1)
    passed_all: Fraction | None = None


class Division(Struct, frozen=True):
    """A class of entrants with a ranking of its own."""

    id: str
    name: Text


class Title(Struct, frozen=True, kw_only=True):
    """A title or extra prize, in free words, and who gets it.

    ``over`` is what it looks at: ``total``, ``group:ID`` or ``part:ID``; ``of`` the people or
    entrants; ``role`` and ``division`` narrow it. ``first`` so many, at least ``minimum``, at most
    ``per_unit`` for one unit. ``borderline`` is the global grade at which borderline regression
    sets the least total. Whoever has one of the titles in ``besides`` is passed over. ``credits``
    and ``cash`` go with it.
    """

    id: str
    name: Text
    over: str = "total"
    of: Literal["member", "entrant"] = "entrant"
    role: str = ""
    division: str = ""
    first: int = 1
    share: Fraction | None = None
    minimum: Fraction | None = None
    per_unit: int | None = None
    borderline: Fraction | None = None
    besides: tuple[str, ...] = ()
    credits: Fraction = Fraction(0)
    cash: Fraction = Fraction(0)


class EntryDraw(Struct, frozen=True):
    """How entrants are drawn from the pool: so many of each stratum, by division, unit or both."""

    by: tuple[Literal["division", "unit"], ...]
    count: int = 1


class Example(Struct, frozen=True, kw_only=True):
    """A worked example in the contest file: marks by part and subject, and what must come out."""

    name: str
    marks: dict[str, dict[str, str]]
    totals: dict[str, str] = {}
    ranks: dict[str, str] = {}


class Scheme(Struct, frozen=True, kw_only=True):
    """Everything from parts to places and prizes.

    ``ties`` is a chain of ``part:ID``, ``group:ID``, ``parts_in_order``, ``more_decimals:N``,
    ``countback``, ``best_part``, ``worst_part``, ``shorter:ID``, ``trial:ID``,
    ``fewer_criticals``, ``full_team``, ``play_off``, ``lot``; what is equal after it shares the
    place. ``took_part_credits`` are CME credits for everybody who competed. ``entry_draw`` says how
    entrants are drawn from the pool of names; ``per_unit`` how many prizes one unit may win.
    ``dues``: who competes in several divisions gets credits and cash once, or for each of them.
    """

    parts: tuple[PartRule, ...]
    groups: tuple[Group, ...]
    total: Combine = Combine(how="sum")
    better: Better = "higher"
    ties: tuple[str, ...] = ()
    ranks: Literal["standard", "dense", "ordinal"] = "standard"
    divisions: tuple[Division, ...] = ()
    prizes: PrizeRule = PrizeRule()
    titles: tuple[Title, ...] = ()
    penalties: bool = False
    took_part_credits: Fraction = Fraction(0)
    entry_draw: EntryDraw | None = None
    per_unit: int | None = None
    dues: Literal["once", "per_event"] = "once"
    examples: tuple[Example, ...] = ()

    def part(self, name: str) -> PartRule:
        """The part of that id; ``KeyError`` where there is none."""
        for part in self.parts:
            if part.id == name:
                return part
        raise KeyError(name)
