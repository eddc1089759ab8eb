"""What runs by itself, and how often: the whole list."""

from __future__ import annotations

import threading
from datetime import timedelta

from flask import current_app

from coprod.consultations import jobs as consultations
from coprod.consultations import queries as consultations_queries
from coprod.core import audit, clock, erasures, files, limits, outbox
from coprod.core.db import reading, settle, size, writing
from coprod.core.jobs import Job, run_if_due
from coprod.feedback import jobs as feedback
from coprod.involvement import jobs as involvement
from coprod.meetings import jobs as meetings
from coprod.meetings import queries as meetings_queries
from coprod.payments import jobs as payments
from coprod.payments.queries import mine as claims
from coprod.people import jobs as people
from coprod.questionnaires import jobs as questionnaires
from coprod.questionnaires.operations import filing
from coprod.safety import jobs as safety

_mailing, _again = threading.Lock(), threading.Event()


def send_mail() -> int:
    """Send the letters that are due. Returns how many went from here.

    One letter at a time in each worker: a mail server that hangs keeps no other work waiting, and a worker that is
    killed has one letter in its hand. Whoever finds somebody mailing asks them to look once more.
    """
    sent = 0
    _again.set()
    while _again.is_set() and _mailing.acquire(blocking=False):
        try:
            _again.clear()
            sent += outbox.deliver(outbox.keep_in_demo if current_app.config["DEMO"] else outbox.smtp)
        finally:
            _mailing.release()
    return sent


def chain_audit() -> None:
    """Join new audit rows into the chain."""
    with writing():
        audit.chain()


def send_audit_head() -> None:
    """Mail the head of the audit chain to the outside address: from then on a rewritten trail shows (T33).

    What was erased goes with it, as names that say nothing: a restore on another machine needs them (T43).
    """
    with writing():
        audit.chain()
        number, head = audit.head()
        erased = erasures.as_text(erasures.known())
        outbox.write(
            to=current_app.config["AUDIT_ANCHOR"],
            kind="audit-head",
            subject=f"Coprod audit trail, {clock.today().isoformat()}",
            body=f"Rows: {number}\nHead: {head}\n\n"
            "Keep this letter: it shows later whether the trail was changed.\n\n"
            f"Erasures, for whoever restores a backup:\n{erased or 'none'}",
        )


def measure() -> int:
    """How large the database is. Once a day: looked at more often, its growth would tell when somebody answered."""
    with reading():
        return size()


def sweep_uploads() -> None:
    """Remove files that no row of any domain tells of: a row never came, or it is gone."""
    with reading():
        known = (
            consultations_queries.file_keys()
            | meetings_queries.file_keys()
            | filing.known()
            | claims.file_keys()
        )
    files.sweep(known)


def forget_tries() -> None:
    """Remove tries that no longer count."""
    with writing():
        limits.forget_old()


def forget_old_erasures() -> None:
    """Let go of the names of what was erased before every backup that there can still be."""
    with writing():
        erasures.forget_old()


TIMETABLE = (
    # Each letter has a lease of its own: others may send as well, and need not wait long for one who was killed.
    Job("send mail", timedelta(seconds=20), send_mail, lease=timedelta(seconds=30)),
    Job("close consultations whose last day is over", timedelta(minutes=1), consultations.close_due),
    Job("close paid roles whose last day to apply is over", timedelta(minutes=1), involvement.close_due),
    Job("write to people who could not be written to before", timedelta(minutes=5), safety.tell_late),
    Job("release anonymous answers", timedelta(minutes=2), consultations.release_due),
    Job("move the feedback of days that are over", timedelta(minutes=5), feedback.move_due),
    Job(
        "begin to ask the new questions of feedback forms", timedelta(minutes=1), feedback.begin_new_questions
    ),
    Job("publish stories whose authors have agreed", timedelta(minutes=30), feedback.publish_due),
    Job("publish the figures of feedback, month by month", timedelta(hours=6), feedback.count_due),
    Job("publish how fast people are paid, month by month", timedelta(hours=6), payments.count_days_to_pay),
    Job("tell of feedback that nobody has read in time", timedelta(minutes=5), feedback.tell_of_unread),
    Job("offer places that nobody took to the next", timedelta(hours=1), involvement.lapse_places),
    Job("release answers about equality", timedelta(minutes=30), involvement.release_monitoring),
    Job("remind people of what they have taken on", timedelta(hours=6), meetings.remind_of_actions),
    Job(
        "erase drafts that nobody touched for 20 hours",
        timedelta(hours=1),
        questionnaires.erase_unused_drafts,
    ),
    Job("destroy keys of released batches", timedelta(hours=1), questionnaires.destroy_orphan_keys),
    Job("join the audit chain", timedelta(minutes=10), chain_audit),
    Job("mail the head of the audit chain", timedelta(days=1), send_audit_head),
    Job("remove codes and sign-ins that are over", timedelta(hours=1), people.remove_old),
    Job("ask people once a year whether what they need is still so", timedelta(hours=6), people.ask_again),
    Job("wipe bank details that nobody needs", timedelta(hours=6), payments.wipe_bank_details),
    Job("empty claims whose years are over", timedelta(days=1), payments.empty_old_claims),
    Job("remove tries that no longer count", timedelta(hours=1), forget_tries),
    Job("copy the list of erasures to its file", timedelta(hours=1), erasures.export),
    Job("let go of erasures that no backup remembers", timedelta(days=1), forget_old_erasures),
    Job("empty the journal of deleted words", timedelta(hours=1), settle),
    Job("measure the database", timedelta(days=1), measure, measures=True),
    Job("remove uploads that belong to nothing", timedelta(days=1), sweep_uploads),
)


def tick() -> list[str]:
    """Run whatever is due. Returns the names of what ran."""
    return [job.name for job in TIMETABLE if run_if_due(job)]
