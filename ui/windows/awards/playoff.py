"""Recording a play-off (加赛): in which order it left those who were equal, and why it was held."""

from collections.abc import Sequence

from scorer.domain.record.decisions.entering import record_play_off
from scorer.views import names
from scorer.words import _
from ui.widgets.doing import Doing


def ask_play_off(doing: Doing, tied: Sequence[str]) -> None:
    """Ask for the order of those who were equal, the winner first; nothing where nobody was."""
    if not tied:
        return
    state = doing.relay.state
    title = _("How did the play-off end?")
    text = _("It parts equal totals only. Seal and release the results again afterwards.")
    ask = doing.ask(title, text, _("Record"))
    known = [(names.subject(state, one), one) for one in tied]
    places = []
    for number, one in enumerate(tied, 1):
        choice = ask.add_choice(_("Place {number}").format(number=number), known)
        choice.set_value(one)
        places.append(choice)
    ask.add_reason()

    def do(by: str) -> object:
        order = [str(choice.value()) for choice in places]
        return doing.relay.do(record_play_off, by, order, ask.why())

    said = _("Play-off recorded")
    ask.wanted.connect(lambda: doing.chief(title, do, said, ask, always=True))
    ask.ask()
