"""Promising: what will be done about an accepted finding, who sees to it, and by when."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.core import clock, secret
from coprod.core.audit import record
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.influence import queries
from coprod.influence.models import Answer, Commitment
from coprod.influence.rules import PROMISING, furthest_due
from coprod.programmes.models import Organisation
from coprod.programmes.queries import partner_in
from coprod.themes.operations import insist_on_unpublished


def promise(
    answer: Answer, *, what: str, owner_role: str, organisation: Organisation | None, due_on: date, by: int
) -> Commitment:
    """Promise something with an answer; it can be changed until it is published.

    ``owner_role`` is a role, never a person's name. ``organisation`` is one of the programme's partners, or ``None``
    when the programme itself answers for it. Errors: ``Refused`` once published, when the finding was not accepted,
    or on a day that is past or further off than a promise reaches.
    """
    consultation = queries.thread_of(answer).consultation
    insist_on_unpublished(consultation)
    today = clock.today()
    if answer.verdict not in PROMISING:
        raise Refused(_("This finding was not accepted, so there is nothing to promise."))
    if due_on < today:
        raise Refused(_("That day has passed. Give a day to come."))
    if due_on > furthest_due(today):
        raise Refused(_("That is more than 5 years away. Promise a first step that comes sooner."))
    if organisation and partner_in(consultation.programme_id, organisation.id, today) is None:
        raise Refused(_("That organisation is not a partner in this programme today. Choose another."))
    held = queries.commitment_of(answer)
    made = held or Commitment(reference=secret.reference(), answer=answer, answer_id=answer.id, made_on=today)
    made.what, made.owner_role, made.due_on = what, owner_role, due_on
    made.organisation = organisation
    made.organisation_id = organisation.id if organisation else None
    db.session.add(made)
    db.session.flush()
    record(
        "promise made",
        by=by,
        kind="commitment",
        number=made.id,
        label=made.reference,
        due_on=due_on.isoformat(),
    )
    return made


def take_back_promise(answer: Answer, *, by: int) -> None:
    """Take a promise back before it is published; no harm when there is none.

    Errors: ``Refused`` once it is published, or once somebody has reported what was done about it.
    """
    insist_on_unpublished(queries.thread_of(answer).consultation)
    if held := queries.commitment_of(answer):
        if queries.change_of(held) is not None:
            raise Refused(_("What was done about this promise is reported already. It cannot be taken back."))
        record("promise taken back", by=by, kind="commitment", number=held.id, label=held.reference)
        db.session.delete(held)
        db.session.flush()
