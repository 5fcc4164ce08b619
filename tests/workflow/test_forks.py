"""Row 79: a key that was used twice for one place in its chain. Both statements are kept, neither counts, and it is told."""

import pytest
from settling import settle
from small_cases import SmallCase, admitted

from verifier_gui.domain.audit import Fork
from verifier_gui.domain.signing_blocks import BlockKind
from verifier_gui.domain.statement_kinds import OperatorRole, Reason
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import SealError
from verifier_gui.phrases import auditing, signing_blocks
from verifier_gui.progress import Progress
from verifier_gui.sealing.encoding import decode
from verifier_gui.sealing.statements import sign
from verifier_gui.store.statements import SignedStatement
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.deriving import derive_anew
from verifier_gui.workflow.finding_forks import forks_of
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.signing_off import sign_first
from verifier_gui.workflow.viewing import whole_view


def fork(small: SmallCase, number: int, **said: object) -> None:
    """What a second copy of a key brings: another statement for the place of the one in that line, taken in as it came."""
    line = list(small.case.writer.stored_lines())[number - 1]
    values = dict(decode(line.body)) | said
    sealed = sign(small.identity.signing_key, values)
    subjects = [values["subject"]] if "subject" in values else []
    with small.case.writer.act(SignedStatement(sealed.id, sealed.body, sealed.signature)) as transaction:
        derive_anew(small.case.writer, transaction, subjects)


def test_79_both_statements_of_a_fork_are_kept_and_told_and_neither_counts(small):
    sheet = small.sheet(2)
    reviewing.identify(small.acting, sheet, [sheet.columns[0].record], reason=Reason.LANG)
    decided = small.case.writer.head().number
    reviewing.add_note(small.acting, small.sheet(5), "далі працюємо")
    assert small.case.writer.verdict_on(small.subject(2)).is_decided
    assert forks_of(small.case.writer) == ()
    fork(small, decided, note="так не казали")
    last = small.case.writer.head().number
    assert small.case.writer.verdict_on(small.subject(2)).identity is IdentityState.UNDECIDED
    assert len(small.case.writer.statements_on(small.subject(2))) == 2
    report = verify(small.case.writer, small.case.heads_found)
    known = (Fork(small.identity.card.id, (decided, last)),)
    assert (report.bad, report.held, report.forks) == (None, last, known)
    (remark,) = auditing.remarks(report, lambda _key: "Олена К.", in_window=True)
    assert remark.startswith(f"The key of Олена К. was used twice for one place in its chain: acts {decided}, {last}.")
    assert forks_of(small.case.writer) == known
    reviewing.add_note(small.acting, small.sheet(5), "і далі")
    assert verify(small.case.writer, small.case.heads_found).holds
    assert forks_of(small.case.writer) == known


def test_79_a_third_statement_for_the_same_place_belongs_to_the_same_fork(small):
    reviewing.add_note(small.acting, small.sheet(2), "раз")
    noted = small.case.writer.head().number
    fork(small, noted, text="два")
    assert len(forks_of(small.case.writer)) == 1
    fork(small, noted, text="три")
    (found,) = forks_of(small.case.writer)
    assert found.numbers == (noted, noted + 1, noted + 2)
    assert verify(small.case.writer, small.case.heads_found).forks == (found,)


def test_79_the_chain_may_go_on_from_either_side_of_a_fork(small):
    """Two copies of a key, each of which went on: the statements after the fork each have their own place and predecessor."""
    reviewing.add_note(small.acting, small.sheet(2), "раз")
    noted = small.case.writer.head().number
    fork(small, noted, text="два")
    twin = list(small.case.writer.stored_lines())[-1]
    seq = decode(twin.body)["seq"]
    reviewing.add_note(small.acting, small.sheet(2), "далі")
    fork(small, noted, text="далі від другого", seq=int(str(seq)) + 1, prev=twin.statement)
    report = verify(small.case.writer, small.case.heads_found)
    assert report.holds
    assert [found.numbers for found in report.forks] == [(noted, noted + 1), (noted + 2, noted + 3)]


def test_79_a_fork_keeps_a_roster_from_being_signed_until_a_supervisor_accepts_it_with_a_reason(small):
    second = admitted(small, role=OperatorRole.SUPERVISOR)
    settle(small)
    reviewing.add_note(small.acting, small.sheet(2), "раз")
    fork(small, small.case.writer.head().number, text="два")
    list_id, title = small.lists["Запит"], small.case.title
    found, number = read_blocks(whole_view(small.case.writer), list_id)
    last = small.case.writer.head().number
    assert (found.kind, number.kind) == (BlockKind.FORK, BlockKind.OTHER_NUMBER)
    assert signing_blocks.title(found) == f"A key used twice: acts {last - 1}, {last}"
    accepted = {BlockKind.OTHER_NUMBER: "двоє лишаються"}
    with pytest.raises(SealError, match="Something"):
        sign_first(second, title, list_id, Progress(), accepted=accepted)
    accepted[BlockKind.FORK] = "ключ був на двох ноутбуках"
    sign_first(second, title, list_id, Progress(), accepted=accepted)
    assert small.case.writer.statements_of_kind("sign-off")[0].body.accepted["fork"] == "ключ був на двох ноутбуках"
