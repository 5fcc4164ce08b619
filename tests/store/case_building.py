"""Case files under a raw key, with lists, records and statements signed by one operator."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId, record_key, revision_id, subject_id
from verifier_gui.domain.lists import ColumnMapping, Record, Revision
from verifier_gui.sealing.chain import line_hash
from verifier_gui.sealing.statements import sign
from verifier_gui.store import opening
from verifier_gui.store.case_lock import Holder
from verifier_gui.store.opening import CaseFile
from verifier_gui.store.statements import SignedStatement
from verifier_gui.store.writer import Writer

KEY = b"k" * 32
SALT = b"not SQLite here!"
HOLDER = Holder(1234, "laptop-7", "Олена К.")
LIST = ListId("11" * 16)
REGISTRY = ListId("22" * 16)


class Signer:
    """Signs statements of one station, each at its place."""

    def __init__(self, writer: Writer) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(bytes(32))
        self.writer = writer

    def signed(self, kind: str, **values: object) -> SignedStatement:
        signer = self.key.public_key().public_bytes_raw().hex()
        seq, prev = self.writer.last_of(signer, "s")
        envelope = {
            "case": "c",
            "kind": kind,
            "by": signer,
            "station": "s",
            "seq": seq + 1,
            "prev": prev,
            "at": f"2026-05-{12 + seq // 10:02}T10:31:00+00:00",
        }
        sealed = sign(self.key, envelope | values)
        return SignedStatement(sealed.id, sealed.body, sealed.signature)

    def note(self, subject: str, text: str = "x") -> SignedStatement:
        return self.signed("note", subject=subject, identity="", seen=[], text=text)


def reopen(path: Path, key: bytes = KEY) -> CaseFile:
    return opening.open_existing(path, key, HOLDER, line_hash)


def person(row: int, surname: str = "Їжак", list_id: ListId = LIST) -> Record:
    cells = (str(row), surname, "12.03.1989", "")
    facts = Facts.of(
        [
            Fact(FactKind.SURNAME, surname, surname),
            Fact(FactKind.BIRTH_DATE, "12.03.1989", str(PartialDate(1989, 3, 12)), precision="day"),
        ]
    )
    return Record(record_key(list_id, cells[1:], row), RevisionId(""), row, cells, facts)


def key_of(row: int, surname: str = "Їжак", list_id: ListId = LIST) -> RecordKey:
    return person(row, surname, list_id).key


def add_list(
    writer: Writer, signer: Signer, list_id: ListId = LIST, role: str = "to-verify", name: str = "Запит"
) -> None:
    attributes = {"name": name, "role": role, "side": "ours", "as_of": "2026-05"}
    line = signer.signed("list", list=list_id, attributes=attributes)
    with writer.act(line) as transaction:
        transaction.add_list(list_id, line.id)


def add_revision(
    writer: Writer, signer: Signer, records: list[Record], list_id: ListId = LIST, sha256: str = "ab" * 32
) -> RevisionId:
    mapping = ColumnMapping(("number", "surname", "birth-date", ""))
    id_ = revision_id(list_id, sha256, "Аркуш1", 1, mapping.pairs())
    batch = writer.write_batch(records)
    revision = Revision(
        id_,
        list_id,
        0,
        "список.xlsx",
        sha256,
        "Аркуш1",
        1,
        ("№", "Прізвище", "Народж.", ""),
        mapping,
        batch.people,
        0,
        "2026",
    )
    with writer.act(signer.signed("import", list=list_id, revision=id_)) as transaction:
        transaction.seal_batch(batch.number, revision)
    return id_


def add_subjects(writer: Writer, signer: Signer, count: int = 3) -> list[str]:
    """A list to verify with so many subjects; gives their ids in the order of the rows."""
    add_list(writer, signer)
    revision = add_revision(writer, signer, [person(row) for row in range(2, count + 2)])
    pairs = [(row, subject_id(LIST, revision, row)) for row in range(2, count + 2)]
    with writer.act(signer.signed("pairing", list=LIST, revision=revision)) as transaction:
        transaction.pair(LIST, revision, pairs)
    return [subject for _, subject in pairs]
