"""What needs whom, and by when: one list, put together from the floors below."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from flask import url_for
from flask_babel import format_decimal
from sqlalchemy import func, select

from coprod.consultations import queries as consultations
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock, districts, editions, settings
from coprod.core.db import db
from coprod.core.editions import EditionColumns, Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, language, ngettext
from coprod.feedback.queries import forms as feedback
from coprod.feedback.queries import rota, unread
from coprod.feedback.rules import FormStage, Part
from coprod.influence import queries as influence
from coprod.influence.models import Answer
from coprod.influence.queries import Heard
from coprod.oversight import queries as oversight
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.safety import queries as safety
from coprod.site.queries_today_applying import tasks_of_applying
from coprod.site.queries_today_cash import tasks_of_cash
from coprod.site.queries_today_control import tasks_of_control
from coprod.site.queries_today_meetings import tasks_of_meetings
from coprod.site.queries_today_opportunities import tasks_of_opportunities
from coprod.site.queries_today_paying import tasks_of_paying
from coprod.site.queries_today_roles import tasks_of_roles
from coprod.site.tasks import Task
from coprod.themes.models import Finding

SOON = timedelta(days=14)


def tasks_of(viewer: Viewer) -> list[Task]:
    """Everything that somebody has to do: what may be urgent, then the first due first, then what has no day."""
    found = [
        *_leads(viewer),
        *_moderates(viewer),
        *_keeps_a_rota(viewer),
        *_reads(viewer),
        *_reviews(viewer),
        *_keeps_help_true(viewer),
        *_administers(viewer),
        *tasks_of_meetings(viewer),
        *tasks_of_opportunities(viewer),
        *tasks_of_applying(viewer),
        *tasks_of_roles(viewer),
        *tasks_of_control(viewer),
        *tasks_of_paying(viewer),
        *tasks_of_cash(viewer),
    ]
    return [*_safeguards(viewer), *sorted(found, key=lambda task: task.due_on or date.max)]


def _safeguards(viewer: Viewer) -> Iterator[Task]:
    """How many concerns are open: for safeguarding leads alone, and without a word of what is in them."""
    mine = viewer.programmes(Role.SAFEGUARDING.value)
    if not mine:
        return
    not_closed, nobodys = safety.how_many_open(mine)
    if not_closed:
        yield Task(
            ngettext("%(num)s safety concern is open", "%(num)s safety concerns are open", not_closed),
            Passage(
                ngettext(
                    "Nobody deals with %(num)s of them yet.",
                    "Nobody deals with %(num)s of them yet.",
                    nobodys,
                )
                if nobodys
                else _("Somebody deals with each of them.")
            ),
            url_for("safety.room"),
        )


def _moderates(viewer: Viewer) -> Iterator[Task]:
    """What is to be read today, and what should have been read before: counted, form by form."""
    mine = feedback.listed(programmes=viewer.programmes(Role.MODERATOR.value))
    if not mine:
        return
    today = clock.today()
    counted = unread.counted([form.id for form in mine], today)
    for form in mine:
        found = counted[form.id]
        href = url_for("feedback.queue", form=form.slug if len(mine) > 1 else None, stage="new")
        if found.late:
            words = ngettext(
                "%(num)s thing that somebody told us should have been read already",
                "%(num)s things that people told us should have been read already",
                found.late,
            )
            if found.late > unread.MOST_COUNTED:
                words = _(
                    "More than %(count)s things that people told us should have been read already",
                    count=format_decimal(unread.MOST_COUNTED),
                )
            yield Task(words, _title(form.editions), href, found.late_since)
        if found.today:
            words = ngettext(
                "%(num)s thing that somebody told us is to be read today",
                "%(num)s things that people told us are to be read today",
                found.today,
            )
            if found.today > unread.MOST_COUNTED:
                words = _(
                    "More than %(count)s things that people told us are to be read today",
                    count=format_decimal(unread.MOST_COUNTED),
                )
            yield Task(words, _title(form.editions), href, today)


def _keeps_a_rota(viewer: Viewer) -> Iterator[Task]:
    """Open forms of which nobody reads, or nobody is told when nobody has read."""
    led = viewer.programmes(Role.LEAD.value)
    if not led:
        return
    open_now = feedback.listed(programmes=led, stages=[FormStage.OPEN])
    lacking = rota.lacking(open_now, clock.today())
    for form in open_now:
        if missing := lacking.get(form.id):
            yield Task(
                _("Nobody reads this today: put somebody on the rota")
                if Part.READER in missing
                else _("Nobody is told when this is not read in time: put somebody on the rota"),
                _title(form.editions),
                url_for("feedback.manage", slug=form.slug),
                clock.today(),
            )


def _title(held: Collection[EditionColumns]) -> Passage:
    return editions.read(held, language()).title


def _leads(viewer: Viewer) -> Iterator[Task]:
    led = viewer.programmes(Role.LEAD.value)
    if not led:
        return
    for each in consultations.mine(led, stage=Stage.DRAFT).rows:
        yield Task(
            _("Finish this draft and open it"),
            _title(each.editions),
            url_for("consultations.manage", reference=each.reference),
        )
    for each in consultations.mine(led, stage=Stage.OPEN).rows:
        if each.closes_on and each.closes_on <= clock.today() + SOON:
            yield Task(
                _("This closes soon: who has not been heard yet?"),
                _title(each.editions),
                url_for("consultations.manage", reference=each.reference),
                each.closes_on,
                "closes",
            )
    closed = influence.awaiting_answer(led)
    findings = _findings([each.id for each in closed])
    for each in closed:
        made, answered = findings.get(each.id, (0, 0))
        yield _to_answer(each, made, made - answered)
    for heard in influence.to_do(led):
        if heard.commitment:
            yield Task(
                _("Do what was promised, and say what was done"),
                _title(heard.finding.editions),
                url_for("influence.commitment", reference=heard.commitment.reference),
                heard.commitment.due_on,
            )


def _to_answer(consultation: Consultation, made: int, unanswered: int) -> Task:
    """The next step towards the public answer, which is due 84 days after closing (domain rule C4)."""
    reference = consultation.reference
    if not made:
        deed = _("Write down what people said")
        href = url_for("themes.findings", reference=reference)
    elif unanswered:
        deed = ngettext(
            "%(num)s finding has no answer yet", "%(num)s findings have no answer yet", unanswered
        )
        href = url_for("influence.outcome", reference=reference)
    else:
        deed = _("Publish what became of it")
        href = url_for("influence.outcome", reference=reference)
    return Task(deed, _title(consultation.editions), href, consultation.answer_due_on)


def _findings(consultation_numbers: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many findings each consultation has, and how many of them have an answer."""
    rows = db.session.execute(
        select(Finding.consultation_id, func.count(Finding.id), func.count(Answer.id))
        .outerjoin(Answer, Answer.finding_id == Finding.id)
        .where(Finding.consultation_id.in_(consultation_numbers))
        .group_by(Finding.consultation_id)
        .order_by(Finding.consultation_id)
    )
    return {number: (made, answered) for number, made, answered in rows}


def _reads(viewer: Viewer) -> Iterator[Task]:
    programmes = viewer.programmes(Role.LEAD.value, Role.CHAIR.value)
    if not programmes or viewer.person_id is None:
        return
    for heard in influence.evidence_to_read(programmes, viewer.person_id):
        if heard.commitment:
            yield Task(
                _("Somebody says that this was done: read the evidence"),
                _title(heard.finding.editions),
                url_for("influence.commitment", reference=heard.commitment.reference),
                heard.commitment.due_on,
            )


def _reviews(viewer: Viewer) -> Iterator[Task]:
    reviewed = viewer.programmes(Role.REVIEWER.value)
    if not reviewed:
        return
    for heard in _waiting(reviewed):
        yield Task(
            _("Nobody has checked this yet"),
            _title(heard.finding.editions),
            url_for("oversight.consultation", reference=heard.consultation.reference),
        )


def _waiting(programmes: Collection[int]) -> list[Heard]:
    return list(oversight.waiting(programmes, size=25).rows)


def _keeps_help_true(viewer: Viewer) -> Iterator[Task]:
    """Districts whose ways to get help must be looked at again, or nobody is shown them any more (domain rule F8)."""
    for programme in programmes.some(viewer.programmes(Role.LEAD.value)):
        for district in districts.of(programme.id):
            if district.runs_out(clock.today()):
                yield Task(
                    _("Look again at who helps in %(district)s in a crisis", district=district.name),
                    _title_of(programme),
                    url_for("programmes.district", slug=programme.slug, reference=district.reference),
                    district.review_by,
                )


def _title_of(programme: Programme) -> Passage:
    return editions.read(programme.editions, language()).name


def _administers(viewer: Viewer) -> Iterator[Task]:
    if not viewer.has(Role.ADMINISTRATOR.value, None):
        return
    for entry in settings.due_for_review(clock.today()):
        key = settings.KEYS.get(entry.key)
        if key:
            yield Task(
                _("This setting must be looked at again"),
                Passage(str(key.about)),
                url_for("programmes.one_setting", name=key.name),
                entry.review_by,
            )
