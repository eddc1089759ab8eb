"""The reviewer's one verb. What has been said is never changed and never taken away (domain rule H3)."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.core import clock
from coprod.core.audit import record
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, in_language
from coprod.influence.models import Answer, Change
from coprod.influence.queries import Heard, thread_of
from coprod.oversight import queries
from coprod.oversight.models import Check
from coprod.oversight.rules import INTEREST_LENGTH, Judgement
from coprod.programmes.models import Organisation
from coprod.programmes.queries import interest_of


def check(
    about: Answer | Change, *, judgement: Judgement, why: str, organisation: Organisation, by: int
) -> Check:
    """Say in public whether an answer or a change is so, for the organisation that holds the review.

    Saying the same twice adds nothing. Errors: ``Refused`` for what is not public, for an organisation that does
    not hold the review today, and for somebody who reported the change or read its evidence.
    """
    hold(about)
    heard = thread_of(about)
    _insist_on_public(about, heard)
    today = clock.today()
    if not queries.holds_review(organisation.id, heard.programme_id, today):
        raise Refused(_("Your organisation does not hold the independent review of this programme today."))
    if isinstance(about, Change) and by in (about.reported_by_id, about.read_by_id):
        raise Refused(_("You reported this change or read its evidence, so somebody else has to check it."))
    before = _standing(about, heard)
    if before and (before.judgement, before.why, before.organisation_id) == (judgement, why, organisation.id):
        return before
    with in_language(ENGLISH):  # What is kept is kept in one language, whatever page it was said on.
        interest = interest_of(organisation.id, heard.programme_id, today)
    said = Check(
        answer_id=about.id if isinstance(about, Answer) else None,
        change_id=about.id if isinstance(about, Change) else None,
        judgement=judgement,
        why=why,
        organisation_id=organisation.id,
        interest=interest[:INTEREST_LENGTH],
        said_at=clock.now(),
    )
    db.session.add(said)
    db.session.flush()
    record(
        "checked",
        by=by,
        kind="answer" if isinstance(about, Answer) else "change",
        number=about.id,
        label=heard.finding.reference if isinstance(about, Answer) else about.reference,
        judgement=judgement.value,
        organisation=organisation.id,
    )
    return said


def _insist_on_public(about: Answer | Change, heard: Heard) -> None:
    if not heard.is_published:
        raise Refused(_("This is not public yet, so there is nothing to check."))
    if isinstance(about, Change) and not about.is_read:
        raise Refused(
            _("Nobody has read the evidence yet, so this change is not public and cannot be checked.")
        )


def _standing(about: Answer | Change, heard: Heard) -> Check | None:
    checked = queries.checks_of([heard])[heard.finding.id]
    return checked.answer if isinstance(about, Answer) else checked.change
