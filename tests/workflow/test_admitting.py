"""Admitting: who becomes a member by whom, what each role may do, and what a suspension leaves."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from small_cases import OURS, TO_VERIFY, SmallCase, admitted, raw_derivation, write_list

from verifier_gui.domain.case_statements import CaseOpened, Exported, Head, MemberDeclared, Restoration, SignedOff
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, RevisionId, SubjectId
from verifier_gui.domain.list_statements import Amended, Imported, ListDeclared, Pairing
from verifier_gui.domain.membership import may
from verifier_gui.domain.policy_statements import PolicyDeclared, SampleDrawn
from verifier_gui.domain.state_figures import Figures, figure_texts
from verifier_gui.domain.statement_kinds import Answer, DecisionKind, OperatorRole, Reason, Review, StatementKind
from verifier_gui.domain.statements import Body
from verifier_gui.domain.subject_statements import (
    About,
    Adjudication,
    Decision,
    Hold,
    Judgement,
    Note,
    Query,
    StopAnswer,
    Withdrawal,
)
from verifier_gui.errors import DecisionError, IdentityError
from verifier_gui.progress import Progress
from verifier_gui.sealing.keys import Identity
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.admitting import (
    admit,
    bind_key,
    change_role,
    open_request,
    read_members,
    save_request,
    suspend,
)
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.log_index import LogFilter, LogIndex
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.reading_audit import LogReading, ShownLine
from verifier_gui.workflow.rostering import read_roster
from verifier_gui.workflow.viewing import whole_view

CASEWORKER, SUPERVISOR, OBSERVER = OperatorRole.CASEWORKER, OperatorRole.SUPERVISOR, OperatorRole.OBSERVER
ABOUT = About(SubjectId("5" * 64), "i")
FOUND = Decision(ABOUT, DecisionKind.NOT_FOUND)
LIST, REVISION = ListId("a" * 32), RevisionId("7" * 64)
BODIES: tuple[Body, ...] = (
    MemberDeclared(OperatorId("ab" * 32), "Х", "", OBSERVER, admitted=True),
    PolicyDeclared(Review.ONE, 0, figure_texts(Figures())),
    SampleDrawn(LIST, "ab" * 32, 0, (), ()),
    ListDeclared(LIST, {}),
    Imported(LIST, REVISION, "a.csv", "9" * 64, "a", 1, {}, 1, 0, "c" * 64),
    Amended(LIST, REVISION, None, (), "x", "a" * 64, 0, {}, 0, 0, "c" * 64, "d" * 64),
    Pairing(LIST, REVISION, 1, "d" * 64),
    FOUND,
    Adjudication(FOUND, ()),
    Judgement(ABOUT, RecordKey("1" * 64), another_person=True),
    StopAnswer(ABOUT, "deceased:1", Answer.APPLIES),
    Hold(ABOUT, held=True),
    Note(ABOUT, "x"),
    Query(ABOUT, "x", escalated=True),
    Withdrawal(ABOUT, ()),
    Exported(LIST, {}),
    SignedOff(LIST, "1" * 64, "2" * 64, "3" * 64, 1, {}, {}),
    Head(1, "f" * 64),
    Restoration((), Head(1, "f" * 64), "x"),
)


def holds(case: OpenCase) -> bool:
    report = verify(case.writer, case.heads_found)
    assert report.bad is None
    return report.holds


def person(small: SmallCase, key: OperatorId):
    return members_of(small.case.writer)[key]


def colleague(folder: Path, name: str = "Тарас В.") -> tuple[Profile, Identity]:
    """Somebody with a laptop of their own."""
    profile = Profile(folder / "another laptop", raw_derivation)
    return profile, profile.create_operator(name, "Відомство Б", "його фраза")


class _UndoneError(Exception):
    """Nothing of this is to stay."""


def attempt(acting: Acting, body: Body) -> None:
    with acting.act(body):
        raise _UndoneError


def lines_of(small: SmallCase, kind: str) -> list[ShownLine]:
    """The lines of the log of one kind, the newest first."""
    view = whole_view(small.case.writer)
    return LogReading(view).at(LogIndex().extended(view, Progress()).numbers(LogFilter(kind=kind)))


def test_every_kind_with_a_body_is_tried_here() -> None:
    assert {type(body) for body in BODIES} | {CaseOpened} == set(get_args(Body))


@pytest.mark.parametrize("role", OperatorRole)
def test_a_role_that_may_not_make_a_statement_is_refused_with_who_may(small, role):
    acting = admitted(small, role=role)
    head = small.case.writer.head()
    for body in BODIES:
        if may(role, body.KIND):
            with pytest.raises(_UndoneError):
                attempt(acting, body)
        else:
            with pytest.raises(DecisionError, match=r"(?:Only a supervisor|An observer looks).*Ask Олена К\."):
                attempt(acting, body)
    assert small.case.writer.head() == head
    assert [body.KIND for body in BODIES if may(role, body.KIND)] == {
        SUPERVISOR: [body.KIND for body in BODIES],
        CASEWORKER: [
            body.KIND
            for body in BODIES
            if body.KIND
            not in {StatementKind.MEMBER, StatementKind.POLICY, StatementKind.SAMPLE, StatementKind.ADJUDICATION}
        ],
        OBSERVER: [StatementKind.HEAD],
    }[role]


def test_a_colleague_asks_by_a_file_is_admitted_and_decides_on_another_laptop(small, tmp_path):
    profile, his = colleague(tmp_path)
    request = tmp_path / "тарас.vmember"
    assert save_request(profile, his.card.id, "його фраза", request) == his.card
    assert open_request(request) == his.card
    copy = tmp_path / "копія.vcase"
    before = small.case.writer.line_count()
    assert admit(small.acting, open_request(request), CASEWORKER).case
    assert small.case.writer.line_count() == before + 1
    small.case.writer.checkpoint(truncate=True)
    shutil.copy(small.case.path, copy)
    case = case_files.open_with_passphrase(copy, OURS, identity=his, profile=profile, clock=small.clock)
    try:
        assert (case.is_member, case.operator.name, case.operator.role) == (True, "Тарас В.", CASEWORKER)
        assert case.may(StatementKind.DECISION)
        assert not case.may(StatementKind.MEMBER)
        sheet = reviewing.read_sheet(case.writer, small.subject(5), case.operator.id)
        reviewing.not_found(case.acting, sheet, reason=Reason.ABSENT)
        sheet = reviewing.read_sheet(case.writer, small.subject(5), case.operator.id)
        assert sheet.verdict.decided_by == (his.card.id,)
        assert sheet.history[-1].is_own
        row = read_roster(case.writer, case.operator.id, case.title, small.lists[TO_VERIFY.name], Progress()).rows[4]
        assert "Тарас В." in row.own
        assert holds(case)
    finally:
        case_files.close(case)


def test_only_a_supervisor_admits_and_nobody_is_admitted_twice(small, tmp_path):
    his = admitted(small)
    _, stranger = colleague(tmp_path, "Ірина Г.")
    with pytest.raises(DecisionError, match=r"Only a supervisor may do this\. Ask Олена К\."):
        admit(his, stranger.card, OBSERVER)
    with pytest.raises(DecisionError, match=r"is a member's already: Тарас В\."):
        admit(small.acting, his.identity.card, SUPERVISOR)
    assert stranger.card.id not in members_of(small.case.writer)


def test_75_what_a_suspended_member_decided_counts_and_nothing_further_is_taken(small):
    his = admitted(small)
    reviewing.not_found(his, small.sheet(5), reason=Reason.ABSENT)
    with pytest.raises(DecisionError, match=r"Say why Тарас В\. is suspended"):
        suspend(small.acting, his.identity.card.id, "  ")
    suspend(small.acting, his.identity.card.id, "перейшов до іншого відомства")
    assert small.sheet(5).verdict.decided_by == (his.identity.card.id,)
    assert small.sheet(5).history[-1].is_live
    with pytest.raises(DecisionError, match=r"Тарас В\. is suspended from this case.*Ask Олена К\."):
        reviewing.hold(his, small.sheet(5))
    assert holds(small.case)
    told = lines_of(small, "member")
    assert [line.act for line in told] == ["member suspended", "member admitted as caseworker"]
    assert [line.about for line in told] == ["Тарас В., Відомство Б"] * 2
    assert "“перейшов до іншого відомства”" in told[0].details
    assert [line.who for line in lines_of(small, "decision")] == ["Тарас В."]


def test_75_what_was_signed_with_an_ended_key_is_found_and_counts_nowhere(small, monkeypatch):
    his = admitted(small)
    suspend(small.acting, his.identity.card.id, "ключ загублено")
    # As a program would that does not ask: a copy of the file on the laptop of whoever found the key.
    monkeypatch.setattr("verifier_gui.workflow.acting.refuse_unless_allowed", lambda *_: None)
    reviewing.not_found(his, small.sheet(5), reason=Reason.ABSENT)
    monkeypatch.undo()
    assert not small.sheet(5).verdict.is_decided
    assert not small.sheet(5).history[-1].is_live
    report = verify(small.case.writer, small.case.heads_found)
    assert (report.bad.fault, report.bad.number, report.bad.by) == (
        "key-ended",
        small.case.writer.line_count(),
        his.identity.card.id,
    )


def test_75_what_a_role_may_not_make_is_found_and_counts_nowhere(small, monkeypatch):
    his = admitted(small, role=OBSERVER)
    monkeypatch.setattr("verifier_gui.workflow.acting.refuse_unless_allowed", lambda *_: None)
    reviewing.not_found(his, small.sheet(5), reason=Reason.ABSENT)
    monkeypatch.undo()
    assert not small.sheet(5).verdict.is_decided
    assert verify(small.case.writer, small.case.heads_found).bad.fault == "role-may-not"


def test_somebody_suspended_is_admitted_again_in_any_role(small):
    his = admitted(small)
    suspend(small.acting, his.identity.card.id, "x")
    change_role(small.acting, his.identity.card.id, SUPERVISOR)
    assert (person(small, his.identity.card.id).role, person(small, his.identity.card.id).is_suspended) == (
        SUPERVISOR,
        False,
    )
    reviewing.hold(his, small.sheet(2))
    assert holds(small.case)


def test_the_last_supervisor_stays_and_nobody_changes_their_own_membership(small):
    own = small.identity.card.id
    for change in (
        lambda: suspend(small.acting, own, "x"),
        lambda: change_role(small.acting, own, OBSERVER),
    ):
        with pytest.raises(DecisionError, match="is the last supervisor of this case"):
            change()
    admitted(small, role=SUPERVISOR)
    with pytest.raises(DecisionError, match="Nobody changes their own membership"):
        suspend(small.acting, own, "x")


def test_a_new_key_goes_on_as_the_same_person_and_the_old_one_ends(small, tmp_path):
    his = admitted(small)
    reviewing.not_found(his, small.sheet(5), reason=Reason.ABSENT)
    _, newer = colleague(tmp_path)
    bind_key(small.acting, newer.card, his.identity.card.id)
    listed = read_members(small.case.writer)
    assert [(one.member.name, one.statements, one.is_creator) for one in listed] == [
        ("Олена К.", small.case.writer.counts_by_signer()[small.identity.card.id], True),
        ("Тарас В.", 1, False),
    ]
    with pytest.raises(DecisionError, match="has another key in this case now"):
        reviewing.hold(his, small.sheet(2))
    now = replace(his, identity=newer)
    reviewing.take_back_last(now)
    assert not small.sheet(5).verdict.is_decided
    reviewing.hold(now, small.sheet(2))
    assert small.sheet(2).verdict.held_by == (his.identity.card.id,)
    assert holds(small.case)
    with pytest.raises(DecisionError, match="is a member's already"):
        bind_key(small.acting, newer.card, his.identity.card.id)


def test_whatever_is_no_request_is_refused_in_a_sentence(small, tmp_path):
    for path in (write_list(tmp_path, "лист.vmember", ["x"]), tmp_path, tmp_path / "немає"):
        with pytest.raises(IdentityError, match=r"(?:not a whole request|no file that can|cannot be read)"):
            open_request(path)


def test_another_operator_of_the_laptop_takes_over_the_locked_window(small):
    his = admitted(small)
    _stranger = small.profile.create_operator("Чужий", "", "x")
    locked = case_files.lock(small.case)
    assert locked.members == {small.identity.card.id, his.identity.card.id}
    with pytest.raises(case_files.WrongKeyError, match="is not kept for Тарас"):
        case_files.unlock(locked, "ще одна фраза", operator=his.identity.card.id, clock=small.clock)
    small.case = case_files.unlock(
        locked, "ще одна фраза", operator=his.identity.card.id, case_passphrase=OURS, clock=small.clock
    )
    assert small.case.operator.name == "Тарас В."
    reviewing.hold(small.case.acting, small.sheet(2))
    assert holds(small.case)


@pytest.mark.parametrize(
    "changed",
    [
        "replace(body, '\"admitted\":false', '\"admitted\":true')",
        "replace(body, '\"case\":', '\"cave\":')",
        "replace(body, ':2}}', ':1}}')",
    ],
)
def test_73_a_suspension_that_was_changed_is_named_itself_and_nothing_before_it(small, changed):
    his = admitted(small)
    reviewing.hold(his, small.sheet(2))
    reviewing.not_found(his, small.sheet(5), reason=Reason.ABSENT)
    suspend(small.acting, his.identity.card.id, "x")
    number = small.case.writer.line_count()
    connection = small.case.writer._connection
    connection.execute("DROP TRIGGER statement_is_never_changed")
    assert connection.execute(
        f"UPDATE statement SET body = {changed} WHERE kind = 'member' AND body LIKE '%false%' AND body <> {changed}"
    ).rowcount
    report = verify(small.case.writer, small.case.heads_found)
    assert (report.bad.fault, report.bad.number, report.held) == ("hash-differs", number, number - 1)


def test_75_one_key_used_twice_for_a_place_admits_nobody(small, monkeypatch):
    place = small.case.writer.last_of(small.identity.card.id, small.acting.station)
    his = admitted(small)
    assert his.identity.card.id in members_of(small.case.writer)
    monkeypatch.setattr(small.case.writer, "last_of", lambda _signer, _station: place)
    reviewing.hold(small.acting, small.sheet(2))
    assert his.identity.card.id not in members_of(small.case.writer)


def test_the_creator_goes_on_with_a_new_key_that_another_supervisor_binds(small, tmp_path):
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    other = admitted(small, role=SUPERVISOR)
    _, newer = colleague(tmp_path, "Олена К.")
    bind_key(other, newer.card, small.identity.card.id)
    assert [(one.member.key, one.is_creator) for one in read_members(small.case.writer)] == [
        (newer.card.id, True),
        (other.identity.card.id, False),
    ]
    with pytest.raises(DecisionError, match="has another key in this case now"):
        reviewing.hold(small.acting, small.sheet(2))
    now = replace(small.acting, identity=newer)
    suspend(now, other.identity.card.id, "x")
    assert small.sheet(5).verdict.decided_by == (small.identity.card.id,)
    assert holds(small.case)
