"""The field for a number: exact from the first key, never a float."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QWidget

from scorer.domain.model.exact import brief, exact, shown
from scorer.words import _
from ui.theme import figure
from ui.widgets.field import Field, PlainEdit


@dataclass(frozen=True)
class NumberRule:
    """Which numbers a field takes.

    `step` 0 allows any; otherwise a number must lie on a step counted from 0. `decimals` is how
    many are always shown; None shows as few as the number needs.
    """

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(100)
    step: Fraction = Fraction(0)
    decimals: int | None = None

    def allows(self, value: Fraction) -> bool:
        """Whether a number is in range and on a step."""
        return self.low <= value <= self.high and self.on_step(value)

    def on_step(self, value: Fraction) -> bool:
        """Whether a number lies on a step."""
        return not self.step or (value / self.step).denominator == 1

    def written(self, value: Fraction) -> str:
        """Give a number as this field shows it."""
        return brief(value) if self.decimals is None else shown(value, self.decimals)

    @property
    def places(self) -> int:
        """How many decimals a step has: 1 for 0.5, 2 for 0.25, 0 without a step."""
        text = brief(self.step)
        return len(text.partition(".")[2])


@dataclass(frozen=True)
class Reading:
    """What a text means in a field: a number, or why not; both empty for an empty text."""

    value: Fraction | None = None
    problem: str = ""


def read_number(text: str, rule: NumberRule) -> Reading:
    """Read a text by a rule; a text without a point that is too large may stand for one with it.

    `915` in a field of 0 to 100 by 0.5 is 91.5, since 915 cannot be meant; `120` is just too large.
    """
    plain = text.strip()
    if not plain:
        return Reading()
    try:
        value = exact(plain)
    except ValueError:
        return Reading(problem=_("This is not a number"))
    if rule.allows(value):
        return Reading(value)
    pointed = _pointed(plain, rule)
    if pointed is not None:
        return Reading(pointed)
    return Reading(problem=_why_not(value, rule))


def _pointed(plain: str, rule: NumberRule) -> Fraction | None:
    if not plain.isdecimal() or plain.endswith("0"):
        return None
    for places in range(1, rule.places + 1):
        value = exact(plain) / Fraction(10**places)
        if rule.allows(value):
            return value
    return None


def _why_not(value: Fraction, rule: NumberRule) -> str:
    if rule.low <= value <= rule.high:
        return _("Should go in steps of {step}").format(step=brief(rule.step))
    low, high = brief(rule.low), brief(rule.high)
    return _("Should be between {low} and {high}").format(low=low, high=high)


class _NumberEdit(PlainEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(Field):
    """A field for one number, right aligned in tabular figures; the wheel never changes it.

    Out of range the text stays, the ring turns to alarm and the line below says the range.

    Signals:
        edited(): A person changed the text.
        committed(object): Enter was pressed or the field left, and it holds a good number
            (Fraction) or nothing (None).
    """

    edited = Signal()
    committed = Signal(object)

    def __init__(
        self,
        rule: NumberRule | None = None,
        *,
        height: int = 34,
        face: QFont | None = None,
        message_line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _NumberEdit(keys_only=True),
            height=height,
            message_line=message_line,
            face=face or figure(18),
            parent=parent,
        )
        self._rule = rule or NumberRule()
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setMaxLength(20)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.editingFinished.connect(self._on_finished)

    @property
    def rule(self) -> NumberRule:
        """Which numbers it takes."""
        return self._rule

    def set_rule(self, rule: NumberRule) -> None:
        """Change which numbers it takes; what is typed stays and is read again."""
        self._rule = rule
        self._judge()

    def reading(self) -> Reading:
        """Give what the text means now."""
        return read_number(self.edit.text(), self._rule)

    def value(self) -> Fraction | None:
        """Give the number; None if there is none or a wrong one (then `problem` says why)."""
        return self.reading().value

    def problem(self) -> str:
        """Give what is wrong with the text, or nothing."""
        return self.reading().problem

    def set_value(self, value: Fraction | None) -> None:
        """Show a number, or an empty field; clears an alarm."""
        self.edit.setText("" if value is None else self._rule.written(value))
        self.show_message("")

    def lock(self, why: str) -> None:
        """Let nobody change it, and say why."""
        self.edit.setReadOnly(True)
        self.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_message(why)
        self.frame.update()

    def unlock(self) -> None:
        """Let it be changed again."""
        self.edit.setReadOnly(False)
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_message("")
        self.frame.update()

    def retranslate(self) -> None:
        """Say what is wrong again, in the language in force."""
        if not self.edit.isReadOnly():
            self._judge()

    def _on_edited(self, typed: str) -> None:
        pointed = _pointed(typed.strip(), self._rule)
        if pointed is not None and not self._rule.allows(exact(typed.strip())):
            self.edit.setText(self._rule.written(pointed))
        if not self.problem():
            self.show_message("")
        self.edited.emit()

    def _judge(self) -> Reading:
        found = self.reading()
        self.show_message(found.problem, alarm=bool(found.problem))
        return found

    def _on_finished(self) -> None:
        if self.edit.isReadOnly():
            return
        found = self._judge()
        if found.problem:
            return
        if found.value is not None:
            self.edit.setText(self._rule.written(found.value))
        self.committed.emit(found.value)
