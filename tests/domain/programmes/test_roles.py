"""Who may do what, from when to when: nobody helps themselves, and nobody reviews their own work."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.rules import Viewer
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.programmes import operations, queries
from coprod.programmes.models import Membership, Organisation, Programme
from coprod.programmes.rules import GRANTABLE, STAFF, Role, Sector
from tests.factories.people import a_person
from tests.factories.programmes import (
    a_holding,
    a_membership,
    a_partner,
    a_programme,
    an_organisation,
)


def give(
    programme: Programme,
    person: Person,
    role: Role,
    organisation: Organisation | None = None,
    by: Person | None = None,
) -> Membership:
    return operations.grant(
        programme,
        person,
        role,
        organisation=organisation,
        from_day=clock.today(),
        to_day=None,
        by=(by or a_person()).id,
    )


def test_a_role_is_given_on_behalf_of_a_partner_and_written_down() -> None:
    with writing():
        programme, trust, person = a_programme(), an_organisation(), a_person()
        a_partner(programme, trust)

        membership = give(programme, person, Role.MODERATOR, trust)

        deed = db.session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
        assert membership.organisation_id == trust.id
        assert deed is not None and deed.details == {"role": "moderator", "person": person.id}


def test_nobody_gives_a_role_to_themselves() -> None:
    with writing():
        programme, trust, lead = a_programme(), an_organisation(), a_person()
        a_partner(programme, trust)

        with pytest.raises(Refused):
            give(programme, lead, Role.FINANCE_APPROVER, trust, by=lead)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_no_lead_makes_a_reviewer_or_an_administrator(role: Role) -> None:
    with writing():
        programme, trust = a_programme(), an_organisation()
        a_partner(programme, trust)

        assert role not in GRANTABLE
        with pytest.raises(Refused):
            give(programme, a_person(), role, trust)


def test_only_an_administrator_says_who_safeguards_and_when_that_ends() -> None:
    with writing():
        programme, trust, lead, administrator = a_programme(), an_organisation(), a_person(), a_person()
        a_partner(programme, trust)
        a_membership(lead, programme, Role.LEAD)
        a_membership(administrator, None, Role.ADMINISTRATOR)

        assert Role.SAFEGUARDING not in operations.offered_to(lead.id)
        assert Role.SAFEGUARDING in operations.offered_to(administrator.id)
        with pytest.raises(Refused, match="Only an administrator gives"):
            give(programme, a_person(), Role.SAFEGUARDING, trust, by=lead)
        first = give(programme, a_person(), Role.SAFEGUARDING, trust, by=administrator)
        with pytest.raises(Refused, match="Nobody else has this role"):
            operations.end_role(first, last_day=None, by=administrator.id)
        give(programme, a_person(), Role.SAFEGUARDING, trust, by=administrator)
        with pytest.raises(Refused, match="Only an administrator ends"):
            operations.end_role(first, last_day=None, by=lead.id)

        operations.end_role(first, last_day=clock.today(), by=administrator.id)

        assert first.to_day == clock.today()


@pytest.mark.parametrize("role", STAFF)
def test_whoever_works_for_a_programme_does_so_for_one_of_its_partners(role: Role) -> None:
    with writing():
        programme, stranger = a_programme(), an_organisation()

        with pytest.raises(Refused):
            give(programme, a_person(), role)
        with pytest.raises(Refused):
            give(programme, a_person(), role, stranger)


@pytest.mark.parametrize("role", [Role.LIVED_EXPERIENCE, Role.CARER])
def test_people_with_lived_experience_and_carers_may_speak_for_themselves(role: Role) -> None:
    with writing():
        assert give(a_programme(), a_person(), role).organisation_id is None


def test_the_same_role_is_not_given_twice_for_the_same_days() -> None:
    with writing():
        programme, person = a_programme(), a_person()
        give(programme, person, Role.CARER)

        with pytest.raises(Refused):
            give(programme, person, Role.CARER)


def test_who_works_for_a_programme_cannot_review_it_and_the_other_way_round() -> None:
    with writing():
        programme, trust, watch = a_programme(), an_organisation(), an_organisation()
        a_partner(programme, trust)
        a_holding(programme, watch)
        worker = a_membership(a_person(), programme, Role.LEAD, trust).person
        reviewer = a_membership(a_person(), programme, Role.REVIEWER, watch).person
        today, administrator = clock.today(), a_person()

        with pytest.raises(Refused):
            operations.grant_review(
                programme, worker, watch, from_day=today, to_day=None, by=administrator.id
            )
        with pytest.raises(Refused):
            give(programme, reviewer, Role.MODERATOR, trust)


def test_only_a_holder_of_the_review_can_send_a_reviewer() -> None:
    with writing():
        programme, other = a_programme(), an_organisation()
        a_holding(programme)

        with pytest.raises(Refused):
            operations.grant_review(
                programme, a_person(), other, from_day=clock.today(), to_day=None, by=a_person().id
            )


def viewer_of(membership: Membership, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    from coprod.people import current

    monkeypatch.setattr(current, "person", lambda: membership.person)
    monkeypatch.setattr(current, "second_step_is_done", lambda: True)
    monkeypatch.setattr(current, "has_confirmed", lambda: False)
    return queries.viewer()


def test_a_role_ended_at_once_holds_no_longer_the_same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    with writing():
        programme = a_programme()
        membership = a_membership(a_person(), programme, Role.MODERATOR)
        assert viewer_of(membership, monkeypatch).has("moderator", programme.id)

        operations.end_role(membership, last_day=None, by=a_person().id)
        db.session.flush()

        assert not viewer_of(membership, monkeypatch).grants


def test_a_role_given_today_can_be_taken_away_today(monkeypatch: pytest.MonkeyPatch) -> None:
    with writing():
        programme = a_programme()
        membership = a_membership(a_person(), programme, Role.MODERATOR, from_day=clock.today())

        operations.end_role(membership, last_day=None, by=a_person().id)
        db.session.flush()

        assert not viewer_of(membership, monkeypatch).grants


def test_the_last_day_of_a_role_still_counts_and_the_day_after_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with writing():
        programme = a_programme()
        membership = a_membership(a_person(), programme, Role.MODERATOR)

        operations.end_role(membership, last_day=clock.today(), by=a_person().id)
        db.session.flush()

        assert viewer_of(membership, monkeypatch).grants
        with clock.at(clock.now() + timedelta(days=1)):
            assert not viewer_of(membership, monkeypatch).grants


def test_a_reviewer_can_do_nothing_once_their_organisation_no_longer_holds_the_review(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with writing():
        programme, watch = a_programme(), an_organisation()
        holding = a_holding(programme, watch)
        membership = a_membership(a_person(), programme, Role.REVIEWER, watch)
        assert viewer_of(membership, monkeypatch).has("reviewer", programme.id)

        operations.end_holding(holding, last_day=clock.today() - timedelta(days=1), by=a_person().id)
        db.session.flush()

        assert not viewer_of(membership, monkeypatch).grants


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMINISTRATOR])
def test_the_last_one_with_a_role_that_is_needed_keeps_it(role: Role) -> None:
    with writing():
        programme = a_programme()
        last = a_membership(a_person(), programme, role)

        with pytest.raises(Refused):
            operations.end_role(last, last_day=None, by=a_person().id)

        a_membership(a_person(), programme, role)
        operations.end_role(last, last_day=None, by=a_person().id)


def test_a_lead_of_another_programme_does_not_count_as_somebody_who_stays() -> None:
    with writing():
        last = a_membership(a_person(), a_programme(), Role.LEAD)
        a_membership(a_person(), a_programme(), Role.LEAD)

        with pytest.raises(Refused):
            operations.end_role(last, last_day=clock.today(), by=a_person().id)


def test_forgetting_somebody_ends_every_role_but_never_leaves_a_programme_without_a_lead() -> None:
    with writing():
        programme, person = a_programme(), a_person()
        a_membership(person, programme, Role.LEAD)
        a_membership(person, programme, Role.CHAIR)

        with pytest.raises(Refused):
            operations.forget(person, by=a_person().id)

        a_membership(a_person(), programme, Role.LEAD)
        operations.forget(person, by=a_person().id)
        assert queries.roles_on(person.id, clock.today()) == []


def test_a_code_is_read_out_to_somebody_without_e_mail() -> None:
    with writing():
        person = a_person(email=None, safe_contact=SafeContact.TELEPHONE)
        membership = a_membership(person, a_programme(), Role.LIVED_EXPERIENCE)

        assert len(operations.read_out_code(membership, by=a_person().id)) == 10


@pytest.mark.parametrize("role", [Role.LEAD, Role.FINANCE_APPROVER, Role.PAYER, Role.REVIEWER])
def test_no_code_is_read_out_to_somebody_with_power_over_others(role: Role) -> None:
    with writing():
        programme, person = a_programme(), a_person(email=None)
        a_membership(person, a_programme(), role)
        membership = a_membership(person, programme, Role.CARER)

        with pytest.raises(Refused):
            operations.read_out_code(membership, by=a_person().id)


def test_no_lead_can_be_somebody_who_gets_their_codes_by_e_mail() -> None:
    with writing():
        membership = a_membership(a_person(), a_programme(), Role.CARER)

        with pytest.raises(Refused):
            operations.read_out_code(membership, by=a_person().id)


@pytest.mark.parametrize(
    ("sector", "partner", "is_said"),
    [
        (Sector.INDEPENDENT_REVIEWER, False, False),
        (Sector.INDEPENDENT_REVIEWER, True, False),
        (Sector.VCFSE, False, False),
        (Sector.VCFSE, True, True),
        (Sector.NHS_COMMISSIONER, False, True),
        (Sector.NHS_PROVIDER, False, True),
        (Sector.COUNCIL, False, True),
    ],
)
def test_a_reviewer_with_an_interest_has_to_say_so(sector: Sector, partner: bool, is_said: bool) -> None:
    with writing():
        programme, holder = a_programme(), an_organisation("Example Holder", sector)
        if partner:
            a_partner(programme, holder)

        sentence = queries.interest_of(holder.id, programme.id, clock.today())

        assert bool(sentence) is is_said and ("Example Holder" in sentence) is is_said
        assert len(sentence) <= 300
