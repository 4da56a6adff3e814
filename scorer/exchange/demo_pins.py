"""The PINs of a demo contest, which may be shown; a real contest's are known to nobody here."""

from scorer.domain.record import roll
from scorer.domain.record.state import State
from scorer.exchange.contest_file import read_contest, template_path


def demo_pins(state: State) -> dict[str, str]:
    """The PINs by official, if this contest is a demo or a rehearsal of a shipped template."""
    contest = roll.contest(state)
    path = template_path(contest.template)
    if not (contest.rehearsal or "-demo-" in contest.id) or not path.is_file():
        return {}
    return read_contest(path).demo.pins
