"""Findings: what a person must see about a subject; a stop is one that must be answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FindingKind(StrEnum):
    ALREADY_RETURNED = "already-returned"
    RECAPTURED = "recaptured"
    DECEASED = "deceased"
    ON_HOLD = "on-hold"
    TWICE_ON_LIST = "twice-on-list"
    ON_BOTH_SIDES = "on-both-sides"
    COLUMN_SLIPPED = "column-slipped"
    ANOTHER_SUBJECTS_IDENTITY = "another-subjects-identity"
    RECORD_CHANGED = "record-changed"
    RECORD_GONE = "record-gone"
    NAMESAKE = "namesake"
    REGISTRIES_CONTRADICT = "registries-contradict"
    FORMER_SURNAME = "former-surname"
    TAX_NUMBER_WRONG = "tax-number-wrong"
    TAX_NUMBER_AGAINST_DATE = "tax-number-against-date"
    TAX_NUMBER_AGAINST_SEX = "tax-number-against-sex"
    ONE_NUMBER_TWO_NAMES = "one-number-two-names"
    PATRONYMIC_AGAINST_SEX = "patronymic-against-sex"
    CHILD = "child"
    AGE_IMPOSSIBLE = "age-impossible"
    CATEGORY_UNPROVABLE = "category-unprovable"
    MIXED_SCRIPTS = "mixed-scripts"
    INVISIBLE_CHARACTERS = "invisible-characters"
    DATE_IMPOSSIBLE = "date-impossible"
    DATE_PARTIAL = "date-partial"
    FAMILY_TRAP = "family-trap"
    NEW_IN_REVISION = "new-in-revision"
    CHANGED_IN_REVISION = "changed-in-revision"
    GONE_FROM_REVISION = "gone-from-revision"


STOPS = frozenset(
    {
        FindingKind.ALREADY_RETURNED,
        FindingKind.DECEASED,
        FindingKind.ON_HOLD,
        FindingKind.TWICE_ON_LIST,
        FindingKind.ON_BOTH_SIDES,
        FindingKind.COLUMN_SLIPPED,
        FindingKind.ANOTHER_SUBJECTS_IDENTITY,
        FindingKind.RECORD_CHANGED,
        FindingKind.RECORD_GONE,
    }
)

OF_DECISIONS = frozenset({FindingKind.RECORD_CHANGED, FindingKind.RECORD_GONE})
"""Stops on the record that a decision names: another decision is an answer to them, and need not wait for one."""

OF_WHOLE_LISTS = frozenset({FindingKind.TWICE_ON_LIST, FindingKind.ON_BOTH_SIDES, FindingKind.COLUMN_SLIPPED})
"""Findings that neither the row nor the records beside it can tell: only a matching of the whole list makes them anew."""

BARS_STRONG = STOPS | {
    FindingKind.CHILD,
    FindingKind.CATEGORY_UNPROVABLE,
    FindingKind.NAMESAKE,
    FindingKind.REGISTRIES_CONTRADICT,
    FindingKind.FAMILY_TRAP,
    FindingKind.TAX_NUMBER_WRONG,
    FindingKind.TAX_NUMBER_AGAINST_DATE,
    FindingKind.TAX_NUMBER_AGAINST_SEX,
    FindingKind.ONE_NUMBER_TWO_NAMES,
    FindingKind.CHANGED_IN_REVISION,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed. `rests_on` are the record keys or subject ids it rests on, sorted: with the kind they are what a
    stop answer is bound to. `details` are the values that its sentence names."""

    kind: FindingKind
    rests_on: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def is_stop(self) -> bool:
        return self.kind in STOPS

    @property
    def key(self) -> str:
        """What a stop answer names: the kind and what it rests on."""
        return self.kind.value + ":" + ",".join(self.rests_on)


def kind_of(stop: str) -> FindingKind | None:
    """The kind of the finding with this key; None of a kind that this version does not know."""
    try:
        return FindingKind(stop.partition(":")[0])
    except ValueError:
        return None
