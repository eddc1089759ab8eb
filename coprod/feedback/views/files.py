"""The files that somebody added: looked at by those who may read what they said, and every look is written down."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, abort

from coprod.core import clock, scanning
from coprod.core.access import Reply, permit
from coprod.core.attachments import MADE, SORT_WORDS, giving, sealed
from coprod.core.audit import record, was_done
from coprod.feedback import permissions
from coprod.feedback.queries import item
from coprod.feedback.queries.item import Opened
from coprod.feedback.views import bp
from coprod.feedback.views.item import ITEM, drawn
from coprod.people.current import me

FILE = f"{ITEM}/files/<name>"
OPENED = "opened a file of feedback"
ONE_LOOK = timedelta(hours=4)


@bp.get(FILE, endpoint="file")
@permit(permissions.read, on=item.one, see=permissions.read)
def show(opened: Opened, name: str) -> Reply:
    """One file: a photo or a player in the page, a document to fetch."""
    held = opened.file(name) or abort(404)
    made = MADE[held.media_type]
    return drawn(
        "feedback/file.html",
        opened,
        file=held,
        sort=made.sort.value,
        sort_words=SORT_WORDS[made.sort],
        is_scanned=scanning.is_there(),
        is_there=sealed.is_there(held.file_key),
    )


@bp.get(f"{FILE}/content", endpoint="file_content")
@permit(permissions.read, on=item.one, see=permissions.read, reads="a file that somebody added to feedback")
def content(opened: Opened, name: str) -> Response:
    """The file itself. Opening it is written down, once: a player comes back for further parts within the hours."""
    held = opened.file(name) or abort(404)
    if giving.begins() or not was_done(
        OPENED, by=me().id, label=opened.key, since=clock.now() - ONE_LOOK, name=held.name
    ):
        record(
            OPENED,
            by=me().id,
            kind="feedback item",
            number=opened.form.id,
            label=opened.key,
            name=held.name,
        )
    return giving.give(
        held.file_key, held.lock, media_type=held.media_type, name=held.name, size=held.size_bytes
    )
