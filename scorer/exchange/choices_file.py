"""How a contest file states the organiser's choices: all of them, or named as still open."""

from re import compile as pattern
from typing import Final, get_args

from scorer.domain.model.contest import (
    Absent,
    CodesOpen,
    CriticalBy,
    Evening,
    How,
    PrizeBase,
    PrizeLevel,
    PrizeRule,
    PrizeTie,
    QuotaRounding,
    Ranks,
    Rounding,
    Rules,
    Scale,
    SiteRule,
    Step,
)
from scorer.exchange.clock_file import read_clock
from scorer.exchange.cursor import Cursor

_HOW: Final[tuple[How, ...]] = get_args(How)
_SCALE: Final[tuple[Scale, ...]] = get_args(Scale)
_ROUNDING: Final[tuple[Rounding, ...]] = get_args(Rounding)
_ABSENT: Final[tuple[Absent, ...]] = get_args(Absent)
_RANKS: Final[tuple[Ranks, ...]] = get_args(Ranks)
_CRITICAL: Final[tuple[CriticalBy, ...]] = get_args(CriticalBy)
_EVENING: Final[tuple[Evening, ...]] = get_args(Evening)
_CODES: Final[tuple[CodesOpen, ...]] = get_args(CodesOpen)
_BASE: Final[tuple[PrizeBase, ...]] = get_args(PrizeBase)
_QUOTA: Final[tuple[QuotaRounding, ...]] = get_args(QuotaRounding)
_TIE: Final[tuple[PrizeTie, ...]] = get_args(PrizeTie)
_TIES: Final = pattern(
    r"round:[A-Za-z0-9_-]+|full_team|more_decimals:[3-9]|time|fewer_criticals|lot"
)

# Choices that the rules of the field ask for and that this version answers in one way only: they
# are stated in the file and on the rule sheet all the same, so that nobody finds them out too late.
FIXED: Final[dict[str, str]] = {
    "titles": "none",
    "conflicts": "own_unit",
    "marks": "closed",
    "live": "released_for_all",
}

CHOICES: Final = (
    "weights",
    "panel",
    "rounding",
    "scale",
    "member",
    "team",
    "total",
    "ties",
    "ranks",
    "absent",
    "late_s",
    "clock",
    "prizes",
    "critical",
    "open_codes",
    "draw",
    "sites",
    *FIXED,
)


def open_choices(choices: Cursor) -> tuple[str, ...]:
    """The choices that are still to be made, by name."""
    names = choices.texts("open", needed=False)
    for name in names:
        if name not in CHOICES:
            allowed = ", ".join(CHOICES)
            choices.note("open", "not_one_of", key="open", text=name, allowed=allowed)
        elif choices.has(name):
            choices.note(name, "choice_both", key=name)
    return names


def read_choices(one: Cursor, opened: tuple[str, ...], rounds: tuple[str, ...]) -> Rules:
    """Read every choice; ``opened`` are those that may be missing, ``rounds`` the rounds' ids."""
    missing = [name for name in CHOICES[2:] if name not in opened and not one.has(name)]
    for name in missing:
        one.note(name, "choice_missing", key=name)
    left = {*opened, *missing}
    for name, only in FIXED.items():
        if name not in left:
            one.choice(name, (only,))
    usual = Rules()
    rules = Rules(
        rounding=usual.rounding if "rounding" in left else one.choice("rounding", _ROUNDING),
        scale=usual.scale if "scale" in left else one.choice("scale", _SCALE),
        member=_step(one, "member", usual.member),
        team=_step(one, "team", usual.team),
        total=_step(one, "total", usual.total),
        ties=() if "ties" in left else _ties(one, rounds),
        ranks=usual.ranks if "ranks" in left else one.choice("ranks", _RANKS),
        absent=usual.absent if "absent" in left else one.choice("absent", _ABSENT),
        late_s=usual.late_s if "late_s" in left else one.whole("late_s"),
        clock=read_clock(one.map("clock", needed=False)),
        sites=usual.sites if "sites" in left else _sites(one),
        prizes=usual.prizes if "prizes" in left else read_prizes(one.map("prizes")),
        critical=usual.critical if "critical" in left else one.choice("critical", _CRITICAL),
        open_codes=usual.open_codes if "open_codes" in left else one.choice("open_codes", _CODES),
        open=opened,
    )
    one.done()
    return rules


def _sites(choices: Cursor) -> SiteRule:
    """Read whether sites are evened out: a word, or named values with how things are rounded."""
    if not choices.mapped("sites"):
        return SiteRule(how=choices.choice("sites", _EVENING))
    one = choices.map("sites")
    if one is None:
        return SiteRule()
    made = SiteRule(
        how=one.choice("how", _EVENING),
        mean_decimals=one.maybe_whole("mean_decimals"),
        coefficient_decimals=one.maybe_whole("coefficient_decimals"),
        decimals=one.maybe_whole("decimals"),
    )
    one.done()
    return made


def _step(choices: Cursor, key: str, usual: Step) -> Step:
    one = choices.map(key, needed=False)
    if one is None:
        return usual
    how = one.choice("how", _HOW)
    made = Step(
        how=how,
        decimals=one.whole_or("decimals", "exact"),
        count=one.whole("count", least=1) if how == "best" else 0,
    )
    one.done()
    return made


def _ties(one: Cursor, rounds: tuple[str, ...]) -> tuple[str, ...]:
    ties = one.texts("ties")
    named = [f"round:{name}" for name in rounds]
    allowed = ", ".join([*named, "full_team", "more_decimals:3", "time", "fewer_criticals", "lot"])
    for text in ties:
        unknown_round = text.startswith("round:") and text not in named
        if unknown_round or not _TIES.fullmatch(text):
            one.note("ties", "tie_rule", text=text, allowed=allowed)
    return ties


def read_prizes(one: Cursor | None) -> PrizeRule:
    """Read the rule of prizes; an empty one where there is none."""
    if one is None:
        return PrizeRule()
    made = PrizeRule(
        levels=tuple(_level(level) for level in one.maps("levels")),
        base=one.choice("base", _BASE),
        rounding=one.choice("rounding", _QUOTA),
        tie=one.choice("tie", _TIE),
        minimum=one.points_or("minimum", "none"),
        least_first=one.whole("least_first"),
        vacate=one.truth("vacate"),
        within=one.maybe_points("within"),
    )
    one.done()
    return made


def _level(one: Cursor) -> PrizeLevel:
    if one.has("number") == one.has("share"):
        one.note("id", "one_of_two", one="number", two="share")
    made = PrizeLevel(
        id=one.id(),
        name=one.own_words(),
        number=one.maybe_whole("number"),
        share=one.share("share") if one.has("share") else None,
    )
    one.done()
    return made
