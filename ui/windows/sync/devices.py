"""The laptops of the contest as a table."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorer.store.keyring import spoken
from scorer.views.sync import Device, DeviceState
from scorer.words import _, n_
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.glyph import GLYPH_TONES, Glyph
from ui.widgets.label import Label
from ui.widgets.table import Cell, Column, Table

_GLYPHS: Final[Mapping[DeviceState, Glyph]] = MappingProxyType(
    {
        "here": "done",
        "fresh": "done",
        "old": "warning",
        "odd": "warning",
        "conflict": "alarm",
        "waiting": "not_started",
        "stranger": "alarm",
    }
)
_TONES: Final = MappingProxyType({"muted": "ink_3", "plain": "ink_2"})


class DeviceCard(Card):
    """Every laptop and where it works, what it holds, from when that is, how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.copy = Button("", size="small", icon="copy")
        self.head_row.addWidget(self.copy)
        self.table = Table(row_height=52)
        self.body.addWidget(self.table, 1)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(15, 0, 15, 0)
        self.foot.setSpacing(8)
        self._about = Label("", "hint", "ink_3", wrap=True)
        self.admit = Button("", "primary", "small")
        self.foot.addWidget(self._about, 1)
        self.foot.addWidget(self.admit)
        self.body.addLayout(self.foot)
        self.admit.hide()
        self._devices: tuple[Device, ...] = ()
        self.table.selected.connect(self._on_selected)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.copy.setText(_("Copy for another laptop"))
        self.admit.setText(_("Admit this laptop"))
        self.table.set_columns(
            [
                Column(_("Laptop")),
                Column(_("Sheets"), 64, number=True),
                Column(_("As of"), 60, number=True, figure_size=14),
                Column(_("State"), 166),
            ]
        )
        self.show_devices(self._devices)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Show these laptops."""
        self._devices = tuple(devices)
        count = n_("{count} laptop", "{count} laptops", len(devices)).format(count=len(devices))
        self.set_title(_("Laptops"), count)
        self.table.show_rows([(one.laptop, _cells(one)) for one in devices])
        self._on_selected(self.table.current_key())

    def current(self) -> Device | None:
        """The laptop of the current row."""
        key = self.table.current_key()
        return next((one for one in self._devices if one.laptop == key), None)

    def _on_selected(self, key: str) -> None:
        del key
        found = self.current()
        self.admit.setVisible(found is not None and found.state == "stranger")
        self._about.setText(
            _("Fingerprint {print}").format(print=spoken(found.laptop)) if found else ""
        )
        self._about.setVisible(found is not None)
        edge = 8 if found else 0
        self.foot.setContentsMargins(15, edge, 15, edge)


def _cells(one: Device) -> tuple[Cell, ...]:
    glyph = _GLYPHS[one.state]
    tone = GLYPH_TONES[glyph]
    return (
        Cell(one.name, bold=True, sub=one.place.strip("—"), hint=one.hint),
        Cell(one.holds, bold=True),
        Cell(one.as_of, "ink_3"),
        Cell(one.words, _TONES.get(tone, tone), glyph=glyph),
    )
