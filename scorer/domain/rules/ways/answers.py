"""A paper marked here: single choice, multiple choice and true or false against a key. E19, E20.

The key is a setting, so that a corrected key marks every paper again. ``*`` in the key gives
everybody the points; ``A|B`` takes either. Without a key, how many were right is typed.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from re import split
from unicodedata import normalize

from msgspec import Struct

from scorer.domain.model.exact import exact
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways import settings
from scorer.domain.rules.ways.result import in_order, nothing, scored
from scorer.domain.rules.ways.way import Entry, WayScore
from scorer.domain.rules.working import Working

_ZERO = Fraction(0)
KINDS = ("single", "multiple", "true_false")
EVERYBODY = "*"
BLANK = "-"
_TRUE, _FALSE = "T√✓Y对是", "FX×✗N错否"


class Section(Struct, frozen=True):
    """Questions of one kind: how many, the points of each, and those of one right choice alone."""

    id: str
    kind: str
    count: int
    points: Fraction
    per_right: Fraction = _ZERO


def sections(part: PartRule) -> tuple[Section, ...]:
    """The sections of the paper, from rows ``kind, count, points`` and maybe ``per right``."""
    made: list[Section] = []
    for row in part.tables.get("sections", ()):
        kind, count, points, *more = row
        before = sum(one.kind == kind for one in made)
        name = f"{kind}_{before + 1}" if before else kind
        per_right = exact(more[0]) if more else _ZERO
        made.append(Section(name, kind, int(count), exact(points), per_right))
    return tuple(made)


def forms(part: PartRule) -> tuple[Form, ...]:
    """All answers in one field, blanks as ``-``; or how many were right in each section."""
    if part.lists.get("key"):
        return (Form(id="answers", name=Text("答案", "Answers")),)
    return tuple(_tally(part))


def _tally(part: PartRule) -> Iterator[Form]:
    names = {
        "single": Text("单选答对数", "Single choice right"),
        "multiple": Text("多选全对数", "Multiple choice all right"),
        "true_false": Text("判断答对数", "True or false right"),
    }
    one = Fraction(1)
    for found in sections(part):
        most = Fraction(found.count)
        yield Form(id=found.id, name=names[found.kind], least=_ZERO, most=most, step=one)
        if found.per_right:
            name = Text("多选部分对的选项数", "Right choices in part answers")
            part_id = f"{found.id}_part"
            yield Form(id=part_id, name=name, least=_ZERO, step=one, needed=False)


def check(part: PartRule) -> tuple[str, ...]:
    """What is wrong: a section that cannot be read, or a key of another length."""
    wrong = settings.faults(
        part, lists=("key",), tables={"sections": _is_section}, needed=("sections",)
    )
    key = part.lists.get("key")
    if not wrong and key and len(key) != sum(one.count for one in sections(part)):
        return ("key",)
    return wrong


def _is_section(row: settings.Row) -> bool:
    kind, *numbers = row
    good = 2 <= len(numbers) <= 3 and all(map(settings.is_number, numbers))
    return good and kind in KINDS and numbers[0].isdigit()


def score(part: PartRule, entries: Sequence[Entry]) -> WayScore:
    """The points of the latest answers, or of the tally; other counts of answers are blocked."""
    if not entries:
        return nothing("answers")
    last = in_order(entries)[-1]
    key = part.lists.get("key", ())
    if not key:
        return _told(part, [(one, *_counted(one, last)) for one in sections(part)])
    given = read_answers(last.values.get("answers", ""), single=all(len(k) == 1 for k in key))
    if len(given) != len(key):
        about = {"given": str(len(given)), "asked": str(len(key))}
        return nothing("answers", "blocked", about=about, flags=("answer_count",))
    marked: list[tuple[Section, int, Fraction]] = []
    at = 0
    for one in sections(part):
        end = at + one.count
        pairs = zip(key[at:end], given[at:end], strict=True)
        points = [answer_points(one, right, said) for right, said in pairs]
        marked.append((one, sum(p == one.points for p in points), sum(points, _ZERO)))
        at = end
    return _told(part, marked)


def _counted(one: Section, entry: Entry) -> tuple[int, Fraction]:
    right = exact(entry.values.get(one.id) or "0")
    partly = exact(entry.values.get(f"{one.id}_part") or "0")
    return int(right), right * one.points + partly * one.per_right


def _told(part: PartRule, marked: Sequence[tuple[Section, int, Fraction]]) -> WayScore:
    lines = [
        Working(
            rule="way",
            value=points,
            about={"way": "answers", "section": one.id, "right": str(right), "of": str(one.count)},
        )
        for one, right, points in marked
    ]
    return scored(part, "answers", sum((points for _, _, points in marked), _ZERO), lines)


def read_answers(text: str, *, single: bool = False) -> tuple[str, ...]:
    """Answers separated by blanks or commas; run together where each is a single letter."""
    plain = normalize("NFKC", text).upper().strip()
    found = [one for one in split(r"[\s,;、]+", plain) if one]
    return tuple(found[0]) if single and len(found) == 1 else tuple(found)


def answer_points(one: Section, key: str, said: str) -> Fraction:
    """The points of one answer: all of them if it is right, those of its right choices, or none.

    A multiple choice with anything wrong in it gives nothing.
    """
    if key == EVERYBODY:
        return one.points
    wanted = [_choices(one, right) for right in normalize("NFKC", key).upper().split("|")]
    chosen = frozenset[str]() if said == BLANK else _choices(one, said)
    if chosen in wanted:
        return one.points
    if chosen and any(chosen < right for right in wanted):
        return min(one.points, one.per_right * len(chosen))
    return _ZERO


def _choices(one: Section, text: str) -> frozenset[str]:
    if one.kind != "true_false":
        return frozenset(text)
    first = text[:1]
    return frozenset("T" if first in _TRUE else "F" if first in _FALSE else first)
