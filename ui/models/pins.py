"""The PINs of a demo contest in one line, for whoever looks at it for the first time."""

from scorer.domain.model.officials import Duty
from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.exchange.demo_pins import demo_pins
from scorer.words import N_, _

_FIRST: dict[Duty, tuple[str, int]] = {
    "chief": (N_("Chief judge"), 1),
    "supervisor": (N_("Supervisor"), 1),
    "coder": (N_("Code judge"), 1),
    "clerk": (N_("Clerks"), 2),
    "desk": (N_("Desk"), 1),
    "judge": (N_("Judge"), 1),
}
"""The duties in the order in which a visitor meets them, and how many of each to name."""


def told(state: State) -> str:
    """One line with the PINs that a visitor needs first; empty for a real contest."""
    pins = demo_pins(state)
    if not pins:
        return ""
    officials = roll.officials(state)
    said: list[str] = []
    for duty, (label, count) in _FIRST.items():
        found = [n for n in pins if n in officials and duty in officials[n].duties][:count]
        if found:
            said.append(f"{_(label)} {' / '.join(pins[name] for name in found)}")
    return _("Demo. PINs: {pins}").format(pins=" · ".join(said))
