"""Every widget of the kit on one page, with its states, for the eye."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current, logo
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card, PageHeader, Surface
from ui.widgets.chip import Chip
from ui.widgets.choice import CheckBox, Choice, RadioButton
from ui.widgets.deviation import DeviationPlot, SeatMark
from ui.widgets.dialog import Question
from ui.widgets.empty import EmptyState, ErrorState
from ui.widgets.fault import FaultRow
from ui.widgets.field import Field
from ui.widgets.flow import FlowRow
from ui.widgets.glyph import GLYPHS, Glyph, StatusGlyph
from ui.widgets.hold import HoldButton, HoldRing
from ui.widgets.keycap import KeyCap
from ui.widgets.label import Label
from ui.widgets.markpad import Level, LevelPad, MarkPad
from ui.widgets.number import NumberField, NumberRule
from ui.widgets.pin import PinField, PinPad
from ui.widgets.progress import ProgressBar
from ui.widgets.saved import SavedBadge
from ui.widgets.scan import ScanField
from ui.widgets.search import SearchField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.sidenav import NavItem, SideNav
from ui.widgets.stepper import Stepper, Stretch
from ui.widgets.table import Cell, Column, Table
from ui.widgets.timerface import TimerFace
from ui.widgets.toast import Toast

HALF = Fraction(1, 2)
_STATES: tuple[tuple[Glyph, str], ...] = (
    ("not_started", "未开始"),
    ("in_progress", "评分中"),
    ("submitted", "待签"),
    ("done", "已保存"),
    ("locked", "已签"),
    ("undecided", "待定"),
    ("warning", "超时"),
    ("alarm", "偏差超限"),
    ("veto", "一票否决"),
)


def gallery() -> QWidget:
    """The whole kit on a page of 1500 x 1560."""
    page = QWidget()
    page.setFixedSize(1500, 1560)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(24)
    whole.addWidget(_nav())
    whole.addLayout(_left(), 1)
    whole.addLayout(_right(), 1)
    whole.addSpacing(24)
    toast = Toast(page)
    current().reduced_motion = True
    toast.say("已删除第 11 行", "撤销", "Ctrl+Z")
    return page


def _nav() -> SideNav:
    nav = SideNav()
    nav.set_context("望舒区技术比武", "24 队 · 72 人")
    nav.set_groups(
        [
            ("准备", [NavItem("setup", "layout-list", "赛制"), NavItem("draw", "shuffle", "抽签")]),
            (
                "现场",
                [
                    NavItem("desk", "scan-line", "报到"),
                    NavItem("control", "layout-grid", "总控"),
                    NavItem("stage", "monitor-play", "大屏"),
                ],
            ),
        ]
    )
    nav.set_current("control")
    nav.set_badge("control", 4)
    nav.set_device("总控台 A", "15:20:41", "15:15")
    return nav


def _row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def _left() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 12, 0, 80)
    column.setSpacing(10)
    head = PageHeader("总控", "第二轮 技能站")
    head.add(SegmentedControl(["进度", "用时", "评委"]))
    head.add(Button("锁定一站", "primary", icon="lock"))
    column.addWidget(head)
    mark = Label()
    mark.setPixmap(logo(28))
    column.addLayout(
        _row(mark, Label("组件与状态", "page"), Label("王㛃 刘䶮 赵𬱖", "body_medium"))
    )
    column.addLayout(_row(*(StatusGlyph(glyph, 24) for glyph in GLYPHS)))
    chips = FlowRow()
    for glyph, word in _STATES:
        chips.addWidget(Chip(word, glyph))
    column.addLayout(chips)
    column.addLayout(_row(*_buttons()))
    column.addLayout(_row(*_large_buttons()))
    column.addLayout(_row(*_numbers(), stretch=False))
    column.addLayout(
        _row(SearchField("查找"), Choice([("评委笔误", 1)]), ScanField("扫码"), stretch=False)
    )
    column.addLayout(_row(CheckBox("只看告警"), _ticked(), RadioButton("第一轮"), KeyCap("Enter")))
    column.addLayout(_row(*_badges()))
    column.addLayout(_row(*_timers(), stretch=False))
    column.addWidget(_judging_card())
    column.addWidget(_table(), 1)
    return column


def _ticked() -> CheckBox:
    box = CheckBox("已勾选")
    box.setChecked(True)
    return box


def _buttons() -> Sequence[QWidget]:
    off = Button("定稿", key="F4")
    off.setEnabled(False)
    return (
        Button("复核"),
        Button("签名", "primary", key="Enter"),
        Button("作废", "danger"),
        Button("切到预备", "danger_solid"),
        off,
        Button("撤销", "ghost", key="Ctrl+Z"),
        Button("去补录", size="small"),
    )


def _large_buttons() -> Sequence[QWidget]:
    held = HoldButton("记一票否决", "danger", "large", glyph="veto", key="长按 F8")
    held.hold.progress.emit(0.6)
    ring = HoldRing()
    ring.show_part(0.7)
    return (Button("记 6 分，下一步", "primary", "large", key="Enter"), held, ring)


def _numbers() -> Sequence[QWidget]:
    rule = NumberRule(step=HALF, decimals=1)
    good, wrong, locked = NumberField(rule), NumberField(rule), NumberField(rule)
    good.set_value(Fraction("91.5"))
    wrong.set_text("120")
    wrong.edit.editingFinished.emit()
    locked.lock("已签，不可改")
    text = Field()
    text.set_hint("写明理由")
    return (good, wrong, locked, text)


def _badges() -> Sequence[QWidget]:
    saved, saving, failed = SavedBadge(), SavedBadge(), SavedBadge()
    saved.show_saved("15:20:41")
    saving.show_saving()
    failed.show_failed("U 盘已满", "改存本机")
    return (saved, saving, failed)


def _timers() -> Sequence[QWidget]:
    faces = (TimerFace(52), TimerFace(52), TimerFace(52))
    for face, used in zip(faces, (282, 548, 641), strict=True):
        face.show_time(used, 600)
    return faces


def _judging_card() -> Card:
    card = Card()
    card.body.setSpacing(8)
    stepper = Stepper()
    stepper.show_progress([Stretch("准备", 4, 4), Stretch("排气", 2, 2), Stretch("穿刺", 1, 5)], 2)
    pad = MarkPad()
    pad.set_scale(Fraction(8), HALF)
    pad.show_mark(Fraction("6.5"))
    levels = LevelPad()
    levels.set_levels(
        [Level("规范", Fraction(5)), Level("基本规范", Fraction(3)), Level("不规范", Fraction(0))]
    )
    levels.show_level(1)
    fault = FaultRow("Q", "消毒范围不足 5 cm", Fraction(2))
    fault.setChecked(True)
    other = FaultRow("W", "只消毒一遍", Fraction(3))
    for widget in (stepper, pad, levels):
        card.body.addWidget(widget)
    card.body.addLayout(_row(fault, other, stretch=False))
    return card


def _table() -> Card:
    card = Card("计算 · D09", "保留 2 位，四舍五入")
    table = Table(
        [
            Column("号", 48, number=True),
            Column("队伍"),
            Column("状态", 110),
            Column("总成绩", 100, number=True),
        ]
    )
    teams = ("向阳", "桃源", "长河", "枫林")
    totals = ("95.34", "92.61", "90.20", "89.47")
    table.show_rows([_table_row(*each) for each in zip("1234", teams, totals, strict=True)])
    table.select_key("2")
    card.body.addWidget(table)
    return card


def _table_row(number: str, team: str, total: str) -> tuple[str, list[Cell]]:
    off = number == "3"
    state = (
        Cell("偏差超限", glyph="alarm", chip="alarm")
        if off
        else Cell("已签", chip="ok", glyph="locked")
    )
    figure = Cell(total, "alarm", tint="alarm") if off else Cell(total, struck=number == "4")
    name = Cell(f"{team}社区卫生服务中心", bold=number == "2")
    return number, [Cell(f"0{number}", "ink_3"), name, state, figure]


def _right() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 12, 0, 24)
    column.setSpacing(10)
    banner = Banner()
    banner.say("磁盘已满。已保存的内容仍然安全；腾出空间后再试。", "alarm", "重试")
    column.addWidget(banner)
    warning = Banner()
    warning.say("已经 40 分钟没有备份。", "warn", "备份")
    column.addWidget(warning)
    plot = DeviationPlot()
    marks = (
        ("90.5", False),
        ("91.5", False),
        ("90", False),
        ("90.5", False),
        ("83", True),
        ("92", False),
    )
    plot.show_marks(
        [SeatMark(seat, Fraction(mark), off) for seat, (mark, off) in enumerate(marks, 1)],
        Fraction("90.5"),
        Fraction(5),
    )
    deviation = Card("偏差超限 · D09", "−7.0", "alarm")
    deviation.body.setContentsMargins(16, 12, 16, 12)
    deviation.body.addWidget(plot)
    bar = ProgressBar(8)
    bar.show_part(3, 7)
    deviation.body.addWidget(bar)
    column.addWidget(deviation)
    column.addWidget(_question())
    column.addLayout(
        _row(
            EmptyState(
                "file-spreadsheet", "还没有名单", "从 Excel 导入，或一队一队录入", "导入名单"
            ),
            ErrorState(
                "这个文件读不出来",
                "文件尾部缺失，可能是拔 U 盘过早。本机已有的 90 张表不受影响。",
                "另选文件",
            ),
            stretch=False,
        )
    )
    pin = PinField()
    for digit in "123":
        pin.press(digit)
    side = Surface("surface", "l")
    inside = QVBoxLayout(side)
    for widget in (Label("输入签名 PIN", "section"), pin, PinPad()):
        inside.addWidget(widget)
    timer = TimerFace()
    timer.show_time(282, 600)
    inside.addWidget(timer)
    column.addWidget(side)
    column.addStretch(1)
    return column


def _question() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    question = Question(
        "锁定「静脉输液」的成绩？",
        "24 人、120 张评分表将不能再改。之后只能走更正，写明理由并留痕。",
        yes="输入 PIN 并锁定",
        no="先不锁",
        parent=holder,
    )
    question.setWindowFlags(question.windowFlags() & ~question.windowFlags())
    row.addWidget(question)
    row.addStretch(1)
    return holder
