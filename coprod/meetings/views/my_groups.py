"""A member's own place in a group: what they go by there, the others by role, and the terms that they agree to."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock, editions
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _, language
from coprod.meetings import permissions
from coprod.meetings.forms.members import GoBy
from coprod.meetings.models import Group, Member, Terms
from coprod.meetings.operations import members, terms
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.groups import OFFICE_WORDS, ROLE_WORDS, MemberRole, Office
from coprod.meetings.views import bp, terms_shown
from coprod.meetings.views.managing import fresh
from coprod.people.current import me
from coprod.programmes.models import holds

MINE = "/me/groups/<slug>"


def my_place(group: Group) -> Member:
    """The viewer's own place in a group today."""
    today = clock.today()
    return next(each for each in group.members if each.person_id == me().id and holds(each, today))


def by_role(group: Group) -> list[tuple[str, list[str]]]:
    """The members of today by role, as the group calls them. Nothing else of them leaves this place."""
    return [
        (
            str(ROLE_WORDS[role]),
            [
                each.called
                if each.office is Office.MEMBER
                else _("%(name)s, %(office)s", name=each.called, office=OFFICE_WORDS[each.office])
                for each in group.present_members
                if each.role is role
            ],
        )
        for role in MemberRole
        if any(each.role is role for each in group.present_members)
    ]


@bp.route(MINE, methods=["GET", "POST"])
@permit(permissions.belongs, on=queries.one, see=permissions.see_outside)
def my_group(group: Group) -> Reply:
    """My place in this group, and the others by what they are called."""
    mine = my_place(group)
    form = GoBy(called=mine.called, is_named=mine.is_named)
    if form.passed():
        members.go_by(
            group, mine, called=form.called.data or "", is_named=bool(form.is_named.data), by=me().id
        )
        say(_("What you are called here is saved."))
        return redirect(url_for(".my_group", slug=group.slug))
    return page(
        "meetings/mine/group.html",
        group=group,
        about=editions.read(group.editions, language()),
        mine=mine,
        role=ROLE_WORDS[mine.role],
        office=OFFICE_WORDS[mine.office],
        others=by_role(group),
        may_arrange=permissions.arrange(viewer(), group),
        form=form,
    )


@bp.get(f"{MINE}/terms")
@permit(permissions.belongs, on=queries.one, see=permissions.see_outside)
def my_terms(group: Group) -> Reply:
    """The terms in force and the next ones, and whether I agreed to them."""
    group = fresh(group)
    mine = my_place(group)

    def _agreed(version: Terms | None) -> bool:
        return version is not None and any(each.member_id == mine.id for each in version.agreements)

    in_force, in_work = group.terms_in_force, group.terms_in_work
    return page(
        "meetings/mine/terms.html",
        group=group,
        about=editions.read(group.editions, language()),
        versions=[
            (terms_shown.shown(version), version, _agreed(version))
            for version in (in_force, in_work)
            if version is not None
        ],
        changes=terms_shown.changes(in_force, in_work) if in_work else [],
    )


@bp.post(f"{MINE}/terms/<int:number>/agree")
@permit(permissions.belongs, on=queries.one, see=permissions.see_outside)
def i_agree(group: Group, number: int) -> Reply:
    """I agree to these terms."""
    insist_on_press()
    group = fresh(group)
    version = queries.version(group, number) or abort(404)
    terms.agree_to(group, version, my_place(group), by=me().id)
    say(_("It is written down that you agree."))
    return redirect(url_for(".my_terms", slug=group.slug))
