"""Creating a case file: what the exchange is called, where the file lies, its passphrase, and who its first operator is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.policies import USUAL_SHARE, Policy
from verifier_gui.domain.statement_kinds import Review
from verifier_gui.errors import IdentityError, VerifierError
from verifier_gui.phrases import policy_words
from verifier_gui.sheets.replacing import safe_file_name
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.key_sheet import KeySheet
from verifier_gui.ui.dialogs.new_operator import OperatorFields
from verifier_gui.ui.dialogs.unlock_case import LAST_OPERATOR
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.form_fields import Field, PlaceField, TextField
from verifier_gui.ui.widgets.keep_key import KeepKey
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.new_passphrase import NewPassphrase
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from verifier_gui.progress import Progress
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.case_files import OpenCase

_MOST_AGREED = 100_000
CASE_FILES = N_("Case files (*.vcase)")

_TIP = Qt.ItemDataRole.ToolTipRole


class NewCase(KeySheet):
    """The case file at the left, its operator at the right: one who is known here gives a passphrase, a new one a name too."""

    def __init__(self, parent: QWidget | None, session: "Session") -> None:
        super().__init__(parent, "add", width=800)
        self._session = session
        self._cards = session.profile.operators()
        self._folder = _folder_for(session)
        self._chosen: Path | None = None
        self.title_field = TextField(N_("Title"), N_("What the exchange is called among you."))
        self.ours = self._agreed()
        self.theirs = self._agreed()
        self.place = PlaceField(N_("File"))
        self.place.wanted.connect(self._choose)
        self.review = QComboBox()
        self.passphrase = NewPassphrase(N_("Passphrase of the case file"), N_("Passphrase of the case file, once more"))
        self.operators = QComboBox()
        self.own_passphrase = PassphraseField(N_("Your own passphrase"))
        self.operator_fields = OperatorFields()
        self.keep_key = KeepKey()
        self._remark = Banner("neutral")
        self._lay_out()
        self.title_field.edit.textEdited.connect(self._suggest)
        self.operators.currentIndexChanged.connect(self._show_operator)
        self.retranslate()
        known: list[str] = [card.id for card in self._cards]
        last = session.profile.setting(LAST_OPERATOR)
        self.operators.setCurrentIndex(known.index(last) if last in known else 0)
        self._show_operator()
        self._suggest()
        self.title_field.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.show_title(_("Create a case file"), _("One encrypted file for one exchange. Nothing leaves this machine."))
        self._heads[0].setText(_("The case file").upper())
        self._heads[1].setText(_("You").upper())
        for box in (self.ours, self.theirs):
            box.setSpecialValueText(_("not known yet"))
        self._remark.show_words(
            _("A forgotten passphrase cannot be recovered; there is no back door."),
            _("A case with fewer than two members who may sign cannot be signed off yet."),
        )
        wanted = max(self.review.currentIndex(), 0)
        self.review.clear()
        for review in Review:
            self.review.addItem(policy_words.review_title(review), review.value)
            self.review.setItemData(self.review.count() - 1, policy_words.review_meaning(review), _TIP)
        self.review.setCurrentIndex(wanted)
        chosen = self.operators.currentIndex()
        self.operators.blockSignals(True)
        self.operators.clear()
        for card in self._cards:
            self.operators.addItem(f"{card.name} · {card.agency}" if card.agency else card.name, card.id)
        self.operators.addItem(_("New operator"), "")
        self.operators.setCurrentIndex(max(chosen, 0))
        self.operators.blockSignals(False)

    def remark_said(self) -> str:
        """What is said of every case file before it is created."""
        return self._remark.accessibleName()

    @property
    def policy(self) -> Policy:
        """How the case will be reviewed. Its supervisor may change it at any time."""
        review = Review(str(self.review.currentData()))
        return Policy(review, USUAL_SHARE if review is Review.SECOND_OF_SOME else 0)

    def create_case(self) -> Job | None:
        """Creates the file from what was typed. None where something is missing, which is said at its place."""
        wrong = self._problem()
        if wrong is not None:
            wrong.setFocus()
            return None
        job = self._begin()
        self.wait_for(job)
        return job

    @override
    def took(self, result: object) -> None:
        from verifier_gui.workflow.case_files import OpenCase

        if isinstance(result, OpenCase):
            self._session.profile.keep_setting(LAST_OPERATOR, result.identity.card.id)
        self.passphrase.clear()
        self.own_passphrase.clear()
        self.operator_fields.passphrase.clear()

    @override
    def refused(self, error: VerifierError) -> None:
        # On a small laptop there is no room for both.
        self._remark.hide()
        if not isinstance(error, IdentityError):
            self.place.setFocus()
        elif self._is_new_operator():
            self.operator_fields.setFocus()
        else:
            self.own_passphrase.edit.selectAll()
            self.own_passphrase.setFocus()

    def _problem(self) -> QWidget | None:
        if not self.title_field.text():
            self.title_field.show_fault(N_("Write what the exchange is called."))
            return self.title_field
        if not self.place.text():
            self.place.show_fault(N_("Choose where the file shall lie."))
            return self.place
        if wrong := self.passphrase.problem():
            return wrong
        if self._is_new_operator():
            return self.operator_fields.problem()
        if not self.own_passphrase.text():
            self.own_passphrase.show_fault(N_("Write your passphrase."))
            return self.own_passphrase
        return None

    def _begin(self) -> Job:
        profile = self._session.profile
        title, path = self.title_field.text(), self.path()
        ours, theirs = self.ours.value(), self.theirs.value()
        passphrase, keeps = self.passphrase.text(), self.keep_key.is_wanted()
        operator = None if self._is_new_operator() else self._cards[self.operators.currentIndex()].id
        own = self.own_passphrase.text()
        name, agency, new = self.operator_fields.values()
        policy = self.policy

        def create_it(progress: "Progress") -> "OpenCase":
            from verifier_gui.workflow import case_files
            from verifier_gui.workflow.deciding_policy import declare_at_creation

            case_files.look_for_room(path)
            identity = (
                profile.create_operator(name, agency, new)
                if operator is None
                else profile.unlock_operator(operator, own)
            )
            try:
                progress.step(0, 0)
                created = case_files.create(
                    path,
                    title=title,
                    passphrase=passphrase,
                    identity=identity,
                    profile=profile,
                    agreed_ours=ours,
                    agreed_theirs=theirs,
                    keep_key=keeps,
                    progress=progress,
                )
                return declare_at_creation(created, policy)
            except BaseException:
                if operator is None:
                    profile.forget_new_operator(identity.card.id)
                raise

        def discard(case: "OpenCase") -> None:
            from verifier_gui.workflow import case_files

            case_files.discard(case)
            if operator is None:
                profile.forget_new_operator(case.identity.card.id)

        return self._session.create_case(create_it, discard)

    def path(self) -> Path:
        """Where the file shall lie, with its ending."""
        path = Path(self.place.text()).expanduser().absolute()
        return path if path.suffix == ".vcase" else path.with_name(path.name + ".vcase")

    def _is_new_operator(self) -> bool:
        return self.operators.currentIndex() == len(self._cards)

    def _lay_out(self) -> None:
        self._heads = (label("", "caps"), label("", "caps"))
        case = QVBoxLayout()
        case.setSpacing(12)
        case.addWidget(self._heads[0])
        case.addWidget(self.title_field)
        agreed = QHBoxLayout()
        agreed.setSpacing(10)
        agreed.addWidget(Field(N_("Agreed: our people"), self.ours))
        agreed.addWidget(Field(N_("Agreed: their people"), self.theirs))
        case.addLayout(agreed)
        case.addWidget(Field(N_("How people are reviewed"), self.review))
        case.addWidget(self.place)
        case.addWidget(self.passphrase)
        case.addStretch(1)
        you = QVBoxLayout()
        you.setSpacing(12)
        you.addWidget(self._heads[1])
        you.addWidget(Field(N_("Operator"), self.operators))
        you.addWidget(self.own_passphrase)
        you.addWidget(self.operator_fields)
        you.addWidget(self.keep_key)
        you.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addWidget(_holding(case), 1)
        both.addWidget(_holding(you), 1)
        self.form.addLayout(both)
        self.form.addWidget(self._remark)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Create the case file"))
        self.main.clicked.connect(self.create_case)

    @staticmethod
    def _agreed() -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, _MOST_AGREED)
        box.setFixedHeight(32)
        box.lineEdit().setTextMargins(9, 0, 9, 0)
        return box

    @Slot()
    def _suggest(self) -> None:
        """A name for the file after the title, until a place was chosen."""
        if self._chosen is None:
            title = self.title_field.text()
            self.place.edit.setText(str(self._folder / f"{safe_file_name(title)}.vcase") if title else "")

    @Slot()
    def _choose(self) -> None:
        suggested = self.place.text() or str(self._folder / "case.vcase")
        ask.choose_new_file(self, _("Where the case file shall lie"), _(CASE_FILES), suggested, self._take_place)

    def _take_place(self, path: Path) -> None:
        self._chosen = path
        self.place.edit.setText(str(path))
        self.place.show_fault("")

    @Slot()
    def _show_operator(self) -> None:
        is_new = self._is_new_operator()
        self.own_passphrase.setVisible(not is_new)
        self.operator_fields.setVisible(is_new)


def _folder_for(session: "Session") -> Path:
    """A folder that is there: that of the case file opened last, else of documents, else the user's own."""
    last = [case.path.parent for case in session.profile.recent_cases()[:1]]
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return next((folder for folder in (*last, documents) if folder.is_dir()), Path.home())


def _holding(column: QVBoxLayout) -> QWidget:
    """A column as wide as the one beside it, whatever it holds."""
    holder = QWidget()
    column.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(column)
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return holder
