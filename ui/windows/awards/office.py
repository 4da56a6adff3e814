"""The office's acts: certificates are numbered and printed, bulletins issued, lists written.

Numbers are given before printing, for good. What was not printed to its end is noted on this
laptop, so that the next batch takes it up again under the same numbers.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from scorer.documents.seal import sealing
from scorer.domain.record import facts as f
from scorer.domain.record import roll
from scorer.domain.record.decisions import issuing
from scorer.domain.record.refusals import Refused
from scorer.domain.record.register import first_issuer
from scorer.exchange.tables import Table, write_table
from scorer.store.stamp import wall_clock
from scorer.store.trouble import StoreTrouble
from scorer.views import awards
from scorer.views.certificate_clashes import ClashingPaper
from scorer.views.certificates import certificates_view
from scorer.views.conflicts import laptop_name
from scorer.views.prints.bulletins import bulletin_text, digest
from scorer.views.prints.certificates import Sealing, certificate_texts
from scorer.views.prints.results import results_list
from ui.jobs import Job
from ui.relay import Relay
from ui.widgets.naming import say_to

_PRINTING = "scorer.documents.printing"


class Office(QObject):
    """Does one print at a time.

    Signals:
        changed(): What is noted here, or whether something is being printed, has changed.
        progressed(int, int, str): Certificates done, of how many, and the number at work.
        done(Path): A file, or the folder of several, lies there.
        failed(str): Why nothing, or not everything, was printed.
        lacking(list): Names without a glyph, as ``{"text": …, "points": [...]}``.
    """

    changed = Signal()
    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(str)
    lacking = Signal(list)

    def __init__(self, relay: Relay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = relay
        self._job: Job | None = None
        self._numbers: tuple[str, ...] = ()
        self._each = False
        self.folder = relay.clerk.path.parent / "papers"

    # -- what is noted on this laptop ------------------------------------------------------------

    @property
    def pending(self) -> frozenset[str]:
        """Numbers that were given here, but whose print was not finished."""
        return frozenset(self._relay.clerk.local("unprinted").split())

    @property
    def fonts(self) -> tuple[str, ...]:
        """Font files that were added for rare characters."""
        return tuple(self._relay.clerk.local("fonts").splitlines())

    @property
    def busy(self) -> bool:
        """Whether something is being printed."""
        return self._job is not None

    @property
    def holds_key(self) -> bool:
        """Whether this laptop can vouch for certificates."""
        return bool(self._relay.clerk.certificate_seed)

    def seal(self) -> Sealing:
        """What makes the text of a certificate's QR."""
        return sealing(bytes.fromhex(self._relay.clerk.certificate_seed))

    def add_fonts(self, files: Iterable[Path]) -> None:
        """Use further font files from now on."""
        known = dict.fromkeys((*self.fonts, *map(str, files)))
        self._note(fonts="\n".join(known))

    def _note(self, **values: str) -> None:
        try:
            self._relay.clerk.note(**values)
        except StoreTrouble as trouble:
            self._say(trouble)
        self.changed.emit()

    # -- certificates ----------------------------------------------------------------------------

    @property
    def elsewhere(self) -> str:
        """The laptop that issues, where numbers are due here and it is another; else empty."""
        first = first_issuer(self._relay.state)
        due = certificates_view(self._relay.state, self.pending).due
        if not first or all(line.number for line in due):
            return ""
        return laptop_name(self._relay.state, first) if first != self._relay.clerk.laptop else ""

    def print_due(self, by: str, *, each: bool, reason: str = "") -> str:
        """Give numbers to what is due, and print it with what is pending; why not, or nothing.

        ``reason`` says why it is done here, where another laptop issues.
        """
        view = certificates_view(self._relay.state, self.pending)
        honours = [line.honour for line in view.due if not line.number]
        contest = roll.contest(self._relay.state)
        before = set(self._relay.state.table(f.CertificateIssued))
        try:
            if honours:
                self._relay.do(
                    issuing.issue_certificates,
                    by,
                    honours,
                    awards.code(contest),
                    awards.event(contest),
                    laptop=self._relay.clerk.laptop,
                    reason=reason,
                )
        except (Refused, StoreTrouble) as refused:
            return say_to(self._relay.state, refused)
        given = [slot[0] for slot in self._relay.state.table(f.CertificateIssued)]
        fresh = [number for number in given if (number,) not in before]
        self._note(unprinted=" ".join(sorted({*self.pending, *fresh})))
        again = certificates_view(self._relay.state, self.pending)
        self.print_numbers([line.number for line in again.due if line.number], each=each)
        return ""

    def print_numbers(self, numbers: Sequence[str], *, each: bool) -> None:
        """Print certificates that have their numbers, into one file or one each."""
        texts = certificate_texts(self._relay.state, self.seal(), frozenset(numbers))
        order = {number: place for place, number in enumerate(numbers)}
        items = sorted(texts, key=lambda text: order[text.number])
        now = f"{wall_clock():%Y%m%d-%H%M%S}"
        self._numbers, self._each = tuple(text.number for text in items), each
        given: dict[str, Any] = {"items": [msgspec.to_builtins(item) for item in items]}
        if each:
            given["folder"] = str(self.folder / f"certificates-{now}")
            self._print("certificates_each", Path(given["folder"]), given)
        else:
            given["path"] = str(self.folder / f"certificates-{now}.pdf")
            self._print("certificates", Path(given["path"]), given)

    def reissue(self, by: str, paper: ClashingPaper, reason: str) -> str:
        """Take a certificate back and print it under a new number, if it gets one; why not."""
        before = set(self._relay.state.table(f.CertificateIssued))
        try:
            self._relay.do(
                issuing.reissue_certificate, by, paper.record, reason, honoured=paper.renewed
            )
        except (Refused, StoreTrouble) as refused:
            return say_to(self._relay.state, refused)
        fresh = [n for (n,) in self._relay.state.table(f.CertificateIssued) if (n,) not in before]
        if fresh:
            self._note(unprinted=" ".join(sorted({*self.pending, *fresh})))
            self.print_numbers(fresh, each=False)
        return ""

    def reprint(self, by: str, number: str, reason: str) -> str:
        """Log a reprint and print the same number again; why not, or nothing."""
        try:
            self._relay.do(issuing.reprint_certificate, by, number, reason)
        except (Refused, StoreTrouble) as refused:
            return say_to(self._relay.state, refused)
        count = len(self._relay.state.entries(f.CertificateReprinted, number))
        texts = certificate_texts(self._relay.state, self.seal(), {number})
        self._numbers, self._each = (), False
        path = self.folder / f"{number}-again-{count}.pdf"
        items = [msgspec.to_builtins(text) for text in texts]
        self._print("certificates", path, {"items": items, "path": str(path)})
        return ""

    # -- bulletin and list -----------------------------------------------------------------------

    def bulletin(self, by: str) -> None:
        """Print the bulletin; with a new number where the results moved since the last one."""
        now = digest(bulletin_text(self._relay.state))
        last = self._relay.state.last(f.BulletinIssued)
        try:
            if last is None or last.digest != now:
                self._relay.do(issuing.issue_bulletin, by, now)
        except (Refused, StoreTrouble) as refused:
            self._say(refused)
            return
        text = bulletin_text(self._relay.state)
        issued = self._relay.state.last(f.BulletinIssued)
        path = self.folder / f"bulletin-{issued.version if issued else 0}.pdf"
        self._numbers = ()
        self._print("bulletin", path, {"item": msgspec.to_builtins(text), "path": str(path)})

    def workbook(self) -> None:
        """Write the released results as a workbook."""
        found = results_list(self._relay.state)
        path = self.folder / f"results-{wall_clock():%Y%m%d-%H%M%S}.xlsx"
        table = Table(
            headers=found.headers,
            rows=found.rows,
            title=found.title,
            decimals=found.decimals,
            keys=found.keys,
        )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_table(table, path, "xlsx")
        except (StoreTrouble, OSError) as trouble:
            self._say(trouble)
            return
        self.done.emit(path)

    # -- the process that prints -----------------------------------------------------------------

    def cancel(self) -> None:
        """Stop printing; the numbers stay given, and what is not done stays due."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop, with the contest."""
        self.cancel()
        if self._job is not None:
            self._job.wait()

    def _print(self, job: str, target: Path, given: dict[str, Any]) -> None:
        if self._job is not None:
            return
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            self._say(trouble)
            return
        self._job = running = Job(self)
        running.progress.connect(self.progressed)
        running.finished.connect(lambda told: self._on_done(target, told))
        running.failed.connect(lambda why: self._end(target, why))
        running.cancelled.connect(lambda: self._end(target, ""))
        running.start(f"{_PRINTING}:{job}", added=list(self.fonts), **given)
        self.changed.emit()

    def _on_done(self, target: Path, told: dict[str, Any]) -> None:
        if "missing" in told:
            self._end(target, "")
            self.lacking.emit(told["missing"])
            return
        self._settle(self._numbers)
        self._drop()
        self.done.emit(target)

    def _end(self, target: Path, why: str) -> None:
        """It stopped before its end; the files that were finished by then count as printed."""
        if self._each:
            self._settle(number for number in self._numbers if (target / f"{number}.pdf").exists())
        self._drop()
        if why:
            self.failed.emit(why)

    def _settle(self, numbers: Iterable[str]) -> None:
        left = self.pending.difference(numbers)
        if left != self.pending:
            self._note(unprinted=" ".join(sorted(left)))

    def _drop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        self.changed.emit()

    def _say(self, trouble: BaseException) -> None:
        self.failed.emit(say_to(self._relay.state, trouble))


def unsealed(name: str, honour: str, number: str) -> str:
    """What the QR of a certificate says that has no number yet: nothing that could be believed."""
    del name, honour, number
    return "LT1"
