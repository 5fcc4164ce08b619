"""What keeps a roster from being signed, in words."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.signing_blocks import Block, BlockKind
from verifier_gui.phrases.figures import grouped

_OF_PEOPLE: Mapping[BlockKind, Callable[[int], str]] = {
    BlockKind.UNDECIDED: lambda count: ngettext(
        "{count} person not decided yet", "{count} people not decided yet", count
    ),
    BlockKind.DISAGREEMENT: lambda count: ngettext(
        "{count} of them: decisions that disagree", "{count} of them: decisions that disagree", count
    ),
    BlockKind.OWN_DECISIONS_DIFFER: lambda count: ngettext(
        "{count} of them decided differently by one member at two places",
        "{count} of them decided differently by one member at two places",
        count,
    ),
    BlockKind.AWAITING_SECOND: lambda count: ngettext(
        "{count} of them waiting for second review", "{count} of them waiting for second review", count
    ),
    BlockKind.NOT_SURE: lambda count: ngettext("{count} of them not sure", "{count} of them not sure", count),
    BlockKind.STALE: lambda count: ngettext(
        "{count} of them decided before the facts changed", "{count} of them decided before the facts changed", count
    ),
    BlockKind.STOP_OPEN: lambda count: ngettext(
        "{count} person with a stop not answered", "{count} people with a stop not answered", count
    ),
    BlockKind.STOP_UNCLEAR: lambda count: ngettext(
        "{count} person with a stop that is unclear", "{count} people with a stop that is unclear", count
    ),
    BlockKind.SAMPLE: lambda count: ngettext(
        "{count} person decided by one: draw the sample", "{count} people decided by one: draw the sample", count
    ),
    BlockKind.STOP_DISPUTED: lambda count: ngettext(
        "{count} person with a stop answered differently", "{count} people with a stop answered differently", count
    ),
    BlockKind.WAITING: lambda count: ngettext(
        "{count} person waiting for an answer", "{count} people waiting for an answer", count
    ),
    BlockKind.CONFLICT: lambda count: ngettext(
        "{count} person identified as somebody else's record",
        "{count} people identified as the records of one another",
        count,
    ),
}


def title(block: Block) -> str:
    """What it is, and of how many people."""
    words = _OF_PEOPLE.get(block.kind)
    if words is not None:
        count = len(block.subjects)
        return words(count).format(count=grouped(count))
    match block.kind:
        case BlockKind.UNKNOWN_KIND:
            return _("Statements of a newer version: {kinds}").format(kinds=", ".join(block.words))
        case BlockKind.FORK:
            return _("A key used twice: acts {numbers}").format(numbers=", ".join(block.words))
        case BlockKind.NO_REGISTRY:
            return _("No registry to search")
        case BlockKind.NOT_SEARCHED:
            count = len(block.lists)
            text = ngettext("{count} list not searched yet", "{count} lists not searched yet", count)
            return text.format(count=grouped(count))
        case BlockKind.OTHER_NUMBER:
            return _("{found} identified, not held and without a stop that applies; {agreed} agreed").format(
                found=grouped(block.found), agreed=grouped(block.agreed)
            )
        case _:
            return _("Nobody is on this list")


def details(block: Block) -> str:
    """What to do about it; may be empty."""
    match block.kind:
        case BlockKind.STOP_OPEN | BlockKind.STOP_UNCLEAR:
            return _("Each stop asks for an answer: applies, does not apply, unclear.")
        case BlockKind.SAMPLE:
            return _("A random share of them is decided by a second person. A supervisor draws it.")
        case BlockKind.STOP_DISPUTED | BlockKind.DISAGREEMENT:
            return _("A supervisor who is none of those who decided decides between them.")
        case BlockKind.WAITING:
            return _("Whoever was asked answers, or a supervisor; or the question is taken back.")
        case BlockKind.UNKNOWN_KIND:
            return _("Update the program: what they say may change a verdict.")
        case BlockKind.NO_REGISTRY:
            return _("Import the registries of this side.")
        case BlockKind.NOT_SEARCHED:
            return _("Match the lists to search it.")
        case BlockKind.FORK:
            return _(
                "What was signed there does not count. Find out whose act it was, decide anew; then a supervisor may accept it."
            )
        case BlockKind.OTHER_NUMBER:
            return _("A supervisor may accept this with a reason.")
        case BlockKind.CONFLICT:
            return _("Decide whose record it is, or which line is a duplicate.")
        case _:
            return ""


def acceptance(kind: str) -> str:
    """What a supervisor accepts by signing, before the reason that was given."""
    if kind == BlockKind.FORK:
        return _("A key was used twice; by signing you accept that what it signed there does not count:")
    return _("Another number than agreed; by signing you accept it:")


def why(kind: BlockKind) -> str:
    """The heading of the field for that reason, as a string of the catalogues."""
    return (
        N_("Why the roster may be signed all the same") if kind is BlockKind.FORK else N_("Why this number may stand")
    )
