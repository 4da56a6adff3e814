"""The marks of a file of results, each checked and laid into its part, subject and number."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from scorer.domain.model.exact import exact, stored
from scorer.domain.model.rubric import Rubric
from scorer.domain.model.scheme import Form, PartRule, Scheme
from scorer.domain.record.decisions.entries import read_value
from scorer.domain.record.refusals import Refused
from scorer.domain.rules.marking.reading import BadMark
from scorer.domain.rules.part_value import ASIDE, TOTAL, item_mark
from scorer.domain.rules.ways.way import Entry
from scorer.exchange.entrants_file import EntrantList, row_texts
from scorer.exchange.headings import plain
from scorer.exchange.marks_words import CLOCK
from scorer.exchange.problem import Place, Problem
from scorer.exchange.problem_words import What
from scorer.exchange.results_columns import Column, Names, cell
from scorer.exchange.results_words import ASIDE as ASIDE_WORDS
from scorer.exchange.results_words import FAILED, STATUSES
from scorer.views.answers import say_refused

_RESERVED: Final = ("penalty", "lot", "play_off")
Book = dict[str, dict[str, dict[int, dict[str, str]]]]
Checked = str | tuple[str, dict[str, str]]


class Marks:
    """Everything that the rows say so far, and everything that is wrong with them."""

    def __init__(
        self,
        file: str,
        scheme: Scheme,
        rubrics: Mapping[str, Rubric],
        names: Names,
        people: EntrantList,
        *,
        closed: bool,
    ) -> None:
        self.problems: list[Problem] = []
        self.gaps: dict[str, dict[str, str]] = {}
        self.penalties: dict[str, Fraction] = {}
        self.places: dict[str, dict[str, int]] = {"lot": {}, "play_off": {}}
        self._file = file
        self._parts = {part.id: part for part in scheme.parts}
        self._rubrics = {part.id: rubrics.get(part.rubric) for part in scheme.parts}
        self._names = names
        self._people = people
        self._closed = closed
        self._sheet = self._bound = ""
        self._columns: tuple[Column, ...] = ()
        self._marks: tuple[tuple[int, Column], ...] = ()
        self._rows: dict[tuple[str, str, int], tuple[str, int]] = {}
        self._made: Book = {}
        self._failed: dict[tuple[str, str], Place] = {}
        self._refused: set[tuple[str, str, int, str]] = set()
        self._opponents: list[tuple[str, str, dict[str, str], Place]] = []
        self._read: dict[tuple[str, str, str], Checked] = {}

    def note(self, where: Place, what: What, /, **about: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(where, what, about))

    def begin(self, sheet: str, row: int, columns: tuple[Column, ...]) -> None:
        """Begin a sheet with these headings."""
        self._sheet, self._columns = sheet, columns
        self._marks = tuple((at, c) for at, c in enumerate(columns) if c.says == "mark") + tuple(
            (at, Column(says="mark", heading=c.heading))
            for at, c in enumerate(columns)
            if c.name == "value"
        )
        for at, one in enumerate(columns):
            if one.says == "unknown":
                place = Place(file=self._file, sheet=sheet, row=row, column=str(at + 1))
                self.note(place, "results_heading", text=one.heading)

    def row(self, number: int, cells: Sequence[str]) -> None:
        """Take one row."""
        if not any(cells):
            return
        where = Place(file=self._file, sheet=self._sheet, row=number)
        texts = row_texts(self._columns, cells)
        if len(cells) > len(self._columns) and any(cells[len(self._columns) :]):
            self.note(where, "results_short")
        subject = self._subject(texts, where)
        if not subject:
            return
        part = texts.get("part", "")
        if part and not self._names.part(part):
            self.note(where, "results_part", text=part, allowed=", ".join(self._parts))
            return
        seat = self._number(texts.get("number", ""), where)
        called = texts.get("subject") or texts.get("name", "")
        self._bound = self._people.part_of(called)
        part, field = self._names.part(part) or self._bound, texts.get("field", "")
        if texts.get("status"):
            self._status(part, subject, texts["status"], where)
        for at, column in self._marks:
            text = cell(cells, at)
            if text:
                self._mark(column, part, subject, seat, field, text, number)

    # -- what a row is about ---------------------------------------------------------------------

    def _subject(self, texts: Mapping[str, str], where: Place) -> str:
        """Whose row it is; a new subject is taken in, unless there is a list of entrants."""
        text = texts.get("subject") or texts.get("name", "")
        found = self._people.find(text)
        if found or not text:
            if not text:
                self.note(where, "results_no_subject")
            return found
        if self._closed:
            several = self._people.several(text)
            self.note(where, "results_several" if several else "results_subject", text=text)
            return ""
        team, slash, _member = text.partition("/")
        self._people.take({**texts, "team": team} if slash else texts, where)
        return text

    def _number(self, text: str, where: Place) -> int:
        if not text:
            return 0
        digits = plain(text).lstrip("#")
        if digits.isdecimal() and 0 < int(digits) < 10**4:
            return int(digits)
        self.note(where, "results_number", text=text)
        return 0

    def _status(self, part: str, subject: str, text: str, where: Place) -> None:
        status = STATUSES.get(plain(text))
        if status is None:
            why = say_refused("not_a_level", {})
            self.note(where, "results_value", text=text, why=why)
            return
        self.gaps.setdefault(part, {})[subject] = status

    # -- one mark --------------------------------------------------------------------------------

    def _mark(
        self,
        column: Column,
        part: str,
        subject: str,
        seat: int,
        field: str,
        text: str,
        row: int,
    ) -> None:
        name = column.part or part or (next(iter(self._parts)) if len(self._parts) == 1 else "")
        word = plain(text) if not text[:1].isdecimal() else text
        if word in STATUSES:
            self.gaps.setdefault(name, {})[subject] = STATUSES[word]
            return
        place = (self._sheet, row, column.heading)
        if name in _RESERVED and name not in self._parts:
            self._reserved(name, subject, text, place)
            return
        if name not in self._parts:
            allowed = ", ".join(self._parts)
            self.note(self._place(place), "results_no_part", allowed=allowed)
            return
        if self._bound != name and (self._bound or self._people.hidden(name)):
            self.note(self._place(place), "results_code", part=name)
            return
        field = column.field or field
        if word in FAILED and self._parts[name].way != "sheet" and self._may_fail(name, field):
            self._failed.setdefault((name, subject), self._place(place))
            return
        number = column.number or seat or 1
        self._lay(name, subject, number, field, text, word, place)

    def _may_fail(self, part: str, field: str) -> bool:
        """Whether a field holds what a try reaches: not words, nor what may be left out."""
        found = self._names.fields[part].get(plain(field), "") or _first(
            self._parts[part], self._names
        )
        form = self._names.forms[part].get(found)
        words = form is not None and form.least is form.most is form.step is None
        return form is not None and form.needed and (found == "value" or not words)

    def _reserved(self, name: str, subject: str, text: str, place: tuple[str, int, str]) -> None:
        try:
            value = exact(text)
        except ValueError:
            why = say_refused("not_a_number", {"text": text})
            self.note(self._place(place), "results_value", text=text, why=why)
            return
        if name == "penalty":
            self.penalties[subject] = self.penalties.get(subject, Fraction(0)) + value
        else:
            self.places[name][subject] = int(value)

    def _lay(
        self,
        part: str,
        subject: str,
        number: int,
        field: str,
        text: str,
        word: str,
        place: tuple[str, int, str],
    ) -> None:
        known = self._names.fields[part]
        found = known.get(plain(field)) if field else _first(self._parts[part], self._names)
        if not found:
            allowed = ", ".join(self._names.forms[part])
            self.note(self._place(place), "results_field", part=part, text=field, allowed=allowed)
            return
        value = self._checked(part, found, text, word)
        if isinstance(value, tuple):
            why = say_refused(value[0], value[1])
            self.note(self._place(place), "results_value", text=text, why=why)
            self._refused.add((part, subject, number, found))
            return
        form = self._made.setdefault(part, {}).setdefault(subject, {}).setdefault(number, {})
        first = self._rows.setdefault((part, subject, number), place[:2])
        if found in form:
            self.note(self._place(place), "results_twice", row=str(first[1]))
        elif value:
            form[found] = value
            if found == "against" and self._parts[part].way == "bouts":
                self._opponents.append((part, subject, form, self._place(place)))

    def _checked(self, part: str, field: str, text: str, word: str) -> Checked:
        """The mark as it is kept, or why it cannot be; the same mark is looked at once."""
        key = (part, field, text)
        if key not in self._read:
            self._read[key] = self._look(part, field, text, word)
        return self._read[key]

    def _look(
        self, part: str, field: str, text: str, word: str
    ) -> str | tuple[str, dict[str, str]]:
        if word in ASIDE_WORDS:
            return ASIDE if self._parts[part].way == "sheet" else ""
        form = self._names.forms[part][field]
        try:
            rubric = self._rubrics[part]
            if form is None and rubric is not None:
                return item_mark(rubric, field, text)
            return read_value(form, _plain_time(form, text)) if form else text
        except Refused as refused:
            return refused.reason, refused.about
        except BadMark as bad:
            return bad.reason, bad.about
        except ValueError:
            return "not_a_number", {"text": text}

    @property
    def rows(self) -> Mapping[tuple[str, str, int], Place]:
        """Where the first mark of each form stands, by part, subject and number."""
        return {
            form: Place(file=self._file, sheet=sheet, row=row)
            for form, (sheet, row) in self._rows.items()
        }

    def _place(self, place: tuple[str, int, str]) -> Place:
        sheet, row, heading = place
        return Place(file=self._file, sheet=sheet, row=row, column=heading)

    # -- what it comes to ------------------------------------------------------------------------

    def entries(self) -> dict[str, dict[str, tuple[Entry, ...]]]:
        """All entries by part and subject; notes what is lacking."""
        found: dict[str, dict[str, tuple[Entry, ...]]] = {}
        met = self._met()
        for part, subjects in self._made.items():
            needed = [
                form
                for form in self._names.forms[part].values()
                if form and form.needed and self._parts[part].way != "sheet"
            ]
            for subject, made in subjects.items():
                full = {number: values for number, values in made.items() if values}
                for number, values in full.items():
                    self._lacking(part, subject, number, values, needed)
                if full:
                    own = tuple(Entry(n, values) for n, values in sorted(full.items()))
                    found.setdefault(part, {})[subject] = own
        for part, name in met:
            found.setdefault(part, {}).setdefault(name, ())
        for (part, subject), where in self._failed.items():
            has_gap = subject in self.gaps.get(part, {}) or subject in self.gaps.get("", {})
            if subject not in found.get(part, {}) and not has_gap:
                self.note(where, "results_failed", part=part, subject=subject)
        return found

    def _met(self) -> list[tuple[str, str]]:
        """The other sides of bouts, now that every row is known: they need no row of their own."""
        found = []
        for part, subject, form, where in self._opponents:
            text = form["against"]
            name = self._subject({"subject": text}, where)
            if name == subject:
                self.note(where, "results_self", text=text)
            elif name:
                form["against"] = name
                found.append((part, name))
        return found

    def _lacking(
        self,
        part: str,
        subject: str,
        number: int,
        values: Mapping[str, str],
        needed: Sequence[Form],
    ) -> None:
        sheet, row = self._rows[part, subject, number]
        for form in needed:
            if form.id not in values and (part, subject, number, form.id) not in self._refused:
                self.note(
                    Place(file=self._file, sheet=sheet, row=row),
                    "results_lacks",
                    part=part,
                    subject=subject,
                    number=str(number),
                    field=form.id,
                )


def _first(part: PartRule, names: Names) -> str:
    """The field that is meant where none is named: a sheet's total, or the form's first."""
    return TOTAL if part.way == "sheet" else next(iter(names.forms[part.id]), "")


def _plain_time(form: Form, text: str) -> str:
    """Minutes and seconds as seconds, where a number is asked for."""
    clock = CLOCK.fullmatch(text)
    if clock is None or form.words:
        return text
    return stored(int(clock[1]) * 60 + exact(clock[2]))
