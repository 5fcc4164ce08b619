"""Checking a sealed roster with nothing but its own folder, no case file and no key: is it whole, who signed it, what was changed."""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.seal_checks import SealFault, SealFinding, SealReport, SealSigner
from verifier_gui.domain.seals import (
    ALLOWED_SIGNERS,
    CSV,
    MANIFEST,
    SEALED_FILES,
    WORKBOOK,
    Manifest,
)
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.progress import Progress
from verifier_gui.sealing.manifests import allowed_signers, read_manifest
from verifier_gui.sealing.ssh_signatures import file_mark, signer_of
from verifier_gui.workflow.seal_differences import differences

_SIGNATURE = re.compile(r"(manifest\.json|roster\.xlsx)\.([0-9a-f]{16})\.sig")

_PLACES = (MANIFEST, ALLOWED_SIGNERS, *SEALED_FILES)


@dataclass(slots=True)
class _Signatures:
    """By whom each of the two files is signed, and the signatures that do not hold, by their files."""

    signers: dict[str, set[OperatorId]] = field(default_factory=dict[str, set[OperatorId]])
    wrong: list[str] = field(default_factory=list[str])

    def of(self, file: str) -> set[OperatorId]:
        return self.signers.get(file, set())


def check_seal(files: Mapping[str, bytes | None], known: Collection[OperatorId], progress: Progress) -> SealReport:
    """`files` are those of the folder by their names, None for what is no plain file. `known` are the keys for which somebody here
    vouches. Whatever bytes they hold, there is a report. Raises `Cancelled`."""
    contents = {name: content for name, content in files.items() if content is not None}
    findings = [SealFinding(SealFault.FILE_MISSING, name) for name in sorted(_PLACES) if name not in contents]
    findings += [
        SealFinding(SealFault.FILE_ADDED, name)
        for name in sorted(files)
        if name not in contents or (name not in _PLACES and not _SIGNATURE.fullmatch(name))
    ]
    signatures = _read_signatures(contents)
    manifest = _manifest(contents, signatures)
    if manifest is None:
        if MANIFEST in contents:
            findings.append(SealFinding(SealFault.MANIFEST_CHANGED, MANIFEST))
        return SealReport(None, (), tuple(findings))
    changed = [name for name in SEALED_FILES if name in contents and not _is_as_signed(name, contents[name], manifest)]
    for place, name in enumerate(changed):
        findings += _differences(
            name, contents[name], manifest, progress.part(place / len(changed), (place + 1) / len(changed))
        )
    signers, told = _signers(
        signatures, manifest, known, workbook_holds=WORKBOOK in contents and WORKBOOK not in changed
    )
    findings += told
    if ALLOWED_SIGNERS in contents and len(signers) == 2:
        expected = allowed_signers([one.signatory for one in signers])
        if contents[ALLOWED_SIGNERS] != expected:
            findings.append(SealFinding(SealFault.FILE_CHANGED, ALLOWED_SIGNERS))
    return SealReport(manifest, tuple(signers), tuple(findings))


def _read_signatures(contents: Mapping[str, bytes]) -> _Signatures:
    """A signature that holds counts for its key, whatever its file is called; the name of another key is wrong all the same."""
    found = _Signatures()
    for name in sorted(contents):
        match = _SIGNATURE.fullmatch(name)
        if match is None or match[1] not in contents:
            continue
        try:
            key = signer_of(contents[name], contents[match[1]])
        except ValueError:
            found.wrong.append(name)
            continue
        found.signers.setdefault(match[1], set()).add(key)
        if file_mark(key) != match[2]:
            found.wrong.append(name)
    return found


def _manifest(contents: Mapping[str, bytes], signatures: _Signatures) -> Manifest | None:
    """The manifest, where somebody whom it names has signed these very bytes."""
    if MANIFEST not in contents:
        return None
    try:
        manifest = read_manifest(contents[MANIFEST])
    except ValueError:
        return None
    if not any(manifest.signatory(key) for key in signatures.of(MANIFEST)) or set(manifest.files) != set(SEALED_FILES):
        return None
    return manifest


def _is_as_signed(name: str, content: bytes, manifest: Manifest) -> bool:
    return hashlib.sha256(content).hexdigest() == manifest.files[name]


def _differences(name: str, content: bytes, manifest: Manifest, progress: Progress) -> list[SealFinding]:
    if name in (WORKBOOK, CSV):
        return differences(name, content, manifest, progress)
    return [SealFinding(SealFault.FILE_CHANGED, name)]


def _signers(
    signatures: _Signatures, manifest: Manifest, known: Collection[OperatorId], *, workbook_holds: bool
) -> tuple[list[SealSigner], list[SealFinding]]:
    """Whose every signature holds, the first one first, and what is wrong with signatures and signers. Where the workbook was changed
    no signature of it can hold, and it says nothing of its signers."""
    findings = [
        SealFinding(SealFault.SIGNATURE_WRONG, name)
        for name in signatures.wrong
        if workbook_holds or not name.startswith(WORKBOOK)
    ]
    signers: list[SealSigner] = []
    for key in sorted(signatures.of(MANIFEST) | signatures.of(WORKBOOK), key=lambda one: (one != manifest.first, one)):
        signatory = manifest.signatory(key)
        if signatory is None:
            findings.append(SealFinding(SealFault.SIGNER_NOT_NAMED, MANIFEST, who=file_mark(key)))
            continue
        lacking = [
            file
            for file in (MANIFEST, WORKBOOK)
            if key not in signatures.of(file)
            and (file == MANIFEST or workbook_holds)
            and f"{file}.{file_mark(key)}.sig" not in signatures.wrong
        ]
        findings += [SealFinding(SealFault.SIGNATURE_MISSING, file, who=signatory.name) for file in lacking]
        signers.append(SealSigner(signatory, key == manifest.first, key in known))
    named = {file_mark(one.signatory.key) for one in signers}
    # Whose signature it was that does not hold any more nobody can tell: then nobody is said not to have signed.
    is_certain = all(name.split(".")[2] in named for name in signatures.wrong)
    return signers, findings + _who_signed(signers, is_certain=is_certain)


def _who_signed(signers: Collection[SealSigner], *, is_certain: bool) -> list[SealFinding]:
    findings: list[SealFinding] = []
    seconds = [one for one in signers if not one.is_first]
    if len(seconds) == len(signers) and is_certain:
        findings.append(SealFinding(SealFault.FIRST_MISSING))
    if not seconds and is_certain:
        findings.append(SealFinding(SealFault.SECOND_MISSING))
    elif seconds and not any(one.signatory.role is OperatorRole.SUPERVISOR for one in seconds):
        findings.append(SealFinding(SealFault.SECOND_NO_SUPERVISOR, who=seconds[0].signatory.name))
    if len(seconds) > 1:
        findings += [SealFinding(SealFault.FILE_ADDED, f"*.{file_mark(one.signatory.key)}.sig") for one in seconds[1:]]
    return findings + [
        SealFinding(SealFault.UNKNOWN_SIGNER, who=one.signatory.name) for one in signers if not one.is_known
    ]
