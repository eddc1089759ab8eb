"""Organisations come and go; what happened in their time keeps their name (domain rules T6, H7)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coprod.core import clock, settings
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.pages import ACCENT
from coprod.core.settings import Scope
from coprod.programmes import operations, queries
from coprod.programmes.models import ReviewHolding
from coprod.programmes.rules import Sector
from tests.factories.people import a_person
from tests.factories.programmes import a_holding, a_partner, a_programme, an_organisation


def test_a_successor_takes_the_place_of_a_partner_on_the_day_after_in_every_programme() -> None:
    with writing():
        council, successor = an_organisation("Old Council"), an_organisation("New Council")
        programmes = [a_programme(), a_programme()]
        for programme in programmes:
            a_partner(programme, council)
        today = clock.today()

        operations.end_organisation(council, last_day=today, successor=successor, by=a_person().id)
        db.session.flush()

        for programme in programmes:
            names = [each.organisation.name for each in queries.partners_on(programme.id, today)]
            assert names == ["Old Council"]
            tomorrow = queries.partners_on(programme.id, today + timedelta(days=1))
            assert [each.organisation.name for each in tomorrow] == ["New Council"]


def test_a_successor_that_is_a_partner_already_is_not_one_twice() -> None:
    with writing():
        council, successor, programme = an_organisation(), an_organisation(), a_programme()
        a_partner(programme, council)
        a_partner(programme, successor)

        operations.end_organisation(council, last_day=clock.today(), successor=successor, by=a_person().id)
        db.session.flush()

        assert len(queries.partners_on(programme.id, clock.today() + timedelta(days=1))) == 1


def test_the_review_never_passes_to_a_successor_by_itself() -> None:
    with writing():
        watch, successor, programme = an_organisation(), an_organisation(), a_programme()
        a_holding(programme, watch)

        operations.end_organisation(watch, last_day=clock.today(), successor=successor, by=a_person().id)
        db.session.flush()

        assert [each.organisation_id for each in queries.holdings(programme.id)] == [watch.id]


def test_an_organisation_ends_once_and_not_before_it_began() -> None:
    with writing():
        organisation, by = an_organisation(from_day=clock.today()), a_person().id

        with pytest.raises(Refused):
            operations.end_organisation(
                organisation, last_day=clock.today() - timedelta(days=1), successor=None, by=by
            )
        with pytest.raises(Refused):
            operations.end_organisation(organisation, last_day=clock.today(), successor=organisation, by=by)


def test_an_organisation_is_not_a_partner_twice_on_the_same_day() -> None:
    with writing():
        programme, organisation, by = a_programme(), an_organisation(), a_person().id
        today = clock.today()
        operations.add_partner(
            programme, organisation, from_day=today, to_day=today + timedelta(days=9), by=by
        )

        with pytest.raises(Refused):
            operations.add_partner(
                programme, organisation, from_day=today + timedelta(days=9), to_day=None, by=by
            )
        operations.add_partner(
            programme, organisation, from_day=today + timedelta(days=10), to_day=None, by=by
        )


def test_an_organisation_that_has_ended_becomes_no_partner() -> None:
    with writing():
        yesterday = clock.today() - timedelta(days=1)
        with pytest.raises(Refused):
            operations.add_partner(
                a_programme(),
                an_organisation(to_day=yesterday),
                from_day=clock.today(),
                to_day=None,
                by=a_person().id,
            )


def test_two_organisations_of_one_name_are_not_added() -> None:
    with writing():
        an_organisation("Example Trust")
        with pytest.raises(Refused):
            operations.add_organisation(
                name="EXAMPLE trust", sector=Sector.VCFSE, from_day=clock.today(), by=a_person().id
            )


def test_one_area_has_one_holder_of_its_review_at_a_time() -> None:
    with writing():
        programme, first, second, by = a_programme(), an_organisation(), an_organisation(), a_person().id
        today = clock.today()
        held = operations.hand_over_review(
            programme, first, area="The whole area", from_day=today, to_day=None, by=by
        )

        with pytest.raises(Refused):
            operations.hand_over_review(
                programme, second, area="the whole area", from_day=today, to_day=None, by=by
            )
        operations.hand_over_review(programme, second, area="Social care", from_day=today, to_day=None, by=by)
        operations.end_holding(loaded(programme.slug, held.reference), last_day=today, by=by)
        operations.hand_over_review(
            programme, second, area="The whole area", from_day=today + timedelta(days=1), to_day=None, by=by
        )


def loaded(slug: str, reference: str) -> ReviewHolding:
    db.session.flush()
    found = queries.holding(slug, reference)
    assert found
    return found


def test_a_part_of_another_programme_is_not_found_under_this_ones_address() -> None:
    with writing():
        mine, other = a_programme(), a_programme()
        partner, holding = a_partner(other), a_holding(other)

        assert queries.partner(mine.slug, partner.reference) is None
        assert queries.holding(mine.slug, holding.reference) is None


def test_a_setting_holds_from_its_day_and_one_of_the_same_day_replaces_it() -> None:
    with writing():
        programme, by, today = a_programme(), a_person().id, clock.today()
        for colour in ("#333333", "#004d40"):
            operations.set_value(
                ACCENT,
                colour,
                scope=Scope.PROGRAMME,
                number=programme.id,
                from_day=today,
                to_day=None,
                review_by=None,
                source="The programme's board",
                by=by,
            )
        db.session.flush()

        assert len(queries.entries(ACCENT.name)) == 1
        assert settings.get(ACCENT, programme=programme.id) == "#004d40"
        assert settings.get(ACCENT) == ACCENT.otherwise


def test_a_colour_on_which_white_words_cannot_be_read_is_refused() -> None:
    with writing(), pytest.raises(Refused):
        operations.set_value(
            ACCENT,
            "#ffff00",
            scope=Scope.SERVICE,
            number=None,
            from_day=clock.today(),
            to_day=None,
            review_by=None,
            source="A wish",
            by=a_person().id,
        )
