"""Who sits in a group, whether it may decide, what may be said of it, and when its terms are looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from coprod.meetings.rules import groups, terms
from coprod.meetings.rules.groups import Lack, MemberRole, Office
from coprod.meetings.rules.terms import Review
from coprod.programmes.rules import Rung

LIVED, CARER, VCFSE, STAFF, OBSERVER = MemberRole
MEMBER, CHAIR, CO_CHAIR, MINUTE_TAKER = Office
QUORUM = {"lived_experience": 2, "carer": 1, "staff": 0}


@pytest.mark.parametrize(
    ("there", "lacks"),
    [
        ([], [Lack(LIVED, 0, 2), Lack(CARER, 0, 1)]),
        ([LIVED, STAFF, STAFF, STAFF], [Lack(LIVED, 1, 2), Lack(CARER, 0, 1)]),
        ([CARER, LIVED], [Lack(LIVED, 1, 2)]),
        ([LIVED, LIVED, CARER], []),
        ([LIVED, LIVED, LIVED, CARER, CARER], []),
    ],
)
def test_so_many_of_each_role_must_be_there_and_no_other_makes_up_for_them(
    there: list[MemberRole], lacks: list[Lack]
) -> None:
    assert groups.lacking(QUORUM, there) == lacks
    assert groups.is_quorate(QUORUM, there) is (not lacks)


@pytest.mark.parametrize(
    ("lack", "sentence"),
    [
        (Lack(CARER, 0, 1), "Carer: 0 of the 1 who is needed."),
        (Lack(LIVED, 1, 2), "Lived experience: 1 of the 2 who are needed."),
    ],
)
def test_who_is_lacking_is_said_in_a_sentence(lack: Lack, sentence: str) -> None:
    assert lack.sentence == sentence


@pytest.mark.parametrize(
    ("there", "alone"),
    [
        ([], []),
        ([LIVED], []),
        ([LIVED, STAFF], [LIVED]),
        ([LIVED, CARER], [LIVED, CARER]),
        ([LIVED, LIVED, CARER, STAFF], [CARER]),
        ([STAFF, VCFSE, OBSERVER], []),
        ([LIVED, LIVED, CARER, CARER], []),
    ],
)
def test_a_voice_is_alone_when_one_person_speaks_for_all_among_others(
    there: list[MemberRole], alone: list[MemberRole]
) -> None:
    assert groups.lone_voices(there) == alone


def test_what_is_said_of_a_lone_voice_says_whose() -> None:
    assert "carer" in groups.lone_sentence(CARER)
    assert "lived experience" in groups.lone_sentence(LIVED)


@pytest.mark.parametrize(
    ("places", "is_shared", "is_empty"),
    [
        ([], False, True),
        ([(LIVED, MEMBER), (STAFF, MINUTE_TAKER)], False, True),
        ([(STAFF, CHAIR), (LIVED, MINUTE_TAKER)], False, False),
        ([(STAFF, CHAIR), (LIVED, CO_CHAIR)], True, False),
        ([(CARER, CHAIR)], True, False),
        ([(VCFSE, CO_CHAIR)], False, False),
    ],
)
def test_co_production_is_borne_out_by_whoever_chairs(
    places: list[tuple[MemberRole, Office]], is_shared: bool, is_empty: bool
) -> None:
    assert groups.has_shared_chair(places) is is_shared
    assert groups.nobody_chairs(places) is is_empty
    said = Rung.CO_PRODUCTION if is_shared else Rung.CO_DESIGN
    assert groups.rung_borne_out(Rung.CO_PRODUCTION, places) is said
    assert groups.rung_borne_out(Rung.INFORMING, places) is Rung.INFORMING


def test_roles_and_offices_are_kept_under_names_that_never_change() -> None:
    roles, offices = [each.value for each in MemberRole], [each.value for each in Office]

    assert roles == ["lived_experience", "carer", "vcfse", "staff", "observer"]
    assert offices == ["member", "chair", "co_chair", "minute_taker"]


def test_every_role_and_office_has_its_words_and_whoever_observes_is_not_counted() -> None:
    assert set(groups.ROLE_WORDS) == set(MemberRole)
    assert set(groups.OFFICE_WORDS) == set(Office)
    assert frozenset({CHAIR, CO_CHAIR}) == groups.CHAIRS
    assert frozenset({CHAIR, CO_CHAIR, MINUTE_TAKER}) == groups.OFFICERS
    assert frozenset({LIVED, CARER}) == groups.EXPERIENCED
    assert terms.COUNTED == (LIVED, CARER, VCFSE, STAFF)


@pytest.mark.parametrize(
    ("review_on", "found"),
    [
        (None, Review.NEVER),
        (date(2026, 11, 25), Review.PAST),
        (date(2026, 11, 26), Review.SOON),
        (date(2026, 12, 24), Review.SOON),
        (date(2026, 12, 25), Review.LATER),
    ],
)
def test_terms_are_looked_at_again_by_their_day(review_on: date | None, found: Review) -> None:
    assert terms.review_of(review_on, date(2026, 11, 26), 28) is found


def test_a_quorum_keeps_only_those_of_whom_somebody_is_needed() -> None:
    assert terms.quorum_of({LIVED: 2, CARER: 0, STAFF: None, OBSERVER: 4}) == {"lived_experience": 2}
