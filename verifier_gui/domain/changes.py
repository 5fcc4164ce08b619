"""What an operation touched, in domain ids. Never a pane or a widget."""

from dataclasses import dataclass

from verifier_gui.domain.identifiers import ListId, SubjectId


@dataclass(frozen=True, slots=True)
class Change:
    """Whoever shows one of these reads it anew. `lists` are lists whose revisions, attributes or candidates changed, which
    touches every subject that meets them; `case` is the case as a whole (its title, its members)."""

    subjects: frozenset[SubjectId] = frozenset()
    lists: frozenset[ListId] = frozenset()
    case: bool = False

    def __or__(self, other: "Change") -> "Change":
        return Change(self.subjects | other.subjects, self.lists | other.lists, self.case or other.case)
