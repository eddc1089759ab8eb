"""What came of an item: what is planned, what was done; two people stand for a change, always."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.core.editions import fingerprint
from coprod.core.errors import Refused
from coprod.feedback.models import FeedbackChange, FeedbackMove
from coprod.feedback.queries import stories
from coprod.feedback.queries.item import Opened


def plan(opened: Opened, *, planned: str, by: int) -> FeedbackChange:
    """Say what is planned because of it. Errors: ``Refused``."""
    change = _held(opened)
    if change.is_read:
        raise Refused(_("The change has been made and read. What was planned stays as it is."))
    change.planned, change.planned_on = planned, clock.today()
    _done(change, "change planned", by)
    return change


def report(opened: Opened, *, what: str, evidence: str, done_on: date, by: int) -> FeedbackChange:
    """Say what was changed, and explain how one can see it. Nobody outside reads it before somebody else has.

    A report that nobody has read yet is replaced, and then belongs to whoever replaced it. Errors: ``Refused``.
    """
    change = _held(opened)
    if done_on > clock.today():
        raise Refused(_("That day is still to come. Report what has been done, on the day when it is done."))
    if change.is_read:
        raise Refused(_("This change has been read already, so its words stay as they are."))
    change.what, change.evidence, change.done_on = what, evidence, done_on
    change.reported_by_id, change.reported_at, change.sent_back_why = by, clock.now(), ""
    _done(change, "change reported", by)
    return change


def read(change: FeedbackChange, *, seen: str, by: int) -> None:
    """Somebody else has read the explanation, and it shows the change. Errors: ``Refused``; twice does no harm."""
    hold(change)
    if change.is_read:
        return
    _insist_on_a_second_person(change, by)
    if seen != print_of(change):
        raise Refused(_("This report has changed since you opened the page. Read it again."))
    if change.sent_back_why:
        raise Refused(_("This was sent back. It can be read again once it has been reported afresh."))
    change.read_by_id, change.read_at = by, clock.now()
    _done(change, "change read", by)


def send_back(change: FeedbackChange, *, why: str, by: int) -> None:
    """The explanation does not show the change: say why to whoever reported it. Errors: ``Refused``."""
    hold(change)
    if change.is_read:
        raise Refused(_("This change has been read already, so it cannot be sent back."))
    _insist_on_a_second_person(change, by)
    change.sent_back_why = why
    _done(change, "change sent back", by)


def print_of(change: FeedbackChange) -> str:
    """The fingerprint of a report, by which a reader's page knows that it is still the same."""
    done_on = change.done_on.isoformat() if change.done_on else ""
    return fingerprint({"what": change.what, "evidence": change.evidence, "done_on": done_on})


def _held(opened: Opened) -> FeedbackChange:
    if opened.row is None:
        raise Refused(_("Read it first: then you can say what comes of it."))
    change = stories.change(opened.key)
    if change is None:
        change = FeedbackChange(item_key=opened.key, planned="", what="", evidence="", sent_back_why="")
        db.session.add(change)
    else:
        hold(change)
    return change


def _insist_on_a_second_person(change: FeedbackChange, by: int) -> None:
    if not change.what:
        raise Refused(_("Nothing has been reported yet."))
    if change.reported_by_id == by:
        raise Refused(_("You reported this yourself. Somebody else has to read the explanation."))


def _done(change: FeedbackChange, deed: str, by: int) -> None:
    db.session.add(FeedbackMove(item_key=change.item_key, move=deed, by_id=by, at=clock.now(), note=""))
    db.session.flush()
    audit.record(f"feedback: {deed}", by=by, kind="feedback change", number=change.id, label=change.item_key)
