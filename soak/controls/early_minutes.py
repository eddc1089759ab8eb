"""The control: a server that says "saved" first and keeps the minutes a moment later. The killing must catch it."""

from __future__ import annotations

import threading
import time

from coprod import create_app
from coprod.core.db import db, writing
from coprod.meetings.models import AgendaItem, Meeting
from coprod.meetings.operations import writing as operations
from coprod.meetings.operations.writing import Saved, Sent

app = create_app()
honest = operations.save


def save_later(meeting: Meeting, item: AgendaItem, sent: Sent, *, by: int) -> Saved:
    """The text itself follows 0.3 s later."""
    reference, number = meeting.id, item.id

    def keep() -> None:
        time.sleep(0.3)
        with app.test_request_context(), writing():
            honest(
                db.session.get_one(Meeting, reference), db.session.get_one(AgendaItem, number), sent, by=by
            )

    threading.Thread(target=keep, daemon=True).start()
    return Saved(sent.text, sent.began_with, is_merged=False)


operations.save = save_later
