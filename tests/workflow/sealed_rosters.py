"""A small sealed roster, made without a sign-off on record: files, signatures and signers, to be changed by tests."""

from dataclasses import dataclass
from pathlib import Path

from small_cases import SmallCase, admitted

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.seals import Manifest
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.progress import Progress
from verifier_gui.sealing.keys import Identity
from verifier_gui.sealing.manifests import allowed_signers, signatures_of
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.freezing import freeze

Files = dict[str, bytes | None]


@dataclass(frozen=True)
class Sealed:
    """The whole folder, and who signed it."""

    files: Files
    manifest: Manifest
    first: Identity
    second: Identity

    @property
    def keys(self) -> frozenset[OperatorId]:
        return frozenset({self.first.card.id, self.second.card.id})


def sealed_roster(small: SmallCase) -> Sealed:
    """Signed by a caseworker and by the case's supervisor."""
    caseworker = admitted(small, "Тарас В.").identity
    sheet = small.sheet(2)
    records = [column.record for column in sheet.columns if column.digit]
    reviewing.identify(small.acting, sheet, records, reason=Reason.LANG)
    frozen = freeze(
        small.case.writer, small.acting.case, small.case.title, small.lists["Запит"], caseworker.card.id, Progress()
    )
    return signed(frozen.files, frozen.manifest, caseworker, small.identity)


def signed(frozen: dict[str, bytes], manifest: Manifest, first: Identity, second: Identity) -> Sealed:
    files: Files = {**frozen}
    for identity in (first, second):
        files.update(signatures_of(identity.signing_key, frozen))
    named = [one for one in manifest.signatories if one.key in (first.card.id, second.card.id)]
    files["allowed_signers"] = allowed_signers(named)
    return Sealed(files, manifest, first, second)


def write_folder(folder: Path, files: Files) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        if content is not None:
            (folder / name).write_bytes(content)
    return folder
