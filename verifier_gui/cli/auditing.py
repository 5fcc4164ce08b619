"""`verifier audit`: does a case file hold, or a copy of its audit log?"""

from pathlib import Path

from verifier_gui.cli.passphrases import read_passphrase
from verifier_gui.cli.places import profile
from verifier_gui.cli.progress_line import progress_line
from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.phrases import audit_copies, auditing
from verifier_gui.workflow.case_files import look_at
from verifier_gui.workflow.checking_copies import check_copy, described, is_copy
from verifier_gui.workflow.examining import heads_seen_of, names_in, opened_to_examine
from verifier_gui.workflow.members import fingerprint
from verifier_gui.workflow.proving import verify


def audit(path: Path) -> bool:
    """Prints what holds; false where something does not. Raises `CaseFileError` for a file that cannot be opened."""
    return _audit_copy(path) if is_copy(path) else _audit_case(path)


def _audit_case(path: Path) -> bool:
    look_at(path)
    known = profile()
    passphrase = read_passphrase(_("Passphrase of the case file:"))
    with opened_to_examine(path, passphrase, known) as (reader, heads):
        with progress_line(_("verifying the audit log")) as progress:
            report = verify(reader, heads, progress)
        names = names_in(reader)

    def name_of(operator: str) -> str:
        return names.get(operator, operator[:8])

    say(auditing.report(report, name_of))
    for remark in auditing.remarks(report, name_of):
        say(remark)
    return report.holds


def _audit_copy(path: Path) -> bool:
    """Asks for no passphrase: a copy is not encrypted."""
    seen = heads_seen_of(described(path).case, profile())
    with progress_line(_("verifying the audit log")) as progress:
        report = check_copy(path, seen, progress)

    def name_of(operator: str) -> str:
        return report.names.get(operator, operator[:8])

    for line in audit_copies.report(report, name_of):
        say(line)
    if report.creator is not None:
        key = fingerprint(report.creator.key)
        say(_("The case was created with the key of {name}: {words}").format(name=report.creator.name, words=key))
    for line in audit_copies.limits():
        say(line)
    return report.holds
