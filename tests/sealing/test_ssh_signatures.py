"""Signatures that a stranger checks: golden bytes, byte-equal to ssh-keygen's own, and nothing else passes for one."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.sealing.ssh_signatures import (
    allowed_signer,
    file_mark,
    read_allowed_signers,
    signature_of,
    signer_of,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SIGNER = OperatorId(KEY.public_key().public_bytes_raw().hex())
CONTENT = "Список А, 902 особи\n".encode()
SIGNATURE = signature_of(KEY, CONTENT)

GOLDEN = """-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgA6EHv/POEL4dcN0Y50vAmWfk1j
CbpQ1fHdyGZBJVMbgAAAAPcm9zdGVyQHZlcmlmaWVyAAAAAAAAAAZzaGE1MTIAAABTAAAA
C3NzaC1lZDI1NTE5AAAAQA9ndi0XtEmQe/yA9nNIyrFP3Mo/AT/J0t6osFqQffQAGQ2sdD
UJuvFq5osiWXNJTDrG+u9LXVYWmBZOp40IRgI=
-----END SSH SIGNATURE-----
"""


@pytest.fixture
def ssh_keygen() -> str:
    found = shutil.which("ssh-keygen")
    if found is None:
        pytest.skip("ssh-keygen is not installed here: what it makes of our signatures cannot be asked")
    return found


def test_the_bytes_of_a_signature_never_change() -> None:
    assert SIGNATURE.decode() == GOLDEN
    assert signer_of(SIGNATURE, CONTENT) == SIGNER
    assert file_mark(SIGNER) == "56475aa75463474c"
    assert allowed_signer(SIGNER, "Олена К.\nВідомство А") == (
        '56475aa75463474c namespaces="roster@verifier" ssh-ed25519 '
        "AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4 Олена К. Відомство А\n"
    )


@given(st.integers(0, 8 * len(SIGNATURE) - 1))
def test_one_bit_flipped_in_a_signature_is_refused(place: int) -> None:
    changed = bytearray(SIGNATURE)
    changed[place // 8] ^= 1 << place % 8
    with pytest.raises(ValueError, match=r"."):
        signer_of(bytes(changed), CONTENT)


@given(st.integers(0, 8 * len(CONTENT) - 1))
def test_one_bit_flipped_in_what_was_signed_is_refused(place: int) -> None:
    changed = bytearray(CONTENT)
    changed[place // 8] ^= 1 << place % 8
    with pytest.raises(ValueError, match=r"."):
        signer_of(SIGNATURE, bytes(changed))


@given(
    st.binary(max_size=400) | st.binary(max_size=40).map(lambda noise: SIGNATURE[:60] + noise + SIGNATURE[60:] + b"-")
)
def test_whatever_is_no_signature_is_refused_and_raises_nothing_else(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        signer_of(content, CONTENT)


def test_81_other_line_ends_and_another_version_are_refused_though_ssh_keygen_takes_them() -> None:
    for changed in (
        SIGNATURE.replace(b"\n", b"\r\n"),
        SIGNATURE + b"\n",
        SIGNATURE.replace(b"U1NIU0lHAAAAAQ", b"U1NIU0lHAAAAAA"),
    ):
        assert changed != SIGNATURE
        with pytest.raises(ValueError, match=r"."):
            signer_of(changed, CONTENT)


def test_what_is_not_a_key_in_a_file_of_signers_is_passed_over() -> None:
    line = allowed_signer(SIGNER, "")
    others = "# ssh-ed25519 AAAA\nx ssh-rsa AAAA\ny ssh-ed25519 не-ключ\nz ssh-ed25519\n"
    assert read_allowed_signers((others + line).encode()) == {SIGNER}
    with pytest.raises(ValueError, match=r"."):
        read_allowed_signers(others.encode() + b"\xff\xfe")


def test_ssh_keygen_accepts_ours_and_makes_the_same_bytes(ssh_keygen: str, tmp_path: Path) -> None:
    (tmp_path / "roster.xlsx").write_bytes(CONTENT)
    (tmp_path / "roster.xlsx.sig").write_bytes(SIGNATURE)
    (tmp_path / "allowed_signers").write_text(allowed_signer(SIGNER, "Олена К."), "utf-8")

    def check(content: bytes, namespace: str = "roster@verifier") -> int:
        call = [ssh_keygen, "-Y", "verify", "-f", "allowed_signers", "-I", file_mark(SIGNER), "-n", namespace]
        return subprocess.run(
            [*call, "-s", "roster.xlsx.sig"], input=content, cwd=tmp_path, capture_output=True, check=False
        ).returncode

    assert check(CONTENT) == 0
    assert check(CONTENT + b" ") != 0
    assert check(CONTENT, "file") != 0

    key = tmp_path / "key"
    key.touch(0o600)
    key.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    (tmp_path / "roster.xlsx.sig").unlink()
    subprocess.run(
        [ssh_keygen, "-Y", "sign", "-f", str(key), "-n", "roster@verifier", str(tmp_path / "roster.xlsx")],
        capture_output=True,
        check=True,
    )
    theirs = (tmp_path / "roster.xlsx.sig").read_bytes()
    assert theirs == SIGNATURE
    assert signer_of(theirs, CONTENT) == SIGNER
