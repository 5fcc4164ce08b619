"""Whatever standard a name was written by, it is read back: over the whole lexicon, with the exceptions listed by name."""

import pytest
from transliterations import STANDARDS, Standard

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.equivalents import given_name_table, patronymic_table
from verifier_gui.names.folding import fold, readings

UKRAINIAN = {name for row in given_name_table() for name in row.ukrainian}
UKRAINIAN |= {words[0] for words in patronymic_table()}
UKRAINIAN |= {
    line.split("\t")[1]
    for line in resource_path("names", "frequencies.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}
_CLUSTERS = (
    "Квітчук Пʼятченко Ахметшин Ахметжанов Згурський Розгон Юхно Цюпа Щедрий Ґудзь Їжак Юрʼєв Соловйов Мацьків Хмиз"
)
"""Clusters and letters that Latin tables write in more than one way, or as they write others."""
UKRAINIAN |= set(_CLUSTERS.split())
RUSSIAN = {name for row in given_name_table() for name in row.russian}
RUSSIAN |= {words[1] for words in patronymic_table()}
_RUSSIAN_CLUSTERS = (
    "Квитчук Пятченко Ахметшин Ахметжанов Згурский Разгон Цветков Щукин Съедин Подъячев Соловьёв Ёлкин Эйдельман Хохлов"
)
RUSSIAN |= set(_RUSSIAN_CLUSTERS.split())

EXCEPTIONS = {
    # German s is з before a vowel; elsewhere it is read as с, and the ear or the letters must do. тш and тж are tsch as ч is.
    ("German", "uk"): {"Ізяслав", "Мороз", "Хмиз", "Ґудзь", "Згурський", "Розгон", "Ахметшин", "Ахметжанов"},
    ("German", "ru"): {"Изяслав", "Ахметшин", "Ахметжанов"},
    # French has tch for тш and for ч.
    ("French", "uk"): {"Ахметшин", "Згурський"},
    ("French", "ru"): {"Ахметшин"},
    # Both г and х are h: a word is read with the one or the other throughout. Without ç, ş, ğ nothing shows that j is ж.
    ("Turkish", "uk"): {"Генріх", "Ахметжанов"},
    ("Turkish", "ru"): {"Ахметжанов"},
}
UNAMBIGUOUS = {
    "Cabinet resolution 55 (2010)",
    "BGN/PCGN 1965",
    "national system of 1996",
    "passports of the 1990s, through Russian habits",
    "BGN/PCGN 1947",
    "ICAO 9303",
    "GOST R 52535.1-2006",
    "passports of 1997",
}
"""Official tables: their first reading is the name, but for the names below."""
READ_OTHERWISE = {
    # ьо is ё to Russian eyes; tables drop the soft sign and leave o.
    "uk": {"Ковальов", "Васильович"},
    "ru": set[str](),
    # зг is zh as ж is; ъ is ie as є is.
    "BGN/PCGN 1965": {"Ковальов", "Васильович", "Згурський", "Розгон"},
    "ICAO 9303": {"Подъячев"},
}
"""Names whose first reading is another: of one standard, else of all of a language."""


def named(standard: Standard) -> str:
    return f"{standard.name} ({standard.language})"


@pytest.mark.parametrize("standard", STANDARDS, ids=named)
def test_every_name_of_the_lexicon_is_among_the_readings_of_its_transliteration(standard: Standard) -> None:
    names = UKRAINIAN if standard.language == "uk" else RUSSIAN
    unread = {name for name in names if not set(readings(name)) & set(readings(standard.write(name)))}
    assert unread == EXCEPTIONS.get((standard.name, standard.language), set())
    assert len(names) > 250


@pytest.mark.parametrize("standard", [standard for standard in STANDARDS if standard.name in UNAMBIGUOUS], ids=named)
def test_what_an_official_table_writes_folds_as_the_name_does(standard: Standard) -> None:
    names = UKRAINIAN if standard.language == "uk" else RUSSIAN
    otherwise = {name for name in names if fold(standard.write(name)) != fold(name)}
    assert otherwise == READ_OTHERWISE.get(standard.name, READ_OTHERWISE[standard.language])
