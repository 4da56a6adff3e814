"""The entries of rehearsed contests of many parts, for the eye."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scorer.clerk import Clerk
from scorer.domain.record import roll, seals
from scorer.domain.record.decisions.entries import make_entry
from scorer.domain.record.outcome import outcome
from scorer.domain.record.state import State
from scorer.rehearsal import Rehearsal
from scorer.views.pairings import bout_values, pairings
from scorer.words import N_, Language
from tests import parts
from ui.models.founding import look
from ui.relay import Relay
from ui.theme import ThemeName
from ui.windows.control import ControlPage
from ui.windows.entries import EntriesPage
from ui.windows.founding import FoundingDialog
from ui.windows.main import MainWindow, PageEntry
from ui.windows.results import ResultsPage
from ui.windows.setup import SetupPage

NAV: tuple[tuple[str, str, str, str, Callable[[Relay], QWidget]], ...] = (
    ("entries", N_("On site"), "file-text", N_("Entries"), EntriesPage),
    ("control", N_("On site"), "layout-grid", N_("Control"), ControlPage),
    ("setup", N_("Prepare"), "layout-list", N_("Set-up and draws"), SetupPage),
    ("results", N_("Results"), "list-ordered", N_("Standings"), ResultsPage),
)


@cache
def rehearsed(template: str, released: int) -> Clerk:
    """A template's contest, played until so many of its parts are released; then left open."""
    folder = Path(tempfile.mkdtemp(prefix=f"leitai-{template}-"))
    play = Rehearsal(template, folder, 1, printing=False)
    for _step in play.steps():
        if len(seals.released_parts(play.clerk.state)) >= released:
            break
    return play.clerk


def window(clerk: Clerk, key: str, size: tuple[int, int]) -> MainWindow:
    """A main window with a page of a contest."""
    relay = Relay(clerk)
    made = MainWindow(relay, [PageEntry(*line) for line in NAV], lambda: "15:15")
    made.destroyed.connect(lambda *_: relay.close())
    made.resize(*size)
    made.show_page(key)
    return made


def _clerk_of(state: State) -> str:
    return next(o.id for o in roll.officials(state).values() if o.may("clerk"))


def _entries(clerk: Clerk, part: str, size: tuple[int, int]) -> EntriesPage:
    page = window(clerk, "entries", size).page("entries")
    assert isinstance(page, EntriesPage)
    page.show_subject(part)
    page._begin(_clerk_of(clerk.state))
    return page


def _number(clerk: Clerk, part: str, texts: tuple[str, ...]) -> None:
    where = roll.stations(clerk.state)[part]
    for name, text in zip(roll.performers(clerk.state, where), texts, strict=False):
        if outcome(clerk.state, part, name).state == "waiting":
            clerk.do(make_entry, _clerk_of(clerk.state), part, name, 1, {"value": text})


def times(theme: ThemeName, language: Language) -> QWidget:
    """A race: some are in, one is being typed."""
    del theme, language
    clerk = rehearsed("farm-games", 2)
    _number(clerk, "carrying", ("61.52", "72.4", "58.9", "63.15", "66", "70.03", "59.8"))
    page = _entries(clerk, "carrying", (1440, 900))
    page.pad.rows["value"].set_text("1:04.35")
    return page.window()


def bouts(theme: ThemeName, language: Language) -> QWidget:
    """A tug-of-war in its second round."""
    del theme, language
    clerk = rehearsed("farm-games", 2)
    for place in range(5):
        due = next((one for one in pairings(clerk.state, "tug") if one.state == "due"), None)
        if due is not None and len(pairings(clerk.state, "tug")) < 8:
            values = bout_values(due)
            if due.against:
                values |= {"own": str(2 - place % 2), "other": str(1 + place % 2)}
            clerk.do(make_entry, _clerk_of(clerk.state), "tug", due.side, 1 + place, values)
    return _entries(clerk, "tug", (1440, 900)).window()


@cache
def _small() -> Clerk:
    folder = Path(tempfile.mkdtemp(prefix="leitai-parts-"))
    clerk = parts.started(folder / "c.leitai", parts.scheme("quiz", "judgement"), 6)
    lines = ({"kind": "buzzer", "result": "right"}, {"kind": "early"},
             {"kind": "risk", "stake": "20", "result": "right"})  # fmt: skip
    for number, values in enumerate(lines, 1):
        clerk.do(make_entry, "clerk", "quiz", "U1", number, values)
    clerk.do(make_entry, "clerk", "quiz", "U1", 4, {"kind": "reverse", "reverses": "2"})
    for judge, levels in enumerate(("32", "12", "22"), 1):
        values = dict(zip(("neat", "voice"), levels, strict=True))
        clerk.do(make_entry, "clerk", "judgement", "U1", judge, values)
    return clerk


def quiz(theme: ThemeName, language: Language) -> QWidget:
    """The ledger of a quiz."""
    del theme, language
    page = _entries(_small(), "quiz", (1440, 900))
    page.pad.rows["kind"].set_text("risk")
    page.pad._on_chosen("kind")
    return page.window()


def judgement(theme: ThemeName, language: Language) -> QWidget:
    """Judges who lie too far apart, in a small window."""
    del theme, language
    page = _entries(_small(), "judgement", (1280, 720))
    page.table.select_key("U1")
    return page.window()


def _page(template: str, released: int, key: str, size: tuple[int, int]) -> QWidget:
    """A page of a rehearsed contest in its main window."""
    return window(rehearsed(template, released), key, size)


def control(theme: ThemeName, language: Language) -> QWidget:
    """Control with lines for teams and for their members."""
    del theme, language
    return _page("farm-games", 2, "control", (1440, 900))


def results(theme: ThemeName, language: Language) -> QWidget:
    """Results of several divisions."""
    del theme, language
    return _page("model-workers", 99, "results", (1440, 900))


def setup(theme: ThemeName, language: Language) -> QWidget:
    """Set-up of a contest with an entry draw, codes and lots, in a small window."""
    del theme, language
    return _page("tianjin-finals", 1, "setup", (1280, 720))


def _wizard(step: int) -> QWidget:
    """The dialog that makes a contest, at one of its steps."""
    made = FoundingDialog("farm-games")
    told = look(lambda *_told: None, "farm-games", {}, examples=True)
    made.choices.show_questions(told["questions"])
    made.rules.show_rules(told["sections"], told["problems"])
    made._go(step)
    return made


def wizard_choices(theme: ThemeName, language: Language) -> QWidget:
    """The organiser's choices."""
    del theme, language
    return _wizard(1)


def wizard_rules(theme: ThemeName, language: Language) -> QWidget:
    """The rules that they make."""
    del theme, language
    return _wizard(2)


ENTRIES = [
    ("wizard_choices", wizard_choices),
    ("wizard_rules", wizard_rules),
    ("parts_control", control),
    ("parts_results", results),
    ("parts_setup_720", setup),
    ("entries_times", times),
    ("entries_bouts", bouts),
    ("entries_quiz", quiz),
    ("entries_judgement_720", judgement),
]
"""What is painted."""
