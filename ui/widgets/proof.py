"""Asking who acts: the PIN of somebody who holds a duty, unless that was proved here already."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QApplication, QWidget

from scorer.domain.model.officials import Duty
from scorer.domain.record.roll import officials
from scorer.exchange.demo_pins import demo_pins
from scorer.views import names
from scorer.words import _
from ui.relay import Relay
from ui.widgets.pin import PinDialog

Then = Callable[[str], None]
"""What is done once somebody has proved it; it is given the official's id."""


def holders(
    relay: Relay, duty: Duty, without: Collection[str] = (), also: Collection[Duty] = ()
) -> list[tuple[str, str]]:
    """Ids and names of who holds a duty, then of chief judges, then of who holds the others."""
    known = [o for o in officials(relay.state).values() if o.id not in without]
    own = [o for o in known if o.may(duty)]
    chiefs = [o for o in known if o.may("chief") and o not in own]
    more = [o for o in known if also and o.may(*also) and o not in (*own, *chiefs)]
    return [(o.id, o.name) for o in (*own, *chiefs, *more)]


def _told(relay: Relay, found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with duties, by which people know whom to call."""
    known, told = officials(relay.state), _("{name} · {duties}")
    return [(key, told.format(name=name, duties=names.duties(known[key]))) for key, name in found]


def prove(
    relay: Relay,
    duty: Duty,
    title: str,
    text: str,
    then: Then,
    *,
    parent: QWidget,
    verb: str = "",
    always: bool = False,
    remember: bool = True,
    without: Collection[str] = (),
    also: Collection[Duty] = (),
) -> PinDialog | None:
    """Have somebody prove a duty by PIN, then go on; the dialog, if one was needed.

    Args:
        relay: Of the contest.
        duty: What has to be held.
        title: What is to be done, as a question.
        text: What follows.
        then: Called with the official's id, at once where it was proved here before.
        parent: The window in front of which it is asked.
        verb: What the button does.
        always: Ask even if it was proved before.
        remember: Whether the duty is held at this laptop from here on.
        without: Officials who may not be the one.
        also: Duties that do as well.
    """
    known = relay.acting(duty)
    if known is not None and known not in without and not always:
        then(known)
        return None
    dialog = PinDialog(
        title,
        text,
        _told(relay, holders(relay, duty, without, also)),
        relay.clerk.proves,
        verb=verb,
        shown=demo_pins(relay.state),
        parent=parent,
    )

    def go_on() -> None:
        official = dialog.official
        if remember:
            relay.take_duty(duty, official)
        then(official)

    def back() -> None:
        dialog.deleteLater()
        window = parent.window()
        while not window.isVisible() and (behind := window.parentWidget()) is not None:
            window = behind.window()
        if QApplication.activeModalWidget() in (None, window):
            window.activateWindow()  # where no window manager does it

    dialog.finished.connect(back)
    dialog.accepted.connect(go_on)
    dialog.open()
    return dialog
