"""Certificates that two laptops issued at odds, and issuing where another laptop already does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scorer.views.certificate_clashes import ClashingPaper, ClashView
from scorer.words import _, n_
from ui.relay import Relay
from ui.widgets.ask import Ask
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty
from ui.widgets.label import Label, Rule
from ui.widgets.proof import prove


class TwiceCard(Card):
    """What is at odds, each with what is to be done; hidden where there is nothing.

    Signals:
        wanted(object): Somebody wants to settle one; carries it.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", tone="alarm", parent=parent)
        self.body.setContentsMargins(15, 10, 13, 10)
        self.body.setSpacing(6)
        self.buttons: list[Button] = []
        self.hide()

    def show_clashes(self, found: Sequence[ClashView]) -> None:
        """Show these."""
        words = n_("{count} certificate at odds", "{count} certificates at odds", len(found))
        self.set_title(words.format(count=len(found)))
        empty(self.body)
        self.buttons = []
        for place, clash in enumerate(found):
            if place:
                self.body.addWidget(Rule())
            self.body.addWidget(Label(clash.title, "small_medium", wrap=True))
            self.body.addWidget(Label(clash.text, "small", wrap=True))
            self.body.addWidget(Label(clash.remedy, "hint", "ink_3", wrap=True))
            settle = Button(_("Settle"), "secondary", "small")
            settle.clicked.connect(lambda _on=False, one=clash: self.wanted.emit(one))
            self.body.addWidget(settle)
            self.buttons.append(settle)
        self.setVisible(bool(found))


def ask_reissue(
    relay: Relay,
    clash: ClashView,
    reissue: Callable[[str, ClashingPaper, str], str],
    parent: QWidget,
) -> None:
    """Ask which certificate gives way, and why; ``reissue`` says why not, or nothing."""
    title = _("Which certificate gives way?")
    ask = Ask(title, f"{clash.text}\n{clash.remedy}", _("Settle"), parent=parent)
    which = ask.add_choice(_("Certificate"), [(one.act, one) for one in reversed(clash.papers)])
    ask.add_reason()

    def do(by: str) -> str:
        paper = which.value()
        assert isinstance(paper, ClashingPaper)
        return reissue(by, paper, ask.why())

    _as_clerk(relay, ask, title, do)


def ask_issue(
    relay: Relay, elsewhere: str, issue: Callable[[str, str], str], parent: QWidget
) -> None:
    """Have a clerk issue what is due; with a reason where another laptop (``elsewhere``) does."""
    if not elsewhere:
        title, text = _("Make the certificates?"), _("Each gets its number now, for good.")

        def go(by: str) -> None:
            issue(by, "")

        prove(relay, "clerk", title, text, go, parent=parent, verb=_("Make them"))
        return
    title = _("Issue here too?")
    text = _(
        "{laptop} already issues certificates. Only one laptop should, or numbers are given twice."
    )
    ask = Ask(title, text.format(laptop=elsewhere), _("Make them"), kind="danger", parent=parent)
    ask.add_reason()
    _as_clerk(relay, ask, title, lambda by: issue(by, ask.why()))


def _as_clerk(relay: Relay, ask: Ask, title: str, do: Callable[[str], str]) -> None:
    """Do it once a clerk has proved it; what was refused is said in the question."""

    def go(by: str) -> None:
        why_not = do(by)
        if why_not:
            ask.refuse(why_not)
        else:
            ask.accept()

    text = _("The PIN signs this with the name and the time.")
    ask.wanted.connect(lambda: prove(relay, "clerk", title, text, go, parent=ask))
    ask.ask()
