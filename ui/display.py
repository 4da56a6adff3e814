"""Why no window can open here: no display, or a system library that Qt misses.

Qt ends the whole process when it meets either, so both are looked for before Qt is started.
"""

import ctypes
import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path

DEBIAN = (
    "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libx11-6 "
    "libgssapi-krb5-2 libbrotli1 libzstd1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 "
    "libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-util1 "
    "libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 libwayland-cursor0"
)
"""Debian's and Ubuntu's packages that Qt's windows need; sound and camera want libpulse0 too."""
FEDORA = (
    "libglvnd-egl libglvnd-glx libxkbcommon dbus-libs fontconfig freetype glib2 libX11 krb5-libs "
    "libbrotli libzstd xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms libxcb "
    "xcb-util-renderutil xcb-util libxkbcommon-x11 libX11-xcb libwayland-cursor"
)
"""Fedora's packages for the same."""


@dataclass(frozen=True, slots=True)
class NoDisplay:
    """No screen to draw on; `tried` is the one that was named and does not answer, or empty."""

    tried: str = ""


@dataclass(frozen=True, slots=True)
class NoLibrary:
    """A system library is missing; `said` names it in the loader's own words."""

    said: str


Hindrance = NoDisplay | NoLibrary


def hindrance() -> Hindrance | None:
    """Give what keeps windows from opening here; None if nothing does."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    on_x = sys.platform.startswith("linux") and platform in {"", "xcb"}
    if on_x and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return NoDisplay()
    missing = _missing_library(x_server=on_x and bool(os.environ.get("DISPLAY")))
    if missing is None and on_x and os.environ.get("DISPLAY") and not _x_answers():
        return None if os.environ.get("WAYLAND_DISPLAY") else NoDisplay(os.environ["DISPLAY"])
    return missing


def _missing_library(*, x_server: bool) -> NoLibrary | None:
    """Load Qt's windows, and on an X server its plugin, as Qt itself will."""
    try:
        importlib.import_module("PySide6.QtWidgets")
        if x_server:
            ctypes.CDLL(str(_plugins() / "platforms" / "libqxcb.so"))
    except (ImportError, OSError) as error:
        return NoLibrary(str(error))
    return None


def _plugins() -> Path:
    """Give the folder of Qt's plugins, which lie beside PySide6."""
    found = importlib.util.find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "Qt" / "plugins"


def _x_answers() -> bool:
    """Ask whether the X server named by DISPLAY takes clients; a named one may be gone."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    refused = int(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return refused == 0
