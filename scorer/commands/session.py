"""One command's work with a contest's file: opened, acted on by somebody who proved it, closed."""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from scorer.clerk import Clerk
from scorer.commands.terminal import Stop
from scorer.domain.model.officials import Duty, Official
from scorer.domain.record import roll
from scorer.domain.record.facts import Fact
from scorer.domain.record.refusals import Refused
from scorer.domain.record.state import State
from scorer.views.answers import namer, say_refused
from scorer.words import _

P = ParamSpec("P")
T = TypeVar("T")


class Session:
    """An open contest and whoever acts in this command."""

    def __init__(self, clerk: Clerk, asked: argparse.Namespace) -> None:
        self.clerk = clerk
        self._asked = asked
        self._proved: set[str] = set()

    @property
    def state(self) -> State:
        """What the contest knows now."""
        return self.clerk.state

    def by(self, *duties: Duty) -> str:
        """The official of ``--by``, or the only one with the duty; the PIN is asked for once."""
        return self.proved(
            getattr(self._asked, "by", None), getattr(self._asked, "pin", None), duties
        )

    def proved(self, named: str | None, pin: str | None, duties: Sequence[Duty]) -> str:
        """The official of that name, proved by PIN. ``Stop`` where that fails."""
        official = self._official(named, duties)
        if official.id not in self._proved:
            if not self.clerk.proves(official.id, pin or _asked_pin(official)):
                raise Stop(_("This is not the PIN of {name}.").format(name=official.name))
            self._proved.add(official.id)
        return official.id

    def _official(self, named: str | None, duties: Sequence[Duty]) -> Official:
        known = roll.officials(self.state)
        if named is not None:
            found = [o for o in known.values() if named in {o.id, o.name}]
        else:
            found = [o for o in known.values() if o.may(*duties)]
        if len(found) == 1:
            return found[0]
        names = ", ".join(f"{o.id} {o.name}" for o in found or known.values())
        if named is not None and not found:
            raise Stop(
                _("There is no official {name}. Known are: {names}.").format(
                    name=named, names=names
                )
            )
        raise Stop(_("Say who acts with --by: {names}.").format(names=names))

    def do(
        self,
        decide: Callable[Concatenate[State, str, P], Sequence[Fact]],
        by: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> State:
        """Decide and record; ``Stop`` says in words why not."""
        try:
            return self.clerk.do(decide, by, *args, **kwargs)
        except Refused as refused:
            raise Stop(self.said(refused)) from refused

    def asked(self, read: Callable[[str], T], text: str) -> T:
        """What was typed, read; ``Stop`` says in words what is wrong with it."""
        try:
            return read(text)
        except Refused as refused:
            raise Stop(self.said(refused)) from refused

    def said(self, refused: Refused) -> str:
        """A refusal in words."""
        return say_refused(refused.reason, refused.about, namer(self.state))


@contextmanager
def opened(asked: argparse.Namespace, *, read_only: bool = False) -> Iterator[Session]:
    """Open the contest's file of a command."""
    with Clerk.open(Path(asked.file), read_only=read_only) as clerk:
        yield Session(clerk, asked)


def _asked_pin(official: Official) -> str:
    if not sys.stdin.isatty():
        raise Stop(_("{name} must prove it: give the PIN with --pin.").format(name=official.name))
    return getpass.getpass(_("PIN of {name}: ").format(name=official.name))
