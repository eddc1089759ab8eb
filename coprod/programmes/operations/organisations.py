"""Organisations and their part in programmes. They begin and end; what was theirs keeps the name of its time (T6)."""

from __future__ import annotations

from datetime import date, timedelta

from coprod.core import audit, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _, date_words
from coprod.programmes import queries
from coprod.programmes.models import Organisation, Partner, Programme
from coprod.programmes.operations.ending import end_on, insist_on_order, overlap
from coprod.programmes.rules import Sector


def add_organisation(
    *, name: str, sector: Sector, about: str = "", from_day: date, by: int | None
) -> Organisation:
    """Add a body that takes part. Errors: ``Refused`` when one of this name exists on that day."""
    for each in queries.organisations_on(from_day):
        if each.name.casefold() == name.casefold():
            raise Refused(_("There is an organisation of this name already."))
    organisation = Organisation(
        reference=secret.reference(), name=name, sector=sector, about=about, from_day=from_day
    )
    db.session.add(organisation)
    db.session.flush()
    audit.record("added an organisation", by=by, kind="organisation", number=organisation.id, label=name)
    return organisation


def correct_organisation(
    organisation: Organisation, *, name: str, sector: Sector, about: str, by: int
) -> None:
    """Put a mistake right. A new name from a day on is another organisation, which succeeds this one."""
    before = organisation.name
    organisation.name, organisation.sector, organisation.about = name, sector, about
    audit.record(
        "corrected an organisation",
        by=by,
        kind="organisation",
        number=organisation.id,
        label=name,
        name_before=before,
    )


def end_organisation(
    organisation: Organisation, *, last_day: date, successor: Organisation | None, by: int
) -> None:
    """End an organisation on a day; its successor takes its place as a partner from the day after.

    Who holds the review never passes on by itself: an administrator decides that (domain rule H7).
    Errors: ``Refused``.
    """
    if successor is not None and successor.id == organisation.id:
        raise Refused(_("An organisation cannot succeed itself."))
    next_day = last_day + timedelta(days=1)
    if successor is not None and (successor.to_day is not None and successor.to_day < next_day):
        raise Refused(_("%(organisation)s has ended by then.", organisation=successor.name))
    end_on(organisation, last_day)
    organisation.successor_id = successor.id if successor else None
    for partner in queries.parts_of(organisation, last_day):
        partner.to_day = max(last_day, partner.from_day)
        if successor is not None:
            _take_place(partner, successor, next_day)
    audit.record(
        "ended an organisation",
        by=by,
        kind="organisation",
        number=organisation.id,
        label=organisation.name,
        last_day=last_day.isoformat(),
        successor=successor.id if successor else None,
    )


def _take_place(before: Partner, successor: Organisation, from_day: date) -> None:
    if any(
        overlap(each.from_day, each.to_day, from_day, None)
        for each in queries.stretches(before.programme_id, successor.id)
    ):
        return
    db.session.add(
        Partner(
            programme_id=before.programme_id,
            organisation_id=successor.id,
            position=before.position,
            from_day=from_day,
        )
    )


def add_partner(
    programme: Programme, organisation: Organisation, *, from_day: date, to_day: date | None, by: int
) -> Partner:
    """Make an organisation a partner between two days. Errors: ``Refused``."""
    insist_on_order(from_day, to_day)
    if organisation.to_day is not None and organisation.to_day < from_day:
        raise Refused(
            _(
                "%(organisation)s ended on %(day)s.",
                organisation=organisation.name,
                day=date_words(organisation.to_day),
            )
        )
    for each in queries.stretches(programme.id, organisation.id):
        if overlap(each.from_day, each.to_day, from_day, to_day):
            raise Refused(
                _("%(organisation)s is a partner in these days already.", organisation=organisation.name)
            )
    partner = Partner(
        programme_id=programme.id,
        organisation_id=organisation.id,
        position=queries.last_partner_position(programme.id) + 1,
        from_day=from_day,
        to_day=to_day,
    )
    db.session.add(partner)
    db.session.flush()
    audit.record("added a partner", by=by, kind="partner", number=partner.id, label=programme.slug)
    return partner


def end_partner(partner: Partner, *, last_day: date, by: int) -> None:
    """Say on which day an organisation's part ends. Errors: ``Refused``."""
    end_on(partner, last_day)
    audit.record(
        "ended a partner",
        by=by,
        kind="partner",
        number=partner.id,
        label=partner.organisation.name,
        last_day=last_day.isoformat(),
    )
