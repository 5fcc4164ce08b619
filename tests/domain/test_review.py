"""The state of a subject: the first that holds."""

import pytest
from statement_making import BROTHER, MYKOLA, MYKOLA_IN_B, REGISTRY_A, REGISTRY_B

from verifier_gui.domain.candidates import Because, Candidate, Evidence, Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import BARS_STRONG, STOPS, Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import SubjectState, state_of
from verifier_gui.domain.state_figures import Figures

RETURNED = ListId("c" * 32)
ROLES = {REGISTRY_A: ListRole.REGISTRY, REGISTRY_B: ListRole.REGISTRY, RETURNED: ListRole.RETURNED}


def evidence(kind: FactKind, level: Level, because: Because) -> Evidence:
    return Evidence(kind, "12.03.1989", "12.03.1989", level, 10.0, because)


SAME_DATE = evidence(FactKind.BIRTH_DATE, Level.SAME, Because.SAME)


def candidate(
    probability: float, list_id: ListId = REGISTRY_A, record: RecordKey = MYKOLA, beside: Evidence = SAME_DATE
) -> Candidate:
    return Candidate(record, list_id, RevisionId("7" * 64), 4, probability, 10.0, (beside,))


def state(*candidates: Candidate, findings: tuple[Finding, ...] = (), stops: tuple[str, ...] = ()) -> SubjectState:
    return state_of(candidates, ROLES, findings, stops)


def test_open_stop_comes_before_everything() -> None:
    assert state(stops=("deceased:1",)) is SubjectState.STOP
    assert state(candidate(0.99), stops=("deceased:1",)) is SubjectState.STOP


@pytest.mark.parametrize(
    ("probability", "expected"),
    [
        (0.0, SubjectState.NONE),
        (0.02, SubjectState.NONE),
        (0.021, SubjectState.WEAK),
        (0.499, SubjectState.WEAK),
        (0.50, SubjectState.LIKELY),
        (0.949, SubjectState.LIKELY),
        (0.95, SubjectState.STRONG),
        (1.0, SubjectState.STRONG),
    ],
)
def test_one_candidate_alone(probability: float, expected: SubjectState) -> None:
    assert state(candidate(probability)) is expected


def test_no_candidate_is_none() -> None:
    assert state() is SubjectState.NONE


def test_two_records_of_one_registry_at_a_fifth_are_several() -> None:
    assert state(candidate(0.60), candidate(0.20, record=BROTHER)) is SubjectState.SEVERAL
    assert state(candidate(0.60), candidate(0.19, record=BROTHER)) is SubjectState.LIKELY


def test_same_person_in_several_registries_is_no_rival() -> None:
    assert state(candidate(0.97), candidate(0.98, REGISTRY_B, MYKOLA_IN_B)) is SubjectState.STRONG
    assert state(candidate(0.97), candidate(0.30, REGISTRY_B, MYKOLA_IN_B)) is SubjectState.STRONG


def test_rival_of_a_twentieth_in_the_same_registry_bars_strong() -> None:
    assert state(candidate(0.95), candidate(0.05, record=BROTHER)) is SubjectState.LIKELY
    assert state(candidate(0.95), candidate(0.049, record=BROTHER)) is SubjectState.STRONG


def test_registry_without_a_rival_makes_strong_what_another_leaves_open() -> None:
    contested = (candidate(0.90), candidate(0.06, record=BROTHER))
    assert state(*contested, candidate(0.97, REGISTRY_B, MYKOLA_IN_B)) is SubjectState.STRONG


@pytest.mark.parametrize("kind", sorted(BARS_STRONG))
def test_finding_that_bars_strong_leaves_it_likely(kind: FindingKind) -> None:
    assert state(candidate(0.99), findings=(Finding(kind),)) is SubjectState.LIKELY


@pytest.mark.parametrize("kind", sorted(set(FindingKind) - BARS_STRONG))
def test_other_findings_do_not(kind: FindingKind) -> None:
    assert state(candidate(0.99), findings=(Finding(kind),)) is SubjectState.STRONG


def test_records_of_returned_people_and_of_unknown_lists_are_no_candidates_here() -> None:
    assert state(candidate(0.99, RETURNED)) is SubjectState.NONE
    assert state(candidate(0.99, ListId("f" * 32))) is SubjectState.NONE


def test_struck_out_record_counts_no_more() -> None:
    both = (candidate(0.60), candidate(0.35, record=BROTHER))
    assert state_of(both, ROLES, (), (), struck_out=(BROTHER,)) is SubjectState.LIKELY
    assert state_of(both, ROLES, (), (), struck_out=(BROTHER, MYKOLA)) is SubjectState.NONE


def test_policy_may_change_the_figures() -> None:
    assert state_of([candidate(0.90)], ROLES, (), (), figures=Figures(strong=0.90)) is SubjectState.STRONG


def test_every_stop_bars_strong_and_is_bound_to_what_it_rests_on() -> None:
    assert STOPS <= BARS_STRONG
    one, other = (Finding(FindingKind.DECEASED, (record,)) for record in (MYKOLA, BROTHER))
    assert one.is_stop
    assert one.key == f"deceased:{MYKOLA}"
    assert one.key != other.key
    assert not Finding(FindingKind.NAMESAKE).is_stop


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        (evidence(FactKind.TAX_NUMBER, Level.SAME, Because.SAME), SubjectState.STRONG),
        (evidence(FactKind.PASSPORT, Level.SAME, Because.SAME), SubjectState.STRONG),
        (evidence(FactKind.TAX_NUMBER, Level.CLOSE, Because.ONE_DIGIT), SubjectState.LIKELY),
        (evidence(FactKind.SURNAME, Level.SAME, Because.SAME), SubjectState.LIKELY),
        (evidence(FactKind.BIRTH_DATE, Level.CLOSE, Because.ONE_DIGIT), SubjectState.LIKELY),
        (evidence(FactKind.BIRTH_DATE, Level.SAME, Because.YEAR_ONLY_SAME), SubjectState.LIKELY),
        (evidence(FactKind.BIRTH_DATE, Level.MISSING, Because.SUBJECT_GIVES_NONE), SubjectState.LIKELY),
        (evidence(FactKind.BIRTH_DATE, Level.DIFFERS, Because.ANOTHER_DATE), SubjectState.LIKELY),
    ],
)
def test_names_alone_make_nobody_strong(beside: Evidence, expected: SubjectState) -> None:
    assert state(candidate(0.999, beside=beside)) is expected


def test_one_registry_with_the_same_date_is_enough() -> None:
    year_alone = evidence(FactKind.BIRTH_DATE, Level.SAME, Because.YEAR_ONLY_SAME)
    assert state(candidate(0.99, beside=year_alone), candidate(0.99, REGISTRY_B, MYKOLA_IN_B)) is SubjectState.STRONG
