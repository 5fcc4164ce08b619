"""Every finding is said whole, in both languages."""

import re

import pytest

from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.language import Language, speak
from verifier_gui.phrases import findings

DETAILS = {
    "day": "2024-09-14",
    "row": "88",
    "row-is": "14",
    "rows": "88, 91",
    "name": "Бондаренко Микола",
    "list": "Registry A",
    "captured": "2025-01",
    "returned": "2024-09-14",
    "basis": "dna",
    "number": "12",
    "people": "No. 12, Бондаренко Микола",
    "statuses": "captive returned",
    "text": "Бондаpенко",
    "read": "Бондаренко",
    "born": "1989-03-12",
    "revision": "3",
    "was": "1",
    "first": "2",
    "last": "9",
    "by": "1",
    "rank-was": "солдат",
    "rank-is": "",
}


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_a_title_and_a_sentence_in_both_languages(kind: FindingKind) -> None:
    finding = Finding(kind, ("1" * 64,), DETAILS)
    english = (findings.title(finding), findings.sentence(finding))
    speak(Language.UKRAINIAN)
    ukrainian = (findings.title(finding), findings.sentence(finding))
    assert english[0] != ukrainian[0]
    assert all(title.rstrip().endswith((".", "?")) for title in (english[0], ukrainian[0]))
    for text in (*english, *ukrainian):
        assert text.strip()
        assert not re.search(r"[{}]|2024-09-14|1989-03-12", text)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("1", "one line further down"),
        ("2", "2 lines further down"),
        ("-1", "one line further up"),
        ("-3", "3 lines further up"),
    ],
)
def test_a_slip_is_said_with_its_lines_and_its_direction(by: str, told: str) -> None:
    said = findings.sentence(Finding(FindingKind.COLUMN_SLIPPED, (), {"first": "2", "last": "9", "by": by}))
    assert said == f"From No. 2 to No. 9, names fit records whose birth dates stand {told} on this list."


def test_return_is_said_with_its_day_else_with_its_list() -> None:
    dated = Finding(FindingKind.ALREADY_RETURNED, (), DETAILS)
    undated = Finding(FindingKind.ALREADY_RETURNED, (), DETAILS | {"day": "", "captured": ""})
    assert findings.sentence(dated).startswith("Exchange of 14.09.2024, row 88: Бондаренко Микола.")
    assert findings.sentence(undated).startswith("Registry A, row 88: Бондаренко Микола.")


def test_a_record_of_the_dead_is_never_said_to_prove_death() -> None:
    without_basis = Finding(FindingKind.DECEASED, (), DETAILS | {"basis": ""})
    assert findings.sentence(without_basis) == (
        "Registry A, row 88: Бондаренко Микола (basis: not given). This does not prove death."
    )


def test_relative_without_a_birth_date_is_said_to_have_none() -> None:
    assert findings.sentence(Finding(FindingKind.FAMILY_TRAP, (), DETAILS | {"born": ""})).endswith(", no birth date.")


def test_words_of_a_cell_are_never_taken_for_a_placeholder() -> None:
    hostile = Finding(FindingKind.NAMESAKE, (), DETAILS | {"list": "{rows.__class__}"})
    assert findings.sentence(hostile) == "{rows.__class__}, rows 88, 91: the same three names."


def test_rows_are_grouped_and_people_numbered_in_the_language_spoken() -> None:
    details = {"list": "Captives", "row": "2473", "people": "№ 12 Бондаренко Микола"}
    identified = Finding(FindingKind.ANOTHER_SUBJECTS_IDENTITY, ("1" * 64,), details)
    assert findings.sentence(identified) == (
        "Captives, row 2\u00a0473 is already identified as No. 12 Бондаренко Микола."
    )
    namesake = Finding(FindingKind.NAMESAKE, ("1" * 64,), {"list": "Captives", "rows": "871, 2473"})
    assert "rows 871, 2\u00a0473" in findings.sentence(namesake)
    speak(Language.UKRAINIAN)
    assert "№ 12 Бондаренко Микола" in findings.sentence(identified)
