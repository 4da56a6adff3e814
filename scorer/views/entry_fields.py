"""The fields of an entry: which are asked for, what each takes, and what a typed text means."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from re import compile as pattern
from typing import Final, Literal

from scorer.domain.model.exact import brief, exact, shown, stored
from scorer.domain.model.scheme import Form, PartRule
from scorer.domain.record.decisions.entries import read_value
from scorer.domain.record.refusals import Refused
from scorer.domain.rules.ways.quiz import event_points
from scorer.domain.rules.ways.table import part_forms
from scorer.domain.rules.ways.way import Entry
from scorer.views import names
from scorer.views.entry_words import word
from scorer.words import _

FieldKind = Literal["number", "time", "words", "answers", "side", "text"]
_PARTS: Final = pattern(r"[:：'’分]")
_SECONDS: Final = '"”″秒s'
_QUIZ: Final[Mapping[str, tuple[str, ...]]] = {
    "early": (),
    "timed": ("count",),
    "risk": ("stake", "result"),
    "jury": ("points",),
    "reverse": ("reverses",),
}
_BOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "bye": ("round",),
    "lot": ("lot",),
    "walkover": ("round", "against"),
}


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field as a form asks for it.

    ``words`` are what can be chosen, each with what it is called; ``hint`` says what may be typed.
    """

    id: str
    label: str
    kind: FieldKind
    words: tuple[tuple[str, str], ...] = ()
    needed: bool = True
    hint: str = ""


def fields(rule: PartRule) -> tuple[EntryField, ...]:
    """Every field that an entry of this part may have."""
    return tuple(_field(rule, form) for form in part_forms(rule))


def _field(rule: PartRule, form: Form) -> EntryField:
    kind = _kind(rule, form)
    return EntryField(
        id=form.id,
        label=names.said(form.name),
        kind=kind,
        words=tuple((text, word(text)) for text in _words(rule, form)),
        needed=form.needed,
        hint=_hint(form, kind),
    )


def _words(rule: PartRule, form: Form) -> tuple[str, ...]:
    """The words of a field; the stakes of a risk question are chosen like words."""
    if form.id == "stake":
        return rule.lists.get("stakes", ())
    if form.words or form.step != 1 or form.least != 0 or form.most is None or form.most > 4:
        return form.words
    return tuple(str(level) for level in range(int(form.most) + 1))


def _kind(rule: PartRule, form: Form) -> FieldKind:
    if _words(rule, form):
        return "words"
    if rule.way == "bouts" and form.id == "against":
        return "side"
    if rule.way == "answers" and form.id == "answers":
        return "answers"
    if form.least is None and form.most is None and form.step is None:
        return "text"
    timed = rule.settings.get("unit") == "s" and form.id == "value"
    return "time" if timed else "number"


def _hint(form: Form, kind: FieldKind) -> str:
    if kind == "time":
        return _("mm:ss or seconds")
    if kind == "answers":
        return _("A B C …, - for none")
    if kind != "number":
        return ""
    if form.least is not None and form.most is not None:
        return f"{brief(form.least)} – {brief(form.most)}"
    return ""


def asked(rule: PartRule, values: Mapping[str, str]) -> tuple[EntryField, ...]:
    """The fields that are asked for, given what is filled in: a ledger's depend on the kind."""
    every = fields(rule)
    kind = values.get("kind", "")
    if rule.way == "quiz":
        wanted = {"kind", *_quiz(rule, values)}
    elif rule.way == "bouts":
        wanted = {"kind", *_BOUT.get(kind, ("round", "against", "own", "other"))}
    else:
        return every
    own = {form.id for form in rule.forms}
    return tuple(one for one in every if one.id in wanted or one.id in own)


def _quiz(rule: PartRule, values: Mapping[str, str]) -> tuple[str, ...]:
    kind = values.get("kind", "")
    if not kind:
        return ()
    usual = _QUIZ.get(kind, ("result",))
    priced = {"result": "right", "count": "0", "stake": "1", "kind": kind}
    known = kind in {"jury", "reverse"} or event_points(rule, Entry(1, priced)) is not None
    return usual if known else (*usual, "points")


def needed(rule: PartRule, field: EntryField) -> bool:
    """Whether a field that is asked for must be filled."""
    if rule.way == "quiz":
        return field.id != "points" or field.needed
    if rule.way == "bouts":
        return field.id not in {"kind", "round"}
    return field.needed


def read_field(rule: PartRule, field: EntryField, text: str) -> str:
    """What was typed as it is kept: a time in seconds, a number exact. Raises ``Refused``."""
    form = next(one for one in part_forms(rule) if one.id == field.id)
    plain = text.strip()
    if field.kind == "time":
        plain = _seconds(plain, field.id)
    return read_value(form, plain)


def _seconds(text: str, name: str) -> str:
    """A time in seconds from ``1:23.4``, ``1分23秒`` or plain seconds."""
    total = Fraction(0)
    parts = _PARTS.split(text.rstrip(_SECONDS).strip())
    try:
        for place, part in enumerate(parts):
            value = exact(part)
            if value < 0 or (place and value >= 60):
                raise Refused("not_a_number", text=text, item=name)
            total = total * 60 + value
    except ValueError:
        raise Refused("not_a_number", text=text, item=name) from None
    return stored(total)


def shown_value(rule: PartRule, field: str, text: str) -> str:
    """A kept value as people read it: a time in minutes, a word in the language in force."""
    found = next((one for one in fields(rule) if one.id == field), None)
    return shown_in(found, text) if found is not None else text


def shown_in(field: EntryField, text: str) -> str:
    """The same, in a field that is at hand."""
    if not text:
        return text
    if field.kind == "words":
        return dict(field.words).get(text, word(text))
    return time_text(exact(text)) if field.kind == "time" else text


def time_text(seconds: Fraction) -> str:
    """Seconds as ``1:23.4``; under a minute as plain seconds."""
    if seconds < 60 or (100 * seconds).denominator != 1:
        return brief(seconds)
    minutes, rest = divmod(seconds, 60)
    decimals = len(brief(rest).partition(".")[2])
    return f"{minutes}:{shown(rest, decimals).rjust(3 + decimals if decimals else 2, '0')}"
