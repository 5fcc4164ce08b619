"""Every value that a person may see has words, in English and in Ukrainian."""

import re
from collections.abc import Callable
from enum import StrEnum

import pytest

from verifier_gui.domain.audit import Act, AuditLine, AuditReport, BadLine, Fault, Place
from verifier_gui.domain.candidates import Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.lists import RUNNING_NUMBER, Basis, ListRole, Side, Stage, Status
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.statement_kinds import Answer, DecisionKind, OperatorRole, Reason, StatementKind
from verifier_gui.domain.statements import UnknownBody, read_body
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.phrases import auditing, findings, words

CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
OPERATOR = OperatorId("aa" * 32)
ON_THE_FILE = (
    Fault.ACTS_MISSING,
    Fault.OTHER_HISTORY,
    Fault.VERDICT_DIFFERS,
    Fault.UNSIGNED_STATEMENT,
    Fault.PAGE_DAMAGED,
)


PLACED = (Fault.CELLS_DIFFER, Fault.FACTS_DIFFER, Fault.KEYS_DIFFER)
"""of an import: each names the list"""


def _has_body(kind: StatementKind) -> bool:
    try:
        return not isinstance(read_body(kind.value, {}), UnknownBody)
    except ValueError:
        return True


def _report(fault: Fault) -> str:
    place = Place("Registry A", 2, 41) if fault in PLACED else None
    bad = BadLine(fault, 1413, "2025-05-12T10:31:00+00:00", OPERATOR, "1500", place)
    return auditing.report(AuditReport(1500, 1412, 100, bad), lambda _operator: "Olena K.")


def _act(act: Act) -> str:
    return auditing.act(AuditLine(1, "", act.value, "", OPERATOR))


SPOKEN: list[tuple[Callable[..., str], StrEnum]] = [
    (say, value)
    for say, values in (
        (words.role, ListRole),
        (words.side, Side),
        (words.stage, Stage),
        (words.status, Status),
        (words.basis, Basis),
        (words.field, FactKind),
        (words.column_meaning, FactKind),
        (words.reason, Reason),
        (words.decision, DecisionKind),
        (words.state, SubjectState),
        (words.answer, Answer),
        (words.identity, IdentityState),
        (words.operator_role, OperatorRole),
        (words.level, Level),
        (words.act, [kind for kind in StatementKind if _has_body(kind)]),
        (findings.short, FindingKind),
        (_act, Act),
        (_report, Fault),
    )
    for value in values
]


@pytest.mark.parametrize(("say", "value"), SPOKEN, ids=lambda part: getattr(part, "__name__", None) or str(part))
def test_value_has_words_in_both_languages(say: Callable[..., str], value: StrEnum) -> None:
    english = say(value)
    speak(Language.UKRAINIAN)
    ukrainian = say(value)
    assert english.strip()
    assert not CYRILLIC.search(english.replace("Olena K.", ""))
    assert CYRILLIC.search(ukrainian), f"{ukrainian!r} is not Ukrainian"
    for text in (english, ukrainian):
        assert not re.search(r"[{}]", text)


@pytest.mark.parametrize(
    "values", [ListRole, Status, FactKind, Reason, DecisionKind, SubjectState, Answer, FindingKind]
)
@pytest.mark.parametrize("language", Language)
def test_words_of_one_kind_are_told_apart(values: type[StrEnum], language: Language) -> None:
    speak(language)
    say = {
        ListRole: words.role,
        Status: words.status,
        FactKind: words.field,
        Reason: words.reason,
        DecisionKind: words.decision,
        SubjectState: words.state,
        Answer: words.answer,
        FindingKind: findings.short,
    }[values]
    # Two findings on the tax number are one to the queue; their sentences tell them apart.
    said = [say(value) for value in values if value is not FindingKind.TAX_NUMBER_AGAINST_SEX]
    assert sorted(set(said)) == sorted(said)


@pytest.mark.parametrize("kind", ProblemKind)
@pytest.mark.parametrize("language", Language)
def test_problem_is_counted_in_words(kind: ProblemKind, language: Language) -> None:
    speak(language)
    for count in (1, 2, 5, 11, 21, 1000):
        said = words.problem(kind, count)
        assert said.startswith(f"{count:,}".replace(",", "\u00a0") + " ")
        assert bool(CYRILLIC.search(said)) == (language is Language.UKRAINIAN)
        assert "{" not in said


def test_unknown_kind_of_statement_is_said_to_be_unknown() -> None:
    assert words.act("a-kind-of-2031") == "unknown kind “a-kind-of-2031”"
    speak(Language.UKRAINIAN)
    assert "a-kind-of-2031" in words.act("a-kind-of-2031")
    assert CYRILLIC.search(words.act("a-kind-of-2031"))


@pytest.mark.parametrize("language", Language)
def test_column_without_meaning_and_running_number_have_words_of_their_own(language: Language) -> None:
    speak(language)
    said = {words.column_meaning(meaning) for meaning in ("", RUNNING_NUMBER, FactKind.CAPTOR_NUMBER.value)}
    assert len(said) == 3


@pytest.mark.usefixtures("ukrainian")
@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 осіб"), (1, "1 особа"), (2, "2 особи"), (4, "4 особи"), (5, "5 осіб"), (11, "11 осіб"), (12, "12 осіб"),
     (21, "21 особа"), (22, "22 особи"), (111, "111 осіб"), (1001, "1\u00a0001 особа"), (412006, "412\u00a0006 осіб")],
)  # fmt: skip
def test_ukrainian_counts_people_in_three_forms(count: int, said: str) -> None:
    assert words.people(count) == said


def test_english_counts_people_in_two_forms() -> None:
    assert [words.people(count) for count in (0, 1, 2, 21)] == ["0 people", "1 person", "2 people", "21 people"]


@pytest.mark.parametrize("fault", ON_THE_FILE)
def test_fault_of_the_file_as_a_whole_says_first_what_still_holds(fault: Fault) -> None:
    assert _report(fault).startswith("1\u00a0412 acts hold. ")


def test_first_bad_act_is_named_with_who_and_when() -> None:
    said = _report(Fault.SIGNATURE_WRONG)
    assert said.startswith("1\u00a0412 acts hold. Act 1\u00a0413 (12.05.2025 ")
    assert "Olena K." in said
    assert said.endswith("nothing after it is vouched for.")


def test_chain_that_holds_is_said_to_hold() -> None:
    assert auditing.report(AuditReport(412, 412, 100), str) == "All 412 acts hold."
