"""From reading without names to an answer for everybody; the reserve list; places that come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core import clock, erasures
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.involvement.jobs import lapse_places
from coprod.involvement.models import Agreement, Application, Opportunity
from coprod.involvement.operations import choosing, deciding, emptying, moves, reading, roles
from coprod.involvement.queries import reading as queries
from coprod.involvement.rules.applications import ApplicationStage
from coprod.involvement.rules.choosing import Choice, Outcome
from coprod.involvement.rules.opportunities import Stage
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.site import privacy
from tests.factories.involvement import a_panelist, an_application, an_opportunity
from tests.factories.people import a_person

PLACE, RESERVE, NO = (
    Choice(Outcome.PLACE),
    Choice(Outcome.RESERVE),
    Choice(Outcome.NO, "Others told us more."),
)


class Room:
    """A closed role with one place, a panel of two, and three people who applied."""

    def __init__(self, places: int = 1) -> None:
        self.opportunity = an_opportunity(stage=Stage.CLOSED, places=places)
        self.partner, self.officer = a_person(), a_person()
        a_panelist(self.opportunity, self.partner, lived=True)
        a_panelist(self.opportunity, self.officer)
        self.people = [a_person() for _somebody in range(3)]
        self.labels = [an_application(self.opportunity, each).label for each in self.people]
        db.session.flush()
        self.reference = self.opportunity.reference

    def again(self) -> Opportunity:
        found = queries.opportunity(self.reference)
        assert found is not None
        return found

    def application(self, nth: int) -> Application:
        return db.session.scalars(
            select(Application)
            .where(Application.label == self.labels[nth])
            .options(joinedload(Application.person))
        ).one()

    def read(self, nth: int, by: Person, points: int = 2) -> None:
        reading.declare(self.again(), by=by.id)
        application = queries.one(self.reference, self.labels[nth])
        assert application is not None
        given = {each.id: (points, "") for each in application.opportunity.criteria}
        reading.assess(application, given, by=by.id)

    def read_all(self, *who: Person) -> None:
        for each in who or (self.partner, self.officer):
            for nth in range(3):
                self.read(nth, each)

    def decide(self, *choices: Choice) -> None:
        deciding.decide(self.again(), dict(zip(self.labels, choices, strict=True)), by=self.officer.id)

    @property
    def stages(self) -> list[ApplicationStage]:
        return [self.application(nth).stage for nth in range(3)]


def test_everybody_is_answered_in_one_deed_with_a_reason_and_a_letter_that_says_nothing() -> None:
    with writing():
        room = Room()
        room.read_all()
        room.decide(PLACE, RESERVE, NO)

        assert room.stages == [
            ApplicationStage.OFFERED,
            ApplicationStage.RESERVE,
            ApplicationStage.NOT_CHOSEN,
        ]
        assert room.application(2).reason == "Others told us more."
        assert (room.opportunity.stage, room.opportunity.taken) == (Stage.DECIDED, 1)
        letters = db.session.scalars(select(Mail).where(Mail.kind == "application")).all()
        assert {each.to_address for each in letters} == {each.email for each in room.people}
        said = " ".join(each.subject + each.body for each in letters).casefold()
        assert not any(
            word in said for word in ("role", "place", "chosen", "appl" + "ied", "coprod", "panel")
        )
        assert all(room.application(nth).told_at for nth in range(3))


@pytest.mark.parametrize(
    ("readers", "says"),
    [
        (("officer",), "have not been read by 2 people yet"),
        (("officer", "another"), "Nobody with lived experience has read these yet"),
    ],
)
def test_nobody_is_answered_before_enough_people_have_read(readers: tuple[str, ...], says: str) -> None:
    with writing():
        room = Room()
        another = a_person()
        a_panelist(room.opportunity, another)
        db.session.expire(room.opportunity, ["panel"])
        room.read_all(*({"officer": room.officer, "another": another}[each] for each in readers))

        with pytest.raises(Refused, match=says):
            room.decide(PLACE, NO, NO)


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        ((PLACE, PLACE, NO), "There is 1 place, and you have chosen 2 people"),
        ((PLACE, NO, Choice(Outcome.NO, " ")), "Everybody who applied is told why"),
    ],
)
def test_no_place_is_promised_twice_and_no_no_goes_without_its_reason(
    choices: tuple[Choice, ...], says: str
) -> None:
    with writing():
        room = Room()
        room.read_all()

        with pytest.raises(Refused, match=says):
            room.decide(*choices)


def test_whoever_may_know_somebody_gives_no_points_and_answers_nobody() -> None:
    with writing():
        room = Room()
        third = a_person()
        a_panelist(room.opportunity, third)
        db.session.expire(room.opportunity, ["panel"])
        room.read_all(room.partner, room.officer, third)
        application = queries.one(room.reference, room.labels[0])
        assert application is not None
        reading.know_them(application, "We work together.", by=room.officer.id)

        with pytest.raises(Refused, match="may know whose this is"):
            room.read(0, room.officer)
        with pytest.raises(Refused, match="Somebody else must answer everybody"):
            room.decide(PLACE, NO, NO)
        (read,) = [each for each in queries.all_of(room.again()) if each.application.label == room.labels[0]]
        assert read.lacks is None


@pytest.mark.parametrize(
    ("stage", "declared", "says"),
    [
        (Stage.OPEN, True, "read when the role has closed"),
        (Stage.CLOSED, False, "Say first that you will tell us whom you know"),
        (Stage.DECIDED, True, "Everybody is answered"),
    ],
)
def test_nothing_is_read_before_its_time_or_before_the_readers_word(
    stage: Stage, declared: bool, says: str
) -> None:
    with writing():
        room = Room()
        room.opportunity.stage = stage
        if declared:
            reading.declare(room.again(), by=room.partner.id)
        application = queries.one(room.reference, room.labels[0])
        assert application is not None
        given = {each.id: (1, "") for each in application.opportunity.criteria}

        with pytest.raises(Refused, match=says):
            reading.assess(application, given, by=room.partner.id)


@pytest.mark.parametrize("how", [choosing.turn_down, choosing.withdraw])
def test_a_place_that_somebody_does_not_want_goes_to_the_next_who_is_told_with_a_day(how: object) -> None:
    with writing():
        room = Room()
        room.read_all()
        room.decide(PLACE, RESERVE, RESERVE)
        how(room.application(0))  # type: ignore[operator]

        assert room.stages[1:] == [ApplicationStage.OFFERED, ApplicationStage.RESERVE]
        assert room.application(1).answer_by == clock.today() + timedelta(days=7)
        assert room.opportunity.taken == 1
        letters = select(Mail).where(Mail.to_address == room.people[1].email, Mail.kind == "application")
        assert len(db.session.scalars(letters).all()) == 2


def test_a_place_that_nobody_answers_for_goes_on_when_its_day_is_over() -> None:
    with writing():
        room = Room()
        room.read_all()
        room.decide(PLACE, RESERVE, NO)
        labels = room.labels
    lapse_places()
    with writing():
        assert room.stages[0] is ApplicationStage.OFFERED
    with time_machine.travel(clock.now() + timedelta(days=8)):
        lapse_places()
        with writing():
            assert room.stages[:2] == [ApplicationStage.TURNED_DOWN, ApplicationStage.OFFERED]
            assert "did not answer" in room.application(0).reason
    assert labels


def test_whoever_takes_the_place_has_an_agreement_to_read() -> None:
    with writing():
        room = Room()
        room.read_all()
        room.decide(PLACE, RESERVE, NO)
        choosing.accept(room.application(0), by=room.people[0].id)

        assert room.stages[0] is ApplicationStage.ACCEPTED
        agreement = db.session.scalars(select(Agreement)).one()
        assert (agreement.person_id, agreement.agreed_at) == (room.people[0].id, None)
        with pytest.raises(Refused):
            choosing.turn_down(room.application(0))


@pytest.mark.parametrize("how", ["stops", "is forgotten"])
def test_whoever_leaves_a_role_early_gives_their_place_to_the_next_once(how: str) -> None:
    with writing():
        room = Room()
        room.read_all()
        room.decide(PLACE, RESERVE, RESERVE)
        first = room.people[0]
        choosing.accept(room.application(0), by=first.id)
        agreement = db.session.scalars(select(Agreement)).one()
        if how == "stops":
            roles.end(agreement, last_day=clock.today() + timedelta(days=14), by=first.id)
            assert room.stages[1:] == [ApplicationStage.OFFERED, ApplicationStage.RESERVE]
        privacy.forget(first, by=None)

        assert room.stages == [
            ApplicationStage.ACCEPTED,
            ApplicationStage.OFFERED,
            ApplicationStage.RESERVE,
        ]
        assert room.opportunity.taken == 1
        assert room.application(1).told_at is not None


def test_nobody_is_offered_a_place_in_a_role_whose_last_day_is_over() -> None:
    with writing():
        room = Room()
        room.read_all()
        room.decide(PLACE, RESERVE, NO)
        room.opportunity.ends_on = clock.today() - timedelta(days=1)
        choosing.turn_down(room.application(0))

        assert (room.stages[1], room.opportunity.taken) == (ApplicationStage.RESERVE, 0)


def test_whoever_wants_a_call_has_not_been_told_until_somebody_has_rung() -> None:
    with writing():
        room = Room()
        room.people[2].safe_contact = SafeContact.TELEPHONE
        room.read_all()
        room.decide(PLACE, RESERVE, NO)

        assert room.application(2).told_at is None
        assert [count for _opportunity, count in queries.to_tell([room.opportunity.programme_id])] == [1]


def test_when_a_role_is_taken_back_everybody_who_waits_is_told_why() -> None:
    with writing():
        room = Room()
        moves.withdraw(room.opportunity, why="The money is gone.", by=None)

        assert set(room.stages) == {ApplicationStage.NOT_CHOSEN}
        assert room.application(1).reason == "The money is gone."
        assert room.application(1).told_at is not None


def test_what_was_taken_back_after_a_backup_is_taken_back_again_when_it_is_restored() -> None:
    with writing():
        room = Room()
        name = erasures.name("application", room.application(0).locator_hash)
        room.application(0).answers = {"better": {"value": "I listen.", "other": ""}}

        assert emptying.again(frozenset({name})) == 1
        gone = room.application(0)
        assert (gone.stage, gone.answers, gone.name) == (ApplicationStage.WITHDRAWN, {}, "")
        assert room.stages[1:] == [ApplicationStage.SENT] * 2


def test_nobody_answers_everybody_when_their_own_application_is_among_them() -> None:
    with writing():
        room = Room()
        room.read_all()

        with pytest.raises(Refused, match="Somebody else must answer everybody"):
            deciding.decide(
                room.again(),
                dict(zip(room.labels, (PLACE, NO, NO), strict=True)),
                by=room.people[0].id,
            )


@pytest.mark.parametrize(
    ("given", "theirs"),
    [
        ({"email": "Sam.Reed@people.example "}, True),
        ({"email": "", "telephone": "+44 1632 960001"}, True),
        ({"email": "sam.reed@other.example", "telephone": "01632 960002"}, False),
        ({"email": "", "telephone": ""}, False),
    ],
)
def test_whoever_is_reached_where_an_applicant_is_gives_no_points_for_that_application(
    given: dict[str, str], theirs: bool
) -> None:
    with writing():
        room = Room()
        room.officer.email, room.officer.telephone = "sam.reed@people.example", "01632 960 001"
        room.labels[0] = an_application(room.opportunity, name="Somebody", **given).label
        db.session.flush()
        reading.declare(room.again(), by=room.officer.id)
        application = queries.one(room.reference, room.labels[0])
        assert application is not None
        points = {each.id: (3, "") for each in application.opportunity.criteria}
        if theirs:
            with pytest.raises(Refused, match="may know whose this is"):
                reading.assess(application, points, by=room.officer.id)
        else:
            reading.assess(application, points, by=room.officer.id)


def test_a_lead_does_not_answer_an_application_that_may_be_their_own() -> None:
    with writing():
        room = Room()
        lead = a_person()
        room.application(0).person_id, room.application(0).email = None, lead.email or ""
        room.read_all()
        choices = dict(zip(room.labels, (PLACE, NO, NO), strict=True))

        with pytest.raises(Refused, match="Somebody else must answer everybody"):
            deciding.decide(room.again(), choices, by=lead.id)
        deciding.decide(room.again(), choices, by=a_person().id)


def test_whoever_joined_the_panel_after_applying_reads_nothing_until_they_take_it_back() -> None:
    with writing():
        room = Room()
        a_panelist(room.opportunity, room.people[0])
        db.session.expire(room.opportunity, ["panel"])

        with pytest.raises(Refused, match="cannot apply for it yourself"):
            reading.declare(room.again(), by=room.people[0].id)
        assert not any(each.declared_at for each in room.again().panel)

        choosing.withdraw(room.application(0))
        reading.declare(room.again(), by=room.people[0].id)
