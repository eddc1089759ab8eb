"""Two deeds at one moment leave what everybody sees as both of them made it (domain rule M7)."""

from __future__ import annotations

import json
import threading

from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, hold, reading, writing
from coprod.meetings.models import ShownMeeting
from coprod.meetings.operations import acting, publishing, redacting, summarising
from coprod.meetings.queries import actions, record
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import RedactionReason
from tests.base.at_once import at_once
from tests.factories.meetings import an_action
from tests.factories.people import a_person
from tests.factories.records import a_minuted_item, a_past_meeting, published


def test_what_is_left_out_while_somebody_finishes_an_action_stays_left_out(app: Service) -> None:
    with writing():
        meeting, by = a_past_meeting(), a_person().id
        a_minuted_item(meeting, "Letters are long. A person was ill.")
        action = an_action(meeting, "Ring the hall.")
        published(meeting)
        where, what = meeting.reference, action.reference
    written, finished = threading.Event(), threading.Event()

    def leave_out() -> None:
        with app.app_context(), writing():
            held = record.one(where)
            assert held is not None and hold(held.meeting), "as the door does"
            redacting.leave_out(
                held,
                held.items[0],
                passage="A person was ill",
                instead="",
                hidden_from=Layer.PUBLIC,
                reason=RedactionReason.ABOUT_HEALTH,
                reason_words="",
                by=by,
            )
            summarising.summarise(record.whole(held.meeting), "We talked. It was short.", by=by)
            publishing.publish(record.whole(held.meeting), by=by)
            written.set()
            # On PostgreSQL the other is at work meanwhile; SQLite lets it begin only after this.
            finished.wait(0.5)

    def finish() -> None:
        written.wait(10)
        with app.app_context(), writing():
            held = actions.one(what)
            assert held is not None
            acting.finish(held, "It was done.", by=by)
        finished.set()

    assert at_once([leave_out, finish]) == [None, None]
    with reading():
        shown = db.session.scalars(select(ShownMeeting).where(ShownMeeting.reference == where)).one()
        told = json.dumps(shown.shown)
        assert "was ill" not in told and '"done"' in told
