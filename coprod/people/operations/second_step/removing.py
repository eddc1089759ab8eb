"""Taking away what opens the second step: by the person, or by an administrator when the telephone is lost."""

from __future__ import annotations

from sqlalchemy import delete

from coprod.core import audit, erasures
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.people import emails, queries
from coprod.people.models import Authenticator, Passkey, Person, RecoveryCode, SignIn
from coprod.people.operations.signing_out import end_others

NAME = "way to sign in"


def remove_way(person: Person, sign_in: SignIn, way: Passkey | Authenticator) -> None:
    """Take one away. With the last go the recovery codes, and this sign-in counts as one without a second step."""
    kind = "passkey" if isinstance(way, Passkey) else "app"
    db.session.delete(way)
    db.session.flush()
    if not queries.second_step.ways(person.id):
        _remove_codes(person)
        sign_in.second_at = None
    end_others(person, kept=sign_in, by=person.id)
    audit.record("removed a way to sign in", by=person.id, kind="person", number=person.id, way=kind)
    emails.way_in_changed(person)
    # Or a backup from before would bring back what was perhaps stolen.
    erasures.note(NAME, way.reference)


def reset(person: Person, *, by: int | None) -> None:
    """Take everything away from somebody who has lost it: they set it up anew with their next code by e-mail.

    ``by=None`` is the command line. Errors: ``Refused``: nobody does it for themselves, or whoever sits at an open
    computer could.
    """
    if person.id == by:
        raise Refused(_("Nobody does this for themselves. Ask another administrator."))
    own = queries.second_step.all_of(person.id)
    if not own:
        raise Refused(_("This person has no second step."))
    for way in own:
        db.session.delete(way)
    _remove_codes(person)
    db.session.flush()
    end_others(person, kept=None, by=by)
    audit.record("reset the second step", by=by, kind="person", number=person.id)
    emails.second_step_reset(person)
    for way in own:
        erasures.note(NAME, way.reference)


def remove_again(names: frozenset[str]) -> None:
    """Take away, in what was restored, what was taken away after the backup (threat T43)."""
    for way in queries.second_step.everybodys():
        if erasures.name(NAME, way.reference) in names:
            db.session.delete(way)
    db.session.flush()


def _remove_codes(person: Person) -> None:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
