"""Checking a sealed roster: whatever was changed is found and named, and who signed is told."""

import csv
import dataclasses
import io
import os
import random
import zipfile

import openpyxl
import pytest
from sealed_rosters import Files, Sealed, sealed_roster, signed, write_folder
from small_cases import SmallCase, opened_copy

from verifier_gui.domain.seal_checks import SealFault, SealFinding
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.errors import SealError, SheetError
from verifier_gui.phrases import seal_checks
from verifier_gui.progress import Progress
from verifier_gui.sealing.keys import new_identity
from verifier_gui.sealing.manifests import manifest_bytes, signatures_of
from verifier_gui.sealing.ssh_signatures import allowed_signer, file_mark
from verifier_gui.sheets.opening import open_bytes
from verifier_gui.workflow import reviewing, seal_differences
from verifier_gui.workflow.checking import check_seal
from verifier_gui.workflow.seal_reading import read_sealed, read_signers

TORTURES = int(os.environ.get("TORTURES", "300"))


@pytest.fixture(scope="module")
def sealed(made: SmallCase, tmp_path_factory) -> Sealed:
    small = opened_copy(made, tmp_path_factory.mktemp("sealed") / "case")
    found = sealed_roster(small)
    small.case.file.close()
    return found


def findings(sealed: Sealed, files: Files) -> tuple[SealFinding, ...]:
    return check_seal(files, sealed.keys, Progress()).findings


def faults(sealed: Sealed, files: Files) -> list[tuple[SealFault, str]]:
    return [(found.fault, found.file) for found in findings(sealed, files)]


def with_workbook(sealed: Sealed, change) -> Files:
    book = openpyxl.load_workbook(io.BytesIO(sealed.files["roster.xlsx"] or b""))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return sealed.files | {"roster.xlsx": out.getvalue()}


def csv_rows(sealed: Sealed) -> list[list[str]]:
    return list(csv.reader(io.StringIO((sealed.files["roster.csv"] or b"").decode("utf-8-sig"), newline="")))


def with_csv(sealed: Sealed, rows: list[list[str]]) -> Files:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return sealed.files | {"roster.csv": out.getvalue().encode("utf-8-sig")}


def test_a_whole_roster_holds_and_tells_who_signed_it(sealed):
    report = check_seal(sealed.files, sealed.keys, Progress())
    assert report.holds
    assert [(one.signatory.name, one.is_first, one.is_known) for one in report.signers] == [
        ("Тарас В.", True, True),
        ("Олена К.", False, True),
    ]
    told = seal_checks.report(report)
    assert told[0].startswith("“Обмін у травні · Запит” is whole: 6 people, as of 2026-05-")
    assert told[1:] == [
        "Signed first: Тарас В., Відомство Б, caseworker",
        "Signed second: Олена К., Відомство А, supervisor",
    ]


def test_a_key_that_nobody_vouches_for_is_an_unknown_signer_whatever_the_folder_says(sealed):
    report = check_seal(sealed.files, {sealed.first.card.id}, Progress())
    assert (report.holds, report.is_whole) == (False, True)
    assert [(found.fault, found.who) for found in report.findings] == [(SealFault.UNKNOWN_SIGNER, "Олена К.")]


def test_80_a_workbook_that_was_saved_again_is_said_to_be_another_file_with_the_same_cells(sealed):
    files = with_workbook(sealed, lambda sheet: None)
    assert files["roster.xlsx"] != sealed.files["roster.xlsx"]
    assert faults(sealed, files) == [(SealFault.SAVED_ANEW, "roster.xlsx")]


def test_the_cell_of_a_workbook_that_was_changed_is_named_by_row_and_column(sealed):
    first = sealed.manifest.heading_row + 1

    def change(sheet):
        sheet.cell(first + 2, 2).value = "Гнатенко"

    (found,) = findings(sealed, with_workbook(sealed, change))
    assert (found.fault, found.row, found.heading) == (SealFault.CELL_CHANGED, first + 2, "Прізвище")
    assert found.code == sealed.manifest.rows[2].code
    assert seal_checks.finding(found) == f"roster.xlsx, row {first + 2}, column B (Прізвище): the cell was changed."


def test_the_cell_of_a_csv_that_was_changed_is_named_and_so_is_one_that_was_emptied(sealed):
    rows = csv_rows(sealed)
    rows[1][4], rows[6][1] = "12.03.1988", ""
    assert [(found.row, found.heading) for found in findings(sealed, with_csv(sealed, rows))] == [
        (2, "Дата народження"),
        (7, "Прізвище"),
    ]


def test_a_code_that_was_changed_is_found_by_the_place_of_its_row(sealed):
    rows = csv_rows(sealed)
    rows[3][sealed.manifest.code_column] = "0000000000"
    (found,) = findings(sealed, with_csv(sealed, rows))
    assert (found.fault, found.row, found.column) == (SealFault.CELL_CHANGED, 4, sealed.manifest.code_column)


def test_rows_that_were_taken_out_put_in_and_moved_are_named(sealed):
    rows = csv_rows(sealed)
    without = findings(sealed, with_csv(sealed, [*rows[:3], *rows[4:]]))
    assert [(found.fault, found.code, found.row) for found in without] == [
        (SealFault.ROW_MISSING, sealed.manifest.rows[2].code, 4)
    ]
    stranger = ["7", "Чужий", "Іван", *[""] * (len(rows[0]) - 3)]
    added = findings(sealed, with_csv(sealed, [*rows, stranger]))
    assert [(found.fault, found.row) for found in added] == [(SealFault.ROW_ADDED, 8)]
    twice = findings(sealed, with_csv(sealed, [*rows, rows[2]]))
    assert [(found.fault, found.row) for found in twice] == [(SealFault.ROW_ADDED, 8)]
    moved = findings(sealed, with_csv(sealed, [rows[0], rows[2], rows[1], *rows[3:]]))
    assert [(found.fault, found.row) for found in moved] == [(SealFault.ROW_MOVED, 3), (SealFault.ROW_MOVED, 2)]


def test_a_heading_that_was_changed_is_named(sealed):
    rows = csv_rows(sealed)
    rows[0][1] = "Імʼя"
    (found,) = findings(sealed, with_csv(sealed, rows))
    assert (found.fault, found.row, found.column, found.heading) == (SealFault.CELL_CHANGED, 1, 1, "Прізвище")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00" * 4000, b'"' * 3001, b"=1+1\n" * 50, b"\xff\xfe\xff"])
@pytest.mark.parametrize("name", ["roster.xlsx", "roster.csv"])
def test_whatever_stands_in_place_of_a_table_is_found_and_raises_nothing(sealed, name, content):
    found = faults(sealed, sealed.files | {name: content})
    assert found
    assert {file for _fault, file in found} == {name}


def test_files_that_are_missing_or_were_added_are_named(sealed):
    without = {name: content for name, content in sealed.files.items() if name != "roster.pdf"}
    assert faults(sealed, without) == [(SealFault.FILE_MISSING, "roster.pdf")]
    assert faults(sealed, sealed.files | {"roster (2).xlsx": b"", "links": None}) == [
        (SealFault.FILE_ADDED, "links"),
        (SealFault.FILE_ADDED, "roster (2).xlsx"),
    ]


def test_a_signature_that_is_missing_is_told_with_whose_it_is(sealed):
    mark = file_mark(sealed.second.card.id)
    without = {name: content for name, content in sealed.files.items() if name != f"roster.xlsx.{mark}.sig"}
    (found,) = findings(sealed, without)
    assert (found.fault, found.file, found.who) == (SealFault.SIGNATURE_MISSING, "roster.xlsx", "Олена К.")
    alone = {name: content for name, content in sealed.files.items() if mark not in name}
    assert faults(sealed, alone) == [(SealFault.SECOND_MISSING, "")]


def test_a_stranger_who_signs_too_is_not_among_those_who_may(sealed):
    stranger = new_identity("Чужий", "", "", lambda passphrase, salt: bytes(32))
    theirs = signatures_of(stranger.signing_key, {name: content or b"" for name, content in sealed.files.items()})
    found = findings(sealed, sealed.files | {**theirs})
    assert [(one.fault, one.who) for one in found] == [(SealFault.SIGNER_NOT_NAMED, file_mark(stranger.card.id))]


def test_one_person_alone_and_a_second_who_is_no_supervisor_do_not_do(sealed):
    lowered = dataclasses.replace(
        sealed.manifest,
        signatories=tuple(
            dataclasses.replace(one, role=OperatorRole.CASEWORKER) for one in sealed.manifest.signatories
        ),
    )
    files = {name: content or b"" for name, content in sealed.files.items() if not name.endswith(".sig")}
    again = signed(files | {"manifest.json": manifest_bytes(lowered)}, lowered, sealed.first, sealed.second)
    assert faults(again, again.files) == [(SealFault.SECOND_NO_SUPERVISOR, "")]
    turned = dataclasses.replace(sealed.manifest, first=sealed.second.card.id)
    again = signed(files | {"manifest.json": manifest_bytes(turned)}, turned, sealed.first, sealed.second)
    assert faults(again, again.files) == [(SealFault.SECOND_NO_SUPERVISOR, "")]


def test_81_a_signature_under_another_name_and_one_with_other_line_ends_are_wrong(sealed):
    first, second = (f"manifest.json.{file_mark(one.card.id)}.sig" for one in (sealed.first, sealed.second))
    swapped = sealed.files | {first: sealed.files[second], second: sealed.files[first]}
    assert sorted(faults(sealed, swapped)) == sorted((SealFault.SIGNATURE_WRONG, name) for name in (first, second))
    lined = sealed.files | {first: (sealed.files[first] or b"").replace(b"\n", b"\r\n")}
    assert faults(sealed, lined) == [(SealFault.SIGNATURE_WRONG, first)]


def in_process(content: bytes, progress: Progress):
    """The reader of cells without its child: thousands of changed files in seconds."""
    try:
        book = open_bytes(content)
        for row in book.rows(book.sheets[0].name):
            yield row.number, tuple(row.cells[at].text if at in row.cells else "" for at in range(max(row.cells) + 1))
    except IndexError as error:
        raise SheetError("empty") from error


def test_no_flipped_bit_cut_or_exchange_is_missed_and_each_is_named(sealed, monkeypatch):
    monkeypatch.setattr(seal_differences, "read_cells", in_process)
    chance = random.Random(5)
    names = sorted(sealed.files)
    for _turn in range(TORTURES):
        name, other = chance.sample(names, 2)
        content = sealed.files[name] or b""
        kind = chance.choice(("flip", "flip", "flip", "cut", "exchange", "bytes"))
        files = dict(sealed.files)
        hurt = {name}
        if kind == "flip":
            changed = bytearray(content)
            place = chance.randrange(8 * len(content))
            changed[place // 8] ^= 1 << place % 8
            files[name] = bytes(changed)
        elif kind == "cut":
            files[name] = content[: chance.randrange(len(content))]
        elif kind == "exchange":
            files[name], files[other] = files[other], content
            hurt.add(other)
        else:
            place = chance.randrange(len(content) - 1)
            files[name] = (
                content[:place] + content[place + 1 : place + 2] + content[place : place + 1] + content[place + 2 :]
            )
            if files[name] == content:
                continue
        report = check_seal(files, sealed.keys, Progress())
        told = (kind, name, other, report.findings)
        assert report.findings, told
        assert {found.file for found in report.findings} <= hurt, told
        assert seal_checks.report(report)[0] == "This sealed roster does not hold.", told


def test_a_file_of_another_seal_is_found(sealed, made, tmp_path):
    small = opened_copy(made, tmp_path / "case")
    reviewing.hold(small.acting, small.sheet(4))
    other = sealed_roster(small)
    small.case.file.close()
    for name in ("roster.xlsx", "roster.csv", "roster.pdf"):
        found = faults(sealed, sealed.files | {name: other.files[name]})
        assert {file for _fault, file in found} == {name}
    replayed = sealed.files | {"manifest.json": other.files["manifest.json"]}
    assert faults(sealed, replayed) == [(SealFault.MANIFEST_CHANGED, "manifest.json")]


def test_a_folder_and_a_zip_of_any_name_are_read_alike(sealed, tmp_path):
    folder = write_folder(tmp_path / "перейменована тека", sealed.files)
    (folder / ".DS_Store").write_bytes(b"Bud1")
    packed = tmp_path / "список.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sealed.files.items():
            archive.writestr(f"тека/{name}", content or b"")
        archive.writestr("__MACOSX/тека/._roster.xlsx", b"x")
    for path in (folder, packed):
        assert read_sealed(path) == sealed.files
    (folder / "roster.pdf").unlink()
    (folder / "roster.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (folder / "more").mkdir()
    assert faults(sealed, read_sealed(folder)) == [
        (SealFault.FILE_MISSING, "roster.pdf"),
        (SealFault.FILE_ADDED, "more"),
        (SealFault.FILE_ADDED, "roster.pdf"),
    ]


def test_what_is_no_sealed_roster_is_refused_in_a_sentence(tmp_path, sealed):
    (tmp_path / "list.csv").write_text("1;2", "utf-8")
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        archive.writestr("manifest.json", b"")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("manifest.json", b"{}")
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", sealed.files["manifest.json"] or b"")
    (tmp_path / "cut.zip").write_bytes(whole.getvalue()[:-30])
    with zipfile.ZipFile(tmp_path / "otherwise packed.zip", "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("manifest.json", b"{}")
    os.mkfifo(tmp_path / "pipe")
    for name, sentence in (
        ("nowhere", "cannot be read"),
        ("list.csv", "neither a folder nor a zip"),
        ("empty", "no sealed roster"),
        ("twice.zip", "two files called"),
        ("cut.zip", "neither a folder nor a zip"),
        ("otherwise packed.zip", "neither a folder nor a zip"),
        ("pipe", "cannot be read"),
    ):
        with pytest.raises(SealError, match=sentence):
            read_sealed(tmp_path / name)


def test_signers_whom_somebody_vouches_for_are_read_from_a_file(sealed, tmp_path):
    path = tmp_path / "signers"
    path.write_text(allowed_signer(sealed.first.card.id, "Тарас") + "\n# x\n", "utf-8")
    assert read_signers(path) == {sealed.first.card.id}
    path.write_bytes(b"\xff\x00ssh-rsa AAAA")
    with pytest.raises(SealError, match="names no signers"):
        read_signers(path)
    with pytest.raises(SealError, match="cannot be read"):
        read_signers(tmp_path / "nowhere")
