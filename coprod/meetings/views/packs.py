"""Agenda packs: who needs their agenda on paper, and one press that prints all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flask import Response

from coprod.core.access import Reply, permit, refusal
from coprod.core.words import _, called
from coprod.meetings import permissions
from coprod.meetings.forms.packs import Packs
from coprod.meetings.models import Meeting, Paper, PaperVersion
from coprod.meetings.operations import packs as operations
from coprod.meetings.queries import agendas, coming
from coprod.meetings.queries import packs as queries
from coprod.meetings.queries.packs import Reader
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.rules.packs import is_easy, points
from coprod.meetings.rules.papers import best
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.people.current import me
from coprod.people.rules.needs import NeedKind


@bp.route(f"{MEETING}/packs", methods=["GET", "POST"])
@permit(
    permissions.leads_the_programme,
    on=coming.of_a_group,
    see=permissions.see_inside,
    reads="what people need at a meeting",
)
def packs(meeting: Meeting) -> Reply:
    """For whom agendas are printed and what goes into their envelopes; a press gives one PDF."""
    readers = queries.readers(meeting) if meeting.stage is Stage.CALLED else []
    form = Packs()
    form.offer((each.person.reference, each.called, how(each)) for each in readers)
    if form.passed():
        chosen = [each for each in readers if each.person.reference in set(form.people.data or ())]
        made = operations.make(meeting, chosen, by=me().id)
        reply = Response(made, mimetype="application/pdf")
        reply.headers["Content-Disposition"] = (
            f'attachment; filename="agendas-{meeting.on_day.isoformat()}.pdf"'
        )
        return reply
    if refusal() is None:  # After a refusal nothing can be written; the same reading was, a moment before.
        operations.look(meeting, readers, by=me().id)
    return managed(
        "meetings/manage/packs.html",
        meeting,
        form=form,
        is_called=meeting.stage is Stage.CALLED,
        enclosed=_enclosed(meeting, readers),
    )


def how(reader: Reader) -> str:
    """How somebody's agenda is printed, and how it reaches them."""
    if is_easy(reader.kinds):
        printed = _("Easy Read in %(points)s point", points=points(reader.kinds))
    elif NeedKind.LARGE_PRINT in reader.kinds:
        printed = _("Large print, %(points)s point", points=points(reader.kinds))
    else:
        printed = _("Standard print")
    way = _("By post.") if reader.is_posted else _("Hand it over: do not post it.")
    return _(
        "%(printed)s, %(language)s. %(way)s",
        printed=printed,
        language=called(reader.person.language),
        way=way,
    )


def _enclosed(meeting: Meeting, readers: Sequence[Reader]) -> list[tuple[Paper, PaperVersion, int]]:
    """Every file that goes into envelopes beside the agenda, and how many of it are to be printed."""
    papers = {layer: agendas.drawn(meeting, layer).all_papers for layer in {each.layer for each in readers}}
    wanted = Counter(
        (paper, file)
        for reader in readers
        for paper in papers[reader.layer]
        if (file := best(paper.newest, reader.kinds, reader.person.language)) is not None
    )
    return [(paper, file, count) for (paper, file), count in wanted.items()]
