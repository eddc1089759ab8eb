"""The thread of a whole consultation: asked, said, heard, decided, done, checked."""

from __future__ import annotations

from datetime import date

from flask import url_for

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock, editions
from coprod.core.words import _, language, ngettext
from coprod.influence.queries import Station, people_answered
from coprod.influence.rules import Verdict
from coprod.oversight.queries.progress import Progress
from coprod.site.shown import next_steps


def of_consultation(
    consultation: Consultation, progress: Progress | None, answered: int | None = None
) -> list[Station]:
    """Six stations. ``answered`` is how many had answered when it closed: it is rounded or protected here."""
    is_published = consultation.stage in (Stage.ANSWERED, Stage.ARCHIVED)
    held = progress if is_published and progress else Progress()
    return [
        _asked(consultation),
        _said(consultation, answered),
        _heard(consultation, held, is_published),
        _decided(consultation, held, is_published),
        _done(consultation, held, is_published),
        _checked(held, is_published),
    ]


def _asked(consultation: Consultation) -> Station:
    if consultation.opened_at is None:
        return Station("asked", next=True)
    return Station(
        "asked",
        reached=True,
        what=_("We asked a question."),
        who=str(editions.read(consultation.programme.editions, language()).short_name),
        on=clock.london(consultation.opened_at).date(),
    )


def _said(consultation: Consultation, answered: int | None) -> Station:
    if consultation.is_open:
        return Station("said", next=True, what=_("People are answering now."), on=consultation.closes_on)
    if consultation.stage is Stage.DRAFT:
        return Station("said")
    return Station(
        "said",
        reached=True,
        what=people_answered(answered) if answered is not None else "",
        on=next_steps.closed_on(consultation),
        href=url_for("site.results", reference=consultation.reference) if answered is not None else None,
    )


def _heard(consultation: Consultation, progress: Progress, is_published: bool) -> Station:
    if is_published:
        return Station(
            "heard",
            reached=True,
            what=ngettext("We heard %(num)s thing.", "We heard %(num)s things.", progress.findings),
            on=_answered_on(consultation),
            href=url_for("site.outcome", reference=consultation.reference),
        )
    is_next = not consultation.is_open and consultation.stage is not Stage.DRAFT
    return Station(
        "heard",
        next=is_next,
        overdue_days=next_steps.days_late(consultation),
        what=_("We read every answer, and say in public what we heard.") if is_next else "",
        on=next_steps.due(consultation) if is_next else None,
    )


def _decided(consultation: Consultation, progress: Progress, is_published: bool) -> Station:
    if not is_published:
        return Station("decided")
    return Station(
        "decided",
        reached=True,
        what=_(
            "Accepted: %(accepted)s. Partly accepted: %(partly)s. Not accepted: %(no)s.",
            accepted=progress.with_verdict(Verdict.ACCEPTED),
            partly=progress.with_verdict(Verdict.PARTLY),
            no=progress.with_verdict(Verdict.NO),
        ),
        on=_answered_on(consultation),
        href=url_for("site.outcome", reference=consultation.reference),
    )


def _done(consultation: Consultation, progress: Progress, is_published: bool) -> Station:
    if not is_published:
        return Station("done")
    if not progress.promised:
        return Station("done", what=_("Nothing was promised."))
    is_done = progress.done == progress.promised
    return Station(
        "done",
        reached=is_done,
        next=not is_done,
        overdue_days=progress.days_late,
        what=_("Promises kept: %(done)s of %(promised)s.", done=progress.done, promised=progress.promised),
        on=progress.last_done_on if is_done else progress.next_due_on,
        href=url_for("site.outcome", reference=consultation.reference),
    )


def _checked(progress: Progress, is_published: bool) -> Station:
    if not is_published or not progress.to_check:
        return Station("checked")
    is_done = progress.done == progress.promised
    is_checked = is_done and progress.checked == progress.to_check
    return Station(
        "checked",
        reached=is_checked,
        next=is_done and not is_checked,
        what=_(
            "The independent reviewer has looked at %(checked)s of %(all)s.",
            checked=progress.checked,
            all=progress.to_check,
        ),
    )


def _answered_on(consultation: Consultation) -> date | None:
    return clock.london(consultation.answered_at).date() if consultation.answered_at else None
