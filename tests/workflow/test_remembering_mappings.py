"""A mapping that was confirmed once is offered for the next file with the same headings, and travels as a file."""

import json
from pathlib import Path

import pytest
from small_cases import SmallCase

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.domain.mappings import KeptMapping
from verifier_gui.errors import VerifierError
from verifier_gui.workflow.remembering_mappings import (
    SUFFIX,
    forget_mapping,
    keep_mapping,
    named_mappings,
    offered_first,
    open_mapping,
    read_mapping,
    remembered,
    save_mapping,
    write_mapping,
)

KEPT = KeptMapping(
    "Форма штабу", ("№", "Хто", "Коли"), ColumnMapping(("number", FactKind.FULL_NAME.value, FactKind.BIRTH_DATE.value))
)


def test_the_newest_revision_of_a_list_is_remembered_by_its_headings(small: SmallCase) -> None:
    named = next(found for found in small.case.writer.lists() if found.revision and any(found.revision.headings))
    assert named.revision is not None
    headings = [*reversed(named.revision.headings)]
    found = remembered(small.case.writer, headings)
    first = offered_first(found, headings, named.id)
    assert first is not None
    assert first.list_id == named.id
    assert first.kept.laid_on(headings, ColumnMapping(())).columns == tuple(reversed(named.revision.mapping.columns))
    assert remembered(small.case.writer, ["щось", "зовсім інше"]) == ()


def test_a_mapping_kept_by_name_comes_before_those_of_lists_and_can_be_forgotten(small: SmallCase) -> None:
    writer = small.case.writer
    keep_mapping(writer, KEPT)
    keep_mapping(writer, KEPT)
    (found,) = remembered(writer, KEPT.headings)
    assert (found.key, found.kept) == ("named/Форма штабу", KEPT)
    assert offered_first([found], KEPT.headings, None) == found
    assert offered_first([found], [*KEPT.headings, "Ще"], None) is None
    forget_mapping(writer, KEPT.name)
    assert named_mappings(writer) == ()


def test_columns_without_a_name_are_not_kept(small: SmallCase) -> None:
    with pytest.raises(VerifierError):
        keep_mapping(small.case.writer, KeptMapping(" ", KEPT.headings, KEPT.columns))


def test_a_mapping_goes_to_another_laptop_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / f"штаб{SUFFIX}"
    save_mapping(path, KEPT)
    assert open_mapping(path) == KEPT


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'{"format": "vcase/columns/2", "name": "a", "headings": ["x"], "columns": [""]}',
        b'{"format": "vcase/columns/1", "name": "a", "headings": ["x"], "columns": []}',
        b'{"format": "vcase/columns/1", "name": 3, "headings": ["x"], "columns": [""]}',
        b'{"format": "vcase/columns/1", "name": "a", "headings": "x", "columns": ["a"]}',
        b"[" * 100_000,
        b" " * 300_000,
    ],
    ids=["empty", "noise", "a list", "newer", "lengths differ", "no name", "no list", "deep", "large"],
)
def test_another_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(VerifierError, match="holds no columns"):
        open_mapping(path)


def test_what_a_file_says_is_shown_as_plain_text_and_unknown_meanings_mean_nothing() -> None:
    said = json.loads(write_mapping(KEPT))
    said["name"] = "Штаб\n\u202eтекст"
    said["columns"][0] = "meaning-of-a-later-version"
    read = read_mapping(json.dumps(said).encode())
    assert read.name == "Штаб текст"
    assert read.columns.columns[0] == ""
