"""Asking why a certificate is printed again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from scorer.views.certificates import CertificateLine
from scorer.words import N_, _
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label
from ui.widgets.reason import ReasonField

USUAL = (
    N_("Paper jam"),
    N_("Soiled or creased"),
    N_("Printed out of place"),
    N_("Lost before it was handed over"),
)


class ReprintDialog(Dialog):
    """The reason for a reprint; it stays open until the reprint is logged.

    Args:
        line: The certificate.
        reprint: Does it, given the reason; says why not, or nothing.
    """

    def __init__(
        self, line: CertificateLine, reprint: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Print {number} again?").format(number=line.number),
            _("{name}, {prize}. The number stays the same, and the reason goes on record.").format(
                name=line.honour.name, prize=line.prize
            ),
            parent,
        )
        self._reprint = reprint
        self.reason = ReasonField([_(text) for text in USUAL])
        self._message = Label("", "small", "alarm", wrap=True)
        self._message.hide()
        self.body.setContentsMargins(0, 12, 2, 0)
        self.body.addWidget(self.reason)
        self.body.addWidget(self._message)
        self.no_button = self.add_button(_("Cancel"))
        self.no_button.clicked.connect(self.reject)
        self.yes_button = self.add_button(_("Print again"), "primary")
        self.yes_button.set_key("Enter")
        self.yes_button.setDefault(True)
        self.yes_button.clicked.connect(self.submit)
        self.finished.connect(self.deleteLater)
        self.reason.focus()

    def submit(self) -> None:
        """Log it and print; what was refused is said below the field."""
        why_not = self._reprint(self.reason.text())
        if not why_not:
            self.accept()
            return
        self._message.setText(why_not)
        self._message.show()
        self.reason.focus()
