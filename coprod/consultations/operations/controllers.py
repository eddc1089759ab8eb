"""Who answers for the personal data of a consultation, between two dates (domain rule D2)."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.consultations.models import Consultation, Controller
from coprod.consultations.operations.drafting import note
from coprod.consultations.rules import Stage
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.programmes.models import Organisation


def on_day(consultation: Consultation, day: date) -> list[Controller]:
    """Those who answer for the data on a day."""
    return [
        each
        for each in consultation.controllers
        if each.from_day <= day and (each.to_day is None or each.to_day >= day)
    ]


def add_controller(
    consultation: Consultation, organisation: Organisation, *, from_day: date, by: int | None
) -> Controller:
    """One more, from a day on. Errors: ``Refused`` when it answers for the data already."""
    if any(
        each.organisation_id == organisation.id and (each.to_day is None or each.to_day >= from_day)
        for each in consultation.controllers
    ):
        raise Refused(_("This organisation is in the list already."))
    controller = Controller(
        consultation_id=consultation.id,
        organisation_id=organisation.id,
        organisation=organisation,
        from_day=from_day,
    )
    consultation.controllers.append(controller)
    note(consultation, "controller added", by, organisation=organisation.id, from_day=str(from_day))
    return controller


def end_controller(
    consultation: Consultation, controller: Controller, *, to_day: date, by: int | None
) -> None:
    """The last day on which it answers for the data; the row stays. A draft forgets it instead.

    Errors: ``Refused`` when nobody would be left on the next day, or the day is before the first one.
    """
    if consultation.stage is Stage.DRAFT:
        consultation.controllers.remove(controller)
        db.session.delete(controller)
        note(consultation, "controller removed", by, organisation=controller.organisation_id)
        return
    if to_day < controller.from_day:
        raise Refused(_("The last day is before the first day."))
    others = [each for each in consultation.controllers if each is not controller]
    if not any(each.to_day is None or each.to_day > to_day for each in others):
        raise Refused(_("Somebody must answer for the personal data. Add the next organisation first."))
    controller.to_day = to_day
    note(consultation, "controller ended", by, organisation=controller.organisation_id, to_day=str(to_day))
