"""Second reviews are blind: whatever the first one said, the second can read the same of everybody before deciding on the person."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_cases import REQUEST, TO_VERIFY, SmallCase, admitted, opened_copy

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.statement_kinds import Answer, Certainty, OperatorRole, Reason, Review
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import DecisionError
from verifier_gui.progress import Progress
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.exporting import export_roster
from verifier_gui.workflow.overseeing import read_overview, read_standings
from verifier_gui.workflow.rostering import read_roster
from verifier_gui.workflow.searching import Indexes, add_candidate, lay_beside, search
from verifier_gui.workflow.viewing import view_of, whole_view

Act = Callable[[SmallCase, Acting, int], object]
NUMBERS = range(1, 7)


@dataclasses.dataclass
class Blind:
    """A case with second review of everybody: who decides first, who second."""

    small: SmallCase
    first: Acting
    second: Acting

    def sheet(self, number: int, acting: Acting):
        return reviewing.read_sheet(self.small.case.writer, self.small.subject(number), acting.identity.card.id)

    def view(self, acting: Acting):
        return view_of(self.small.case.writer, acting.identity.card.id)


@dataclasses.dataclass(frozen=True)
class Prepared:
    """A closed case of which a test opens a copy, so that operators and hashes are the same in all tests."""

    small: SmallCase
    first: OperatorId
    second: OperatorId

    def open(self, folder: Path) -> Blind:
        small = opened_copy(self.small, folder)
        first, second = (
            dataclasses.replace(small.acting, identity=small.profile.unlock_operator(key, "ще одна фраза"))
            for key in (self.first, self.second)
        )
        return Blind(small, first, second)


@pytest.fixture(scope="module")
def prepared(made: SmallCase, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    small = opened_copy(made, tmp_path_factory.mktemp("prepared"))
    first, second = (admitted(small, name).identity.card.id for name in ("Тарас В.", "Ірина С."))
    declare_policy(small.acting, Policy(Review.SECOND_OF_ALL), Progress())
    case_files.close(small.case)
    return Prepared(small, first, second)


@pytest.fixture
def blind(prepared: Prepared, tmp_path: Path) -> Iterator[Blind]:
    opened = prepared.open(tmp_path / "case")
    yield opened
    opened.small.case.file.close()


Reference = Callable[[Act, int], dict[str, str]]


@pytest.fixture(scope="module")
def reference(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """What is seen after one act of the first reviewer, worked out once."""
    kept: dict[tuple[Act, int], dict[str, str]] = {}

    def look(act: Act, number: int) -> dict[str, str]:
        if (act, number) not in kept:
            opened = prepared.open(tmp_path_factory.mktemp("reference"))
            act(opened.small, opened.first, number)
            kept[act, number] = everything_seen(opened)
            opened.small.case.file.close()
        return kept[act, number]

    return look


def sheet_of(small: SmallCase, acting: Acting, number: int):
    return reviewing.read_sheet(small.case.writer, small.subject(number), acting.identity.card.id)


def answer(small: SmallCase, acting: Acting, number: int, given: Answer = Answer.DOES_NOT_APPLY) -> None:
    for stop in sheet_of(small, acting, number).unanswered:
        reviewing.answer_stop(
            acting, sheet_of(small, acting, number), stop.key, given, reason=Reason.OTHERDATE, note="бачили"
        )


def of_digit(small: SmallCase, acting: Acting, number: int, place: int):
    columns = [column for column in sheet_of(small, acting, number).columns if column.digit]
    return sorted(columns, key=lambda column: column.attributes.name)[place].record


def identify(place: int, certainty: Certainty = Certainty.ESTABLISHED, note: str = "") -> Act:
    def act(small: SmallCase, acting: Acting, number: int) -> None:
        answer(small, acting, number)
        records = [of_digit(small, acting, number, place)]
        reviewing.identify(
            acting, sheet_of(small, acting, number), records, certainty=certainty, reason=Reason.LANG, note=note
        )

    return act


def identify_otherwise(small: SmallCase, acting: Acting, number: int) -> None:
    answer(small, acting, number)
    reviewing.identify_otherwise(acting, sheet_of(small, acting, number), source="фото", reason=Reason.OUTSIDE)


def give_up(small: SmallCase, acting: Acting, number: int) -> None:
    for column in sheet_of(small, acting, number).columns:
        reviewing.strike_out(acting, sheet_of(small, acting, number), column.record, note="інша людина")
    reviewing.not_found(acting, sheet_of(small, acting, number), reason=Reason.ABSENT, note="немає")


def not_sure(small: SmallCase, acting: Acting, number: int) -> None:
    reviewing.not_sure(acting, sheet_of(small, acting, number), ask="спитати частину", reason=Reason.SEVERAL)


def duplicate(small: SmallCase, acting: Acting, number: int) -> None:
    other = small.subject(6 if number != 6 else 1)
    reviewing.duplicate_of(acting, sheet_of(small, acting, number), other, reason=Reason.LANG)


def unusable(small: SmallCase, acting: Acting, number: int) -> None:
    reviewing.unusable(acting, sheet_of(small, acting, number), reason=Reason.THIN)


def identify_by_search(small: SmallCase, acting: Acting, number: int) -> None:
    """As somebody whom no matching would have laid beside the person."""
    add_found(small, acting, number)
    answer(small, acting, number)
    sheet = sheet_of(small, acting, number)
    (record,) = [column.record for column in sheet.columns if column.added_by_search]
    reviewing.identify(acting, sheet, [record], reason=Reason.OUTSIDE)


def add_found(small: SmallCase, acting: Acting, number: int) -> None:
    sheet = sheet_of(small, acting, number)
    indexes = Indexes()
    hit = next(hit for hit in search(small.case.writer, indexes, sheet, "Мельник Тарас"))
    add_candidate(acting, indexes, sheet, hit)


DECISIONS: dict[str, Act] = {
    "probable, with a note": identify(0, Certainty.PROBABLE, "схожий"),
    "by search": identify_by_search,
    "otherwise": identify_otherwise,
    "not found, all struck out": give_up,
    "not sure": not_sure,
    "duplicate": duplicate,
    "unusable": unusable,
}


def strike(small: SmallCase, acting: Acting, number: int) -> None:
    record = sheet_of(small, acting, number).columns[0].record
    reviewing.strike_out(acting, sheet_of(small, acting, number), record, note="не він")


def hold(small: SmallCase, acting: Acting, number: int) -> None:
    reviewing.hold(acting, sheet_of(small, acting, number), asked_by="служба", note="слідство")


def note(small: SmallCase, acting: Acting, number: int) -> None:
    reviewing.add_note(acting, sheet_of(small, acting, number), "це він")


def draft(small: SmallCase, acting: Acting, number: int) -> None:
    reviewing.save_note_draft(acting, small.subject(number), "почато")


def taken_back(small: SmallCase, acting: Acting, number: int) -> None:
    give_up(small, acting, number)
    reviewing.take_back_last(acting)


OTHER_ACTS: dict[str, Act] = {
    "strike": strike,
    "hold": hold,
    "note": note,
    "draft": draft,
    "found by search": add_found,
    "stop applies": lambda small, acting, number: answer(small, acting, number, Answer.APPLIES),
    "stop unclear": lambda small, acting, number: answer(small, acting, number, Answer.UNCLEAR),
    "a decision taken back": taken_back,
}

_PASSING = re.compile(r"[0-9a-f]{64}|20\d\d-\d\d-\d\dT[0-9:+]+|\d\d:\d\d:\d\d|Журнал[^\n]*|Audit log[^\n]*")


def everything_seen(blind: Blind) -> dict[str, str]:
    """All that the second reviewer can read anywhere, as text; what hangs on time or on hashes is taken out."""
    small, case, operator = blind.small, blind.small.case, blind.second.identity.card.id
    reader, request = case.writer, blind.small.lists[TO_VERIFY.name]
    seen: dict[str, object] = {}
    indexes = Indexes()
    for number in NUMBERS:
        sheet = sheet_of(small, blind.second, number)
        seen[f"sheet {number}"] = sheet
        hits = search(reader, indexes, sheet, "Шевченко Олена")
        laid = [lay_beside(blind.view(blind.second), indexes, sheet, hit) for hit in hits]
        seen[f"search {number}"] = [(found.column, found.taken_by) for found in laid if found is not None]
    view = blind.view(blind.second)
    seen["queue"] = reviewing.read_queue(view, request)
    seen["overview"] = read_overview(view, request)
    seen["standings"] = read_standings(view, request, Progress())
    seen["blocks"] = read_blocks(view, request)
    seen["verdicts"] = sorted(
        (subject, verdict) for subject, verdict in view.verdicts_of_list(request).items() if verdict.decided_by
    )
    seen["roster"] = [row.own for row in read_roster(reader, operator, case.title, request, Progress()).rows]
    target = small.folder / "roster.csv"
    export_roster(blind.second, case.title, request, [target], Progress())
    seen["export"] = target.read_text("utf-8-sig")
    return {name: _PASSING.sub("·", repr(value)) for name, value in seen.items()}


def nothing(small: SmallCase, acting: Acting, number: int) -> None:
    pass


def record_1(small: SmallCase, acting: Acting, number: int) -> None:
    identify(0)(small, acting, number)


def and_matched_anew(act: Act) -> Act:
    """The act, and afterwards another revision of a registry that no longer has what the act named."""

    def both(small: SmallCase, acting: Acting, number: int) -> None:
        act(small, acting, number)
        attributes = next(one.attributes for one in small.case.writer.lists() if one.attributes.name == "Реєстр Б")
        small.take_in("реєстр б 2.csv", ["1;Кіт;Іван;Іванович;01.01.1990;солдат"], attributes)
        small.match()

    return both


MATCHED_ANEW = and_matched_anew(record_1)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("name", DECISIONS)
def test_the_second_reviewer_reads_the_same_whatever_the_first_one_decided(blind, reference, name, number):
    DECISIONS[name](blind.small, blind.first, number)
    assert blind.sheet(number, blind.second).is_blind
    assert everything_seen(blind) == reference(record_1, number)


def test_which_of_two_records_the_first_one_named_is_not_told_either(blind, reference):
    identify(1)(blind.small, blind.first, 2)
    assert everything_seen(blind) == reference(record_1, 2)


@pytest.mark.parametrize("name", OTHER_ACTS)
def test_what_was_said_without_a_decision_leaves_no_trace_at_all(blind, reference, name):
    OTHER_ACTS[name](blind.small, blind.first, 3)
    assert not blind.sheet(3, blind.second).is_blind
    assert everything_seen(blind) == reference(nothing, 3)


@pytest.mark.parametrize("name", ["by search", "not found, all struck out", "unusable"])
def test_matching_anew_tells_nothing_either(blind, reference, name):
    and_matched_anew(DECISIONS[name])(blind.small, blind.first, 2)
    assert everything_seen(blind) == reference(MATCHED_ANEW, 2)


def test_own_statements_stay_in_sight_beside_what_is_hidden(blind):
    strike(blind.small, blind.first, 2)
    reviewing.add_note(blind.second, blind.sheet(2, blind.second), "моє")
    identify(0)(blind.small, blind.first, 1)
    sheet = blind.sheet(2, blind.second)
    assert [entry.is_own for entry in sheet.history] == [True]
    assert sheet.seen == tuple(entry.statement.id for entry in sheet.history)
    assert not sheet.verdict.struck_out
    entry = next(found for found in blind.view(blind.second).queue_of(sheet.subject.list_id) if found.number == 2)
    assert entry.verdict == sheet.verdict


def test_ones_own_decision_lifts_it_at_once_and_two_lift_it_for_everybody(blind):
    identify(0)(blind.small, blind.first, 2)
    assert blind.view(blind.second).hides(blind.small.subject(2))
    assert blind.view(blind.small.acting).hides(blind.small.subject(2))
    identify(0)(blind.small, blind.second, 2)
    sheet = blind.sheet(2, blind.second)
    assert not sheet.is_blind
    assert {entry.who for entry in sheet.history} == {"Тарас В.", "Ірина С."}
    assert sheet.verdict.is_decided
    assert not blind.view(blind.small.acting).hides(blind.small.subject(2))


def test_who_decided_first_sees_that_a_second_review_is_missing_and_is_not_asked_again(blind):
    identify(0)(blind.small, blind.first, 2)
    (entry,) = [found for found in blind.view(blind.first).queue_of(_request(blind)) if found.number == 2]
    assert (entry.verdict.identity, entry.awaits_others, entry.is_open) == (
        IdentityState.AWAITING_SECOND,
        True,
        False,
    )


def test_the_same_person_with_another_key_is_not_the_second(blind):
    members = blind.view(blind.first).grounds.members
    assert blind.view(blind.first).person == members.person(blind.first.identity.card.id)
    identify(0)(blind.small, blind.first, 2)
    identify(0)(blind.small, blind.first, 2)
    assert blind.small.case.writer.verdict_on(blind.small.subject(2)).identity is IdentityState.AWAITING_SECOND


def test_a_conflict_of_identity_counts_only_identities_that_one_can_see(blind):
    def conflicts(acting: Acting) -> int:
        found = blind.sheet(6, acting).findings
        return sum(finding.kind is FindingKind.ANOTHER_SUBJECTS_IDENTITY for finding in found)

    identify(0)(blind.small, blind.first, 1)
    assert (conflicts(blind.first), conflicts(blind.second)) == (1, 0)
    queue = {entry.number: entry for entry in blind.view(blind.second).queue_of(_request(blind))}
    assert all("another-subjects" not in stop for stop in queue[6].verdict.open_stops)
    identify(0)(blind.small, blind.second, 6)
    assert conflicts(blind.second) == 0
    identify(0)(blind.small, blind.second, 1)
    assert conflicts(blind.second) == 1
    queue = {entry.number: entry for entry in blind.view(blind.second).queue_of(_request(blind))}
    assert any("another-subjects" in stop for stop in queue[6].verdict.open_stops)


def test_candidates_of_a_blind_review_stand_in_an_order_of_their_own_that_stays(blind):
    identify(0)(blind.small, blind.first, 2)
    orders = {
        operator: [column.record for column in sheet_of(blind.small, acting, 2).columns]
        for operator, acting in (("second", blind.second), ("third", blind.small.acting))
        for _ in range(2)
    }
    again = [column.record for column in blind.sheet(2, blind.second).columns]
    assert orders["second"] == again
    assert [column.digit for column in blind.sheet(2, blind.second).columns] == [1, 2]
    assert sorted(orders["second"]) == sorted(orders["third"])


def test_what_was_shown_is_kept_without_what_was_not(blind):
    identify(0)(blind.small, blind.first, 2)
    identify(0)(blind.small, blind.second, 2)
    reader = blind.small.case.writer
    blindly = [
        statement
        for statement in reader.statements_on(blind.small.subject(2))
        if statement.by == blind.second.identity.card.id
    ]
    shown = [reader.exhibit(sha256) or "" for statement in blindly for sha256 in statement.body.exhibits]
    assert len(shown) == 3
    assert all('"probability":""' in text and '"weight":""' in text for text in shown[1:])


def test_an_observer_sees_nobody_whom_not_two_have_decided(blind):
    observer = admitted(blind.small, "Олексій Д.", OperatorRole.OBSERVER)
    identify(0)(blind.small, blind.first, 2)
    assert blind.view(observer).hides(blind.small.subject(2))
    identify(0)(blind.small, blind.second, 2)
    assert not blind.view(observer).hides(blind.small.subject(2))


def test_the_queue_is_what_each_sheet_says(blind):
    """The queue takes short ways; the sheet derives."""
    for name, number in (("by search", 1), ("not found, all struck out", 2), ("not sure", 4)):
        DECISIONS[name](blind.small, blind.first, number)
    hold(blind.small, blind.second, 3)
    identify(0)(blind.small, blind.second, 6)
    for acting in (blind.first, blind.second, blind.small.acting):
        for _ in range(2):
            for entry in blind.view(acting).queue_of(_request(blind)):
                sheet = blind.sheet(entry.number, acting)
                assert (entry.state, entry.verdict) == (sheet.state, sheet.verdict), entry.number
    for entry in whole_view(blind.small.case.writer).queue_of(_request(blind)):
        assert entry.verdict == blind.small.case.writer.verdict_on(entry.subject)


def test_a_case_that_takes_one_decision_hides_nothing(small):
    first, second = admitted(small, "Тарас В."), admitted(small, "Ірина С.")
    identify(0)(small, first, 2)
    assert not view_of(small.case.writer, second.identity.card.id).is_partial
    assert len(sheet_of(small, second, 2).history) == 1


def _request(blind: Blind):
    return blind.small.lists[TO_VERIFY.name]


def test_people_who_were_just_taken_in_are_shown_before_they_are_matched(blind):
    small = blind.small
    other = small.take_in("інший запит.csv", REQUEST[1:], dataclasses.replace(TO_VERIFY, name="Інший запит"))
    entries = blind.view(blind.second).queue_of(other)
    assert [small.case.writer.untouched(entry.subject) for entry in entries] == [None] * 5
    assert all(entry.is_open for entry in entries)


def test_two_lines_are_not_called_duplicates_of_one_another_while_second_reviews_are_missing(blind):
    duplicate(blind.small, blind.first, 1)
    with pytest.raises(DecisionError, match="itself a duplicate"):
        duplicate(blind.small, blind.first, 6)
    duplicate(blind.small, blind.second, 6)


def test_the_overview_tells_what_waits_for_others_apart_from_what_is_left(blind):
    identify(0)(blind.small, blind.first, 2)
    identify(0)(blind.small, blind.first, 1)
    identify(0)(blind.small, blind.second, 2)
    first, second = (read_overview(blind.view(acting), _request(blind)) for acting in (blind.first, blind.second))
    assert (first.decided, first.by_two, first.awaiting, first.undecided) == (1, 1, 1, 4)
    assert (second.decided, second.by_two, second.awaiting, second.undecided) == (1, 1, 0, 5)
