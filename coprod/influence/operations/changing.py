"""Reporting that a promise was kept, and reading the evidence: two people, always."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.core import clock, secret
from coprod.core.audit import record
from coprod.core.db import db, hold
from coprod.core.editions import fingerprint
from coprod.core.errors import Refused
from coprod.influence import queries
from coprod.influence.models import Change, Commitment


def report_change(commitment: Commitment, *, what: str, evidence: str, done_on: date, by: int) -> Change:
    """Say what was done about a promise and what shows it. Nobody outside sees it until somebody else has read it.

    A report that nobody has read yet is replaced, and then belongs to whoever replaced it.
    Errors: ``Refused`` before the promise is public, for a day to come, or once the evidence has been read.
    """
    hold(commitment)
    if not queries.thread_of(commitment).is_published:
        raise Refused(_("The promise is not public yet. Publish what became of the consultation first."))
    if done_on > clock.today():
        raise Refused(_("That day is still to come. Report what has been done, on the day when it is done."))
    held = queries.change_of(commitment)
    if held and held.is_read:
        raise Refused(_("This change is public already, so its words stay as they are."))
    change = held or Change(reference=secret.reference(), commitment=commitment, commitment_id=commitment.id)
    change.what, change.evidence, change.done_on = what, evidence, done_on
    change.reported_by_id, change.reported_at, change.sent_back_why = by, clock.now(), ""
    db.session.add(change)
    db.session.flush()
    _record("change reported", change, by)
    return change


def read_evidence(change: Change, *, by: int, seen: str | None = None) -> None:
    """Somebody other than the reporter has read the evidence and finds that it shows the change: now it is public.

    ``seen`` is the fingerprint of the report that they read. Errors: ``Refused`` for the reporter, when the report is
    no longer the one that was read, and while it has been sent back. Reading it twice does no harm.
    """
    hold(change)
    if change.is_read:
        return
    _insist_on_second_pair_of_eyes(change, by)
    if seen is not None and seen != print_of(change):
        raise Refused(_("This report has changed since you opened the page. Read it again."))
    if change.sent_back_why:
        raise Refused(_("This was sent back. It can be read again once it has been reported afresh."))
    change.read_by_id, change.read_at = by, clock.now()
    _record("evidence read", change, by)


def send_back(change: Change, *, why: str, by: int) -> None:
    """The evidence does not show the change: say why to whoever reported it. Errors: ``Refused``."""
    hold(change)
    if change.is_read:
        raise Refused(_("This change is public already, so it cannot be sent back."))
    _insist_on_second_pair_of_eyes(change, by)
    change.sent_back_why = why
    _record("change sent back", change, by)


def print_of(change: Change) -> str:
    """The fingerprint of a report, by which a reader's page knows that it is still the same."""
    return fingerprint(
        {"what": change.what, "evidence": change.evidence, "done_on": change.done_on.isoformat()}
    )


def _insist_on_second_pair_of_eyes(change: Change, by: int) -> None:
    if change.reported_by_id == by:
        raise Refused(_("You reported this yourself. Somebody else has to read the evidence."))


def _record(deed: str, change: Change, by: int) -> None:
    record(deed, by=by, kind="change", number=change.id, label=change.reference)
