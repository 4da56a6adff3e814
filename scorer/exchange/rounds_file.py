"""How a contest file writes its rounds: papers, pools of skills, panels and weights."""

from fractions import Fraction
from re import compile as pattern
from typing import Final, Literal, get_args

from scorer.domain.model.contest import Drawn, Paper, Pool, Role, Round
from scorer.domain.model.exact import brief
from scorer.domain.model.rubric import PanelMethod, PanelRule, ShortPanel
from scorer.exchange.cursor import Cursor, ids_once

_Kind = Literal["papers", "skills"]
_TIME: Final = pattern(r"([01]\d|2[0-3]):[0-5]\d")
_KINDS: Final[tuple[_Kind, ...]] = get_args(_Kind)
_METHODS: Final[tuple[PanelMethod, ...]] = get_args(PanelMethod)
DRAWN: Final[tuple[Drawn, ...]] = get_args(Drawn)
_SHORT: Final[tuple[ShortPanel, ...]] = get_args(ShortPanel)


def read_rounds(
    top: Cursor, roles: tuple[Role, ...], opened: tuple[str, ...], drawn: Drawn
) -> tuple[Round, ...]:
    """Read the rounds; ``opened`` names choices (``weights``, ``panel``) that may be left out.

    ``drawn`` is how skills are drawn where a pool does not say.
    """
    cursors = top.maps("rounds")
    rounds = tuple(_round(one, roles, opened, len(cursors), drawn) for one in cursors)
    ids_once((made.id, one) for made, one in zip(rounds, cursors, strict=True))
    whole = sum((made.weight for made in rounds), Fraction(0))
    if rounds and whole != 1 and "weights" not in opened:
        top.note("rounds", "sum_of_weights", sum=brief(whole))
    return rounds


def _round(
    one: Cursor, roles: tuple[Role, ...], opened: tuple[str, ...], count: int, drawn: Drawn
) -> Round:
    kind = one.choice("kind", _KINDS)
    skills = kind == "skills"
    weight_open = "weights" in opened and not one.has("weight")
    panel = one.map("panel", needed="panel" not in opened) if skills else None
    made = Round(
        id=one.id(),
        name=one.own_words(),
        kind=kind,
        weight=Fraction(1, count) if weight_open else one.share("weight"),
        papers=() if skills else tuple(_paper(paper, roles) for paper in one.maps("papers")),
        pools=tuple(_pool(pool, roles, drawn) for pool in one.maps("pools")) if skills else (),
        panel=read_panel(panel) if panel else PanelRule(),
        begins=one.text("begins", ""),
    )
    if made.begins and not _TIME.fullmatch(made.begins):
        one.note("begins", "not_time", key="begins", text=made.begins)
    served = {paper.role for paper in made.papers} | {pool.role for pool in made.pools}
    for role in roles:
        if role.id not in served:
            one.note("kind", "role_unserved", round=made.name.zh, role=role.name.zh)
    one.done()
    return made


def _paper(one: Cursor, roles: tuple[Role, ...]) -> Paper:
    made = Paper(_role(one, roles), one.own_words(), one.points("full", least=1))
    one.done()
    return made


def _pool(one: Cursor, roles: tuple[Role, ...], drawn: Drawn) -> Pool:
    made = Pool(
        role=_role(one, roles),
        draw=one.whole("draw", least=1),
        rubrics=one.texts("skills"),
        drawn=one.choice("drawn", DRAWN, drawn),
    )
    if made.draw > len(made.rubrics):
        one.note("draw", "pool_small", draw=str(made.draw), pool=str(len(made.rubrics)))
    for name in {name for name in made.rubrics if made.rubrics.count(name) > 1}:
        one.note("skills", "id_twice", text=name)
    one.done()
    return made


def _role(one: Cursor, roles: tuple[Role, ...]) -> str:
    name = one.text("role")
    known = tuple(role.id for role in roles)
    if name and name not in known:
        one.note("role", "id_unknown", key="role", text=name, allowed=", ".join(known))
    return name


def read_panel(one: Cursor) -> PanelRule:
    """Read a panel's rule, in which every choice is stated."""
    factors = one.map("factors", needed=False)
    made = PanelRule(
        judges=one.whole("judges", least=1),
        drop_high=one.whole("drop_high"),
        drop_low=one.whole("drop_low"),
        decimals=one.whole_or("decimals", "exact"),
        method=one.choice("method", _METHODS),
        short=one.choice("short", _SHORT),
        spread=one.points_or("spread", "none"),
        by=one.choice("by", ("sheet", "item"), "sheet"),
        item_decimals=one.whole_or("item_decimals", "exact") if one.has("item_decimals") else None,
        factors={name: factors.points(name) for name in tuple(factors.keys())} if factors else {},
        weights=one.all_points("weights"),
        first_together=one.whole("first_together", 0),
    )
    if made.judges <= made.drop_high + made.drop_low:
        about = {"high": str(made.drop_high), "low": str(made.drop_low)}
        one.note("judges", "drops", judges=str(made.judges), **about)
    one.done()
    return made
