"""A group from its first name to its last day: started, described, opened to everybody, ended."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from flask_babel import gettext as _

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH
from coprod.meetings.models import Group, GroupEdition, Terms, TermsEdition
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.queries import groups as queries
from coprod.meetings.queries import meetings
from coprod.meetings.rules.groups import has_shared_chair, nobody_chairs
from coprod.programmes.models import Programme
from coprod.programmes.rules import Level, Rung

LONGEST_SLUG = 60
# What would stand in the way of another address.
TAKEN = frozenset({"new"})


def start(
    programme: Programme,
    *,
    name: str,
    about: str = "",
    workstream_id: int | None = None,
    level: Level = Level.SERVICE,
    rung: Rung = Rung.ENGAGEMENT,
    by: int | None,
) -> Group:
    """A new group with its English words and the first terms to write. Nobody outside knows of it yet.

    Errors: ``Refused`` for the rung of co-production, which needs evidence (domain rule S3).
    """
    if rung is Rung.CO_PRODUCTION:
        raise Refused(_no_evidence())
    now = clock.now()
    group = Group(
        slug=_free_slug(name),
        programme_id=programme.id,
        programme=programme,
        workstream_id=workstream_id,
        level=level,
        rung=rung,
        made_at=now,
        editions=[],
        members=[],
        terms=[],
    )
    words = {key: text for key, text in {"name": name, "about": about}.items() if text}
    group.editions.append(
        GroupEdition(
            language=ENGLISH, format=Format.STANDARD, standing=Standing.CHECKED, text=words, changed_at=now
        )
    )
    group.terms.append(first_terms())
    db.session.add(group)
    db.session.flush()
    note(group, "group started", by, programme=programme.id)
    return group


def first_terms() -> Terms:
    """Terms with nothing in them yet."""
    english = TermsEdition(
        language=ENGLISH,
        format=Format.STANDARD,
        standing=Standing.CHECKED,
        text={},
        changed_at=clock.now(),
    )
    return Terms(version=1, made_at=clock.now(), quorum={}, editions=[english], agreements=[])


def change_basics(
    group: Group, *, workstream_id: int | None, level: Level, rung: Rung, by: int | None
) -> None:
    """Another workstream, level or rung. Errors: ``Refused`` for co-production without its evidence (S3)."""
    if rung is Rung.CO_PRODUCTION and not has_shared_chair(group.places):
        raise Refused(_no_evidence())
    group.workstream_id, group.level, group.rung = workstream_id, level, rung
    note(group, "group basics changed", by, level=level.value, rung=rung.value)


def open_to_everybody(group: Group, *, by: int | None) -> None:
    """Let everybody know of it, from today on, with the meetings that are called. The group is a whole one.

    Errors: ``Refused`` when its terms are not agreed, when nobody chairs, or when it is open already.
    """
    if missing := what_is_missing(group):
        raise Refused(missing[0])
    if group.opened_on is not None:
        raise Refused(_("Everybody can see this group already."))
    group.opened_on = clock.today()
    note(group, "group opened", by)
    for meeting in meetings.called_of_group(group):
        meeting.group = group
        show(meeting)


def what_is_missing(group: Group) -> list[str]:
    """What a group needs before everybody may know of it, in sentences."""
    found = []
    if group.terms_in_force is None:
        found.append(_("The group needs terms that are agreed."))
    if nobody_chairs(group.places):
        found.append(_("The group needs somebody who chairs it."))
    return found


def end(group: Group, *, last_day: date, by: int | None) -> None:
    """Say on which day a group came or comes to its end. Its record stays for everybody.

    Errors: ``Refused`` when nobody knows of it yet, when it has ended, or for a day before it was opened.
    """
    if group.opened_on is None:
        raise Refused(_("Nobody outside knows of this group yet, so there is no end to tell them of."))
    if group.has_ended:
        raise Refused(_("This group has ended already."))
    if last_day < group.opened_on:
        raise Refused(_("The last day must not come before the day on which everybody could see the group."))
    group.ended_on = last_day
    note(group, "group ended", by, on=last_day.isoformat())


def refuse_if_ended(group: Group) -> None:
    """Errors: ``Refused`` when a group has ended: then nothing of it changes but its translations."""
    if group.has_ended:
        raise Refused(_("This group has ended. Its record stays as it is."))


def _free_slug(name: str) -> str:
    """An address made from the name; what is taken, or cannot be said in such letters, gets some of chance."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[: LONGEST_SLUG - 8].strip("-")
    if len(slug) < 3:
        slug = f"group-{secret.reference(6)}".casefold()
    while slug in TAKEN or queries.is_taken(slug):
        slug = f"{slug[: LONGEST_SLUG - 8].strip('-')}-{secret.reference(6)}".casefold()
    return slug


def _no_evidence() -> str:
    return _(
        "“Co-production” needs a chair or co-chair who has lived experience or is a carer. "
        "Choose another step of the ladder until there is one."
    )
