"""How far words of a list agree with the distinct values of a registry's column, and what each level of agreement weighs."""

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.columns import Places
from verifier_gui.matching.levels import (
    NAMES_APART,
    SMOOTHING,
    USUAL_NAMES,
    Bits,
    Levels,
    NameLevel,
    shares_at,
    weights,
)
from verifier_gui.matching.name_column import WOMANS, NameColumn, sex_number
from verifier_gui.matching.population import PEOPLE, population
from verifier_gui.matching.spellings import Spelling, keys_of, merged
from verifier_gui.names.grammatical_cases import nominatives_of_given_name

Word = tuple[tuple[str, ...], bool]
"""The spellings that one part of a subject's name may have, and whether its end may be cut off."""

_LEVELS = len(NameLevel)
_BLOCK = (64, 256)
"""At least and at most so many words are compared at once: RapidFuzz fills its lanes with them, and one call stays short."""
_CELLS = 3_000_000
"""Comparisons in one call"""
_LISTS = 24
"""Batches of words of which it is remembered how they are spelled and how common they are: a list meets one registry after another."""
_LEAST = 0.6
"""OSA similarity under which two words differ"""
_MOST_SLIPS = 3
"""Letters apart at which two words may still be one: nobody slips four times in a word, however long."""
_ROUNDED = 1e-6
"""What a similarity that is no binary fraction may be less: two letters of five apart is 0.6, or a little less."""

_LEVEL_OF_SIMILARITY: Levels = np.array(
    [
        NameLevel.CLOSE
        if percent >= 80
        else NameLevel.NEAR
        if percent >= 70
        else NameLevel.FAR
        if percent >= 60
        else NameLevel.DIFFERS
        for percent in range(101)
    ],
    dtype=np.uint8,
)


class WordLevels:
    """Words against the values of one column. Only the values that do not simply differ are kept: of word w they are
    `values[starts[w]:starts[w + 1]]`, in ascending order, with their `levels`. The word after the last stands for a part that a
    subject does not give: it weighs nothing."""

    def __init__(
        self,
        column: NameColumn,
        words: Sequence[Word],
        step: Callable[[], None],
        spelled: Sequence[Spelling] | None = None,
    ) -> None:
        """`spelled` are the spellings of the words, where they are known already."""
        self._column = column
        self._size = len(column.values)
        self._words = len(words)
        self._asked = tuple(words)
        self._spelled = spelled = spelled or _spelled(column.kind, tuple(spellings for spellings, _ in words))
        self._is_initial = np.array([*(found.is_initial for found in spelled), False])
        self._defaults = np.where(column.initial_only, NameLevel.INITIAL_DIFFERS, NameLevel.DIFFERS).astype(np.uint8)
        self._defaults[0] = NameLevel.MISSING
        found = [
            *_by_distance(column, spelled, step),
            *_by_tables(column, spelled),
            *_by_beginning(column, spelled, [cut for _, cut in words]),
        ]
        owners = np.concatenate([owner for owner, _, _ in found])
        values = np.concatenate([value for _, value, _ in found])
        levels = np.concatenate([level for _, _, level in found])
        if column.kind is not FactKind.SURNAME:
            apart = _of_two_sexes(column, words, owners, values) & np.isin(levels, _NEAR)
            owners, values, levels = owners[~apart], values[~apart], levels[~apart]
        # The highest level of each pair stays: levels are numbered so.
        keys = np.sort((owners * self._size + values) << 4 | levels)
        codes = keys >> 4
        last = np.ones(len(codes), dtype=np.bool_)
        np.not_equal(codes[1:], codes[:-1], out=last[:-1])
        self._codes = codes[last]
        self.levels: Levels = (keys[last] & 15).astype(np.uint8)
        owner, self.values = np.divmod(self._codes, max(self._size, 1))
        self.starts: Places = np.searchsorted(owner, np.arange(self._words + 2))
        self.rows_at = self._counted(owner)

    def _counted(self, owner: Places) -> NDArray[np.float64]:
        """The registry's rows at each level of each word."""
        counts = self._column.counts
        shape = (self._words + 1, _LEVELS)
        cells = shape[0] * shape[1]
        borne = counts[self.values]
        near = np.bincount(owner * _LEVELS + self.levels, weights=borne, minlength=cells).reshape(shape)
        usual = np.bincount(owner * _LEVELS + self._defaults[self.values], weights=borne, minlength=cells).reshape(
            shape
        )
        all_rows = np.bincount(self._defaults, weights=counts, minlength=_LEVELS)
        found = (near + all_rows - usual).astype(np.float64)
        initial = self._is_initial
        found[initial, NameLevel.INITIAL_DIFFERS] += found[initial, NameLevel.DIFFERS]
        found[initial, NameLevel.DIFFERS] = 0.0
        found[self._words] = 0.0
        return found

    def bits(self, m: Bits) -> Bits:
        """The weight of each level of each word, where `m` are the shares of true pairs at each for each kind of word; u is measured
        on this registry."""
        kinds = np.array([*(found.kind for found in self._spelled), 0], dtype=np.int64)
        found = weights(m[kinds], self.shares)
        # Were every bearer of a word written like the value, the value would still be as common as the word: no slip of a common
        # name can tell more than that name could, however rare the slip is.
        highest = -np.log2(np.maximum(self.shares[:, NameLevel.EQUAL], 1e-7)).astype(np.float32)
        found[:, : NameLevel.EQUAL] = np.minimum(found[:, : NameLevel.EQUAL], highest[:, None])
        found[self._words] = 0.0
        return found

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """The share of people at each level of each word, by this registry and by what is known without it."""
        return shares_at(self._usual, self.rows_at, SMOOTHING[self._column.kind], NAMES_APART)

    @cached_property
    def _usual(self) -> NDArray[np.float64]:
        """The share of people at each level of each word, as far as it is known without this registry: of those who bear a common
        name, and of the others as for a word of average rarity."""
        return _usual_shares(self._column.kind, self._asked)

    def at(self, words: Places, values: Places) -> Levels:
        """The level of each pair of a word and a value."""
        levels = self._defaults[values]
        levels[self._is_initial[words] & (levels == NameLevel.DIFFERS)] = NameLevel.INITIAL_DIFFERS
        if len(self._codes):
            codes = words * self._size + values
            places = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
            found = self._codes[places] == codes
            levels[found] = self.levels[places[found]]
        levels[words == self._words] = NameLevel.MISSING
        return levels

    def table(self) -> Levels:
        """The level of every word with every value."""
        found = np.broadcast_to(self._defaults, (self._words + 1, self._size)).copy()
        initial = np.flatnonzero(self._is_initial)
        for word in initial.tolist():
            found[word][found[word] == NameLevel.DIFFERS] = NameLevel.INITIAL_DIFFERS
        found.reshape(-1)[self._codes] = self.levels
        found[self._words] = NameLevel.MISSING
        return found


@lru_cache(maxsize=_LISTS)
def _spelled(kind: FactKind, words: tuple[tuple[str, ...], ...]) -> Sequence[Spelling]:
    return merged(kind, words)


@lru_cache(maxsize=_LISTS)
def _usual_shares(kind: FactKind, words: tuple[Word, ...]) -> NDArray[np.float64]:
    common = population(kind)
    spelled = _spelled(kind, tuple(spellings for spellings, _ in words))
    known = WordLevels(common, words, _nothing, spelled).rows_at / PEOPLE
    return known + USUAL_NAMES[kind] * (1.0 - len(common.ids) / PEOPLE)


def _nothing() -> None:
    """A few milliseconds' work takes no steps."""


_NEAR = (NameLevel.FAR, NameLevel.NEAR, NameLevel.CLOSE, NameLevel.BY_EAR)


def _of_two_sexes(column: NameColumn, words: Sequence[Word], owners: Places, values: Places) -> NDArray[np.bool_]:
    """Whether a word and a value are the two sexes': Владислав is no slip of the pen for Владислава, nor Петрович for Петрівна. A list
    may have names in the genitive, which a registry has not: Владислава of a list may be Владислав's."""
    own = np.array([sex_number(column.kind, spelled[0]) for spelled, _ in words], dtype=np.uint8)[owners]
    others = column.sexes[values]
    apart = (own > 0) & (others > 0) & (own != others)
    if column.kind is FactKind.PATRONYMIC:
        return apart
    for place in np.flatnonzero(apart & (own == WOMANS)).tolist():
        keys = keys_of(FactKind.GIVEN_NAME, column.values[int(values[place])])
        meant = nominatives_of_given_name(words[int(owners[place])][0][0])
        apart[place] = not any(keys & keys_of(FactKind.GIVEN_NAME, name) for name in meant)
    return apart


_Hits = tuple[Places, Places, NDArray[np.int64]]
"""word, value, level"""


def _by_distance(column: NameColumn, spelled: Sequence[Spelling], step: Callable[[], None]) -> list[_Hits]:
    """Values near in letters: words of like length are compared together, with the values that are neither too short nor too long."""
    owners_of: dict[str, list[int]] = {}
    for number, found in enumerate(spelled):
        for word in found.letters:
            owners_of.setdefault(word, []).append(number)
    asked = sorted(owners_of, key=lambda word: (len(word), word))
    words, lengths, numbers = column.by_length
    letters = column.where["letters"]
    hits: list[_Hits] = []
    least, most = _BLOCK
    size = max(least, min(most, _CELLS // max(len(words), 1)))
    for start in range(0, len(asked), size):
        step()
        block = asked[start : start + size]
        window = np.array([len(block[0]) * _LEAST - 1e-9, len(block[-1]) / _LEAST + 1e-9])
        first, end = np.searchsorted(lengths, window).tolist()
        if first == end:
            continue
        similar = cdist(
            block,
            words[first:end],
            scorer=OSA.normalized_similarity,
            score_cutoff=_LEAST - _ROUNDED,
            score_multiplier=100,
            dtype=np.uint8,
            workers=2,
        )
        flat_similar = similar.reshape(-1)
        hit = np.flatnonzero(flat_similar != 0)
        mine, theirs = np.divmod(hit, end - first)
        longer = np.maximum(np.array([len(word) for word in block])[mine], lengths[first:end][theirs])
        few = np.rint((100 - flat_similar[hit]) * longer / 100) <= _MOST_SLIPS
        hit, mine, theirs = hit[few], mine[few], theirs[few]
        levels = _LEVEL_OF_SIMILARITY[flat_similar[hit]].astype(np.int64)
        place, values = letters.owners_of(numbers[theirs + first])
        mine, levels = mine[place], levels[place]
        owners = [owners_of[word] for word in block]
        counts = np.array([len(of_word) for of_word in owners])
        flat = np.array([owner for of_word in owners for owner in of_word])
        if len(flat) == len(block):
            hits.append((flat[mine], values, levels))
            continue
        starts = np.cumsum(counts) - counts
        for nth in range(int(counts.max())):
            having = counts[mine] > nth
            hits.append((flat[starts[mine[having]] + nth], values[having], levels[having]))
    return hits


def _by_tables(column: NameColumn, spelled: Sequence[Spelling]) -> list[_Hits]:
    """Values that are equal by language, another form, equal by ear or by eye, or share an initial."""
    where = column.where
    keys, forms = [found.keys for found in spelled], [found.forms for found in spelled]
    found: list[_Hits] = []
    for table, asked, level in (
        ("shapes", [one.shapes for one in spelled], NameLevel.CLOSE),
        ("sounds", [one.sounds for one in spelled], NameLevel.BY_EAR),
        ("forms", forms, NameLevel.ALIAS),
        ("keys", forms, NameLevel.ALIAS),
        ("forms", keys, NameLevel.ALIAS),
        ("keys", keys, NameLevel.EQUAL),
    ):
        owners, values = where[table].met(asked)
        found.append((owners, values, np.full(len(owners), level, dtype=np.int64)))
    for table, asked in (
        (where["initials"], [one.initials if one.is_initial else () for one in spelled]),
        (column.initials_alone, [() if one.is_initial else one.initials for one in spelled]),
    ):
        owners, values = table.met(asked)
        found.append((owners, values, np.full(len(owners), NameLevel.INITIAL_AGREES, dtype=np.int64)))
    return found


def _by_beginning(column: NameColumn, spelled: Sequence[Spelling], cut: Sequence[bool]) -> list[_Hits]:
    """Values that begin with a word whose end may be cut off."""
    found: list[_Hits] = []
    for number, (one, is_cut) in enumerate(zip(spelled, cut, strict=True)):
        for word in one.letters if is_cut else ():
            values = column.where["letters"].beginning(word)
            found.append((np.full(len(values), number), values, np.full(len(values), NameLevel.EQUAL, dtype=np.int64)))
    return found
