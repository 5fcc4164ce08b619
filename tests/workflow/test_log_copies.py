"""A copy of the audit log: whole, checkable with nothing of ours, silent on what is hidden, and an act on record."""

import base64
import dataclasses
import hashlib
import io
import json
import os
import stat
import zipfile
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from small_cases import SmallCase, admitted

from verifier_gui.domain.audit import Fault
from verifier_gui.domain.audit_copies import CopyReport
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.statement_kinds import OperatorRole, Reason, Review
from verifier_gui.errors import CaseFileError, DecisionError, ExportError
from verifier_gui.phrases import audit_copies
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sealing.audit_copies import description_bytes, read_description
from verifier_gui.sealing.encoding import decode
from verifier_gui.sealing.statements import sign
from verifier_gui.store.statements import SignedStatement
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.checking_copies import check_copy, is_copy
from verifier_gui.workflow.copying_log import copy_log
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.seen_heads import SeenHead, SeenHeads

Files = dict[str, bytes]


def decide(acting: Acting, small: SmallCase, number: int, note: str = "") -> None:
    sheet = reviewing.read_sheet(small.case.writer, small.subject(number), acting.identity.card.id)
    records = [column.record for column in sheet.columns if column.digit]
    reviewing.identify(acting, sheet, records, reason=Reason.LANG, note=note)


@pytest.fixture
def worked(small: SmallCase) -> SmallCase:
    second = admitted(small)
    decide(small.acting, small, 2)
    decide(second, small, 2)
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    reviewing.take_back_last(small.acting)
    return small


def copied(small: SmallCase, acting: Acting | None = None) -> Path:
    target = small.folder / "копія.zip"
    copy_log(acting or small.acting, small.case.title, target, Progress(), recipient="суд")
    return target


def checked(path: Path, seen: SeenHeads | None = None) -> CopyReport:
    return check_copy(path, seen or SeenHeads(), Progress())


def files_of(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def words(found: CopyReport) -> list[str]:
    return audit_copies.report(found, lambda key: found.names.get(key, key[:8]))


def test_a_copy_holds_says_who_made_it_and_is_an_act_on_record(worked):
    path = copied(worked)
    found = checked(path)
    assert found.holds
    assert (found.creator.name, found.maker.name) == ("Олена К.", "Олена К.")
    lines = found.description.head.number
    assert found.lines.held == found.lines.lines == lines
    assert words(found)[0] == f"All {lines} acts hold."
    assert words(found)[1].startswith("A copy of the audit log of “Обмін у травні”, made by Олена К., 12.05.2026")
    exported = worked.case.writer.statements_of_kind("export")[-1].body
    assert (exported.files, exported.recipient) == ({path.name: hashlib.sha256(path.read_bytes()).hexdigest()}, "суд")
    assert verify(worked.case.writer, worked.case.heads_found).holds
    assert list(worked.folder.glob("*.part")) == []
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_whoever_reads_how_to_check_can_check_it_with_nothing_of_ours(worked):
    """Written from HOW-TO-CHECK.txt alone."""
    files = files_of(copied(worked))
    previous, chains, ids = bytes(32), dict[tuple[str, str], tuple[int, str]](), set[str]()
    lines = [json.loads(text) for text in files["audit.jsonl"].decode().splitlines()]

    def holds(key: str, kind: str, body: bytes, signature: str) -> None:
        named = f"vcase/{kind}/1".encode()
        message = b" ".join((b"DSSEv1", str(len(named)).encode(), named, str(len(body)).encode(), body))
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(base64.b64decode(signature), message)

    for number, line in enumerate(lines, 1):
        body = line["body"].encode()
        chained = b"vcase/audit/1\0" + number.to_bytes(8, "big") + previous + hashlib.sha256(body).digest()
        previous = hashlib.sha256(chained).digest()
        assert (line["n"], line["hash"]) == (number, previous.hex())
        said = json.loads(body)
        if "signature" not in line:
            assert "act" in said
            assert "kind" not in said
            continue
        holds(said["by"], said["kind"], body, line["signature"])
        seq, prev = chains.get((said["by"], said["station"]), (0, ""))
        assert (said["seq"], said["prev"]) == (seq + 1, prev)
        chains[said["by"], said["station"]] = (seq + 1, hashlib.sha256(body).hexdigest())
        ids.add(hashlib.sha256(body).hexdigest())
        if said["kind"] == "head":
            assert lines[said["number"] - 1]["hash"] == said["line-hash"]
    assert said["kind"] == "head"
    described = json.loads(files["copy.json"])
    signature = described.pop("signature")
    text = json.dumps(described, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    holds(described["by"], "audit-copy", text, signature)
    for name, sha256 in described["files"].items():
        assert hashlib.sha256(files[name]).hexdigest() == sha256
    assert described["head"] == {"number": len(lines), "line-hash": previous.hex()}


@pytest.fixture
def blind(small: SmallCase) -> tuple[SmallCase, Acting]:
    """Everybody is reviewed twice; the second reviewer has not decided yet."""
    second = admitted(small)
    declare_policy(small.acting, Policy(Review.SECOND_OF_ALL), Progress())
    decide(small.acting, small, 2, "прикмета на руці")
    reviewing.hold(second, reviewing.read_sheet(small.case.writer, small.subject(4), second.identity.card.id))
    return small, second


def test_of_what_is_hidden_from_its_maker_a_copy_has_the_hash_alone_and_the_chain_holds(blind):
    small, second = blind
    path = copied(small, second)
    content = b"".join(files_of(path).values())
    assert "прикмета".encode() not in content
    assert small.subject(2).encode() not in content
    assert small.subject(4).encode() in content
    found = checked(path)
    assert (found.holds, found.description.hidden, found.maker.name) == (True, 1, "Тарас В.")
    assert any(text.startswith("1 act is hidden from whoever made the copy") for text in words(found))
    own = checked(copied(small))
    assert (own.holds, own.description.hidden) == (True, 1), "of the hold of the other, whom nobody else has seen"


def test_every_change_of_a_copy_is_found_in_its_file_and_of_its_lines_at_their_place(worked, tmp_path):
    path = copied(worked)
    whole = files_of(path)
    lines = whole["audit.jsonl"].splitlines(keepends=True)
    chance = Random(7)
    for turn in range(150):
        files, name = dict(whole), chance.choice(sorted(whole))
        number = 0
        if name != "audit.jsonl" or turn % 3 == 0:
            changed = bytearray(whole[name])
            place = chance.randrange(8 * len(changed))
            changed[place // 8] ^= 1 << place % 8
            files[name] = bytes(changed)
            if name == "audit.jsonl":
                number = whole[name][: place // 8].count(b"\n") + 1
        else:
            number = chance.randrange(1, len(lines))
            kept = [*lines[: number - 1], *lines[number:]]
            if turn % 2:
                kept.insert(chance.randrange(number, len(lines)), lines[number - 1])
            files[name] = b"".join(kept)
            if files[name] == whole[name]:
                continue
        packed(tmp_path / "змінена.zip", files)
        try:
            found = checked(tmp_path / "змінена.zip")
        except CaseFileError:
            assert name == "copy.json"
            continue
        told = (turn, name, number, found)
        assert not found.holds, told
        assert name in found.wrong, told
        if name == "audit.jsonl":
            assert found.lines.bad is not None, told
            assert found.lines.held <= number - 1 or found.lines.bad.number == number, told
        else:
            assert found.lines.holds, told


def resigned(small: SmallCase, files: Files, key=None, **changes: object) -> Files:
    """What somebody does who makes up the rest of a copy too, and signs it with his own key."""
    description, _is_signed = read_description(files["copy.json"])
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "copy.json"}
    changed = dataclasses.replace(description, files=sums, **changes)
    signing = key or small.identity
    changed = dataclasses.replace(changed, by=signing.card.id)
    return files | {"copy.json": description_bytes(signing.signing_key, changed)}


def test_a_maker_cannot_sign_another_log_other_members_or_as_a_stranger(worked, tmp_path):
    whole = files_of(copied(worked))
    lines = whole["audit.jsonl"].splitlines(keepends=True)
    cut = resigned(worked, whole | {"audit.jsonl": b"".join(lines[:-2])})
    found = checked(packed(tmp_path / "1.zip", cut))
    assert (found.lines.bad.fault, found.lines.held) == (Fault.ACTS_MISSING, len(lines) - 2)
    assert words(found)[0].endswith(f"should have {len(lines)} acts: acts are missing.")
    renamed = resigned(
        worked, whole | {"members.json": whole["members.json"].replace("Тарас".encode(), "Тимур".encode())}
    )
    assert checked(packed(tmp_path / "2.zip", renamed)).wrong == ("members.json",)
    lied = resigned(worked, whole, hidden=3)
    assert checked(packed(tmp_path / "3.zip", lied)).wrong == ("copy.json",)
    stranger = worked.profile.create_operator("Чужий", "", "x")
    foreign = checked(packed(tmp_path / "4.zip", resigned(worked, whole, stranger)))
    assert (foreign.holds, foreign.lines.holds, foreign.maker) == (False, True, None)
    assert "The copy was made by somebody who is no member of the case." in words(foreign)
    more = checked(packed(tmp_path / "5.zip", whole | {"підпис.exe": b"MZ"}))
    assert more.wrong == ("підпис.exe",)


def test_a_statement_without_its_signature_does_not_pass_for_an_act_that_needs_none(worked, tmp_path):
    whole = files_of(copied(worked))
    lines = [json.loads(text) for text in whole["audit.jsonl"].decode().splitlines()]
    last = max(line["n"] for line in lines if '"kind":"decision"' in line["body"])
    del lines[last - 1]["signature"]
    texts = [json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False) for line in lines]
    files = resigned(worked, whole | {"audit.jsonl": ("\n".join(texts) + "\n").encode()})
    found = checked(packed(tmp_path / "без підпису.zip", files))
    assert (found.lines.bad.fault, found.lines.bad.number) == (Fault.SIGNATURE_WRONG, last)


def test_79_a_fork_is_told_in_a_copy_too(small):
    reviewing.add_note(small.acting, small.sheet(2), "раз")
    line = list(small.case.writer.stored_lines())[-1]
    sealed = sign(small.identity.signing_key, dict(decode(line.body)) | {"text": "два"})
    with small.case.writer.act(SignedStatement(sealed.id, sealed.body, sealed.signature)):
        pass
    found = checked(copied(small))
    assert found.holds
    assert [fork.numbers for fork in found.lines.forks] == [(line.number, line.number + 1)]


def test_a_copy_of_another_course_of_the_case_than_this_laptop_has_seen_is_told(worked):
    path = copied(worked)
    station = worked.acting.station
    last = checked(path).description.head.number
    true = SeenHeads((SeenHead(last, checked(path).description.head.line_hash, station),))
    assert checked(path, true).holds
    later = checked(path, SeenHeads((SeenHead(last + 40, "ab" * 32, station),)))
    assert (later.holds, later.seen_later) == (True, last + 40)
    other = checked(path, SeenHeads((SeenHead(last - 2, "ab" * 32, station),)))
    assert (other.lines.bad.fault, other.lines.bad.number) == (Fault.OTHER_HISTORY, last - 2)


def test_whoever_may_not_export_makes_no_copy_and_what_fails_leaves_nothing(small, monkeypatch):
    observer = admitted(small, "Спостерігач", OperatorRole.OBSERVER)
    before = small.case.writer.head().number
    target = small.folder / "копія.zip"
    with pytest.raises(DecisionError, match="observer"):
        copy_log(observer, small.case.title, target, Progress())
    with pytest.raises(ExportError, match="is not there"):
        copy_log(small.acting, small.case.title, small.folder / "немає" / "копія.zip", Progress())
    assert small.case.writer.head().number == before
    progress = Progress()
    progress.cancel()
    copied(small)
    with pytest.raises(Cancelled):
        copy_log(small.acting, small.case.title, small.folder / "друга.zip", progress)
    whole = target.read_bytes()

    def fail(*_arguments: object) -> None:
        raise CaseFileError("the disk is full")

    monkeypatch.setattr(Acting, "also", fail)
    with pytest.raises(CaseFileError):
        copy_log(small.acting, small.case.title, target, Progress())
    assert target.read_bytes() == whole
    assert sorted(path.name for path in small.folder.glob("*.zip*")) == ["копія.zip"]
    assert len(small.case.writer.statements_of_kind("export")) == 1


def test_what_is_no_copy_is_refused_in_a_sentence(worked, tmp_path):
    whole = files_of(copied(worked))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    for name, content in {
        "cut.zip": worked.folder.joinpath("копія.zip").read_bytes()[:-40],
        "otherwise.zip": buffer.getvalue(),
        "empty.zip": b"PK\x05\x06" + bytes(18),
        "without.zip": packed(tmp_path / "x.zip", {"copy.json": whole["copy.json"]}).read_bytes(),
        "newer.zip": packed(
            tmp_path / "y.zip", whole | {"copy.json": whole["copy.json"].replace(b"audit-copy/1", b"audit-copy/2")}
        ).read_bytes(),
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CaseFileError, match="no copy of an audit log"):
            checked(tmp_path / name)
    assert is_copy(worked.folder / "копія.zip")
    assert not is_copy(worked.case.path)
    assert not is_copy(tmp_path)
