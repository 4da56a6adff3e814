"""The worked examples, every scalar as the text that it is written in."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scorer.domain.model.contest import PrizeLevel, PrizeRule
from scorer.domain.model.exact import exact, shown
from scorer.domain.model.rubric import Critical, Item, ItemKind, PanelRule
from scorer.domain.model.text import Text
from scorer.domain.rules.panel import PanelScore, panel_score

FILE = Path(__file__).parents[2] / "vectors" / "worked_examples.yaml"


@cache
def examples() -> dict[str, dict[str, Any]]:
    """All examples by the short id, ``E01``."""
    found = YAML(typ="base", pure=True).load(FILE)["examples"]
    return {one["id"].partition("-")[0]: one for one in found}


def example(name: str) -> tuple[Any, Any]:
    """What is given and what is expected."""
    return examples()[name]["given"], examples()[name]["expect"]


def points(value: Fraction | None, decimals: int = 2) -> str:
    """A result as the examples print it; it must not be None."""
    assert value is not None
    return shown(value, decimals)


def number(text: str) -> Fraction | None:
    """A number, or nothing for ``null``."""
    return None if text in ("null", "") else exact(text)


def item(kind: ItemKind, full: str, **more: Any) -> Item:
    """An item of a rubric that is worth so much."""
    return Item(id="A1", section="A", name=Text("甲"), points=exact(full), kind=kind, **more)


def critical(effect: Mapping[str, str], name: str = "X1") -> Item:
    """A critical item of such an effect."""
    what = Critical("zero") if effect["effect"] == "zero" else Critical("cap", exact(effect["cap"]))
    return Item(
        id=name,
        section="A",
        name=Text("否"),
        points=Fraction(0),
        kind="critical",
        critical=what,
    )


def panel(scores: Iterable[str], given: Mapping[str, str], **more: Any) -> PanelScore:
    """A panel's score with the drops and decimals given, seats numbered as the scores come."""
    excused = more.pop("excused", frozenset())
    fallback = more.pop("fallback", None)
    rule = PanelRule(
        drop_high=int(given.get("drop_high", 0)),
        drop_low=int(given.get("drop_low", 0)),
        decimals=int(given.get("decimals", 2)),
        **more,
    )
    seats = [(seat, number(score)) for seat, score in enumerate(scores, start=1)]
    return panel_score(seats, rule, excused=excused, fallback=fallback)


def prizes(numbers: Sequence[int] = (), shares: Sequence[str] = (), **more: Any) -> PrizeRule:
    """A prize rule of first, second and third prize."""
    names = ("first", "second", "third")
    levels = [
        PrizeLevel(id=name, name=Text(name), number=count)
        for name, count in zip(names, numbers, strict=False)
    ] or [
        PrizeLevel(id=name, name=Text(name), share=exact(share))
        for name, share in zip(names, shares, strict=False)
    ]
    return PrizeRule(levels=tuple(levels), **more)
