"""What the program writes down about itself: one JSON object a line, for whoever must find a bug.

Nobody's marks, names or PINs go in; the journal has those.
"""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from scorer.shelf import logs

SIZE = 1_000_000
"""Bytes in a log file before the next is begun; three old ones are kept."""


class JsonLines(logging.Formatter):
    """One record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Give time, level, place and message, and the trace of an error."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "place": record.name,
            "said": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def open_diary() -> Path | None:
    """Begin to write into the log folder; give the file, or None where it cannot be written."""
    try:
        path = logs() / "leitai.jsonl"
        handler = RotatingFileHandler(path, maxBytes=SIZE, backupCount=3, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
