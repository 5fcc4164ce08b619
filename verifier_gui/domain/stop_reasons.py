"""Which reasons fit which answer to which stop: nobody is at home because a namesake has another birth date."""

from collections.abc import Mapping

from verifier_gui.domain.findings import OF_DECISIONS, FindingKind
from verifier_gui.domain.statement_kinds import Answer, Reason

_SAME = frozenset(
    {Reason.LANG, Reason.SLIP, Reason.RENAMED, Reason.DATE, Reason.NUMBER, Reason.SERVICE, Reason.OUTSIDE}
)
"""The person of the other record, or line, is the same."""
_ANOTHER = frozenset({Reason.OTHERDATE, Reason.OTHERFATHER, Reason.KIN, Reason.OUTSIDE})
_OPEN = frozenset({Reason.THIN, Reason.SEVERAL, Reason.ABSENT, Reason.KIN, Reason.CLASH})
_GONE = _ANOTHER | {
    Reason.THIN,
    Reason.SEVERAL,
    Reason.ABSENT,
    Reason.CLASH,
    Reason.HOME,
    Reason.LEGAL,
    Reason.CATEGORY,
}
"""Why an identity no longer stands."""
_IN_PLACE = frozenset({Reason.NUMBER, Reason.SERVICE, Reason.OUTSIDE})
"""What is right in spite of the column beside it."""

_APPLIES: Mapping[FindingKind, frozenset[Reason]] = {
    FindingKind.ALREADY_RETURNED: _SAME | {Reason.HOME, Reason.LEGAL, Reason.CATEGORY},
    FindingKind.DECEASED: _SAME | {Reason.CATEGORY},
    FindingKind.ON_HOLD: _SAME | {Reason.LEGAL, Reason.CATEGORY},
    FindingKind.TWICE_ON_LIST: _SAME,
    FindingKind.ON_BOTH_SIDES: _SAME | {Reason.CATEGORY},
    FindingKind.ANOTHER_SUBJECTS_IDENTITY: _SAME | {Reason.SEVERAL, Reason.CLASH},
    FindingKind.COLUMN_SLIPPED: _IN_PLACE | {Reason.DATE, Reason.CLASH},
}
_DOES_NOT_APPLY: Mapping[FindingKind, frozenset[Reason]] = {
    FindingKind.ALREADY_RETURNED: _ANOTHER | {Reason.AGAIN, Reason.SERVICE, Reason.CLASH},
    FindingKind.DECEASED: _ANOTHER | {Reason.SERVICE, Reason.NUMBER, Reason.CLASH, Reason.HOME},
    FindingKind.ON_HOLD: _ANOTHER | {Reason.SERVICE, Reason.NUMBER, Reason.LEGAL, Reason.CATEGORY},
    FindingKind.TWICE_ON_LIST: _ANOTHER | {Reason.SERVICE, Reason.NUMBER},
    FindingKind.ON_BOTH_SIDES: _ANOTHER | {Reason.SERVICE, Reason.NUMBER},
    FindingKind.ANOTHER_SUBJECTS_IDENTITY: _ANOTHER | {Reason.SERVICE, Reason.NUMBER},
    FindingKind.COLUMN_SLIPPED: _IN_PLACE | {Reason.OTHERDATE, Reason.OTHERFATHER, Reason.KIN},
}


def fitting(kind: FindingKind, answer: Answer) -> frozenset[Reason]:
    """The reasons that may stand behind an answer to a stop of this kind. Raises `KeyError` of a finding that is no stop."""
    if answer is Answer.UNCLEAR:
        return _OPEN
    if kind in OF_DECISIONS:
        return _GONE if answer is Answer.APPLIES else _SAME
    return (_APPLIES if answer is Answer.APPLIES else _DOES_NOT_APPLY)[kind]
