"""Writing the minutes: the items of a meeting, and one of them with the box for what was said."""

from __future__ import annotations

from flask import abort, jsonify, redirect, request, url_for

from coprod.core import access, clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import _, hour_words
from coprod.meetings import permissions
from coprod.meetings.forms import minutes as forms
from coprod.meetings.models import AgendaItem, Meeting
from coprod.meetings.operations import writing
from coprod.meetings.operations.writing import Saved, Sent
from coprod.meetings.queries import meetings, minutes
from coprod.meetings.rules.agenda import PURPOSE_WORDS, in_order
from coprod.meetings.rules.meetings import LAYER_WORDS, Stage
from coprod.meetings.rules.minutes import WRITTEN
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.people.current import me

MINUTES = f"{MEETING}/minutes"
JSON = "application/json"


def can_be_written(meeting: Meeting) -> bool:
    return meeting.minutes_stage in WRITTEN and meeting.stage is not Stage.CANCELLED


def numbered(meeting: Meeting) -> list[tuple[str, int, AgendaItem]]:
    """The items as they are read out, each with its number and its depth."""
    return in_order(meetings.agenda(meeting))


@bp.get(MINUTES)
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def write_minutes(meeting: Meeting) -> Reply:
    """All items, and how much is written under each."""
    return managed(
        "meetings/manage/minutes.html",
        meeting,
        items=numbered(meeting),
        written=minutes.of_meeting(meeting),
        counted=minutes.counted(meeting),
        layers=LAYER_WORDS,
        can_be_written=can_be_written(meeting),
    )


@bp.route(f"{MINUTES}/<item>", methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def write_item(meeting: Meeting, item: str) -> Reply:
    """What was said under one item. A page that saves as it goes asks for JSON."""
    chosen = minutes.item(meeting, item) or abort(404)
    form = forms.WriteMinutes()
    if form.passed():
        sent = Sent(form.text.data or "", form.began_with, form.page_key, form.turn_number)
        return _kept(meeting, chosen, writing.save(meeting, chosen, sent, by=me().id))
    if form.is_submitted() and _asks_for_json():
        reasons = [access.refusal(), *form.text.errors]
        reply = jsonify(refused=next((str(each) for each in reasons if each), ""))
        return reply, 409 if access.refusal() else 422
    minute = minutes.of_item(chosen)
    if not form.is_submitted():
        form.text.data = minute.text if minute else ""
        form.revision.data, form.page.data = str(minute.revision if minute else 0), forms.a_page_key()
    return _page(meeting, chosen, form, minute.text if minute else "")


def _kept(meeting: Meeting, item: AgendaItem, saved: Saved) -> Reply:
    told = _("Saved at %(time)s.", time=hour_words(clock.london(clock.now())))
    if _asks_for_json():
        return jsonify(text=saved.text, revision=saved.revision, merged=saved.is_merged, told=told)
    say(told)
    if saved.is_merged:
        say(_("Somebody else has written here too. Both are kept: read it through."))
    following: AgendaItem | None = item
    if request.form.get("then") == "next" and not saved.is_merged:
        following = _beside(meeting, item)[1]
    if following is None:
        return redirect(url_for(".write_minutes", reference=meeting.reference))
    return redirect(url_for(".write_item", reference=meeting.reference, item=following.reference))


def _asks_for_json() -> bool:
    return request.accept_mimetypes.best == JSON


def _beside(meeting: Meeting, item: AgendaItem) -> tuple[AgendaItem | None, AgendaItem | None]:
    """The items before and after one."""
    row = [each for _number, _depth, each in numbered(meeting)]
    place = [each.id for each in row].index(item.id)
    return (row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None)


def _page(meeting: Meeting, item: AgendaItem, form: forms.WriteMinutes, text: str) -> Reply:
    before, after = _beside(meeting, item)
    number = next(number for number, _depth, each in numbered(meeting) if each.id == item.id)
    return managed(
        "meetings/manage/minutes_item.html",
        meeting,
        form=form,
        item=item,
        number=number,
        text=text,
        before=before,
        after=after,
        counted=minutes.counted(meeting).get(item.id, (0, 0)),
        purpose=PURPOSE_WORDS[item.purpose],
        layer=LAYER_WORDS[item.layer],
        can_be_written=can_be_written(meeting) or form.is_submitted(),
    )
