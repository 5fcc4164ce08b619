"""Nominatives behind names in the genitive or dative, as clerks copy them from orders: Шевченка Івана Петровича.

Endings by «Український правопис» (2019), declension of surnames and names, and by Russian grammar (Зализняк, 1977). Several
nominatives may fit one form: all are given, and the registry decides.
"""

import re

from verifier_gui.names.equivalents import is_given_name
from verifier_gui.names.patronymic_endings import nominative

_OF_GIVEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ія", ("ій",)), ("ия", ("ий",)), ("ію", ("ій",)), ("ию", ("ий",)), ("ії", ("ія",)), ("ии", ("ия",)), ("а", ("",
    "о")), ("у", ("", "о")),
    ("я", ("й", "ь")), ("ю", ("й", "ь")), ("и", ("а", "я")), ("ы", ("а",)), ("і", ("а", "я")), ("е", ("а", "я")), ("ї", ("я",)),
)  # fmt: skip
_OF_SURNAME: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ського", ("ський",)), ("ському", ("ський",)), ("цького", ("цький",)), ("цькому", ("цький",)), ("ского",
    ("ский",)), ("скому", ("ский",)),
    ("цкого", ("цкий",)), ("цкому", ("цкий",)), ("ого", ("ий", "ый", "ой")), ("ому", ("ий", "ый", "ой")), ("его",
    ("ий",)), ("ему", ("ий",)),
    ("ської", ("ська",)), ("ській", ("ська",)), ("цької", ("цька",)), ("цькій", ("цька",)), ("ской", ("ская",)),
    ("цкой", ("цкая",)),
    ("ової", ("ова",)), ("овій", ("ова",)), ("евой", ("ева",)), ("овой", ("ова",)), ("ової", ("ова",)), ("ової",
    ("ова",)), ("єва", ("єв",)),
    ("іної", ("іна",)), ("іній", ("іна",)), ("иной", ("ина",)), ("ої", ("а",)), ("ой", ("ая", "а")),
    ("енка", ("енко",)), ("енку", ("енко",)), ("ка", ("ко", "к", "ка")), ("ку", ("ко", "к", "ка")), ("а", ("",
    "о")), ("у", ("", "о", "а")),
    ("я", ("й", "ь")), ("ю", ("й", "ь")), ("и", ("а",)), ("ы", ("а",)), ("і", ("а",)), ("е", ("а",)),
)  # fmt: skip


_OF_MAN = re.compile(r"...(?:енк|[ую]к|[ая]к)[ау]\Z|..(?:с|ц|з)ь?к(?:ого|ому)\Z")
"""A man's surname in the genitive or dative, which no woman's ends as: Кесарчука Костянтина is no woman called Костянтина."""


def nominatives_of_surname(word: str) -> tuple[str, ...]:
    """Nominatives that a lower-case Cyrillic surname may have; the word itself last (-ук of a woman, -ко in Russian)."""
    for ending, replacements in _OF_SURNAME:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: len(word) - len(ending)]
            return (*(stem + replacement for replacement in replacements), word)
    return (word,)


def nominatives_of_given_name(word: str) -> tuple[str, ...]:
    """Known given names whose genitive or dative a lower-case word may be."""
    found: list[str] = []
    for ending, replacements in _OF_GIVEN:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: len(word) - len(ending)]
            found += [stem + replacement for replacement in replacements if is_given_name(stem + replacement)]
    return tuple(dict.fromkeys(found))


def nominatives(surname: str, given_name: str, patronymic: str) -> tuple[tuple[str, ...], tuple[str, ...], str] | None:
    """The whole name in the nominative (spellings of surname and given name, patronymic),
    or None where it is no genitive or dative:
    the patronymic tells, else a given name that is none as it stands."""
    given = nominatives_of_given_name(given_name)
    if patronymic:
        father = nominative(patronymic)
        if not father:
            return None
    elif given and (not is_given_name(given_name) or _OF_MAN.search(surname)):
        father = ""
    else:
        return None
    return nominatives_of_surname(surname), given or (given_name,), father
