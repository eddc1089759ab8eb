"""What people have taken on, as they see it and as those who arrange see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.meetings.models import Action, Group, Meeting, Member
from coprod.meetings.queries import meetings
from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.groups import Office
from coprod.meetings.rules.meetings import Layer
from coprod.people.rules import SafeContact
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_meeting, an_action
from tests.factories.people import a_person

Make = Callable[..., str]


@pytest.fixture
def chair(as_member: Callable[..., Visitor]) -> Visitor:
    return as_member(Office.CHAIR)


@pytest.fixture
def ann(as_member: Callable[..., Visitor]) -> Visitor:
    return as_member(called="Ann")


@pytest.fixture
def make(kept: Kept, group: Group) -> Make:
    """``make(browser, words)``: an action that somebody has taken on. Returns its reference."""

    def an(browser: Visitor, words: str = "Write the letter.", in_days: int = 9, **more: object) -> str:
        with kept():
            owner = db.session.scalars(select(Member).where(Member.person_id == browser.person.id)).one()
            meeting = meetings.one(a_meeting(db.session.get_one(Group, group.id), in_days=-30).reference)
            assert isinstance(meeting, Meeting)
            due_on = clock.today() + timedelta(days=in_days)
            made_at = clock.now() - timedelta(days=60)
            return an_action(
                meeting, words, owner_id=owner.id, due_on=due_on, made_at=made_at, **more
            ).reference

    return an


def stage(app: Service, reference: str) -> ActionStage:
    with app.app_context(), reading():
        return db.session.scalars(select(Action.stage).where(Action.reference == reference)).one()


def test_i_say_what_shows_that_it_is_done(app: Service, ann: Visitor, make: Make) -> None:
    reference = make(ann)
    at = f"/me/actions/{reference}"
    assert "Write the letter." in ann.see("/me/actions").text

    empty = ann.fill(at)
    assert empty.status_code == 422 and "Say in a sentence" in empty.text

    ann.fill(at, evidence="All wards use it since 3 May.")
    assert stage(app, reference) is ActionStage.DONE
    assert "All wards use it" in ann.see(at).text


def test_i_hand_something_back_and_nobody_asks_why(
    app: Service, ann: Visitor, chair: Visitor, make: Make
) -> None:
    reference = make(ann, in_days=-3)
    at = f"/me/actions/{reference}/hand-back"
    boxes = [each.get("name") for each in ann.see(at).form(at).all("input", "textarea", "select")]

    assert boxes == ["csrf_token"]
    ann.fill(at, form=at)

    assert stage(app, reference) is ActionStage.HANDED_BACK
    assert ann.get(f"/me/actions/{reference}").status_code == 404
    page = chair.see(f"/manage/actions/{reference}")
    assert "Needs somebody" in page.text and "Nobody yet" in page.text and "Ann" not in page.text


def test_officers_see_what_is_late_and_its_owner_is_told_no_number_of_days(
    ann: Visitor, chair: Visitor, make: Make
) -> None:
    make(ann, "Late thing.", in_days=-3)
    make(ann, "Early thing.", in_days=3)

    late = chair.see("/manage/actions?state=late").text

    assert "Late thing." in late and "3 days late" in late and "Early thing." not in late
    assert "days late" not in ann.see("/me/actions").text


def test_the_list_is_narrowed_by_its_address_and_nonsense_narrows_nothing(
    ann: Visitor, chair: Visitor, make: Make
) -> None:
    make(ann, "Of Ann.")
    make(chair, "Of the chair.")

    mine = chair.see("/manage/actions?whose=mine").text
    nonsense = chair.see("/manage/actions?state=%3Cb%3E&group=none&workstream=7&whose=x").text

    assert "Of the chair." in mine and "Of Ann." not in mine
    assert "Of the chair." in nonsense and "Of Ann." in nonsense


def test_the_chair_gives_it_drops_it_and_opens_it_again(
    app: Service, ann: Visitor, chair: Visitor, make: Make
) -> None:
    reference = make(ann)
    at = f"/manage/actions/{reference}"

    chair.fill(f"{at}/give", member="", owner="The ward manager")
    assert ann.get(f"/me/actions/{reference}").status_code == 404
    assert "The ward manager" in chair.see(at).text
    chair.fill(f"{at}/drop")
    assert stage(app, reference) is ActionStage.DROPPED
    assert chair.fill(f"{at}/give", owner="Ann again").status_code == 422
    chair.fill(f"{at}/reopen")
    chair.fill(f"{at}/done", evidence="It hangs in the hall.")
    assert stage(app, reference) is ActionStage.DONE


def test_whoever_gets_no_letters_is_listed_until_somebody_told_them(
    ann: Visitor, chair: Visitor, as_member: Callable[..., Visitor], kept: Kept, make: Make
) -> None:
    with kept():
        person = a_person(safe_contact=SafeContact.TELEPHONE)
    reference = make(as_member(person=person, called="Posy"), in_days=2)
    make(ann, in_days=2)
    page = chair.see("/manage/actions")
    assert "Tell these people another way" in page.text

    chair.fill("/manage/actions", form=f"/manage/actions/{reference}/told")

    assert "Tell these people another way" not in chair.see("/manage/actions").text


def test_nobody_learns_of_the_actions_of_others(
    ann: Visitor,
    chair: Visitor,
    as_member: Callable[..., Visitor],
    as_role: Callable[..., Visitor],
    make: Make,
) -> None:
    reference = make(chair, "For few.", layer=Layer.RESTRICTED)
    other = as_role(Role.LEAD)

    for browser in (ann, as_member(), other):
        assert browser.get(f"/manage/actions/{reference}").status_code == 404
        assert browser.get(f"/me/actions/{reference}").status_code == 404
        assert "For few." not in browser.see("/manage/actions").text
    assert "For few." in chair.see("/me/actions").text
