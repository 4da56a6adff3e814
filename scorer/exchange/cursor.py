"""Typed reading of a YAML file that notes every problem instead of stopping at the first."""

from collections.abc import Iterable
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from re import compile as pattern
from typing import Final, NoReturn, TypeVar

from scorer.domain.model.exact import brief, exact
from scorer.domain.model.text import Text
from scorer.exchange.problem import FileRefused, Place, Problem
from scorer.exchange.problem_words import What
from scorer.exchange.yaml_text import Mapping, Node, Scalar, Sequence, read_text, read_yaml

_ID: Final = pattern(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_WHOLE: Final = pattern(r"\d{1,9}")
_Choice = TypeVar("_Choice", bound=str)


class Reading:
    """One file being read, and everything found wrong with it so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def note(self, line: int, what: What, /, **about: str) -> None:
        """Note a problem at a line."""
        self.problems.append(Problem(Place(file=self.file, line=line), what, about))

    def end(self) -> None:
        """Refuse the file if anything was noted."""
        if self.problems:
            self.refuse()

    def refuse(self) -> NoReturn:
        """Refuse the file with everything that was noted."""
        raise FileRefused(tuple(sorted(self.problems, key=self._place)))

    def _place(self, problem: Problem) -> tuple[bool, str, int]:
        where = problem.where
        return where.file != self.file, where.file, where.line


def open_yaml(path: Path) -> tuple[Reading, "Cursor", str]:
    """Read a YAML file of named values: the reading, its top, and its text."""
    text = read_text(path)
    reading = Reading(path.name)
    top = read_yaml(text, path.name)
    if not isinstance(top, Mapping):
        reading.note(1, "not_map", key=path.name)
        reading.refuse()
    return reading, Cursor(reading, top), text


class Cursor:
    """Named values at one place. Each reader notes what is wrong and gives a harmless value.

    Call ``done`` when everything known was asked for: the rest is unknown to the format.
    """

    def __init__(self, reading: Reading, node: Mapping, line: int = 0) -> None:
        self.reading = reading
        self.line = line or node.line
        self._values = {key.text: (key, value) for key, value in node.pairs}
        self._asked: dict[str, None] = {}

    # -- whether something stands there ------------------------------------------------------

    def has(self, key: str) -> bool:
        """Whether a value is given (``null`` counts as not given)."""
        return self._find(key) is not None

    def mapped(self, key: str) -> bool:
        """Whether named values are given, and not a single one."""
        return isinstance(self._find(key), Mapping)

    def line_of(self, key: str) -> int:
        """The line of a name, or of the whole where it is not given."""
        return self._values[key][0].line if key in self._values else self.line

    def note(self, key: str, what: What, /, **about: str) -> None:
        """Note a problem with a value."""
        self.reading.note(self.line_of(key), what, **about)

    def skip(self, *keys: str) -> None:
        """Keys that belong to the format but are not kept."""
        for key in keys:
            self._asked[key] = None

    def done(self) -> None:
        """Note every key that the format does not know."""
        for name, (key, _value) in self._values.items():
            if name not in self._asked:
                like = get_close_matches(name, self._asked, 1, 0.7)
                what: What = "key_like" if like else "key_unknown"
                self.reading.note(key.line, what, key=name, like=like[0] if like else "")

    def keys(self) -> Iterable[str]:
        """The names that are given, where the file chooses them."""
        return tuple(self._values)

    # -- single values -----------------------------------------------------------------------

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be given and not be empty."""
        found = self._found(key, needed=default is None)
        if found is None:
            return default or ""
        if not isinstance(found, Scalar):
            self.note(key, "not_text", key=key)
            return default or ""
        if not found.text.strip() and default is None:
            self.note(key, "key_missing", key=key)
        return found.text.strip()

    def id(self, key: str = "id") -> str:
        """A short name for use within files."""
        text = self.text(key)
        if text and not _ID.fullmatch(text):
            self.note(key, "bad_id", text=text)
        return text

    def points(
        self, key: str, default: Fraction | None = None, *, least: int | None = 0
    ) -> Fraction:
        """An exact number, at least ``least``."""
        text = self.text(key, None if default is None else "")
        if not text:
            return default or Fraction(0)
        try:
            value = exact(text)
        except ValueError:
            self.note(key, "not_number", key=key, text=text)
            return default or Fraction(0)
        if least is not None and value < least:
            self.note(key, "too_small", key=key, text=brief(value), limit=str(least))
        return value

    def points_or(self, key: str, word: str) -> Fraction | None:
        """An exact number, or nothing where this word stands instead; one of them is needed."""
        return None if self.text(key) == word else self.points(key)

    def whole_or(self, key: str, word: str) -> int | None:
        """A whole number, or nothing where this word stands instead; one of them is needed."""
        return None if self.text(key) == word else self.whole(key)

    def maybe_points(self, key: str, *, least: int | None = 0) -> Fraction | None:
        """An exact number, or nothing."""
        return self.points(key, least=least) if self.has(key) else None

    def share(self, key: str) -> Fraction:
        """A share: a fraction such as ``0.4``, or a percentage such as ``40 %``; 0 to 1."""
        text = self.text(key).replace("％", "%")
        percent = text.endswith("%")
        try:
            value = exact(text.removesuffix("%")) / (100 if percent else 1)
        except ValueError:
            if text:
                self.note(key, "not_number", key=key, text=text)
            return Fraction(0)
        if not 0 <= value <= 1:
            what: What = "too_large" if value > 1 else "too_small"
            self.note(key, what, key=key, text=text, limit="1" if value > 1 else "0")
        return value

    def whole(self, key: str, default: int | None = None, *, least: int = 0) -> int:
        """A whole number, at least ``least``."""
        text = self.text(key, None if default is None else "")
        if not text:
            return default or 0
        if not _WHOLE.fullmatch(text):
            self.note(key, "not_whole", key=key, text=text)
            return default or least
        if int(text) < least:
            self.note(key, "too_small", key=key, text=text, limit=str(least))
        return int(text)

    def maybe_whole(self, key: str) -> int | None:
        """A whole number, or nothing."""
        return self.whole(key) if self.has(key) else None

    def truth(self, key: str, *, default: bool | None = None) -> bool:
        """True or false, written just so."""
        text = self.text(key, None if default is None else "")
        if not text:
            return bool(default)
        if text not in ("true", "false"):
            self.note(key, "not_yes_no", key=key, text=text)
        return text == "true"

    def choice(
        self, key: str, allowed: tuple[_Choice, ...], default: _Choice | None = None
    ) -> _Choice:
        """One of a closed list; the first of it where the value is wrong."""
        text = self.text(key, None if default is None else "")
        for one in allowed:
            if text == one:
                return one
        if text:
            self.note(key, "not_one_of", key=key, text=text, allowed=", ".join(allowed))
        return allowed[0] if default is None else default

    def words(self, key: str, *, needed: bool = True) -> Text:
        """A wording in Chinese and English: ``{zh: …, en: …}``, or a single text for both."""
        found = self._found(key, needed=needed)
        if found is None:
            return Text("")
        if isinstance(found, Scalar):
            return Text(found.text.strip())
        if isinstance(found, Sequence):
            self.note(key, "not_map", key=key)
            return Text("")
        return Cursor(self.reading, found).own_words(only=True)

    def own_words(self, *, only: bool = False) -> Text:
        """The wording whose ``zh`` and ``en`` stand here among other values."""
        said = Text(self.text("zh"), self.text("en", ""))
        if only:
            self.done()
        return said

    # -- several values ----------------------------------------------------------------------

    def map(self, key: str, *, needed: bool = True) -> "Cursor | None":
        """Named values below this key; nothing where they are not given."""
        found = self._found(key, needed=needed)
        if found is None:
            return None
        if isinstance(found, Mapping):
            return Cursor(self.reading, found, self.line_of(key))
        self.note(key, "not_map", key=key)
        return None

    def maps(self, key: str, *, needed: bool = True) -> tuple["Cursor", ...]:
        """A list of named values."""
        good: list[Cursor] = []
        for part in self._parts(key, needed=needed):
            if isinstance(part, Mapping):
                good.append(Cursor(self.reading, part))
            else:
                self.reading.note(part.line, "not_map", key=key)
        return tuple(good)

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of texts."""
        good: list[str] = []
        for part in self._parts(key, needed=needed):
            if isinstance(part, Scalar):
                good.append(part.text.strip())
            else:
                self.reading.note(part.line, "not_text", key=key)
        return tuple(good)

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts."""
        good: list[tuple[str, ...]] = []
        for part in self._parts(key, needed=True):
            if isinstance(part, Sequence):
                cells = tuple(cell for cell in part.parts if isinstance(cell, Scalar))
                good.append(tuple(cell.text.strip() for cell in cells))
            else:
                self.reading.note(part.line, "not_list", key=key)
        return tuple(good)

    def all_points(self, key: str) -> tuple[Fraction, ...]:
        """A list of exact numbers."""
        good: list[Fraction] = []
        for text in self.texts(key, needed=False):
            try:
                good.append(exact(text))
            except ValueError:
                self.note(key, "not_number", key=key, text=text)
        return tuple(good)

    def _parts(self, key: str, *, needed: bool) -> tuple[Node, ...]:
        found = self._found(key, needed=needed)
        if found is None:
            return ()
        if isinstance(found, Sequence):
            return found.parts
        self.note(key, "not_list", key=key)
        return ()

    def _find(self, key: str) -> Node | None:
        self._asked[key] = None
        found = self._values.get(key)
        if found is None or (isinstance(found[1], Scalar) and found[1].empty):
            return None
        return found[1]

    def _found(self, key: str, *, needed: bool) -> Node | None:
        found = self._find(key)
        if found is None and needed:
            self.reading.note(self.line, "key_missing", key=key)
        return found


def ids_once(places: Iterable[tuple[str, Cursor]]) -> None:
    """Note every id that is used twice."""
    known: set[str] = set()
    for name, cursor in places:
        if name and name in known:
            cursor.note("id", "id_twice", text=name)
        known.add(name)
