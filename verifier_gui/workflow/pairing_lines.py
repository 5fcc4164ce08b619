"""Whose line is a row of a new revision: told by its cells, by who the person is, by a number, by a name in another spelling; what
only may be the same person is asked.

Each step pairs what the steps before it have left, and only where there is one on either side: of two brothers nobody is taken for
the other. A line that says something else of who the person is than before comes back for review in any case.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rapidfuzz.distance import OSA

from verifier_gui.domain.facts import NUMBERS, FactKind, Facts
from verifier_gui.domain.forecasts import Alike
from verifier_gui.domain.identifiers import RecordKey, SubjectId
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping, Revision, Subject
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.names.equivalents import given_name_keys, patronymic_keys
from verifier_gui.names.folding import readings

_NEAR = 0.75
"""OSA similarity from which two surnames may be one, written otherwise or with a slip"""
_OF_NOTHING = identity_of(Facts())
"""The identity of lines of which nothing was understood: they are alike in nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the new revision. `facts` may be left out of a row whose key a subject's line has; `place` is what stands in its
    column of running numbers."""

    row: int
    key: RecordKey
    identity: str
    facts: Facts = field(default_factory=Facts)
    place: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line that was on the list and a row that may be the same person."""

    subject: SubjectId
    row: int
    because: Alike


@dataclass(slots=True)
class Paired:
    """`pairs` give every row its subject, in the order of the rows. `doubts` are nobody's yet: as long as nobody says otherwise the
    one is gone and the other new. `instead` names, for who is gone, the row of somebody else in whose place he stood."""

    pairs: list[tuple[int, SubjectId]]
    doubts: tuple[Doubt, ...] = ()
    instead: Mapping[SubjectId, int] = field(default_factory=dict[SubjectId, int])


def places_of(subjects: Iterable[Subject], revision: Revision | None) -> dict[SubjectId, str]:
    """What stands in the column of running numbers of a revision, for those whose line is in it."""
    return {
        subject.id: place_in(subject.record.cells, revision.mapping)
        for subject in subjects
        if revision is not None and subject.record.revision == revision.id
    }


def place_in(cells: Sequence[str], mapping: ColumnMapping) -> str:
    """What stands in the column of running numbers of a row; empty where there is no such column."""
    column = next((column for column, meaning in mapping.pairs() if meaning == RUNNING_NUMBER), len(cells))
    return cells[column].strip() if column < len(cells) else ""


def pair_lines(
    former: Sequence[Subject],
    gone: Sequence[Subject],
    lines: Sequence[Line],
    new: Callable[[int], SubjectId],
    *,
    places: Mapping[SubjectId, str] | None = None,
    confirmed: Mapping[int, SubjectId] | None = None,
) -> Paired:
    """Gives every row its subject. `former` are on the list now, `gone` once were: who is on it again is who they were. `new` gives
    the subject that first appears in a row, `places` what stood in the column of running numbers, `confirmed` what somebody said of
    doubts: for a row the subject whose line it is."""
    found = _by_cells_and_person(former, gone, lines)
    rows = {line.row: line for line in lines if line.row not in found}
    taken = set(found.values())
    left = {subject.id: subject for subject in former if subject.id not in taken}
    for row, subject in (confirmed or {}).items():
        if row in rows and subject in left:
            found[row] = subject
            del rows[row], left[subject]
    doubts: list[Doubt] = []
    _pair(found, rows, left, doubts, _numbers, _may_have_number, Alike.NUMBER)
    _pair(found, rows, left, doubts, _dates, _is_named_alike, Alike.DATE, near=_is_named_nearly)
    _pair(found, rows, left, doubts, _names, _never, Alike.NAME, near=_may_be_dated)
    doubted = {doubt.subject for doubt in doubts}
    return Paired(
        pairs=[(line.row, found.get(line.row) or new(line.row)) for line in lines],
        doubts=tuple(sorted(set(doubts), key=lambda doubt: (doubt.row, doubt.subject))),
        instead=_instead(rows, {key: found for key, found in left.items() if key not in doubted}, places or {}),
    )


def _by_cells_and_person(
    former: Sequence[Subject], gone: Sequence[Subject], lines: Sequence[Line]
) -> dict[int, SubjectId]:
    """The subject whose line had the same cells, else the one with the same identity facts."""
    by_key = {subject.record.key: subject.id for subject in (*gone, *former)}
    taken = {by_key[line.key] for line in lines if line.key in by_key}
    wanted = _single(
        (line.identity, line.row) for line in lines if line.key not in by_key and line.identity != _OF_NOTHING
    )
    alike: dict[str, SubjectId] = {}
    for subjects in (gone, former):
        known = [(identity_of(subject.facts), subject.id) for subject in subjects if subject.id not in taken]
        ambiguous = {identity for identity, _subject in known}
        alike = {identity: subject for identity, subject in alike.items() if identity not in ambiguous} | _single(known)
    found: dict[int, SubjectId] = {}
    for line in lines:
        subject = by_key.get(line.key)
        if subject is None and wanted.get(line.identity) == line.row:
            subject = alike.get(line.identity)
        if subject is not None:
            found[line.row] = subject
    return found


_Test = Callable[[Facts, Facts], bool]


def _pair(
    found: dict[int, SubjectId],
    rows: dict[int, Line],
    left: dict[SubjectId, Subject],
    doubts: list[Doubt],
    keys: Callable[[Facts], Iterable[Hashable]],
    is_same: _Test,
    because: Alike,
    near: _Test | None = None,
) -> None:
    """Looks at the rows and lines that share a key. Where one row and one line pass `is_same` they are one person's; what passes
    `near` (else all) is doubtful."""
    mine: dict[Hashable, list[int]] = defaultdict(list)
    theirs: dict[Hashable, list[SubjectId]] = defaultdict(list)
    for line in rows.values():
        for key in keys(line.facts):
            mine[key].append(line.row)
    for subject in left.values():
        for key in keys(subject.facts):
            theirs[key].append(subject.id)
    same: set[tuple[int, SubjectId]] = set()
    for key in mine.keys() & theirs.keys():
        for row in mine[key]:
            for subject in theirs[key]:
                one, other = rows[row].facts, left[subject].facts
                if is_same(one, other):
                    same.add((row, subject))
                elif near is None or near(one, other):
                    doubts.append(Doubt(subject, row, because))
    of_row, of_subject = Counter(row for row, _subject in same), Counter(subject for _row, subject in same)
    for row, subject in sorted(same):
        if of_row[row] == of_subject[subject] == 1:
            found[row] = subject
            del rows[row], left[subject]
        else:
            doubts.append(Doubt(subject, row, because))
    doubts[:] = [doubt for doubt in doubts if doubt.row in rows and doubt.subject in left]


def _instead(
    rows: Mapping[int, Line], left: Mapping[SubjectId, Subject], places: Mapping[SubjectId, str]
) -> dict[SubjectId, int]:
    """Somebody gone and somebody new under one running number: a substitution."""
    new = _single((line.place, line.row) for line in rows.values() if line.place)
    old = _single((places[subject], subject) for subject in left if places.get(subject))
    return {subject: new[place] for place, subject in old.items() if place in new}


def _numbers(facts: Facts) -> Iterable[Hashable]:
    return [(kind, fact.value) for kind in NUMBERS for fact in facts.every(kind) if fact.value]


def _dates(facts: Facts) -> Iterable[Hashable]:
    first = facts.first(FactKind.BIRTH_DATE)
    return [first.value] if first is not None and first.value and first.precision == "day" else []


def _names(facts: Facts) -> Iterable[Hashable]:
    given = given_name_keys(facts.value(FactKind.GIVEN_NAME)) if facts.value(FactKind.GIVEN_NAME) else ()
    return [(surname, key) for surname in _skeletons(facts) for key in given]


def _skeletons(facts: Facts) -> tuple[str, ...]:
    surname = facts.value(FactKind.SURNAME).casefold()
    return readings(surname) if surname else ()


def _may_have_number(one: Facts, other: Facts) -> bool:
    """Whether whoever has the number may be one person: one part of the name or the birth date agrees."""
    return bool(
        set(_skeletons(one)) & set(_skeletons(other))
        or _given_meet(one, other)
        or (one.value(FactKind.BIRTH_DATE) and one.value(FactKind.BIRTH_DATE) == other.value(FactKind.BIRTH_DATE))
    )


def _is_named_alike(one: Facts, other: Facts) -> bool:
    """Whether the whole name is the same by language; a patronymic that one lacks does not count."""
    fathers = [patronymic_keys(facts.value(FactKind.PATRONYMIC)) for facts in (one, other) if _has_father(facts)]
    return (
        bool(set(_skeletons(one)) & set(_skeletons(other)))
        and _given_meet(one, other)
        and (len(fathers) < 2 or bool(fathers[0] & fathers[1]))
    )


def _is_named_nearly(one: Facts, other: Facts) -> bool:
    """Whether a name is the same but for one part, as after a wedding, or for slips of the pen."""
    near = any(
        OSA.normalized_similarity(mine, theirs) >= _NEAR for mine in _skeletons(one) for theirs in _skeletons(other)
    )
    return near or (_given_meet(one, other) and _fathers_meet(one, other))


def _may_be_dated(one: Facts, other: Facts) -> bool:
    """Of two of one name: whether nothing but the birth date speaks against their being one person, and that only nearly."""
    mine, theirs = one.value(FactKind.BIRTH_DATE), other.value(FactKind.BIRTH_DATE)
    if _has_father(one) and _has_father(other) and not _fathers_meet(one, other):
        return False
    return not mine or not theirs or mine[:4] == theirs[:4] or OSA.distance(mine, theirs) <= 2


def _never(_one: Facts, _other: Facts) -> bool:
    return False


def _given_meet(one: Facts, other: Facts) -> bool:
    mine, theirs = one.value(FactKind.GIVEN_NAME), other.value(FactKind.GIVEN_NAME)
    return bool(mine and theirs and given_name_keys(mine) & given_name_keys(theirs))


def _has_father(facts: Facts) -> bool:
    return bool(facts.value(FactKind.PATRONYMIC))


def _fathers_meet(one: Facts, other: Facts) -> bool:
    mine, theirs = one.value(FactKind.PATRONYMIC), other.value(FactKind.PATRONYMIC)
    return bool(mine and theirs and patronymic_keys(mine) & patronymic_keys(theirs))


_Value = TypeVar("_Value")


def _single(pairs: Iterable[tuple[str, _Value]]) -> dict[str, _Value]:
    """Values whose key no other value has."""
    found: dict[str, _Value] = {}
    repeated: set[str] = set()
    for key, value in pairs:
        if key in found:
            repeated.add(key)
        found[key] = value
    return {key: value for key, value in found.items() if key not in repeated}
