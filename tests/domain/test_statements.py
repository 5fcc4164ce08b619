"""Bodies of statements become plain values and come back the same; what is not of their form is refused."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statement_making import MYKOLA, OLENA, REGISTRY_A, SUBJECT, Desk, about, identified, in_registry_a, in_registry_b

from verifier_gui.domain.case_statements import CaseOpened, Exported, Head, MemberDeclared, Restoration, SignedOff
from verifier_gui.domain.identifiers import OperatorId, RecordKey, RevisionId, StatementId, StationId, SubjectId
from verifier_gui.domain.list_statements import Amended, AmendedRow, Imported, ListDeclared, Pairing
from verifier_gui.domain.policy_statements import PolicyDeclared, SampleDrawn
from verifier_gui.domain.state_figures import Figures, figure_texts
from verifier_gui.domain.statement_kinds import (
    Answer,
    Certainty,
    DecisionKind,
    OperatorRole,
    Reason,
    Review,
    StatementKind,
)
from verifier_gui.domain.statement_values import Json
from verifier_gui.domain.statements import Body, UnknownBody, read_body
from verifier_gui.domain.subject_statements import (
    Adjudication,
    Decision,
    Hold,
    IdentifiedRecord,
    Judgement,
    Note,
    Query,
    SearchMade,
    StopAnswer,
    Withdrawal,
)

REVISION = RevisionId("7" * 64)
FULL_DECISION = Decision(
    about=about(),
    decision=DecisionKind.IDENTIFIED,
    records=(in_registry_a(), in_registry_b()),
    certainty=Certainty.PROBABLE,
    source="letter 12 of 3 May",
    duplicate_of=SUBJECT,
    remaining=(MYKOLA,),
    ask="the unit",
    reason=Reason.LANG,
    note="Николай is Микола",
    exhibits=("8" * 64,),
    searches=(SearchMade("Бондаренко 1989", (REVISION,), 3),),
    coverage=(REVISION,),
    bulk=True,
)

BODIES: list[Body] = [
    CaseOpened("Exchange of May", 1000, 1000, "Olena K.", "Coordination", OLENA),
    MemberDeclared(
        OperatorId("bb" * 32),
        "Taras V.",
        "Ombudsman",
        OperatorRole.CASEWORKER,
        admitted=False,
        replaces=OLENA,
        seen=(StatementId("1" * 64), StatementId("2" * 64)),
        until={OLENA: {StationId("d0" * 16): 12, StationId("d1" * 16): 3}},
        note="left the agency",
    ),
    MemberDeclared(OperatorId("bb" * 32), "Taras V.", "", OperatorRole.OBSERVER, admitted=True),
    PolicyDeclared(
        Review.SECOND_OF_SOME, 100, figure_texts(Figures()), (StatementId("1" * 64),), "as agreed with the ombudsman"
    ),
    PolicyDeclared(Review.SECOND_OF_ALL, 0, figure_texts(Figures(strong=0.97))),
    SampleDrawn(REGISTRY_A, "ab" * 32, 200, (SubjectId("5" * 64), SubjectId("6" * 64)), (SubjectId("6" * 64),)),
    ListDeclared(REGISTRY_A, {"name": "Registry A", "role": "registry"}),
    Imported(REGISTRY_A, REVISION, "a.xlsx", "9" * 64, "Sheet 1", 3, {"0": "number", "1": "surname"}, 12, 2, "c" * 64),
    Imported(REGISTRY_A, REVISION, "a.csv", "9" * 64, "a", 1, {}, 12, 0, "c" * 64, "d" * 64, "cp1251", ";"),
    Pairing(REGISTRY_A, REVISION, 12, "d" * 64),
    Amended(
        REGISTRY_A,
        REVISION,
        RevisionId("4" * 64),
        (AmendedRow(7, MYKOLA, RecordKey("8" * 64)), AmendedRow(13, RecordKey("9" * 64))),
        "his mother, by telephone",
        "a" * 64,
        3,
        {"0": "number", "1": "surname"},
        13,
        2,
        "c" * 64,
        "d" * 64,
    ),
    Amended(REGISTRY_A, REVISION, None, (), "own knowledge", "a" * 64, 0, {}, 0, 0, "c" * 64, "d" * 64),
    FULL_DECISION,
    Decision(about(), DecisionKind.NOT_FOUND),
    Adjudication(FULL_DECISION, (StatementId("1" * 64), StatementId("2" * 64))),
    Judgement(about(), MYKOLA, another_person=True, note="other father"),
    Judgement(about(), MYKOLA, another_person=False),
    StopAnswer(about(), "deceased:1", Answer.APPLIES, Reason.HOME, "seen at home"),
    StopAnswer(about(), "deceased:1", Answer.UNCLEAR),
    StopAnswer(
        about(), "deceased:1", Answer.APPLIES, Reason.HOME, settles=(StatementId("1" * 64), StatementId("2" * 64))
    ),
    Hold(about(), held=True, asked_by="security service", note="trial"),
    Hold(about(), held=False),
    Note(about(), "line one\nline two"),
    Query(about(), "who saw him?", (OLENA, OperatorId("bb" * 32)), escalated=True, due="2026-05-12"),
    Query(about(), "I did", answers=StatementId("7" * 64)),
    Withdrawal(about(), (StatementId("3" * 64),)),
    SignedOff(
        REGISTRY_A,
        "1" * 64,
        "2" * 64,
        "3" * 64,
        412,
        {"manifest.json": "1" * 64},
        {"manifest.json.00.sig": "-----BEGIN"},
        StatementId("4" * 64),
        {"other-number": "for the wounded"},
    ),
    Exported(REGISTRY_A, {"roster.xlsx": "e" * 64}, ("surname", "birth-date"), "the Red Cross"),
    Head(412, "f" * 64),
    Restoration((Head(450, "a" * 64), Head(452, "b" * 64)), Head(412, "f" * 64), "the disk was exchanged"),
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_body_comes_back_as_it_went_even_through_json(body: Body) -> None:
    written: Mapping[str, Json] = json.loads(json.dumps(body.to_values()))
    assert read_body(body.KIND.value, written) == body


def test_every_kind_with_a_body_is_tried_here() -> None:
    with_body = {kind for kind in StatementKind if not isinstance(_read_leniently(kind), UnknownBody)}
    assert with_body == {body.KIND for body in BODIES}


def _read_leniently(kind: StatementKind) -> object:
    try:
        return read_body(kind.value, {})
    except ValueError:
        return None


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_value_of_another_type_is_refused(body: Body) -> None:
    values = body.to_values()
    for name in values:
        for wrong in (1.5, {"a": 1.5}, [1.5], object):
            with pytest.raises(ValueError, match=r".*"):
                read_body(body.KIND.value, values | {name: wrong})


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("decision", {"decision": "perhaps"}),
        ("decision", {"decision": None}),
        ("decision", {"reason": "BECAUSE"}),
        ("decision", {"certainty": "certain"}),
        ("decision", {"records": "all"}),
        ("decision", {"records": ["a"]}),
        ("decision", {"searches": [{"query": "x", "revisions": [], "hits": "3"}]}),
        ("decision", {"bulk": "true"}),
        ("decision", {"bulk": 1}),
        ("decision", {"seen": "1"}),
        ("hold", {"held": "yes"}),
        ("hold", {"held": None}),
        ("judgement", {"another-person": 1}),
        ("stop-answer", {"answer": "yes"}),
        ("stop-answer", {"reason": 0}),
        ("withdrawal", {"statements": [1]}),
        ("head", {"number": True}),
        ("head", {"number": "412"}),
        ("case", {"agreed-ours": 1000.0}),
        ("member", {"role": "director"}),
        ("member", {"admitted": 1}),
        ("member", {"member": ""}),
        ("member", {"member": "AB" * 32}),
        ("member", {"replaces": "../etc"}),
        ("member", {"replaces": 0}),
        ("member", {"until": []}),
        ("member", {"until": {"aa": 12}}),
        ("member", {"until": {"aa": {"d0": "12"}}}),
        ("list", {"attributes": {"name": 1}}),
        ("list", {"attributes": []}),
        ("import", {"mapping": None}),
        ("export", {"files": ["roster.xlsx"]}),
    ],
)
def test_malformed_value_is_refused_by_name(kind: str, wrong: Mapping[str, Json]) -> None:
    body = next(body for body in BODIES if body.KIND.value == kind)
    with pytest.raises(ValueError, match=r".+"):
        read_body(kind, body.to_values() | wrong)


def test_an_import_of_before_it_told_how_a_file_was_read_is_read_as_telling_nothing_of_it() -> None:
    body = next(body for body in BODIES if isinstance(body, Imported) and body.facts_digest)
    values = body.to_values()
    for name in ("facts-digest", "encoding", "delimiter"):
        del values[name]
    assert read_body("import", values) == replace(body, facts_digest="", encoding="", delimiter="")


@pytest.mark.parametrize("kind", ["clearance", "outcome", "a-kind-of-2031", ""])
def test_unknown_kind_is_kept_with_all_it_says(kind: str) -> None:
    values: dict[str, Json] = {"subject": SUBJECT, "anything": [1, {"nested": "text"}]}
    assert read_body(kind, values) == UnknownBody(values)


def test_unknown_kind_is_about_no_subject() -> None:
    assert Desk().says(UnknownBody({"subject": SUBJECT}), kind="clearance").about is None


def test_statement_is_about_what_its_body_is_about() -> None:
    assert Desk().says(identified()).about == about()
    assert Desk().says(Adjudication(FULL_DECISION, ())).about == about()
    assert Desk().says(Head(1, "")).about is None


@given(st.permutations([StatementId(letter * 64) for letter in "1234"]))
def test_order_in_which_statements_were_seen_is_not_signed(seen: list[StatementId]) -> None:
    one = Withdrawal(about(), tuple(seen)).to_values()
    assert one == Withdrawal(about(), tuple(sorted(seen))).to_values()


@given(st.permutations([in_registry_a(RecordKey(letter * 64)) for letter in "123"]))
def test_order_in_which_records_were_marked_is_not_signed(records: list[IdentifiedRecord]) -> None:
    assert identified(*records).to_values() == identified(*sorted(records)).to_values()
