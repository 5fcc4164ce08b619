"""Kinds of statements, and the words that their bodies are made of."""

from enum import StrEnum


class StatementKind(StrEnum):
    """Every kind that has a place. Those without a body here are kept, checked and shown as unknown until they have one."""

    CASE = "case"
    MEMBER = "member"
    POLICY = "policy"
    SAMPLE = "sample"
    LIST = "list"
    IMPORT = "import"
    PAIRING = "pairing"
    AMENDMENT = "amendment"
    DECISION = "decision"
    JUDGEMENT = "judgement"
    STOP_ANSWER = "stop-answer"
    HOLD = "hold"
    QUERY = "query"
    NOTE = "note"
    WITHDRAWAL = "withdrawal"
    ADJUDICATION = "adjudication"
    SIGN_OFF = "sign-off"
    EXPORT = "export"
    HEAD = "head"
    RESTORATION = "restoration"
    CLEARANCE = "clearance"
    CONSENT = "consent"
    OUTCOME = "outcome"
    TRANCHE = "tranche"
    REPLY = "reply"
    BUNDLE = "bundle"


class DecisionKind(StrEnum):
    """The identity decisions."""

    IDENTIFIED = "identified"
    IDENTIFIED_OTHERWISE = "identified-otherwise"
    NOT_FOUND = "not-found"
    NOT_SURE = "not-sure"
    DUPLICATE = "duplicate"
    UNUSABLE = "unusable"


class Certainty(StrEnum):
    ESTABLISHED = "established"
    PROBABLE = "probable"


class Answer(StrEnum):
    """To one stop."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does-not-apply"
    UNCLEAR = "unclear"


class Reason(StrEnum):
    """One for a decision, never preselected."""

    LANG = "LANG"
    SLIP = "SLIP"
    RENAMED = "RENAMED"
    DATE = "DATE"
    NUMBER = "NUMBER"
    SERVICE = "SERVICE"
    OUTSIDE = "OUTSIDE"
    OTHERDATE = "OTHERDATE"
    OTHERFATHER = "OTHERFATHER"
    KIN = "KIN"
    THIN = "THIN"
    SEVERAL = "SEVERAL"
    ABSENT = "ABSENT"
    CLASH = "CLASH"
    HOME = "HOME"
    AGAIN = "AGAIN"
    LEGAL = "LEGAL"
    CATEGORY = "CATEGORY"


class Review(StrEnum):
    """How many people decide on each subject of a case."""

    ONE = "one"
    SECOND_OF_SOME = "second-of-some"
    SECOND_OF_ALL = "second-of-all"


class OperatorRole(StrEnum):
    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    OBSERVER = "observer"
