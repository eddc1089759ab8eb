"""Who was at an event and what was said there: counted, typed in, printed to be filled in, and sent in with a code."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for

from coprod.core import crisis, paging, public
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, page, tidy
from coprod.core.rules import everyone
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import events as forms
from coprod.meetings.models import Meeting, TableNote
from coprod.meetings.operations import table_notes as operations
from coprod.meetings.queries import events as queries
from coprod.meetings.rules.groups import ROLE_WORDS
from coprod.meetings.views import bp
from coprod.meetings.views.manage_events import EVENT
from coprod.meetings.views.managing import managed_event
from coprod.people.current import me
from coprod.people.rules import in_groups
from coprod.questionnaires.models import Channel


def _one(event: Meeting, reference: str) -> TableNote:
    return queries.note_of(event, reference) or abort(404)


def _list(event: Meeting) -> Reply:
    return redirect(url_for(".event_notes", reference=event.reference))


@bp.route(f"{EVENT}/heads", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def event_heads(event: Meeting) -> Reply:
    """How many of each role were there."""
    form = forms.Heads.asking(queries.heads(event))
    if form.passed():
        operations.count(event, form.read(), by=me().id)
        say(_("The count is saved."))
        return redirect(url_for(".manage_event", reference=event.reference))
    return managed_event("meetings/events/heads.html", event, form=form)


@bp.get(f"{EVENT}/notes")
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def event_notes(event: Meeting) -> Reply:
    """What was said at the tables."""
    search = str(tidy(request.args.get("q", "")))
    return managed_event(
        "meetings/events/notes.html",
        event,
        found=queries.notes(event, search, paging.wanted()),
        search=search,
    )


@bp.route(f"{EVENT}/notes/new", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def add_event_note(event: Meeting) -> Reply:
    """One more note, from paper or from memory."""
    form = forms.Note()
    if form.passed():
        operations.note_down(
            event,
            form.words.data or "",
            heading=form.heading.data or "",
            language=form.language.data,
            by=me().id,
        )
        say(_("The note is kept."))
        return _list(event)
    return managed_event("meetings/events/note.html", event, form=form, note=None)


@bp.route(f"{EVENT}/notes/<note>", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def event_note(event: Meeting, note: str) -> Reply:
    """Put one right."""
    chosen = _one(event, note)
    form = forms.Note(obj=chosen)
    if form.passed():
        operations.change(
            event,
            chosen,
            form.words.data or "",
            heading=form.heading.data or "",
            language=form.language.data,
            by=me().id,
        )
        say(_("The note is kept."))
        return _list(event)
    return managed_event("meetings/events/note.html", event, form=form, note=chosen)


@bp.route(f"{EVENT}/notes/<note>/remove", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def remove_event_note(event: Meeting, note: str) -> Reply:
    """Take one away, after asking."""
    chosen = _one(event, note)
    form = Press()
    if form.passed():
        operations.remove(event, chosen, by=me().id)
        say(_("The note is removed."))
        return _list(event)
    return managed_event("meetings/events/remove_note.html", event, form=form, note=chosen)


@bp.route(f"{EVENT}/pack", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one, see=permissions.leads_the_programme)
def event_pack(event: Meeting) -> Reply:
    """A pack to print, with which somebody else can run the event. Its code is shown only now."""
    form = Press()
    if form.passed():
        code, until = operations.new_code(event, by=me().id)
        return render_template(
            "meetings/events/pack.html",
            event=event,
            code=in_groups(code),
            until=until,
            address=public.address("meetings.send_notes", reference=event.reference),
            roles=ROLE_WORDS,
            routes=crisis.routes(event.programme_id),
        )
    return managed_event("meetings/events/make_pack.html", event, form=form)


def _called(reference: str) -> Meeting | None:
    found = queries.one(reference)
    return found if found is not None and found.called_at is not None else None


@bp.route("/events/<reference>/notes", methods=["GET", "POST"])
@permit(everyone, on=_called, anonymous=True)
def send_notes(event: Meeting) -> Reply:
    """Whoever ran the event sends in what was said, with the code of their pack and without an account."""
    form = forms.SentNote()
    if form.passed():
        if operations.opens(event, form.code.data or ""):
            operations.note_down(
                event,
                form.words.data or "",
                heading=form.heading.data or "",
                language=form.language.data,
                channel=Channel.ONLINE,
                by=None,
            )
            return page("meetings/events/sent.html", event=event)
        form.code.errors = [
            _("This code does not open the page, or its time is over. It stands in your pack.")
        ]
    return page("meetings/events/send.html", form=form, event=event, routes=crisis.routes(event.programme_id))
