"""Acting: statement, audit line and what follows from them are one; heads vouch for the chain on the way."""

import pytest
from small_cases import SmallCase

from verifier_gui.domain.audit import Act
from verifier_gui.domain.case_statements import Head
from verifier_gui.domain.subject_statements import Note
from verifier_gui.sealing.statements import verify as verify_signature
from verifier_gui.workflow import reviewing


def heads(small: SmallCase) -> list[Head]:
    return [statement.body for statement in small.case.writer.statements_of_kind("head")]


def fill(small: SmallCase, number: int) -> None:
    while small.case.writer.head().number < number:
        small.acting.note(Act.VERIFIED)


def test_a_statement_names_its_place_in_its_signers_chain_and_is_signed(small):
    for text in ("перша", "друга"):
        reviewing.add_note(small.acting, small.sheet(2), text)
    first, second = [entry.statement for entry in small.sheet(2).history]
    assert (second.seq, second.prev, second.case) == (first.seq + 1, first.id, small.case.case_id)
    assert (second.by, second.station) == (small.identity.card.id, small.acting.station)
    assert second.at > first.at
    line = list(small.case.writer.stored_lines())[-1]
    assert verify_signature(line.body, line.signature)["text"] == "друга"


def test_what_fails_after_the_signature_leaves_neither_statement_nor_line(small):
    head = small.case.writer.head()
    about = reviewing._about(small.sheet(2))

    def fail_half_way() -> None:
        with small.acting.act(Note(about, "x")) as (transaction, _):
            transaction.put_note_draft(small.subject(2), "x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert (small.case.writer.head(), small.sheet(2).note_draft, small.sheet(2).history) == (head, "", ())


@pytest.mark.parametrize("last_is_a_statement", [True, False])
def test_the_signer_vouches_for_the_chain_at_each_hundredth_line(small, last_is_a_statement):
    before = len(heads(small))
    fill(small, 99 if last_is_a_statement else 100)
    if last_is_a_statement:
        reviewing.add_note(small.acting, small.sheet(2), "x")
    *_, head = heads(small)
    assert len(heads(small)) == before + 1
    assert head.number == 100
    assert head.line_hash == small.case.writer.line_hash_at(100).hex()


def test_nobody_vouches_twice_for_the_same_end(small):
    small.acting.vouch()
    head = small.case.writer.head()
    small.acting.vouch()
    assert small.case.writer.head() == head


def test_a_lone_surrogate_from_the_clipboard_is_replaced_and_never_refuses_the_act(small):
    reviewing.add_note(small.acting, small.sheet(2), "а\ud800б")
    assert small.sheet(2).history[-1].statement.body.text == "а\ufffdб"
