"""What a contest's template adds to the contest's file: its panels, and a demo's PINs."""

from typing import Any

from scorer.exchange.contest_file import read_contest, template_names, template_path
from ui.jobs import Tell


def known(name: str) -> bool:
    """Whether there is such a template among the shipped ones."""
    return name in template_names()


def read(tell: Tell, name: str) -> dict[str, Any]:
    """Read a shipped template: ``panels`` in the order of the draw, ``seats`` by part, ``pins``.

    Raises ``FileRefused`` where the template itself is faulty.
    """
    tell(0, 1, "")
    found = read_contest(template_path(name))
    seats = {part: list(judges) for part, judges in found.seats.items()}
    panels = [list(panel) for panel in found.panels]
    return {"panels": panels, "seats": seats, "pins": found.demo.pins}
