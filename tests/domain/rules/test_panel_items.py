"""Component panels: nine judges, each item trimmed and rounded before it is added."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from scorer.domain.model.marks import Mark
from scorer.domain.model.rubric import PanelRule, Rubric
from scorer.domain.model.text import Text
from scorer.domain.rules.panel import panel_score
from scorer.domain.rules.panel_items import item_panel, item_panel_working
from scorer.domain.rules.sheet import score_sheet
from tests.domain.rules.examples import item

F = Fraction
SKATING = [
    # composition, presentation, skating
    ("7.75", "8.00", "7.50"),
    ("8.00", "8.25", "7.75"),
    ("7.50", "7.75", "7.75"),
    ("8.25", "8.00", "8.00"),
    ("7.75", "8.50", "7.25"),
    ("8.00", "8.00", "7.75"),
    ("7.25", "7.50", "7.50"),
    ("9.00", "8.00", "7.75"),
    ("7.75", "8.25", "8.00"),
]
NAMES = ("A1", "A2", "A3")
RUBRIC = Rubric(
    id="r",
    title=Text("r"),
    full=F(30),
    sections=(),
    items=tuple(replace(item("checklist", "10"), id=name, step=F(1, 4)) for name in NAMES),
)
RULE = PanelRule(
    judges=9,
    drop_high=1,
    drop_low=1,
    by="item",
    item_decimals=2,
    factors={"A1": F("1.33"), "A2": F("1.33"), "A3": F("1.33")},
)


def sheets(rows: Sequence[tuple[str, ...]] = SKATING) -> list[tuple[int, dict[str, Mark]]]:
    return [
        (
            seat,
            {
                n: Mark(text) if text else Mark(waived=True)
                for n, text in zip(NAMES, row, strict=True)
            },
        )
        for seat, row in enumerate(rows, 1)
    ]


def test_each_item_is_trimmed_rounded_and_factored_before_adding() -> None:
    # A1: (7.75*3 + 8*2 + 7.5 + 8.25) / 7 = 55 / 7 = 7.86; times 1.33 = 10.45
    # A2: (8*4 + 8.25*2 + 7.75) / 7 = 56.25 / 7 = 8.04; 10.69.  A3: 54 / 7 = 7.71; 10.25
    found = item_panel(RUBRIC, sheets(), RULE)
    assert (found.status, found.value) == ("scored", F("31.39"))
    loose = item_panel(RUBRIC, sheets(), replace(RULE, item_decimals=None))
    assert loose.value == F("31.40")
    whole = replace(RULE, by="sheet", factors={})
    totals = [(seat, score_sheet(RUBRIC, marks).total) for seat, marks in sheets()]
    by_sheet = panel_score(totals, whole)
    by_item = item_panel(RUBRIC, sheets(), replace(RULE, factors={}))
    assert by_sheet.value != by_item.value


def test_a_judge_may_be_absent_for_one_item_alone() -> None:
    rows = [*SKATING[:-1], ("7.75", "", "8.00")]
    found = item_panel(RUBRIC, sheets(rows), RULE)
    # A2 over eight judges: (8*4 + 8.25 + 7.75) / 6 = 8.00; times 1.33 = 10.64
    assert found.value == F("31.39") - F("10.69") + F("10.64")
    kept = item_panel(RUBRIC, sheets(rows), replace(RULE, short="no_drops"))
    # nothing of A2 is dropped: 64 / 8 = 8.00 too, so only the other items could tell; they do not
    assert kept.value == found.value
    zero = item_panel(RUBRIC, sheets([*SKATING[:-1], ("7.75", "0", "8.00")]), RULE)
    assert zero.value != found.value
    missing = sheets()
    del missing[2][1]["A2"]
    assert item_panel(RUBRIC, missing, RULE).missing == (3,)


def test_too_few_marks_of_one_item_wait_for_the_chief() -> None:
    rows = [("8", "8", "8"), ("7", "", "7"), ("6", "", "6")]
    three = replace(RULE, judges=3, factors={})
    assert item_panel(RUBRIC, sheets(rows), three).status == "blocked"
    ordered = item_panel(RUBRIC, sheets(rows), three, fallback=(0, 0))
    assert ordered.value == 22
    nobody = [("8", "", "8"), ("7", "", "7"), ("6", "", "6")]
    assert item_panel(RUBRIC, sheets(nobody), three).value == 21
    excused = item_panel(RUBRIC, sheets(rows), three, excused=frozenset({1}))
    assert excused.status == "blocked"
    assert excused.excused == (1,)


def test_the_working_adds_up_to_the_value() -> None:
    told = item_panel_working(RUBRIC, sheets(), RULE)
    assert told.value == item_panel(RUBRIC, sheets(), RULE).value
    assert sum((line.value for line in told.inputs if line.value is not None), F(0)) == told.value
    assert [line.struck for line in told.inputs[0].inputs[0].inputs].count("high") == 1
    assert item_panel(RUBRIC, sheets()[::-1], RULE) == item_panel(RUBRIC, sheets(), RULE)


def test_seats_may_weigh_differently() -> None:
    scores = [(1, F(90)), (2, F(80)), (3, F(70))]
    assert panel_score(scores, PanelRule(weights=(F(2), F(1), F(1)))).value == F("82.5")
    assert panel_score(scores, PanelRule(weights=(F(1, 2),))).value == 78
    assert panel_score(scores, PanelRule(method="sum", weights=(F(2), F(1), F(1)))).value == 330
    assert panel_score(scores, PanelRule()).value == 80
    aside = panel_score(scores, PanelRule(weights=(F(2), F(1), F(1))), excused=frozenset({1}))
    assert aside.value == 75
