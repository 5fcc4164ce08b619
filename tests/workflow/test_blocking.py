"""What keeps the small case's roster from being signed, from the first undecided person to nothing at all."""

from dataclasses import replace

from settling import answer_stops, settle
from small_cases import B_REGISTRY, REGISTRY, REQUEST, TO_VERIFY, SmallCase

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.signing_blocks import Block, BlockKind
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.phrases import signing_blocks
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.viewing import whole_view


def kinds(small: SmallCase) -> list[BlockKind]:
    return [block.kind for block in read_blocks(whole_view(small.case.writer), small.lists["Запит"])]


def test_at_first_everybody_and_every_stop_keeps_it(small):
    blocks = read_blocks(whole_view(small.case.writer), small.lists["Запит"])
    assert [block.kind for block in blocks] == [BlockKind.UNDECIDED, BlockKind.STOP_OPEN]
    assert len(blocks[0].subjects) == 6
    assert signing_blocks.title(blocks[0]) == "6 people not decided yet"
    assert all(signing_blocks.title(block) for block in blocks)


def test_where_everything_is_settled_only_the_number_is_left(small):
    settle(small)
    (block,) = read_blocks(whole_view(small.case.writer), small.lists["Запит"])
    assert (block.kind, block.agreed, block.found) == (BlockKind.OTHER_NUMBER, 6, 4)
    assert signing_blocks.title(block) == "4 identified, not held and without a stop that applies; 6 agreed"


def test_a_hold_changes_the_number_and_not_the_identity(small):
    settle(small)
    reviewing.hold(small.acting, small.sheet(2))
    (block,) = read_blocks(whole_view(small.case.writer), small.lists["Запит"])
    assert block.found == 3


def test_whoever_has_a_stop_that_applies_is_not_counted_on(small):
    settle(small)
    stop = small.sheet(3).findings[0]
    reviewing.answer_stop(small.acting, small.sheet(3), stop.key, Answer.APPLIES, reason=Reason.HOME)
    (block,) = read_blocks(whole_view(small.case.writer), small.lists["Запит"])
    assert (block.kind, block.found) == (BlockKind.OTHER_NUMBER, 3)
    reviewing.hold(small.acting, small.sheet(3))
    (block,) = read_blocks(whole_view(small.case.writer), small.lists["Запит"])
    assert block.found == 3, "held and with a stop that applies: subtracted once"


def test_one_record_of_people_on_two_lists_is_a_conflict_of_both_rosters(small):
    settle(small)
    small.take_in("друга черга.csv", REQUEST[1:2], replace(TO_VERIFY, name="Друга черга"))
    small.match()
    other = small.lists["Друга черга"]
    (again,) = small.case.writer.subjects_of(other)
    sheet = reviewing.read_sheet(small.case.writer, again.id, small.identity.card.id)
    conflicts = [found for found in sheet.findings if found.kind is FindingKind.ANOTHER_SUBJECTS_IDENTITY]
    assert conflicts, "the stop is there before anybody decides"
    for stop in sheet.unanswered:
        reviewing.answer_stop(small.acting, sheet, stop.key, Answer.DOES_NOT_APPLY, reason=Reason.SERVICE)
        sheet = reviewing.read_sheet(small.case.writer, again.id, small.identity.card.id)
    reviewing.identify(small.acting, sheet, [sheet.columns[0].record], reason=Reason.LANG)
    answer_stops(small, 2)
    for listed, subject in ((small.lists["Запит"], small.subject(2)), (other, again.id)):
        blocks = {block.kind: block.subjects for block in read_blocks(whole_view(small.case.writer), listed)}
        assert blocks[BlockKind.CONFLICT] == (subject,)
    sheet = reviewing.read_sheet(small.case.writer, again.id, small.identity.card.id)
    reviewing.duplicate_of(small.acting, sheet, small.subject(2), reason=Reason.LANG)
    for listed in (small.lists["Запит"], other):
        assert BlockKind.CONFLICT not in {block.kind for block in read_blocks(whole_view(small.case.writer), listed)}


def test_a_new_revision_of_a_registry_blocks_until_it_was_searched(small):
    settle(small)
    small.take_in("реєстр б.csv", [*REGISTRY[:1], "9;Новий;Іван;Іванович;01.01.1990;солдат"], B_REGISTRY)
    (block,) = [found for found in read_blocks(whole_view(small.case.writer), small.lists["Запит"]) if found.lists]
    assert (block.kind, block.lists) == (BlockKind.NOT_SEARCHED, (small.lists["Реєстр Б"],))
    small.match()
    assert BlockKind.NOT_SEARCHED not in kinds(small)


def test_a_new_revision_of_the_list_brings_whoever_is_new_on_it(small):
    settle(small)
    small.take_in("запит.csv", [*REQUEST, "7;Новий;Іван;Іванович;01.01.1990;солдат"], TO_VERIFY)
    small.match()
    (block,) = [found for found in read_blocks(whole_view(small.case.writer), small.lists["Запит"]) if found.subjects]
    assert (block.kind, block.subjects) == (BlockKind.UNDECIDED, (small.subject(7),))


def test_every_kind_has_its_words_in_both_languages():
    for language in Language:
        speak(language)
        told = {
            signing_blocks.title(Block(kind, (SubjectId("0"),), (ListId("0"),), ("x",), 1, 2)) for kind in BlockKind
        }
        assert len(told) == len(BlockKind)
    speak(Language.ENGLISH)
