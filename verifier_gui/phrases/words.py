"""The product's words for its own values."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.candidates import Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import N_, _, ngettext, pgettext
from verifier_gui.domain.lists import RUNNING_NUMBER, Basis, ListRole, Side, Stage, Status
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.statement_kinds import Answer, DecisionKind, OperatorRole, Reason, StatementKind
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.phrases.figures import grouped

_ROLES: Mapping[ListRole, str] = {
    ListRole.TO_VERIFY: N_("to verify"),
    ListRole.REGISTRY: N_("registry"),
    ListRole.RETURNED: N_("returned people"),
    ListRole.DECEASED: N_("deceased people"),
    ListRole.HOLD: N_("people on hold"),
}
_SIDES: Mapping[Side, str] = {
    Side.OURS: N_("ours, to come home"),
    Side.THEIRS: N_("theirs, to hand over"),
}
_STAGES: Mapping[Stage, str] = {
    Stage.REQUEST: N_("request"),
    Stage.OFFER: N_("offer"),
    Stage.ANSWER: N_("reply"),
    Stage.AGREED: N_("agreed"),
    Stage.HANDED_OVER: N_("handed over"),
}
_STATUSES: Mapping[Status, str] = {
    Status.CAPTIVE: N_("captive"),
    Status.MISSING: N_("missing"),
    Status.RETURNED: N_("returned"),
    Status.DECEASED: N_("deceased"),
    Status.CONTESTED: N_("contested"),
}
_BASES: Mapping[Basis, str] = {
    Basis.ICRC: N_("ICRC"),
    Basis.OTHER_SIDE: N_("other side's word"),
    Basis.PHOTO_OR_VIDEO: N_("photo or video"),
    Basis.WITNESS: N_("witness"),
    Basis.DNA: N_("DNA"),
    Basis.PAPERS: N_("papers"),
    Basis.OWN_WORD: N_("own word"),
}
_FIELDS: Mapping[FactKind, str] = {
    FactKind.FULL_NAME: N_("Full name"),
    FactKind.SURNAME: N_("Surname"),
    FactKind.GIVEN_NAME: N_("Given name"),
    FactKind.PATRONYMIC: N_("Patronymic"),
    FactKind.FORMER_SURNAME: N_("Former surname"),
    FactKind.CALL_SIGN: N_("Call sign"),
    FactKind.NAME_IN_CAPTIVITY: N_("Name in captivity"),
    FactKind.BIRTH_DATE: N_("Born"),
    FactKind.BIRTH_PLACE: N_("Birthplace"),
    FactKind.FATHER: N_("Father"),
    FactKind.MOTHERS_MAIDEN_NAME: N_("Mother's maiden name"),
    FactKind.SEX: N_("Sex"),
    FactKind.CITIZENSHIP: N_("Citizenship"),
    FactKind.CATEGORY: N_("Category"),
    FactKind.RANK: N_("Rank"),
    FactKind.UNIT: N_("Unit"),
    FactKind.TAX_NUMBER: N_("Tax number"),
    FactKind.PASSPORT: N_("Passport"),
    FactKind.MILITARY_ID: N_("Military ID"),
    FactKind.TAG_NUMBER: N_("Tag number"),
    FactKind.CAPTOR_NUMBER: N_("Captor's number"),
    FactKind.ICRC_NUMBER: N_("ICRC number"),
    FactKind.CAPTURED_ON: N_("Captured on"),
    FactKind.CAPTURED_AT: N_("Captured at"),
    FactKind.HELD_AT: N_("Held at"),
    FactKind.REGION: N_("Region"),
    FactKind.STATUS: N_("Status"),
    FactKind.STATUS_BASIS: N_("Basis of the status"),
    FactKind.STATUS_DATE: N_("Date of the status"),
    FactKind.HEALTH: N_("Health"),
    FactKind.LEGAL_STATE: N_("Legal state"),
    FactKind.CONTACT_PERSON: N_("Contact person"),
    FactKind.NOTE: N_("Note"),
    FactKind.AS_SHOWN: N_("As shown"),
}
_REASONS: Mapping[Reason, str] = {
    Reason.LANG: N_("Names equal by language"),
    Reason.SLIP: N_("Slip in a name"),
    Reason.RENAMED: N_("Another name, documented"),
    Reason.DATE: N_("Slip in the birth date"),
    Reason.NUMBER: N_("Same number"),
    Reason.SERVICE: N_("Unit and capture agree"),
    Reason.OUTSIDE: N_("Confirmed outside the lists"),
    Reason.OTHERDATE: N_("Namesake, other birth date"),
    Reason.OTHERFATHER: N_("Other patronymic"),
    Reason.KIN: N_("Brother, twin, parent"),
    Reason.THIN: N_("Too little data"),
    Reason.SEVERAL: N_("Several fit alike"),
    Reason.ABSENT: N_("All searched, nobody"),
    Reason.CLASH: N_("Registries contradict"),
    Reason.HOME: N_("Returned, not recaptured"),
    Reason.AGAIN: N_("Recaptured"),
    Reason.LEGAL: N_("Case or sentence"),
    Reason.CATEGORY: N_("Outside the agreed category"),
}
_DECISIONS: Mapping[DecisionKind, str] = {
    DecisionKind.IDENTIFIED: N_("identified"),
    DecisionKind.IDENTIFIED_OTHERWISE: N_("identified otherwise"),
    DecisionKind.NOT_FOUND: N_("not found"),
    DecisionKind.NOT_SURE: N_("not sure"),
    DecisionKind.DUPLICATE: N_("duplicate"),
    DecisionKind.UNUSABLE: N_("line unusable"),
}
_STATES: Mapping[SubjectState, str] = {
    SubjectState.STOP: N_("stop"),
    SubjectState.NONE: N_("none"),
    SubjectState.SEVERAL: N_("several"),
    SubjectState.STRONG: N_("strong"),
    SubjectState.LIKELY: N_("likely"),
    SubjectState.WEAK: N_("weak"),
}
_ANSWERS: Mapping[Answer, str] = {
    Answer.APPLIES: N_("applies"),
    Answer.DOES_NOT_APPLY: N_("does not apply"),
    Answer.UNCLEAR: N_("unclear"),
}
_IDENTITIES: Mapping[IdentityState, str] = {
    IdentityState.UNDECIDED: N_("undecided"),
    IdentityState.DECIDED: N_("decided"),
    IdentityState.AWAITING_SECOND: N_("awaiting second review"),
    IdentityState.NOT_SURE: N_("not sure"),
    IdentityState.DISAGREEMENT: N_("disagreement"),
    IdentityState.OWN_DECISIONS_DIFFER: N_("own decisions differ"),
    IdentityState.BY_COLLEAGUE: N_("decided by a colleague"),
}
_OPERATOR_ROLES: Mapping[OperatorRole, str] = {
    OperatorRole.CASEWORKER: N_("caseworker"),
    OperatorRole.SUPERVISOR: N_("supervisor"),
    OperatorRole.OBSERVER: N_("observer"),
}
_LEVELS: Mapping[Level, str] = {
    Level.SAME: N_("same"),
    Level.EQUAL_BY_LANGUAGE: N_("equal by language"),
    Level.TRANSLITERATION: N_("same reading in another transliteration"),
    Level.CLOSE: N_("close"),
    Level.INITIAL: N_("initial agrees"),
    Level.SWAPPED: N_("swapped with another part"),
    Level.DIFFERS: N_("differs"),
    Level.MISSING: N_("missing"),
}
_KINDS: Mapping[StatementKind, str] = {
    StatementKind.CASE: N_("case created"),
    StatementKind.MEMBER: N_("member"),
    StatementKind.POLICY: N_("policy"),
    StatementKind.SAMPLE: N_("sample drawn"),
    StatementKind.LIST: N_("list described"),
    StatementKind.IMPORT: N_("list imported"),
    StatementKind.PAIRING: N_("people numbered"),
    StatementKind.AMENDMENT: N_("amendment"),
    StatementKind.DECISION: N_("decision"),
    StatementKind.JUDGEMENT: N_("another person"),
    StatementKind.STOP_ANSWER: N_("answer to a stop"),
    StatementKind.HOLD: N_("hold"),
    StatementKind.QUERY: N_("question"),
    StatementKind.NOTE: N_("note"),
    StatementKind.WITHDRAWAL: N_("taken back"),
    StatementKind.ADJUDICATION: N_("adjudication"),
    StatementKind.SIGN_OFF: N_("sign-off"),
    StatementKind.EXPORT: N_("export"),
    StatementKind.HEAD: N_("head signed"),
    StatementKind.RESTORATION: N_("restored on purpose"),
}


def role(value: ListRole) -> str:
    return _(_ROLES[value])


def side(value: Side) -> str:
    return _(_SIDES[value])


def stage(value: Stage) -> str:
    return _(_STAGES[value])


def status(value: Status) -> str:
    return _(_STATUSES[value])


def basis(value: Basis) -> str:
    return _(_BASES[value])


def field(value: FactKind) -> str:
    return _(_FIELDS[value])


def field_mark(value: FactKind) -> str:
    """A field's name as it is marked for translation: for what says it in every language by itself."""
    return _FIELDS[value]


def column_meaning(value: str) -> str:
    """What a column of an import means: a field's name, the running number, or kept unnamed."""
    if not value:
        return _("Keep, unnamed")
    return pgettext("running number", "No.") if value == RUNNING_NUMBER else field(FactKind(value))


def reason(value: Reason) -> str:
    return _(_REASONS[value])


def decision(value: DecisionKind) -> str:
    return _(_DECISIONS[value])


def state(value: SubjectState) -> str:
    return _(_STATES[value])


def answer(value: Answer) -> str:
    return _(_ANSWERS[value])


def identity(value: IdentityState) -> str:
    return _(_IDENTITIES[value])


def operator_role(value: OperatorRole) -> str:
    return _(_OPERATOR_ROLES[value])


def level(value: Level) -> str:
    return _(_LEVELS[value])


def act(kind: str) -> str:
    """A statement's kind; one that this version has no word for is shown as it stands."""
    try:
        return _(_KINDS[StatementKind(kind)])
    except (ValueError, KeyError):
        return _("unknown kind “{kind}”").format(kind=kind)


def people(count: int) -> str:
    """`1 person`, `1 000 people`."""
    return ngettext("{count} person", "{count} people", count).format(count=grouped(count))


def problem(kind: ProblemKind, count: int) -> str:
    """How often something odd was found in a list: `14 years only`."""
    return _PROBLEMS[kind](count).format(count=grouped(count))


_PROBLEMS: Mapping[ProblemKind, Callable[[int], str]] = {
    ProblemKind.DATE_IMPOSSIBLE: lambda n: ngettext("{count} impossible date", "{count} impossible dates", n),
    ProblemKind.DATE_PARTIAL: lambda n: ngettext("{count} date in part", "{count} dates in part", n),
    ProblemKind.DATE_UNREAD: lambda n: ngettext("{count} date not read", "{count} dates not read", n),
    ProblemKind.AGE_IMPOSSIBLE: lambda n: ngettext("{count} impossible age", "{count} impossible ages", n),
    ProblemKind.TAX_NUMBER_WRONG: lambda n: ngettext("{count} wrong tax number", "{count} wrong tax numbers", n),
    ProblemKind.TAX_NUMBER_AGAINST_DATE: lambda n: ngettext(
        "{count} tax number at odds with the birth date", "{count} tax numbers at odds with the birth date", n
    ),
    ProblemKind.NUMBER_AS_NUMBER: lambda n: ngettext(
        "{count} identifier stored as a number", "{count} identifiers stored as numbers", n
    ),
    ProblemKind.MIXED_SCRIPTS: lambda n: ngettext("{count} of mixed scripts", "{count} of mixed scripts", n),
    ProblemKind.INVISIBLE_CHARACTERS: lambda n: ngettext(
        "{count} with invisible characters", "{count} with invisible characters", n
    ),
    ProblemKind.CONTROL_CHARACTERS: lambda n: ngettext(
        "{count} with control characters", "{count} with control characters", n
    ),
    ProblemKind.STATUS_UNREAD: lambda n: ngettext("{count} status not read", "{count} statuses not read", n),
    ProblemKind.ERROR_VALUE: lambda n: ngettext("{count} error value", "{count} error values", n),
    ProblemKind.FORMULA_WITHOUT_VALUE: lambda n: ngettext(
        "{count} formula without a value", "{count} formulas without a value", n
    ),
    ProblemKind.FORMAT_UNREAD: lambda n: ngettext(
        "{count} number format not understood", "{count} number formats not understood", n
    ),
    ProblemKind.HIDDEN_BY_FORMAT: lambda n: ngettext(
        "{count} cell hidden by its number format", "{count} cells hidden by their number format", n
    ),
    ProblemKind.NAME_MISSING: lambda n: ngettext("{count} row without a name", "{count} rows without a name", n),
    ProblemKind.MERGED_PEOPLE: lambda n: ngettext("{count} merged row", "{count} merged rows", n),
    ProblemKind.LISTED_TWICE: lambda n: ngettext("{count} person twice", "{count} people twice", n),
    ProblemKind.HIDDEN_ROW: lambda n: ngettext("{count} hidden row", "{count} hidden rows", n),
    ProblemKind.REPEATED_HEADING: lambda n: ngettext("{count} repeated heading", "{count} repeated headings", n),
    ProblemKind.QUOTE_NOT_CLOSED: lambda n: ngettext("{count} quote not closed", "{count} quotes not closed", n),
}
