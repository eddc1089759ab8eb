"""The lead's side of workshops and outreach: the list, a new one, its facts, telling people of it, calling it off."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock, editions, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import Press, page
from coprod.core.words import _, language
from coprod.meetings import permissions
from coprod.meetings.forms import events as forms
from coprod.meetings.models import Meeting
from coprod.meetings.operations import events as operations
from coprod.meetings.queries import events as queries
from coprod.meetings.rules.events import EVENT_WORDS
from coprod.meetings.rules.meetings import KIND_WORDS, STAGE_TAGS, Stage
from coprod.meetings.views import bp
from coprod.meetings.views.managing import managed_event
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role

EVENTS = "/manage/events"
EVENT = f"{EVENTS}/<reference>"


def _mine() -> list[Programme]:
    return programmes.some(viewer().programmes(Role.LEAD.value))


def _hosts() -> list[tuple[int, str]]:
    return [(each.id, each.name) for each in programmes.organisations_on(clock.today())]


@bp.get(EVENTS)
@permit(permissions.start)
def managed_events() -> Reply:
    """The events of the programmes that the viewer leads, the newest day first."""
    return page(
        "meetings/events/mine.html",
        found=queries.of_programmes(viewer().programmes(Role.LEAD.value), paging.wanted()),
        kinds=KIND_WORDS,
        stage_words=EVENT_WORDS,
        stage_tags=STAGE_TAGS,
    )


@bp.route(f"{EVENTS}/new", methods=["GET", "POST"])
@permit(permissions.start)
def plan_event() -> Reply:
    """A new event, which nobody outside knows of yet."""
    led = _mine()
    form = forms.NewEvent()
    form.programme.choices = [(each.slug, str(editions.read(each.editions, language()).name)) for each in led]
    form.offer(_hosts())
    if form.passed():
        programme = next(each for each in led if each.slug == form.programme.data)
        event = operations.plan(programme, form.read(), by=me().id)
        say(_("The event is planned. Only people who lead this programme can see it."))
        return redirect(url_for(".manage_event", reference=event.reference))
    return page("meetings/events/new.html", form=form, several=len(led) > 1)


@bp.get(EVENT)
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def manage_event(event: Meeting) -> Reply:
    """How an event stands."""
    return managed_event("meetings/events/overview.html", event, notes=queries.how_many_notes(event))


@bp.route(f"{EVENT}/details", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def event_details(event: Meeting) -> Reply:
    """What people are told of it."""
    form = forms.Event(data=forms.held(event))
    form.offer(_hosts())
    if form.passed():
        operations.change(event, form.read(), by=me().id)
        say(_("The event is saved."))
        return redirect(url_for(".manage_event", reference=event.reference))
    return managed_event("meetings/events/details.html", event, form=form)


@bp.route(f"{EVENT}/announce", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def announce_event(event: Meeting) -> Reply:
    """Tell everybody of it, after asking."""
    if event.stage is not Stage.PLANNED:
        abort(404)
    form = Press()
    if form.passed():
        operations.announce(event, by=me().id)
        say(_("Everybody can see the event now."))
        return redirect(url_for(".manage_event", reference=event.reference))
    return managed_event("meetings/events/announce.html", event, form=form)


@bp.route(f"{EVENT}/cancel", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def cancel_event(event: Meeting) -> Reply:
    """Call it off, with the reason that everybody reads."""
    if event.stage is Stage.CANCELLED:
        abort(404)
    form = forms.CallOff()
    if form.passed():
        operations.call_off(event, why=form.why.data or "", by=me().id)
        say(_("The event is cancelled."))
        return redirect(url_for(".manage_event", reference=event.reference))
    return managed_event("meetings/events/cancel.html", event, form=form)
