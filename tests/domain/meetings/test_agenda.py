"""Planning, agendas, papers and interests keep their rules on both databases; nobody is shown more than they may see."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select

from coprod.core import clock, settings
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.core.nations import NATION
from coprod.core.settings import Scope
from coprod.core.working_days import Nation
from coprod.meetings.models import AgendaItem, Meeting, Paper, ShownMeeting
from coprod.meetings.operations import agenda, details, interests, papers, planning, showing
from coprod.meetings.operations.agenda import Told
from coprod.meetings.operations.moving_items import To, move_item, offered
from coprod.meetings.operations.papers import File
from coprod.meetings.operations.planning import When
from coprod.meetings.queries import agendas, file_keys, groups, matters, meetings
from coprod.meetings.queries import papers as held
from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.agenda import in_order
from coprod.meetings.rules.meetings import PAPER_WORKING_DAYS, Layer, Stage
from coprod.meetings.rules.minutes import MinutesStage
from coprod.timetable import sweep_uploads
from tests.factories.meetings import a_circle, a_group, a_meeting, an_action, an_agenda_item, an_interest

TEN = When(time(10), time(12))
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def _group() -> str:
    with writing():
        return a_group().slug


def _stands(reference: str) -> list[str]:
    with reading():
        meeting = meetings.one(reference)
        assert meeting is not None
        return [f"{number} {item.title}" for number, _depth, item in in_order(meetings.agenda(meeting))]


def _one(reference: str) -> Meeting:
    found = meetings.one(reference)
    assert found is not None
    return found


def _item(reference: str, title: str) -> AgendaItem:
    return next(each for each in meetings.agenda(_one(reference)) if each.title == title)


def _an_agenda(*titles: str) -> str:
    """A called meeting with these items; one that begins with a blank stands under the one before it."""
    with writing():
        meeting = a_meeting()
        above = None
        for title in titles:
            item = an_agenda_item(meeting, title.strip(), parent_id=above if title[0] == " " else None)
            above = above if title[0] == " " else item.id
        return meeting.reference


def test_papers_are_due_by_the_bank_holidays_and_days_that_the_programme_has_set() -> None:
    with writing():
        number = a_group().programme_id
        after_easter = date(2027, 4, 1)
        assert planning.papers_due_on(number, after_easter) == date(2027, 3, 23)
        for key, value, day in ((NATION, Nation.SCOTLAND.value, 24), (PAPER_WORKING_DAYS, 7, 22)):
            settings.put(
                key, value, from_day=clock.today(), source="Test", scope=Scope.PROGRAMME, number=number
            )
            assert planning.papers_due_on(number, after_easter) == date(2027, 3, day)


def test_of_a_series_all_meetings_are_made_or_none() -> None:
    slug = _group()
    days = [clock.today() + timedelta(days=each) for each in (30, 60, 60, 90)]
    with writing():
        group = groups.one(slug)
        assert group is not None
        assert len(planning.plan_series(group, days, TEN, title="Monthly", by=None)) == 3

    with pytest.raises(Refused, match="has a meeting on"), writing():
        group = groups.one(slug)
        assert group is not None
        later = [clock.today() + timedelta(days=20), days[1]]
        planning.plan_series(group, later, TEN, title="Again", by=None)

    with reading():
        assert db.session.scalar(select(func.count(Meeting.id))) == 3


def test_a_cancelled_meetings_day_is_free_again_and_an_ended_group_meets_no_more() -> None:
    with writing():
        group = a_group()
        cancelled = a_meeting(group, stage=Stage.CANCELLED)
        planning.plan(group, cancelled.on_day, TEN, title="Anew", by=None)
        group.ended_on = clock.today()
        with pytest.raises(Refused, match="come to its end"):
            planning.plan(group, cancelled.on_day + timedelta(days=1), TEN, title="More", by=None)


def test_once_people_were_told_the_day_stays() -> None:
    with writing():
        meeting = a_meeting()
        with pytest.raises(Refused, match="Move the meeting"):
            details.replan(meeting, meeting.on_day, TEN, venue="Elsewhere", link="", by=None)


@pytest.mark.parametrize(
    ("title", "steps", "result"),
    [
        ("C", [To.UP], "1 A; 1.1 a; 2 C; 3 B"),
        ("C", [To.UP, To.UP, To.UP], "1 C; 2 A; 2.1 a; 3 B"),
        ("A", [To.DOWN], "1 B; 2 A; 2.1 a; 3 C"),
        ("C", [To.DOWN], "1 A; 1.1 a; 2 B; 3 C"),
        ("B", [To.IN], "1 A; 1.1 a; 1.2 B; 2 C"),
        ("B", [To.IN, To.UP], "1 A; 1.1 B; 1.2 a; 2 C"),
        ("B", [To.IN, To.OUT], "1 A; 1.1 a; 2 B; 3 C"),
        ("a", [To.OUT], "1 A; 2 a; 3 B; 4 C"),
        ("a", [To.OUT, To.OUT], "1 A; 2 a; 3 B; 4 C"),
    ],
)
def test_an_item_moves_step_by_step(title: str, steps: list[To], result: str) -> None:
    reference = _an_agenda("A", " a", "B", "C")
    for step in steps:
        with writing():
            move_item(_one(reference), _item(reference, title), step, by=None)

    assert "; ".join(_stands(reference)) == result


def test_what_has_items_under_it_stands_under_nothing() -> None:
    reference = _an_agenda("A", "B", " b")

    with pytest.raises(Refused, match="cannot stand under"), writing():
        move_item(_one(reference), _item(reference, "B"), To.IN, by=None)
    with reading():
        items = meetings.agenda(_one(reference))
        assert offered(items)[_item(reference, "B").id] == [To.UP]
        assert offered(items)[_item(reference, "b").id] == [To.OUT]
    with pytest.raises(Refused, match="Other items stand under"), writing():
        agenda.remove_item(_one(reference), _item(reference, "B"), by=None)


def test_whatever_hangs_on_an_item_follows_it_into_a_smaller_circle_and_everybody_sees_no_trace() -> None:
    reference = _an_agenda("A", " a", "B")
    with writing():
        meeting = _one(reference)
        file = File(BytesIO(PDF), "plan.pdf")
        papers.add_paper(meeting, file, title="Plan", item=_item(reference, "a"), layer=Layer.PUBLIC, by=None)
        showing.show(meeting)
    with writing():
        agenda.change_item(_one(reference), _item(reference, "A"), Told("A", layer=Layer.RESTRICTED), by=None)

    with reading():
        meeting = _one(reference)
        assert {each.title: each.layer for each in meetings.agenda(meeting)} == {
            "A": Layer.RESTRICTED,
            "a": Layer.RESTRICTED,
            "B": Layer.PUBLIC,
        }
        assert [each.layer for each in held.of_meeting(meeting)] == [Layer.RESTRICTED]
        shown = db.session.scalars(select(ShownMeeting)).one()
        assert [(each["number"], each["title"]) for each in shown.shown["items"]] == [("1", "B")]
        assert shown.shown["papers"] == []
        members = agendas.drawn(meeting, Layer.MEMBERS)
        assert [(line.number, line.item.title, line.begins) for line in members.lines] == [
            ("1", "B", time(10))
        ]
        assert not members.all_papers


def test_the_times_of_members_tell_of_no_item_that_is_left_out() -> None:
    reference = _an_agenda("A", "Closed", "B")
    with writing():
        for title, layer in (("A", Layer.PUBLIC), ("Closed", Layer.RESTRICTED), ("B", Layer.PUBLIC)):
            told = Told(title, minutes=20, layer=layer)
            agenda.change_item(_one(reference), _item(reference, title), told, by=None)

    with reading():
        meeting = _one(reference)
        begins = {
            layer: [line.begins.isoformat("minutes") for line in agendas.drawn(meeting, layer).lines]
            for layer in (Layer.MEMBERS, Layer.RESTRICTED)
        }
    assert begins == {Layer.MEMBERS: ["10:00", "10:20"], Layer.RESTRICTED: ["10:00", "10:20", "10:40"]}


def test_an_item_that_goes_leaves_its_papers_with_the_meeting_and_as_closed_as_they_were() -> None:
    reference = _an_agenda("A", "B")
    with writing():
        told = Told("B", layer=Layer.MEMBERS)
        agenda.change_item(_one(reference), _item(reference, "B"), told, by=None)
        file = File(BytesIO(PDF), "plan.pdf")
        papers.add_paper(_one(reference), file, title="Plan", item=_item(reference, "B"), by=None)
    with writing():
        agenda.remove_item(_one(reference), _item(reference, "B"), by=None)

    with reading():
        paper = db.session.scalars(select(Paper)).one()
        assert (paper.item_id, paper.layer) == (None, Layer.MEMBERS)
        assert _stands(reference) == ["1 A"]


def test_after_the_minutes_have_gone_out_agenda_and_interests_are_the_record() -> None:
    with writing():
        circle = a_circle()
        meeting = a_meeting(circle.group, minutes_stage=MinutesStage.CIRCULATED)
        item = an_agenda_item(meeting)
        interest = an_interest(meeting, circle.member)
        for deed in (
            lambda: agenda.add_item(meeting, Told("More"), by=None),
            lambda: agenda.remove_item(meeting, item, by=None),
            lambda: move_item(meeting, item, To.UP, by=None),
            lambda: interests.declare(meeting, circle.member, words="Late", item=None, by=None),
            lambda: interests.record_outcome(meeting, interest, None, by=None),
            lambda: papers.add_paper(meeting, File(BytesIO(PDF), "a.pdf"), title="Late", by=None),
        ):
            with pytest.raises(Refused, match="part of the record"):
                deed()


def test_a_paper_that_tells_too_much_goes_also_later_and_the_trail_keeps_that_it_was_late() -> None:
    reference = _an_agenda("A")
    with writing():
        meeting = _one(reference)
        meeting.papers_due_on = clock.today() - timedelta(days=1)
        paper = papers.add_paper(meeting, File(BytesIO(PDF), "plan.pdf"), title="Plan", by=None)
        assert paper.versions[0].is_late
    with writing():
        meeting = _one(reference)
        meeting.minutes_stage = MinutesStage.CIRCULATED
        paper = held.of_meeting(meeting)[0]
        papers.remove_file(meeting, paper, paper.versions[0], by=None)

    with reading():
        assert held.of_meeting(_one(reference)) == [] and file_keys() == set()
        removed = db.session.scalars(select(AuditRow).where(AuditRow.deed == "paper removed")).one()
        assert removed.details["late"] is True


def test_the_sweep_leaves_papers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reference = _an_agenda("A")
    with writing():
        papers.add_paper(_one(reference), File(BytesIO(PDF), "plan.pdf"), title="Plan", by=None)
    swept: list[set[str]] = []
    monkeypatch.setattr("coprod.timetable.files.sweep", swept.append)

    sweep_uploads()

    with reading():
        assert file_keys() and file_keys() <= swept[0]


def test_matters_arising_are_what_was_open_on_the_day_for_whoever_may_read_it() -> None:
    with writing():
        group = a_group()
        earlier, meeting, later = (a_meeting(group, in_days=each) for each in (-60, -20, 20))
        closed = an_agenda_item(earlier, layer=Layer.RESTRICTED)
        an_action(earlier, "Open")
        an_action(earlier, "Handed back", stage=ActionStage.HANDED_BACK)
        done = {"stage": ActionStage.DONE, "evidence": "Here."}
        an_action(earlier, "Done before", finished_on=meeting.on_day - timedelta(days=1), **done)
        an_action(earlier, "Done since", finished_on=meeting.on_day + timedelta(days=1), **done)
        an_action(earlier, "For members", layer=Layer.MEMBERS)
        an_action(earlier, "Of a closed item", item_id=closed.id)
        an_action(meeting, "Of the day itself")
        an_action(a_meeting(in_days=-60), "Of another group")

        def words(of: Meeting, layer: Layer) -> set[str]:
            return {each.words for each in matters.arising(of, layer)}

        public = {"Open", "Handed back", "Done since"}
        assert words(meeting, Layer.PUBLIC) == public
        assert words(meeting, Layer.MEMBERS) == {*public, "For members"}
        assert words(meeting, Layer.RESTRICTED) == {*public, "For members", "Of a closed item"}
        assert "Of the day itself" in words(later, Layer.PUBLIC)
        assert "Done since" not in words(later, Layer.PUBLIC)
