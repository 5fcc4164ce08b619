"""`verifier audit`: does a case file hold?"""

from pathlib import Path

from verifier_gui.cli.passphrases import read_passphrase
from verifier_gui.cli.places import profile
from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.phrases import auditing
from verifier_gui.workflow.case_files import look_at
from verifier_gui.workflow.examining import names_in, opened_to_examine
from verifier_gui.workflow.proving import verify


def audit(path: Path) -> bool:
    """Prints what holds; false where something does not. Raises `CaseFileError` for a file that cannot be opened."""
    look_at(path)
    known = profile()
    passphrase = read_passphrase(_("Passphrase of the case file:"))
    with opened_to_examine(path, passphrase, known) as (reader, heads):
        report = verify(reader, heads)
        names = names_in(reader)

    def name_of(operator: str) -> str:
        return names.get(operator, operator[:8])

    say(auditing.report(report, name_of))
    for remark in auditing.remarks(report, name_of):
        say(remark)
    return report.holds
