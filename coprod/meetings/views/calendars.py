"""Calendars that a program reads by itself: a group's for everybody, and secret ones of a person and of a group.

Whoever has a secret address can read it, so its visits are counted and nothing more is kept of them, least of all the
address (threat A3).
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, abort, current_app, g, redirect, request, url_for

from coprod.core import public
from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press, page
from coprod.core.rules import everyone, is_signed_in
from coprod.core.words import _, in_language, language
from coprod.meetings import permissions
from coprod.meetings.forms.calendars import MakeAddress
from coprod.meetings.models import CalendarKey, Group
from coprod.meetings.operations import calendars as operations
from coprod.meetings.queries import calendars as queries
from coprod.meetings.queries import groups
from coprod.meetings.rules.calendar import Event, Method, written
from coprod.meetings.rules.in_calendars import Change, events_of, is_asked_around, shown_event
from coprod.meetings.views import bp
from coprod.meetings.views.managing import about
from coprod.people.current import me

MINE = "/me/calendar"


def _domain() -> str:
    return str(current_app.config["MAIL_DOMAIN"])


def _calendar(events: Sequence[Event], *, name: str = "", for_everybody: bool = False) -> Response:
    """Events as an answer that a program asks for again: nothing is sent when nothing has changed."""
    response = Response(
        written(events, Method.PUBLISH, name=name), content_type="text/calendar; charset=utf-8"
    )
    g.asked_again = f"{'public' if for_everybody else 'private'}, no-cache"
    response.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response.add_etag()
    response.make_conditional(request)
    return response


@bp.get("/groups/<slug>/calendar.ics")
@permit(everyone, on=queries.public_group, anonymous=True)
def group_calendar(group: Group) -> Response:
    """The meetings of a group as everybody sees them."""
    at = public.address("meetings.group", language(), slug=group.slug)
    events = [
        shown_event(
            each.reference,
            each.on_day,
            each.shown,
            change=Change(each.sequence, each.changed_at, each.is_cancelled),
            domain=_domain(),
            url=at,
        )
        for each in queries.shown(group)
    ]
    return _calendar(events, name=str(about(group).name), for_everybody=True)


@bp.get("/calendar/<key>.ics")
@permit(everyone, anonymous=True)
def secret_calendar(key: str) -> Response:
    """What whoever has a secret address reads. By default it says when, and nothing else."""
    held = queries.by_key(key) or abort(404)
    if held.person_id is not None:
        return _calendar(_of_person(held, held.person_id))
    return _calendar(_of_group(held, held.group_id or 0))


def _of_person(held: CalendarKey, person_id: int) -> list[Event]:
    person = queries.owner(person_id)
    with in_language(person.language if person else language()):
        return [
            event
            for each in queries.meetings_of(person_id)
            for event in events_of(
                each.meeting, domain=_domain(), says_what=held.says_what, around=is_asked_around(each.role)
            )
        ]


def _of_group(held: CalendarKey, group_id: int) -> list[Event]:
    return [
        event
        for meeting in queries.inside(group_id)
        for event in events_of(meeting, domain=_domain(), says_what=held.says_what, around=True)
    ]


def _address(key: str) -> str:
    return public.address("meetings.secret_calendar", key=key)


@bp.route(MINE, methods=["GET", "POST"])
@permit(is_signed_in)
def my_calendar() -> Reply:
    """My own address, and those of the groups in which I hold an office."""
    held = queries.of_person(me().id)
    form = MakeAddress(says_what=held.says_what if held else False)
    if form.passed():
        # Only its hash is kept, so it is shown now and never again.
        key = operations.make_mine(me(), says_what=bool(form.says_what.data), by=me().id)
        return page("meetings/mine/calendar_made.html", address=_address(key), group=None)
    offices = queries.held_office(me().id)
    return page(
        "meetings/mine/calendar.html",
        form=form,
        held=held,
        groups=[(group, about(group)) for group in offices],
        theirs=queries.of_groups([group.id for group in offices]),
    )


@bp.post(f"{MINE}/end")
@permit(is_signed_in)
def end_my_calendar() -> Reply:
    insist_on_press()
    operations.end_mine(me(), by=me().id)
    say(_("The address has ended. Nobody reads your meetings there any more."))
    return redirect(url_for(".my_calendar"))


@bp.route(f"{MINE}/groups/<slug>", methods=["GET", "POST"])
@permit(permissions.arrange, on=groups.one, see=permissions.see_inside)
def calendar_of_group(group: Group) -> Reply:
    """The address for those who arrange the meetings of one group."""
    held = queries.of_groups([group.id]).get(group.id)
    form = MakeAddress(says_what=held.says_what if held else False)
    if form.passed():
        key = operations.make_groups(group, says_what=bool(form.says_what.data), by=me().id)
        return page("meetings/mine/calendar_made.html", address=_address(key), group=about(group))
    return page("meetings/mine/calendar_group.html", form=form, held=held, group=group, about=about(group))


@bp.post(f"{MINE}/groups/<slug>/end")
@permit(permissions.arrange, on=groups.one, see=permissions.see_inside)
def end_calendar_of_group(group: Group) -> Reply:
    insist_on_press()
    operations.end_groups(group, by=me().id)
    say(_("The address has ended. Nobody reads the meetings of this group there any more."))
    return redirect(url_for(".calendar_of_group", slug=group.slug))
