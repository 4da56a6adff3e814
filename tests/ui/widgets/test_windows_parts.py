"""The parts that windows are made of: buttons, tables, navigation, drawers, notes, PIN."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from scorer.words import LANGUAGES, Language, language, use_language
from ui.settings import announce_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.drawer import Drawer
from ui.widgets.flow import FlowRow
from ui.widgets.pin import PinDialog
from ui.widgets.saved import SavedBadge
from ui.widgets.sidenav import NavItem, SideNav
from ui.widgets.table import Cell, Column, Table
from ui.widgets.themed import Themed
from ui.widgets.toast import Toast


def shown(qtbot: QtBot, width: int, height: int) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    return window


def test_a_button_grows_for_its_words_and_its_key(qtbot: QtBot, theme: Theme) -> None:
    button = Button("签名")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    button.set_key("Enter")
    wider = button.sizeHint().width()
    button.setText("Sign and submit the sheet")
    assert narrow < wider < button.sizeHint().width()
    button.resize(button.sizeHint())
    assert button.body().height() == 34


def test_a_choice_is_as_wide_as_its_longest_label(qtbot: QtBot, theme: Theme) -> None:
    choice = Choice([("总分", "")])
    qtbot.addWidget(choice)
    narrow = choice.sizeHint().width()
    choice.set_items([("总分", ""), ("第三个百日成绩", "c")])
    wide = choice.sizeHint().width()
    assert narrow < wide
    assert wide > choice.fontMetrics().horizontalAdvance("第三个百日成绩") + 40
    choice.set_items([("一个很长的项目名称" * 6, "")])
    assert choice.sizeHint().width() == 280


def test_choices_that_change_stay_in_their_row(qtbot: QtBot, theme: Theme) -> None:
    window = shown(qtbot, 320, 60)
    row = QHBoxLayout(window)
    first, second = Choice([("一", 1)]), Choice([("二", 2)])
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    second.set_items([("一个很长的项目名称" * 6, 2)])
    QApplication.processEvents()
    # With this policy Qt would make it as wide as its labels a little later, over its neighbours.
    assert second.sizeAdjustPolicy() != Choice.SizeAdjustPolicy.AdjustToContents
    assert second.geometry().right() < 320
    assert second.width() == first.width()


def test_a_card_moved_into_a_window_keeps_the_tone_of_its_head(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = Card("偏差超限", tone="alarm")
    QHBoxLayout(window).addWidget(card)
    window.resize(300, 120)
    image = window.grab().toImage()
    seen = {image.pixelColor(x, y).name().upper() for x in range(20, 120) for y in range(12, 50)}
    assert theme.tokens.alarm in seen


def test_a_language_switch_reaches_every_widget_inside(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    heard: list[Language] = []

    class Inner(Themed):
        def retranslate(self) -> None:
            heard.append(language())

    holder = QWidget(window)
    inner = Inner(holder)
    badge = SavedBadge(holder)
    badge.show_saved("15:20:41")
    for chosen in reversed(LANGUAGES):
        use_language(chosen)
        announce_language()
    assert inner.parent() is holder
    assert heard == ["en", "zh_CN"]


COLUMNS = (Column("名次", 60, number=True), Column("队伍"), Column("总成绩", 90, number=True))


def rows(*names: str) -> list[tuple[str, list[Cell]]]:
    return [
        (name, [Cell(str(rank)), Cell(name), Cell("95.34")]) for rank, name in enumerate(names, 1)
    ]


def test_the_current_row_follows_its_key_when_rows_change_places(
    qtbot: QtBot, theme: Theme
) -> None:
    table = Table(COLUMNS)
    qtbot.addWidget(table)
    table.show_rows(rows("向阳", "桃源", "长河"))
    with qtbot.waitSignal(table.selected) as told:
        table.select_key("桃源")
    assert told.args == ["桃源"]
    with qtbot.assertNotEmitted(table.selected):
        table.show_rows(rows("桃源", "长河", "向阳"))
    assert (table.current_key(), table.currentIndex().row()) == ("桃源", 0)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["桃源"]
    table.show_rows(rows("向阳"))
    assert not table.current_key()


def test_navigation_tells_the_page_and_keeps_it(qtbot: QtBot, theme: Theme) -> None:
    nav = SideNav()
    qtbot.addWidget(nav)
    items = [NavItem("desk", "scan-line", "报到"), NavItem("control", "layout-grid", "总控")]
    nav.set_groups([("现场", items)])
    nav.set_current("desk")
    with qtbot.waitSignal(nav.chosen) as told:
        QTest.mouseClick(nav._items["control"], Qt.MouseButton.LeftButton)
    assert (told.args, nav.current()) == (["control"], "control")
    nav.set_groups([("Live", [NavItem("desk", "scan-line", "Check-in"), items[1]])])
    assert nav.current() == "control"


def test_a_drawer_opens_at_the_right_and_escape_closes_it(qtbot: QtBot, theme: Theme) -> None:
    window = shown(qtbot, 1280, 720)
    drawer = Drawer(window)
    drawer.open_drawer()
    assert (drawer.x(), drawer.width(), drawer.height()) == (1280 - 628, 628, 720)
    window.resize(1000, 700)
    assert (drawer.x(), drawer.height()) == (1000 - 628, 700)
    with qtbot.waitSignal(drawer.closed):
        QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert not drawer.isVisible()


def test_a_drawer_slides_unless_motion_is_reduced(qtbot: QtBot, theme: Theme) -> None:
    theme.reduced_motion = False
    window = shown(qtbot, 1280, 720)
    drawer = Drawer(window)
    drawer.open_drawer()
    assert drawer.x() > 1280 - 628
    qtbot.waitUntil(lambda: drawer.x() == 1280 - 628)


def test_a_note_offers_its_action_once(qtbot: QtBot, theme: Theme) -> None:
    window = shown(qtbot, 900, 600)
    toast = Toast(window)
    toast.say("已删除第 11 行", "撤销", "Ctrl+Z")
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - 450) <= 1
    with qtbot.waitSignal(toast.acted):
        QTest.mouseClick(toast._button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_flow_breaks_when_it_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowRow(window)
    for _each in range(5):
        flow.addWidget(Button("复核"))
    assert flow.heightForWidth(120) > 2 * flow.heightForWidth(1000)


@pytest.fixture
def pin_dialog(qtbot: QtBot, theme: Theme) -> PinDialog:
    use_language("en")
    dialog = PinDialog(
        "锁定？",
        "不能再改。",
        [("o1", "沈砚舟"), ("o2", "赵明岚")],
        lambda who, pin: (who, pin) == ("o1", "471147"),
    )
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_a_right_pin_is_accepted_beside_the_windows_thread(
    qtbot: QtBot, pin_dialog: PinDialog
) -> None:
    assert pin_dialog.hint() == "6 digits to go"
    QTest.keyClicks(pin_dialog.field, "47x1147")
    with qtbot.waitSignal(pin_dialog.accepted):
        pin_dialog.submit()
        assert pin_dialog.hint() == "Checking"
    assert (pin_dialog.official, pin_dialog.typed) == ("o1", "471147")


def test_a_wrong_pin_is_forgotten_and_can_be_tried_again(
    qtbot: QtBot, pin_dialog: PinDialog
) -> None:
    QTest.keyClicks(pin_dialog.field, "123456")
    pin_dialog.submit()
    qtbot.waitUntil(lambda: "not right" in pin_dialog.hint())
    assert (pin_dialog.field.pin(), pin_dialog.typed) == ("", "")
    assert not pin_dialog.yes_button.isEnabled()
    pin_dialog.reject()


def test_an_unfinished_pin_is_not_checked(qtbot: QtBot, pin_dialog: PinDialog) -> None:
    QTest.keyClicks(pin_dialog.field, "47114")
    pin_dialog.submit()
    assert pin_dialog.hint() == "1 digit to go"
    pin_dialog.reject()
