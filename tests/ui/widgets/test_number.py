"""A number field reads exactly what is meant, or says why not and keeps the text."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.words import use_language
from ui.theme import Theme
from ui.widgets.number import NumberField, NumberRule, read_number

HALVES = NumberRule(step=Fraction(1, 2), decimals=1)
QUARTERS = NumberRule(step=Fraction(1, 4))
WHOLE = NumberRule(step=Fraction(1))
ANY = NumberRule(low=Fraction(-5), high=Fraction(5))


@pytest.mark.parametrize(
    ("text", "rule", "value"),
    [
        ("91.5", HALVES, "91.5"),
        ("915", HALVES, "91.5"),
        ("100", HALVES, "100"),
        ("0", HALVES, "0"),
        (" 91.50 ", HALVES, "91.5"),
        ("９１．５", HALVES, "91.5"),  # noqa: RUF001
        (".5", HALVES, "0.5"),
        ("9525", QUARTERS, "95.25"),
        ("955", QUARTERS, "95.5"),
        ("-4.999", ANY, "-4.999"),
        ("−4", ANY, "-4"),
        ("0.1", ANY, "1/10"),
    ],
)
def test_what_is_meant_is_read(text: str, rule: NumberRule, value: str) -> None:
    assert read_number(text, rule).value == Fraction(value)
    assert not read_number(text, rule).problem


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("120", HALVES, "between 0 and 100"),
        ("1000", HALVES, "between 0 and 100"),
        ("-1", HALVES, "between 0 and 100"),
        ("914", HALVES, "between 0 and 100"),
        ("91.3", HALVES, "steps of 0.5"),
        ("915", WHOLE, "between 0 and 100"),
        ("9.5", WHOLE, "steps of 1"),
        ("nan", ANY, "not a number"),
        ("1e2", HALVES, "not a number"),
        ("9 1", HALVES, "not a number"),
        ("九", HALVES, "not a number"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_reason(
    text: str, rule: NumberRule, says: str
) -> None:
    use_language("en")
    reading = read_number(text, rule)
    assert reading.value is None
    assert says in reading.problem


def test_an_empty_field_is_neither_a_number_nor_wrong() -> None:
    assert read_number("", HALVES) == read_number("  ", HALVES)
    assert (read_number("", HALVES).value, read_number("", HALVES).problem) == (None, "")


def shown_field(qtbot: QtBot, rule: NumberRule) -> NumberField:
    field = NumberField(rule)
    qtbot.addWidget(field)
    field.show()
    return field


def test_the_point_comes_by_itself_while_typing(qtbot: QtBot, theme: Theme) -> None:
    field = shown_field(qtbot, HALVES)
    QTest.keyClicks(field.edit, "915")
    assert field.text() == "91.5"
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told.args == [Fraction(183, 2)]


def test_a_wrong_number_stays_says_the_range_and_is_not_told(qtbot: QtBot, theme: Theme) -> None:
    use_language("en")
    field = shown_field(qtbot, HALVES)
    with qtbot.assertNotEmitted(field.committed):
        QTest.keyClicks(field.edit, "120")
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.text() == "120"
    assert "between 0 and 100" in field.message()
    before = field.grab().toImage()
    field.edit.clear()
    QTest.keyClicks(field.edit, "12")
    assert not field.message()
    assert field.grab().toImage() != before


def test_the_wheel_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    field = shown_field(qtbot, HALVES)
    field.set_value(Fraction(50))
    field.edit.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.edit.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.edit, wheel)
    assert field.value() == 50


def test_a_locked_field_cannot_be_typed_into(qtbot: QtBot, theme: Theme) -> None:
    field = shown_field(qtbot, HALVES)
    field.set_value(Fraction(50))
    field.lock("signed")
    QTest.keyClicks(field.edit, "1")
    assert (field.value(), field.message()) == (Fraction(50), "signed")
