"""What the chief judge does with one performance."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QObject

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.people import Entrant
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import control, desk, judging, rulings, setup
from scorer.domain.record.refusals import Refused
from scorer.views import names
from scorer.views.performance import PerformanceView
from scorer.views.ruling_alarms import ruling_disputes
from scorer.words import N_, _
from ui.widgets.ask import Ask
from ui.widgets.choice import Choice
from ui.widgets.doing import Doing

_STATUS: dict[str, tuple[f.Status, str]] = {
    "absent": ("absent", N_("Set absent (缺考)")),
    "withdrawn": ("withdrawn", N_("Set withdrawn (弃权)")),
    "disqualified": ("disqualified", N_("Disqualify (取消资格)")),
    "back": ("", N_("Take the status back")),
}


class Acts(QObject):
    """The chief judge's acts on a performance; every one but a look asks for the PIN."""

    def __init__(self, doing: Doing) -> None:
        super().__init__(doing)
        self._doing, self._relay = doing, doing.relay

    def act(self, deed: str, view: PerformanceView, about: object) -> None:
        """Do a deed of the drawer."""
        seat = about if isinstance(about, int) else 0
        acts: dict[str, Callable[[], None]] = {
            "confirm": lambda: self.confirm(view, "spread"),
            "confirm_time": lambda: self.confirm(view, "overtime"),
            "time": lambda: self.time(view),
            "void": lambda: self.void(view),
            "excuse": lambda: self.excuse(view, seat),
            "fallback": lambda: self.fallback(view),
            "move": lambda: self.move(view, seat),
            "judge": lambda: self.judge(view, seat),
            "undo": lambda: self.undo(view),
            "settle": lambda: self.settle(view, str(about)),
            "critical": lambda: self.critical(view, about),
            "penalty": lambda: self.penalty(view),
        }
        if deed in _STATUS:
            self.status(view, deed)
        elif deed in acts:
            acts[deed]()

    def confirm(self, view: PerformanceView, alarm: str) -> None:
        """Marks far apart, or time over the limit, stand."""
        title = _("Let the marks of {who} stand?").format(who=view.who)
        if alarm == "overtime":
            title = _("Confirm the loss for time of {who}?").format(who=view.who)
        kind = "overtime" if alarm == "overtime" else "spread"
        self._doing.chief(
            title,
            lambda by: self._relay.do(
                control.confirm_alarm,
                by,
                view.station,
                view.member,
                "overtime" if kind == "overtime" else "spread",
            ),
            _("{who}: looked at").format(who=view.who),
        )

    def void(self, view: PerformanceView) -> None:
        """Void the attempt; it is repeated last."""
        title = _("Void attempt {number} of {who}?").format(number=view.attempt, who=view.who)
        text = _("It does not count and is repeated last. What was signed stays on record.")
        ask = self._doing.ask(title, text, _("Void and repeat"))
        ask.add_reason()
        self._on(ask, title, control.void_attempt, view, lambda: (ask.why(),))

    def _on(
        self,
        ask: Ask,
        title: str,
        decide: Callable[..., tuple[f.Fact, ...]],
        view: PerformanceView,
        fields: Callable[[], tuple[object, ...]],
        **named: object,
    ) -> None:
        """Open a question whose answer is a decision about this performance."""

        def do(by: str) -> object:
            return self._relay.do(decide, by, view.station, view.member, *fields(), **named)

        said = _("{who}: recorded").format(who=view.who)
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def status(self, view: PerformanceView, deed: str) -> None:
        """Set or take back a status of the contestant or the team."""
        status, words = _STATUS[deed]
        title = f"{view.who} · {_(words)}"
        ask = self._doing.ask(title, _("This is never a zero: lists show the word."), _(words))
        where = ask.add_choice(_("Whom and where"), self._places(view, taken=not status))
        ask.add_reason()

        def do(by: str) -> object:
            subject, _slash, scope = str(where.value()).partition("/")
            return self._relay.do(desk.set_status, by, subject, status, scope, ask.why())

        said = f"{view.who}: {_(words)}"
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def _places(self, view: PerformanceView, *, taken: bool) -> list[tuple[str, object]]:
        """Whom a status may be about, and for what; only those that have one, to take it back."""
        state = self._relay.state
        team = roll.entrant_of(state, view.member)
        round_ = roll.stations(state)[view.station].round
        scopes = (
            (view.where, view.station),
            (names.round_of(state, round_), round_),
            (_("the whole contest"), ""),
        )
        found: list[tuple[str, object]] = []
        for whom, subject in _subjects(view, team):
            for where, scope in scopes:
                known = state.last(f.StatusSet, subject, scope)
                if bool(known and known.status) == taken:
                    found.append((f"{whom} · {where}", f"{subject}/{scope}"))
        return found

    def excuse(self, view: PerformanceView, seat: int) -> None:
        """A judge stands aside for this contestant, or no longer does."""
        title = _("Which judge stands aside for {who}?").format(who=view.who)
        ask = self._doing.ask(title, _("The panel's rule for fewer judges applies."), _("Record"))
        seats = self._seats(ask, view, seat)
        back = ask.add_choice(_("What"), [(_("Stands aside"), False), (_("Judges again"), True)])
        ask.add_reason()

        def do(by: str) -> object:
            number, again = int(str(seats.value())), bool(back.value())
            return self._relay.do(
                judging.excuse_seat, by, view.station, view.member, number, ask.why(), back=again
            )

        said = _("{who}: recorded").format(who=view.who)
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def _seats(self, ask: Ask, view: PerformanceView, seat: int) -> Choice:
        labels = [(f"{line.seat} {line.judge_name}", line.seat) for line in view.seats]
        made = ask.add_choice(_("Seat"), labels)
        made.set_value(seat)
        return made

    def fallback(self, view: PerformanceView) -> None:
        """Order the drops of a panel that is too small."""
        title = _("Which marks of {who} are dropped?").format(who=view.who)
        ask = self._doing.ask(
            title, _("Used only where the rule leaves no mark."), _("Order these drops")
        )
        counts = [(str(n), n) for n in range(3)]
        high = ask.add_choice(_("Highest dropped"), counts)
        low = ask.add_choice(_("Lowest dropped"), counts)
        ask.add_reason()
        self._on(
            ask,
            title,
            control.order_fallback,
            view,
            lambda: (int(str(high.value())), int(str(low.value())), ask.why()),
        )

    def settle(self, view: PerformanceView, sheet: str) -> None:
        """Choose which version counts."""
        rivals = next(r for r in view.rivals if sheet in [v.sheet for v in r.versions])
        kept = next(v for v in rivals.versions if v.sheet == sheet)
        title = _("Seat {seat}: keep {total} from {laptop}?").format(
            seat=rivals.seat, total=kept.total, laptop=kept.laptop
        )
        text = _("The one that is not taken stays in the audit trail.")
        ask = self._doing.ask(title, text, _("Keep this one"))
        ask.add_reason()
        self._on(ask, title, control.settle_conflict, view, lambda: (sheet, ask.why()))

    def ruling(self, key: str) -> None:
        """Rule anew where laptops ruled differently; one of their rulings is made again."""
        known = {one.key: one for one in ruling_disputes(self._relay.state)}
        if key not in known:
            return
        title = _("Which ruling counts for {who}?").format(who=known[key].title)
        text = "\n".join(
            (
                _("Laptops ruled differently before they heard each other. All stays on record."),
                *(version.line for version in known[key].versions),
            )
        )
        ask = self._doing.ask(title, text, _("Rule"))
        versions = reversed(known[key].versions)
        which = ask.add_choice(
            _("Ruling"), [(f"{one.laptop} {one.at}", one.record) for one in versions]
        )
        ask.add_reason()

        def do(by: str) -> object:
            return self._relay.do(rulings.settle_ruling, by, str(which.value()), ask.why())

        said = _("{who}: ruled").format(who=known[key].title)
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def critical(self, view: PerformanceView, about: object) -> None:
        """Rule on a critical fail."""
        assert isinstance(about, tuple)
        item, applies = str(about[0]), bool(about[1])
        line = next(line for line in view.criticals if line.item == item)
        words = _("“{item}” does not stand for {who}?")
        if applies:
            words = _("“{item}” stands for {who}?")
        title = words.format(item=line.name, who=view.who)
        ask = self._doing.ask(title, _("The ruling overrides any count of judges."), _("Rule"))
        ask.add_reason()

        def do(by: str) -> object:
            return self._relay.do(
                control.rule_critical,
                by,
                view.station,
                view.member,
                item,
                applies=applies,
                reason=ask.why(),
            )

        said = _("{who}: ruled").format(who=view.who)
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def move(self, view: PerformanceView, seat: int) -> None:
        """A sheet was signed for the wrong contestant."""
        title = _("Whose sheet is it?")
        text = _("It is withdrawn here and signed there; both stay on record.")
        ask = self._doing.ask(title, text, _("Move the sheet"))
        signed = [line for line in view.seats if line.sheet]
        sheet = ask.add_choice(
            _("Sheet"),
            [(f"{line.seat} {line.judge_name} {line.shown}", line.sheet) for line in signed],
        )
        sheet.set_value(next((line.sheet for line in signed if line.seat == seat), ""))
        state = self._relay.state
        others = [m for m in roll.queue(state, view.station) if m != view.member]
        whose = ask.add_choice(
            _("To"), [(names.performer(state, view.station, m), m) for m in others]
        )
        ask.add_reason()

        def do(by: str) -> object:
            return self._relay.do(
                judging.move_sheet, by, str(sheet.value()), str(whose.value()), ask.why()
            )

        said = _("Sheet moved")
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def judge(self, view: PerformanceView, seat: int) -> None:
        """Put another judge on a seat from now on."""
        title = _("Who sits there from now on?")
        text = _("Sheets that are signed stay with whoever signed them.")
        ask = self._doing.ask(title, text, _("Replace the judge"))
        seats = self._seats(ask, view, seat)
        state = self._relay.state
        sitting = set(roll.seats(state, view.station).values())
        free = [
            (o.name, o.id)
            for o in roll.officials(state).values()
            if o.may("judge") and o.id not in sitting
        ]
        who = ask.add_choice(_("Judge"), free)
        ask.add_reason()

        def do(by: str) -> object:
            number = int(str(seats.value()))
            return self._relay.do(
                setup.assign_seat, by, view.station, number, str(who.value()), ask.why()
            )

        ask.wanted.connect(
            lambda: self._doing.chief(title, do, _("Judge replaced"), ask, always=True)
        )
        ask.ask()

    def time(self, view: PerformanceView) -> None:
        """Change the attempt's time, or make time good."""
        title = _("Which time did {who} take?").format(who=view.who)
        ask = self._doing.ask(title, _("The loss for time follows from it."), _("Record"))
        used = ask.add_field(_("Time used"), "8:41")
        used.set_text(view.time if ":" in view.time else "")
        good = ask.add_field(_("Seconds made good"), "0")
        ask.add_reason()
        self._on(
            ask,
            title,
            judging.take_time,
            view,
            lambda: (read_time(used.text()), int(read_time(good.text() or "0")), ask.why()),
        )

    def penalty(self, view: PerformanceView) -> None:
        """Take points from the entrant for a violation here, or take that back."""
        team = roll.entrant_of(self._relay.state, view.member)
        if team is None:
            return
        title = _("How many points does {who} lose for a violation?").format(who=view.who)
        text = _("They are taken off the entrant's total; 0 takes the penalty back.")
        ask = self._doing.ask(title, text, _("Record"))
        points = ask.add_field(_("Points"), "5")
        points.set_text(brief(view.loses) if view.loses else "")
        ask.add_reason()

        def do(by: str) -> object:
            return self._relay.do(
                desk.set_penalty, by, team.id, read_points(points.text()), ask.why(), view.station
            )

        said = _("{who}: recorded").format(who=view.who)
        ask.wanted.connect(lambda: self._doing.chief(title, do, said, ask, always=True))
        ask.ask()

    def undo(self, view: PerformanceView) -> None:
        """Take a record of this performance back."""
        title = _("What is to be taken back?")
        text = _("It stays on record, and so does its undoing.")
        ask = self._doing.ask(title, text, _("Undo"))
        what = ask.add_choice(
            _("Record"),
            [(f"{names.clock(line.at)} {line.text}", line.id) for line in view.undoable],
        )
        ask.add_reason()

        def do(by: str) -> object:
            return self._relay.do(control.undo, by, str(what.value()), ask.why())

        ask.wanted.connect(lambda: self._doing.chief(title, do, _("Undone"), ask, always=True))
        ask.ask()


def _subjects(view: PerformanceView, team: Entrant | None) -> tuple[tuple[str, str], ...]:
    own = (view.who, view.member)
    return (own, (_("The whole team"), team.id)) if team and team.id != view.member else (own,)


def read_time(text: str) -> Fraction:
    """Read ``8:41`` or ``521`` as seconds. Raises ``Refused``."""
    minutes, colon, seconds = text.strip().rpartition(":")
    try:
        whole = exact(minutes) if colon else Fraction(0)
        return 60 * whole + exact(seconds)
    except ValueError:
        raise Refused("not_a_number", text=text) from None


def read_points(text: str) -> Fraction:
    """Read points as they are typed. Raises ``Refused``."""
    try:
        return exact(text)
    except ValueError:
        raise Refused("not_a_number", text=text) from None
