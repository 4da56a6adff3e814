"""The page of devices and sync: who holds what, files in and out, conflicts, backups."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.domain.record.decisions.setup import admit_laptop
from scorer.domain.record.refusals import Refused
from scorer.store.admission import admitted
from scorer.store.keyring import spoken
from scorer.store.stamp import Clock, wall_clock
from scorer.store.trouble import StoreTrouble
from scorer.views.conflicts import Conflict
from scorer.views.sync import Known, Stranger, SyncView, sync_view
from scorer.words import _
from ui.models.backups import BackupKeeper
from ui.models.intake import Took
from ui.models.share import ShareKeeper
from ui.relay import Relay
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import PageHeader
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.naming import say_to
from ui.widgets.places import Places
from ui.widgets.proof import prove
from ui.widgets.toast import Toast
from ui.windows.sync.devices import DeviceCard
from ui.windows.sync.drop import DropArea
from ui.windows.sync.folders import FolderLines
from ui.windows.sync.outgoing import COPIES, EXPORTS, Outgoing
from ui.windows.sync.taken import TakenCard
from ui.windows.sync.torn import ConflictCard

_AGEING_MS = 20_000


class SyncPage(QWidget):
    """Files in and out, by stick or shared folder; nothing here needs a network."""

    key = "sync"

    def __init__(
        self,
        relay: Relay,
        backups: BackupKeeper,
        share: ShareKeeper,
        parent: QWidget | None = None,
        *,
        places: Places | None = None,
        clock: Clock = wall_clock,
    ) -> None:
        super().__init__(parent)
        self._relay, self._backups, self._share = relay, backups, share
        self._places, self._clock = places or Places(), clock
        self._view: SyncView | None = None
        self.outgoing = Outgoing(relay, self)
        self._lay_out()
        self._connect()
        self._ageing = QTimer(self)
        self._ageing.setInterval(_AGEING_MS)
        self._ageing.timeout.connect(self.refresh)
        self.retranslate()

    def title(self) -> str:
        """The page's name."""
        return _("Devices and sync")

    def show_subject(self, subject: object) -> None:
        """Show one laptop (its id)."""
        if isinstance(subject, str):
            self.devices.table.select_key(subject)

    # -- how it is laid out ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._header = PageHeader()
        self.back_up = Button("", icon="usb", key="Ctrl+B")
        self.send = Button("", "primary", icon="upload", key="Ctrl+E")
        self._header.add(self.back_up)
        self._header.add(self.send)
        self.banner = Banner()
        self.drop = DropArea()
        self.devices = DeviceCard()
        self.folders = FolderLines()
        self.devices.body.addWidget(self.folders)
        self.conflicts = ConflictCard()
        self.taken = TakenCard()
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.drop)
        left.addWidget(self.devices, 1)
        self.taken.setMinimumHeight(152)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.conflicts, 3)
        right.addWidget(self.taken, 2)
        row = QHBoxLayout()
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(20)
        row.addLayout(left, 45)
        row.addLayout(right, 55)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addWidget(self.banner)
        whole.addLayout(row, 1)
        self.toast = Toast(self)

    def _connect(self) -> None:
        self.back_up.clicked.connect(self._backups.make_now)
        self.send.clicked.connect(self.export)
        self.drop.asked.connect(self.choose_files)
        self.drop.dropped.connect(self.take)
        self.drop.stopped.connect(self._share.intake.stop)
        self.devices.copy.clicked.connect(self.ask_copy)
        self.devices.admit.clicked.connect(self._admit_current)
        self.folders.add_backup.connect(self.add_backup)
        self.folders.drop_backup.connect(self._drop_backup)
        self.folders.share.connect(self.choose_share)
        self.folders.unshare.connect(lambda: self._share_through(None))
        self.conflicts.settle.connect(self._settle)
        self.taken.admit.connect(self.admit)
        self.taken.again.connect(self._share.intake.retry)
        self.outgoing.done.connect(self._on_done)
        self.outgoing.failed.connect(self.banner.say)
        self.outgoing.changed.connect(self._show_busy)
        self.banner.acted.connect(self.banner.clear)
        self._share.intake.reading.connect(self.drop.show_reading)
        self._share.intake.logged.connect(self._show_log)
        self._share.changed.connect(self._show_folders)
        self._backups.made.connect(self._show_folders)
        self._relay.changed.connect(self.refresh)
        for keys, act in (
            ("Ctrl+B", self._backups.make_now),
            ("Ctrl+E", self.export),
            ("Ctrl+I", self.choose_files),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the laptops and conflicts as they are known now."""
        view = sync_view(self._relay.state, self._known())
        if view == self._view:
            return
        self._view = view
        self.devices.show_devices(view.devices)
        self.conflicts.show_conflicts(view.conflicts)
        self.conflicts.setVisible(bool(view.conflicts))
        self._show_folders()

    def _known(self) -> Known:
        clerk, intake = self._relay.clerk, self._share.intake
        known = admitted(self._relay.state)
        now = self._clock().isoformat(timespec="minutes")
        seen = {laptop: intake.as_of(laptop) for laptop in known}
        return Known(
            own=clerk.laptop,
            name=clerk.name,
            now=now,
            admitted=frozenset(known),
            seen={laptop: at for laptop, at in seen.items() if at},
            strangers=tuple(
                Stranger(one.field("laptop"), one.field("key"), one.field("name"), one.at)
                for one in intake.log
                if one.refused == "unknown_laptop"
            ),
            odd_clock=clerk.odd_clock,
        )

    def _show_log(self) -> None:
        self.taken.show_log(self._share.intake.log)
        self.refresh()

    def _show_folders(self) -> None:
        saved = self._relay.state.at[11:16]
        self.folders.show_folders(saved, self._backups.places, self._share.share)
        self._show_busy()

    def _show_busy(self) -> None:
        self.send.setEnabled(not self.outgoing.busy)
        self.devices.copy.setEnabled(not self.outgoing.busy)
        self.back_up.setEnabled(bool(self._backups.places) and not self._backups.busy)
        shared = self._share.share.folder
        about = _("No network · files or sticks go between the laptops")
        if shared is not None:
            about = _("Live through the shared folder “{folder}”").format(folder=shared.name)
        self._header.set_text(self.title(), about)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.back_up.setText(_("Back up now"))
        self.send.setText(_("Export this laptop"))
        for part in (self.drop, self.devices, self.conflicts, self.taken):
            part.retranslate()
        self._view = None
        self.taken.show_log(self._share.intake.log)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._ageing.start()
        self.refresh()
        self.window().installEventFilter(self)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.outgoing.close()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._ageing.stop()
        super().hideEvent(event)

    # -- what people do --------------------------------------------------------------------------

    def take(self, paths: list[Path]) -> None:
        """Take export files in."""
        self._share.intake.take(paths)

    def choose_files(self) -> None:
        """Ask for export files and take them in."""
        self.take(self._places.files(self, _("Choose export files"), EXPORTS))

    def export(self) -> None:
        """Ask where, and write this laptop's export there."""
        if self.outgoing.busy:
            return
        title = _("Export this laptop")
        target = self._places.target(self, title, self.outgoing.export_name, EXPORTS)
        if target is not None:
            self.banner.clear()
            self.outgoing.export(target)

    def ask_copy(self) -> None:
        """Ask for whom, and make the copy that this laptop starts from."""
        dialog = Dialog(
            _("For which laptop is the copy?"),
            _("The copy opens there under an id of its own, and its files are taken here."),
            self,
        )
        field = Field()
        field.set_hint(_("Name, such as Laptop 3"))
        dialog.body.setContentsMargins(0, 12, 0, 0)
        dialog.body.addWidget(field)
        dialog.add_button(_("Cancel")).clicked.connect(dialog.reject)
        yes = dialog.add_button(_("Make the copy"), "primary", accepts=True)
        yes.setDefault(True)
        yes.setEnabled(False)
        field.edit.textChanged.connect(lambda text: yes.setEnabled(bool(text.strip())))
        dialog.accepted.connect(lambda: self.make_copy(field.text().strip()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        field.edit.setFocus()

    def make_copy(self, name: str) -> None:
        """Ask where the copy for this laptop goes, and the chief judge for the PIN."""
        target = self._places.target(self, _("Make the copy"), f"{name}.leitai", COPIES)
        if target is None:
            return
        self.banner.clear()
        prove(
            self._relay,
            "chief",
            _("Let “{name}” in?").format(name=name),
            _("From then on, files that it signs are taken."),
            lambda by: self.outgoing.copy_for(name, target, by),
            parent=self,
            verb=_("Let it in"),
            always=True,
            remember=False,
        )

    def _admit_current(self) -> None:
        found = self.devices.current()
        for took in self._share.intake.log:
            if found and took.field("laptop") == found.laptop:
                self.admit(took)
                return

    def admit(self, took: Took) -> None:
        """Have the chief judge admit the laptop of a refused file, then take the file."""
        laptop, name = took.field("laptop"), took.field("name")

        def let_in(by: str) -> None:
            try:
                self._relay.do(admit_laptop, by, laptop, took.field("key"), name)
            except (Refused, StoreTrouble) as refused:
                self.banner.say(say_to(self._relay.state, refused))
                return
            self._share.intake.retry(took)

        prove(
            self._relay,
            "chief",
            _("Let “{name}” in?").format(name=name),
            _("Compare with its own screen: {print}").format(print=spoken(laptop)),
            let_in,
            parent=self,
            verb=_("Let it in"),
            always=True,
            remember=False,
        )

    def add_backup(self) -> None:
        """Ask for one more folder for backups."""
        folder = self._places.folder(self, _("Choose a stick"))
        if folder is not None:
            self._backups.choose([*(one.folder for one in self._backups.places), folder])

    def _drop_backup(self, folder: Path) -> None:
        kept = [one.folder for one in self._backups.places if one.folder != folder]
        self._backups.choose(kept)

    def choose_share(self) -> None:
        """Ask for the shared folder."""
        title = _("Choose the shared folder")
        folder = self._places.folder(self, title, self._share.offered)
        if folder is not None:
            self._share_through(folder)

    def _share_through(self, folder: Path | None) -> None:
        try:
            self._share.choose(folder)
        except StoreTrouble as trouble:
            self.banner.say(say_to(self._relay.state, trouble))

    def _settle(self, one: Conflict) -> None:
        self._relay.asked.emit("control", (one.station, one.member))

    def _on_done(self, said: str) -> None:
        self.banner.clear()
        self.toast.say(said)
