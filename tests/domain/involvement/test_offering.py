"""Offering a role: everything that somebody must know is there before anybody is asked, and what was promised stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from coprod.core import clock, easy_read
from coprod.core.db import db, writing
from coprod.core.easy_read import Block
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.involvement import jobs
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import criteria, drafting, easing, moves, panel, readiness, wording
from coprod.involvement.queries import offers
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import (
    Choosing,
    DwpBasis,
    EqualSay,
    Expense,
    Happens,
    Method,
    Pays,
    Stage,
)
from coprod.programmes.rules import Level, Rung
from coprod.questionnaires.operations import writing as questions
from coprod.questionnaires.queries import draft
from tests.factories.involvement import WORDS, a_rate_card, an_opportunity
from tests.factories.people import a_person
from tests.factories.programmes import a_partner, a_programme, an_organisation

TEXTS = {key: text for key, text in WORDS.items() if not key.startswith("criterion.")}


def _started() -> Opportunity:
    """A draft with a title and nothing else."""
    programme, organisation = a_programme(), an_organisation()
    a_partner(programme, organisation)
    return drafting.start(programme, organisation, title="Help to choose new staff", by=None)


def _filled(opportunity: Opportunity) -> Opportunity:
    """The same with all that publishing needs."""
    today = clock.today()
    found = _whole(opportunity)
    drafting.describe_work(
        found, happens=Happens.EITHER, session_minutes=180, preparation_minutes=60, sessions=6, by=None
    )
    drafting.set_pay(
        found,
        pays=Pays.PAYMENT_AND_EXPENSES,
        rate_card_id=a_rate_card(found.organisation).id,
        rate_key="session",
        methods=[Method.BANK, Method.CASH],
        expenses=[Expense.CAR, Expense.FARE],
        by=None,
    )
    drafting.set_basis(found, basis=DwpBasis.HEALTH_CARE, organisation=found.organisation, by=None)
    drafting.set_places(found, places=3, choosing=Choosing.PANEL, by=None)
    drafting.set_dates(
        found,
        closes_on=today + timedelta(days=20),
        answers_by=today + timedelta(days=34),
        begins_on=today + timedelta(days=50),
        ends_on=None,
        by=None,
    )
    criteria.add(found, "Says how they listen to others", by=None)
    criteria.add(found, "Says what they would change", by=None)
    panel.add(found, a_person(), has_lived_experience=True, by=None)
    panel.add(found, a_person(), has_lived_experience=False, by=None)
    wording.write_words(found, "en", TEXTS, by=None)
    return found


def _whole(opportunity: Opportunity) -> Opportunity:
    db.session.flush()
    found = queries.one(opportunity.reference)
    assert found is not None
    return found


def test_a_new_role_is_told_everything_that_it_needs_in_one_list() -> None:
    with writing():
        opportunity = _whole(_started())

        missing = readiness.what_is_missing(opportunity)

        assert {each.place for each in missing} >= {
            "words",
            "work",
            "pay",
            "basis",
            "dates",
            "criteria",
            "panel",
        }
        assert "questions" not in {each.place for each in missing}, "two questions are laid already"
        with pytest.raises(Refused) as refused:
            moves.publish(opportunity, by=None)
        assert all(each.sentence in refused.value.message for each in missing)
        assert opportunity.stage is Stage.DRAFT


def test_a_role_with_everything_is_published_with_frozen_questions_and_its_notice() -> None:
    with writing():
        opportunity = _filled(_started())
        assert readiness.what_is_missing(_whole(opportunity)) == []

        moves.publish(opportunity, by=None)

        assert opportunity.is_open and opportunity.version is not None
        assert opportunity.privacy_notice_id is not None
        assert opportunity.first_closes_on == opportunity.closes_on
        assert queries.one_public(opportunity.reference) is not None
        assert [each.id for each in queries.open_now(opportunity.programme_id)] == [opportunity.id]


Spoil = Callable[[Opportunity], object]


def _no_words(key: str) -> Spoil:
    return lambda one: wording.write_words(one, "en", {key: ""}, by=None)


def _one_question(opportunity: Opportunity) -> None:
    asked = draft(opportunity.questionnaire_id)
    questions.remove_question(asked, asked.sections[0].questions[0], by=None)


@pytest.mark.parametrize(
    "spoil",
    [
        *(
            pytest.param(_no_words(key), id=key)
            for key in (
                "purpose",
                "can_change",
                "who_for",
                "time",
                "access",
                "support",
                "telephone",
                "how_chosen",
            )
        ),
        pytest.param(
            lambda one: drafting.belong(
                one,
                workstream_id=None,
                group_id=None,
                level=Level.SYSTEM,
                rung=Rung.CO_PRODUCTION,
                equal_say=EqualSay.NONE,
                from_the_start=True,
                by=None,
            ),
            id="co-production without an equal say",
        ),
        pytest.param(
            lambda one: drafting.set_pay(
                one,
                pays=Pays.PAYMENT_AND_EXPENSES,
                rate_card_id=one.rate_card_id,
                rate_key="nothing of that name",
                methods=[Method.BANK],
                expenses=[Expense.CAR],
                by=None,
            ),
            id="a rate that does not hold",
        ),
        pytest.param(
            lambda one: drafting.set_pay(
                one,
                pays=Pays.EXPENSES,
                rate_card_id=None,
                rate_key="",
                methods=[Method.CASH],
                expenses=[Expense.FARE],
                by=None,
            ),
            id="unpaid time without a reason",
        ),
        pytest.param(
            lambda one: drafting.set_pay(
                one,
                pays=Pays.PAYMENT_AND_EXPENSES,
                rate_card_id=one.rate_card_id,
                rate_key="session",
                methods=[],
                expenses=[Expense.FARE],
                by=None,
            ),
            id="no way to be paid",
        ),
        pytest.param(lambda one: drafting.set_basis(one, basis=None, organisation=None, by=None), id="basis"),
        pytest.param(
            lambda one: drafting.set_dates(
                one, closes_on=None, answers_by=None, begins_on=None, ends_on=None, by=None
            ),
            id="dates",
        ),
        pytest.param(lambda one: criteria.remove(one, one.criteria[0], by=None), id="one criterion"),
        pytest.param(lambda one: panel.remove(one, one.panel[1], by=None), id="one reader"),
        pytest.param(
            lambda one: panel.say_experience(one, one.panel[0], has_lived_experience=False, by=None),
            id="nobody with lived experience",
        ),
        pytest.param(_one_question, id="one question"),
    ],
)
def test_nothing_is_published_while_one_thing_is_missing(spoil: Spoil) -> None:
    with writing():
        opportunity = _filled(_started())
        spoil(opportunity)

        with pytest.raises(Refused):
            moves.publish(_whole(opportunity), by=None)


def test_what_a_session_pays_counts_getting_ready_and_warns_below_the_living_wage() -> None:
    with writing():
        opportunity = _filled(_started())
        offer = offers.of(opportunity)
        # Exactly four hours with the hour to get ready: still half a day.
        assert offer is not None and (offer.pence, offer.hourly_pence) == (7500, 1875)

        drafting.describe_work(
            opportunity,
            happens=Happens.ONLINE,
            session_minutes=190,
            preparation_minutes=60,
            sessions=None,
            by=None,
        )
        longer = offers.of(opportunity)
        assert longer is not None and longer.pence == 15000

        opportunity.rate_key = "block"
        block = offers.of(opportunity)
        assert block is not None and block.pence == 4000


def test_what_people_were_promised_stays_and_what_helps_them_can_be_mended() -> None:
    with writing():
        opportunity = _filled(_started())
        moves.publish(opportunity, by=None)
        opportunity = _whole(opportunity)

        for key in ("payment", "time", "how_chosen", "who_for"):
            with pytest.raises(Refused):
                wording.write_words(opportunity, "en", {key: "Something else."}, by=None)
        with pytest.raises(Refused):
            wording.write_words(opportunity, "en", {"telephone": ""}, by=None)
        wording.write_words(opportunity, "en", {"telephone": "Ask for Jo, 01632 960001."}, by=None)
        wording.write_words(opportunity, "ur", {"title": "عنوان"}, by=None)

        found = _whole(opportunity)
        assert {each.language for each in found.editions} == {"en", "ur"}


def test_a_published_panel_keeps_two_readers_and_lived_experience() -> None:
    with writing():
        opportunity = _filled(_started())
        moves.publish(opportunity, by=None)
        opportunity = _whole(opportunity)
        lived, other = opportunity.panel

        with pytest.raises(Refused):
            panel.say_experience(opportunity, lived, has_lived_experience=False, by=None)
        db.session.expire(lived)
        opportunity = _whole(opportunity)
        panel.add(opportunity, a_person(), has_lived_experience=True, by=None)
        panel.remove(opportunity, other, by=None)

        assert (opportunity.panel_people, opportunity.panel_lived) == (2, 2)
        moves.close(opportunity, by=a_person().id)
        with pytest.raises(Refused):
            panel.add(opportunity, a_person(), has_lived_experience=True, by=None)


def test_it_stays_open_for_longer_and_never_for_shorter() -> None:
    with writing():
        opportunity = an_opportunity()
        first = opportunity.closes_on
        assert first is not None

        with pytest.raises(Refused):
            moves.extend(opportunity, closes_on=first, by=None)
        with pytest.raises(Refused):
            moves.extend(opportunity, closes_on=first + timedelta(days=20), by=None)  # after the answers
        moves.extend(
            opportunity,
            closes_on=first + timedelta(days=20),
            answers_by=first + timedelta(days=22),
            by=None,
        )

        assert opportunity.was_extended and opportunity.first_closes_on == first


def test_the_timetable_closes_what_is_over_and_nothing_else() -> None:
    with writing():
        due = an_opportunity(closes_on=clock.today() - timedelta(days=1)).reference
        later = an_opportunity(closes_on=clock.today()).reference

    jobs.close_due()

    with writing():
        assert _found(due).stage is Stage.CLOSED
        assert _found(later).stage is Stage.OPEN
        with pytest.raises(Refused):
            moves.close(_found(later), by=None)


def _found(reference: str) -> Opportunity:
    found = queries.one(reference)
    assert found is not None
    return found


def test_a_role_is_taken_back_only_with_a_reason_and_stays_public() -> None:
    with writing():
        opportunity = an_opportunity()

        with pytest.raises(Refused):
            moves.withdraw(opportunity, why=" ", by=None)
        moves.withdraw(opportunity, why="The money for it is gone.", by=None)

        assert opportunity.stage is Stage.WITHDRAWN and opportunity.is_public
        with pytest.raises(Refused):
            moves.close(opportunity, by=None)


def test_easy_read_falls_behind_with_the_english_words_until_somebody_has_looked() -> None:
    with writing():
        opportunity = _whole(_started())
        easing.ease(opportunity, "en", [Block("people", "Help us choose staff.")], by=None)
        wording.write_words(opportunity, "en", {"purpose": "Staff who listen."}, by=None)
        behind = [
            each.sentence for each in readiness.warnings(_whole(opportunity)) if each.place == "easy_read"
        ]
        easing.still_right(opportunity, "en", by=None)

        found = queries.edition(opportunity, "en", Format.EASY_READ)
        assert behind and found is not None
        assert easy_read.blocks(found.text) == [Block("people", "Help us choose staff.")]
        assert not [each for each in readiness.warnings(_whole(opportunity)) if each.place == "easy_read"]


def test_an_organisation_that_takes_no_part_cannot_offer_a_role() -> None:
    with writing(), pytest.raises(Refused):
        drafting.start(a_programme(), an_organisation(), title="Help", by=None)
