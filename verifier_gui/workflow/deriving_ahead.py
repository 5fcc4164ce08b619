"""An act that changes what is derived of many subjects: derived before it, written with it, so that nobody waits for the deriving."""

from collections.abc import Sequence

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.statements import Body
from verifier_gui.progress import Progress
from verifier_gui.store.writer import ActTransaction
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import Derived, Grounds, derive_stored_to_keep

_ATTEMPTS = 4


class _ChangedMeanwhileError(Exception):
    """Something was written while the subjects were derived; never leaves this module."""


def act_on_subjects(
    acting: Acting, body: Body, subjects: Sequence[SubjectId], grounds: Grounds, progress: Progress
) -> None:
    """Signs a statement, and keeps how these subjects stand by `grounds`, which are those of the case once it is signed. Identities
    are not changed by it. A job: raises `Cancelled`, which leaves no trace, and what `Acting.act` raises."""
    for attempt in range(_ATTEMPTS):
        seen = acting.writer.changes_elsewhere()
        derived = _derive(acting, subjects, grounds, progress)
        try:
            with acting.act(body) as (transaction, _statement):
                if acting.writer.changes_elsewhere() != seen:
                    # Whoever writes again and again is not waited for for ever.
                    _begin_again_before(attempt, _ATTEMPTS)
                    derived = _derive(acting, subjects, grounds, Progress())
                _keep(acting, transaction, derived)
        except _ChangedMeanwhileError:
            continue
        return


def _begin_again_before(attempt: int, attempts: int) -> None:
    if attempt + 1 < attempts:
        raise _ChangedMeanwhileError


def _derive(
    acting: Acting, subjects: Sequence[SubjectId], grounds: Grounds, progress: Progress
) -> dict[SubjectId, Derived]:
    reader = acting.writer
    derived: dict[SubjectId, Derived] = {}
    for done, name in enumerate(subjects):
        if done % 20 == 0:
            progress.step(done, len(subjects))
        subject = reader.subject(name)
        if subject is not None:
            derived[name] = derive_stored_to_keep(reader, subject, grounds)
    return derived


def _keep(acting: Acting, transaction: ActTransaction, derived: dict[SubjectId, Derived]) -> None:
    transaction.put_verdicts({subject: found.verdict for subject, found in derived.items()})
    transaction.put_untouched({subject: found.untouched for subject, found in derived.items() if found.untouched})
    for subject, found in derived.items():
        entry = acting.writer.queue_entry(subject)
        if entry is not None and (entry.state, entry.plausible) != (found.state, found.plausible):
            transaction.put_state(subject, found.state, found.why, found.plausible, found.best)
