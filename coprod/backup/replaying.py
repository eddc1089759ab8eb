"""Repeating, in what was restored, every erasure that came after the backup (threat T43; docs/decisions/0009)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.core import audit, erasures, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.feedback.operations import restored
from coprod.feedback.queries import forms
from coprod.involvement.operations import emptying
from coprod.people import operations as people
from coprod.people.models import Person
from coprod.questionnaires.models import WaitingBatch
from coprod.questionnaires.operations import releasing, repeating
from coprod.site import privacy
from coprod.themes import operations as themes


@dataclass(frozen=True)
class Replayed:
    """How many people, answers and quotations were erased once more."""

    people: int = 0
    answers: int = 0
    quotes: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.people or self.answers or self.quotes)


@dataclass(frozen=True)
class Waiting:
    """Answers that wait, by whether the key of their batch is where keys are kept.

    ``places`` are the consultations and the feedback forms that cannot be answered for want of one.
    """

    usable: int = 0
    lost: int = 0
    places: tuple[str, ...] = ()


def replay(names: erasures.Names) -> Replayed:
    """Erase again whatever these names stand for, and remember them in this database, in the present transaction."""
    flat = erasures.flat(names)
    done = Replayed(
        people=_people(flat),
        answers=_answers(flat) + emptying.again(flat),
        quotes=themes.unquote_again(flat),
    )
    people.second_step.remove_again(flat)
    erasures.add(names)
    return done


def _people(names: frozenset[str]) -> int:
    gone = 0
    for person in db.session.scalars(
        select(Person).where(Person.forgotten_at.is_(None)).order_by(Person.id)
    ).all():
        if erasures.name("person", person.reference) not in names:
            continue
        try:
            with db.session.begin_nested():
                privacy.forget(person, by=None)
        except Refused:
            # Nobody else had their role on the day of the backup. Their name goes all the same, and nobody can
            # sign in as them; the role is then given to somebody else from the command line.
            people.forget(person, by=None)
        gone += 1
    return gone


def _answers(names: frozenset[str]) -> int:
    gone = repeating.withdraw_again(names)
    for each in gone:
        asked = select(Consultation).where(Consultation.version_id == each.version_id)
        if (consultation := db.session.scalars(asked).first()) is not None:
            consultation.withdrawn += 1
        elif (form := forms.of_version(each.version_id)) is not None:
            restored.taken_back_again(form, each.key)
    db.session.flush()
    return len(gone)


def waiting() -> Waiting:
    """What waits in the present database, and whether it can still be opened."""
    usable, lost, names = 0, 0, list[str]()
    ring = secret.key_ring()
    for batch in db.session.scalars(select(WaitingBatch).order_by(WaitingBatch.key)).all():
        many = releasing.waiting(batch.version_id)
        if ring.get(batch.key) is not None:
            usable += many
        else:
            lost += many
            names.append(_place(batch.version_id))
    return Waiting(usable, lost, tuple(sorted(set(names))))


def _place(version_id: int) -> str:
    asked = select(Consultation.reference).where(Consultation.version_id == version_id)
    form = forms.of_version(version_id)
    return form.slug if form else db.session.scalars(asked).one()


def give_up(places: tuple[str, ...]) -> None:
    """Let go of what waits under keys that are gone, so that people can answer these consultations and forms again."""
    for consultation in db.session.scalars(
        select(Consultation).where(Consultation.reference.in_(places))
    ).all():
        answering.give_up(consultation, by=None)
    for place in places:
        if (form := forms.one(place)) is not None:
            restored.give_up(form, by=None)


def write_down(made_at: str, done: Replayed) -> None:
    """Say in the audit trail that it begins anew from an older day: heads that left since are no longer in it."""
    audit.record(
        "restored from a backup",
        by=None,
        kind="backup",
        label=made_at,
        people=done.people,
        answers=done.answers,
        quotes=done.quotes,
    )
