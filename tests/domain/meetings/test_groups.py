"""Groups from the first name to the last day: what they need, and what everybody learns when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.core import clock, editions
from coprod.core.db import db, writing
from coprod.core.editions import Format, Standing, fingerprint
from coprod.core.errors import Refused
from coprod.meetings.models import Group, ShownMeeting
from coprod.meetings.operations import groups, wording
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.meetings import Stage
from coprod.programmes.rules import Level, Rung
from tests.factories.meetings import a_group, a_meeting, a_member
from tests.factories.programmes import a_programme


def _whole(slug: str) -> Group:
    found = queries.one_whole(slug)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Letters people can read", "letters-people-can-read"),
        ("Café: “Wörter” & more!", "cafe-worter-more"),
        ("خطوط", "group-"),
        ("New", "new-"),
        ("a" * 90, "a" * 50),
    ],
)
def test_the_address_of_a_group_is_made_from_its_name(name: str, begins: str) -> None:
    with writing():
        programme = a_programme()
        one = groups.start(programme, name=name, by=None)
        another = groups.start(programme, name=name, by=None)
        slugs = (one.slug, another.slug)

    assert slugs[0].startswith(begins) and slugs[0] != slugs[1]
    assert all(len(slug) <= groups.LONGEST_SLUG and slug.islower() and slug != "new" for slug in slugs)


def test_a_new_group_is_called_co_production_by_nobody() -> None:
    with writing(), pytest.raises(Refused):
        groups.start(a_programme(), name="Letters", rung=Rung.CO_PRODUCTION, by=None)


@pytest.mark.parametrize(
    ("role", "office", "is_allowed"),
    [
        (MemberRole.LIVED_EXPERIENCE, Office.CO_CHAIR, True),
        (MemberRole.CARER, Office.CHAIR, True),
        (MemberRole.LIVED_EXPERIENCE, Office.MINUTE_TAKER, False),
        (MemberRole.STAFF, Office.CHAIR, False),
    ],
)
def test_co_production_needs_somebody_who_has_lived_it_in_the_chair(
    role: MemberRole, office: Office, is_allowed: bool
) -> None:
    with writing():
        group = a_group()
        member = a_member(group, role, office)
        if not is_allowed:
            with pytest.raises(Refused):
                groups.change_basics(
                    group, workstream_id=None, level=Level.SYSTEM, rung=Rung.CO_PRODUCTION, by=None
                )
            assert group.rung is Rung.ENGAGEMENT
            return
        groups.change_basics(group, workstream_id=None, level=Level.SYSTEM, rung=Rung.CO_PRODUCTION, by=None)
        assert group.rung_shown is Rung.CO_PRODUCTION
        member.to_day = clock.today() - timedelta(days=1)
        assert group.rung_shown is Rung.CO_DESIGN, "the evidence has gone, and so has the label"


def test_a_group_is_opened_with_agreed_terms_and_somebody_who_chairs_and_with_its_called_meetings() -> None:
    with writing():
        group = a_group(is_open=False)
        slug = group.slug
        called = [a_meeting(group, in_days=days).id for days in (-20, 20)]
        a_meeting(group, stage=Stage.PLANNED)
        with pytest.raises(Refused):
            groups.open_to_everybody(_whole(slug), by=None)
        a_member(group, MemberRole.STAFF, Office.CHAIR)
        assert len(groups.what_is_missing(_whole(slug))) == 1
        group.terms[0].agreed_on = clock.today()

    with writing():
        groups.open_to_everybody(_whole(slug), by=None)

    with writing():
        assert _whole(slug).opened_on == clock.today()
        assert (
            db.session.scalars(select(ShownMeeting.meeting_id).order_by(ShownMeeting.meeting_id)).all()
            == called
        )
        with pytest.raises(Refused):
            groups.open_to_everybody(_whole(slug), by=None)


def test_a_group_ends_once_on_a_day_after_it_was_opened() -> None:
    yesterday = clock.today() - timedelta(days=1)
    with writing():
        hidden, group = a_group(is_open=False), a_group()
        assert group.opened_on is not None
        with pytest.raises(Refused):
            groups.end(hidden, last_day=yesterday, by=None)
        with pytest.raises(Refused):
            groups.end(group, last_day=group.opened_on - timedelta(days=1), by=None)
        groups.end(group, last_day=yesterday, by=None)
        with pytest.raises(Refused):
            groups.end(group, last_day=clock.today(), by=None)
        with pytest.raises(Refused):
            groups.refuse_if_ended(group)


def test_words_are_kept_by_edition_and_a_translation_falls_behind_until_it_is_compared() -> None:
    with writing():
        group = a_group(name="Letters")
        wording.write_group(
            group, "ur", Format.STANDARD, {"name": "خطوط", "x": "y"}, by=None, standing=Standing.CHECKED
        )
        urdu = group.editions[1]
        assert urdu.text == {"name": "خطوط"}
        assert not editions.is_behind(urdu, group.editions)
        wording.write_group(group, "en", Format.STANDARD, {"name": "Letters to people"}, by=None)
        assert editions.is_behind(urdu, group.editions)
        wording.write_group(group, "ur", Format.STANDARD, {}, by=None, from_present=False)
        assert editions.is_behind(urdu, group.editions)
        wording.write_group(group, "ur", Format.STANDARD, {}, by=None)
        assert not editions.is_behind(urdu, group.editions)


def test_nobody_overwrites_words_unawares_or_leaves_a_group_without_a_name() -> None:
    with writing():
        group = a_group()
        seen = fingerprint(group.editions[0].text)
        wording.write_group(group, "en", Format.STANDARD, {"name": "Mine"}, by=None)
        with pytest.raises(Refused):
            wording.write_group(group, "en", Format.STANDARD, {"name": "Mine too"}, by=None, seen=seen)
        with pytest.raises(Refused):
            wording.write_group(group, "en", Format.STANDARD, {"name": ""}, by=None)
        assert group.editions[0].text["name"] == "Mine"
