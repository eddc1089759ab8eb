"""The reviewer's room: what waits, what is late, and the one thing that can be done: say whether it is so."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, url_for
from flask_babel import gettext as _

from coprod.consultations import queries as consultations_queries
from coprod.consultations.models import Consultation
from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.editions import Format, read
from coprod.core.forms import page
from coprod.core.words import language
from coprod.influence import queries as influence_queries
from coprod.influence.models import Answer, Change
from coprod.influence.queries import Heard
from coprod.influence.rules import VERDICT_WORDS
from coprod.oversight import forms, operations, permissions, queries
from coprod.oversight.rules import JUDGEMENT_WORDS, Judgement
from coprod.oversight.views import bp
from coprod.people.current import me
from coprod.programmes.models import Organisation
from coprod.programmes.queries import interest_of
from coprod.programmes.rules import Role

CONSULTATION = "/review/consultations/<reference>"
FINDING = CONSULTATION + "/findings/<finding>"


def _page(template: str, **told: Any) -> Reply:
    return page(
        template,
        read=lambda thing: read(thing.editions, language()),
        standard=Format.STANDARD,
        verdict_words=VERDICT_WORDS,
        judgement_words=JUDGEMENT_WORDS,
        people_said=influence_queries.people_said,
        **told,
    )


def _organisation(programme_id: int) -> Organisation:
    """The organisation for which the viewer reviews a programme; the rule at the door has made sure of one."""
    numbers = sorted(
        grant.organisation_id
        for grant in viewer().grants
        if (grant.role, grant.programme_id) == (Role.REVIEWER.value, programme_id) and grant.organisation_id
    )
    found = queries.reviewing_organisation(numbers[0] if numbers else None)
    if found is None:
        abort(403)
    return found


@bp.route("/review")
@permit(permissions.enter)
def room() -> Reply:
    """What has not been checked, with promise and evidence side by side; what is late; which clocks run."""
    mine = viewer().programmes(Role.REVIEWER.value)
    listed = queries.waiting(mine, paging.wanted())
    return _page(
        "oversight/room.html",
        listed=listed,
        checked=queries.checks_of(listed.rows),
        late=queries.overdue(mine, limit=5),
        unanswered=influence_queries.awaiting_answer(mine),
    )


@bp.route(CONSULTATION)
@permit(permissions.check, on=consultations_queries.one, see=permissions.know)
def consultation(consultation: Consultation) -> Reply:
    """Everything that became of one consultation, and what was said of it."""
    heard = influence_queries.outcome(consultation)
    checked = queries.checks_of(heard)
    return _page(
        "oversight/consultation.html",
        consultation=consultation,
        heard=heard,
        checked=checked,
        threads=queries.threads(heard, checked),
    )


@bp.route(FINDING + "/answer", methods=["GET", "POST"])
@permit(permissions.check, on=influence_queries.published_finding_in, see=permissions.know)
def check_answer(heard: Heard) -> Reply:
    """Say whether the answer to a finding is so."""
    return _check(heard, heard.answer)


@bp.route(FINDING + "/change", methods=["GET", "POST"])
@permit(permissions.check, on=influence_queries.published_finding_in, see=permissions.know)
def check_change(heard: Heard) -> Reply:
    """Say whether a change is so."""
    return _check(heard, heard.change)


def _check(heard: Heard, about: Answer | Change | None) -> Reply:
    if about is None:
        abort(404)
    organisation = _organisation(heard.programme_id)
    form = forms.CheckForm()
    if form.passed():
        operations.check(
            about,
            judgement=Judgement(form.judgement.data),
            why=str(form.why.data),
            organisation=organisation,
            by=me().id,
        )
        say(_("Everybody can read what you said."))
        return redirect(
            url_for(
                ".consultation",
                reference=heard.consultation.reference,
                _anchor=f"finding-{heard.finding.reference}",
            )
        )
    return _page(
        "oversight/check.html",
        form=form,
        consultation=heard.consultation,
        each=heard,
        is_change=isinstance(about, Change),
        checked=queries.checks_of([heard])[heard.finding.id],
        organisation=organisation,
        interest=interest_of(organisation.id, heard.programme_id, clock.today()),
    )
