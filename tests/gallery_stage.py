"""Home, the stage's scenes and the host's page with the demo contest in them, for the eye."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scorer.domain.model.text import Text
from scorer.rehearsal import Rehearsal
from scorer.views.stage import Cue, SceneName, released_performances
from scorer.words import Language
from tests.gallery_days import LARGE, SMALL, days
from ui import settings
from ui.models import gallery
from ui.models.glance import glance
from ui.models.recent import Recent
from ui.stage.window import ScenePort
from ui.theme import ThemeName
from ui.windows.founding import FoundingDialog
from ui.windows.home import HomeWindow
from ui.windows.rehearsal import RehearsalDialog, RehearsalRemote
from ui.windows.stage import StagePage


def _time() -> str:
    return "15:21"


def _scene(name: SceneName) -> QWidget:
    relay = days().open("round2").relay
    station, member = released_performances(relay.state)[3]
    port = ScenePort(relay, Cue(name, "", station, member), now=_time)
    port.resize(1920, 1080)
    return port


def standings(theme: ThemeName, language: Language) -> QWidget:
    """The standings after two stations."""
    del theme, language
    return _scene("standings")


def callup(theme: ThemeName, language: Language) -> QWidget:
    """The call-up of six stations."""
    del theme, language
    return _scene("callup")


def performance(theme: ThemeName, language: Language) -> QWidget:
    """One released performance."""
    del theme, language
    return _scene("performance")


def host(theme: ThemeName, language: Language) -> QWidget:
    """The host's page, with a performance in the preview."""
    del theme, language
    return _host(LARGE)


def host_small(theme: ThemeName, language: Language) -> QWidget:
    """The same on the smallest screen."""
    del theme, language
    return _host(SMALL)


def _host(size: tuple[int, int]) -> QWidget:
    found = days().open("round2")
    found.main.resize(*size)
    found.stage.take(Cue("standings"))
    found.main.show_page("stage")
    page = found.main.page("stage")
    assert isinstance(page, StagePage)
    station, member = released_performances(found.relay.state)[3]
    page.prepare(Cue("performance", station=station, member=member))
    return found.main


def home(theme: ThemeName, language: Language) -> QWidget:
    """Home, with two contests that were open before."""
    del theme, language
    found = days().open("round2")
    window = HomeWindow(settings.current())
    known = glance(found.relay.state, found.relay.clerk.path, 3)
    before = Recent(
        "b",
        Text("望舒区社区医生演讲赛", "Wangshu speech contest"),
        Text("16 人", "16 persons"),
        Text("已签发", "Released"),
        "2026-10-24 16:40",
        "closed",
        2,
    )
    window.show_content((known, before), gallery.templates())
    return window


def home_small(theme: ThemeName, language: Language) -> QWidget:
    """The same on the smallest screen."""
    window = home(theme, language)
    window.resize(*SMALL)
    return window


def first_time(theme: ThemeName, language: Language) -> QWidget:
    """Home, before any contest was open."""
    del theme, language
    days().close()
    window = HomeWindow(settings.current())
    window.show_content((), gallery.templates())
    return window


def founding(theme: ThemeName, language: Language) -> QWidget:
    """The dialog that makes a new contest."""
    del theme, language
    return FoundingDialog(gallery.FIRST, gallery.templates()[:2])


def rehearsed(theme: ThemeName, language: Language) -> QWidget:
    """Which contest is rehearsed."""
    del theme, language
    return RehearsalDialog([(card.name, card.key) for card in gallery.templates()])


def remote(theme: ThemeName, language: Language) -> QWidget:
    """The rehearsal's remote, some steps into the day."""
    del theme, language
    folder = Path(tempfile.mkdtemp(prefix="leitai-rehearsal-"))
    day = Rehearsal("family-doctor-team", folder, sites=False, printing=False)
    found = RehearsalRemote(day.steps())
    for _time in range(12):
        found.step()
    day.clerk.close()
    return found


STAGE = [
    ("home", home),
    ("home_720", home_small),
    ("home_first_time", first_time),
    ("founding", founding),
    ("rehearsal_choice", rehearsed),
    ("rehearsal", remote),
    ("stage_standings", standings),
    ("stage_callup", callup),
    ("stage_performance", performance),
    ("stage_console", host),
    ("stage_console_720", host_small),
]
