"""Compiles the classes of equivalent names into one table that the program reads in a few milliseconds.

Run as `python packaging/name_equivalents.py write|check`. The table `resources/names/equivalents.tsv` is made of the program's own
tables beside it and of the Ukrainian-Russian dictionaries of names-translator, folded as `verifier_gui.names.folding` folds now:
write it anew whenever one of these changes (a test fails until then).
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from names_translator.dicts import default_dicts

from verifier_gui.names.equivalents import (
    BELARUSIAN,
    GIVEN,
    PATRONYMIC,
    SHORT,
    SURNAME,
    given_name_table,
    patronymic_table,
)
from verifier_gui.names.folding import readings
from verifier_gui.names.patronymic_endings import made_from

TABLE = Path(__file__).resolve().parent.parent / "resources" / "names" / "equivalents.tsv"

_HEAD = f"""\
# Made by packaging/name_equivalents.py from given_names.tsv, patronymics.tsv and the dictionaries of names-translator
# {version("names-translator")} (MIT licence, copyright 2018 Dmitry Chaplinsky). Not to be edited by hand.
# Columns (tab): kind ({GIVEN} given name, {SHORT} short form of given names, {PATRONYMIC} patronymic, {SURNAME} surname whose
# Russian form is another word, {BELARUSIAN} given name in Belarusian alone); skeleton; keys of its classes.
"""

Classes = dict[str, set[str]]


def _add(classes: Classes, words: Iterable[str], key: str) -> None:
    for word in words:
        for skeleton in readings(word)[:2]:
            classes.setdefault(skeleton, set()).add(key)


def _translated(pool: str) -> Iterator[tuple[str, str]]:
    """Skeletons of Ukrainian words and of their Russian translations."""
    translations: Mapping[str, list[str]] = default_dicts().as_dict(pool)
    for ukrainian, words in translations.items():
        own = readings(ukrainian)
        for translation in words if own else ():
            for skeleton in readings(translation)[:1]:
                yield own[0], skeleton


def _take(classes: Classes, pool: str) -> None:
    for own, russian in _translated(pool):
        classes.setdefault(own, set()).add(russian)
        classes.setdefault(russian, set()).add(russian)


def given_names() -> tuple[Classes, Classes]:
    """(given names, short forms) to keys."""
    classes: Classes = {}
    short: Classes = {}
    _take(classes, "first")
    for row in given_name_table():
        _add(classes, row.forms, row.key)
        _add(short, row.short, row.key)
    return classes, short


def patronymics() -> Classes:
    classes: Classes = {}
    _take(classes, "patronymic")
    for number, words in enumerate(patronymic_table()):
        _add(classes, words, f"={number}")
    for row in given_name_table():
        if row.sex != "m":
            continue
        for sex, last in (("m", "ч"), ("f", "а")):
            made = [word for father in row.forms for word in made_from(father.lower().replace("'", "ʼ"))]
            _add(classes, [word for word in made if word.endswith(last)], f"={sex}{row.ukrainian[0].lower()}")
    return classes


def surnames() -> Classes:
    """Surnames whose Russian form is another word: Білий is Белый, Петрівський is Петровский."""
    classes: Classes = {}
    for own, russian in _translated("last"):
        if own != russian:
            classes.setdefault(own, set()).add(russian)
    return classes


def belarusian() -> Classes:
    """Given names that no neighbouring language spells so."""
    own: set[str] = set()
    others: set[str] = set()
    for row in given_name_table():
        # ў is u in Latin letters: Яўген is Yauhen.
        spelled = [form for word in row.belarusian for form in (word, word.replace("ў", "у"))]
        own.update(readings(word)[0] for word in spelled)
        neighbours = (*row.ukrainian, *row.russian, *(word for word in row.others if word[0] > "z"))
        others.update(readings(word)[0] for word in neighbours)
    return {skeleton: set() for skeleton in own - others}


def table() -> str:
    """The whole table as text."""
    given, short = given_names()
    kinds = {GIVEN: given, SHORT: short, PATRONYMIC: patronymics(), SURNAME: surnames(), BELARUSIAN: belarusian()}
    lines = [
        "\t".join((kind, skeleton, " ".join(sorted(keys - {skeleton}))))
        for kind, classes in kinds.items()
        for skeleton, keys in sorted(classes.items())
    ]
    return _HEAD + "\n".join(lines) + "\n"


def main(task: str) -> int:
    if task == "write":
        TABLE.write_text(table(), encoding="utf-8", newline="\n")
        return 0
    if TABLE.read_text(encoding="utf-8") == table():
        return 0
    print(f"{TABLE.name} is not what its sources give: run packaging/name_equivalents.py write", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
