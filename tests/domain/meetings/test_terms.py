"""Terms of reference from one version to the next, and who agreed to which."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coprod.core import clock, editions
from coprod.core.db import writing
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.meetings.models import Group, Terms
from coprod.meetings.operations import groups, terms, wording
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.groups import MemberRole
from tests.factories.meetings import TERMS, a_group, a_member
from tests.factories.programmes import a_programme, an_organisation


def _whole(slug: str) -> Group:
    found = queries.one_whole(slug)
    assert found is not None
    return found


def _written(group: Group, version: Terms, **words: str) -> None:
    wording.write_terms(group, version, "en", Format.STANDARD, {**TERMS, **words}, by=None)


def _decide(group: Group, version: Terms, **more: Any) -> None:
    facts = {"quorum": {}, "receiver_id": None, "answer_within_days": None, "review_on": None, **more}
    terms.set_facts(group, version, by=None, **facts)


def test_the_first_terms_are_written_then_agreed_and_from_then_on_they_stay_as_they_are() -> None:
    with writing():
        group = groups.start(a_programme(), name="Letters", by=None)
        first = group.terms[0]
        assert terms.what_is_missing(first) == list(terms.NEEDED)
        with pytest.raises(Refused):
            terms.agree(group, first, on=clock.today(), by=None)
        _written(group, first)
        terms.agree(group, first, on=clock.today(), by=None)
        assert group.terms_in_force is first and group.terms_in_work is None
        with pytest.raises(Refused):
            _written(group, first, aim="Another")
        with pytest.raises(Refused):
            _decide(group, first)
        with pytest.raises(Refused):
            terms.agree(group, first, on=clock.today(), by=None)
        wording.write_terms(group, first, "ur", Format.STANDARD, {"aim": "خط"}, by=None)


def test_the_next_terms_begin_as_the_last_ones_with_their_translations() -> None:
    with writing():
        slug = a_group().slug
        group, board = _whole(slug), an_organisation().id
        before = group.terms[0]
        wording.write_terms(group, before, "ur", Format.STANDARD, {"aim": "خط"}, by=None)
        following = terms.begin(group, by=None)
        assert (following.version, following.agreed_on) == (2, None)
        assert [each.text for each in following.editions] == [each.text for each in before.editions]
        with pytest.raises(Refused):
            terms.begin(group, by=None)
        _written(group, following, aim="Letters on one page.")
        assert editions.is_behind(following.editions[1], following.editions)
        _decide(
            group,
            following,
            quorum={MemberRole.CARER: 2, MemberRole.STAFF: 0, MemberRole.OBSERVER: 3},
            receiver_id=board,
            answer_within_days=20,
        )
        assert following.quorum == {"carer": 2}
        assert group.terms_in_force is before
        terms.agree(group, following, on=clock.today(), by=None)
        third = terms.begin(group, by=None)
        assert (third.quorum, third.receiver_id, third.answer_within_days) == ({"carer": 2}, board, 20)
        assert third.review_on is None, "the next review is a new decision"

    with writing():
        assert [each.version for each in _whole(slug).terms] == [1, 2, 3]
        assert _whole(slug).terms_in_force is _whole(slug).terms[1]


@pytest.mark.parametrize(
    "facts",
    [
        {"answer_within_days": 20},
        {"receiver_id": 1},
    ],
)
def test_advice_goes_to_somebody_who_answers_within_so_many_days(facts: dict[str, int]) -> None:
    with writing(), pytest.raises(Refused):
        group = a_group(is_open=False)
        _decide(group, group.terms[0], **facts)


def _in(days: int) -> date:
    return clock.today() + timedelta(days=days)


@pytest.mark.parametrize(("agreed", "review"), [(1, None), (-500, None), (0, 0), (0, -1)])
def test_terms_are_agreed_neither_tomorrow_nor_before_the_last_ones_nor_after_their_review(
    agreed: int, review: int | None
) -> None:
    with writing():
        group = _whole(a_group().slug)
        following = terms.begin(group, by=None)
        _decide(group, following, review_on=None if review is None else _in(review))
        with pytest.raises(Refused):
            terms.agree(group, following, on=_in(agreed), by=None)


def test_a_member_agrees_once_and_not_to_words_that_came_later() -> None:
    with writing():
        group = _whole(a_group(is_open=False).slug)
        member = a_member(group)
        version = group.terms[0]
        for _turn in range(2):
            terms.agree_to(group, version, member, by=None)
        assert [each.member_id for each in version.agreements] == [member.id]
        wording.write_terms(group, version, "ur", Format.STANDARD, {"aim": "خط"}, by=None)
        _decide(group, version)
        assert len(version.agreements) == 1, "nothing that they agreed to has changed"
        _written(group, version, aim="Something else")
        assert version.agreements == []
        terms.agree_to(group, version, member, by=None)
        _decide(group, version, quorum={MemberRole.CARER: 1})
        assert version.agreements == []


def test_only_who_belongs_today_agrees_and_only_to_terms_that_matter() -> None:
    with writing():
        group = _whole(a_group().slug)
        gone = a_member(group, to_day=_in(-1))
        elsewhere, member = a_member(a_group()), a_member(group)
        old = group.terms[0]
        for each in (gone, elsewhere):
            with pytest.raises(Refused):
                terms.agree_to(group, old, each, by=None)
        following = terms.begin(group, by=None)
        terms.agree(group, following, on=clock.today(), by=None)
        with pytest.raises(Refused):
            terms.agree_to(group, old, member, by=None)


def test_an_ended_group_begins_no_terms() -> None:
    with writing(), pytest.raises(Refused):
        terms.begin(a_group(ended_on=_in(-1)), by=None)
