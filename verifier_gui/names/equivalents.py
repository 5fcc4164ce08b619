"""Names that are one name in several languages: Микола, Николай, Mykola, Nikolai; Миколайович, Николаевич.

Every word has a set of keys (skeletons); two words are equal by language where the sets meet. Keys come from the word's own
readings, from names-translator's Ukrainian–Russian tables (MIT) and from the tables in `resources/names/`. Everything is loaded
at the first need.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.folding import readings
from verifier_gui.names.patronymic_endings import made_from


@dataclass(frozen=True, slots=True)
class GivenName:
    """One row of the table of given names: every list is in the order of the table, as written there."""

    sex: str
    ukrainian: tuple[str, ...]
    russian: tuple[str, ...]
    belarusian: tuple[str, ...]
    others: tuple[str, ...]
    short: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        return (*self.ukrainian, *self.russian, *self.belarusian, *self.others)


@dataclass(slots=True)
class _Classes:
    """Skeleton to keys; each key stands for a class of names."""

    keys: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    short: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    spelled: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, words: Iterable[str], key: str) -> None:
        for word in words:
            for skeleton in readings(word)[:2]:
                self.keys.setdefault(skeleton, set()).add(key)


def _lines(name: str) -> Iterator[list[str]]:
    text = resource_path("names", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def given_name_table() -> tuple[GivenName, ...]:
    """The program's own table of given names. Raises `ValueError` where a line does not have six columns."""
    rows: list[GivenName] = []
    for line in _lines("given_names.tsv"):
        sex, *columns = line
        ukrainian, russian, belarusian, others, short = (tuple(column.split()) for column in columns)
        rows.append(GivenName(sex, ukrainian, russian, belarusian, others, short))
    return tuple(rows)


def _translated(pool: str, classes: _Classes) -> None:
    """Ukrainian words and their Russian translations, of names-translator."""
    from names_translator.dicts import default_dicts

    for ukrainian, translations in default_dicts().as_dict(pool).items():
        own = readings(ukrainian)
        if not own:
            continue
        for translation in translations:
            for skeleton in readings(translation)[:1]:
                classes.keys.setdefault(own[0], set()).add(skeleton)
                if skeleton != own[0]:
                    classes.keys.setdefault(skeleton, set()).add(skeleton)


@cache
def _given() -> _Classes:
    classes = _Classes()
    _translated("first", classes)
    for row in given_name_table():
        key = "=" + row.sex + row.ukrainian[0].lower()
        classes.add(row.forms, key)
        for word in row.short:
            for skeleton in readings(word)[:2]:
                classes.short.setdefault(skeleton, set()).add(key)
        classes.spelled[key] = row.ukrainian[0]
    return classes


@cache
def _patronymics() -> _Classes:
    classes = _Classes()
    _translated("patronymic", classes)
    for number, columns in enumerate(_lines("patronymics.tsv")):
        words = [word for column in columns for word in column.split()]
        classes.add(words, f"={number}")
    for row in given_name_table():
        if row.sex != "m":
            continue
        for place, ending in ((0, "m"), (1, "f")):
            made = [
                word
                for father in row.forms
                for word in made_from(father.lower().replace("'", "ʼ"))
                if word.endswith("ч" if place == 0 else "а")
            ]
            classes.add(made, f"={ending}{row.ukrainian[0].lower()}")
    return classes


@lru_cache(maxsize=100_000)
def given_name_keys(word: str) -> frozenset[str]:
    """Keys of a given name; two given names are one name by language where their keys meet."""
    return _keys(word, _given())


@lru_cache(maxsize=100_000)
def patronymic_keys(word: str) -> frozenset[str]:
    """Keys of a patronymic; two patronymics come from one father's name, by language, where their keys meet."""
    return _keys(word, _patronymics())


def _keys(word: str, classes: _Classes) -> frozenset[str]:
    found: set[str] = set()
    for skeleton in readings(word):
        found.add(skeleton)
        found |= classes.keys.get(skeleton, set())
    return frozenset(found)


@lru_cache(maxsize=100_000)
def short_for(word: str) -> frozenset[str]:
    """Keys of the given names that `word` is a short or familiar form of."""
    found: set[str] = set()
    for skeleton in readings(word)[:3]:
        found |= _given().short.get(skeleton, set())
    return frozenset(found)


def is_given_name(word: str) -> bool:
    """Whether `word` is a given name, or the short form of one, in some language of the tables."""
    classes = _given()
    return any(skeleton in classes.keys or skeleton in classes.short for skeleton in readings(word)[:4])


def is_known_patronymic(word: str) -> bool:
    return any(skeleton in _patronymics().keys for skeleton in readings(word)[:4])


def full_name_of(key: str) -> str:
    """The Ukrainian name that a class of the own table stands for, or the empty text."""
    return _given().spelled.get(key, "")


@lru_cache(maxsize=20_000)
def language_of_form(word: str) -> str:
    """`uk`, `ru`, `be` or `latin`: whose form a given name is by the own table, else the empty text. Latin letters are `latin`."""
    lowered = word.lower()
    if lowered.isascii():
        return "latin"
    for row in given_name_table():
        for language, forms in (("uk", row.ukrainian), ("ru", row.russian), ("be", row.belarusian)):
            if any(form.lower().replace("ё", "е") == lowered.replace("ё", "е") for form in forms):
                return language
    return ""


def language_of_patronymic(word: str) -> str:
    """`uk`, `ru`, `be` or `latin` by the letters and the ending of a patronymic; the empty text where both languages write it so."""
    lowered = word.lower()
    if any("a" <= letter <= "z" for letter in lowered):
        return "latin"
    if lowered.endswith(("авіч", "евіч", "аўна", "еўна")):
        return "be"
    if any(letter in "іїєґ" for letter in lowered) or lowered.endswith(("йович", "ьович")):
        return "uk"
    if any(letter in "ыэёъ" for letter in lowered) or lowered.endswith(("евич", "овна", "евна", "инична")):
        return "ru"
    return ""
