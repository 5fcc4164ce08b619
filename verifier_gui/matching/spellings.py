"""What a part of a name is compared by: its skeletons, its keys over languages, its other forms, its sound."""

import re
from dataclasses import dataclass
from functools import lru_cache

from verifier_gui.domain.facts import FactKind
from verifier_gui.names.equivalents import given_name_keys, patronymic_keys, short_for
from verifier_gui.names.folding import readings, sound
from verifier_gui.names.full_names import is_initial

_ASCII = str.maketrans("абвгдежзиклмнопрстуфхцчш", "abvgdejziklmnoprstufhcqw")
"""Skeletons in one-byte letters: distances over them are counted faster."""


def compact(skeleton: str) -> str:
    return skeleton.translate(_ASCII)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One part of a name, ready to be compared. `letters` are compact skeletons for distances; two parts are equal where `keys` meet,
    other forms of one another where `forms` meet or a form is the other's key, equal by ear where `sounds` meet."""

    letters: frozenset[str]
    keys: frozenset[str]
    forms: frozenset[str]
    sounds: frozenset[str]
    initials: frozenset[str]
    is_initial: bool


_FEMININE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(ск|цк|зк)а(?:иа)?\Z"), r"\1и"),
    (re.compile(r"(ов|ев|ин)а\Z"), r"\1"),
    (re.compile(r"(?<=...)(?:аиа|а)\Z"), "и"),
)
_OTHER_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=..)ив\Z"), "ов"),
    (re.compile(r"(?<=..)ив\Z"), "ев"),
    (re.compile(r"(?<=..)ива\Z"), "ова"),
    (re.compile(r"(?<=..)[ае]в\Z"), "ов"),
    (re.compile(r"(?<=..)ка\Z"), "ко"),
    (re.compile(r"ар\Z"), "ари"),
)
_BELARUSIAN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"дз(?=[иемв])"), "д"),
    (re.compile(r"ц(?=[ие])"), "т"),
    (re.compile(r"\Aву(?=.)"), "у"),
    (re.compile(r"\Aу(?=[бвгджзклмнпрстфхцчш])"), "в"),
    (re.compile(r"\Aво(?=.)"), "о"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчш])иа"), "е"),
)
_BELARUSIAN_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=..)[ао][ву]\Z"), "ов"),
    (re.compile(r"(?<=..)(?:[ео]|иа)[ву]\Z"), "ев"),
    (re.compile(r"анк[ао]\Z"), "енко"),
    (re.compile(r"(?<=..)[ао]уски\Z"), "овски"),
)
"""-аў, -оў, -еў (in Latin letters -au, -ou, -eu) for -ов, -ев; -анка for -енко."""
_BALTIC = (re.compile(r"с\Z"), re.compile(r"(?:иус|ас|ис|ус)\Z"))
"""Latvian -s, -is, -us and Lithuanian -as, -is, -ius, -us, which are put after a name of another language."""
_FATHER = re.compile(r"(?:[иое]?[ое]вич|ич|[оие]вна|инична|ична|авич|авна|\s*(?:огли|оглу|кизи|гизи))\Z")


def _from_belarusian(skeleton: str) -> set[str]:
    """The spellings of the other languages that a Belarusian one may stand for."""
    back = skeleton
    for pattern, replacement in _BELARUSIAN:
        back = pattern.sub(replacement, back)
    return {back, *(ending.sub(replacement, back) for ending, replacement in _BELARUSIAN_ENDINGS)}


def _read_back(kind: FactKind, skeletons: frozenset[str]) -> set[str]:
    """Of surnames the Belarusian spelling is heard too: `Kavaliou` sounds as Ковальов."""
    if kind is not FactKind.SURNAME:
        return set()
    return {form for skeleton in skeletons if skeleton.endswith(("у", "в")) for form in _from_belarusian(skeleton)}


def _surname_forms(skeletons: frozenset[str], word: str) -> set[str]:
    forms: set[str] = set()
    for skeleton in skeletons:
        for pattern, replacement in (*_FEMININE, *_OTHER_FORMS):
            if pattern.search(skeleton):
                forms.add(pattern.sub(replacement, skeleton))
        forms |= _from_belarusian(skeleton)
        if word.isascii() or re.search(r"[a-z]", word):
            forms |= {ending.sub("", skeleton) for ending in _BALTIC}
    halves = re.split(r"[\s-]+", word)
    if len(halves) > 1:
        for half in halves:
            if len(half) > 2:
                forms |= set(readings(half)[:3])
    return forms - set(skeletons)


@lru_cache(maxsize=200_000)
def spelling(kind: FactKind, word: str) -> Spelling:
    """One spelling (lower case; words of a double name parted by spaces or hyphens) of a surname, given name or patronymic."""
    joined = re.sub(r"[\s-]+", "", word)
    if is_initial(word) and len(joined.rstrip(".")) <= 2:
        first = frozenset(found[0] for found in readings(joined.rstrip(".")) if found)
        return Spelling(frozenset(), frozenset(), frozenset(), frozenset(), first, is_initial=True)
    skeletons = frozenset(readings(joined))
    if kind is FactKind.GIVEN_NAME:
        keys = given_name_keys(joined)
        forms = set(short_for(joined))
        if "-" in word:
            forms |= set(given_name_keys(word.split("-", 1)[0]))
    elif kind is FactKind.PATRONYMIC:
        keys = patronymic_keys(joined)
        forms = {
            "<" + _FATHER.sub("", key) for key in keys if not key.startswith("=") and len(_FATHER.sub("", key)) > 1
        }
    else:
        keys = skeletons
        forms = _surname_forms(skeletons, word)
    plain = frozenset(key for key in keys if not key.startswith("="))
    return Spelling(
        letters=frozenset(compact(key) for key in plain),
        keys=keys,
        forms=frozenset(forms),
        sounds=frozenset(sound(key) for key in (*skeletons, *_read_back(kind, skeletons))),
        initials=frozenset(key[0] for key in plain if key),
        is_initial=False,
    )


def merged(kind: FactKind, words: tuple[str, ...]) -> Spelling:
    """Several spellings that one part may have, as one."""
    if len(words) == 1:
        return spelling(kind, words[0])
    found = [spelling(kind, word) for word in words]
    return Spelling(
        frozenset[str]().union(*(one.letters for one in found)),
        frozenset[str]().union(*(one.keys for one in found)),
        frozenset[str]().union(*(one.forms for one in found)),
        frozenset[str]().union(*(one.sounds for one in found)),
        frozenset[str]().union(*(one.initials for one in found)),
        all(one.is_initial for one in found),
    )
