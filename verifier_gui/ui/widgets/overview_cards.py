"""The cards of the overview: each is given figures and puts them into words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from verifier_gui.domain.language import _, ngettext, pgettext
from verifier_gui.domain.lists import ListRole, Side, Status
from verifier_gui.domain.overview import Overview
from verifier_gui.domain.pace import Pace
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.review import Coverage, SearchedList, SubjectState
from verifier_gui.domain.signing_blocks import Block, BlockKind
from verifier_gui.domain.statement_kinds import DecisionKind
from verifier_gui.phrases import policy_words, signing_blocks, words
from verifier_gui.phrases.beginnings import capital
from verifier_gui.phrases.figures import date, duration, grouped
from verifier_gui.ui.widgets.block_rows import LISTS, block_row, way_of
from verifier_gui.ui.widgets.figure_rows import FigureTable, LinkRow, ShareRows, emptied
from verifier_gui.ui.widgets.flow_layout import FlowLayout
from verifier_gui.ui.widgets.histogram import Histogram
from verifier_gui.ui.widgets.labels import Tag, label
from verifier_gui.ui.widgets.panels import Banner, TitledCard

if TYPE_CHECKING:
    from verifier_gui.workflow.overseeing import Standings

_LEFT = (DecisionKind.IDENTIFIED, DecisionKind.IDENTIFIED_OTHERWISE, DecisionKind.NOT_FOUND)
_RIGHT = (DecisionKind.DUPLICATE, DecisionKind.UNUSABLE)
_STATES = (
    SubjectState.STRONG,
    SubjectState.LIKELY,
    SubjectState.SEVERAL,
    SubjectState.WEAK,
    SubjectState.NONE,
    SubjectState.STOP,
)


class IdentityCard(TitledCard):
    """Who the people are, and apart from it: stops and holds. `review_asked` carries a filter's key; `policy_asked` comes where
    somebody wants to see, or change, how the case is reviewed."""

    review_asked = Signal(str)
    policy_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._figure, self._of = label("", "figure"), label("", "muted")
        figure = QHBoxLayout()
        figure.addWidget(self._figure)
        figure.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBottom)
        self._policy = QVBoxLayout()
        self._left, self._right = FigureTable(figures=[1]), FigureTable(figures=[1])
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._left)
        columns.addWidget(self._right)
        self._apart = label("", "caps")
        self._stops, self._held = Tag("", "danger"), Tag("", "neutral")
        apart = FlowLayout()
        for tag in (self._stops, self._held):
            tag.setFixedHeight(28)
            apart.addWidget(tag)
        self.body.addLayout(figure)
        self.body.addLayout(columns)
        self.body.addStretch()
        self.body.addWidget(self._apart)
        self.body.addLayout(apart)
        self._applying = QVBoxLayout()
        self.body.addLayout(self._applying)
        self.body.addLayout(self._policy)

    def show_policy(self, policy: Policy, found: Overview, *, is_open: bool) -> None:
        """How the case is reviewed, and how many have decided on how many; whoever may change it is led there."""
        emptied(self._policy)
        title, counts = policy_words.policy_line(policy), policy_words.counts(found) if policy.asks_twice else ""
        if is_open:
            row = LinkRow("review", "muted", title, counts)
            row.chosen.connect(self.policy_asked)
            self._policy.addWidget(row)
        elif policy.asks_twice:
            self._policy.addWidget(label(f"{title}: {counts}" if counts else title, "small-muted", wraps=True))

    def show_overview(self, found: Overview) -> None:
        self.title.setText(_("Identity"))
        self.remark.setText(_("who the person is, nothing more"))
        self._figure.setText(grouped(found.decided))
        self._of.setText(_("of {count} decided").format(count=grouped(found.people)))
        left, right = (
            [(capital(words.decision(kind)), grouped(found.of_kind(kind))) for kind in kinds]
            for kinds in (_LEFT, _RIGHT)
        )
        self._left.show_rows((), left)
        self._right.show_rows((), [*right, (pgettext("filter", "Undecided"), grouped(found.undecided))])
        self._apart.setText(_("Counted apart, on top of identity").upper())
        stops = ngettext("{count} open stop", "{count} open stops", found.open_stops)
        self._stops.setText(stops.format(count=grouped(found.open_stops)))
        self._stops.set_kind("danger" if found.open_stops else "neutral")
        self._held.setText(
            _("{count} held, {identified} of them identified").format(
                count=grouped(found.held), identified=grouped(found.held_and_identified)
            )
        )
        emptied(self._applying)
        if found.applying_stops:
            text = ngettext(
                "{count} with a stop that applies, {identified} of them identified",
                "{count} with a stop that applies, {identified} of them identified",
                found.applying_stops,
            ).format(count=grouped(found.applying_stops), identified=grouped(found.applying_and_identified))
            row = LinkRow("stop", "mark_danger", text, "")
            row.chosen.connect(lambda: self.review_asked.emit("stop-applies"))
            self._applying.addWidget(row)


class StandingCard(TitledCard):
    """What the registries say of the identified people: an identity is not a captivity."""

    def __init__(self) -> None:
        super().__init__()
        self._shares = ShareRows()
        self._unproved = Banner("warning")
        self._nobody = label("", "muted", wraps=True)
        self.body.addWidget(self._shares)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._unproved)
        self.body.addStretch()

    def show_standings(self, found: "Standings") -> None:
        people = sum(found.people.values()) + found.without_record
        title = ngettext("Status of the {count} identified", "Status of the {count} identified", people)
        self.title.setText(title.format(count=grouped(people)))
        self.remark.setText(_("by the best basis"))
        rows: list[tuple[str, int, bool]] = []
        unproved = found.without_record
        for standing, count in sorted(found.people.items(), key=lambda pair: -pair[1]):
            status = words.status(standing.status) if standing.status else _("no status given")
            basis = words.basis(standing.basis) if standing.basis else ""
            is_missing = standing.status in (Status.MISSING, None)
            unproved += count if is_missing else 0
            rows.append((" · ".join(part for part in (status, basis) if part), count, is_missing))
        if found.without_record:
            rows.append((_("record gone or changed"), found.without_record, True))
        self._shares.show_rows(rows)
        self._nobody.setText("" if people else _("Nobody is identified yet."))
        self._nobody.setVisible(not people)
        self._unproved.setVisible(bool(unproved))
        text = ngettext(
            "{count} person is identified, but nobody has shown that they are held.",
            "{count} people are identified, but nobody has shown that they are held.",
            unproved,
        )
        self._unproved.show_words(
            text.format(count=grouped(unproved)),
            _("An identity is not a captivity: ask the other side or the ICRC before the roster."),
        )


class LeftToDoCard(TitledCard):
    """What keeps the roster from being signed, each a way to where it is done. `review_asked` carries a filter's key."""

    review_asked = Signal(str)
    lists_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self.body.addStretch()

    def show_blocks(self, blocks: Sequence[Block], found: Overview, coverage: Coverage) -> None:
        self.title.setText(_("What keeps the roster from being signed"))
        emptied(self._rows)
        for block in blocks:
            if block.kind is BlockKind.NOT_SEARCHED:
                for searched in coverage.missing:
                    name = _("{list} not searched yet").format(list=searched.attributes.name)
                    self._add(LinkRow("warning", "mark_warning", name, signing_blocks.details(block)), LISTS)
                continue
            details = None
            if block.kind is BlockKind.UNDECIDED:
                details = " · ".join(
                    f"{words.state(state)}: {grouped(found.undecided_states[state])}"
                    for state in _STATES
                    if found.undecided_states.get(state)
                )
            self._add(block_row(block, details), way_of(block))
        if not self._rows.count():
            self._rows.addWidget(Banner("neutral", _("Everybody is decided and every stop is answered.")))

    def _add(self, row: LinkRow, way: str) -> None:
        row.chosen.connect(lambda: self.lists_asked.emit() if way == LISTS else self.review_asked.emit(way))
        self._rows.addWidget(row)


class BestCandidateCard(TitledCard):
    """How the people spread over the probability of their best candidate: a table, and bars that say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._bands = [FigureTable(figures=[1]) for _side in range(2)]
        self._histogram = Histogram()
        bands = QHBoxLayout()
        bands.setSpacing(28)
        for table in self._bands:
            bands.addWidget(table)
        self.body.addLayout(bands)
        self.body.addWidget(self._histogram, 1)

    def show_overview(self, found: Overview) -> None:
        self.title.setText(_("Best candidate of each of the {count}").format(count=grouped(found.people)))
        self.remark.setText(
            _("per cent; filled: decided {decided}, outline: not decided {undecided}").format(
                decided=grouped(found.decided), undecided=grouped(found.people - found.decided)
            )
        )

        def people(lower: float, upper: float) -> str:
            return grouped(sum(bar.people for bar in found.bars if lower <= bar.lower and bar.upper <= upper))

        rows = [
            (_("none, up to 2"), people(0, 0.02), _("all searched, nobody")),
            (_("below 50"), people(0.02, 0.5), _("weak")),
            (_("50 to 95"), people(0.5, 0.95), _("for a person to weigh")),
            (_("95 and more"), people(0.95, 1), _("strong only without rival and finding")),
        ]
        for place, table in enumerate(self._bands):
            table.show_rows((), rows[2 * place : 2 * place + 2])
        self._histogram.show_bars(found.bars)


class CoverageCard(TitledCard):
    """Where the program searched: every list with its people and its date."""

    def __init__(self) -> None:
        super().__init__()
        self._warning = Banner("warning")
        self._table = FigureTable(figures=[2, 3], quiet=[1])
        self.body.addWidget(self._warning)
        self.body.addWidget(self._table)
        self.body.addStretch()

    def show_coverage(self, coverage: Coverage) -> None:
        self.title.setText(_("Coverage"))
        self.remark.setText(_("where we searched"))
        self._warning.setVisible(not coverage.of(ListRole.RETURNED))
        self._warning.show_words(_("No earlier exchange was searched."), _("Who came home before cannot be seen here."))
        registries = coverage.of(ListRole.REGISTRY)
        rows = [_coverage_row(found) for found in registries]
        strong = [len(rows)] if registries else []
        if registries:
            text = ngettext("{count} registry", "{count} registries", len(registries)).format(count=len(registries))
            rows.append((text, "", grouped(coverage.people(ListRole.REGISTRY)), ""))
        others = (ListRole.RETURNED, ListRole.DECEASED, ListRole.HOLD)
        rows += [_coverage_row(found) for role in others for found in coverage.of(role)]
        self._table.show_rows((_("List"), _("made by"), _("people"), _("as of")) if rows else (), rows, strong)


class BalanceCard(TitledCard):
    """The two sides of the exchange beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self._table = FigureTable(figures=[1, 2])
        self.body.addWidget(self._table)
        self.body.addStretch()

    def show_sides(self, agreed: tuple[int, int], lists: Sequence[tuple[Side, Overview]]) -> None:
        """`agreed` numbers of ours and theirs, 0 where that is not known; the figures of every list to verify with its side."""
        self.title.setText(_("Balance"))
        self.remark.setText(
            _("agreed: {ours} for {theirs}").format(
                ours=grouped(agreed[0]) if agreed[0] else "?", theirs=grouped(agreed[1]) if agreed[1] else "?"
            )
            if any(agreed)
            else _("the agreed number is not known")
        )
        ours = [found for side, found in lists if side is Side.OURS]
        theirs = [found for side, found in lists if side is Side.THEIRS]
        both = (ours, theirs)
        identified = [sum(found.identified for found in side) for side in both]
        held = [sum(found.held_and_identified for found in side) for side in both]
        ready = [sum(found.ready for found in side) for side in both]
        missing = [
            grouped(max(0, number - of_side)) if number else _if_agreed(number)
            for number, of_side in zip(agreed, ready, strict=True)
        ]
        counts = [
            (_("On the lists"), [sum(found.people for found in side) for side in both]),
            (_("Identified, in any way"), identified),
            (_("of them held"), held),
            (
                _("of them with a stop that applies"),
                [sum(found.applying_and_identified for found in side) for side in both],
            ),
            (_("With an open stop"), [sum(found.open_stops for found in side) for side in both]),
        ]
        rows = [
            (_("Agreed"), *map(_if_agreed, agreed)),
            *((name, *map(grouped, of_sides)) for name, of_sides in counts),
            (_("Still missing to the agreed number"), *missing),
        ]
        self._table.show_rows(("", _("to come home"), _("to hand over")), rows, strong=[len(rows) - 1])


class PaceCard(TitledCard):
    """How fast the operator decides today, and how long the rest will take."""

    def __init__(self) -> None:
        super().__init__()
        self._table = FigureTable(figures=[1])
        self._remark = label("", "small-muted", wraps=True)
        self.body.addWidget(self._table)
        self.body.addWidget(self._remark)
        self.body.addStretch()

    def show_pace(self, pace: Pace | None, found: Overview) -> None:
        self.title.setText(_("Pace and time left"))
        self.remark.setText(_("yours, today"))
        rows = [(_("Decided"), grouped(found.decided)), (_("Left"), grouped(found.undecided))]
        if pace is None:
            self._table.show_rows((), rows)
            self._remark.setText(_("After some decisions in a row this says how long the rest will take."))
            return
        rows += [(_("A person takes"), duration(pace.seconds)), (_("Work left"), duration(pace.seconds_left))]
        self._table.show_rows((), rows, strong=[len(rows) - 1])
        self._remark.setText(
            _("The median of your {count} decisions today. Those below strong take longer.").format(
                count=grouped(pace.decisions)
            )
        )


def _if_agreed(number: int) -> str:
    return grouped(number) if number else _("not known")


def _coverage_row(found: SearchedList) -> tuple[str, str, str, str]:
    attributes = found.attributes
    return attributes.name, attributes.made_by, grouped(found.people), date(attributes.as_of)
