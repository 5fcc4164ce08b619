"""Names that are one name in several languages: Микола, Николай, Mykola, Nikolai; Миколайович, Николаевич.

Every word has a set of keys (skeletons); two words are equal by language where the sets meet. Keys come from the word's own
readings and from the compiled table `resources/names/equivalents.tsv`, which `packaging/name_equivalents.py` makes of the
program's own tables beside it and of names-translator's Ukrainian–Russian dictionaries. It is loaded at the first need.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.folding import readings

GIVEN, SHORT, PATRONYMIC, SURNAME, BELARUSIAN = "g", "h", "p", "s", "b"
"""Kinds of lines in the compiled table."""


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

    @property
    def key(self) -> str:
        """Of its class: no skeleton begins so."""
        return "=" + self.sex + self.ukrainian[0].lower()


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


def patronymic_table() -> Iterator[list[str]]:
    """The words of each row of the program's own table of patronymics."""
    return ([word for column in columns for word in column.split()] for columns in _lines("patronymics.tsv"))


@cache
def _compiled() -> Mapping[str, Mapping[str, str]]:
    """Of each kind of line: skeleton to keys, parted by spaces (its own skeleton is a key in any case)."""
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in (GIVEN, SHORT, PATRONYMIC, SURNAME, BELARUSIAN)}
    for kind, skeleton, keys in _lines("equivalents.tsv"):
        kinds[kind][skeleton] = keys
    return kinds


@lru_cache(maxsize=100_000)
def given_name_keys(word: str) -> frozenset[str]:
    """Keys of a given name; two given names are one name by language where their keys meet."""
    found = _keys(word, GIVEN)
    for plain in without_baltic_ending(word):
        found |= _keys(plain, GIVEN)
    return found


@lru_cache(maxsize=100_000)
def without_baltic_ending(word: str) -> tuple[str, ...]:
    """The given names that Latvian or Lithuanian makes a word like `Oleksandrs` or `Nikolajus` of; none for a name that is known as it
    stands, or in other letters."""
    lowered = word.lower()
    if not lowered.endswith("s") or not _is_latin(lowered) or _is_in(GIVEN, lowered):
        return ()
    stems = [lowered[: len(lowered) - len(ending)] for ending in _BALTIC if lowered.endswith(ending)]
    return tuple(stem + last for stem in stems if len(stem) > 2 for last in _LOST if _is_in(GIVEN, stem + last))


_BALTIC = ("ius", "jus", "as", "is", "us", "s")
_LOST = ("", "o", "a", "ij")
"""What may stand in place of such an ending: Dmytras is Dmytro."""


def is_belarusian_form(word: str) -> bool:
    """Whether a given name is spelled as Belarusian alone spells it, in whatever letters."""
    return _is_in(BELARUSIAN, word)


def _is_in(kind: str, word: str) -> bool:
    classes = _compiled()[kind]
    return any(skeleton in classes for skeleton in readings(word)[:4])


def _is_latin(lowered: str) -> bool:
    return any("a" <= letter <= "z" for letter in lowered)


@lru_cache(maxsize=100_000)
def patronymic_keys(word: str) -> frozenset[str]:
    """Keys of a patronymic; two patronymics come from one father's name, by language, where their keys meet."""
    return _keys(word, PATRONYMIC)


def _keys(word: str, kind: str) -> frozenset[str]:
    classes = _compiled()[kind]
    found = set(readings(word))
    for skeleton in readings(word):
        found.update(classes.get(skeleton, "").split())
    return frozenset(found)


@lru_cache(maxsize=100_000)
def short_for(word: str) -> frozenset[str]:
    """Keys of the given names that `word` is a short or familiar form of."""
    short = _compiled()[SHORT]
    return frozenset(key for skeleton in readings(word)[:3] for key in short.get(skeleton, "").split())


def surname_in_russian(skeleton: str) -> tuple[str, ...]:
    """Skeletons of a Ukrainian surname's Russian forms where they are more than another spelling: Білий, Белый."""
    return tuple(_compiled()[SURNAME].get(skeleton, "").split())


@lru_cache(maxsize=100_000)
def is_given_name(word: str) -> bool:
    """Whether `word` is a given name, or the short form of one, in some language of the tables."""
    given, short = _compiled()[GIVEN], _compiled()[SHORT]
    return any(skeleton in given or skeleton in short for skeleton in readings(word)[:4])


def is_known_patronymic(word: str) -> bool:
    return _is_in(PATRONYMIC, word)


@cache
def _spelled() -> Mapping[str, str]:
    return {row.key: row.ukrainian[0] for row in given_name_table()}


def full_name_of(key: str) -> str:
    """The Ukrainian name that a class of the own table stands for, or the empty text."""
    return _spelled().get(key, "")


@cache
def _languages() -> Mapping[str, str]:
    """Given names in lower case, ё as е, to the first language whose form they are."""
    found: dict[str, str] = {}
    for row in given_name_table():
        for language, forms in (("uk", row.ukrainian), ("ru", row.russian), ("be", row.belarusian)):
            for form in forms:
                found.setdefault(form.lower().replace("ё", "е"), language)
    return found


def language_of_form(word: str) -> str:
    """`uk`, `ru`, `be` or `latin`: whose form a given name is by the own table, else the empty text. Latin letters are `latin`."""
    lowered = word.lower()
    return "latin" if lowered.isascii() else _languages().get(lowered.replace("ё", "е"), "")


def language_of_patronymic(word: str) -> str:
    """`uk`, `ru`, `be` or `latin` by the letters and the ending of a patronymic; the empty text where both languages write it so."""
    lowered = word.lower()
    if _is_latin(lowered):
        return "latin"
    if lowered.endswith(("авіч", "евіч", "аўна", "еўна")):
        return "be"
    if any(letter in "іїєґ" for letter in lowered) or lowered.endswith(("йович", "ьович")):
        return "uk"
    if any(letter in "ыэёъ" for letter in lowered) or lowered.endswith(("евич", "овна", "евна", "инична")):
        return "ru"
    # Владимирович: its letters are of both languages, its father's name is not.
    return language_of_form(lowered.removesuffix("ович")) if lowered.endswith("ович") else ""
