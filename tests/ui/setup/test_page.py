"""Making a contest ready: roster, draws, seats, rules, and the start that refuses until then."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import xlsxwriter
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorer.clerk import Clerk
from scorer.domain.model.officials import pin
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import setup as decide
from scorer.domain.record.decisions.entering import drawn_records
from scorer.rehearsal.founding import found_contest
from scorer.views.record_draws import first_values
from scorer.words import use_language
from tests import builders as b
from tests.fakes import CountingIds, FixedClock
from ui.relay import Relay
from ui.theme import Theme
from ui.widgets.ask import Ask
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.pin import PinDialog
from ui.windows.setup import SetupPage
from ui.windows.setup.draws import AgainDialog
from ui.windows.setup.panels import SeatsDialog

PINS = {b.CHIEF: "258258", b.CLERK: "717171", b.CODER: "828282"}


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    officials = [
        replace(o, pin=pin(PINS.get(o.id, "000000"), b"salt-of-tests", n=2**4))
        for o in b.officials()
    ]
    rubrics = [b.rubric(name) for name in ("g1", "g2", "n1", "n2")]
    facts = decide.founding(b.contest(), rubrics, officials, ())
    path = tmp_path / "contest.leitai"
    with Clerk.create(path, facts, b.CHIEF, clock=FixedClock(), ids=CountingIds()) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, clerk: Clerk) -> Iterator[SetupPage]:
    use_language("en")
    relay = Relay(clerk)
    made = SetupPage(relay)
    qtbot.addWidget(made)
    made.resize(1244, 856)
    made.show()
    yield made
    made.toast.dismiss()
    made.close_jobs()
    relay.close()


def workbook(path: Path, rows: list[tuple[str, str, str, str]]) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("选手")
    for place, row in enumerate([("单位", "姓名", "岗位", "电话"), *rows]):
        sheet.write_row(place, 0, row)
    book.close()
    return path


TIDY = [
    (f"{unit}社区卫生服务中心", name, role, f"1380013800{place}")
    for place, (unit, names) in enumerate(
        (("向阳", "张望 李晴"), ("柳荫", "王舟 陈禾"), ("望江", "何川 许安"))
    )
    for role, name in zip(("全科医生", "社区护师"), names.split(), strict=True)
]


def read(qtbot: QtBot, page: SetupPage, path: Path) -> None:
    with qtbot.waitSignal(page.acts.faulty, timeout=30_000):
        page.acts.read(path)


def prove(qtbot: QtBot, who: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PinDialog)
    assert dialog.official == who
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClicks(dialog.field, PINS[who])
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_contest_is_made_ready_and_started(
    qtbot: QtBot, page: SetupPage, clerk: Clerk, tmp_path: Path
) -> None:
    page.begin()
    assert page.banner.text().startswith("Not ready yet. Still open: The roster is read")
    assert QApplication.activeModalWidget() is None

    read(qtbot, page, workbook(tmp_path / "roster.xlsx", TIDY))
    prove(qtbot, b.CLERK)
    assert len(roll.people(clerk.state).members) == 6

    QTest.keyClick(page.draws.seed.edit, Qt.Key.Key_Return)
    assert page.draws.seed.message()
    QTest.keyClicks(page.draws.seed.edit, "3 5 2")
    QTest.keyClick(page.draws.seed.edit, Qt.Key.Key_Return)
    prove(qtbot, b.CODER)
    drawn = [entry.fact for _slot, entry in clerk.state.each(f.DrawMade)]
    assert {draw.subject.partition(":")[0] for draw in drawn} == {
        "sites",
        "skills",
        "order",
        "codes",
    }
    assert {(draw.seed, draw.witness) for draw in drawn} == {("3 5 2", b.SUPERVISOR)}
    assert not page.roster.button.isVisible()

    for station, judges in (("S1", ("j1", "j2", "j3")), ("S2", ("j4", "j5", "j6"))):
        page.panels.table.select_key(station)
        QTest.keyClick(page.panels.table, Qt.Key.Key_Return)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SeatsDialog)
        for choice, judge in zip(dialog.choices, judges, strict=True):
            choice.set_value(judge)
        dialog.accept()
        assert dict(roll.seats(clerk.state, station)) == dict(enumerate(judges, 1))

    page.begin()
    prove(qtbot, b.CHIEF)
    assert roll.started(clerk.state)
    assert (page.chip.text()[:5], page.start.isVisible()) == ("Begun", False)


def test_a_roster_that_is_being_read_can_be_stopped(
    qtbot: QtBot, page: SetupPage, clerk: Clerk, tmp_path: Path
) -> None:
    page.acts.read(workbook(tmp_path / "roster.xlsx", TIDY))
    assert page.roster.button.text() == "Stop reading"
    with qtbot.waitSignal(page.acts.reading, timeout=30_000):
        qtbot.mouseClick(page.roster.button, Qt.MouseButton.LeftButton)
    assert page.roster.button.text() == "Read a roster"
    assert not roll.people(clerk.state).members
    assert QApplication.activeModalWidget() is None
    read(qtbot, page, workbook(tmp_path / "roster.xlsx", TIDY))
    prove(qtbot, b.CLERK)
    assert len(roll.people(clerk.state).members) == 6


def test_what_was_tidied_and_what_should_be_looked_at_is_shown(
    qtbot: QtBot, page: SetupPage, clerk: Clerk, tmp_path: Path
) -> None:
    unit, name, role, _phone = TIDY[0]
    rows = [(unit, "张 㛃", role, "138-0013 8000"), *TIDY[1:]]
    read(qtbot, page, workbook(tmp_path / "roster.xlsx", rows))
    prove(qtbot, b.CLERK)
    told = [label.text() for label in page.roster.findChildren(Label)]
    assert name not in told
    assert "To look at once (1)" in told
    assert "Tidied (2)" in told
    assert any("张 㛃 → 张㛃 (blanks taken out)" in line for line in told)
    assert any(line.endswith("separators taken out") for line in told)
    assert not any("8000" in line for line in told)
    read(qtbot, page, workbook(tmp_path / "roster.xlsx", TIDY))
    assert not page.roster._list.isVisible()


def test_everything_wrong_with_a_roster_is_listed_at_once_and_nothing_is_read(
    qtbot: QtBot, page: SetupPage, clerk: Clerk, tmp_path: Path
) -> None:
    rows = [
        *TIDY[:3],
        (TIDY[3][0], "", "社区护师", "1"),
        (TIDY[4][0], "何川", "厨师", "13800138003"),
    ]
    read(qtbot, page, workbook(tmp_path / "roster.xlsx", rows))
    told = page.roster.problems()
    assert len(told) >= 3
    assert all(any(f"row {row}" in line for line in told) for row in (5, 6))
    assert not roll.people(clerk.state).members
    assert QApplication.activeModalWidget() is None


def test_a_draw_is_repeated_with_another_seed_and_a_reason(
    qtbot: QtBot, page: SetupPage, clerk: Clerk
) -> None:
    clerk.do(decide.set_entrants, b.CLERK, b.teams(4))
    page.acts.draw(page._view.draws[:1] if page._view else (), "first", b.SUPERVISOR)
    prove(qtbot, b.CODER)
    page.draw_again("sites")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AgainDialog)
    dialog.submit()
    assert dialog.isVisible()
    dialog._seed.set_text("second")
    dialog._why.set_text("监督要求")
    dialog.submit()
    prove(qtbot, b.CODER)
    fact = clerk.state.last(f.DrawMade, "sites")
    assert fact is not None
    assert (fact.seed, fact.reason) == ("second", "监督要求")


def test_the_rule_sheet_is_printed_with_its_hash(
    qtbot: QtBot, page: SetupPage, clerk: Clerk
) -> None:
    with qtbot.waitSignal(page.press.printed, timeout=20_000) as told:
        page.rules.button.click()
    assert told.args
    document = pypdfium2.PdfDocument(told.args[0])
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Rule sheet" in text
    assert roll.contest(clerk.state).rules_hash in text


def test_a_demo_shows_its_pins_and_is_seated_as_planned(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    use_language("en")
    day = found_contest("family-doctor-team", tmp_path / "demo.leitai", 1, kind="demo")
    day.host.do(decide.draw_skills, "clerk1", "7", "supervisor")
    relay = Relay(day.host)
    relay.take_duty("clerk", "clerk1")
    page = SetupPage(relay)
    qtbot.addWidget(page)
    assert not page.pins.isVisible()
    page.show()
    qtbot.waitUntil(page.pins.isVisible, timeout=20_000)
    assert ("Chief judge", "沈砚舟", "258258") in page._pins()
    page.panels.button.click()
    assert [len(roll.seats(day.state, s)) for s in roll.stations(day.state) if s[0] == "S"] == [
        5
    ] * 6
    assert page._view is not None
    assert all(panel.full for panel in page._view.panels)
    page.toast.dismiss()
    page.close_jobs()
    relay.close()
    day.close()


def test_case_records_are_drawn_by_keys(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del theme
    use_language("en")
    monkeypatch.setattr(Clerk, "proves", lambda _clerk, _who, pin: pin == "717171")
    day = found_contest("contract-service", tmp_path / "c.leitai", 1, kind="demo")
    relay = Relay(day.host)
    page = SetupPage(relay)
    qtbot.addWidget(page)
    page.resize(1244, 856)
    page.show()
    (part,) = page.draws.parts
    first = next(iter(roll.people(relay.state).entrants))
    part.button.setFocus()
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    ask = next(one for one in page.findChildren(Ask) if one.isVisible())
    numbers, count, seed = ask.findChildren(Field)
    qtbot.keyClicks(numbers.edit, "BL01-BL09")
    count.set_text("4")
    qtbot.keyClick(numbers.edit, Qt.Key.Key_Return)
    prove_in(qtbot, ask)
    assert not relay.state.table(f.DrawMade)  # no seed was said
    qtbot.keyClicks(seed.edit, "wangshu")
    qtbot.keyClick(seed.edit, Qt.Key.Key_Return)
    drawn = drawn_records(relay.state, "files", first)
    assert len(drawn) == 4
    assert set(drawn) <= {f"BL0{n}" for n in range(1, 10)}
    assert first_values(relay.state, "files", first, 2) == {"record": drawn[1]}
    assert first_values(relay.state, "files", first, 5) == {}
    page.toast.dismiss()
    page.close_jobs()
    relay.close()
    day.close()


def prove_in(qtbot: QtBot, ask: Ask) -> None:
    dialog = next(one for one in ask.findChildren(PinDialog) if one.isVisible())
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClicks(dialog.field, "717171")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
