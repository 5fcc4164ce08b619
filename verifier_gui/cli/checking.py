"""`verifier check`: is a sealed roster whole, and signed by whom?"""

from pathlib import Path

from verifier_gui.cli.places import profile
from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.phrases import seal_checks
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.progress import Progress
from verifier_gui.workflow.checking import check_seal
from verifier_gui.workflow.members import fingerprint
from verifier_gui.workflow.seal_reading import read_sealed, read_signers


def check(path: Path, signers: Path | None) -> bool:
    """Prints what holds; false where something does not, or a signer is not known. Raises `SealError` for what cannot be looked at."""
    known = {card.id for card in profile().operators()}
    if signers is not None:
        known |= read_signers(signers)
    report = check_seal(read_sealed(path), known, Progress())
    for line in seal_checks.report(report):
        say(line)
    if report.manifest is not None and report.is_whole:
        for one in report.signers:
            say(_("Key of {who}: {words}").format(who=one.signatory.name, words=fingerprint(one.signatory.key)))
        say(_("Fingerprint of the content: {words}").format(words=words_of(report.manifest.content_digest)))
    return report.holds
