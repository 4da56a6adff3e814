"""Votes: the share of each group of voters (superiors, members, the public), by its weight."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from scorer.domain.model.exact import exact, stored
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)


class Voters(Struct, frozen=True):
    """A group of voters and its weight."""

    id: str
    name: Text
    weight: Fraction


def groups(part: PartRule) -> tuple[Voters, ...]:
    """The groups, from rows ``id, zh, en, weight``; without a table all voters are one."""
    rows = part.tables.get("groups") or (("votes", "投票", "Votes", "1"),)
    return tuple(Voters(name, Text(zh, en), exact(weight)) for name, zh, en, weight in rows)


def forms(part: PartRule) -> tuple[Form, ...]:
    """For each group the votes in favour and the valid votes cast."""
    one = Fraction(1)
    found: list[Form] = []
    for group in groups(part):
        favour = Text(f"{group.name.zh}赞成票", f"{group.name.en}: in favour")
        cast = Text(f"{group.name.zh}有效票", f"{group.name.en}: valid votes")
        found.append(Form(id=f"{group.id}_for", name=favour, least=_ZERO, step=one, needed=False))
        found.append(Form(id=f"{group.id}_cast", name=cast, least=_ZERO, step=one, needed=False))
    return tuple(found)


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    return settings.faults(
        part,
        choices={"missing": ("incomplete", "reweight", "zero")},
        tables={"groups": lambda row: len(row) == 4 and settings.is_number(row[3])},
    )


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The groups' shares in percent by weight; several tallies of a group are added.

    A group without votes makes the result missing, shares its weight out, or counts as zero, by
    the setting ``missing``. More in favour than cast is blocked.
    """
    policy = settings.choice(part, "missing", "incomplete")
    if not entries:
        return nothing("votes")
    lines = [_line(group, entries) for group in groups(part)]
    if any(one.value is not None and one.value > 100 for one in lines):
        return nothing("votes", "blocked", lines, flags=("over_hundred",))
    open_ = [one for one in lines if one.value is None]
    if len(open_) == len(lines) or (open_ and policy == "incomplete"):
        return nothing("votes", lines=lines)
    counted = [one for one in lines if one.value is not None or policy == "zero"]
    base = sum((exact(one.about["weight"]) for one in counted), _ZERO)
    if not base:
        return nothing("votes", lines=lines)
    total = sum(((one.value or _ZERO) * exact(one.about["weight"]) for one in counted), _ZERO)
    return scored(part, "votes", total / base, lines, about={"missing": policy})


def _line(group: Voters, entries: Sequence[Entry]) -> Working:
    def tally(field: str) -> Fraction:
        texts = (entry.values.get(f"{group.id}_{field}") or "0" for entry in in_order(entries))
        return sum(map(exact, texts), _ZERO)

    favour, cast = tally("for"), tally("cast")
    return Working(
        rule="way",
        value=favour * 100 / cast if cast else None,
        about={
            "way": "votes",
            "group": group.id,
            "weight": stored(group.weight),
            "for": stored(favour),
            "cast": stored(cast),
        },
        struck="" if cast else "missing",
    )
