"""The organiser's choices of a contest file as questions, and the answers written into a copy.

What the file says otherwise stays as it is, with its comments; the copy is read like any contest
file, so that a wrong answer is refused with its line.
"""

from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, Final, Literal

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from scorer.domain.model.text import Text
from scorer.exchange.yaml_text import read_text
from scorer.views import names

Kind = Literal["choice", "number", "text", "chain"]
_BETWEEN: Final = "，"
_PRIZES: Final = ("base", "rounding", "tie", "minimum", "least_first", "vacate")
_SIMPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "rounding": ("each_step", "at_end"),
    "scale": ("percent", "raw"),
    "absent": ("zero", "not_ranked", "mean_of_present", "best"),
    "better": ("higher", "lower"),
    "ranks": ("standard", "dense", "ordinal"),
    "critical": ("majority", "chief"),
    "open_codes": ("released", "sealed"),
    "penalties": ("false", "true"),
    "dues": ("once", "per_event"),
    "sites": ("none", "mean_of_means", "pooled", "z"),
    "draw": ("whole_role", "contestant"),
    "titles": ("none",),
    "conflicts": ("own_unit",),
    "marks": ("closed",),
    "live": ("released_for_all",),
    "prizes.base": ("competed", "entered"),
    "prizes.rounding": ("half_up", "ceil", "floor", "cumulative_half_up"),
    "prizes.tie": ("include_keep", "include_shrink", "exclude", "break"),
    "prizes.vacate": ("false", "true"),
}
_SEVERAL: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "clock": {
        "read_to": ("1", "0.1", "0.01", "as_typed"),
        "rounding": ("down", "half_up", "up"),
        "finer": ("refuse", "round"),
    },
}
_ROUNDS: Final = (
    *("rounding", "scale", "member", "team", "total", "ties", "ranks", "absent", "late_s"),
    "clock",
    *("prizes", "sites", "critical", "open_codes", "draw", "titles", "conflicts", "marks", "live"),
)
_PARTS: Final = (
    *("total", "better", "ties", "ranks", "penalties", "prizes", "late_s", "clock"),
    *("critical", "open_codes", "dues"),
)
_HOW_ROUNDS: Final = ("mean", "sum", "weighted", "best")
_HOW_PARTS: Final = ("sum", "mean", "weighted", "best", "median", "max", "min")
_CHAIN_ROUNDS: Final = ("full_team", "more_decimals:3", "time", "fewer_criticals", "lot")
_CHAIN_PARTS: Final = (
    *("countback", "parts_in_order", "best_part", "time", "fewer_criticals"),
    *("full_team", "more_decimals:3", "play_off", "lot"),
)
_ONLY_ONE: Final = frozenset({"conflicts", "marks", "live"})
_LEVELS: Final = (("first", "一等奖", "First prize"), ("second", "二等奖", "Second prize"),
                  ("third", "三等奖", "Third prize"))  # fmt: skip


class Field(Struct, frozen=True, kw_only=True):
    """One thing to be decided, at a place in the file (``choices.prizes.tie``).

    ``options`` may be taken; of a ``chain`` several in order, kept as texts with ``,`` between.
    ``value`` is what the file says now. ``label`` names a place of several, such as a prize.
    ``called``: the names of the parts, groups and rounds that an option may speak of.
    """

    path: str
    kind: Kind
    value: str = ""
    options: tuple[str, ...] = ()
    label: str = ""
    called: dict[str, Text] = {}


class Question(Struct, frozen=True, kw_only=True):
    """A choice: its name, whether the file leaves it open, and what makes it up."""

    name: str
    open: bool
    fields: tuple[Field, ...]


def questions(path: Path) -> tuple[Question, ...]:
    """Every choice that a contest file makes or leaves open; the open ones come first.

    Raises ``FileRefused`` where the file cannot be read. A file that is wrong otherwise may be
    asked about all the same: reading the copy says what is wrong.
    """
    top = _load(read_text(path))
    choices = _map(top, "choices")
    opened = [str(name) for name in _seq(choices, "open")]
    parts = str(top.get("kind", "")) == "parts"
    asked = [_about(top), _officials(top)]
    asked += [
        Question(name=name, open=True, fields=tuple(_rounds(top, name)))
        for name in ("weights", "panel")
        if name in opened and not parts
    ]
    for name in _PARTS if parts else _ROUNDS:
        stated = name in choices
        if name in opened or (stated and name not in _ONLY_ONE):
            fields = tuple(_fields(top, choices, name, parts=parts))
            if fields:
                asked.append(Question(name=name, open=name in opened, fields=fields))
    first = ("contest", "officials")
    return tuple(sorted(asked, key=lambda one: (one.name not in first, not one.open)))


def filled(path: Path, answers: Mapping[str, str], *, examples: bool = True) -> str:
    """The file's text with the answers in their places, and no demo in it.

    A choice of which every field is answered is no longer open. Without ``examples`` the file's
    worked examples are left out: they may not hold under other choices.
    """
    top = _load(read_text(path))
    for key in ("demo", *(() if examples else ("examples",))):
        top.pop(key, None)
    for place, text in answers.items():
        _put(top, place.split("."), text)
    _leave_out(top, answers)
    choices = _map(top, "choices")
    opened = [str(name) for name in _seq(choices, "open")]
    still = [
        one.name
        for one in questions(path)
        if one.open and not all(answers.get(field.path, "").strip() for field in one.fields)
    ]
    if opened:
        left = CommentedSeq([name for name in opened if name in still])
        left.fa.set_flow_style()
        choices["open"] = left
    out = StringIO()
    _yaml().dump(top, out)
    return out.getvalue()


# -- the questions -----------------------------------------------------------------------------


def _about(top: CommentedMap) -> Question:
    """What every contest says of itself: names, day and place, and who holds it."""
    head = _map(top, "contest")
    places = ("title.zh", "title.en", "short.zh", "short.en", "date", "venue.zh", "venue.en")
    fields = [
        Field(path=f"contest.{place}", kind="text", value=_text(head, place))
        for place in (*places, "document")
    ]
    issuers = _seq(head, "issuers")
    fields += [
        Field(
            path=f"contest.issuers.{at}.{tongue}",
            kind="text",
            value=_text(one, tongue),
            label=str(at + 1) if len(issuers) > 1 else "",
        )
        for at, one in enumerate(issuers)
        if isinstance(one, dict)
        for tongue in ("zh", "en")
    ]
    return Question(name="contest", open=False, fields=tuple(fields))


def _officials(top: CommentedMap) -> Question:
    """Who holds which office: name and unit with a comma between, in the file's order."""
    fields, judges = [], 0
    for at, one in enumerate(_seq(top, "officials")):
        duties = [str(duty) for duty in _seq(one, "duties")]
        judges += "judge" in duties
        label = names.duty_words(duties) + (f" {judges}" if "judge" in duties else "")
        said = _BETWEEN.join(text for text in (_text(one, "name"), _text(one, "unit")) if text)
        fields.append(Field(path=f"officials.{at}", kind="text", value=said, label=label))
    return Question(name="officials", open=False, fields=tuple(fields))


def _leave_out(top: CommentedMap, answers: Mapping[str, str]) -> None:
    """Leave out the document and the issuers that were emptied; the last issuer stays."""
    head = _map(top, "contest")
    if not answers.get("contest.document", "-").strip():
        head.pop("document", None)
    issuers = head.get("issuers")
    for at in reversed(range(len(issuers) if isinstance(issuers, list) else 0)):
        if len(issuers) > 1 and not answers.get(f"contest.issuers.{at}.zh", "-").strip():
            del issuers[at]


def _rounds(top: CommentedMap, name: str) -> Iterator[Field]:
    """The weight of each round, or the panel of each round of skills."""
    for at, stage in enumerate(_seq(top, "rounds")):
        label = str(stage.get("id", at + 1))
        if name == "weights":
            yield Field(
                path=f"rounds.{at}.weight", kind="number", value=_text(stage, "weight"), label=label
            )
        elif str(stage.get("kind", "")) == "skills":
            for key in ("judges", "drop_high", "drop_low"):
                place = f"rounds.{at}.panel.{key}"
                found = _text(stage, f"panel.{key}")
                yield Field(path=place, kind="number", value=found, label=label)


def _fields(top: CommentedMap, choices: CommentedMap, name: str, *, parts: bool) -> Iterator[Field]:
    place = f"choices.{name}"
    if name in _SIMPLE:
        yield from _simple(choices, name)
    elif name in {"member", "team", "total"}:
        hows = _HOW_PARTS if parts else _HOW_ROUNDS
        yield from _several(choices, name, how=hows, decimals=("2", "3", "1", "0", "exact"))
    elif name == "ties":
        chain = ",".join(str(one) for one in _seq(choices, "ties"))
        known = (*_named(top, parts=parts), *(_CHAIN_PARTS if parts else _CHAIN_ROUNDS))
        called = dict(_called(top))
        yield Field(path=place, kind="chain", value=chain, options=known, called=called)
    elif name == "late_s":
        yield Field(path=place, kind="number", value=_text(choices, name))
    elif name in _SEVERAL:
        yield from _several(choices, name, **_SEVERAL[name])
    elif name == "prizes":
        yield from _prizes(choices)


def _simple(choices: CommentedMap, name: str) -> Iterator[Field]:
    """A choice of one word; where the file tells it with more, the word is its ``how``."""
    found = choices.get(name)
    if name == "titles" and isinstance(found, list):
        return
    place = f"{name}.how" if isinstance(found, dict) else name
    yield Field(
        path=f"choices.{place}",
        kind="choice",
        value=_text(choices, place),
        options=_SIMPLE[name],
    )


def _several(choices: CommentedMap, name: str, **asked: tuple[str, ...]) -> Iterator[Field]:
    """A choice of several named values, each with its options."""
    for key, options in asked.items():
        value = _text(choices, f"{name}.{key}")
        yield Field(path=f"choices.{name}.{key}", kind="choice", value=value, options=options)


def _named(top: CommentedMap, *, parts: bool) -> tuple[str, ...]:
    """The rounds or parts that a tie rule may look at."""
    key, rule = ("parts", "part") if parts else ("rounds", "round")
    return tuple(f"{rule}:{one.get('id')}" for one in _seq(top, key))


def _called(top: CommentedMap) -> Iterator[tuple[str, Text]]:
    """What the rounds, parts and groups are called."""
    for key in ("rounds", "parts", "groups"):
        for one in _seq(top, key):
            name = str(one.get("id"))
            zh = str(one.get("zh") or name)
            yield name, Text(zh=zh, en=str(one.get("en") or ""))


def _prizes(choices: CommentedMap) -> Iterator[Field]:
    prizes = _map(choices, "prizes")
    levels = _seq(prizes, "levels") or [{"zh": zh} for _id, zh, _en in _LEVELS]
    for at, level in enumerate(levels):
        key = "share" if "share" in level else "number"
        yield Field(
            path=f"choices.prizes.levels.{at}.{key}",
            kind="number",
            value=_text(level, key),
            label=str(level.get("zh", "")),
        )
    for key in _PRIZES:
        options = _SIMPLE.get(f"prizes.{key}", ())
        yield Field(
            path=f"choices.prizes.{key}",
            kind="choice" if options else "number",
            value=_text(prizes, key),
            options=options,
        )


# -- the file ----------------------------------------------------------------------------------


def _yaml() -> YAML:
    made = YAML(typ="rt")
    made.preserve_quotes = True
    made.width = 4096
    made.indent(mapping=2, sequence=4, offset=2)
    return made


def _load(text: str) -> CommentedMap:
    found = _yaml().load(text)
    return found if isinstance(found, CommentedMap) else CommentedMap()


def _map(top: Any, key: str) -> CommentedMap:
    found = top.get(key) if isinstance(top, dict) else None
    return found if isinstance(found, CommentedMap) else CommentedMap()


def _seq(top: Any, key: str) -> list[Any]:
    found = top.get(key) if isinstance(top, dict) else None
    return list(found) if isinstance(found, list) else []


def _text(top: Any, place: str) -> str:
    """What stands at a place, as text; empty where nothing does."""
    found: Any = top
    for key in place.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    if found is None or isinstance(found, dict | list):
        return ""
    return str(found).lower() if isinstance(found, bool) else str(found)


def _put(top: CommentedMap, place: list[str], text: str) -> None:
    """Write a text at a place; what leads there is made where it is missing."""
    if place[0] == "officials":
        official = _seq(top, "officials")[int(place[1])]
        name, _comma, unit = text.replace(",", _BETWEEN).partition(_BETWEEN)
        official["name"], official["unit"] = name.strip(), unit.strip()
        return
    found: Any = top
    for at, key in enumerate(place[:-1]):
        found = _down(found, key, following=place[at + 1])
    last, given = place[-1], text.strip()
    if last == "ties":
        chain = CommentedSeq([one for one in given.split(",") if one])
        chain.fa.set_flow_style()
        found[last] = chain
    elif given:
        found[int(last) if isinstance(found, list) else last] = _scalar(given)


def _down(found: Any, key: str, *, following: str) -> Any:
    if isinstance(found, list):
        at = int(key)
        while len(found) <= at:
            name, zh, en = _LEVELS[min(len(found), len(_LEVELS) - 1)]
            found.append(CommentedMap({"id": name, "zh": zh, "en": en}))
        return found[at]
    if not isinstance(found.get(key), dict | list):
        found[key] = CommentedSeq() if following.isdecimal() else CommentedMap()
    return found[key]


def _scalar(text: str) -> object:
    """A text as it is written plainly: whole numbers and truths without quotes."""
    if text in {"true", "false"}:
        return text == "true"
    plain = text.isdecimal() and (text == "0" or not text.startswith("0"))
    return int(text) if plain else text
