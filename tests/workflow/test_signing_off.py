"""Signing off: two people sign the same frozen bytes, whatever changes reopens it, and a stranger can check what was written."""

from dataclasses import replace

import pytest
from settling import settle
from small_cases import B_REGISTRY, SECOND_REGISTRY, SmallCase, admitted

from verifier_gui.domain.audit import Fault
from verifier_gui.domain.case_statements import Exported, SignedOff
from verifier_gui.domain.sign_offs import Seal, SigningState
from verifier_gui.domain.signing_blocks import BlockKind
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.errors import CaseFileError, DecisionError, ExportError, SealError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import admitting, reviewing, writing_seals
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.checking import check_seal
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.reading_audit import LogReading
from verifier_gui.workflow.seal_reading import read_sealed
from verifier_gui.workflow.signing_off import read_sign_off, sign_first, sign_second
from verifier_gui.workflow.viewing import whole_view
from verifier_gui.workflow.writing_seals import sealed_files, suggested_folder, write_sealed

ACCEPTED = {BlockKind.OTHER_NUMBER: "двоє лишаються за домовленістю"}


@pytest.fixture
def taras(small: SmallCase) -> Acting:
    """A caseworker; everybody on the request is settled."""
    settle(small)
    return admitted(small)


def first(small: SmallCase, acting: Acting, **options) -> None:
    options.setdefault("accepted", ACCEPTED)
    sign_first(acting, small.case.title, small.lists["Запит"], Progress(), **options)


def second(small: SmallCase, acting: Acting) -> None:
    seal = read_sign_off(small.case.writer, small.lists["Запит"]).seal
    sign_second(acting, small.lists["Запит"], seal.signed.content_digest if seal else "")


def state(small: SmallCase) -> SigningState:
    return read_sign_off(small.case.writer, small.lists["Запит"]).state


def seal(small: SmallCase) -> Seal:
    found = read_sign_off(small.case.writer, small.lists["Запит"]).seals
    return found[-1]


def both(small: SmallCase, taras: Acting) -> None:
    first(small, taras)
    second(small, small.acting)


def holds(small: SmallCase) -> bool:
    return verify(small.case.writer, small.profile.heads_seen(small.acting.case)).holds


def test_two_people_sign_the_same_bytes_and_the_folder_is_checked_by_a_stranger(small, taras, tmp_path):
    assert state(small) is SigningState.NOT_SIGNED
    first(small, taras)
    assert state(small) is SigningState.SIGNED_ONCE
    second(small, small.acting)
    assert state(small) is SigningState.SIGNED_OFF
    folder = tmp_path / "список"
    write_sealed(small.acting, small.lists["Запит"], seal(small), folder, recipient="Координаційний штаб")
    keys = {taras.identity.card.id, small.identity.card.id}
    report = check_seal(read_sealed(folder), keys, Progress())
    assert report.holds
    assert [one.signatory.name for one in report.signers] == ["Тарас В.", "Олена К."]
    assert report.manifest is not None
    assert report.manifest.accepted[0].reason == ACCEPTED[BlockKind.OTHER_NUMBER]
    (exported,) = [found.body for found in small.case.writer.statements_of_kind("export")]
    assert isinstance(exported, Exported)
    assert set(exported.files) == set(read_sealed(folder))
    assert exported.recipient == "Координаційний штаб"
    assert "note" not in exported.fields
    assert holds(small)


def test_what_was_signed_is_written_again_byte_for_byte(small, taras, tmp_path):
    both(small, taras)
    list_id = small.lists["Запит"]
    write_sealed(small.acting, list_id, seal(small), tmp_path / "1")
    small.reopen()
    reviewing.hold(small.acting, small.sheet(2))
    write_sealed(small.acting, list_id, seal(small), tmp_path / "2")
    assert read_sealed(tmp_path / "1") == read_sealed(tmp_path / "2")


@pytest.mark.parametrize("change", ["decision", "hold", "registry"])
def test_whatever_changes_reopens_it_and_the_earlier_seal_stays_whole(small, taras, change):
    both(small, taras)
    before = sealed_files(small.case.writer, seal(small))
    if change == "decision":
        reviewing.take_back_last(small.acting)
    elif change == "hold":
        reviewing.hold(small.acting, small.sheet(2))
    else:
        small.take_in("реєстр б.csv", [*SECOND_REGISTRY, "9;Новий;Іван;Іванович;01.01.1990;солдат"], B_REGISTRY)
    assert state(small) is SigningState.CHANGED_SINCE
    assert sealed_files(small.case.writer, seal(small)) == before
    keys = {taras.identity.card.id, small.identity.card.id}
    assert check_seal({**before}, keys, Progress()).holds
    assert holds(small)


def test_what_changes_nothing_leaves_it_signed(small, taras):
    both(small, taras)
    reviewing.add_note(small.acting, small.sheet(2), "дзвонив")
    small.reopen()
    assert state(small) is SigningState.SIGNED_OFF
    reviewing.hold(small.acting, small.sheet(2))
    assert state(small) is SigningState.CHANGED_SINCE
    reviewing.free(small.acting, small.sheet(2))
    assert state(small) is SigningState.SIGNED_OFF


def test_a_change_after_the_first_signature_asks_for_it_anew(small, taras):
    first(small, taras)
    seen = read_sign_off(small.case.writer, small.lists["Запит"]).seal
    assert seen is not None
    reviewing.hold(small.acting, small.sheet(2))
    assert state(small) is SigningState.NOT_SIGNED
    with pytest.raises(SealError, match="has changed"):
        sign_second(small.acting, small.lists["Запит"], seen.signed.content_digest)
    both(small, taras)
    assert state(small) is SigningState.SIGNED_OFF


def test_what_keeps_it_from_being_signed_is_refused(small):
    taras = admitted(small)
    with pytest.raises(SealError, match="still keeps"):
        first(small, taras)
    settle(small)
    with pytest.raises(SealError, match="still keeps"):
        first(small, taras, accepted={})
    with pytest.raises(SealError, match="Say why"):
        first(small, taras, accepted={BlockKind.OTHER_NUMBER: " "})
    assert state(small) is SigningState.NOT_SIGNED
    assert small.case.writer.statements_of_kind("sign-off") == []


def test_the_second_is_another_person_and_a_supervisor(small, taras):
    mykola = admitted(small, "Микола Г.")
    first(small, taras)
    with pytest.raises(DecisionError, match="another person"):
        second(small, taras)
    with pytest.raises(DecisionError, match="must be a supervisor"):
        second(small, mykola)
    observer = admitted(small, "Наглядач", OperatorRole.OBSERVER)
    with pytest.raises(DecisionError, match="observer"):
        second(small, observer)
    with pytest.raises(DecisionError, match="observer"):
        first(small, observer)
    assert state(small) is SigningState.SIGNED_ONCE


def test_a_supervisor_admitted_after_the_freezing_signs_only_what_is_frozen_anew(small, taras):
    first(small, taras)
    late = admitted(small, "Гнат М.", OperatorRole.SUPERVISOR)
    with pytest.raises(SealError, match="not named in it"):
        second(small, late)
    first(small, taras)
    second(small, late)
    assert state(small) is SigningState.SIGNED_OFF


def test_one_person_with_a_new_key_is_no_second_one(small, taras):
    other = admitted(small, "Гнат М.", OperatorRole.SUPERVISOR)
    first(small, other)
    newer = small.profile.create_operator("Гнат М.", "Відомство Б", "нова")
    admitting.bind_key(small.acting, newer.card, members_of(small.case.writer).person(other.identity.card.id))
    with pytest.raises(DecisionError, match="another person"):
        second(small, replace(other, identity=newer))


def test_a_case_with_one_who_may_sign_says_whom_it_lacks(small):
    settle(small)
    with pytest.raises(SealError, match="no other supervisor"):
        first(small, small.acting)


def test_a_cancelled_signature_leaves_no_trace(small, taras):
    progress = Progress()
    progress.cancel()
    lines = small.case.writer.line_count()
    with pytest.raises(Cancelled):
        sign_first(taras, small.case.title, small.lists["Запит"], progress, accepted=ACCEPTED)
    assert small.case.writer.line_count() == lines


def test_a_case_that_changes_while_the_roster_is_made_is_not_signed(small, taras, monkeypatch):
    from verifier_gui.workflow import signing_off

    real = signing_off.freeze

    def meanwhile(*arguments, **options):
        frozen = real(*arguments, **options)
        reviewing.hold(small.acting, small.sheet(2))
        return frozen

    monkeypatch.setattr(signing_off, "freeze", meanwhile)
    with pytest.raises(SealError, match="changed while"):
        first(small, taras)
    assert small.case.writer.statements_of_kind("sign-off") == []
    assert holds(small)


def test_nothing_is_written_of_a_roster_that_one_person_signed(small, taras, tmp_path):
    first(small, taras)
    once = read_sign_off(small.case.writer, small.lists["Запит"]).seal
    assert once is not None
    with pytest.raises(SealError, match="Only one person"):
        write_sealed(small.acting, small.lists["Запит"], once, tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_folder_that_is_there_or_cannot_be_made_or_recorded_is_left_alone(small, taras, tmp_path, monkeypatch):
    both(small, taras)
    list_id = small.lists["Запит"]
    (tmp_path / "taken").mkdir()
    with pytest.raises(ExportError, match="is there already"):
        write_sealed(small.acting, list_id, seal(small), tmp_path / "taken")
    with pytest.raises(ExportError, match="is not there"):
        write_sealed(small.acting, list_id, seal(small), tmp_path / "nowhere" / "x")

    def fails(*_arguments, **_options):
        raise CaseFileError("no room")

    monkeypatch.setattr(writing_seals.Acting, "also", fails)
    with pytest.raises(CaseFileError):
        write_sealed(small.acting, list_id, seal(small), tmp_path / "x")
    assert not (tmp_path / "x").exists()
    assert small.case.writer.statements_of_kind("export") == []
    assert suggested_folder("Запит", seal(small)).startswith("Запит sealed 00")


def test_the_audit_names_a_sign_off_whose_frozen_bytes_were_changed(small, taras):
    both(small, taras)
    (sign_off, _second) = small.case.writer.statements_of_kind("sign-off")
    assert isinstance(sign_off.body, SignedOff)
    connection = small.case.writer._connection
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    sha256 = sign_off.body.files["roster.csv"]
    assert connection.execute("UPDATE document SET content = ? WHERE sha256 = ?", (b"x", sha256)).rowcount == 1
    report = verify(small.case.writer, small.profile.heads_seen(small.acting.case))
    assert report.bad is not None
    assert (report.bad.fault, report.bad.matter) == (Fault.REFERENCE_MISSING, sha256)
    assert report.bad.number == small.case.writer.numbers_of([sign_off.id])[sign_off.id]
    with pytest.raises(SealError, match=r"roster\.csv"):
        sealed_files(small.case.writer, seal(small))


def test_the_audit_page_tells_of_both_signatures(small, taras):
    both(small, taras)
    lines = [line for line in LogReading(whole_view(small.case.writer)).page() if line.act == "sign-off"]
    assert [line.who for line in lines] == ["Олена К.", "Тарас В."]
    assert {line.about for line in lines} == {"Запит"}
    assert all("content: " in line.details and "двоє лишаються" in line.details for line in lines)
