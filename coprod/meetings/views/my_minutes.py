"""Minutes as members read them, and the way to say that something in them is wrong."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock, differing, plain_words
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import page
from coprod.core.markdown_blocks import plain
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import record as forms
from coprod.meetings.models import Meeting, Member
from coprod.meetings.operations import correcting
from coprod.meetings.queries import record as queries
from coprod.meetings.queries.record import Record
from coprod.meetings.rules.decisions import DECIDED_HOW_WORDS, INFLUENCE_WORDS
from coprod.meetings.rules.meetings import Layer, readable
from coprod.meetings.rules.minutes import (
    CORRECTION_WORDS,
    MINUTES_TAGS,
    MINUTES_WORDS,
    RULING_WORDS,
    CorrectionKind,
    MinutesStage,
)
from coprod.meetings.views import advice_shown, bp
from coprod.meetings.views.managing import about
from coprod.people.current import me
from coprod.programmes.models import holds

MINE = "/me/meetings/<reference>/minutes"
MOST_CHOICES = 12


def _with_minutes(reference: str) -> Meeting | None:
    """A meeting whose minutes members may read."""
    found = queries.meeting_of_group(reference)
    return found if found is not None and found.minutes_stage is not MinutesStage.DRAFT else None


@bp.get(MINE)
@permit(permissions.belongs, on=_with_minutes, see=permissions.see_inside)
def my_minutes(meeting: Meeting) -> Reply:
    """The members' layer of the minutes, and what was said to be wrong with them."""
    held = queries.whole(meeting)
    readings = {each.reference: each for each in held.readings(Layer.MEMBERS)}
    mine = [each for each in held.items if each.layer in readable(Layer.MEMBERS)]
    return _page(
        "meetings/minutes/minutes.html",
        meeting,
        items=[(each, readings[each.item.reference]) for each in mine],
        loose=[
            (each, readings[""].actions[each.reference])
            for each in held.actions
            if each.reference in readings[""].actions
        ],
        corrections=_told(held),
        may_correct=permissions.take_part(viewer(), meeting) and _takes_corrections(meeting),
        published=meeting.minutes_stage is MinutesStage.PUBLISHED,
        how_words=DECIDED_HOW_WORDS,
        influence_words=INFLUENCE_WORDS,
        stands=advice_shown.inside,
    )


def _told(held: Record) -> dict[int, list[tuple[object, ...]]]:
    """What was said to be wrong, by item, each with what would change word by word."""
    found: dict[int, list[tuple[object, ...]]] = {}
    for each in held.corrections:
        changes = (
            differing.runs(each.passage, each.proposed) if each.kind is CorrectionKind.CORRECTION else []
        )
        found.setdefault(each.item_id, []).append(
            (
                each,
                CORRECTION_WORDS[each.kind],
                RULING_WORDS[each.ruling],
                changes,
                clock.london(each.made_at).date(),
            )
        )
    return found


def _takes_corrections(meeting: Meeting) -> bool:
    return meeting.minutes_stage in (*correcting.OPEN, MinutesStage.PUBLISHED)


def _page(template: str, meeting: Meeting, **told: object) -> Reply:
    return page(
        template,
        meeting=meeting,
        group_words=about(meeting.group) if meeting.group else None,
        stage_words=MINUTES_WORDS[meeting.minutes_stage],
        stage_tag=MINUTES_TAGS[meeting.minutes_stage],
        **told,
    )


@bp.route(f"{MINE}/<item>/correct", methods=["GET", "POST"])
@permit(permissions.take_part, on=_with_minutes, see=permissions.see_inside)
def correct_minutes(meeting: Meeting, item: str) -> Reply:
    """Say which passage is wrong, what it should say, and why."""
    held = queries.whole(meeting)
    written = held.item(item)
    if written is None or written.layer not in readable(Layer.MEMBERS):
        abort(404)
    text = written.part.read(Layer.MEMBERS).minutes.text
    form = forms.CorrectPublished() if meeting.minutes_stage is MinutesStage.PUBLISHED else forms.Correct()
    form.chosen.choices = _choices(text)
    if form.passed():
        correcting.propose(
            held,
            written,
            _membership(meeting),
            kind=form.told,
            passage=form.words,
            proposed=form.proposed.data or "",
            why=form.why.data or "",
            by=me().id,
        )
        say(_("The chair reads it and answers with a reason. You see the answer here."))
        return redirect(url_for(".my_minutes", reference=meeting.reference))
    return _page("meetings/minutes/correct.html", meeting, form=form, item=written.item, text=text)


def _membership(meeting: Meeting) -> Member | None:
    mine = [e for e in meeting.members if e.person_id == me().id and holds(e, clock.today())]
    return next(iter(mine), None)


def _choices(text: str) -> list[tuple[str, str]]:
    """The sentences to choose from, when they are few enough to be read through."""
    told = list(dict.fromkeys(plain_words.sentences(plain(text))))
    if not told or len(told) > MOST_CHOICES:
        return []
    return [*((each, each) for each in told), (forms.TYPED, _("Something else: I type the words below"))]
