"""Each key on each way of marking: what the sheet says after it."""

from fractions import Fraction

import pytest

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.model.rubric import Band, Critical, Fault, Item, Measure, Rubric, Section
from scorer.domain.model.text import Text
from scorer.views.editing import Editing, Stroke, begin, kept
from scorer.views.strokes import press

F = Fraction
FAULTS = (Fault(Text("范围不足"), F(2)), Fault(Text("只一遍"), F(3)), Fault(Text("未待干"), F(6)))
BANDS = (Band(F(4), F(40), F(60)), Band(F(2), F(60), F(70), low_open=True))
_ITEMS = (
    Item(id="P", section="A", name=Text("消毒"), points=F(8), kind="deduction", faults=FAULTS),
    Item(id="T", section="A", name=Text("进针"), points=F(12), kind="step", order=1),
    Item(id="D", section="A", name=Text("漏一项"), points=F(6), kind="deduction", per=F(2)),
    Item(
        id="Y", section="B", name=Text("核对"), points=F(5), kind="checklist", levels=(F(1), F(0))
    ),
    Item(
        id="L",
        section="B",
        name=Text("熟练"),
        points=F(4),
        kind="checklist",
        levels=(F(1), F(3, 4), F(1, 2), F(0)),
        faults=FAULTS,
    ),
    Item(
        id="M",
        section="B",
        name=Text("滴速"),
        points=F(4),
        kind="measure",
        measure=Measure("value", "gtt/min", BANDS),
    ),
    Item(
        id="X1",
        section="B",
        name=Text("污染"),
        points=F(0),
        kind="critical",
        critical=Critical("zero"),
    ),
)
RUBRIC = Rubric(
    id="r",
    title=Text("输液"),
    full=F(39),
    sections=(Section("A", Text("甲"), F(26)), Section("B", Text("乙"), F(13))),
    items=_ITEMS,
)
KEYS = {
    ".": Stroke("half"),
    "F": Stroke("full"),
    "X": Stroke("out_of_order"),
    "Del": Stroke("clear"),
    "Enter": Stroke("record"),
    "Tab": Stroke("undecided"),
    "Back": Stroke("backspace"),
    "Undo": Stroke("undo"),
    "Redo": Stroke("redo"),
    "Up": Stroke("previous"),
    "Down": Stroke("next"),
    "ShiftTab": Stroke("next_undecided"),
    "Veto": Stroke("tick", "X1"),
    **{digit: Stroke("digit", digit) for digit in "0123456789"},
    **{letter: Stroke("fault", str(place)) for place, letter in enumerate("QWERTASD")},
}
SOON, LATER = 200, 900


def typed(keys: str, at: str = "P", gap: int = LATER) -> Editing:
    """Press keys one after another; `~` before a key means that it comes at once."""
    editing, now = press(begin(RUBRIC, DraftSheet()), Stroke("go", at), 0), 0
    for key in keys.split():
        now += SOON if key.startswith("~") else gap
        editing = press(editing, KEYS[key.lstrip("~")], now)
    return editing


@pytest.mark.parametrize(
    ("at", "keys", "text"),
    [
        ("P", "6", "6"),
        ("P", "6 .", "6.5"),
        ("P", "6 . .", "6"),
        ("P", ".", "0.5"),
        ("P", "7 8", "8"),
        ("P", "1 ~2", "2"),
        ("T", "1 ~2", "12"),
        ("T", "1 2", "2"),
        ("T", "1 ~3", "3"),
        ("T", "1 ~0 ~5", "5"),
        ("P", "F", "8"),
        ("P", "6 Del", ""),
        ("P", "Q", "6"),
        ("P", "Q W", "3"),
        ("P", "W E", "0"),
        ("P", "Q W Q", "5"),
        ("P", "Q 5", "5"),
        ("D", "Q", "4"),
        ("D", "Q Q Q Q", "0"),
        ("D", "Q Q W", "4"),
        ("D", "W", "6"),
        ("Y", "1", "1"),
        ("Y", "2", "0"),
        ("L", "2", "0.75"),
        ("L", "F", "1"),
        ("L", "3 Q", "0.5"),
        ("L", "Q", "1"),
        ("M", "6 6", "66"),
        ("M", "6 ~6 . 5", "66.5"),
        ("M", ". 5", "0.5"),
        ("M", "6 6 Back", "6"),
        ("M", "Q", ""),
    ],
)
def test_a_key_gives_a_mark(at: str, keys: str, text: str) -> None:
    assert typed(keys, at).marks.get(at, Mark()).text == text


@pytest.mark.parametrize(
    ("at", "keys", "reason"),
    [
        ("P", "9", "out_of_range"),
        ("P", "8 .", "out_of_range"),
        ("Y", "3", "not_a_level"),
        ("Y", ".", "not_here"),
        ("M", "F", "not_here"),
        ("P", "X", "not_here"),
        ("P", "R", "not_here"),
        ("P", "Back", "not_here"),
        ("L", "Enter", "value_needed"),
        ("M", "Enter", "value_needed"),
        ("P", "ShiftTab", "none_undecided"),
    ],
)
def test_what_a_key_cannot_do_is_answered_and_changes_nothing(
    at: str, keys: str, reason: str
) -> None:
    editing, before = typed(keys, at), typed(" ".join(keys.split()[:-1]), at)
    assert editing.answer
    assert editing.answer.reason == reason
    assert (editing.marks, editing.at) == (before.marks, before.at)


@pytest.mark.parametrize(
    ("at", "keys", "text", "after"),
    [
        ("P", "Enter", "8", "T"),
        ("P", "6 Enter", "6", "T"),
        ("D", "Enter", "6", "Y"),
        ("Y", "Enter", "1", "L"),
        ("L", "2 Enter", "0.75", "M"),
        ("M", "6 6 . Enter", "66", "P"),
        ("P", "Tab", "", "T"),
        ("P", "6 Down", "6", "T"),
        ("P", "Up", "", "P"),
    ],
)
def test_going_on(at: str, keys: str, text: str, after: str) -> None:
    editing = typed(keys, at)
    assert editing.marks.get(at, Mark()).text == text
    assert editing.at == after


def test_undecided_steps_are_found_again_and_settled_by_a_mark() -> None:
    editing = typed("Tab Enter Tab ShiftTab")
    assert editing.at == "P"
    assert editing.marks["P"].undecided
    settled = press(press(editing, KEYS["ShiftTab"], 9000), KEYS["Q"], 9900)
    assert settled.at == "D"
    assert settled.marks["D"] == Mark("4")


def test_a_step_with_an_order_can_be_out_of_it_until_full_marks_take_that_back() -> None:
    assert typed("X", "T").marks["T"].out_of_order
    assert typed("X Enter", "T").marks["T"] == Mark("12", out_of_order=True)
    assert typed("X F", "T").marks["T"] == Mark("12")


@pytest.mark.parametrize(
    ("at", "keys", "steps"),
    [("P", "6 . Q W Tab", 5), ("T", "1 ~2", 1), ("M", "6 6 . 5 Back", 1), ("P", "6 Veto Del", 3)],
)
def test_undo_goes_back_to_the_first_entry_and_redo_comes_again(
    at: str, keys: str, steps: int
) -> None:
    editing = done = typed(keys, at)
    for step in range(steps):
        assert not editing.same_sheet(typed("", at)), step
        editing = press(editing, KEYS["Undo"], 0)
    assert editing.same_sheet(typed("", at))
    assert editing.at == at
    for _ in range(steps):
        editing = press(editing, KEYS["Redo"], 0)
    assert editing.same_sheet(done)


def test_what_is_kept_is_taken_up_again_at_the_first_open_item() -> None:
    editing = typed("6 Enter Enter Veto")
    draft = kept(editing, DraftSheet(elapsed_ms=4200))
    assert draft.elapsed_ms == 4200
    again = begin(RUBRIC, draft)
    assert again.at == "D"
    assert again.same_sheet(editing)
    assert again.ticks == ("X1",)


FINE = Rubric(
    id="choir",
    title=Text("合唱"),
    full=F(2),
    sections=(Section("A", Text("甲"), F(2)),),
    items=(
        Item(id="A1", section="A", name=Text("音准"), points=F(2), kind="checklist", step=F(1, 20)),
    ),
)


@pytest.mark.parametrize(
    ("typed", "text", "answer"),
    [
        ("1.85\r", "1.85", ""),
        (".9\r", "0.9", ""),
        ("2\r", "2", ""),
        ("1.\r", "1", ""),
        ("21", "2", "out_of_range"),
        ("1.83\r", "1.83", "off_step"),
        ("1.8\b\b7", "1", "out_of_range"),
        ("1.8\b5\r", "1.5", ""),
        ("F", "2", ""),
        ("\r", "2", ""),
    ],
)
def test_points_finer_than_a_half_are_typed_as_a_number(typed: str, text: str, answer: str) -> None:
    strokes = {".": "half", "\r": "record", "\b": "backspace", "F": "full"}
    e = begin(FINE, DraftSheet())
    for key in typed:
        act = strokes.get(key, "digit")
        e = press(e, Stroke(act, key if act == "digit" else ""), 0)  # type: ignore[arg-type]
    assert (e.marks["A1"].text, e.answer.reason if e.answer else "") == (text, answer)


def test_fine_points_typed_again_begin_anew() -> None:
    e = begin(FINE, DraftSheet(marks={"A1": Mark("1.85")}))
    for ms, digit in enumerate("19"):
        e = press(e, Stroke("digit", digit), 5000 * ms)
    assert e.marks["A1"].text == "1"
    assert e.answer is not None
