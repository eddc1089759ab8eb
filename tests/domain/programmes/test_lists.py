"""The lists of those who run programmes: in order, page by page, and never from another programme."""

from __future__ import annotations

from datetime import timedelta

from coprod.core import clock
from coprod.core.db import writing
from coprod.core.rules import Grant, Viewer
from coprod.programmes import queries
from coprod.programmes.rules import Role
from tests.factories.people import a_person
from tests.factories.programmes import (
    a_holding,
    a_membership,
    a_partner,
    a_programme,
    an_organisation,
)


def test_roles_that_hold_come_before_those_that_are_over_each_by_name() -> None:
    with writing():
        programme, yesterday = a_programme(), clock.today() - timedelta(days=1)
        a_membership(a_person("Zoe"), programme, Role.CARER)
        a_membership(a_person("Amina"), programme, Role.CARER, to_day=yesterday)
        a_membership(a_person("Łucja"), programme, Role.CHAIR, to_day=clock.today())
        a_membership(a_person("Elsewhere"), a_programme(), Role.CARER)

        page = queries.members_page(programme, "", 1)

        names = [each.person.name for each in page.rows]
        assert names[-1] == "Amina" and set(names[:2]) == {"Zoe", "Łucja"} and page.total == 3
        assert [each.person.name for each in queries.members_page(programme, "łuc", 1).rows] == ["Łucja"]
        assert queries.people_on(programme.id, clock.today()) == 2


def test_a_page_beyond_the_last_is_the_last() -> None:
    with writing():
        programme = a_programme()
        for number in range(30):
            a_membership(a_person(f"Person {number:02}"), programme, Role.CARER)

        page = queries.members_page(programme, "", 1_000_000)

        assert (page.number, len(page.rows), page.total) == (2, 5, 30)


def test_partners_of_today_come_before_those_of_before_with_their_organisation() -> None:
    with writing():
        programme = a_programme()
        a_partner(programme, an_organisation("A, which has left"), to_day=clock.today() - timedelta(days=1))
        a_partner(programme, an_organisation("B, which is there"))

        page = queries.partners_page(programme, 1)

        assert [each.organisation.name for each in page.rows] == ["B, which is there", "A, which has left"]


def test_organisations_are_listed_with_who_took_their_place() -> None:
    with writing():
        successor = an_organisation("New Council")
        an_organisation("Old Council", to_day=clock.today(), successor_id=successor.id)
        an_organisation("Something else")

        page = queries.organisations_page("council", 1)

        told = [(each.name, each.successor.name if each.successor else None) for each in page.rows]
        assert told == [("New Council", None), ("Old Council", "New Council")]


def test_an_administrator_runs_every_programme_and_a_lead_only_their_own() -> None:
    with writing():
        mine, other = a_programme("Mine"), a_programme("Other")
        lead = Viewer(1, frozenset({Grant("lead", mine.id)}))
        administrator = Viewer(2, frozenset({Grant("administrator", None)}))
        reviewer = Viewer(3, frozenset({Grant("reviewer", mine.id)}))

        assert [each.id for each in queries.managed_by(lead)] == [mine.id]
        assert [each.id for each in queries.managed_by(administrator)] == [mine.id, other.id]
        assert queries.managed_by(reviewer) == []


def test_a_reviewers_role_is_not_found_among_the_roles_that_a_lead_looks_after() -> None:
    with writing():
        programme, watch = a_programme(), an_organisation()
        a_holding(programme, watch)
        reviewer = a_membership(a_person(), programme, Role.REVIEWER, watch)
        carer = a_membership(a_person(), programme, Role.CARER)

        assert queries.membership(programme.slug, reviewer.reference) is None
        assert queries.membership(programme.slug, carer.reference) is not None
        assert queries.membership(a_programme().slug, carer.reference) is None
        assert queries.reviewer(programme.slug, carer.reference) is None
        assert queries.reviewer(programme.slug, reviewer.reference) is not None


def test_the_interests_of_all_holders_are_those_of_each() -> None:
    with writing():
        programme = a_programme()
        partner, stranger = an_organisation("Partner"), an_organisation("Stranger")
        a_partner(programme, partner)
        for organisation in (partner, stranger):
            a_holding(programme, organisation)
        held = queries.holdings(programme.id)

        interests = queries.interests(held)

        today = clock.today()
        assert interests == {
            each.id: queries.interest_of(each.organisation_id, programme.id, today) for each in held
        }
        assert sorted(bool(sentence) for sentence in interests.values()) == [False, True]
        assert queries.interests([]) == {}


def test_the_copy_of_a_persons_roles_is_complete() -> None:
    with writing():
        person, trust = a_person(), an_organisation("Example Trust")
        a_membership(person, a_programme(), Role.CHAIR, trust, to_day=clock.today())
        a_membership(person, None, Role.ADMINISTRATOR)

        roles = queries.copy_of(person)["roles"]

        assert [(each["role"], each["organisation"]) for each in roles] == [
            ("chair", "Example Trust"),
            ("administrator", None),
        ]
        assert roles[0]["to"] == clock.today().isoformat()
