"""The ground that every test stands on: no screen, no machine fonts, a home of its own, silence.

Qt reads its environment once, so all of it is set here, before anything imports PySide6.
"""

import gc
import json
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scorer.words import language, use_language
from tests.xserver import XServer, xserver

_GROUND = Path(tempfile.mkdtemp(prefix="leitai-tests-"))
_SCREENS = (("Laptop", 0, 1366, 768), ("Projector", 1366, 1920, 1080))


def _no_screen() -> None:
    """Draw on two screens in memory; one already chosen, such as a real X server, is respected."""
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, width, height in _SCREENS
    ]
    plan = _GROUND / "screens.json"
    plan.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={plan}")


def _no_machine_fonts() -> None:
    """Hide the fonts of this machine, so that one of them cannot stand in for one of ours."""
    fonts, cache, plan = _GROUND / "fonts", _GROUND / "cache", _GROUND / "fonts.conf"
    fonts.mkdir()
    plan.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    os.environ.setdefault("FONTCONFIG_FILE", str(plan))


assert "PySide6" not in sys.modules, "Qt was imported before its ground was laid"
_no_screen()
_no_machine_fonts()
os.environ["QT_QPA_PLATFORMTHEME"] = ""  # the look is ours, whatever desktop runs the tests
os.environ["LEITAI_HOME"] = str(_GROUND / "home")


def pytest_unconfigure() -> None:
    shutil.rmtree(_GROUND, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for this test alone, for settings, keys and logs."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LEITAI_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    """Every test starts in Chinese, whatever the one before it chose."""
    before = language()
    yield
    use_language(before)


@pytest.fixture(autouse=True)
def light_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test with windows starts in the light theme, whatever the one before it chose."""
    yield
    if "qapp" in request.fixturenames and "ui.theme" in sys.modules:
        sys.modules["ui.theme"].current().use("light")


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test; one that is meant is asserted, then `caplog.clear()`."""
    yield
    said = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not said, f"warnings in the log: {said}"


@pytest.fixture(autouse=True)
def no_threads_left() -> Iterator[None]:
    """A thread that outlives its test fails it."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(2)
    assert not any(thread.is_alive() for thread in left), f"threads left running: {left}"


@pytest.fixture(autouse=True)
def no_qt_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window, a running timer or a running QThread that outlives its test fails it."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    before = set(_qt_things())
    yield
    left = [thing for key, thing in _qt_things().items() if key not in before]
    assert not left, f"left by this test: {left}"


def _qt_things() -> dict[int, str]:
    """Give all top-level windows, running timers and running threads of Qt, by identity."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer  # noqa: PLC0415  only here
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  pure tests start no Qt
    from shiboken6 import isValid  # noqa: PLC0415

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found: dict[int, str] = {id(w): _name(w) for w in QApplication.topLevelWidgets()}
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, QTimer | QThread) and isValid(thing):
            if isinstance(thing, QTimer) and thing.isActive():
                found[id(thing)] = f"running {thing!r} of {thing.parent()!r}"
            elif isinstance(thing, QThread) and thing.isRunning():
                found[id(thing)] = f"running {thing!r}"
        elif issubclass(kind, QWidget) and isValid(thing) and thing.isWindow():
            found[id(thing)] = _name(thing)
    return found


def _name(window: object) -> str:
    return f"window {window!r}"


@pytest.fixture(scope="session")
def _x() -> Iterator[XServer]:
    with xserver() as server:
        yield server


@pytest.fixture
def xvfb(_x: XServer) -> XServer:
    """A real X server with a laptop's and a projector's screen, for a child process."""
    _x.plug_all()
    return _x
