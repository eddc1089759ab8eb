"""Opening a concern: kept, and the safeguarding leads told, in the same transaction (domain rule F10)."""

from __future__ import annotations

from coprod.core import clock, secret
from coprod.core.db import db, one_at_a_time
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.safety import emails, queries
from coprod.safety.models import Concern
from coprod.safety.operations.noting import note
from coprod.safety.rules import Deed, Fear, Reach, Source


def open_(
    programme: Programme,
    *,
    source: Source,
    key: str,
    words: str,
    fear: Fear,
    reach: Reach,
    reach_note: str,
    once: str,
    by: int,
) -> None:
    """Open a concern and tell whoever safeguards the programme, at once.

    ``once`` is what the page carried: sent twice, it opens one. Nothing is given back, because whoever opens it cannot
    see it afterwards. When there is nobody to tell, it is kept all the same, and the timetable tells them later.
    """
    once_hash = secret.keyed_hash("concern", str(by), once)
    one_at_a_time(f"concern {once_hash}")
    if queries.by_once(once_hash):
        return
    concern = Concern(
        reference=secret.reference(),
        programme_id=programme.id,
        source=source,
        source_key=key,
        words=words,
        fear=fear,
        reach=reach,
        reach_note=reach_note,
        opened_at=clock.now(),
        opened_by_id=by,
        once_hash=once_hash,
    )
    db.session.add(concern)
    db.session.flush()
    note(concern, Deed.OPENED, by=by)
    if not _tell(concern, besides=by):
        note(concern, Deed.NOBODY_TOLD, by=None)


def tell_late(concern: Concern) -> None:
    """Tell whoever safeguards the programme by now of a concern of which nobody could be told."""
    _tell(concern, besides=None)


def _tell(concern: Concern, *, besides: int | None) -> bool:
    """Write to everybody in the role who can be written to. Returns whether there was anybody."""
    people = [
        each
        for each in programmes.who_holds(Role.SAFEGUARDING, concern.programme_id)
        if each.id != besides and each.mail_address
    ]
    for each in people:
        emails.look(each)
        note(concern, Deed.TOLD, by=None, told_person=each.id)
    return bool(people)
