"""Freezing: the same bytes from the same state wherever and whenever they are made, and nothing outward that was not chosen."""

import csv
import hashlib
import io
import time
import zipfile
from collections.abc import Collection

import pytest
from small_cases import A_REGISTRY, HEADINGS, REGISTRY, TO_VERIFY, SmallCase, admitted

from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.seals import SEALED_FILES, cell_mark
from verifier_gui.domain.statement_kinds import Answer, DecisionKind, OperatorRole, Reason
from verifier_gui.errors import ExportError
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.progress import Progress
from verifier_gui.sealing.manifests import read_manifest
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.freezing import FrozenRoster, freeze
from verifier_gui.workflow.list_states import state_digest


def frozen(small: SmallCase, chosen: Collection[str] = ()) -> FrozenRoster:
    case, acting = small.case, small.acting
    return freeze(
        case.writer,
        acting.case,
        case.title,
        small.lists["Запит"],
        acting.identity.card.id,
        Progress(),
        chosen=chosen,
    )


def decide_some(small: SmallCase) -> None:
    acting = small.acting
    sheet = small.sheet(2)
    reviewing.identify(acting, sheet, [column.record for column in sheet.columns if column.digit], reason=Reason.LANG)
    reviewing.not_found(acting, small.sheet(5), reason=Reason.ABSENT, note="мати просила не казати")
    reviewing.hold(acting, small.sheet(4), asked_by="СБУ")


def unpacked(workbook: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def test_the_same_state_gives_the_same_bytes_at_another_hour_and_in_another_zone(small, monkeypatch):
    decide_some(small)
    once = frozen(small)
    monkeypatch.setenv("TZ", "Asia/Vladivostok")
    time.tzset()
    try:
        small.clock()
        again = frozen(small)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert again == once
    assert set(once.files) == {*SEALED_FILES, "manifest.json"}
    assert read_manifest(once.files["manifest.json"]) == once.manifest
    for name in SEALED_FILES:
        assert once.manifest.files[name] == hashlib.sha256(once.files[name]).hexdigest()


def test_the_same_state_in_another_language_says_so_in_its_manifest(small):
    english = frozen(small).manifest
    speak(Language.UKRAINIAN)
    ukrainian = frozen(small).manifest
    assert (english.language, ukrainian.language) == ("en", "uk")
    assert english.state == ukrainian.state
    assert english.content_digest != ukrainian.content_digest


def test_the_words_of_the_content_stand_in_the_workbook_and_no_word_says_that_nobody_signed(small):
    found = frozen(small)
    text = unpacked(found.files["roster.xlsx"])
    assert words_of(found.manifest.content_digest) in text
    assert found.manifest.content_digest in text
    assert "two signatures" in text
    assert "NOT SIGNED OFF" not in text


def test_marks_are_those_of_the_cells_that_stand_in_the_csv(small):
    decide_some(small)
    found = frozen(small)
    headings, *rows = csv.reader(io.StringIO(found.files["roster.csv"].decode("utf-8-sig"), newline=""))
    assert tuple(headings) == found.manifest.headings
    assert len(rows) == len(found.manifest.rows) == found.manifest.counts["people"] == 6
    for row, sealed in zip(rows, found.manifest.rows, strict=True):
        assert row[found.manifest.code_column] == sealed.code
        assert [sealed.mark(column, in_csv=True) for column in range(len(row))] == [
            cell_mark(sealed.code, column, text) for column, text in enumerate(row)
        ]
    assert found.manifest.counts["held"] == 1
    assert found.manifest.counts[DecisionKind.NOT_FOUND.value] == 1


def test_notes_and_reasons_of_holds_leave_only_where_they_are_chosen(small):
    decide_some(small)
    plain, chosen = frozen(small), frozen(small, ("note", "stops"))
    for found, shown in ((plain, False), (chosen, True)):
        text = found.files["roster.csv"].decode()
        assert ("мати просила не казати" in text) is shown
        assert ("Stops and answers" in text) is shown
        assert ("note" in found.manifest.fields) is shown
    assert "held" in plain.files["roster.csv"].decode()


def test_health_and_columns_that_nobody_explained_leave_only_where_they_are_chosen(empty):
    empty.take_in(
        "запит.csv",
        ["1;Шевченко;Олена;Іванівна;12.03.1989;діабет;щось"],
        TO_VERIFY,
        HEADINGS.replace("Звання", "Стан здоровʼя;Ххх"),
    )
    plain = frozen(empty)
    assert "діабет" not in plain.files["roster.csv"].decode()
    assert "щось" not in plain.files["roster.csv"].decode()
    assert "діабет" not in unpacked(plain.files["roster.xlsx"])
    chosen = frozen(empty, ("their:health", "their:unread"))
    assert "діабет" in chosen.files["roster.csv"].decode()
    assert "щось" in chosen.files["roster.csv"].decode()
    assert {"their:health", "their:unread"} <= {*chosen.manifest.fields}


def test_a_note_of_ours_and_a_column_of_notes_of_theirs_are_chosen_apart(empty):
    empty.take_in(
        "запит.csv",
        ["1;Шевченко;Олена;Іванівна;12.03.1989;їхня примітка"],
        TO_VERIFY,
        HEADINGS.replace("Звання", "Примітка"),
    )
    reviewing.not_found(empty.acting, empty.sheet(1), reason=Reason.ABSENT, note="наша примітка")
    for chosen, ours, theirs in (((), 0, 0), (("note",), 1, 0), (("their:note",), 0, 1)):
        text = frozen(empty, chosen).files["roster.csv"].decode()
        assert (text.count("наша примітка"), text.count("їхня примітка")) == (ours, theirs)


def test_the_source_of_an_identity_stays_unless_it_is_chosen(small):
    reviewing.identify_otherwise(
        small.acting, small.sheet(5), source="впізнала сестра, тел. 050", reason=Reason.OUTSIDE
    )
    assert "сестра" not in frozen(small).files["roster.csv"].decode()
    assert "сестра" in frozen(small, ("source",)).files["roster.csv"].decode()


def test_whoever_may_sign_is_named_and_others_are_not(small):
    admitted(small, "Тарас В.")
    admitted(small, "Наглядач", OperatorRole.OBSERVER)
    admitted(small, "Гнат М.", OperatorRole.SUPERVISOR)
    assert sorted(one.name for one in frozen(small).manifest.signatories) == ["Гнат М.", "Олена К."]


def test_the_state_changes_with_a_verdict_and_with_nothing_else(small):
    list_id = small.lists["Запит"]
    before = state_digest(small.case.writer, list_id)
    small.reopen()
    reviewing.add_note(small.acting, small.sheet(2), "дзвонив")
    assert state_digest(small.case.writer, list_id) == before
    stop = small.sheet(3).unanswered[0].key
    reviewing.answer_stop(small.acting, small.sheet(3), stop, Answer.DOES_NOT_APPLY, reason=Reason.AGAIN)
    after = state_digest(small.case.writer, list_id)
    assert after != before
    reviewing.take_back_last(small.acting)
    assert state_digest(small.case.writer, list_id) == before


def test_a_list_without_people_cannot_be_frozen(empty):
    empty.lists["Запит"] = empty.take_in("реєстр.csv", REGISTRY, A_REGISTRY)
    with pytest.raises(ExportError, match="no people"):
        frozen(empty)
