"""Members as whoever leads or arranges sees them: added from the people of the programme, changed, ended."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import members as forms
from coprod.meetings.models import Group
from coprod.meetings.operations import members as operations
from coprod.meetings.queries import groups as queries
from coprod.meetings.queries import people
from coprod.meetings.queries.standing import MEMBERS as MEMBERS_ROOM
from coprod.meetings.queries.standing import warnings
from coprod.meetings.rules.groups import OFFICE_WORDS, ROLE_WORDS
from coprod.meetings.views import bp
from coprod.meetings.views.manage_groups import GROUP
from coprod.meetings.views.managing import fresh, managed_group
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.models import Organisation

MEMBERS = f"{GROUP}/members"


def _there(group: Group) -> Reply:
    return redirect(url_for(".members", slug=group.slug))


def _partners(group: Group) -> list[Organisation]:
    return [each.organisation for each in programmes.partners_on(group.programme_id, clock.today())]


def _organisation_id(chosen: str | None) -> int | None:
    found = programmes.organisation(chosen) if chosen else None
    return found.id if found else None


@bp.get(MEMBERS)
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def members(group: Group) -> Reply:
    """Who belongs to the group, by role, and what to think over."""
    group = fresh(group)
    today = clock.today()
    return managed_group(
        "meetings/manage/members.html",
        group,
        warnings=[each for each in warnings(group) if each.endpoint == MEMBERS_ROOM],
        present=[each for each in group.members if each.to_day is None or each.to_day >= today],
        past=[each for each in group.members if each.to_day is not None and each.to_day < today],
        roles=ROLE_WORDS,
        offices=OFFICE_WORDS,
    )


@bp.get(f"{MEMBERS}/new")
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_outside)
def choose_member(group: Group) -> Reply:
    """The people of the programme, searched by name, to choose one from."""
    typed = request.args.get("q", "")[:100]
    return managed_group(
        "meetings/manage/choose_member.html",
        group,
        found=people.search(group.programme_id, typed, paging.wanted()),
        q=typed,
        there={each.person_id for each in group.present_members},
    )


@bp.route(f"{MEMBERS}/new/<person>", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_outside)
def add_member(group: Group, person: str) -> Reply:
    """A place for one of them."""
    group = fresh(group)
    chosen = people.one(group.programme_id, person) or abort(404)
    form = forms.Place(called=chosen.name, from_day=clock.today())
    form.offer((each.reference, each.name) for each in _partners(group))
    if form.passed():
        member = operations.add(
            group,
            chosen,
            called=form.called.data or "",
            is_named=bool(form.is_named.data),
            organisation_id=_organisation_id(form.organisation.data),
            by=me().id,
            **form.facts(),
        )
        say(_("%(name)s is a member now.", name=member.called))
        return _there(group)
    return managed_group("meetings/manage/member.html", group, form=form, name=chosen.name, is_new=True)


@bp.route(f"{MEMBERS}/<reference>", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_outside)
def change_member(group: Group, reference: str) -> Reply:
    """Somebody's place, changed."""
    group = fresh(group)
    member = queries.member(group, reference) or abort(404)
    form = forms.Place(**forms.held(member))
    partners = {each.reference: each.name for each in _partners(group)}
    if member.organisation is not None:
        partners.setdefault(member.organisation.reference, member.organisation.name)
    form.offer(partners.items())
    if form.passed():
        operations.change(
            group,
            member,
            organisation_id=_organisation_id(form.organisation.data),
            by=me().id,
            **form.facts(),
        )
        operations.go_by(
            group, member, called=form.called.data or "", is_named=bool(form.is_named.data), by=me().id
        )
        say(_("The place of %(name)s is saved.", name=member.called))
        return _there(group)
    return managed_group(
        "meetings/manage/member.html", group, form=form, name=member.called, is_new=False, member=member
    )


@bp.route(f"{MEMBERS}/<reference>/end", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_outside)
def end_member(group: Group, reference: str) -> Reply:
    """The last day of somebody's place."""
    group = fresh(group)
    member = queries.member(group, reference) or abort(404)
    form = forms.LastDay(last_day=clock.today())
    if form.passed() and form.last_day.data:
        operations.end(group, member, last_day=form.last_day.data, by=me().id)
        say(_("The last day is saved. What was said and decided with them stays on the record."))
        return _there(group)
    return managed_group("meetings/manage/end_member.html", group, form=form, member=member)
