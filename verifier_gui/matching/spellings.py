"""What a part of a name is compared by: its skeletons, its keys over languages, its other forms, its sound."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.levels import WordKind
from verifier_gui.names.arranging import is_initial
from verifier_gui.names.equivalents import given_name_keys, patronymic_keys, short_for, surname_in_russian
from verifier_gui.names.folding import readings, shape, skeletons, sounds
from verifier_gui.names.patronymic_endings import is_mans, is_turkic, is_womans, turkic_father
from verifier_gui.names.surname_forms import read_from_belarusian, surname_forms, without_baltic_endings

_ASCII = str.maketrans("абвгдежзиклмнопрстуфхцчш", "abvgdejziklmnoprstufhcqw")
"""Skeletons in one-byte letters: distances over them are counted faster."""


def compact(skeleton: str) -> str:
    return skeleton.translate(_ASCII)


class Spelling(NamedTuple):
    """One part of a name, ready to be compared. `letters` are compact skeletons for distances; two parts are equal where `keys` meet,
    other forms of one another where `forms` meet or a form is the other's key, equal by ear where `sounds` meet, by eye where `shapes`
    meet. Each is sorted."""

    letters: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    is_initial: bool = False
    kind: WordKind = WordKind.PLAIN


_FATHER = re.compile(r"(?:[иое]?[ое]вич|ич|[оие]вна|инична|ична|авич|авна|\s*(?:огли|оглу|угли|улу|ули|кизи|гизи))\Z")
_PLAIN = re.compile(r"[а-щыэюяіїєґёў](?:[а-яіїєґёўʼ]*[а-яіїєґёў])?")
_LATIN = re.compile(r"[a-z]")
_PARTED = re.compile(r"[\s-]+")
_NOTHING = Spelling()


@lru_cache(maxsize=200_000)
def spelling(kind: FactKind, word: str) -> Spelling:
    """One spelling (lower case; words of a double name parted by spaces or hyphens) of a surname, given name or patronymic."""
    joined = _PARTED.sub("", word)
    if is_initial(word) and len(joined.rstrip(".")) <= 2:
        first = {found[0] for found in readings(joined.rstrip(".")) if found}
        return Spelling(initials=tuple(sorted(first)), is_initial=True)
    own = readings(joined)
    of_word = WordKind.PLAIN
    if kind is FactKind.SURNAME:
        return _surnames([word], [own])[0]
    if kind is FactKind.GIVEN_NAME:
        keys = given_name_keys(joined)
        forms = set(short_for(joined))
        if forms and not any(key[0] == "=" for key in keys):
            of_word = WordKind.SHORT
        if "-" in word:
            forms |= given_name_keys(word.split("-", 1)[0])
    else:
        keys = patronymic_keys(joined)
        fathers = fathers_of(word)
        if is_turkic(joined):
            of_word = WordKind.TURKIC
        # A son's and a daughter's patronymic of one father are two people's.
        of_child = "<m" if is_mans(word) else "<f" if is_womans(word) else ""
        marks = [of_child] if of_child else ["<m", "<f"]
        forms = {mark + father for mark in marks for father in fathers if len(father) > 1}
    plain = sorted(key for key in keys if key[0] != "=")
    return Spelling(
        letters=tuple(sorted(map(compact, plain))),
        keys=tuple(sorted(keys)),
        forms=tuple(sorted(forms)),
        sounds=tuple(sorted(set(sounds(own)))),
        shapes=tuple(sorted(set(map(shape, own)))),
        initials=tuple(sorted({key[0] for key in plain})),
        kind=of_word,
    )


def spellings(kind: FactKind, words: Sequence[str]) -> list[Spelling]:
    """The spelling of each of many words; the empty word has none. Surnames, the most of a registry, go together."""
    if kind is not FactKind.SURNAME:
        return [spelling(kind, word) if word else _NOTHING for word in words]
    plain = [word for word in words if len(word) > 2 and _PLAIN.fullmatch(word) and "ьо" not in word]
    own: dict[str, tuple[str, ...]] = {
        word: (skeleton,) for word, skeleton in zip(plain, skeletons(plain), strict=True)
    }
    for word in words:
        if word and word not in own and not is_initial(word):
            own[word] = readings(_PARTED.sub("", word))
    together = dict(zip(own, _surnames(list(own), list(own.values())), strict=True))
    return [together.get(word) or (spelling(kind, word) if word else _NOTHING) for word in words]


def _surnames(words: Sequence[str], own: Sequence[tuple[str, ...]]) -> list[Spelling]:
    """The spellings of surnames whose readings are `own`."""
    flat = [skeleton for of_word in own for skeleton in of_word]
    forms, heard = surname_forms(flat), sounds(flat)
    read_back = read_from_belarusian(flat)
    heard_back = iter(sounds([skeleton for of_skeleton in read_back for skeleton in of_skeleton]))
    found: list[Spelling] = []
    start = 0
    for word, keys in zip(words, own, strict=True):
        end = start + len(keys)
        own_sounds = heard[start:end]
        for of_skeleton in read_back[start:end]:
            own_sounds += [next(heard_back) for _ in of_skeleton]
        own_forms = forms[start] if len(keys) == 1 else set[str]().union(*forms[start:end])
        start = end
        if _LATIN.search(word):
            own_forms |= without_baltic_endings(keys)
        is_double = bool(_PARTED.search(word))
        if is_double:
            own_forms.update(*(readings(half)[:3] for half in _PARTED.split(word) if len(half) > 2))
        own_forms.difference_update(keys)
        meant = {russian for key in keys for russian in surname_in_russian(key)}
        found.append(
            Spelling(
                letters=_sorted([compact(key) for key in keys]),
                keys=_sorted((*keys, *meant)),
                forms=_sorted(own_forms),
                sounds=_sorted(own_sounds),
                shapes=_sorted([shape(key) for key in keys]),
                initials=_sorted([key[0] for key in keys]),
                kind=WordKind.DOUBLE if is_double else WordKind.PLAIN,
            )
        )
    return found


def _sorted(words: Collection[str]) -> tuple[str, ...]:
    return tuple(words) if len(words) < 2 else tuple(sorted(set(words)))


def merged(kind: FactKind, words: Sequence[tuple[str, ...]]) -> list[Spelling]:
    """Of each of several parts, whose spellings may be several, all that it is compared by."""
    single = list(dict.fromkeys(word for spelled in words for word in spelled))
    known = dict(zip(single, spellings(kind, single), strict=True))
    return [known[spelled[0]] if len(spelled) == 1 else _as_one([known[word] for word in spelled]) for spelled in words]


def _as_one(found: Sequence[Spelling]) -> Spelling:
    return Spelling(
        letters=_union(one.letters for one in found),
        keys=_union(one.keys for one in found),
        forms=_union(one.forms for one in found),
        sounds=_union(one.sounds for one in found),
        shapes=_union(one.shapes for one in found),
        initials=_union(one.initials for one in found),
        is_initial=all(one.is_initial for one in found),
        kind=found[0].kind,
    )


def _union(of: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted(set[str]().union(*of)))


@lru_cache(maxsize=100_000)
def fathers_of(patronymic: str) -> frozenset[str]:
    """What is left of the keys of a patronymic without its ending: sons and daughters of one father share it."""
    keys = patronymic_keys(_PARTED.sub("", patronymic))
    # Written together, Серік қызы would lose a к.
    return frozenset((*readings(turkic_father(patronymic)), *(_FATHER.sub("", key) for key in keys if key[0] != "=")))


@lru_cache(maxsize=100_000)
def keys_of(kind: FactKind, word: str) -> frozenset[str]:
    """The keys alone of one spelling."""
    joined = _PARTED.sub("", word)
    if kind is FactKind.GIVEN_NAME:
        return given_name_keys(joined)
    if kind is FactKind.PATRONYMIC:
        return patronymic_keys(joined)
    own = readings(joined)
    return frozenset((*own, *(russian for key in own for russian in surname_in_russian(key))))
