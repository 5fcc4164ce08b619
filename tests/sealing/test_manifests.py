"""Manifests of sealed rosters: golden bytes, one way of writing them, and whatever else is refused."""

import dataclasses
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.case_statements import Head
from verifier_gui.domain.identifiers import CaseId, ListId, OperatorId, RevisionId
from verifier_gui.domain.seals import (
    SEALED_FILES,
    AcceptedOtherwise,
    Manifest,
    SealedRow,
    Signatory,
    cell_mark,
)
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.domain.statement_values import Json
from verifier_gui.sealing.encoding import decode, encode
from verifier_gui.sealing.manifests import (
    Content,
    allowed_signers,
    content_digest,
    manifest_bytes,
    read_manifest,
    signature_name,
    signatures_of,
)
from verifier_gui.sealing.ssh_signatures import read_allowed_signers, signer_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OLENA = Signatory(
    OperatorId(KEY.public_key().public_bytes_raw().hex()), "Олена К.", "Відомство А", OperatorRole.SUPERVISOR
)
CONTENT = Content(
    case=CaseId("00" * 16),
    list_id=ListId("11" * 16),
    revision=RevisionId("22" * 32),
    title="Обмін · Список А",
    head=Head(5871, "33" * 32),
    decisions_needed=1,
    counts={"people": 1, "identified": 1},
    fields=("code", "verdict"),
    headings=("Код", "Висновок"),
    rows=[("X3N52ZXRXW", ("X3N52ZXRXW", "встановлено"))],
)
MANIFEST = Manifest(
    case=CONTENT.case,
    list_id=CONTENT.list_id,
    revision=CONTENT.revision,
    title=CONTENT.title,
    language="uk",
    content_digest=content_digest(CONTENT),
    state="44" * 32,
    head=CONTENT.head,
    as_of="2026-05-12T10:31:00+00:00",
    decisions_needed=1,
    counts=CONTENT.counts,
    fields=CONTENT.fields,
    signatories=(OLENA,),
    first=OLENA.key,
    files=dict.fromkeys(SEALED_FILES, "55" * 32),
    heading_row=6,
    code_column=0,
    headings=CONTENT.headings,
    rows=(SealedRow("X3N52ZXRXW", (cell_mark("X3N52ZXRXW", 0, "X3N52ZXRXW"), "0" * 16), {1: "1" * 16}),),
    accepted=(AcceptedOtherwise("other-number", "двоє лишаються за домовленістю"),),
)


_PLAIN = ("title", "language", "case", "list", "revision", "as-of", "first")
"""values that are any text"""


def test_the_bytes_of_a_manifest_and_the_digest_of_its_content_never_change() -> None:
    assert content_digest(CONTENT) == "26c3fa66d8c7738e8ffe5c929d2c019a611e66aa7ef79167b6458d73e84d42ad"
    assert (
        hashlib.sha256(manifest_bytes(MANIFEST)).hexdigest()
        == "0c31e781f20bd6afefaaf94bdbb3d826884d1170c7af11767e0efb56e85cddd3"
    )
    assert cell_mark("X3N52ZXRXW", 1, "встановлено") == "ea7a0913a4ab97a0"


def test_a_manifest_reads_back_as_it_was() -> None:
    assert read_manifest(manifest_bytes(MANIFEST)) == MANIFEST


@pytest.mark.parametrize("part", [field.name for field in dataclasses.fields(Content)])
def test_everything_that_the_roster_says_is_in_its_digest(part: str) -> None:
    others = {
        "case": CaseId("01" * 16),
        "list_id": ListId("12" * 16),
        "revision": RevisionId("23" * 32),
        "title": "Обмін",
        "head": Head(5871, "34" * 32),
        "decisions_needed": 2,
        "counts": {"people": 2},
        "fields": ("code",),
        "headings": ("Код", "Висновки"),
        "rows": [("X3N52ZXRXW", ("X3N52ZXRXW", "не встановлено"))],
        "accepted": (AcceptedOtherwise("other-number", ""),),
        "review": "second-of-all",
        "share": 100,
    }
    content = dataclasses.replace(CONTENT, review="second-of-some")
    assert content_digest(dataclasses.replace(content, **{part: others[part]})) != content_digest(content)


@given(
    st.binary(max_size=200) | st.dictionaries(st.text(max_size=5), st.integers()).map(lambda values: encode({**values}))
)
def test_whatever_is_no_manifest_is_refused_and_raises_nothing_else(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_manifest(content)


@pytest.mark.parametrize("name", sorted(MANIFEST.to_values()))
@pytest.mark.parametrize("value", [None, -1, "x", [1], {"x": 1}])
def test_a_value_of_another_form_is_refused(name: str, value: Json) -> None:
    changed = encode(decode(manifest_bytes(MANIFEST)) | {name: value})
    if (name in _PLAIN and value == "x") or (name == "counts" and value == {"x": 1}):
        assert read_manifest(changed) != MANIFEST
    else:
        with pytest.raises(ValueError, match=r"."):
            read_manifest(changed)


def test_more_than_a_manifest_is_none() -> None:
    with pytest.raises(ValueError, match="more than"):
        read_manifest(encode(decode(manifest_bytes(MANIFEST)) | {"more": ""}))


def test_a_signer_signs_the_manifest_and_the_workbook() -> None:
    files = {"manifest.json": manifest_bytes(MANIFEST), "roster.xlsx": b"PK", "roster.csv": b""}
    signatures = signatures_of(KEY, files)
    assert sorted(signatures) == ["manifest.json.56475aa75463474c.sig", "roster.xlsx.56475aa75463474c.sig"]
    for name in ("manifest.json", "roster.xlsx"):
        assert signer_of(signatures[signature_name(name, OLENA.key)], files[name]) == OLENA.key


def test_the_file_of_allowed_signers_is_the_same_whoever_is_named_first() -> None:
    other = Signatory(
        OperatorId(Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw().hex()),
        "Тарас\nВ.",
        "",
        OperatorRole.CASEWORKER,
    )
    content = allowed_signers([OLENA, other])
    assert content == allowed_signers([other, OLENA])
    assert content.count(b"\n") == 2
    assert read_allowed_signers(content) == {OLENA.key, other.key}
