"""The agenda of a meeting, for those who arrange it: every item, one of them, their order."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms.agenda import Item
from coprod.meetings.models import AgendaItem, Meeting, Member
from coprod.meetings.operations import agenda as operations
from coprod.meetings.operations.agenda import Told
from coprod.meetings.operations.moving_items import To, move_item, offered
from coprod.meetings.queries import agendas, coming
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.agenda import DEEPEST, Purpose
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.timing import too_long
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.meetings.views.naming import called
from coprod.people.current import me

AGENDA = f"{MEETING}/agenda"


@bp.get(AGENDA)
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def agenda(meeting: Meeting) -> Reply:
    """Every item in order, with its time, and what is wrong with the whole."""
    drawn = agendas.drawn(meeting, Layer.RESTRICTED)
    items = [line.item for line in drawn.lines]
    closed = operations.closed_because(meeting)
    return managed(
        "meetings/manage/agenda.html",
        meeting,
        agenda=drawn,
        closed=closed,
        steps={}
        if closed
        else {number: {to.value for to in steps} for number, steps in offered(items).items()},
        deepest=DEEPEST,
        minutes_over=too_long(items, meeting.begins, meeting.ends),
        is_theirs=any(item.from_lived_experience for item in items),
    )


@bp.route(f"{AGENDA}/new", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def add_item(meeting: Meeting) -> Reply:
    """One more item, perhaps under another."""
    under = _one(meeting, asked) if (asked := request.args.get("under")) else None
    form = Item(layer=(under.layer if under else Layer.PUBLIC).value)
    _offer(form, meeting)
    if form.passed():
        added = operations.add_item(meeting, _told(form, meeting), under=under, by=me().id)
        say(_("The item is on the agenda."))
        return redirect(url_for(".agenda", reference=meeting.reference, _anchor=f"item-{added.reference}"))
    return managed("meetings/manage/item.html", meeting, form=form, item=None, under=under)


@bp.route(f"{AGENDA}/<item>", methods=["GET", "POST"], endpoint="item")
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def change_item(meeting: Meeting, item: str) -> Reply:
    """One item: its words, its time, its readers."""
    chosen = _one(meeting, item)
    form = Item(
        title=chosen.title,
        about=chosen.about,
        purpose=chosen.purpose.value,
        minutes=chosen.minutes or None,
        led_by=chosen.led_by.reference if chosen.led_by else "",
        leader=chosen.leader,
        from_lived_experience=chosen.from_lived_experience,
        layer=chosen.layer.value,
    )
    _offer(form, meeting, chosen.led_by)
    if form.passed():
        operations.change_item(meeting, chosen, _told(form, meeting), by=me().id)
        say(_("The item is saved."))
        return redirect(url_for(".agenda", reference=meeting.reference, _anchor=f"item-{item}"))
    return managed("meetings/manage/item.html", meeting, form=form, item=chosen, under=None)


@bp.route(f"{AGENDA}/<item>/remove", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def remove_item(meeting: Meeting, item: str) -> Reply:
    """Take an item away, after asking."""
    chosen = _one(meeting, item)
    form = Press()
    if form.passed():
        operations.remove_item(meeting, chosen, by=me().id)
        say(_("The item is removed."))
        return redirect(url_for(".agenda", reference=meeting.reference))
    return managed(
        "meetings/manage/confirm.html",
        meeting,
        form=form,
        title=_("Remove this item?"),
        explain=[chosen.title, _("It goes from the agenda for everybody. Its papers stay with the meeting.")],
        yes=_("Yes, remove it"),
        back=url_for(".agenda", reference=meeting.reference),
    )


@bp.post(f"{AGENDA}/<item>/move")
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def step_item(meeting: Meeting, item: str) -> Reply:
    """One step up, down, under the item before, or out again."""
    chosen = _one(meeting, item)
    insist_on_press()
    to = next((each for each in To if each.value == request.form.get("to")), None) or abort(400)
    move_item(meeting, chosen, to, by=me().id)
    return redirect(url_for(".agenda", reference=meeting.reference, _anchor=f"item-{item}"))


def _one(meeting: Meeting, reference: str) -> AgendaItem:
    return next((each for each in queries.agenda(meeting) if each.reference == reference), None) or abort(404)


def _offer(form: Item, meeting: Meeting, also: Member | None = None) -> None:
    """The members of today, and whoever leads it already."""
    today = meeting.group.present_members if meeting.group else []
    members = [*today, also] if also is not None and also not in today else today
    form.offer((each.reference, called(each)) for each in members)


def _told(form: Item, meeting: Meeting) -> Told:
    return Told(
        title=form.title.data or "",
        about=form.about.data or "",
        purpose=Purpose(form.purpose.data),
        minutes=form.minutes.data or 0,
        led_by=next((each for each in meeting.members if each.reference == form.led_by.data), None),
        leader=form.leader.data or "",
        layer=Layer(form.layer.data),
        from_lived_experience=bool(form.from_lived_experience.data),
    )
