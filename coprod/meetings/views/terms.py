"""Terms of reference: those in force, the next ones beside them, who agreed, and what changed from one to the next."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import insist_on_press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import terms as forms
from coprod.meetings.models import Group
from coprod.meetings.operations import terms as operations
from coprod.meetings.queries import groups as queries
from coprod.meetings.views import bp, terms_shown
from coprod.meetings.views.manage_groups import GROUP
from coprod.meetings.views.managing import fresh, managed_group
from coprod.people.current import me
from coprod.programmes import queries as programmes

TERMS = f"{GROUP}/terms"


def _there(group: Group) -> Reply:
    return redirect(url_for(".terms", slug=group.slug))


@bp.get(TERMS)
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def terms(group: Group) -> Reply:
    """The terms in force, those in work with what would change, and all that were agreed before."""
    group = fresh(group)
    in_work = group.terms_in_work
    return managed_group(
        "meetings/manage/terms.html",
        group,
        in_force=terms_shown.shown(group.terms_in_force),
        in_work=terms_shown.shown(in_work),
        changes=terms_shown.changes(group.terms_in_force, in_work) if in_work else [],
        missing=[terms_shown.LABELS[key] for key in operations.what_is_missing(in_work)] if in_work else [],
        earlier=[each for each in group.terms if each.agreed_on and each is not group.terms_in_force],
        agreed={each.version: terms_shown.agreed_by(group, each) for each in group.terms},
        still={each.version: terms_shown.not_yet_agreed(group, each) for each in group.terms},
        may_agree=permissions.chair(viewer(), group),
    )


@bp.post(f"{TERMS}/begin")
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def begin_terms(group: Group) -> Reply:
    """The next version, beside the one in force."""
    insist_on_press()
    operations.begin(fresh(group), by=me().id)
    say(_("The next terms begin with every word of the present ones. Change what is to change."))
    return _there(group)


@bp.get(f"{TERMS}/<int:number>")
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def terms_version(group: Group, number: int) -> Reply:
    """One version as it stood, and what it changed, word by word."""
    group = fresh(group)
    version = queries.version(group, number) or abort(404)
    return managed_group(
        "meetings/manage/terms_version.html",
        group,
        version=version,
        shown=terms_shown.shown(version),
        changes=terms_shown.changes(queries.version(group, number - 1), version),
        agreed=terms_shown.agreed_by(group, version),
    )


@bp.route(f"{TERMS}/<int:number>/decided", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def terms_facts(group: Group, number: int) -> Reply:
    """Quorum by role, who answers the advice and by when, and when to look again."""
    group = fresh(group)
    version = queries.version(group, number) or abort(404)
    form = forms.facts_form(version)
    form.offer(
        (each.organisation.reference, each.organisation.name)
        for each in programmes.partners_on(group.programme_id, clock.today())
    )
    if form.passed():
        receiver = programmes.organisation(form.receiver.data) if form.receiver.data else None
        operations.set_facts(
            group,
            version,
            quorum=form.quorum,
            receiver_id=receiver.id if receiver else None,
            answer_within_days=form.answer_within_days.data,
            review_on=form.review_on.data,
            by=me().id,
        )
        say(_("What the terms decide is saved."))
        return _there(group)
    return managed_group("meetings/manage/terms_facts.html", group, form=form, version=version)


@bp.route(f"{TERMS}/<int:number>/agree", methods=["GET", "POST"])
@permit(permissions.chair, on=queries.one, see=permissions.see_outside)
def agree_terms(group: Group, number: int) -> Reply:
    """The group agrees: from this day on the version is in force and never changes."""
    group = fresh(group)
    version = queries.version(group, number) or abort(404)
    form = forms.Agreed(clock.today())
    if form.passed() and form.agreed_on.data:
        operations.agree(group, version, on=form.agreed_on.data, by=me().id)
        say(_("The terms are in force."))
        return _there(group)
    return managed_group(
        "meetings/manage/agree_terms.html",
        group,
        form=form,
        version=version,
        missing=[terms_shown.LABELS[key] for key in operations.what_is_missing(version)],
    )


@bp.post(f"{TERMS}/<int:number>/agreed/<reference>")
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def agreed_for(group: Group, number: int, reference: str) -> Reply:
    """Write down that a member agreed, for somebody who said so in the room or by telephone."""
    insist_on_press()
    group = fresh(group)
    version = queries.version(group, number) or abort(404)
    member = queries.member(group, reference) or abort(404)
    operations.agree_to(group, version, member, by=me().id)
    say(_("It is written down that %(name)s agreed.", name=member.called))
    return _there(group)
