"""What keeps the small case's roster from being signed, from the first undecided person to nothing at all."""

from settling import settle
from small_cases import B_REGISTRY, REGISTRY, REQUEST, TO_VERIFY, SmallCase

from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.signing_blocks import Block, BlockKind
from verifier_gui.phrases import signing_blocks
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.blocking import read_blocks


def kinds(small: SmallCase) -> list[BlockKind]:
    return [block.kind for block in read_blocks(small.case.writer, small.lists["Запит"])]


def test_at_first_everybody_and_every_stop_keeps_it(small):
    blocks = read_blocks(small.case.writer, small.lists["Запит"])
    assert [block.kind for block in blocks] == [BlockKind.UNDECIDED, BlockKind.STOP_OPEN]
    assert len(blocks[0].subjects) == 6
    assert signing_blocks.title(blocks[0]) == "6 people not decided yet"
    assert all(signing_blocks.title(block) for block in blocks)


def test_where_everything_is_settled_only_the_number_is_left(small):
    settle(small)
    (block,) = read_blocks(small.case.writer, small.lists["Запит"])
    assert (block.kind, block.agreed, block.found) == (BlockKind.OTHER_NUMBER, 6, 4)
    assert signing_blocks.title(block) == "4 identified and not held, 6 agreed"


def test_a_hold_changes_the_number_and_not_the_identity(small):
    settle(small)
    reviewing.hold(small.acting, small.sheet(2))
    (block,) = read_blocks(small.case.writer, small.lists["Запит"])
    assert block.found == 3


def test_a_new_revision_of_a_registry_blocks_until_it_was_searched(small):
    settle(small)
    small.take_in("реєстр б.csv", [*REGISTRY[:1], "9;Новий;Іван;Іванович;01.01.1990;солдат"], B_REGISTRY)
    (block,) = [found for found in read_blocks(small.case.writer, small.lists["Запит"]) if found.lists]
    assert (block.kind, block.lists) == (BlockKind.NOT_SEARCHED, (small.lists["Реєстр Б"],))
    small.match()
    assert BlockKind.NOT_SEARCHED not in kinds(small)


def test_a_new_revision_of_the_list_brings_whoever_is_new_on_it(small):
    settle(small)
    small.take_in("запит.csv", [*REQUEST, "7;Новий;Іван;Іванович;01.01.1990;солдат"], TO_VERIFY)
    small.match()
    (block,) = [found for found in read_blocks(small.case.writer, small.lists["Запит"]) if found.subjects]
    assert (block.kind, block.subjects) == (BlockKind.UNDECIDED, (small.subject(7),))


def test_every_kind_has_its_words_in_both_languages():
    for language in Language:
        speak(language)
        told = {
            signing_blocks.title(Block(kind, (SubjectId("0"),), (ListId("0"),), ("x",), 1, 2)) for kind in BlockKind
        }
        assert len(told) == len(BlockKind)
    speak(Language.ENGLISH)
