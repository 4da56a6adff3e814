"""Where things lie: the shipped resources, and this laptop's own folder."""

import os
import sys
from pathlib import Path

import platformdirs


def resource(*parts: str) -> Path:
    """Give the path of a shipped file or folder below `resources`.

    Works from a checkout, an installed wheel and the frozen program alike. Nothing is opened.
    """
    ground = getattr(sys, "_MEIPASS", None) or Path(__file__).resolve().parent.parent
    return Path(ground, "resources", *parts)


def home() -> Path:
    """Give this laptop's folder for settings, keys and drafts, made on first use.

    `LEITAI_HOME` names another one, as tests and memory sticks do.
    """
    chosen = os.environ.get("LEITAI_HOME")
    folder = Path(chosen) if chosen else platformdirs.user_data_path("Leitai", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def logs() -> Path:
    """Give the folder for log files, made on first use: `logs` in `LEITAI_HOME`, if that is set."""
    if os.environ.get("LEITAI_HOME"):
        folder = home() / "logs"
    else:
        folder = platformdirs.user_log_path("Leitai", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
