"""What a clerk does with a grid: sign whole rows, call the chief judge, print blank sheets."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scorer.domain.model.exact import stored
from scorer.domain.record import roll
from scorer.domain.record.decisions.judging import call_chief
from scorer.domain.record.decisions.together import Written, sign_together
from scorer.domain.record.first_few import awaited
from scorer.domain.record.refusals import Refused
from scorer.store.trouble import StoreTrouble
from scorer.views.panel import PanelCell, PanelView
from scorer.views.paneldetail import DeviationDetail
from scorer.views.prints.blank_sheets import blank_sheets
from scorer.words import _, n_
from ui.models.press import Press
from ui.relay import Relay
from ui.widgets.naming import say_to
from ui.widgets.pin import PinDialog
from ui.widgets.proof import prove


class PanelActs(QObject):
    """Does what is asked for, and says how it went.

    Signals:
        said(str): It is done.
        refused(str): It is not, and why.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, relay: Relay, window: QWidget) -> None:
        super().__init__(window)
        self._relay, self._window = relay, window
        folder = relay.clerk.path.with_name(f"{relay.clerk.path.stem}-sheets")
        self._press = Press(folder, self)
        self._press.printed.connect(
            lambda path: self.said.emit(_("Printed: {path}").format(path=path))
        )
        self._press.failed.connect(self.refused)

    def sign(self, view: PanelView) -> PinDialog | None:
        """Have a clerk sign the typed totals of every whole row with the own PIN."""
        cells = view.to_sign
        rows = len({cell.key[1] for cell in cells})
        if not cells:
            self.refused.emit(_("No row is complete yet"))
            return None
        title = n_("Sign {rows} row, {seats} totals?", "Sign {rows} rows, {seats} totals?", rows)
        text = _("The judges have signed on paper. Signed totals change only by correction.")
        return prove(
            self._relay,
            "clerk",
            title.format(rows=rows, seats=len(cells)),
            text,
            lambda clerk: self._sign(cells, clerk),
            parent=self._window,
            verb=_("Sign"),
            always=True,
        )

    def _sign(self, cells: tuple[PanelCell, ...], clerk: str) -> None:
        """Sign seat by seat; the first refusal stops, and what is signed stays signed."""
        for act in self._in_acts(cells):
            station, _member, _attempt, seat = act[0].key
            sheets = [
                Written(member=cell.key[1], total=stored(cell.value))
                for cell in act
                if cell.value is not None
            ]
            keys = [cell.key for cell in act]
            try:
                self._relay.clerk.sign_all(
                    keys, sign_together, clerk, station, seat, sheets, source="clerk"
                )
            except (Refused, StoreTrouble) as why:
                self.refused.emit(say_to(self._relay.state, why))
                return
            for key in keys:
                self._relay.drafted.emit(key)
        count = len(cells)
        self.said.emit(
            n_("{count} total signed", "{count} totals signed", count).format(count=count)
        )

    def _in_acts(self, cells: tuple[PanelCell, ...]) -> list[list[PanelCell]]:
        """Each total by itself, but those of the first few of a seat together where it is asked."""
        state, acts = self._relay.state, list[list[PanelCell]]()
        held: dict[tuple[str, int], list[PanelCell]] = {}
        for cell in cells:
            station, member, _attempt, seat = cell.key
            if cell.value is None:
                continue
            if member not in awaited(state, roll.stations(state)[station], seat):
                acts.append([cell])
            elif (station, seat) in held:
                held[station, seat].append(cell)
            else:
                acts.append(held.setdefault((station, seat), [cell]))
        return acts

    def report(self, view: PanelView, found: DeviationDetail) -> None:
        """Call the chief judge to a total that lies far off."""
        by = self._relay.acting("clerk") or roll.seats(self._relay.state, view.station).get(
            found.seat
        )
        words = _("Deviation over limit · {code}").format(code=found.code)
        try:
            text = f"{words} {found.off}"
            self._relay.do(call_chief, by or "", view.station, found.seat, text)
        except (Refused, StoreTrouble) as why:
            self.refused.emit(say_to(self._relay.state, why))
            return
        self.said.emit(_("The chief judge has been called"))

    def print_sheets(self, view: PanelView) -> None:
        """Print the station's blank sheets into a folder beside the contest."""
        texts = blank_sheets(self._relay.state, view.station)
        if not texts:
            self.refused.emit(_("The draw comes first"))
            return
        self._press.order("score_sheets", f"{view.station}.pdf", texts)
        self.said.emit(
            n_("Printing {count} sheet", "Printing {count} sheets", len(texts)).format(
                count=len(texts)
            )
        )

    def close(self) -> None:
        """Stop what still prints."""
        self._press.close()
