"""Every action of the program, once: its name, its keys, its picture. Menus, buttons, keys and the list of keys read this."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.icons import icon


class Scope(StrEnum):
    """Where an action belongs, by which the list of keys is put in order."""

    EVERYWHERE = N_("Everywhere")
    CASE_FILES = N_("Case files")
    PAGES = N_("Pages")
    LISTS = N_("Lists")
    REVIEW = N_("Review")
    DISAGREEMENTS = N_("Disagreements")
    ROSTER = N_("Roster")
    AUDIT = N_("Audit")


class Act(StrEnum):
    """What can be done from the keyboard."""

    CREATE_CASE = "create-case"
    OPEN_CASE = "open-case"
    OPEN_DEMO = "open-demo"
    CLOSE_CASE = "close-case"
    LOCK = "lock"
    SWITCH_OPERATOR = "switch-operator"
    MEMBERS = "members"
    REVIEW_POLICY = "review-policy"
    ASK_ADMISSION = "ask-admission"
    COMMANDS = "commands"
    KEYS = "keys"
    HELP = "help"
    SETTINGS = "settings"
    QUIT = "quit"
    SHOW_LISTS = "show-lists"
    SHOW_REVIEW = "show-review"
    SHOW_ROSTER = "show-roster"
    SHOW_OVERVIEW = "show-overview"
    SHOW_AUDIT = "show-audit"
    SHOW_DISAGREEMENTS = "show-disagreements"
    IMPORT_LIST = "import-list"
    ADD_PERSON = "add-person"
    PASTE_TABLE = "paste-table"
    MATCH = "match"
    NEXT_STEP = "next-step"
    PREVIOUS_STEP = "previous-step"
    DRAW_SAMPLE = "draw-sample"
    EXPORT_ROSTER = "export-roster"
    SIGN_ROSTER = "sign-roster"
    WRITE_SEALED = "write-sealed"
    VERIFY_AUDIT = "verify-audit"
    EXPORT_COPY = "export-copy"
    NEXT_SUBJECT = "next-subject"
    PREVIOUS_SUBJECT = "previous-subject"
    NEXT_CANDIDATE = "next-candidate"
    PREVIOUS_CANDIDATE = "previous-candidate"
    ANOTHER_PERSON = "another-person"
    NONE_OF_THESE = "none-of-these"
    NOT_SURE = "not-sure"
    DUPLICATE = "duplicate"
    IDENTIFIED_OTHERWISE = "identified-otherwise"
    LINE_UNUSABLE = "line-unusable"
    HOLD = "hold"
    ANSWER_STOP = "answer-stop"
    ASK = "ask"
    ESCALATE = "escalate"
    ANSWER_QUESTION = "answer-question"
    CORRECT_LINE = "correct-line"
    REASON = "reason"
    NOTE = "note"
    SEARCH_REGISTRIES = "search-registries"
    SEARCH_LIST = "search-list"
    TAKE_BACK = "take-back"
    NEXT_DISAGREEMENT = "next-disagreement"
    PREVIOUS_DISAGREEMENT = "previous-disagreement"
    AS_FIRST = "as-first"
    AS_SECOND = "as-second"
    ANOTHER_ANSWER = "another-answer"
    SEND_BACK = "send-back"
    WHICH_ANSWER = "which-answer"
    REASON_OF_RULING = "reason-of-ruling"
    WORDS_OF_RULING = "words-of-ruling"
    ADJUDICATE = "adjudicate"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Described:
    """An action as it is described once: `name` is marked with `N_`; `keys` are Latin key sequences, the first one shown."""

    act: str
    scope: Scope
    name: str
    keys: tuple[str, ...] = ()
    picture: str = ""


def same_person(number: int) -> str:
    """The action for `This is the person` on the candidate with this number, 1 to 9."""
    return f"same-person-{number}"


def mark_record(number: int) -> str:
    """The action that marks the record with this number, 1 to 9, before a plain digit commits all marked."""
    return f"mark-record-{number}"


ACTIONS: tuple[Described, ...] = (
    Described(Act.COMMANDS, Scope.EVERYWHERE, N_("Every command…"), ("Ctrl+K",), "command"),
    Described(Act.KEYS, Scope.EVERYWHERE, N_("All keys"), ("Ctrl+/",), "keyboard"),
    Described(Act.HELP, Scope.EVERYWHERE, N_("Help"), ("F1",), "help"),
    Described(Act.SETTINGS, Scope.EVERYWHERE, N_("Settings…"), ("Ctrl+,",), "settings"),
    Described(Act.QUIT, Scope.EVERYWHERE, N_("Quit"), ("Ctrl+Q",), "close"),
    Described(Act.CREATE_CASE, Scope.CASE_FILES, N_("Create a case file…"), ("Ctrl+N",), "add"),
    Described(Act.OPEN_CASE, Scope.CASE_FILES, N_("Open a case file…"), ("Ctrl+O",), "folder"),
    Described(Act.OPEN_DEMO, Scope.CASE_FILES, N_("Look at the demo case"), ("D",), "play"),
    Described(Act.LOCK, Scope.CASE_FILES, N_("Lock"), ("Ctrl+L",), "lock"),
    Described(Act.SWITCH_OPERATOR, Scope.CASE_FILES, N_("Switch operator…"), ("Ctrl+Shift+L",), "person"),
    Described(Act.MEMBERS, Scope.CASE_FILES, N_("Members…"), ("Ctrl+Shift+M",), "person"),
    Described(Act.REVIEW_POLICY, Scope.CASE_FILES, N_("Review policy…"), ("Ctrl+Shift+P",), "review"),
    Described(Act.ASK_ADMISSION, Scope.CASE_FILES, N_("Ask to be admitted to a case…"), picture="file"),
    Described(Act.CLOSE_CASE, Scope.CASE_FILES, N_("Close the case file"), ("Ctrl+W",), "close"),
    Described(Act.SHOW_LISTS, Scope.PAGES, N_("Go to the lists"), ("Ctrl+1",), "lists"),
    Described(Act.SHOW_REVIEW, Scope.PAGES, N_("Go to the review"), ("Ctrl+2",), "review"),
    Described(Act.SHOW_ROSTER, Scope.PAGES, N_("Go to the roster"), ("Ctrl+3",), "roster"),
    Described(Act.SHOW_OVERVIEW, Scope.PAGES, N_("Go to the overview"), ("Ctrl+4",), "overview"),
    Described(Act.SHOW_AUDIT, Scope.PAGES, N_("Go to the audit"), ("Ctrl+5",), "audit"),
    Described(Act.SHOW_DISAGREEMENTS, Scope.PAGES, N_("Go to the disagreements"), ("Ctrl+6",), "review"),
    Described(Act.IMPORT_LIST, Scope.LISTS, N_("Import a list…"), ("Ctrl+I",), "import"),
    Described(Act.PASTE_TABLE, Scope.LISTS, N_("Import the table on the clipboard"), ("Ctrl+V",), "copy"),
    Described(Act.ADD_PERSON, Scope.LISTS, N_("Add a person by hand…"), ("Ctrl+Shift+N",), "person"),
    Described(Act.MATCH, Scope.LISTS, N_("Match the lists"), ("Ctrl+M",), "match"),
    Described(Act.NEXT_STEP, Scope.LISTS, N_("Import: go on to the next step"), ("Ctrl+Return",)),
    Described(Act.PREVIOUS_STEP, Scope.LISTS, N_("Import: back to the step before"), ("Alt+Left",)),
    Described(Act.NEXT_SUBJECT, Scope.REVIEW, N_("Next person"), ("J",)),
    Described(Act.PREVIOUS_SUBJECT, Scope.REVIEW, N_("Previous person"), ("K",)),
    Described(Act.NEXT_CANDIDATE, Scope.REVIEW, N_("Next candidate"), ("Right",)),
    Described(Act.PREVIOUS_CANDIDATE, Scope.REVIEW, N_("Previous candidate"), ("Left",)),
    *(Described(same_person(n), Scope.REVIEW, N_("Same person: candidate {number}"), (str(n),)) for n in range(1, 10)),
    *(Described(mark_record(n), Scope.REVIEW, N_("Mark candidate {number} too"), (f"Alt+{n}",)) for n in range(1, 10)),
    Described(Act.ANOTHER_PERSON, Scope.REVIEW, N_("Another person"), ("X",)),
    Described(Act.NONE_OF_THESE, Scope.REVIEW, N_("None of these…"), ("N",)),
    Described(Act.NOT_SURE, Scope.REVIEW, N_("Not sure…"), ("U",)),
    Described(Act.DUPLICATE, Scope.REVIEW, N_("Duplicate of…"), ("D",)),
    Described(Act.IDENTIFIED_OTHERWISE, Scope.REVIEW, N_("Identified otherwise…"), ("O",)),
    Described(Act.LINE_UNUSABLE, Scope.REVIEW, N_("Line unusable…"), ("L",)),
    Described(Act.HOLD, Scope.REVIEW, N_("Hold…"), ("H",)),
    Described(Act.ANSWER_STOP, Scope.REVIEW, N_("Answer the open stop"), ("S",)),
    Described(Act.ASK, Scope.REVIEW, N_("Ask…"), ("A",), "help"),
    Described(Act.ESCALATE, Scope.REVIEW, N_("Escalate…"), ("E",), "person"),
    Described(Act.ANSWER_QUESTION, Scope.REVIEW, N_("Answer a question…"), ("Q",), "note"),
    Described(Act.CORRECT_LINE, Scope.REVIEW, N_("Correct this line…"), ("C",), "note"),
    Described(Act.REASON, Scope.REVIEW, N_("Choose a reason"), ("R",)),
    Described(Act.NOTE, Scope.REVIEW, N_("Write a note"), ("M",)),
    Described(Act.SEARCH_REGISTRIES, Scope.REVIEW, N_("Search registries"), ("/", "F3"), "search"),
    Described(Act.SEARCH_LIST, Scope.REVIEW, N_("Search this list"), ("Ctrl+F",), "search"),
    Described(Act.TAKE_BACK, Scope.REVIEW, N_("Take back my last decision"), ("Ctrl+Z",), "undo"),
    Described(Act.NEXT_DISAGREEMENT, Scope.DISAGREEMENTS, N_("Next disagreement"), ("J",)),
    Described(Act.PREVIOUS_DISAGREEMENT, Scope.DISAGREEMENTS, N_("Previous disagreement"), ("K",)),
    Described(Act.AS_FIRST, Scope.DISAGREEMENTS, N_("As the first reviewer"), ("1",)),
    Described(Act.AS_SECOND, Scope.DISAGREEMENTS, N_("As the second reviewer"), ("2",)),
    Described(Act.ANOTHER_ANSWER, Scope.DISAGREEMENTS, N_("Another answer…"), ("3",)),
    Described(Act.SEND_BACK, Scope.DISAGREEMENTS, N_("Send back to both"), ("B",)),
    Described(Act.WHICH_ANSWER, Scope.DISAGREEMENTS, N_("Which answer to the stop holds"), ("S",)),
    Described(Act.REASON_OF_RULING, Scope.DISAGREEMENTS, N_("Choose the reason of the decision"), ("R",)),
    Described(Act.WORDS_OF_RULING, Scope.DISAGREEMENTS, N_("Write why, in your own words"), ("M",)),
    Described(Act.ADJUDICATE, Scope.DISAGREEMENTS, N_("Decide, and go to the next"), ("Ctrl+Return",)),
    Described(Act.LATER, Scope.DISAGREEMENTS, N_("Later"), ("Esc",)),
    Described(Act.DRAW_SAMPLE, Scope.ROSTER, N_("Draw the sample…"), picture="match"),
    Described(Act.EXPORT_ROSTER, Scope.ROSTER, N_("Export…"), ("Ctrl+E",), "export"),
    Described(Act.SIGN_ROSTER, Scope.ROSTER, N_("Sign…"), ("Ctrl+Shift+S",), "seal"),
    Described(Act.WRITE_SEALED, Scope.ROSTER, N_("Write the sealed roster…"), ("Ctrl+Shift+E",), "roster"),
    Described(Act.VERIFY_AUDIT, Scope.AUDIT, N_("Verify the audit log"), ("Ctrl+Shift+V",), "roster"),
    Described(Act.EXPORT_COPY, Scope.AUDIT, N_("Export a copy…"), ("Ctrl+E",), "export"),
)


_PAGES = {Scope.ROSTER: Act.SHOW_ROSTER, Scope.AUDIT: Act.SHOW_AUDIT}
"""what leads to the page to which the actions of a scope belong"""


def name_of(described: Described) -> str:
    """The name of an action in the language spoken now."""
    return _(described.name).format(number=described.act.rsplit("-", 1)[-1])


class Actions(QObject):
    """The actions as Qt knows them. Pages take their own by `attach`, which makes their keys work wherever the page is seen;
    until an action is attached nothing triggers it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.described: Mapping[str, Described] = {described.act: described for described in ACTIONS}
        self._made: dict[str, QAction] = {}
        self._why_not: dict[str, str] = {}
        for described in ACTIONS:
            action = QAction(self)
            action.setObjectName(described.act)
            action.setShortcuts([QKeySequence(key) for key in described.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(described.act in (Act.NEXT_SUBJECT, Act.PREVIOUS_SUBJECT))
            self._made[described.act] = action
        self.retranslate()
        self.redraw()

    def __getitem__(self, act: str) -> QAction:
        return self._made[act]

    def attach(self, widget: QWidget, acts: Iterable[str]) -> None:
        """The keys of these actions work while `widget` is seen and its window is in front."""
        for act in acts:
            widget.addAction(self._made[act])

    def allow(self, act: str, *, is_allowed: bool, why_not: str = "") -> None:
        """Whether an action can be done now, and if not, why: its buttons and the list of commands say so."""
        self._why_not[act] = "" if is_allowed else why_not
        self._made[act].setEnabled(is_allowed)
        self._name_tip(self.described[act])

    def why_not(self, act: str) -> str:
        """Why an action cannot be done now; empty where it can, or nobody said why."""
        return "" if self._made[act].isEnabled() else self._why_not.get(act, "")

    def refused(self) -> list[Described]:
        """The actions of what is seen that cannot be done now, where somebody said why."""
        return [
            described for described in ACTIONS if self.why_not(described.act) and _is_seen(self._made[described.act])
        ]

    def available(self) -> list[Described]:
        """The actions that can be done now: enabled, and attached to something that is seen."""
        return [described for described in ACTIONS if is_available(self._made[described.act])]

    def elsewhere(self) -> list[Described]:
        """The actions of a page that is not seen, but can be gone to."""
        return [
            described
            for described in ACTIONS
            if (way := _PAGES.get(described.scope)) is not None
            and not _is_seen(self._made[described.act])
            and is_available(self._made[way])
        ]

    def go_and_do(self, act: str) -> str:
        """Does an action of `elsewhere` on its page. Why it cannot be done there; empty where it was."""
        self._made[_PAGES[self.described[act].scope]].trigger()
        if self._made[act].isEnabled():
            self._made[act].trigger()
            return ""
        return self.why_not(act)

    def retranslate(self) -> None:
        for described in ACTIONS:
            self._made[described.act].setText(name_of(described))
            self._name_tip(described)

    def _name_tip(self, described: Described) -> None:
        name, keys = name_of(described), ", ".join(described.keys)
        tip = f"{name} ({keys})" if keys else name
        why_not = self.why_not(described.act)
        self._made[described.act].setToolTip(f"{tip}\n{why_not}" if why_not else tip)

    def redraw(self) -> None:
        for described in ACTIONS:
            if described.picture:
                self._made[described.act].setIcon(icon(described.picture))


def is_available(action: QAction) -> bool:
    """Whether an action is enabled and one of the widgets it is attached to is seen and enabled."""
    return action.isEnabled() and _is_seen(action)


def _is_seen(action: QAction) -> bool:
    return any(
        isinstance(widget, QWidget) and widget.isVisible() and widget.isEnabled()
        for widget in action.associatedObjects()
    )
