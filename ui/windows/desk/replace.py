"""Who takes somebody's place, and why; the chief judge's PIN comes after it."""

from PySide6.QtWidgets import QWidget

from scorer.views.desk import PersonCard
from scorer.words import N_, _
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.reason import ReasonField

_USUAL = (N_("Ill"), N_("Called away on duty"), N_("Wrong name on the roster"))


class ReplaceDialog(Dialog):
    """Asks for the substitute's name and the reason; accepted when both are there."""

    def __init__(self, card: PersonCard, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Who takes the place of {name}?").format(name=card.name),
            _(
                "{role} of {unit}. The badge of {name} is void once the chief judge has agreed."
            ).format(role=card.role, unit=card.unit, name=card.name),
            parent,
        )
        self.name_field, self._why = Field(message_line=True), ReasonField()
        self._why.set_usual([_(text) for text in _USUAL])
        self.body.setContentsMargins(0, 14, 2, 0)
        self.body.setSpacing(4)
        self.body.addWidget(Label(_("Name of the substitute"), "hint", "ink_3"))
        self.body.addWidget(self.name_field)
        self.body.addWidget(Label(_("Reason"), "hint", "ink_3"))
        self.body.addWidget(self._why)
        self._lacking = Label("", "hint", "alarm")
        self.body.addWidget(self._lacking)
        self.add_button(_("Cancel")).clicked.connect(self.reject)
        self.go_on = self.add_button(_("On to the chief judge"), "primary")
        self.go_on.set_key("Enter")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.submit)
        self.name_field.edit.setFocus()

    def name(self) -> str:
        """Give the substitute's name."""
        return self.name_field.text().strip()

    def reason(self) -> str:
        """Give the reason."""
        return self._why.text()

    def submit(self) -> None:
        """Go on if nothing is lacking; else lead to what is."""
        if not self.name():
            self.name_field.show_message(_("Write the name of the substitute."), alarm=True)
            self.name_field.edit.setFocus()
        elif not self.reason():
            self.name_field.show_message("")
            self._lacking.setText(_("Write a reason; it is kept in the audit trail."))
            self._why.focus()
        else:
            self.accept()
