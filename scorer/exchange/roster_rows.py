"""One row of a roster: what it says, what was tidied, and what is wrong in it by itself."""

from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from msgspec import Struct

from scorer.domain.model.contest import Contest
from scorer.domain.model.people import Entry
from scorer.domain.model.scheme import Division
from scorer.exchange.headings import Headings, plain
from scorer.exchange.person_text import (
    is_name,
    private_points,
    rare,
    tidy_identity,
    tidy_name,
    tidy_phone,
)
from scorer.exchange.problem import Place, Problem
from scorer.exchange.problem_words import What
from scorer.exchange.roster_words import CLEANINGS, ENTRY, NOTE, SEX, YES, Cleaning
from scorer.exchange.workbook import Cell, Row, Sheet, blank, said
from scorer.words import _

_FIELDS: Final[tuple[str, ...]] = (
    *("unit", "short", "name", "role", "division", "entry", "exhibition"),
    *("phone", "identity", "sex"),
)


class Cleaned(Struct, frozen=True):
    """A cell that was tidied without a doubt: shown to the clerk, never hidden."""

    where: Place
    before: str
    after: str
    how: Cleaning

    def say(self) -> str:
        """Where, what it was, what it is now and why, in the language of the moment.

        Numbers of persons are not said: people stand around the screen.
        """
        where, how = self.where.say(), _(CLEANINGS[self.how])
        if self.where.column in {"phone", "identity"}:
            return _("{where}: {trouble}").format(where=where, trouble=how)
        words = _("{where}: {before} → {after} ({how})")
        return words.format(where=where, before=self.before, after=self.after, how=how)


class RosterRow(Struct, frozen=True, kw_only=True):
    """One person's row, tidied. Empty texts are what the row does not say."""

    sheet: str
    row: int
    unit: str = ""
    short: str = ""
    name: str = ""
    role: str = ""
    division: str = ""
    entry: Entry = ""
    exhibition: bool = False
    phone: str = ""
    identity: str = ""
    faulty: bool = False


class RowReader:
    """Reads the rows of one contest's rosters and keeps what was tidied and found wrong."""

    def __init__(
        self, contest: Contest, divisions: Sequence[Division] = (), *, identity: bool
    ) -> None:
        self.cleaned: list[Cleaned] = []
        self.faults: list[Problem] = []
        self.notices: list[Problem] = []
        self._identity = identity
        self._roles = {
            plain(word): role.id
            for role in contest.roles
            for word in (role.name.zh, role.name.en, role.id, *role.aliases)
            if word
        }
        self._wordings = {role.id: (role.name.zh, role.name.en) for role in contest.roles}
        self._named = contest.entrants != "unit"
        self._divisions = {
            plain(word): one.id for one in divisions for word in (one.name.zh, one.name.en, one.id)
        }
        self._all_divisions = "、".join(one.name.zh for one in divisions)
        self._allowed = "、".join(role.name.zh for role in contest.roles)
        self._units: dict[str, str] = {}
        self._sheet = ""
        self._row = 0

    def read(self, sheet: Sheet, headings: Headings) -> list[RosterRow]:
        """All people below the headings; blank rows, notes and repeated headings are passed over.

        A unit stands for the rows below it until the next one (merged cells, first row of a block).
        """
        self._sheet = sheet.name
        found: list[RosterRow] = []
        known = headings.columns
        columns = [(field, known[field]) for field in _FIELDS if field in known]
        unit = ""
        for number, row in enumerate(sheet.rows[headings.last :], headings.last + 1):
            self._row = number
            cells = {field: row[at] for field, at in columns if at < len(row) and row[at] != ""}
            if not cells or self._passed_over(cells, row, headings):
                continue
            if not blank(cells.get("unit", "")):
                unit = self._unit(cells["unit"])
            found.append(self._person(cells, unit))
        return found

    # -- a row -------------------------------------------------------------------------------

    def _passed_over(self, cells: dict[str, Cell], row: Row, headings: Headings) -> bool:
        texts = [cell for cell in cells.values() if not isinstance(cell, str) or cell.strip()]
        if not texts:
            return True
        if len(texts) == 1 and "name" not in cells:
            alone = sum(1 for cell in row if cell != "") == 1
            return bool(alone and NOTE.match(said(texts[0])))
        name = cells.get("name", "")
        return isinstance(name, str) and "".join(name.split()) == headings.titles.get("name")

    def _person(self, cells: dict[str, Cell], unit: str) -> RosterRow:
        before = len(self.faults)
        if not unit:
            self._fault("unit", "unit_missing")
        alone = not self._named and blank(cells.get("name", ""))
        name = "" if alone else self._name(cells.get("name", ""))
        role = self._role(cells.get("role", "")) if self._roles and not alone else ""
        phone = self._phone(cells.get("phone", ""))
        identity = self._identity_number(cells.get("identity", "")) if self._identity else ""
        if "sex" in cells:
            self._sex(cells["sex"])
        return RosterRow(
            sheet=self._sheet,
            row=self._row,
            unit=unit,
            short=tidy_name(said(cells.get("short", ""))),
            name=name,
            role=role,
            division=self._division(cells.get("division", "")),
            entry=self._entry(cells.get("entry", "")),
            exhibition=plain(said(cells.get("exhibition", ""))) in YES,
            phone=phone,
            identity=identity,
            faulty=len(self.faults) > before,
        )

    def _unit(self, cell: Cell) -> str:
        text = said(cell)
        tidy = self._units.get(text)
        if tidy is None:
            tidy = self._units[text] = tidy_name(text)
        if tidy != text:
            self._clean("unit", text, tidy, "blanks")
        return tidy

    def _name(self, cell: Cell) -> str:
        text = said(cell)
        name = tidy_name(text)
        if not name:
            self._fault("name", "name_missing")
            return ""
        if not isinstance(cell, str) or not is_name(name):
            self._fault("name", "name_not_text", text=text)
            return ""
        if points := private_points(name):
            self._fault("name", "name_private", points=points)
        elif strange := rare(name):
            self._notice("name", "rare_character", text=strange)
        if name != text:
            moved = private_points(text)
            self._clean("name", text, name, "sign" if moved else "blanks")
        return name

    def _role(self, cell: Cell) -> str:
        text = said(cell)
        if not text.strip():
            self._fault("role", "role_missing", allowed=self._allowed)
            return ""
        role = self._roles.get(text) or self._roles.get(plain(text), "")
        if not role:
            self._fault("role", "role_unknown", text=text.strip(), allowed=self._allowed)
        elif text not in self._wordings[role]:
            self._clean("role", text, self._wordings[role][0], "role_word")
        return role

    def _division(self, cell: Cell) -> str:
        if not self._divisions:
            return ""
        text = said(cell)
        found = self._divisions.get(plain(text), "")
        if not text.strip():
            self._fault("division", "division_missing", allowed=self._all_divisions)
        elif not found:
            about = {"text": text.strip(), "allowed": self._all_divisions}
            self._fault("division", "division_unknown", **about)
        return found

    def _entry(self, cell: Cell) -> Entry:
        text = said(cell)
        if not text.strip():
            return ""
        found = ENTRY.get(plain(text), "")
        if not found:
            self._fault("entry", "entry_unknown", text=text.strip())
        return found

    def _phone(self, cell: Cell) -> str:
        text = said(cell)
        if text.isascii() and text.isdigit() and len(text) == 11 and text[0] == "1":
            return text
        phone = tidy_phone(text)
        if phone is None:
            self._fault("phone", "phone_invalid", text=text.strip())
            return ""
        if isinstance(cell, str) and phone != text.strip():
            self._clean("phone", text, phone, _how_phone(text, phone))
        return phone

    def _identity_number(self, cell: Cell) -> str:
        text = said(cell)
        number, wrong = tidy_identity(text)
        if isinstance(cell, float | int):
            wrong = "id_damaged_by_spreadsheet"
        if wrong:
            self._fault("identity", wrong, count=str(len(number)))
            return ""
        if number != text:
            how: Cleaning = "small_x" if number == text.upper() else "separators"
            self._clean("identity", "…" + text[-4:], "…" + number[-4:], how)
        return number

    def _sex(self, cell: Cell) -> None:
        text = said(cell)
        word = SEX.get(plain(text), text)
        if word != text:
            self._clean("sex", text, word, "sex_word")

    # -- notes -------------------------------------------------------------------------------

    def _place(self, column: str) -> Place:
        return Place(sheet=self._sheet, row=self._row, column=column)

    def _fault(self, column: str, what: What, /, **about: str) -> None:
        self.faults.append(Problem(self._place(column), what, about))

    def _notice(self, column: str, what: What, /, **about: str) -> None:
        self.notices.append(Problem(self._place(column), what, about))

    def _clean(self, column: str, before: str, after: str, how: Cleaning) -> None:
        self.cleaned.append(Cleaned(self._place(column), before, after, how))


def _how_phone(text: str, phone: str) -> Cleaning:
    half = normalize("NFKC", text).strip()
    if half == phone:
        return "full_width"
    marks = "".join(char for char in half if char.isdigit() or char == "+")
    return "separators" if marks == phone else "country_code"
