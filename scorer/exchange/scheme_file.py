"""How a contest file writes a scheme: parts, groups, total, places, titles, worked examples."""

from fractions import Fraction
from typing import Final, Literal, get_args

from scorer.domain.model.contest import PrizeRule, Ranks, Role
from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import PanelRule
from scorer.domain.model.scheme import (
    Better,
    Combine,
    Convert,
    Division,
    EntryDraw,
    Example,
    Form,
    Group,
    PartRule,
    PlacePoints,
    Scheme,
    Title,
    WayName,
)
from scorer.domain.rules.ways.table import WAYS
from scorer.exchange.choices_file import read_prizes
from scorer.exchange.cursor import Cursor, ids_once
from scorer.exchange.rounds_file import read_panel

_WAYS: Final[tuple[WayName, ...]] = get_args(WayName)
_BETTER: Final[tuple[Better, ...]] = get_args(Better)
_RANKS: Final[tuple[Ranks, ...]] = get_args(Ranks)
OPEN: Final = (
    *("total", "better", "ties", "ranks", "penalties", "prizes", "late_s", "clock"),
    *("critical", "open_codes", "dues"),
)
TIES: Final = (
    "parts_in_order",
    "countback",
    "best_part",
    "worst_part",
    "time",
    "fewer_criticals",
    "full_team",
    "play_off",
    "lot",
)
_LINES: Final = ("share", "minimum", "borderline")
TIE_OF: Final = ("part", "group", "trial", "shorter", "more_decimals")


def read_scheme(top: Cursor, roles: tuple[Role, ...]) -> Scheme:
    """Read the scheme of a contest of ``kind: parts``, noting everything that is wrong."""
    cursors = top.maps("parts")
    parts = tuple(_part(one, roles) for one in cursors)
    ids_once((part.id, one) for part, one in zip(parts, cursors, strict=True))
    groups = _groups(top, parts)
    choices = top.map("choices")
    if choices is None:
        return Scheme(parts=parts, groups=groups)
    divisions = tuple(_division(one) for one in top.maps("divisions", needed=False))
    names = [part.id for part in parts]
    for part, one in zip(parts, cursors, strict=True):
        if part.grades and part.grades not in names:
            about = {"text": part.grades, "allowed": ", ".join(names)}
            one.note("grades", "id_unknown", key="grades", **about)
    allowed = {one.id for one in divisions}
    for part, one in zip(parts, cursors, strict=True):
        if part.division and part.division not in allowed:
            about = {"text": part.division, "allowed": ", ".join(sorted(allowed))}
            one.note("division", "id_unknown", key="division", **about)
    prizes = choices.map("prizes", needed=False)
    opened = _opened(choices)
    made = Scheme(
        parts=parts,
        groups=groups,
        total=_combine(choices.map("total", needed="total" not in opened), Combine(how="sum")),
        better=choices.choice("better", _BETTER, "higher"),
        ties=() if "ties" in opened else _ties(choices, parts, groups),
        ranks="standard" if "ranks" in opened else choices.choice("ranks", _RANKS),
        divisions=divisions,
        prizes=read_prizes(prizes) if prizes else PrizeRule(),
        titles=tuple(_title(one) for one in choices.maps("titles", needed=False)),
        penalties=choices.truth("penalties", default=False),
        took_part_credits=choices.points("took_part_credits", Fraction(0)),
        entry_draw=_entry_draw(choices.map("draw", needed=False)),
        per_unit=choices.maybe_whole("per_unit"),
        dues=choices.choice("dues", ("once", "per_event"), "once"),
        examples=tuple(_example(one) for one in top.maps("examples", needed=False)),
    )
    choices.skip("open", "critical", "open_codes", "late_s", "clock")
    choices.done()
    _weights_whole(top, made)
    return made


def _opened(choices: Cursor) -> tuple[str, ...]:
    """The choices that are still to be made, by name: none of them is stated as well."""
    names = choices.texts("open", needed=False)
    for name in names:
        if name not in OPEN:
            choices.note("open", "not_one_of", key="open", text=name, allowed=", ".join(OPEN))
        elif choices.has(name):
            choices.note(name, "choice_both", key=name)
    return names


def _part(one: Cursor, roles: tuple[Role, ...]) -> PartRule:
    way = one.choice("way", _WAYS)
    panel = one.map("panel", needed=False)
    made = PartRule(
        id=one.id(),
        name=one.own_words(),
        way=way,
        by=one.choice("by", ("member", "entrant"), "entrant"),
        role=one.text("role", ""),
        division=one.text("division", ""),
        full=one.maybe_points("full"),
        better=one.choice("better", _BETTER, "higher"),
        rubric=one.text("rubric", "") if way != "sheet" else one.text("rubric"),
        panel=read_panel(panel) if panel else PanelRule(),
        forms=tuple(_form(form) for form in one.maps("forms", needed=False)),
        settings=_texts(one.map("settings", needed=False)),
        lists=_lists(one.map("lists", needed=False)),
        tables=_tables(one.map("tables", needed=False)),
        attempts=one.choice("attempts", ("last", "best", "mean", "sum"), "last"),
        factor=one.points("factor", Fraction(1)),
        decimals=_decimals(one, 2),
        team=_combine(one.map("team", needed=False), Combine(how="sum")),
        normalise=one.choice("normalise", ("none", "mean_of_means", "pooled", "z"), "none"),
        coefficient_decimals=one.maybe_whole("coefficient_decimals"),
        mean_decimals=one.maybe_whole("mean_decimals"),
        convert=_convert(one.map("convert", needed=False)),
        weight=_weight(one),
        trial=one.truth("trial", default=False),
        grades=one.text("grades", ""),
        pass_mark=one.maybe_points("pass_mark", least=None),
        blind=one.truth("blind", default=True),
    )
    if made.role and made.role not in {role.id for role in roles}:
        allowed = ", ".join(role.id for role in roles)
        one.note("role", "id_unknown", key="role", text=made.role, allowed=allowed)
    if way != "sheet" and way in WAYS:
        for name in WAYS[way].check(made):
            given = one.has(name) or name in {*made.settings, *made.lists, *made.tables}
            one.note("settings", "setting_wrong" if given else "key_missing", key=name, way=way)
    if made.convert.how == "percent" and not one.has("full"):
        one.note("convert", "key_missing", key="full")
    if way != "sheet" and panel and made.panel.first_together:
        panel.note("first_together", "key_unknown", key="first_together")
    one.skip("judges")
    one.done()
    return made


def read_seats(top: Cursor) -> dict[str, tuple[str, ...]]:
    """The judges of each part by seat, where the file seats them."""
    found = {one.id(): one.texts("judges", needed=False) for one in top.maps("parts")}
    return {part: judges for part, judges in found.items() if judges}


def _weights_whole(top: Cursor, made: Scheme) -> None:
    """Where every group of a weighted total has a share written, the shares add up to 1."""
    whole = sum((one.weight for one in made.groups), Fraction(0))
    if (
        made.total.how == "weighted"
        and whole != 1
        and all(one.has("weight") for one in top.maps("groups"))
    ):
        top.note("groups", "sum_of_weights", sum=brief(whole))


def _weight(one: Cursor) -> Fraction:
    """How much a part weighs: any number, or a percentage as groups have it; 1 by default."""
    percent = one.text("weight", "").endswith(("%", "％"))
    return one.share("weight") if percent else one.points("weight", Fraction(1))


def _decimals(one: Cursor, usual: int | None) -> int | None:
    return one.whole_or("decimals", "exact") if one.has("decimals") else usual


def _form(one: Cursor) -> Form:
    made = Form(
        id=one.id(),
        name=one.own_words(),
        least=one.maybe_points("least", least=None),
        most=one.maybe_points("most", least=None),
        step=one.maybe_points("step"),
        words=one.texts("words", needed=False),
        needed=one.truth("needed", default=True),
    )
    one.done()
    return made


def _combine(one: Cursor | None, usual: Combine) -> Combine:
    if one is None:
        return usual
    made = Combine(
        how=one.choice("how", ("sum", "mean", "weighted", "best", "median", "max", "min")),
        count=one.whole("count", 0),
        drop=one.whole("drop", 0),
        decimals=_decimals(one, 2),
        missing=one.choice("missing", ("incomplete", "reweight", "zero"), "incomplete"),
        absent=one.choice("absent", ("zero", "not_ranked", "mean_of_present", "reweight"), "zero"),
        scale_to=one.maybe_points("scale_to"),
    )
    one.done()
    return made


def _convert(one: Cursor | None) -> Convert:
    if one is None:
        return Convert()
    places, prizes = one.map("places", needed=False), one.map("prizes", needed=False)
    made = Convert(
        how=one.choice(
            "how",
            ("as_is", "percent", "place_points", "ratio", "linear", "spread", "prize_points"),
        ),
        points=one.points("points", Fraction(100)),
        least=one.points("least", Fraction(0)),
        full_at=one.maybe_points("full_at"),
        zero_at=one.maybe_points("zero_at"),
        places=_places(places) if places else PlacePoints(),
        prizes=read_prizes(prizes) if prizes else PrizeRule(),
        decimals=_decimals(one, 2),
    )
    one.done()
    return made


def _places(one: Cursor) -> PlacePoints:
    made = PlacePoints(
        table=one.all_points("table"),
        better=one.choice("better", _BETTER, "higher"),
        ties=one.choice("ties", ("shared", "averaged", "equal"), "shared"),
        decimals=one.maybe_whole("decimals"),
        took_part=one.maybe_points("took_part", least=None),
        absent=one.maybe_points("absent", least=None),
        withdrawn=one.maybe_points("withdrawn", least=None),
        disqualified=one.maybe_points("disqualified", least=None),
        ceiling=one.maybe_points("ceiling"),
        gaps_from=one.choice("gaps_from", ("zero", "entered", "competed"), "zero"),
    )
    one.done()
    return made


def _groups(top: Cursor, parts: tuple[PartRule, ...]) -> tuple[Group, ...]:
    known = [part.id for part in parts]
    cursors = top.maps("groups")
    groups: list[Group] = []
    for one in cursors:
        named = one.texts("parts", needed=len(cursors) > 1) or tuple(known)
        for name in named:
            if name not in known:
                allowed = ", ".join(known)
                one.note("parts", "id_unknown", key="parts", text=name, allowed=allowed)
        groups.append(
            Group(
                id=one.id(),
                name=one.own_words(),
                parts=named,
                combine=_combine(one.map("combine", needed=False), Combine()),
                weight=one.share("weight") if one.has("weight") else Fraction(1),
                passed_all=one.maybe_points("passed_all"),
            )
        )
        one.done()
    ids_once((group.id, one) for group, one in zip(groups, cursors, strict=True))
    return tuple(groups)


def _division(one: Cursor) -> Division:
    made = Division(one.id(), one.own_words())
    one.done()
    return made


def _entry_draw(one: Cursor | None) -> EntryDraw | None:
    if one is None:
        return None
    strata: tuple[Literal["division", "unit"], ...] = ("division", "unit")
    named = one.texts("by")
    for text in named:
        if text not in strata:
            one.note("by", "not_one_of", key="by", text=text, allowed=", ".join(strata))
    made = EntryDraw(
        by=tuple(known for known in strata if known in named), count=one.whole("count", 1)
    )
    one.done()
    return made


def _title(one: Cursor) -> Title:
    made = Title(
        id=one.id(),
        name=one.own_words(),
        over=one.text("over", "total"),
        of=one.choice("of", ("member", "entrant"), "entrant"),
        role=one.text("role", ""),
        division=one.text("division", ""),
        first=one.whole("first", 0 if any(map(one.has, _LINES)) else 1),
        share=one.share("share") if one.has("share") else None,
        minimum=one.maybe_points("minimum"),
        per_unit=one.maybe_whole("per_unit"),
        borderline=one.maybe_points("borderline"),
        besides=one.texts("besides", needed=False),
        credits=one.points("credits", Fraction(0)),
        cash=one.points("cash", Fraction(0)),
    )
    one.done()
    return made


def _ties(one: Cursor, parts: tuple[PartRule, ...], groups: tuple[Group, ...]) -> tuple[str, ...]:
    ties = one.texts("ties")
    named = {part.id for part in parts} | {group.id for group in groups}
    for text in ties:
        rule, colon, about = text.partition(":")
        good = rule in TIE_OF and (about in named or (rule == "more_decimals" and about.isdigit()))
        if not good and (colon or text not in TIES):
            allowed = ", ".join((*TIES, *(f"{name}:…" for name in TIE_OF)))
            one.note("ties", "tie_rule", text=text, allowed=allowed)
    return ties


def _example(one: Cursor) -> Example:
    marks = one.map("marks")
    made = Example(
        name=one.text("name"),
        marks={part: _texts(marks.map(part)) for part in (marks.keys() if marks else ()) if marks},
        totals=_texts(one.map("totals", needed=False)),
        ranks=_texts(one.map("ranks", needed=False)),
    )
    one.done()
    return made


def _texts(one: Cursor | None) -> dict[str, str]:
    return {} if one is None else {name: one.text(name) for name in tuple(one.keys())}


def _lists(one: Cursor | None) -> dict[str, tuple[str, ...]]:
    return {} if one is None else {name: one.texts(name) for name in tuple(one.keys())}


def _tables(one: Cursor | None) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {} if one is None else {name: one.rows(name) for name in tuple(one.keys())}
