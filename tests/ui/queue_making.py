"""Entries of a queue for tests of the models: people made up, standing as a test wants them."""

from dataclasses import replace

from verifier_gui.domain.identifiers import OperatorId, SubjectId
from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.statement_kinds import DecisionKind
from verifier_gui.domain.verdicts import IdentityState, Verdict
from verifier_gui.names.collation import sort_key

UNDECIDED = Verdict()
DECIDED = Verdict(identity=IdentityState.DECIDED, decision=DecisionKind.NOT_FOUND)
NOT_SURE = Verdict(identity=IdentityState.NOT_SURE, decision=DecisionKind.NOT_SURE)
HELD = Verdict(held_by=(OperatorId("0" * 64),))


def entry(
    number: int,
    name: str = "Гнатюк Микола",
    *,
    born: str = "12.03.1989",
    state: SubjectState = SubjectState.STRONG,
    verdict: Verdict = UNDECIDED,
    plausible: int = 1,
) -> QueueEntry:
    surname, _, others = name.partition(" ")
    return QueueEntry(
        subject=SubjectId(f"{number:032x}"),
        number=number,
        surname=surname,
        other_names=others,
        born=born,
        state=state,
        why=None,
        plausible=plausible,
        best=0.5,
        verdict=verdict,
        row=number + 1,
        sort_name=sort_key(name),
    )


def with_stop(made: QueueEntry) -> QueueEntry:
    return replace(made, state=SubjectState.STOP, verdict=replace(made.verdict, open_stops=("on-hold:x",)))
