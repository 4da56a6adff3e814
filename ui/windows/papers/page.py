"""The page of the papers: who types, which typing, the grid, the differences, the site's seal."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorer.domain.record.decisions import control, papers
from scorer.domain.record.refusals import Refused
from scorer.store.trouble import StoreTrouble
from scorer.views import names
from scorer.views.paper_grid import PaperGrid, Typing, following, paper_grid
from scorer.words import _
from ui.relay import Relay
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import PageHeader
from ui.widgets.choice import Choice
from ui.widgets.doing import Doing
from ui.widgets.empty import EmptyState
from ui.widgets.naming import say_to
from ui.widgets.page import Page
from ui.widgets.proof import prove
from ui.widgets.segmented import SegmentedControl
from ui.widgets.taking import Taking
from ui.widgets.toast import Toast
from ui.windows.papers.differences import Differences
from ui.windows.papers.grid import Grid
from ui.windows.papers.taking import ask_papers, take_papers


class PapersPage(Page):
    """The papers of the first round (第一轮试卷)."""

    key = "papers"

    def __init__(self, relay: Relay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._site = ""
        self._typing: Typing = 1
        self._by: dict[Typing, str] = {}
        self._view: PaperGrid | None = None
        self._doing = Doing(relay, self)
        self._taking = Taking(relay, self)
        self._build()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        """What the page is called."""
        return _("Papers of round one")

    def _build(self) -> None:
        self.header = PageHeader()
        self.sites, self.typings = Choice(), SegmentedControl()
        self.sites.setMaximumWidth(190)
        self.who = Button("", icon="user-round", key="F3")
        self._import = Button("", icon="file-spreadsheet", key="Ctrl+I")
        self._seal = Button("", "primary", icon="lock", key="F7")
        for widget in (self.sites, self.typings, self.who, self._import, self._seal):
            self.header.add(widget)
        self.banner = Banner()
        self.grid, self.differences = Grid(), Differences()
        self.differences.setFixedWidth(288)
        self._empty = EmptyState()
        self._empty.hide()
        row = QHBoxLayout()
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        row.addWidget(self.grid, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(self.differences)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.banner)
        whole.addLayout(row, 1)
        self.toast = Toast(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self._relay.changed.connect(self.refresh_if_seen)
        self.sites.currentIndexChanged.connect(self._on_site)
        self.typings.chosen.connect(self._on_typing)
        self.who.clicked.connect(self.ask_who)
        self._import.clicked.connect(self._on_import)
        self._seal.clicked.connect(self.seal)
        self.grid.typed.connect(self._on_typed)
        self.grid.moved.connect(self._on_moved)
        self.differences.wanted.connect(self.settle)
        self._doing.done.connect(lambda said, _record: self.toast.say(said))
        self._doing.refused.connect(self.banner.say)
        self._taking.taken.connect(self.toast.say)
        self._taking.refused.connect(self.banner.say)
        for keys, act in (("F3", self.ask_who), ("F7", self.seal), ("Ctrl+I", self._on_import)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()

    def _fit_header(self) -> None:
        keys = {self.who: "F3", self._import: "Ctrl+I", self._seal: "F7"}
        self.header.fit(self.width(), keys)

    # -- shown -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the papers as they are now."""
        view = paper_grid(self._relay.state, self._site, self._typing)
        if view is None:
            self._show_none()
        elif view != self._view:
            self._view = view
            self._site = view.site
            self.show_view(view)

    def show_view(self, view: PaperGrid) -> None:
        """Show a site's papers."""
        self.grid.show()
        self._empty.hide()
        self.sites.set_items([(name, site) for site, name in view.sites])
        self.sites.blockSignals(True)
        self.sites.set_value(view.site)
        self.sites.blockSignals(False)
        self.header.set_text(self.title(), self._counts(view))
        self._fit_header()
        by = self._by.get(view.typing)
        named = names.official(self._relay.state, by) if by else _("Who types?")
        self.who.setText(named)
        self.who.set_kind("secondary" if by else "primary")
        open_ = by is not None and view.seal == "open"
        self.grid.show_grid(view, open_=open_)
        self.differences.show_grid(view)
        self._seal.setText({"sealed": _("Site locked")}.get(view.seal, _("Lock the site")))
        self._seal.setEnabled(view.complete and view.seal != "sealed")
        self._import.setEnabled(open_)

    def _counts(self, view: PaperGrid) -> str:
        parts = [f"{view.typed} / {view.of}"]
        if view.missing:
            parts.append(_("{count} missing").format(count=view.missing))
        return " · ".join(parts)

    def _show_none(self) -> None:
        self.header.set_text(self.title())
        self.grid.hide()
        self.differences.hide()
        self._empty.show()
        self._empty.say("file-text", _("This contest has no papers"))

    def show_subject(self, subject: object) -> None:
        """Show a site."""
        if isinstance(subject, str):
            self._site = subject
            self.refresh()

    # -- who types -------------------------------------------------------------------------------

    def ask_who(self) -> None:
        """Have the person who types prove it; the second typing is another person's."""
        other: Typing = 2 if self._typing == 1 else 1
        title = _("Who types the papers?")
        if self._typing == 2:
            title = _("Who types them the second time?")
        prove(
            self._relay,
            "clerk",
            title,
            _("Everything typed from now on is under this name."),
            self._begin,
            parent=self,
            always=True,
            remember=False,
            without={self._by[other]} if other in self._by else (),
        )

    def _begin(self, official: str) -> None:
        self._by[self._typing] = official
        self._view = None
        self.refresh()
        self.focus_first()

    def focus_first(self) -> None:
        """Lead to the first paper that this typing lacks."""
        if self._view is None:
            return
        cells = [row.cells[at] for at in range(len(self._view.columns)) for row in self._view.rows]
        wanted = next((c for c in cells if c and not (c.text or c.word)), None) or cells[0]
        if wanted is not None:
            self.grid.fields[wanted.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_site(self) -> None:
        self._site = str(self.sites.value() or "")
        self.refresh()
        self.focus_first()

    def _on_typing(self, index: int) -> None:
        self._typing = 2 if index else 1
        self._view = None
        self.refresh()
        if self._typing not in self._by:
            self.ask_who()
        else:
            self.focus_first()

    # -- typing ----------------------------------------------------------------------------------

    def _on_typed(self, key: str, text: str) -> None:
        by = self._by.get(self._typing)
        if by is None:
            return
        station, member = key.split("/", 1)
        try:
            self._relay.do(papers.type_paper, by, station, member, self._typing, text)
        except (Refused, StoreTrouble) as trouble:
            self.grid.fields[key].refuse(say_to(self._relay.state, trouble))

    def _on_moved(self, key: str, back: bool) -> None:  # noqa: FBT001  a signal's argument
        if self._view is not None:
            wanted = following(self._view, key, back=back)
            field = self.grid.fields.get(wanted)
            if field is not None:
                field.setFocus(Qt.FocusReason.TabFocusReason)

    # -- differences, the seal, files ------------------------------------------------------------

    def settle(self, key: str) -> None:
        """The chief judge rules what a paper's score is."""
        cell = self._view.cell(key) if self._view else None
        if cell is None:
            return
        title = _("Which score of {name} is right?").format(name=cell.name)
        ask = self._doing.ask(
            title, _("Look at the paper itself. Both stay on record."), _("Settle")
        )
        other = ask.add_field(_("Score on the paper"), f"{cell.first} / {cell.second}")
        ask.add_reason()

        def do(by: str) -> object:
            return self._relay.do(
                papers.settle_paper, by, cell.station, cell.member, other.text(), ask.why()
            )

        said = _("{name} settled").format(name=cell.name)
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def seal(self) -> None:
        """Lock the site, once every paper has its result."""
        view = self._view
        if view is None or view.seal == "sealed":
            return
        if not view.complete:
            words = _("{count} of {of} papers are not done yet.")
            self.banner.say(words.format(count=view.of - view.agreed, of=view.of), "warn")
            return
        name = names.scope(self._relay.state, view.scope)
        self._doing.proved(
            "clerk",
            _("Lock {site}?").format(site=name),
            lambda by: self._relay.do(control.seal_scope, by, view.scope),
            _("{scope} is locked").format(scope=name),
            always=True,
        )

    def _on_import(self) -> None:
        by = self._by.get(self._typing)
        if by is None:
            self.ask_who()
        else:
            ask_papers(self._taking, by, self._typing)

    def take_file(self, path: Path) -> None:
        """Take a file of scores as this typing."""
        by = self._by.get(self._typing)
        if by is not None:
            take_papers(self._taking, path, by, self._typing)

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.typings.set_labels([_("First typing"), _("Second typing")])
        self._import.setText(_("From a file"))
        self._view = None
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
