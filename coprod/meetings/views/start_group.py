"""A group's beginning and end: started, placed, opened to everybody, ended."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, editions
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import Press, page
from coprod.core.words import _, language
from coprod.meetings import permissions
from coprod.meetings.forms import groups as forms
from coprod.meetings.models import Group
from coprod.meetings.operations import groups as operations
from coprod.meetings.queries import groups as queries
from coprod.meetings.views import bp
from coprod.meetings.views.manage_groups import GROUP, GROUPS
from coprod.meetings.views.managing import fresh, managed_group
from coprod.people.current import me
from coprod.programmes.forms.belonging import NO_WORKSTREAM
from coprod.programmes.models import Programme
from coprod.programmes.queries import public
from coprod.programmes.rules import Level, Role, Rung


def _name(programme: Programme) -> str:
    return str(editions.read(programme.editions, language()).name)


def _parts(programme: Programme, *, with_programme: bool) -> list[tuple[int, str]]:
    words = editions.read(programme.editions, language())
    return [
        (
            each.id,
            _("%(programme)s: %(part)s", programme=words.name, part=words[f"workstream.{each.key}.title"])
            if with_programme
            else str(words[f"workstream.{each.key}.title"]),
        )
        for each in programme.present_workstreams
    ]


@bp.route(f"{GROUPS}/new", methods=["GET", "POST"])
@permit(permissions.start)
def start_group() -> Reply:
    """A new group: nobody outside knows of it before it is opened."""
    mine = viewer().programmes(Role.LEAD.value)
    led = [each for each in public.with_workstreams() if each.id in mine]
    form = forms.Start()
    form.offer_programmes(
        (each.slug, _name(each), [part.id for part in each.present_workstreams]) for each in led
    )
    form.offer(part for each in led for part in _parts(each, with_programme=len(led) > 1))
    if form.passed():
        group = operations.start(
            next(each for each in led if each.slug == form.programme.data),
            name=form.name.data or "",
            about=form.about.data or "",
            workstream_id=form.workstream_id,
            level=Level(form.level.data),
            rung=Rung(form.rung.data),
            by=me().id,
        )
        say(_("The group is started. Nobody outside knows of it yet. Write its terms next."))
        return redirect(url_for(".terms", slug=group.slug))
    return page("meetings/manage/new_group.html", form=form, several=len(led) > 1)


@bp.route(f"{GROUP}/basics", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_outside)
def group_basics(group: Group) -> Reply:
    """Its workstream, level and rung."""
    programme = next(each for each in public.with_workstreams() if each.id == group.programme_id)
    form = forms.Basics(
        workstream=str(group.workstream_id or NO_WORKSTREAM),
        level=group.level.value,
        rung=group.rung.value,
    )
    form.offer(_parts(programme, with_programme=False))
    if form.passed():
        operations.change_basics(
            group,
            workstream_id=form.workstream_id,
            level=Level(form.level.data),
            rung=Rung(form.rung.data),
            by=me().id,
        )
        say(_("What the group belongs to is saved."))
        return redirect(url_for(".manage_group", slug=group.slug))
    return managed_group("meetings/manage/group_basics.html", group, form=form)


@bp.route(f"{GROUP}/open", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_outside)
def open_group(group: Group) -> Reply:
    """Let everybody know of it, after a question."""
    group = fresh(group)
    form = Press()
    if form.passed():
        operations.open_to_everybody(group, by=me().id)
        say(_("Everybody can see the group now."))
        return redirect(url_for(".manage_group", slug=group.slug))
    return managed_group(
        "meetings/manage/open_group.html", group, form=form, missing=operations.what_is_missing(group)
    )


@bp.route(f"{GROUP}/end", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.see_outside)
def end_group(group: Group) -> Reply:
    """Its last day."""
    form = forms.LastDay(last_day=group.ended_on or clock.today())
    if form.passed() and form.last_day.data:
        operations.end(group, last_day=form.last_day.data, by=me().id)
        say(_("The last day of the group is saved. Its record stays for everybody."))
        return redirect(url_for(".manage_group", slug=group.slug))
    return managed_group("meetings/manage/end_group.html", group, form=form)
