"""A spoken or filmed answer: played by those who read the application, and every look is written down."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, abort

from coprod.core import clock, scanning
from coprod.core.access import Reply, permit
from coprod.core.attachments import MADE, SORT_WORDS, giving, sealed
from coprod.core.audit import record, was_done
from coprod.involvement import permissions
from coprod.involvement.models import Application
from coprod.involvement.queries import reading as queries
from coprod.involvement.views import bp
from coprod.involvement.views.reading import ONE, seat_of, shown
from coprod.people.current import me

FILE = f"{ONE}/files/<name>"
OPENED = "opened a file of an application"
ONE_LOOK = timedelta(hours=4)


def may_open(application: Application) -> bool:
    """Whether the viewer reads it: they have said that they tell whom they know, and they do not know this one."""
    seat = seat_of(application.opportunity)
    return (
        seat is not None
        and seat.declared_at is not None
        and not application.opportunity.is_open
        and queries.conflict(seat.id, application.id) is None
    )


@bp.get(FILE)
@permit(permissions.choose, on=queries.one, see=permissions.choose)
def application_file(application: Application, name: str) -> Reply:
    """A player in the page, a photo, or a document to fetch."""
    held = queries.file(application, name) or abort(404)
    if not may_open(application):
        abort(403)
    made = MADE[held.media_type]
    return shown(
        "involvement/manage/application_file.html",
        application.opportunity,
        application=application,
        file=held,
        sort=made.sort.value,
        sort_words=SORT_WORDS[made.sort],
        is_scanned=scanning.is_there(),
        is_there=sealed.is_there(held.file_key),
    )


@bp.get(f"{FILE}/content")
@permit(
    permissions.choose,
    on=queries.one,
    see=permissions.choose,
    reads="a file that somebody sent with an application",
)
def application_file_content(application: Application, name: str) -> Response:
    """The file itself. Opening it is written down, once: a player comes back for further parts within the hours."""
    held = queries.file(application, name) or abort(404)
    if not may_open(application):
        abort(403)
    if giving.begins() or not was_done(
        OPENED, by=me().id, label=application.reference, since=clock.now() - ONE_LOOK, name=held.name
    ):
        record(
            OPENED,
            by=me().id,
            kind="application",
            number=application.id,
            label=application.reference,
            name=held.name,
        )
    return giving.give(
        held.file_key, held.lock, media_type=held.media_type, name=held.name, size=held.size_bytes
    )
