"""What keeps a roster from being signed: every kind once, with its people, and nothing where everything is settled."""

from dataclasses import replace

import pytest

from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, StatementId, SubjectId
from verifier_gui.domain.queries import OpenQuery
from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.signing_blocks import Block, BlockKind, Surroundings, blocks_of, hindering
from verifier_gui.domain.statement_kinds import Answer, DecisionKind
from verifier_gui.domain.subject_statements import IdentifiedRecord
from verifier_gui.domain.verdicts import IdentityState, NamedBy, Verdict

REGISTRY, OLENA = ListId("aa" * 16), OperatorId("bb" * 32)
QUESTION = OpenQuery(StatementId("dd" * 32), OLENA, (OperatorId("cc" * 32),), escalated=False, due="")
AROUND = Surroundings(lists=2, not_searched=(), unknown_kinds=(), agreed=2, found=2)


def identified(record: str) -> Verdict:
    named = NamedBy(IdentifiedRecord(REGISTRY, RecordKey(record)), (OLENA,))
    return Verdict(IdentityState.DECIDED, DecisionKind.IDENTIFIED, (named,))


def entries(*verdicts: Verdict) -> list[QueueEntry]:
    return [
        QueueEntry(
            SubjectId(f"{number:064}"), number, "", "", "", SubjectState.STRONG, None, 1, 0.9, verdict, number, ""
        )
        for number, verdict in enumerate(verdicts, 1)
    ]


SETTLED = entries(identified("1"), identified("2"))


def test_nothing_keeps_a_settled_roster_from_being_signed() -> None:
    assert blocks_of(SETTLED, AROUND) == ()
    assert blocks_of(entries(Verdict(IdentityState.DECIDED, DecisionKind.NOT_FOUND)), AROUND) == ()


@pytest.mark.parametrize(
    ("verdict", "kinds"),
    [
        (Verdict(), [BlockKind.UNDECIDED]),
        (Verdict(stale=1), [BlockKind.UNDECIDED, BlockKind.STALE]),
        (Verdict(IdentityState.NOT_SURE), [BlockKind.UNDECIDED, BlockKind.NOT_SURE]),
        (Verdict(IdentityState.NOT_SURE, is_disputed=True), [BlockKind.UNDECIDED, BlockKind.DISAGREEMENT]),
        (Verdict(IdentityState.DISAGREEMENT), [BlockKind.UNDECIDED, BlockKind.DISAGREEMENT]),
        (Verdict(IdentityState.AWAITING_SECOND), [BlockKind.UNDECIDED, BlockKind.AWAITING_SECOND]),
        (Verdict(IdentityState.OWN_DECISIONS_DIFFER), [BlockKind.UNDECIDED, BlockKind.OWN_DECISIONS_DIFFER]),
        (replace(identified("3"), open_stops=("deceased:1",)), [BlockKind.STOP_OPEN]),
        (
            replace(identified("3"), open_stops=("a:", "b:"), stop_answers={"b:": {OLENA: Answer.UNCLEAR}}),
            [BlockKind.STOP_OPEN, BlockKind.STOP_UNCLEAR],
        ),
        (
            replace(
                identified("3"),
                open_stops=("a:",),
                stop_answers={"a:": {OLENA: Answer.APPLIES, OperatorId("cc" * 32): Answer.DOES_NOT_APPLY}},
            ),
            [BlockKind.STOP_DISPUTED],
        ),
        (replace(identified("3"), open_queries=(QUESTION,)), [BlockKind.WAITING]),
        (replace(identified("3"), unknown_kinds=("clearance",)), [BlockKind.UNKNOWN_KIND]),
        (replace(identified("3"), stale=1), []),
        (replace(identified("3"), held_by=(OLENA,)), []),
    ],
)
def test_each_kind_names_its_person(verdict: Verdict, kinds: list[BlockKind]) -> None:
    queue = [*SETTLED, *entries(verdict, verdict, verdict)[2:]]
    found = blocks_of(queue, AROUND)
    assert [block.kind for block in found] == kinds
    assert all(block.subjects == (queue[2].subject,) for block in found)


def test_one_record_of_two_people_is_a_conflict_of_both_and_of_nobody_else() -> None:
    queue = entries(identified("1"), identified("2"), identified("1"))
    assert blocks_of(queue, AROUND) == (Block(BlockKind.CONFLICT, (queue[0].subject, queue[2].subject)),)
    duplicate = Verdict(IdentityState.DECIDED, DecisionKind.DUPLICATE, duplicate_of=queue[0].subject)
    assert blocks_of(entries(identified("1"), identified("2"), duplicate), AROUND) == ()


def test_a_record_that_names_somebody_on_another_list_is_a_conflict_too() -> None:
    around = replace(AROUND, named_elsewhere=frozenset({RecordKey("2"), RecordKey("9")}))
    assert blocks_of(SETTLED, around) == (Block(BlockKind.CONFLICT, (SETTLED[1].subject,)),)


def test_lists_kinds_and_numbers_block_whoever_is_decided() -> None:
    around = Surroundings(
        lists=0, not_searched=(REGISTRY,), unknown_kinds=("tranche", "clearance"), agreed=3, found=2, forks=(12, 40)
    )
    found = blocks_of(SETTLED, around)
    assert [block.kind for block in found] == [
        BlockKind.UNKNOWN_KIND,
        BlockKind.FORK,
        BlockKind.NO_REGISTRY,
        BlockKind.NOT_SEARCHED,
        BlockKind.OTHER_NUMBER,
    ]
    assert found[0].words == ("clearance", "tranche")
    assert (found[1].words, found[1].is_acceptable) == (("12", "40"), True)
    assert found[3].lists == (REGISTRY,)
    assert (found[4].agreed, found[4].found) == (3, 2)
    assert [block.kind for block in blocks_of([], AROUND)] == [BlockKind.NOBODY]


def test_another_number_says_nothing_while_somebody_is_undecided_or_where_none_was_agreed() -> None:
    assert [block.kind for block in blocks_of(entries(Verdict()), AROUND)] == [BlockKind.UNDECIDED]
    assert blocks_of(SETTLED, replace(AROUND, agreed=0, found=5)) == ()


def test_only_another_number_can_be_accepted() -> None:
    blocks = blocks_of([*SETTLED], replace(AROUND, lists=0, agreed=5))
    every = [kind.value for kind in BlockKind]
    assert [block.kind for block in hindering(blocks, every)] == [BlockKind.NO_REGISTRY]
    assert len(hindering(blocks, ())) == 2
