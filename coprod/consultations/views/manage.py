"""The lead's side of a consultation: the list, a new one, how it stands, what it belongs to, its days."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import drafting as forms
from coprod.consultations.models import Consultation
from coprod.consultations.operations import drafting, readiness
from coprod.consultations.rules import CONSULTATIONS, STAGE_TAGS, STAGE_WORDS, Stage
from coprod.consultations.views import bp
from coprod.consultations.views.managing import fresh, managed, thread_so_far
from coprod.core import editions, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import page, tidy
from coprod.core.words import _, language
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.forms.belonging import NO_WORKSTREAM
from coprod.programmes.models import Programme
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS, Level, Role, Rung

MANAGE = "/manage/consultations"
ONE = f"{MANAGE}/<reference>"
# Where each move is made. What became of it is published upstairs.
MOVES = {
    "open": "consultations.open",
    "extend": "consultations.extend",
    "close": "consultations.close",
    "answer": "influence.outcome",
    "archive": "consultations.archive",
}


def _mine() -> list[Programme]:
    return programmes.some(viewer().programmes(Role.LEAD.value))


def _name(programme: Programme) -> str:
    return str(editions.read(programme.editions, language()).name)


def _stage_asked() -> Stage | None:
    asked = request.args.get("stage", "")
    return next((stage for stage in Stage if stage.value == asked), None)


@bp.get(MANAGE)
@permit(permissions.start)
def mine() -> Reply:
    """The consultations of the programmes that the viewer leads, drafts first."""
    search, stage = str(tidy(request.args.get("q", ""))), _stage_asked()
    found = queries.mine(viewer().programmes(Role.LEAD.value), paging.wanted(), search=search, stage=stage)
    return page(
        "consultations/manage/mine.html",
        found=found,
        titles={each.id: editions.read(each.editions, language()).title for each in found.rows},
        names={each.programme_id: _name(each.programme) for each in found.rows},
        search=search,
        stage=stage,
        stages=STAGE_WORDS,
        tags=STAGE_TAGS,
    )


@bp.route(f"{MANAGE}/new", methods=["GET", "POST"])
@permit(permissions.start)
def start() -> Reply:
    """A new draft: which programme, what it is called."""
    led = _mine()
    form = forms.Start()
    form.programme.choices = [(programme.slug, _name(programme)) for programme in led]
    if form.passed():
        programme = next(each for each in led if each.slug == form.programme.data)
        begun = drafting.start(
            programme, title=form.title.data or "", question=form.question.data or "", by=me().id
        )
        say(_("The draft is made. Only people who lead this programme can see it."))
        return redirect(url_for(".manage", reference=begun.reference))
    return page("consultations/manage/new.html", form=form, several=len(led) > 1)


@bp.get(ONE)
@permit(permissions.move, on=queries.one, see=permissions.see)
def manage(consultation: Consultation) -> Reply:
    """How it stands: what is missing, what can be done now, the thread so far."""
    consultation = fresh(consultation)
    is_draft = consultation.stage is Stage.DRAFT
    return managed(
        "consultations/manage/overview.html",
        consultation,
        programme=_name(consultation.programme),
        level=LEVEL_WORDS[consultation.level],
        rung=RUNG_WORDS[consultation.rung],
        stations=thread_so_far(consultation),
        missing=readiness.what_is_missing(consultation) if is_draft else [],
        warnings=readiness.warnings(consultation) if is_draft else [],
        moves=[
            (move.words, url_for(MOVES[move.name], reference=consultation.reference))
            for move in CONSULTATIONS.offered(consultation.stage)
        ],
        channels=queries.counts_by_channel(consultation),
    )


@bp.route(f"{ONE}/basics", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def basics(consultation: Consultation) -> Reply:
    """Its workstream, level and rung."""
    programme = programmes.whole(consultation.programme.slug) or abort(404)
    names = editions.read(programme.editions, language())
    form = forms.Basics(
        workstream=str(consultation.workstream_id or NO_WORKSTREAM),
        level=consultation.level.value,
        rung=consultation.rung.value,
    )
    form.offer((each.id, str(names[f"workstream.{each.key}.title"])) for each in programme.workstreams)
    if form.passed():
        drafting.change_basics(
            consultation,
            workstream_id=form.workstream_id,
            level=Level(form.level.data),
            rung=Rung(form.rung.data),
            by=me().id,
        )
        say(_("What it belongs to is saved."))
        return redirect(url_for(".manage", reference=consultation.reference))
    return managed("consultations/manage/basics.html", consultation, form=form)


@bp.route(f"{ONE}/dates", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def dates(consultation: Consultation) -> Reply:
    """When it closes, when somebody reads the answers, when the decision is made."""
    form = forms.Dates(
        closes_on=consultation.closes_on,
        reads_on=consultation.reads_on,
        decides_on=consultation.decides_on,
    )
    if form.passed():
        drafting.set_dates(
            consultation,
            closes_on=form.closes_on.data,
            reads_on=form.reads_on.data,
            decides_on=form.decides_on.data,
            by=me().id,
        )
        say(_("The dates are saved."))
        return redirect(url_for(".manage", reference=consultation.reference))
    return managed("consultations/manage/dates.html", consultation, form=form)
