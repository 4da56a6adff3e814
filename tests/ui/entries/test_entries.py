"""An entry of each way of marking, filled by keys; and what is refused, undone and corrected."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.model.scheme import WayName
from scorer.domain.record.entry_scores import entry_heads
from scorer.domain.record.outcome import outcome
from scorer.domain.rules.ways.table import WAYS
from scorer.views.entries import EntriesView
from scorer.views.points import NONE
from scorer.words import use_language
from tests import parts
from tests.ui.room import PIN, prove
from ui.relay import Relay
from ui.theme import Theme
from ui.widgets.ask import Ask
from ui.widgets.dialog import Dialog
from ui.windows.entries import EntriesPage

Key = Qt.Key
Make = Callable[..., EntriesPage]
NAMED = {"\r": Key.Key_Return, "\b": Key.Key_Backspace}
FIRST: dict[WayName, tuple[str, list[dict[str, str]], str]] = {
    "paper": ("87.5\r", [{"value": "87.5"}], "87.50"),
    "answers": ("abdt\r", [{"answers": "abdt"}], "8.00"),
    "number": ("3:25.4\r2\r", [{"value": "205.4", "faults": "2"}], "3:35.4"),
    "counters": ("118\r", [{"count": "118"}], NONE),
    "judgement": ("32\r", [{"neat": "3", "voice": "2"}], NONE),
    "quiz": ("21\r", [{"kind": "buzzer", "result": "right"}], "110.00"),
    "bouts": (
        "2\r1\r",
        [{"kind": "match", "round": "1", "against": "U2", "own": "2", "other": "1"}],
        NONE,
    ),
    "survey": (
        "60\r30\r8\r2\r\r",
        [{"very": "60", "satisfied": "30", "neutral": "8", "unsatisfied": "2"}],
        "90.00",
    ),
    "rate": ("45\r50\r", [{"numerator": "45", "denominator": "50"}], "90.00"),
    "votes": ("18\r20\r", [{"votes_for": "18", "votes_cast": "20"}], "90.00"),
    "double_marking": ("42\r", [{"mark": "42"}], NONE),
    "record": ("95\r2\r0\r\r", [{"score": "95", "B": "2", "C": "0"}], "90.00"),
    "threshold": ("6\r1\r", [{"books": "6", "plan": "yes"}], "2.00"),
    "outside": (
        "91\r区网\r\r\r\r",
        [{"value": "91", "source": "区网"}],
        "91.00",
    ),
}
"""For each way the keys of one entry (as text), what is recorded, and the value after it."""


@pytest.fixture
def page_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, theme: Theme
) -> Iterator[Make]:
    """Makes the page of a contest with these parts, somebody already proved to enter."""
    monkeypatch.setattr(Clerk, "proves", lambda _clerk, _who, pin: pin == PIN)
    use_language("en")
    opened: list[tuple[Clerk, Relay]] = []

    def make(*ways: WayName, count: int = 3, settings: dict[str, str] | None = None) -> EntriesPage:
        scheme = parts.scheme(*ways)
        if settings:
            scheme = replace(scheme, parts=(replace(scheme.parts[0], settings=settings),))
        clerk = parts.started(tmp_path / "c.leitai", scheme, count)
        relay = Relay(clerk)
        opened.append((clerk, relay))
        page = EntriesPage(relay)
        qtbot.addWidget(page)
        page.resize(1244, 836)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.table.setFocus()
        qtbot.keyClick(page.table, Key.Key_F3)
        prove(qtbot, page)
        return page

    yield make
    for clerk, relay in opened:
        relay.close()
        clerk.close()


def type_keys(qtbot: QtBot, text: str) -> None:
    """Type text wherever the focus is; ``\\r`` is Enter, ``\\b`` rubs out."""
    for letter in text:
        field = QApplication.focusWidget()
        assert field is not None
        if letter in NAMED:
            qtbot.keyClick(field, NAMED[letter])
        elif letter.isascii():
            qtbot.keyClick(field, letter)
        else:
            field.insert(letter)  # type: ignore[attr-defined]  # as an input method does
            field.textEdited.emit(field.text())  # type: ignore[attr-defined]


def made(page: EntriesPage, part: str, subject: str) -> list[dict[str, str]]:
    return [e.fact.values for e in entry_heads(page._relay.state, part, subject)]


def view(page: EntriesPage) -> EntriesView:
    assert page._view is not None
    return page._view


def test_every_way_has_keys() -> None:
    assert set(FIRST) == set(WAYS)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_an_entry_of_each_way_by_keys(way: WayName, page_of: Make, qtbot: QtBot) -> None:
    keys, values, value = FIRST[way]
    page = page_of(way)
    type_keys(qtbot, keys)
    assert made(page, way, "U1") == values
    assert page.saved.state == "saved"
    if not view(page).ledger:
        assert page.table.current_key() == "U2"
        page.table.select_key("U1")
    if way != "bouts":
        assert page.running.texts()[0] == value
        row = view(page).row("U1")
        assert row is not None
        assert row.value == value


def assert_shown(page: EntriesPage, value: str, words: str = "") -> None:
    assert page.running.texts() == (value, words)


def test_a_value_that_cannot_be_stays_in_its_field(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("paper")
    count = page._relay.state.count
    type_keys(qtbot, "120\r")
    assert "between 0 and 100" in page.pad.rows["value"].message()
    assert page.pad.rows["value"].text() == "120"
    assert page._relay.state.count == count
    type_keys(qtbot, "\b\b\b\r")
    assert "Q for absent" in page.pad.rows["value"].message()


def test_absent_by_q_and_back(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("number")
    type_keys(qtbot, "q\r")
    assert outcome(page._relay.state, "number", "U1").state == "absent"
    assert page.table.current_key() == "U2"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Up)
    assert page.pad.locked
    type_keys(qtbot, "q")
    assert outcome(page._relay.state, "number", "U1").state == "waiting"
    assert not page.pad.locked


def test_what_is_typed_survives_and_what_is_recorded_is_taken_back(
    page_of: Make, qtbot: QtBot
) -> None:
    page = page_of("survey")
    type_keys(qtbot, "60\r30\r")
    page.form.forget()
    page.refresh()
    assert [page.pad.rows[name].text() for name in ("very", "satisfied")] == ["60", "30"]
    page.pad.focus()
    type_keys(qtbot, "8\r2\r\r")
    assert page._relay.clerk.drafts() == {}
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made(page, "survey", "U1") == []


def test_a_quiz_line_is_taken_back_by_another_line(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("quiz")
    type_keys(qtbot, "21\r513\r")  # the buzzer, right; risk for 30 points, right
    assert_shown(page, "140.00")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert_shown(page, "110.00")
    assert made(page, "quiz", "U1")[-1] == {"kind": "reverse", "reverses": "2"}
    type_keys(qtbot, "3\r")  # pressed early
    assert_shown(page, "105.00")
    assert [line.struck for line in page.form.lines] == [False, True, False, False]


def test_judges_too_far_apart_mark_again(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("judgement", count=1)
    for keys in ("32\r", "12\r", "22\r"):
        type_keys(qtbot, keys)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert_shown(page, NONE, "Mark again")
    assert any("Neatness" in words for words in page.running.flags())
    page.table.setFocus()
    page._turn(-1)
    qtbot.keyClick(page.table, Key.Key_F2)
    type_keys(qtbot, "22\r")
    ask = page.findChild(Ask)
    assert ask is not None
    assert ask.reason is not None
    qtbot.keyClicks(ask.reason.lineEdit(), "talked it over")
    qtbot.keyClick(ask.reason.lineEdit(), Key.Key_Return)
    prove(qtbot, page)
    assert outcome(page._relay.state, "judgement", "U1").state == "scored"


def test_a_paper_is_typed_twice_by_two_people(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("paper", count=1, settings={"typed": "2"})
    type_keys(qtbot, "88\r")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    type_keys(qtbot, "83\r")
    assert "Another person" in page.pad.remark_text()
    page._begin("clerk2")
    page.pad.focus()
    type_keys(qtbot, "83\r")
    assert_shown(page, NONE, "Blocked")
    assert [label for _number, label in view(page).numbers][2] == "Settled"


def test_the_second_typist_sees_nothing_of_the_first(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("paper", count=1, settings={"typed": "2"})
    type_keys(qtbot, "88\r")
    page._begin("clerk2")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.pad.focus()
    assert [cells[1].text for _key, cells in page.running.lines.rows_model.rows] == ["●"]
    type_keys(qtbot, "83")
    assert page.running.texts() == (NONE, "1 of 2 is there")
    page.form.correct(page.form.lines[0].record)
    page.form.take_back()
    assert page.findChild(Ask) is None
    assert "88" not in " ".join(str(page.pad.values.values()))
    type_keys(qtbot, "\r")
    assert [cells[1].text for _key, cells in page.running.lines.rows_model.rows] == ["83", "88"]


def test_a_click_on_a_line_leads_to_its_field(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("paper")
    place = page.table.visualRect(page.table.rows_model.index(2, 1)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    type_keys(qtbot, "70\r")
    assert made(page, "paper", "U3") == [{"value": "70"}]


def test_a_third_marker_is_asked_for(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("double_marking", count=1)
    type_keys(qtbot, "36\r")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.table.rows_model.rows[0][1][2].text == "●"
    type_keys(qtbot, "42\r")
    assert_shown(page, NONE, "Third mark needed")
    assert [label for _number, label in view(page).numbers][2] == "Marker 3"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    type_keys(qtbot, "39\r")
    assert outcome(page._relay.state, "double_marking", "U1").state == "scored"


def test_bouts_to_the_final(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("bouts", count=4)
    assert [one.key for one in page._bouts] == ["1/U1/U2", "1/U3/U4"]
    type_keys(qtbot, "2\r0\r1\r2\r")
    assert [one.key for one in page._bouts if one.state == "due"] == ["2/U1/U4", "2/U2/U3"]
    type_keys(qtbot, "2\r1\r2\r0\r")
    places = [outcome(page._relay.state, "bouts", f"U{n}").value for n in range(1, 5)]
    assert places == [1, 3, 4, 2]


def test_another_bout_by_numbers(page_of: Make, qtbot: QtBot) -> None:
    page = page_of("bouts", count=4)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
    type_keys(qtbot, "4\r11\r9\r")
    assert "number or name" in page.pad.rows["against"].message()
    type_keys(qtbot, "\b2\r0\r2\r")
    assert made(page, "bouts", "U4") == [
        {"kind": "match", "round": "1", "against": "U2", "own": "0", "other": "2"}
    ]
    assert [one.key for one in page._bouts if one.state == "due"] == ["1/U1/U3"]


def test_a_file_is_taken_whole_or_with_all_its_faults(
    page_of: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of("number", "paper")
    state = page._relay.state
    file = tmp_path / "marks.csv"
    file.write_text("part,subject,try,mark\nnumber,U1,1,3:25\npaper,U1,1,101\n", "utf-8")
    with qtbot.waitSignal(page._taking.refused, timeout=20_000):
        page.take_file(file)
    assert "101" in page._taking.problems[0]
    assert page._relay.state.count == state.count
    told = page.findChild(Dialog)
    assert told is not None
    told.accept()
    file.write_text("part,subject,try,mark\nnumber,U1,1,3:25\npaper,U1,1,91\n", "utf-8")
    with qtbot.waitSignal(page._taking.taken, timeout=20_000):
        page.take_file(file)
    made = [entry_heads(page._relay.state, part, "U1") for part in ("number", "paper")]
    assert [line[0].fact.values for line in made] == [{"value": "205"}, {"value": "91"}]
    assert [line[0].fact.source for line in made] == ["file", "file"]
