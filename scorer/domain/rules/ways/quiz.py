"""The quiz ledger: one line for each event of a team, in order; undoing adds a line. E21, E22.

Events are fixed questions (必答), the buzzer (抢答), pressing early (抢跑犯规), timed rounds
(限时), risk questions with a stake (风险) and the play-off (加赛). Their prices are settings; the
jury may type points instead.
"""

from collections.abc import Sequence
from fractions import Fraction

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, line, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
KINDS = ("fixed", "buzzer", "early", "timed", "risk", "play_off", "jury", "reverse")
PRICES = (
    *("fixed_right", "fixed_wrong", "buzzer_right", "buzzer_wrong", "early"),
    *("timed_right", "play_off_right", "play_off_wrong"),
)


def forms(part: PartRule) -> tuple[Form, ...]:
    """One event of the ledger; the entry's number is its line."""
    stakes = tuple(exact(stake) for stake in part.lists.get("stakes", ()))
    most = max(stakes) if stakes else None
    one = Fraction(1)
    return (
        Form(id="kind", name=Text("题型", "Kind"), words=KINDS),
        Form(id="result", name=Text("判定", "Result"), words=("right", "wrong"), needed=False),
        Form(id="stake", name=Text("分值", "Stake"), least=_ZERO, most=most, needed=False),
        Form(id="count", name=Text("答对数", "Right"), least=_ZERO, step=one, needed=False),
        Form(id="points", name=Text("加减分", "Points"), least=Fraction(-(10**6)), needed=False),
        Form(id="reverses", name=Text("撤销第几条", "Reverses line"), step=one, needed=False),
    )


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong with the settings."""
    wrong = settings.faults(
        part,
        numbers=("base", "floor", *PRICES),
        choices={"risk_wrong": ("lose", "keep")},
        lists=("stakes",),
    )
    stakes = part.lists.get("stakes", ())
    return wrong if all(map(settings.is_number, stakes)) else (*wrong, "stakes")


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The base and every live event after it, never below the floor after any of them.

    An event that a live later one reverses is struck, so reversing a reversal brings it back.
    """
    ledger = in_order(entries)
    if not ledger:
        return nothing("quiz")
    live = live_numbers(ledger)
    floor = settings.maybe(part, "floor")
    value = settings.number(part, "base")
    lines: list[Working] = []
    for entry in ledger:
        if entry.values.get("kind") == "reverse" or entry.number not in live:
            lines.append(line(entry, struck="" if entry.number in live else "reversed"))
            continue
        points = event_points(part, entry)
        if points is None:
            return nothing("quiz", "blocked", [*lines, line(entry)], flags=("no_price",))
        value += points
        value = value if floor is None else max(floor, value)
        lines.append(line(entry, points))
    about = {"base": part.settings.get("base", "0"), "count": str(len(ledger))}
    return scored(part, "quiz", value, lines, about=about)


def live_numbers(ledger: Sequence[Entry]) -> frozenset[int]:
    """The lines that no later live line reverses."""
    gone: set[int] = set()
    for entry in reversed(ledger):
        target = entry.values.get("reverses", "")
        if target and entry.number not in gone and int(exact(target)) < entry.number:
            gone.add(int(exact(target)))
    return frozenset(entry.number for entry in ledger) - gone


def event_points(part: PartRule, entry: Entry) -> Fraction | None:
    """What an event gives or takes; None where neither a price nor points are known."""
    values = entry.values
    if values.get("points"):
        return exact(values["points"])
    kind, result = values.get("kind", ""), values.get("result", "")
    if kind == "early":
        return settings.maybe(part, "early")
    if kind == "timed":
        each = settings.maybe(part, "timed_right")
        return None if each is None else each * exact(values.get("count") or "0")
    if kind == "risk":
        return _risk(part, exact(values["stake"]), result) if values.get("stake") else None
    if kind == "jury" or not result:
        return None
    return settings.number(part, f"{kind}_{result}")


def _risk(part: PartRule, stake: Fraction, result: str) -> Fraction:
    if result == "right":
        return stake
    return _ZERO if settings.choice(part, "risk_wrong", "lose") == "keep" else -stake
