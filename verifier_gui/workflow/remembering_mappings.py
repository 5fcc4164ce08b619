"""Remembering column mappings: of every revision that was taken in, and under names; as files from one laptop to another."""

import json
import stat
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from verifier_gui.domain.facts import COLUMN_KINDS
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping
from verifier_gui.domain.mappings import KeptMapping
from verifier_gui.domain.statement_values import Json
from verifier_gui.errors import VerifierError
from verifier_gui.sheets.limits import COLUMNS
from verifier_gui.sheets.replacing import write_whole
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import Writer

SUFFIX = ".vcolumns"
LARGEST = 256 * 1024
"""bytes of a file with a mapping: more is none"""
_FORMAT = "vcase/columns/1"
_SETTING = "mappings"
_MEANINGS = frozenset({"", RUNNING_NUMBER, *(kind.value for kind in COLUMN_KINDS)})


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping that a file may be read by. `list_id` is the list whose newest revision was read so; None: it was kept by name."""

    kept: KeptMapping
    list_id: ListId | None
    revision: int = 0

    @property
    def key(self) -> str:
        """Tells it from all others of the case."""
        return f"list/{self.list_id}" if self.list_id else f"named/{self.kept.name}"


def remembered(reader: Reader, headings: Sequence[str]) -> tuple[Remembered, ...]:
    """Every mapping that fits a table with these headings: those kept by name first, then those of the lists, the list that was
    taken in last first."""
    named = (Remembered(kept, None) for kept in named_mappings(reader))
    of_lists = (
        Remembered(
            KeptMapping(found.attributes.name, revision.headings, revision.mapping), revision.list_id, revision.number
        )
        for found in reversed(reader.lists())
        if (revision := found.revision) is not None
    )
    return tuple(found for found in (*named, *of_lists) if found.kept.fits(headings))


def offered_first(found: Sequence[Remembered], headings: Sequence[str], list_id: ListId | None) -> Remembered | None:
    """The mapping by which a file is read before anybody chooses: that of the list it seems to be a revision of, else one of a table
    with the very same headings. None where none is."""
    alike = [one for one in found if one.kept.is_of_shape(headings)]
    return next((one for one in alike if list_id and one.list_id == list_id), alike[0] if alike else None)


def named_mappings(reader: Reader) -> tuple[KeptMapping, ...]:
    """The mappings kept by name, in the order of their names."""
    said = reader.setting(_SETTING)
    found: list[KeptMapping] = []
    for one in said if isinstance(said, Sequence) else ():
        try:
            found.append(_kept(one))
        except ValueError:
            continue
    return tuple(sorted(found, key=lambda kept: kept.name.casefold()))


def keep_mapping(writer: Writer, kept: KeptMapping) -> None:
    """Keeps a mapping under its name, in place of one that has the name already. Raises `VerifierError` without a name."""
    if not kept.name.strip():
        raise VerifierError("Give the columns a name.")
    others = [one for one in named_mappings(writer) if one.name != kept.name]
    _put(writer, [*others, kept])


def forget_mapping(writer: Writer, name: str) -> None:
    """Forgets the mapping kept under a name; what was read by it stays as it is."""
    _put(writer, [one for one in named_mappings(writer) if one.name != name])


def write_mapping(kept: KeptMapping) -> bytes:
    """A mapping as a file: headings and meanings, nothing of any person."""
    return json.dumps({"format": _FORMAT, **_values(kept)}, ensure_ascii=False, indent=1).encode() + b"\n"


def read_mapping(content: bytes) -> KeptMapping:
    """A mapping from a file. Raises `VerifierError` for whatever is none."""
    refused = VerifierError("This file holds no columns that were saved by this program. Choose another file.")
    if len(content) > LARGEST:
        raise refused
    try:
        return _kept_in_file(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise refused from error


def save_mapping(path: Path, kept: KeptMapping) -> None:
    """Writes a mapping to a file. Raises `ExportError`."""
    write_whole(path, write_mapping(kept))


def open_mapping(path: Path) -> KeptMapping:
    """A mapping from a file. Raises `VerifierError` for whatever is none, or cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise VerifierError("{file} is no file that can be read.", file=path.name)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise VerifierError("{file} cannot be read. Check its permissions and the disk.", file=path.name) from error
    return read_mapping(content)


def _put(writer: Writer, kept: Sequence[KeptMapping]) -> None:
    with writer.desk() as transaction:
        transaction.put_setting(_SETTING, [_values(one) for one in kept])


def _values(kept: KeptMapping) -> dict[str, Json]:
    return {"name": kept.name, "headings": list(kept.headings), "columns": list(kept.columns.columns)}


def _kept_in_file(said: object) -> KeptMapping:
    if not isinstance(said, dict) or cast("dict[str, Json]", said).get("format") != _FORMAT:
        raise ValueError("another format")
    return _kept(cast("Json", said))


def _kept(said: Json) -> KeptMapping:
    """Raises `ValueError` for what is no mapping; a meaning that this version does not know is none."""
    if not isinstance(said, Mapping):
        raise ValueError("no mapping")
    name, headings, columns = said.get("name"), _texts(said.get("headings")), _texts(said.get("columns"))
    if not isinstance(name, str) or len(headings) != len(columns) or not 0 < len(columns) <= COLUMNS:
        raise ValueError("no mapping")
    # It is shown: no line breaks, no marks that turn the direction of what follows.
    shown = "".join(letter if unicodedata.category(letter)[0] not in "CZ" else " " for letter in name)
    meanings = tuple(meaning if meaning in _MEANINGS else "" for meaning in columns)
    return KeptMapping(" ".join(shown.split())[:120], headings, ColumnMapping(meanings))


def _texts(said: Json) -> tuple[str, ...]:
    if isinstance(said, str) or not isinstance(said, Sequence):
        raise ValueError("no texts")
    texts = tuple(one for one in said if isinstance(one, str))
    if len(texts) != len(said):
        raise ValueError("no texts")
    return texts
