"""What a contest is: rounds, stations, sites and every rule that the organiser chose."""

from fractions import Fraction
from typing import Literal, NoReturn

from msgspec import Struct

from scorer.domain.model.clock import Clock
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.text import Text

How = Literal["sum", "mean", "weighted", "best"]
PrizeBase = Literal["entered", "competed"]
QuotaRounding = Literal["half_up", "ceil", "floor", "cumulative_half_up"]
PrizeTie = Literal["include_keep", "include_shrink", "exclude", "break"]
Scale = Literal["percent", "raw"]
Rounding = Literal["each_step", "at_end"]
Absent = Literal["zero", "not_ranked", "mean_of_present", "best"]
Ranks = Literal["standard", "dense", "ordinal"]
CriticalBy = Literal["majority", "chief"]
CodesOpen = Literal["sealed", "released"]
Drawn = Literal["whole_role", "contestant"]
Evening = Literal["none", "mean_of_means", "pooled", "z"]


class Role(Struct, frozen=True):
    """A post in the team, e.g. 全科医生; ``aliases`` are the ways in which rosters write it."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()


class Site(Struct, frozen=True):
    """A place where a round is held; several run at once."""

    id: str
    name: Text


class Paper(Struct, frozen=True):
    """A knowledge paper of one role and its full marks."""

    role: str
    name: Text
    full: Fraction


class Pool(Struct, frozen=True):
    """The skills of one role, and how many of them are drawn.

    They are ``drawn`` once for the whole role; or for each contestant, and then every skill of the
    pool is a station, at which whoever drew it performs.
    """

    role: str
    draw: int
    rubrics: tuple[str, ...]
    drawn: Drawn = "whole_role"

    @property
    def stations(self) -> int:
        """How many stations it makes."""
        return self.draw if self.drawn == "whole_role" else len(self.rubrics)


class Round(Struct, frozen=True, kw_only=True):
    """A round and its share of the total (weights of all rounds add up to 1).

    ``begins`` is the time of day (``08:30``) from which an arrival is late; empty: not laid down.
    """

    id: str
    name: Text
    kind: Literal["papers", "skills", "parts"]
    weight: Fraction
    papers: tuple[Paper, ...] = ()
    pools: tuple[Pool, ...] = ()
    panel: PanelRule = PanelRule()
    begins: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """One step of combining scores. ``decimals`` None keeps the value exact.

    ``weighted`` takes the rounds' weights; ``best`` the best ``count`` values.
    """

    how: How = "mean"
    decimals: int | None = 2
    count: int = 0


class PrizeLevel(Struct, frozen=True, kw_only=True):
    """A prize and its quota: a fixed number, or a share of the base."""

    id: str
    name: Text
    number: int | None = None
    share: Fraction | None = None


class PrizeRule(Struct, frozen=True, kw_only=True):
    """Who gets a prize. ``tie`` names what happens when a tie lies across a prize's line.

    ``minimum`` is the least total that any prize needs; ``vacate`` leaves a place empty
    when its holder is disqualified after the announcement, instead of promoting. ``within``: who
    lies no more than so many points from the best of a prize counts as tied with that one.
    """

    levels: tuple[PrizeLevel, ...] = ()
    base: PrizeBase = "competed"
    rounding: QuotaRounding = "half_up"
    tie: PrizeTie = "include_keep"
    minimum: Fraction | None = None
    least_first: int = 0
    vacate: bool = False
    within: Fraction | None = None


class SiteRule(Struct, frozen=True, kw_only=True):
    """Whether scores of sites with different judges are evened out, station by station.

    ``mean_of_means``: times the mean of the sites' means over the site's own; ``pooled``: times the
    mean of all over it; ``z``: every site to a mean of 80 and a spread of 10. The means, the
    coefficient and the evened score are rounded to so many decimals; None leaves them exact.
    """

    how: Evening = "none"
    mean_decimals: int | None = None
    coefficient_decimals: int | None = None
    decimals: int | None = None


class Rules(Struct, frozen=True, kw_only=True):
    """Every choice of the organiser; none has a safe default, so a contest file states them all.

    ``scale``: stations not out of 100 enter as percent or as raw points. ``ties`` is a chain of
    ``round:ID``, ``full_team``, ``more_decimals:N``, ``time``, ``fewer_criticals``, ``lot``;
    what is equal after it shares the place. ``absent``: what a team with a gap gets. ``clock``: how
    fine times are read; ``sites``: whether sites are evened out.
    ``open`` names the choices that are still to be made: with any, the contest cannot start.
    """

    member: Step = Step(how="mean", decimals=2)
    team: Step = Step(how="mean", decimals=2)
    total: Step = Step(how="weighted", decimals=2)
    scale: Scale = "percent"
    rounding: Rounding = "each_step"
    absent: Absent = "zero"
    ties: tuple[str, ...] = ()
    ranks: Ranks = "standard"
    prizes: PrizeRule = PrizeRule()
    critical: CriticalBy = "majority"
    open_codes: CodesOpen = "released"
    late_s: int = 900
    clock: Clock = Clock()
    sites: SiteRule = SiteRule()
    open: tuple[str, ...] = ()


class Contest(Struct, frozen=True, kw_only=True):
    """The contest: who holds it, where and when, its rounds and rules.

    ``code`` and ``year`` begin every certificate's number; ``rules_hash`` is the SHA-256 of the
    contest file that the organiser signed.
    """

    id: str
    template: str
    title: Text
    short: Text
    code: str
    year: int
    date: str
    venue: Text
    issuers: tuple[Text, ...]
    roles: tuple[Role, ...]
    sites: tuple[Site, ...]
    rounds: tuple[Round, ...]
    rules: Rules
    event: Text = Text("")
    edition: str = ""
    document: str = ""
    entrants: Literal["team", "person", "unit"] = "team"
    team_size: int = 3
    per_site: int = 6
    rules_hash: str = ""
    rehearsal: bool = False

    def round(self, name: str) -> Round:
        """The round of that id; ``KeyError`` where there is none."""
        return next((r for r in self.rounds if r.id == name), None) or _none(name)

    def role(self, name: str) -> Role:
        """The role of that id; ``KeyError`` where there is none."""
        return next((r for r in self.roles if r.id == name), None) or _none(name)


def _none(name: str) -> NoReturn:
    raise KeyError(name)


class Station(Struct, frozen=True, kw_only=True):
    """One thing that every member of a role does, or every entrant as one.

    A ``paper``; a ``skill`` before a panel; or a ``part`` of a scheme, marked in its own way.
    ``number`` is shown on the door and in lists; ``full`` the most points; ``rubric`` is empty
    but for a skill. An empty ``role`` means all members, an empty ``division`` all entrants.
    Only a ``blind`` skill has codes.
    """

    id: str
    round: str
    kind: Literal["paper", "skill", "part"]
    role: str
    number: int
    title: Text
    full: Fraction
    rubric: str = ""
    panel: PanelRule = PanelRule()
    by: Literal["member", "entrant"] = "member"
    division: str = ""
    blind: bool = True
