"""Signing a roster: what is signed is shown first, in figures and words. The first signer freezes it, the second compares."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import NamedList
from verifier_gui.domain.seals import Manifest
from verifier_gui.domain.signing_blocks import Block, BlockKind
from verifier_gui.domain.statement_kinds import DecisionKind
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import signing_blocks, words
from verifier_gui.phrases.beginnings import capital
from verifier_gui.phrases.figures import grouped
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.phrases.quotations import quoted
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.dialogs.working_sheet import WorkingSheet
from verifier_gui.ui.widgets.figure_rows import FigureTable
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.outward_fields import SOURCE, THEIRS, UNREAD, choosable
from verifier_gui.workflow.signing_off import (
    Signature,
    manifest_of,
    read_frozen,
    read_sign_off,
    refusal_of_first,
    sign_first,
    sign_second,
    wanted_signature,
)

if TYPE_CHECKING:
    from verifier_gui.domain.changes import Change
    from verifier_gui.ui.session import Session

_CHOICES: Mapping[str, str] = {
    "stops": N_("Stops and answers, with reasons of holds"),
    "note": N_("Notes for the record"),
    SOURCE: N_("By what somebody was identified without a record"),
    UNREAD: N_("Columns of theirs that nobody explained"),
}


def _choice_words(word: str) -> str:
    if word in _CHOICES:
        return _(_CHOICES[word])
    return _("Column of theirs: {field}").format(field=words.column_meaning(word.removeprefix(THEIRS)))


class SignFirst(WorkingSheet):
    """Figures of what will be signed, what leaves beyond the rest, and a reason where another number than agreed shall stand. Once it
    is signed the words of its content take their place: they are read to the second signer."""

    def __init__(
        self,
        parent: QWidget | None,
        session: "Session",
        named: NamedList,
        figures: Sequence[tuple[str, str]],
        choices: Sequence[str],
        blocks: Sequence[Block],
    ) -> None:
        super().__init__(parent, session, "seal")
        self._named = named
        self.show_title(_("Sign the roster"), named.attributes.name)
        self.table = FigureTable(figures=[1])
        self.table.show_rows((), figures)
        self.content.addWidget(self.table)
        self.content.addWidget(label(_("Leaves the case only if you choose it:"), "field-label"))
        self.choices: dict[str, QCheckBox] = {}
        boxes = QVBoxLayout()
        boxes.setSpacing(4)
        for word in choices:
            self.choices[word] = QCheckBox(_choice_words(word))
            boxes.addWidget(self.choices[word])
        self.content.addLayout(boxes)
        self.reasons: dict[BlockKind, TextField] = {}
        for block in blocks:
            if block.is_acceptable:
                self.content.addWidget(Banner("warning", signing_blocks.title(block)))
                reason = self.reasons[block.kind] = TextField(
                    signing_blocks.why(block.kind), N_("The supervisor who signs second accepts it with it.")
                )
                reason.edit.setMaxLength(500)
                self.content.addWidget(reason)
        self._told = Banner("positive")
        self._words = label("", "strong", wraps=True)
        for part in (self._told, self._words):
            part.hide()
        for part in (self._told, self._words, self.refused, self.bar):
            self.content.addWidget(part)
        self.add_buttons(_("Sign"), self._sign)
        self.resting += [*self.choices.values(), *self.reasons.values()]

    @Slot()
    def _sign(self) -> None:
        for reason in self.reasons.values():
            if not reason.text():
                reason.show_fault(N_("Say why: it is signed with the roster."))
                reason.setFocus()
                return
        accepted = {kind: reason.text() for kind, reason in self.reasons.items()}
        chosen = tuple(word for word, box in self.choices.items() if box.isChecked())
        title, list_id = self._session.case.title, self._named.id
        self.work(
            N_("Making the roster that is signed"),
            lambda acting, progress: sign_first(acting, title, list_id, progress, chosen=chosen, accepted=accepted),
            self._show_signed,
        )

    @Slot(object)
    def _show_signed(self, _change: "Change") -> None:
        seal = read_sign_off(self._session.reader, self._named.id).seal
        if seal is not None:
            self._told.show_words(_("Signed. Read these words to the supervisor who signs second:"), "")
            self._words.setText(words_of(seal.signed.content_digest))
            self._told.show()
            self._words.show()
        self.end()


class SignSecond(Sheet):
    """What was frozen, in figures, what was accepted with it, and the words that both signers compare."""

    def __init__(
        self,
        parent: QWidget | None,
        session: "Session",
        named: NamedList,
        manifest: Manifest,
        figures: Sequence[tuple[str, str]],
        first: str,
    ) -> None:
        super().__init__(parent, "seal", width=560)
        self._session = session
        self._named = named
        self._digest = manifest.content_digest
        self.show_title(
            _("Sign the roster"), _("{list}, signed first by {first}").format(list=named.attributes.name, first=first)
        )
        table = FigureTable(figures=[1])
        table.show_rows((), figures)
        self.content.addWidget(table)
        for accepted in manifest.accepted:
            self.content.addWidget(Banner("warning", signing_blocks.acceptance(accepted.kind), quoted(accepted.reason)))
        self.content.addWidget(label(_("Have these words read to you, and compare:"), "field-label"))
        self.words = label(words_of(self._digest), "strong", wraps=True)
        self.content.addWidget(self.words)
        self.agree = QCheckBox(_("The eight words agree with those of {first}").format(first=first))
        self.content.addWidget(self.agree)
        self.add_cancel()
        self.main = self.add_button(_("Sign"), primary=True, key="Enter")
        self.main.setEnabled(False)
        self.agree.toggled.connect(self.main.setEnabled)
        self.main.clicked.connect(self._sign)

    @Slot()
    def _sign(self) -> None:
        if self._session.do(sign_second, self._named.id, self._digest):
            self.accept()


def ask_for_signature(parent: QWidget | None, session: "Session", named: NamedList) -> None:
    """Opens the sheet for the signature that is wanted now. What still keeps the roster from being signed is told instead."""
    from verifier_gui.workflow.blocking import read_blocks
    from verifier_gui.workflow.members import members_of
    from verifier_gui.workflow.overseeing import read_overview

    reader = session.reader
    found = read_sign_off(reader, named.id)
    blocks = read_blocks(session.view, named.id)
    waiting = [signing_blocks.title(block) for block in blocks if not block.is_acceptable]
    if waiting:
        ask.tell(parent, _("Something still keeps the roster from being signed"), "\n".join(waiting), picture="seal")
        return
    seal = found.seal
    if seal is not None and wanted_signature(reader, found, session.case.operator.id) is Signature.SECOND:
        try:
            manifest = manifest_of(read_frozen(reader, seal))
        except VerifierError as error:
            ask.tell_error(parent, error)
            return
        member = members_of(reader).get(seal.first.by)
        first = member.name if member is not None else seal.first.by[:8]
        SignSecond(parent, session, named, manifest, figures_of(manifest.counts), first).open()
        return
    refused = refusal_of_first(reader, session.case.operator.id)
    if refused is not None:
        ask.tell_error(parent, refused)
        return
    own = read_overview(session.view, named.id)
    counts = {kind.value: count for kind, count in own.decisions.items()} | {"people": own.people, "held": own.held}
    meanings = named.revision.mapping.columns if named.revision else ()
    SignFirst(parent, session, named, figures_of(counts), choosable(meanings), blocks).open()


def figures_of(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """The figures of a roster: people, each kind of decision that there is, held."""
    people = counts.get("people", 0)
    told = [(ngettext("Person on the roster", "People on the roster", people), grouped(people))]
    told += [
        (capital(words.decision(kind)), grouped(counts[kind.value])) for kind in DecisionKind if counts.get(kind.value)
    ]
    return [*told, (_("of them held"), grouped(counts.get("held", 0)))]
