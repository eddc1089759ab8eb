"""What whoever arranges a group is told to think over, and when its terms are to be looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coprod.core import clock
from coprod.core.db import writing
from coprod.meetings.models import Group
from coprod.meetings.queries import groups as queries
from coprod.meetings.queries.standing import warnings
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.programmes.rules import Rung
from tests.factories.meetings import a_group, a_member, some_terms
from tests.factories.programmes import long_ago


def _whole(slug: str) -> Group:
    found = queries.one_whole(slug)
    assert found is not None
    return found


def _told(group: Group) -> str:
    return " ".join(each.sentence for each in warnings(_whole(group.slug)))


def test_a_group_is_warned_of_a_lone_voice_an_empty_chair_and_a_quorum_that_it_cannot_meet() -> None:
    with writing():
        group = a_group(is_open=False)
        group.terms[0].quorum = {"carer": 2}
        group.terms[0].agreed_on = long_ago()
        a_member(group)
        a_member(group, MemberRole.STAFF)
        told = _told(group)
        assert "Nobody chairs this group." in told
        assert "Carer: 0 of the 2 who are needed." in told
        assert "Only one person with lived experience" in told
        a_member(group, MemberRole.LIVED_EXPERIENCE, Office.CO_CHAIR)
        for _each in range(2):
            a_member(group, MemberRole.CARER)
        assert _told(group) == ""


def test_a_group_that_has_ended_is_warned_of_nothing() -> None:
    with writing():
        assert _told(a_group(ended_on=clock.today() - timedelta(days=1))) == ""


def test_a_label_that_nobody_bears_out_is_told_to_whoever_arranges() -> None:
    with writing():
        group = a_group(rung=Rung.CO_PRODUCTION)
        a_member(group, MemberRole.STAFF, Office.CHAIR)
        assert "everybody reads “co-design”" in _told(group)


@pytest.mark.parametrize(
    ("review_in", "is_due", "words"),
    [
        (None, False, ""),
        (-1, True, "were to be looked at again"),
        (28, True, "are to be looked at again"),
        (29, False, ""),
    ],
)
def test_terms_are_to_be_looked_at_again_four_weeks_before_their_day(
    review_in: int | None, is_due: bool, words: str
) -> None:
    with writing():
        group = a_group(is_open=False)
        chair = a_member(group, MemberRole.STAFF, Office.CHAIR)
        first = group.terms[0]
        first.review_on = None if review_in is None else clock.today() + timedelta(days=review_in)
        first.agreed_on = long_ago()
        some_terms(group)
        found = queries.terms_to_review([group.programme_id], None)
        assert [(each.id, terms.version) for each, terms in found] == ([(group.id, 1)] if is_due else [])
        assert queries.terms_to_review([], chair.person_id) == found
        assert queries.terms_to_review([], None) == []
        assert words in _told(group) and ("looked at" in _told(group)) is is_due


def test_only_the_terms_in_force_are_looked_at_again_and_not_those_of_a_group_that_has_ended() -> None:
    yesterday = clock.today() - timedelta(days=1)
    with writing():
        renewed, ended = (
            a_group(is_open=False),
            a_group(is_open=False, opened_on=long_ago(), ended_on=yesterday),
        )
        for group in (renewed, ended):
            group.terms[0].review_on = yesterday
            group.terms[0].agreed_on = long_ago()
        some_terms(renewed, agreed_on=clock.today())
        found = queries.terms_to_review([renewed.programme_id, ended.programme_id], None)
        assert found == []
