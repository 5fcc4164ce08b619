"""The import of files, one after another: a file, its columns, a check, and only then the writing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.forecasts import Forecast
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import ColumnMapping, ListRole, NamedList, Side
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import VerifierError
from verifier_gui.phrases.figures import grouped
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.pasted_table import PastedTable, Source
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.file_reading import QUICKLY_COMPARED, FileReading, FirstLook, ReadingWish
from verifier_gui.ui.import_queue import FileState, ImportQueue
from verifier_gui.ui.list_writing import ListWriting
from verifier_gui.ui.mapping_choice import MappingChoice
from verifier_gui.ui.pages.page import Page, ReviewWish
from verifier_gui.ui.showing_problems import NotedProblems, show_problems
from verifier_gui.ui.widgets.bars import PageHead
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.check_step import CheckStep, Planned
from verifier_gui.ui.widgets.columns_step import ColumnsStep
from verifier_gui.ui.widgets.file_step import FileStep
from verifier_gui.ui.widgets.import_form import Known
from verifier_gui.ui.widgets.step_bar import StepBar
from verifier_gui.ui.widgets.writing_step import WritingStep

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.importing import ImportPlan

FILE, COLUMNS, CHECK, WRITING = range(4)


class ImportPage(Page):
    """`enter` takes a list of paths, or None: then files are asked for, unless one is on the table already. Nothing is written
    before the last step; a file that is read anew replaces what was understood of it, never what was typed."""

    def __init__(
        self,
        session: "Session",
        actions: Actions,
        file_step: FileStep,
        columns_step: ColumnsStep,
        check_step: CheckStep,
        writing_step: WritingStep,
    ) -> None:
        super().__init__(session, actions)
        self.files = ImportQueue(self)
        self._left_at: QWidget | None = None
        self.found: Inspection | None = None
        self.reading, self.writing = FileReading(session, self), ListWriting(session, self)
        self._head = PageHead()
        self.steps = StepBar((N_("File"), N_("Columns"), N_("Check"), N_("Import")))
        self.of_files = KeyButton(dressed="plain", picture="file")
        self.of_files.clicked.connect(self._show_all_files)
        self._head.right.addWidget(self.of_files)
        self._head.right.addWidget(self.steps)
        self.files.changed.connect(self._show_files)
        self.file_step, self.columns_step = file_step, columns_step
        self.check_step, self.writing_step = check_step, writing_step
        self.mappings = MappingChoice(session, columns_step.form.source.mapping, self)
        self._stack = QStackedWidget()
        for step in (self.file_step, self.columns_step, self.check_step, self.writing_step):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 32, 16)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._connect_reading()
        self._connect_steps()
        actions.attach(self, (Act.NEXT_STEP, Act.PREVIOUS_STEP, Act.PASTE_TABLE))
        self.retranslate()

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self._stack.currentIndex()

    @override
    def enter(self, matter: object = None) -> None:
        found = cast("list[object]", matter) if isinstance(matter, list) else []
        paths: list[Source] = [path for path in found if isinstance(path, Path | PastedTable)]
        self._remember_focus()
        if not self.session.case.may(StatementKind.IMPORT):
            self.file_step.show_nothing(may_import=False)
            self._show_step(FILE)
        elif paths:
            self._take(paths)
        elif self.reading.wish is None and not self.writing.goes_on:
            (self._begin_next if self.files.waiting else self._ask_for_files)()

    def _ask_for_review(self) -> None:
        """The review of the list that was taken in, where it is one to verify."""
        taken = self.writing_step.taken
        is_reviewed = taken is not None and taken.attributes.role is ListRole.TO_VERIFY
        self.asked.emit("review", ReviewWish(list_id=taken.id) if taken is not None and is_reviewed else None)

    @override
    def leave(self) -> None:
        self.reading.stop()
        self.files.forget()
        self._tell_waiting()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes back goes on where they were."""
        super().focusInEvent(event)
        left = self._left_at
        if left is not None and left.isVisible() and left.isEnabled():
            left.setFocus(event.reason())
        else:
            self.focusNextChild()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere while files wait finds those that were taken in matched."""
        super().hideEvent(event)
        self._remember_focus()
        self._tell_waiting()
        if not event.spontaneous() and self.session.is_open and not self.writing.goes_on:
            self.session.match()

    @override
    def retranslate(self) -> None:
        self._head.title.setText(_("Import a list"))
        self._head.remark.setText(_("nothing is written before step 4") if self.step != WRITING else "")
        self._show_files()

    @override
    def keys_line(self) -> str:
        return _("Ctrl+Enter next step · Alt+← back · Ctrl+K every command")

    def _connect_reading(self) -> None:
        reading = self.reading
        reading.started.connect(self._show_reading)
        reading.progressed.connect(self.file_step.show_progress)
        reading.progressed.connect(self.columns_step.show_progress)
        reading.seen.connect(self._show_first_look)
        reading.seen_again.connect(self._show_inspection)
        reading.refused.connect(self._show_refused)
        reading.foreseen.connect(self.columns_step.show_forecast)
        reading.foreseen.connect(self.check_step.show_forecast)
        reading.foreseen.connect(self._show_import_allowed)
        reading.not_foreseen.connect(self._show_not_foreseen)
        reading.stopped.connect(self._drop_file)

    def _connect_steps(self) -> None:
        file, columns, check, writing = self.file_step, self.columns_step, self.check_step, self.writing_step
        file.choose_asked.connect(self._ask_for_files)
        file.stop_asked.connect(self.reading.cancel)
        file.skip_asked.connect(self._drop_file)
        file.encoding_picked.connect(self._choose_encoding)
        source = columns.form.source
        source.sheet_picked.connect(self._choose_sheet)
        source.heading_row_picked.connect(self._choose_heading_row)
        source.encoding_picked.connect(self._choose_encoding)
        source.delimiter_picked.connect(self._choose_delimiter)
        columns.table.meaning_picked.connect(self._choose_meaning)
        self.mappings.chosen.connect(self._choose_mapping)
        columns.form.list_picked.connect(self._choose_list)
        for step in (columns, check):
            step.back_asked.connect(self._go_back)
            step.problems_asked.connect(self._show_problems)
        columns.check_asked.connect(self._check)
        check.import_asked.connect(self._import)
        check.people_asked.connect(self._show_people)
        writing.stop_asked.connect(self.writing.stop)
        writing.another_asked.connect(self._go_on)
        writing.lists_asked.connect(lambda: self.asked.emit("lists", None))
        writing.review_asked.connect(self._ask_for_review)
        self.writing.progressed.connect(writing.show_progress)
        self.writing.taken.connect(self._show_taken)
        self.writing.refused.connect(self._show_not_taken)
        self.writing.stopped.connect(self._show_not_taken)
        self.actions_of_window[Act.NEXT_STEP].triggered.connect(self._go_forward)
        self.actions_of_window[Act.PREVIOUS_STEP].triggered.connect(self._go_back)

    def _remember_focus(self) -> None:
        inside = cast("QWidget | None", self.focusWidget())  # PySide's stubs know no page without the focus
        if inside is not None and inside is not self:
            self._left_at = inside

    def _tell_waiting(self) -> None:
        """Lets the page of lists say what is left to be taken in."""
        on_table = [self.reading.wish.path.name] if self.reading.wish is not None and not self.writing.goes_on else []
        self.session.files_waiting = (*on_table, *(path.name for path in self.files.waiting))

    def _show_files(self) -> None:
        count = len(self.files.files)
        self.columns_step.show_waiting(len(self.files.waiting))
        self.of_files.setVisible(count > 1)
        self.of_files.set_words(
            _("file {number} of {count}").format(number=grouped(self.files.number), count=grouped(count))
        )

    def _show_all_files(self) -> None:
        from verifier_gui.ui.dialogs.files_at_hand import FilesAtHand

        FilesAtHand(self.window(), self.files).open()

    def _show_step(self, step: int, *, finished: bool = False) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.show_step(step, finished=finished)
        self.retranslate()

    def _ask_for_files(self) -> None:
        kinds = (
            _("Lists") + " (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt)",
            _("All files") + " (*)",
        )
        if self.reading.wish is None and not self.writing.goes_on:
            self.file_step.show_nothing()
            self._show_step(FILE)
        ask.choose_files(self, _("Files to import"), ";;".join(kinds), self._take, many=True)

    def _take(self, paths: Sequence[Source]) -> None:
        """Files that were chosen or dropped. Where one is on the table already the new ones wait behind it, unless that one was
        refused: then they take its place."""
        if self.writing.goes_on or (self.reading.wish is not None and self.step != FILE):
            self.files.add(paths)
            self.columns_step.show_waiting(len(self.files.waiting))
            return
        self.files.end(FileState.LEFT_OUT)
        self.files.add(paths, first=True)
        self._begin_next()

    def _begin_next(self) -> None:
        self.found = None
        path = self.files.take_next()
        if path is None:
            self.reading.stop()
            self.file_step.show_nothing()
            self._show_step(FILE)
            return
        self.file_step.show_reading(path.name, len(self.files.waiting))
        self._show_step(FILE)
        self.reading.begin(path)

    def _drop_file(self) -> None:
        """The file is left out; the next one that waits takes its place."""
        self.reading.stop()
        self._begin_next()

    def _show_reading(self) -> None:
        if self.step == COLUMNS:
            self.columns_step.show_reading()

    def _show_first_look(self, look: FirstLook) -> None:
        from verifier_gui.workflow.listing import agencies

        lists = [named for named in self.session.reader.lists() if named.revision is not None]
        form = self.columns_step.form
        form.begin(look.found, Known(lists, agencies(self.session.reader)), look.suggestion)
        self.columns_step.show_suggestion(look.suggestion)
        self.mappings.begin(look.read_by)
        self.columns_step.show_waiting(len(self.files.waiting))
        self.files.accept()
        self._show_step(COLUMNS)
        self._show_inspection(look.found)
        form.list_box.setFocus()

    def _show_inspection(self, found: Inspection) -> None:
        wish = self.reading.wish
        if wish is None:
            return
        before, self.found = self.found, found
        self.columns_step.form.show_source(found, heading_by_itself=wish.heading_row is None, told=wish.told)
        same = before is not None and (before.sheet, before.file_sha256) == (found.sheet, found.file_sha256)
        self.columns_step.show_inspection(found, same_sheet=same)
        self.mappings.show_inspection(found)
        self._foresee()

    def _show_refused(self, error: VerifierError) -> None:
        if self.step == COLUMNS:
            self.columns_step.show_refused(error)
        elif self.reading.wish is not None:
            self.files.refuse(error)
            self.file_step.show_refused(self.reading.wish.path.name, error, len(self.files.waiting))

    def _choose_encoding(self, encoding: str) -> None:
        self.mappings.read_as_understood()
        self._read_so(lambda wish: replace(wish, encoding=encoding, delimiter="", heading_row=None, mapping=None))

    def _choose_delimiter(self, delimiter: str) -> None:
        self.mappings.read_as_understood()
        self._read_so(lambda wish: replace(wish, delimiter=delimiter, heading_row=None, mapping=None))

    def _choose_sheet(self, sheet: str) -> None:
        self.mappings.read_as_understood()
        self._read_so(lambda wish: replace(wish, sheet=sheet, heading_row=None, mapping=None))

    def _choose_heading_row(self, row: int) -> None:
        self.mappings.read_as_understood()
        self._read_so(lambda wish: replace(wish, heading_row=row, mapping=None))

    def _choose_meaning(self, column: int, meaning: str) -> None:
        found = self.found
        if found is None:
            return

        def with_meaning(wish: ReadingWish) -> ReadingWish:
            columns = list((wish.mapping or found.mapping).columns)
            columns[column] = meaning
            return replace(wish, sheet=found.sheet, mapping=ColumnMapping(tuple(columns)))

        self.mappings.read_as_chosen()
        self._read_so(with_meaning, soon=True)

    def _choose_mapping(self, mapping: ColumnMapping | None) -> None:
        sheet = self.found.sheet if self.found is not None and mapping is not None else None
        self._read_so(lambda wish: replace(wish, sheet=sheet or wish.sheet, mapping=mapping))

    def _choose_list(self) -> None:
        """A revision takes its columns from the revision before, where it has the same ones."""
        self._foresee()
        self.mappings.read_as_of_list(self.columns_step.form.list_id())

    def _read_so(self, changed: Callable[[ReadingWish], ReadingWish], *, soon: bool = False) -> None:
        wish = self.reading.wish
        if wish is None:
            return
        if self.step == FILE:
            self.file_step.show_reading(wish.path.name, len(self.files.waiting))
        self.reading.read_so(changed(wish), soon=soon)

    def _foresee(self) -> None:
        """A revision is compared with the one before, where that is quickly done; a long one is when it is checked."""
        self.reading.forget_forecast()
        self.columns_step.show_forecast(None)
        named = self.columns_step.form.list_of_case()
        if named is None or self.columns_step.hindrances():
            return
        plan = self._plan()
        if plan is not None and plan.people <= QUICKLY_COMPARED:
            self.reading.foresee(plan)

    def _plan(self) -> "ImportPlan | None":
        """What the caseworker has agreed to."""
        from verifier_gui.workflow.importing import ImportPlan

        found, wish = self.found, self.reading.wish
        if found is None or wish is None:
            return None
        form = self.columns_step.form
        return ImportPlan.of(wish.path, found, form.attributes(), form.list_id())

    def _check(self) -> None:
        from verifier_gui.workflow.suggesting import role_of, speaks_against

        found = self.found
        if found is None or not self.columns_step.check.isEnabled():
            return
        attributes = self.columns_step.form.attributes()
        agreed = 0
        if attributes.role is ListRole.TO_VERIFY:
            case = self.session.case
            agreed = case.agreed_ours if attributes.side is Side.OURS else case.agreed_theirs
        said = role_of(found)
        against = said if speaks_against(said, attributes.role) else None
        planned = Planned(found, attributes, self.columns_step.form.list_of_case(), agreed, against)
        self.check_step.show_plan(planned, self.columns_step.forecast)
        self._show_step(CHECK)
        plan = self._plan()
        if planned.named is not None and self.columns_step.forecast is None and not self.reading.foresees and plan:
            self.reading.foresee(plan)
        self.check_step.point_out()

    def _import(self) -> None:
        plan = self._plan()
        if plan is None or self.writing.goes_on:
            return
        if not self.check_step.may_import():
            self.check_step.point_out()
            return
        self.reading.forget_forecast()
        plan = replace(plan, confirmed=self.check_step.pairs.confirmed)
        waits_for = self.writing.begin(plan)
        self.writing_step.show_writing(plan.attributes.name, waits_for)
        self._show_step(WRITING)

    def _show_import_allowed(self) -> None:
        """What had to be known before the import is known."""
        if self.step == CHECK:
            self.check_step.point_out()

    def _show_not_foreseen(self, error: VerifierError) -> None:
        if self.step == CHECK:
            self.check_step.show_refused(error)

    def _show_people(self, forecast: Forecast, shown: str) -> None:
        from verifier_gui.ui.dialogs.revision_changes import RevisionChanges

        named = self.columns_step.form.list_of_case()
        if named is not None:
            RevisionChanges(self.window(), named.attributes.name, forecast, shown).open()

    def _show_taken(self, taken: NamedList) -> None:
        self.reading.stop()
        self.files.end(FileState.TAKEN, taken.attributes.name)
        next_file = self.files.waiting[0].name if self.files.waiting else ""
        self.writing_step.show_done(taken, next_file)
        self._show_step(WRITING, finished=True)
        if not self.files.waiting or not self.isVisible():
            self.session.match()

    def _show_not_taken(self, error: VerifierError | None = None) -> None:
        """The import was refused or stopped: nothing of it is left, and it may be begun again."""
        self._show_step(CHECK)
        if error is not None:
            self.check_step.show_refused(error)
        self.check_step.take.setFocus()

    def _go_on(self) -> None:
        if self.files.waiting:
            self._begin_next()
        else:
            self.files.forget()
            self._ask_for_files()

    def _go_forward(self) -> None:
        if self.step == COLUMNS:
            self._check()
        elif self.step == CHECK:
            self._import()
        elif self.step == WRITING and not self.writing.goes_on:
            (self._go_on if self.files.waiting else self.writing_step.review.click)()
        elif self.step == FILE and self.reading.wish is None:
            self._ask_for_files()

    def _go_back(self) -> None:
        if self.step == CHECK:
            self._show_step(COLUMNS)
            self.columns_step.check.setFocus()
        elif self.step == COLUMNS:
            self._ask_to_leave_out()
        elif self.step == FILE:
            self.reading.stop()
            self.asked.emit("lists", None)

    def _ask_to_leave_out(self) -> None:
        """One file among several is left out only when somebody says so: the next would stand in its place."""
        wish = self.reading.wish
        if wish is None or not self.files.waiting:
            self._drop_file()
            return
        waiting = len(self.files.waiting)
        rest = ngettext(
            "{count} file waits after it. Nothing of this one has been written; what was chosen for it is forgotten.",
            "{count} files wait after it. Nothing of this one has been written; what was chosen for it is forgotten.",
            waiting,
        ).format(count=grouped(waiting))
        choices = (
            ask.Choice("all", _("Leave out all of them")),
            ask.Choice("one", _("Go on with the next"), main=True),
        )
        ask.ask(self, _("Leave out {file}?").format(file=wish.path.name), rest, choices, self._leave_out)

    def _leave_out(self, answer: str) -> None:
        if answer == "all":
            self.files.drop_waiting()
        self._drop_file()

    def _show_problems(self, kind: str) -> None:
        found = self.found
        if found is not None:
            noted = NotedProblems(found.file_name, found.sheet, found.problems, found.headings, found.problem_counts)
            show_problems(self, self.session, noted, ProblemKind(kind) if kind else None)
