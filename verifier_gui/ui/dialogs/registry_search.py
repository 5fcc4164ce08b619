"""Searching the registries by hand: any spelling, any order, while typing; what is found is added beside the subject."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.hits import Hit
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _, pgettext
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.subject_statements import SearchMade
from verifier_gui.phrases import coverage as coverage_words
from verifier_gui.phrases import search_words
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.delegates.hit_delegate import EDGE, GAP, Columns
from verifier_gui.ui.dialogs.sheet import Scrim
from verifier_gui.ui.models.hit_model import HitModel
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.typed_search import TypedSearch
from verifier_gui.ui.widgets.beside_subject import BesideSubject
from verifier_gui.ui.widgets.chip_flow import ChipFlow, Offered
from verifier_gui.ui.widgets.hit_list import HitList
from verifier_gui.ui.widgets.labels import label, line, look
from verifier_gui.ui.widgets.query_field import QueryField
from verifier_gui.ui.widgets.read_line import ReadLine
from verifier_gui.ui.widgets.search_foot import SearchFoot
from verifier_gui.ui.widgets.spanned_text import elided
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.searching import Answer, LaidBeside, add_candidate

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

WIDTH, HEIGHT = 1152, 690
PANE, NARROW_PANE = 384, 330
FINAL_AFTER = 1200
"""Milliseconds of rest after which a query counts as one that was made."""

SLOW_AFTER = 300
"""Milliseconds after which it is said that an answer is still awaited."""
_COVERAGE_WIDTH = 330.0
_ALL = ""
_ORDER = (ListRole.REGISTRY, ListRole.RETURNED, ListRole.DECEASED, ListRole.HOLD)


class RegistrySearch(Speaking, QDialog):
    """Over the window, for one subject. `searches` are the queries that were made: those that stood while nothing was typed,
    those that stood when a record was added or the dialog was closed."""

    added = Signal()
    """a record was laid beside the subject"""

    def __init__(self, parent: QWidget, session: "Session", sheet: ReviewSheet) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setProperty("look", "overlay")
        self.searches: list[SearchMade] = []
        self._session = session
        self._operator = session.case.operator
        self._sheet = sheet
        self._answer = Answer("")
        self._list = _ALL
        self._laid: LaidBeside | None = None
        self._scrim: Scrim | None = None
        self._model = HitModel(sheet)
        self._search = TypedSearch(session, self)
        self._search.answered.connect(self._show_answer)
        self._search.laid.connect(self._show_laid)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(FINAL_AFTER)
        self._resting.timeout.connect(self._count_search)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_AFTER)
        self._slow.timeout.connect(self._say_slow)
        self._build()
        session.left.connect(self.reject)
        self.finished.connect(self._end)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        subject = self._sheet.subject
        name = subject.facts.shown_name()
        self.setWindowTitle(_("Search registries"))
        self.field.show_whom(_("for No. {number} · {name}").format(number=subject.number, name=name))
        for place, text in enumerate((_("Person, and why it is here"), _("Born"), _("Registry"))):
            self._heads[place].setText(text)
        self.foot.show_back(_("back to No. {number}").format(number=subject.number))
        self._show_answer(self._answer)

    @override
    def redraw(self) -> None:
        self._lay_chosen(self.hits.row())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and self._scrim is None and not event.spontaneous():
            window = parent.window()
            self._scrim = Scrim(window)
            self.resize(min(WIDTH, window.width() - 48), min(HEIGHT, window.height() - 48))
            self.beside.setFixedWidth(PANE if self.width() == WIDTH else NARROW_PANE)
            corner = window.mapToGlobal(window.rect().topLeft())
            self.move(
                corner.x() + (window.width() - self.width()) // 2,
                corner.y() + max(24, (window.height() - self.height()) // 3),
            )
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.field = QueryField(N_("A name in any spelling, a birth date or year, a tax number"))
        self.field.setMaxLength(200)
        self.field.textChanged.connect(self._ask)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._add_chosen)
        self.lists = ChipFlow(rows=1, accessible=N_("Lists searched"))
        self.lists.chosen.connect(self._choose_list)
        self._searched = label("", "small-muted")
        self.read = ReadLine()
        self.hits = HitList(self._model)
        self.hits.chosen.connect(self._lay_chosen)
        self.hits.add_asked.connect(self._add)
        self.hits.widened.connect(self._align_heads)
        self.say(self.hits.setAccessibleName, N_("Records found"))
        self._nothing = label("", "muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.hits)
        self.foot = SearchFoot()
        self.beside = BesideSubject()
        self.beside.setFixedWidth(PANE)
        frame = QFrame()
        frame.setProperty("look", "overlay")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(line())
        column.addLayout(self._middle(), 1)
        column.addWidget(self.foot)

    def _head(self) -> QVBoxLayout:
        chips = QHBoxLayout()
        chips.setSpacing(16)
        chips.addWidget(self.lists, 1)
        chips.addWidget(self._searched)
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, 16, EDGE, 10)
        head.setSpacing(11)
        head.addWidget(self.field)
        head.addLayout(chips)
        head.addWidget(self.read)
        return head

    def _middle(self) -> QHBoxLayout:
        heads = QFrame()
        heads.setProperty("look", "table-head")
        heads.setFixedHeight(31)
        row = QHBoxLayout(heads)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(GAP)
        self._heads = [label("", "small-muted") for _place in range(3)]
        row.addWidget(self._heads[0])
        for head in self._heads[1:]:
            row.addWidget(head)
        row.addStretch()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(heads)
        left.addWidget(self._stack, 1)
        edge = QFrame()
        edge.setProperty("look", "edge")
        edge.setFixedWidth(1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(edge)
        middle.addWidget(self.beside)
        return middle

    @Slot()
    def _align_heads(self) -> None:
        columns = Columns.in_row(self.hits.viewport().rect())
        self._heads[0].setFixedWidth(max(columns.person.width(), 0))
        self._heads[1].setFixedWidth(columns.born.width())

    @Slot()
    def _ask(self) -> None:
        self._resting.stop()
        query = self.field.text().strip()
        if query:
            self._search.ask(self._sheet, query)
            self._slow.start()
        else:
            self._search.stop()
            self._show_answer(Answer(""))

    @Slot()
    def _say_slow(self) -> None:
        """The first search of a session loads what it looks through."""
        if self._search.is_waiting:
            self.read.show_words(_("Searching…"), [], "")

    def _show_answer(self, answer: object) -> None:
        self._answer = cast("Answer", answer)
        if self._answer.query:
            self._resting.start()
        if self._list not in self._answer.totals:
            self._list = _ALL
        self._show_lists()
        self._show_read()
        self._show_hits()
        self._show_record()

    def _show_lists(self) -> None:
        answer = self._answer
        searched = sorted(
            (found for found in answer.coverage.lists if found.searched),
            key=lambda found: (_ORDER.index(found.attributes.role), found.attributes.name),
        )
        offered = [Offered(_ALL, pgettext("filter", "All"), answer.total)]
        offered += [Offered(one.list_id, one.attributes.name, answer.totals.get(one.list_id, 0)) for one in searched]
        self.lists.show_filters(offered if answer.query else [], self._list)
        coverage = answer.coverage if answer.query else self._sheet.coverage
        missing = coverage_words.missing(coverage)
        text = missing or search_words.where(coverage)
        look(self._searched, "warning" if missing else "small-muted")
        self._searched.setText(elided(text, 12, QFont.Weight.Normal, _COVERAGE_WIDTH))
        self._searched.setToolTip("\n".join(filter(None, (coverage_words.line(coverage), missing))))

    def _show_read(self) -> None:
        answer = self._answer
        words = [
            (
                search_words.read_as(found.word, found.kind, found.values, nearly=found.nearly),
                "neutral" if found.kind else "warning",
            )
            for found in answer.read
        ]
        if answer.born:
            words.append((_("born {date}").format(date=answer.born), "neutral"))
        if answer.number:
            words.append((_("number {number}").format(number=answer.number), "neutral"))
        words += [(_("not read: {word}").format(word=word), "warning") for word in answer.unread]
        if answer.retyped:
            words.append((_("as typed on another keyboard: {words}").format(words=answer.retyped), "neutral"))
        hint = _("any spelling, any order; a full date or a tax number works too")
        self.read.show_words(_("Read as") if words else "", words, hint)

    def _show_hits(self) -> None:
        answer = self._answer
        hits = [hit for hit in answer.hits if self._list in (_ALL, hit.candidate.list_id)]
        self._model.show_hits(hits, answer.born)
        self._stack.setCurrentIndex(1 if hits else 0)
        if not answer.query:
            self._nothing.setText(
                _(
                    "Type what you know of the person: a surname, a given name, a year.\n"
                    "Every registry, earlier exchange and other list of this side is searched."
                )
            )
        elif len(answer.query) == 1:
            self._nothing.setText(_("Go on typing: one letter fits too many."))
        elif not hits:
            self._nothing.setText(
                _("Nobody in these lists fits.\nTry fewer words, the surname alone, or the birth date alone.")
            )
        self.beside.show_nothing()
        if hits:
            self.hits.choose(0)

    def _show_record(self) -> None:
        answer = self._answer
        if not answer.query:
            self.foot.show_words(
                _("Searches are on record."), _("A decision “not found” will name those that were made.")
            )
            return
        parts = [self._operator.name, search_words.lists_of(answer.coverage), search_words.results(answer.total)]
        if len(answer.hits) < answer.total:
            parts.append(_("the best {count} shown").format(count=grouped(len(answer.hits))))
        self.foot.show_words(
            _("This search is on record: {search}.").format(search=", ".join(parts)),
            _("“None of these” will name it among the searches that were made."),
        )

    @Slot(str)
    def _choose_list(self, key: str) -> None:
        self._list = ListId(key)
        self._show_hits()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _lay_chosen(self, row: int) -> None:
        if 0 <= row < self._model.rowCount() and self._session.is_open:
            self._search.lay(self._sheet, self._model.hit(row))

    def _show_laid(self, laid: object) -> None:
        self._laid = cast("LaidBeside | None", laid)
        if self._laid is None:
            self.beside.show_nothing()
        else:
            self.beside.show_laid(self._sheet, self._laid)

    @Slot(int)
    def _move(self, rows: int) -> None:
        self.hits.choose(self.hits.row() + rows)

    @Slot()
    def _add_chosen(self) -> None:
        self._add(self.hits.row())

    @Slot(int)
    def _add(self, row: int) -> None:
        """Adds a record; one that stands beside the subject already leads back to it."""
        if not 0 <= row < self._model.rowCount() or self._search.is_waiting:
            return
        if self._model.standing(row):
            self.accept()
            return
        hit: Hit = self._model.hit(row)
        self._count_search()
        if self._session.do(add_candidate, self._session.indexes, self._sheet, hit, self._laid):
            self._sheet = reviewing.read_sheet(self._session.reader, self._sheet.subject.id, self._operator.id)
            self._model.show_sheet(self._sheet)
            self.added.emit()

    @Slot()
    def _count_search(self) -> None:
        self._resting.stop()
        if self._answer.query and not self._search.is_waiting:
            made = self._answer.made
            if made not in self.searches:
                self.searches.append(made)

    @Slot()
    def _end(self) -> None:
        self._count_search()
        self._search.stop()
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
