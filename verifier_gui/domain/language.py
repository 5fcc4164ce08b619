"""The language the program speaks now: gettext catalogues, English in the source, Ukrainian complete.

One mechanism for window, roster, print and command line. `_` and `ngettext` look the text up when they are called, so
that a switch of language needs no restart; `N_` only marks a constant for the catalogues.
"""

import gettext as _gettext
from enum import StrEnum
from functools import cache

from verifier_gui.domain.resources import resource_path
from verifier_gui.errors import VerifierError


class Language(StrEnum):
    """A language of the window, by its ISO 639-1 code."""

    ENGLISH = "en"
    UKRAINIAN = "uk"


@cache
def _catalogue(language: Language) -> _gettext.NullTranslations:
    if language is Language.ENGLISH:
        return _gettext.NullTranslations()
    return _gettext.translation("verifier", str(resource_path("locale")), languages=[language.value])


class _Spoken:
    """The one language that is spoken at a time."""

    language = Language.ENGLISH


def speak(language: Language) -> None:
    """From now on every text is looked up in `language`."""
    _catalogue(language)
    _Spoken.language = language


def spoken() -> Language:
    return _Spoken.language


def _(text: str) -> str:
    """`text` in the language spoken now."""
    return _catalogue(_Spoken.language).gettext(text)


def in_both_languages(text: str) -> tuple[str, str]:
    """`text` in Ukrainian and in English, for what every reader of a paper must understand."""
    return _catalogue(Language.UKRAINIAN).gettext(text), _catalogue(Language.ENGLISH).gettext(text)


def pgettext(context: str, text: str) -> str:
    """`text` in the language spoken now, where one English word has several meanings."""
    return _catalogue(_Spoken.language).pgettext(context, text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text that goes with `number`: 1 особа, 2 особи, 11 осіб, 21 особа."""
    return _catalogue(_Spoken.language).ngettext(one, many, number)


def N_(text: str) -> str:  # noqa: N802  gettext's own name for it
    """Marks a constant for the catalogues; it is looked up where it is shown."""
    return text


def sentence_of(error: VerifierError) -> str:
    """What an error says, in the language spoken now. Errors inside its values speak it too."""
    values = {
        name: sentence_of(value) if isinstance(value, VerifierError) else value for name, value in error.values.items()
    }
    return _(error.sentence).format(**values)
