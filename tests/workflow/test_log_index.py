"""Filters of the audit log: they narrow one another, count as they go, and find nothing of what is hidden."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from small_cases import SmallCase, admitted

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.statement_kinds import OperatorRole, Reason, Review
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sealing.encoding import encode
from verifier_gui.sealing.membership_requests import read_request, write_request
from verifier_gui.store.audit_lines import ActText
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.admitting import bind_key
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.log_index import LogFilter, LogIndex
from verifier_gui.workflow.reading_audit import LogAnswer, LogReading, look
from verifier_gui.workflow.viewing import view_of

ALL = LogFilter()


def seen(small: SmallCase, wanted: LogFilter = ALL, query: str = "", acting: Acting | None = None) -> LogAnswer:
    acting = acting or small.acting
    return look(view_of(small.case.writer, acting.identity.card.id), LogIndex(), wanted, query, Progress())


def acts_of(small: SmallCase, wanted: LogFilter, acting: Acting | None = None) -> list[str]:
    acting = acting or small.acting
    numbers = seen(small, wanted, acting=acting).numbers
    return [line.act for line in LogReading(view_of(small.case.writer, acting.identity.card.id)).at(numbers)]


def decide(acting: Acting, small: SmallCase, number: int, place: int = 0) -> None:
    sheet = reviewing.read_sheet(small.case.writer, small.subject(number), acting.identity.card.id)
    columns = sorted((one for one in sheet.columns if one.digit), key=lambda one: one.attributes.name)
    reviewing.identify(acting, sheet, [columns[place].record], reason=Reason.LANG)


@pytest.fixture
def second(small: SmallCase) -> Acting:
    return admitted(small)


def test_filters_narrow_one_another_and_each_counts_as_the_others_are_chosen(small, second):
    decide(small.acting, small, 2)
    reviewing.add_note(second, small.sheet(2), "звірено")
    reviewing.hold(second, small.sheet(4))
    person, own = small.subject(2), small.identity.card.id
    assert acts_of(small, LogFilter(subject=person)) == ["note", "identified"]
    assert acts_of(small, LogFilter(subject=person, person=own)) == ["identified"]
    assert acts_of(small, LogFilter(kind="note", person=own)) == []
    counts = seen(small, LogFilter(subject=person)).counts
    assert dict(counts.kinds) == {"decision": 1, "note": 1}
    assert dict(counts.people) == {own: 1, second.identity.card.id: 1}
    assert counts.subjects[small.subject(4)] == 1, "the choice of a person does not narrow itself"
    whole = seen(small).counts
    assert whole.lines == sum(whole.kinds.values()) == sum(whole.days.values()) == small.case.writer.head().number
    assert seen(small).people[person] == "No. 2 Їжакевич Микола Петрович, Запит"


def test_what_has_come_is_added_and_nothing_is_read_twice(small, monkeypatch):
    view = view_of(small.case.writer, small.identity.card.id)
    index = LogIndex().extended(view, Progress())
    read: list[int] = []
    filed_lines = type(small.case.writer).filed_lines

    def counted(reader, after, limit):
        read.append(after)
        return filed_lines(reader, after, limit)

    monkeypatch.setattr(type(small.case.writer), "filed_lines", counted)
    last = index.last
    reviewing.hold(small.acting, small.sheet(4))
    index.extended(view, Progress())
    assert (index.last, read) == (last + 1, [last, last + 1])
    assert list(index.numbers(LogFilter(kind="hold"))) == [last + 1]


def test_a_new_key_of_somebody_counts_as_the_same_person(small, second):
    index = LogIndex()
    reviewing.hold(second, small.sheet(4))
    index.extended(view_of(small.case.writer, small.identity.card.id), Progress())
    newer = small.profile.create_operator("Тарас В. знову", "", "нова фраза")
    bind_key(small.acting, read_request(write_request(newer)), second.identity.card.id)
    reviewing.add_note(replace(small.acting, identity=newer), small.sheet(2), "новим ключем")
    index.extended(view_of(small.case.writer, small.identity.card.id), Progress())
    assert index.counts(ALL).people[second.identity.card.id] == 2


@pytest.fixture
def east_of_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A laptop three hours before UTC."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone is the system's there")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "EAST-3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("east_of_greenwich")
def test_a_day_is_the_one_that_the_times_are_shown_in(empty):
    for at in ("2026-06-12T20:30:00+00:00", "2026-06-12T22:30:00+00:00", "no time"):
        with empty.case.writer.act(ActText(encode({"act": "opened", "at": at, "by": empty.identity.card.id}))):
            pass
    answer = seen(empty)
    assert {day: count for day, count in answer.counts.days.items() if day > "2026-06"} == {
        "2026-06-12": 1,
        "2026-06-13": 1,
    }
    (number,) = seen(empty, LogFilter(day="2026-06-13")).numbers
    (line,) = LogReading(view_of(empty.case.writer, empty.identity.card.id)).at([number])
    assert line.at == "13.06.2026 01:30"


def test_it_can_be_cancelled_and_goes_on_where_it_was(small):
    progress = Progress()
    progress.cancel()
    index, view = LogIndex(), view_of(small.case.writer, small.identity.card.id)
    with pytest.raises(Cancelled):
        look(view, index, ALL, "", progress)
    assert look(view, index, ALL, "", Progress()).counts.lines == small.case.writer.head().number


HIDDEN = "an act on a person; hidden until you have decided"


def test_of_a_hidden_act_number_time_and_signer_are_told_and_nothing_finds_the_rest(small, second):
    declare_policy(small.acting, Policy(Review.SECOND_OF_ALL), Progress())
    before = small.case.writer.head().number
    decide(small.acting, small, 2)
    hidden = before + 1
    reviewing.hold(second, reviewing.read_sheet(small.case.writer, small.subject(4), second.identity.card.id))
    last = hidden + 1
    view = view_of(small.case.writer, second.identity.card.id)
    answer = seen(small, acting=second)
    own, line = LogReading(view, answer.vouched).page(limit=2)
    assert (line.number, line.who, line.act, line.is_hidden) == (hidden, "Олена К.", HIDDEN, True)
    assert (line.about, line.details, line.hash, line.subject) == ("", "", "", None)
    assert (own.act, own.hash, own.number) == ("release withheld", "", last)
    assert LogReading(view, answer.vouched).at([before])[0].hash
    assert answer.vouched == before
    assert "decision" not in answer.counts.kinds
    assert small.subject(2) not in answer.counts.subjects
    assert small.subject(2) not in answer.people
    assert list(seen(small, LogFilter(kind="decision"), acting=second).numbers) == []
    assert list(seen(small, LogFilter(subject=small.subject(2)), acting=second).numbers) == []
    assert hidden in seen(small, LogFilter(person=small.identity.card.id), acting=second).numbers
    for words in ("Їжакевич", "identified", "Names equal", "decision"):
        assert hidden not in [found.number for found in seen(small, query=words, acting=second).lines], words
    assert acts_of(small, LogFilter(kind="decision")) == ["identified"], "who decided sees it"
    decide(second, small, 2)
    assert acts_of(small, LogFilter(subject=small.subject(2)), second) == ["identified", "identified"]


def everything_read(small: SmallCase, acting: Acting) -> list[tuple[object, ...]]:
    view = view_of(small.case.writer, acting.identity.card.id)
    answer = seen(small, acting=acting)
    lines = LogReading(view, answer.vouched).page()
    counts = answer.counts
    return [
        *((line.number, line.who, line.act, line.about, line.details, line.hash == "", line.subject) for line in lines),
        (counts.kinds, counts.people, counts.subjects, dict(answer.people)),
    ]


def test_the_log_reads_the_same_to_the_second_reviewer_whatever_the_first_decided(small, second):
    declare_policy(small.acting, Policy(Review.SECOND_OF_ALL), Progress())

    def read(act) -> list[tuple[object, ...]]:
        act(small.sheet(2))
        found = everything_read(small, second)
        reviewing.take_back_last(small.acting)
        return found

    as_first = read(lambda sheet: decide(small.acting, small, 2))
    # The same number of acts came before: one was decided, one was taken back.
    as_second = read(lambda sheet: reviewing.not_found(small.acting, sheet, reason=Reason.ABSENT, note="немає"))
    grown = [line for line in as_second[:-1] if line[0] > as_first[0][0]]
    assert [line[1:] for line in grown] == [as_first[0][1:]] * 2
    assert as_second[-1][0] == as_first[-1][0]
    assert as_second[-1][3] == as_first[-1][3]


def test_nothing_is_hidden_from_anybody_where_one_decision_suffices(small, second):
    decide(small.acting, small, 2)
    answer = seen(small, acting=second)
    assert answer.vouched is None
    assert answer.counts.subjects[SubjectId(small.subject(2))] == 1
    assert LogReading(view_of(small.case.writer, second.identity.card.id), answer.vouched).page(limit=1)[0].hash


def test_an_observer_reads_the_log_as_everybody_does(small):
    observer = admitted(small, "Спостерігач", OperatorRole.OBSERVER)
    decide(small.acting, small, 2)
    assert acts_of(small, LogFilter(kind="decision"), observer) == ["identified"]
