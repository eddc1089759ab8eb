"""Drafting an opportunity: starting it, what it belongs to, what the work is, what it pays, and its days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _

from coprod.core import audit, clock, secret
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH
from coprod.involvement.models import Opportunity, OpportunityEdition
from coprod.involvement.operations import asking
from coprod.involvement.rules.opportunities import (
    Choosing,
    DwpBasis,
    EqualSay,
    Expense,
    Happens,
    Method,
    Pays,
)
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.queries import partner_in
from coprod.programmes.rules import Level, Rung
from coprod.questionnaires.operations import writing


def note(opportunity: Opportunity, deed: str, by: int | None, **details: str | int | bool) -> None:
    """Write down what was done to an opportunity; never words of people."""
    audit.record(
        deed, by=by, kind="opportunity", number=opportunity.id, label=opportunity.reference, **details
    )


def start(
    programme: Programme, organisation: Organisation, *, title: str, by: int | None, summary: str = ""
) -> Opportunity:
    """A new draft with the questions that every role begins with. Nobody but those who lead the programme can see it.

    Errors: ``Refused`` for an organisation that takes no part in the programme: it could not answer for the pay.
    """
    insist_on_partner(programme.id, organisation)
    now = clock.now()
    questionnaire = writing.new(by=by)
    opportunity = Opportunity(
        reference=secret.reference(),
        programme_id=programme.id,
        programme=programme,
        organisation_id=organisation.id,
        organisation=organisation,
        dwp_organisation_id=organisation.id,
        questionnaire_id=questionnaire.id,
        made_at=now,
        methods=[Method.BANK.value, Method.CASH.value],
        expenses=[each.value for each in Expense],
        editions=[],
        criteria=[],
        panel=[],
    )
    words = {key: text for key, text in {"title": title, "summary": summary}.items() if text}
    opportunity.editions.append(
        OpportunityEdition(
            language=ENGLISH, format=Format.STANDARD, standing=Standing.CHECKED, text=words, changed_at=now
        )
    )
    db.session.add(opportunity)
    db.session.flush()
    asking.write(questionnaire, by=by)
    note(opportunity, "opportunity started", by, programme=programme.id, organisation=organisation.id)
    return opportunity


def insist_on_partner(programme_id: int, organisation: Organisation) -> None:
    """Errors: ``Refused`` when the organisation is no partner of the programme today."""
    if partner_in(programme_id, organisation.id, clock.today()) is None:
        raise Refused(_("%(name)s is not a partner of this programme today.", name=organisation.name))


def belong(
    opportunity: Opportunity,
    *,
    workstream_id: int | None,
    group_id: int | None,
    level: Level,
    rung: Rung,
    equal_say: EqualSay,
    from_the_start: bool,
    by: int | None,
) -> None:
    """What it belongs to, how far people decide, and the evidence of it (domain rule S3)."""
    opportunity.workstream_id, opportunity.group_id = workstream_id, group_id
    opportunity.level, opportunity.rung = level, rung
    opportunity.equal_say, opportunity.from_the_start = equal_say, from_the_start
    note(opportunity, "opportunity basics changed", by, level=level.value, rung=rung.value)


def describe_work(
    opportunity: Opportunity,
    *,
    happens: Happens,
    session_minutes: int,
    preparation_minutes: int,
    sessions: int | None,
    by: int | None,
) -> None:
    """Where the work is done and how long it takes. Errors: ``Refused`` for a session without time."""
    if session_minutes <= 0:
        raise Refused(_("Say how long one session takes."))
    opportunity.happens, opportunity.sessions = happens, sessions
    opportunity.session_minutes, opportunity.preparation_minutes = session_minutes, preparation_minutes
    note(
        opportunity,
        "opportunity work described",
        by,
        minutes=session_minutes,
        preparation=preparation_minutes,
        sessions=sessions or 0,
    )


def set_pay(
    opportunity: Opportunity,
    *,
    pays: Pays,
    rate_card_id: int | None,
    rate_key: str,
    methods: Iterable[Method],
    expenses: Iterable[Expense],
    by: int | None,
) -> None:
    """What may be claimed, at which rate, and how it is paid (domain rules P1 to P3, P7, P21).

    Where nothing may be claimed nothing of it is kept. Errors: ``Refused`` for paid time without a rate.
    """
    is_paid, has_expenses = pays is Pays.PAYMENT_AND_EXPENSES, pays is not Pays.NOTHING
    if is_paid and (rate_card_id is None or not rate_key):
        raise Refused(_("Choose the rate that people’s time is paid at."))
    opportunity.pays = pays
    opportunity.rate_card_id, opportunity.rate_key = (rate_card_id, rate_key) if is_paid else (None, "")
    opportunity.methods = [each.value for each in methods] if has_expenses else []
    opportunity.expenses = [each.value for each in expenses] if has_expenses else []
    note(opportunity, "opportunity pay set", by, pays=pays.value, rate=opportunity.rate_key)


def set_basis(
    opportunity: Opportunity, *, basis: DwpBasis | None, organisation: Organisation | None, by: int | None
) -> None:
    """On what basis a benefit office would recognise it, and whose duty that is (domain rule P6)."""
    opportunity.dwp_basis = basis
    opportunity.dwp_organisation_id = organisation.id if organisation else None
    note(opportunity, "opportunity benefit basis set", by, basis=basis.value if basis else "")


def set_places(opportunity: Opportunity, *, places: int, choosing: Choosing, by: int | None) -> None:
    """How many places there are, and how people come to them."""
    opportunity.places, opportunity.choosing = places, choosing
    note(opportunity, "opportunity places set", by, places=places, choosing=choosing.value)


def set_dates(
    opportunity: Opportunity,
    *,
    closes_on: date | None,
    answers_by: date | None,
    begins_on: date | None,
    ends_on: date | None,
    by: int | None,
) -> None:
    """The last day to apply, the day by which everybody has an answer, and when the role begins and ends.

    Errors: ``Refused`` when they are out of order.
    """
    if reason := out_of_order(closes_on, answers_by, begins_on, ends_on):
        raise Refused(reason)
    opportunity.closes_on, opportunity.answers_by = closes_on, answers_by
    opportunity.begins_on, opportunity.ends_on = begins_on, ends_on
    note(
        opportunity,
        "opportunity dates set",
        by,
        closes_on=str(closes_on or ""),
        answers_by=str(answers_by or ""),
        begins_on=str(begins_on or ""),
    )


def out_of_order(
    closes_on: date | None, answers_by: date | None, begins_on: date | None, ends_on: date | None
) -> str | None:
    """What is wrong with four days, in a sentence, or ``None``."""
    if closes_on and answers_by and answers_by <= closes_on:
        return _("The day by which everybody has an answer must come after the last day to apply.")
    if closes_on and begins_on and begins_on <= closes_on:
        return _("The role cannot begin before the last day to apply is over.")
    if begins_on and ends_on and ends_on < begins_on:
        return _("The role cannot end before it begins.")
    return None
