"""Who reads, and who is told when nobody has."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.feedback.models import FeedbackForm, FeedbackRota
from coprod.feedback.rules import Part
from coprod.people.models import Person
from coprod.programmes.models import Membership
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import Role


def entries(programme_id: int) -> list[FeedbackRota]:
    """The rota of a programme from today on, with everybody's name."""
    return list(
        db.session.scalars(
            select(FeedbackRota)
            .where(
                FeedbackRota.programme_id == programme_id,
                or_(FeedbackRota.to_day.is_(None), FeedbackRota.to_day >= clock.today()),
            )
            .order_by(FeedbackRota.part, FeedbackRota.from_day, FeedbackRota.id)
            .options(joinedload(FeedbackRota.person))
        )
    )


def entry(number: int) -> FeedbackRota | None:
    """One line of a rota."""
    return db.session.get(FeedbackRota, number)


def people(form: FeedbackForm, part: Part) -> list[Person]:
    """Who has this part for a form today: those of the form itself, else those of the whole programme."""
    found = list(
        db.session.scalars(
            select(FeedbackRota)
            .where(
                FeedbackRota.programme_id == form.programme_id,
                FeedbackRota.part == part,
                or_(FeedbackRota.form_id.is_(None), FeedbackRota.form_id == form.id),
                *holds_on(FeedbackRota, clock.today()),
            )
            .order_by(FeedbackRota.id)
            .options(joinedload(FeedbackRota.person))
        )
    )
    own = [each.person for each in found if each.form_id is not None]
    # Each once, however many lines of the rota they stand in.
    return list(dict.fromkeys(own or [each.person for each in found]))


def lacking(forms: Collection[FeedbackForm], day: date) -> dict[int, list[Part]]:
    """Which parts nobody has on a day, by form. Whoever is no moderator any more counts for nobody."""
    rows = db.session.execute(
        select(FeedbackRota.programme_id, FeedbackRota.form_id, FeedbackRota.part)
        .join(Membership, Membership.person_id == FeedbackRota.person_id)
        .where(
            FeedbackRota.programme_id.in_({form.programme_id for form in forms}),
            Membership.programme_id == FeedbackRota.programme_id,
            Membership.role == Role.MODERATOR,
            *holds_on(FeedbackRota, day),
            *holds_on(Membership, day),
        )
        .distinct()
    )
    held = {(programme_id, form_id, part) for programme_id, form_id, part in rows}
    return {
        form.id: missing
        for form in forms
        if (
            missing := [
                part
                for part in Part
                if not held & {(form.programme_id, None, part), (form.programme_id, form.id, part)}
            ]
        )
    }


def who_can(programme_id: int) -> list[Person]:
    """The moderators of a programme today, by name."""
    return list(
        db.session.scalars(
            select(Person)
            .join(Membership, Membership.person_id == Person.id)
            .where(
                Membership.programme_id == programme_id,
                Membership.role == Role.MODERATOR,
                *holds_on(Membership, clock.today()),
            )
            .order_by(Person.name, Person.id)
            .distinct()
        )
    )
