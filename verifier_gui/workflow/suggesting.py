"""What a file that is about to be imported probably is: a revision of a list that is there already, or a new one of some role.

Only suggestions: whose people a new list names is never guessed, and its role only where the words leave no doubt.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import record_key
from verifier_gui.domain.lists import RUNNING_NUMBER, ListRole, NamedList, Revision
from verifier_gui.phrases.beginnings import capital
from verifier_gui.sheets.inspection import Inspection, PreviewRow
from verifier_gui.sheets.rows import RowKind
from verifier_gui.store.reader import Reader

SAMPLE = 60
"""people of the preview that are looked for in the lists of the case"""
_SPEAKS_FOR_ITSELF = frozenset({ListRole.RETURNED, ListRole.DECEASED, ListRole.HOLD})
SHARE = 0.3
"""of the sample that a list must hold, cell for cell, to be taken for the same list"""
_FEWEST = 3
"""people that must be the same, where the list has so many: one or two may be on any two lists"""


class Ground(StrEnum):
    """Why a file seems to be a revision of a list."""

    SAME_ROWS = "same-rows"
    SAME_FILE_NAME = "same-file-name"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`list_` is the list that the file seems to be a revision of, on the `ground`; `role` what a new list seems to be for, None
    where the words do not tell. `taken` is the newest revision that was made of these very bytes, with the list it belongs to."""

    list_: NamedList | None
    ground: Ground | None
    role: ListRole | None
    name: str
    taken: tuple[NamedList, Revision] | None


def suggest(reader: Reader, found: Inspection) -> Suggestion:
    """Compares a file that was inspected with the lists of the case."""
    role = role_of(found)
    every = [named for named in reader.lists() if named.revision is not None]
    lists = [named for named in every if not _is_another(named, role, found)]
    taken = next(
        (
            (named, revision)
            for named in every
            for revision in reversed(reader.revisions(named.id))
            if revision.file_sha256 == found.file_sha256
        ),
        None,
    )
    by_rows = _of_same_rows(reader, found, lists)
    by_name = None if by_rows else _of_same_file_name(found, lists)
    ground = Ground.SAME_ROWS if by_rows else Ground.SAME_FILE_NAME if by_name else None
    return Suggestion(by_rows or by_name, ground, role, list_name(found.file_name), taken)


def role_of(found: Inspection) -> ListRole | None:
    """The one role that the words of file name, sheet, title and headings speak for; None where several do, or none."""
    titles = " ".join(" ".join(row.cells) for row in found.preview if row.kind is RowKind.TITLE)
    text = " ".join((_spaced(PurePath(found.file_name).stem), found.sheet, titles)).casefold()
    roles = {role for role, words in _WORDS if words.search(text)}
    if ListRole.TO_VERIFY in roles and roles <= {ListRole.TO_VERIFY, ListRole.REGISTRY}:
        return ListRole.TO_VERIFY
    if not roles and FactKind.STATUS_DATE in found.mapping.columns and found.exchange_on:
        return ListRole.RETURNED
    return next(iter(roles)) if len(roles) == 1 else None


def speaks_against(said: ListRole | None, chosen: ListRole) -> bool:
    """Whether a file whose words say one role can hardly be of a list of another: those of exchanges, of deceased and of
    contested people speak for themselves; registries and lists to verify may be of the same people."""
    return said is not None and said is not chosen and bool({said, chosen} & _SPEAKS_FOR_ITSELF)


def list_name(file_name: str) -> str:
    """A list's name made of its file's: without extension and marks of a revision, words apart, a capital first."""
    words = (
        _spaced(_REVISION.sub(" ", PurePath(file_name).stem)).strip(" .-") or _spaced(PurePath(file_name).stem).strip()
    )
    return capital(words)


def _is_another(named: NamedList, role: ListRole | None, found: Inspection) -> bool:
    """Whether a file cannot be of a list, though the same people be on it: it speaks of the dead where the list is a registry,
    or of another exchange."""
    own = named.attributes
    if speaks_against(role, own.role):
        return True
    return (
        own.role is ListRole.RETURNED
        and bool(found.exchange_on and own.exchange_on)
        and (found.exchange_on != own.exchange_on)
    )


def _of_same_rows(reader: Reader, found: Inspection, lists: Sequence[NamedList]) -> NamedList | None:
    people = [row for row in found.preview if row.kind is RowKind.PERSON][:SAMPLE]
    counted = {column for column, meaning in found.mapping.pairs() if meaning == RUNNING_NUMBER}
    best, most = None, SHARE * len(people)
    for named in lists:
        shared = _shared(reader, named, people, counted)
        fewest = min(_FEWEST, named.revision.people if named.revision else 0)
        if people and shared >= max(most, fewest):
            best, most = named, shared + 1
    return best


def _shared(reader: Reader, named: NamedList, people: Iterable[PreviewRow], counted: set[int]) -> int:
    """How many of the rows the newest revision of a list holds, cell for cell."""
    if named.revision is None:
        return 0
    revision = named.revision.id
    keys = [
        record_key(named.id, [cell for column, cell in enumerate(row.cells) if column not in counted], 0)
        for row in people
    ]
    return sum(reader.record(revision, key) is not None for key in keys)


def _of_same_file_name(found: Inspection, lists: Iterable[NamedList]) -> NamedList | None:
    """The list whose newest file has the same name, or the same but for a mark of a revision (`rev2`, `ред. 3`, `v4`)."""
    wanted = _bare(found.file_name)
    alike = [named for named in lists if named.revision and _bare(named.revision.file_name) == wanted]
    return alike[0] if len(alike) == 1 else None


def _bare(file_name: str) -> str:
    return " ".join(_spaced(_REVISION.sub(" ", PurePath(file_name).stem)).casefold().split())


def _spaced(name: str) -> str:
    return " ".join(re.sub(r"[_\s]+", " ", name).split())


_REVISION = re.compile(
    r"(?:(?<=[\W_])|\A)(?:rev(?:ision)?|ред(?:акція|акция)?|в(?:ер|ерсія|ерсия)|v(?:er|ersion)?)[\s._-]*\d+(?![^\W_])"
    r"|\s*\(\d+\)\s*\Z",
    re.IGNORECASE,
)

_WORDS: tuple[tuple[ListRole, re.Pattern[str]], ...] = (
    (
        ListRole.TO_VERIFY,
        re.compile(
            r"(?:на|до|для) обмін|(?:на|к|для) обмен|for (?:the )?exchange|на передач|received|outgoing|отриман|получен|"
            r"\bзапит|\bзапрос|пропозиц|предложен|\boffer\b|\brequest\b|to verify"
        ),
    ),
    (
        ListRole.REGISTRY,
        re.compile(
            r"реєстр|реестр|\bregist(?:er|ry)|зникл|безвіст|безвест|пропав|\bmissing\b|розшук|розыск|\bwanted\b|полонен|пленн|captive"
        ),
    ),
    (
        ListRole.RETURNED,
        re.compile(
            r"поверну|повернен|возвращ|вернувш|звільнен|освобожд|репатр|обмінян|обменян|returned|released|repatriat"
        ),
    ),
    (
        ListRole.DECEASED,
        re.compile(r"загибл|загину|померл|погибш|умерш|полегл|deceased|\bdead\b|\bkilled\b|репатріац\w* тіл"),
    ),
    (ListRole.HOLD, re.compile(r"призупин|приостан|\bhold\b|спірн|спорн|заперечен|contested|objection")),
)
