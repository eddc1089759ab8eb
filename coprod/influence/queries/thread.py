"""The thread of a finding: asked, said, heard, decided, done. ``oversight`` adds the last station, checked.

A station is what ``components/thread.html`` draws: under ``next``, ``on`` is the day by which it is due.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from coprod.consultations.models import Consultation, Response, Results
from coprod.core import clock
from coprod.core.db import db
from coprod.core.editions import read
from coprod.core.words import language
from coprod.influence.queries.heard import Heard
from coprod.influence.rules import VERDICT_WORDS
from coprod.statistics.rules import SMALL, Protected, protect


@dataclass(frozen=True)
class Station:
    """One station: whether it is reached, what stands there in words, who, on what day, and where to read more."""

    key: str
    reached: bool = False
    next: bool = False
    overdue_days: int = 0
    what: str = ""
    who: str = ""
    on: date | None = None
    sentence: str = ""
    href: str | None = None


def answered(consultations: Iterable[Consultation]) -> dict[int, int]:
    """How many people had answered each consultation when it closed: exact and private. One statement.

    What was fixed then is taken, and never a fresh count: an answer that is taken back would show in the difference.
    """
    here = (
        select(func.count())
        .select_from(Response)
        .where(Response.consultation_id == Consultation.id)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Consultation.id, func.coalesce(Results.answered, here + Consultation.withdrawn))
        .outerjoin(Results, Results.consultation_id == Consultation.id)
        .where(Consultation.id.in_({each.id for each in consultations}))
        .order_by(Consultation.id)
    )
    return {number: count for number, count in rows}


def first_five(heard: Iterable[Heard]) -> dict[int, list[Station]]:
    """The first five stations of each finding, by the finding's number. One statement for all of them."""
    held = list(heard)
    counts = answered(each.consultation for each in held)
    return {each.finding.id: stations(each, counts.get(each.consultation.id, 0)) for each in held}


def stations(heard: Heard, answers: int) -> list[Station]:
    """The first five stations of one finding; ``answers`` is how many people answered the consultation."""
    return [
        _asked(heard),
        _said(heard, answers),
        _heard(heard),
        _decided(heard),
        _done(heard),
    ]


def _asked(heard: Heard) -> Station:
    asked = heard.consultation
    return Station(
        "asked",
        reached=True,
        what=str(read(asked.editions, language()).title),
        who=str(read(asked.programme.editions, language()).short_name),
        on=clock.london(asked.opened_at).date() if asked.opened_at else None,
        href=url_for("site.consultation", reference=asked.reference),
    )


def _said(heard: Heard, answers: int) -> Station:
    quote = next(iter(heard.finding.quotes), None)
    return Station(
        "said",
        reached=True,
        what=people_answered(answers),
        on=clock.london(heard.consultation.closed_at).date() if heard.consultation.closed_at else None,
        sentence=_("“%(words)s”", words=quote.words) if quote else "",
    )


def people_answered(count: int) -> str:
    """How many people answered, as anybody may know it (domain rule E6)."""
    shown = protect(count)
    if isinstance(shown, Protected):
        return _("Fewer than %(least)s people answered", least=SMALL + 1)
    return _("About %(count)s people answered", count=shown) if shown else _("Nobody answered")


def people_said(heard: Heard) -> str:
    """How many people said what a finding says, as anybody may know it (domain rule E6)."""
    people = heard.finding.people
    if people.protected:
        return _("Fewer than %(least)s people said this", least=people.least)
    return _("About %(count)s people said this", count=people.shown or 0)


def _heard(heard: Heard) -> Station:
    return Station(
        "heard",
        reached=True,
        what=str(read(heard.finding.editions, language()).title),
        sentence=people_said(heard),
        href=outcome_address(heard) if heard.is_published else None,
    )


def outcome_address(heard: Heard) -> str:
    """Where everybody reads what became of this finding."""
    return url_for(
        "site.outcome",
        reference=heard.consultation.reference,
        _anchor=f"finding-{heard.finding.reference}",
    )


def _decided(heard: Heard) -> Station:
    if heard.answer is None or not heard.is_published:
        due = heard.consultation.answer_due_on
        late = max(0, (clock.today() - due).days) if due else 0
        return Station("decided", next=True, overdue_days=late, what=_("An answer is due"), on=due)
    return Station(
        "decided",
        reached=True,
        what=str(VERDICT_WORDS[heard.answer.verdict]),
        who=heard.answer.by_role,
        on=heard.answer.on_day,
        sentence=heard.answer.why,
        href=outcome_address(heard),
    )


def _done(heard: Heard) -> Station:
    if heard.commitment is None or not heard.is_published:
        return Station("done", what=_("Nothing was promised") if heard.is_published else "")
    href = url_for("site.change", reference=heard.commitment.reference)
    if heard.change is not None and heard.is_done:
        return Station(
            "done",
            reached=True,
            what=heard.change.what,
            who=heard.commitment.owner_role,
            on=heard.change.done_on,
            sentence=_kept_late(heard.was_late_by),
            href=href,
        )
    return Station(
        "done",
        next=True,
        overdue_days=heard.days_late,
        what=heard.commitment.what,
        who=heard.commitment.owner_role,
        on=heard.commitment.due_on,
        href=href,
    )


def _kept_late(days: int) -> str:
    return ngettext("Kept %(num)s day late.", "Kept %(num)s days late.", days) if days else ""
