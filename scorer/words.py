"""The program's own words: English where they are written, Chinese where they are read.

`_("Saved")` says a sentence in the language of the moment, `n_` one that counts, and `N_` only
marks one that is kept in a table and said later. Contest data is not words: it carries its own
two languages.
"""

import gettext
from typing import Final, Literal, get_args

from scorer.shelf import resource

Language = Literal["zh_CN", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


class Words:
    """The language of the moment and its catalogue, read when the first word is said."""

    def __init__(self, language: Language = "zh_CN") -> None:
        self.language: Language = language
        self._catalogue: gettext.NullTranslations | None = None

    def speak(self, language: Language) -> None:
        """Change the language for every word said from now on."""
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        if language != self.language:
            self.language, self._catalogue = language, None

    @property
    def catalogue(self) -> gettext.NullTranslations:
        """The translations; English needs none, since the words are written in it."""
        if self._catalogue is None:
            self._catalogue = (
                gettext.NullTranslations()
                if self.language == "en"
                else gettext.translation("leitai", resource("translations"), [self.language])
            )
        return self._catalogue


# The one holder that lives as long as the program: the language is a person's choice for the
# whole program, and every word would otherwise have to be handed its catalogue.
_WORDS: Final = Words()


def _(message: str) -> str:
    """Say a message in the language of the moment."""
    return _WORDS.catalogue.gettext(message) if message else ""


def n_(one: str, many: str, count: int) -> str:
    """Say a message that counts; the caller still puts the count in."""
    return _WORDS.catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802  gettext's customary name
    """Mark a message that is kept now and said later by `_`."""
    return message


def language() -> Language:
    """Give the language of the moment."""
    return _WORDS.language


def use_language(chosen: Language) -> None:
    """Change the language of every word said from now on; ValueError if there is no such one."""
    _WORDS.speak(chosen)
