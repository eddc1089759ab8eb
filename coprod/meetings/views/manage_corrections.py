"""Corrections and objections for whoever arranges, and the chair's word on each."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock, differing
from coprod.core.access import Reply, permit, say
from coprod.core.errors import Refused
from coprod.core.markdown_blocks import plain
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import record as forms
from coprod.meetings.models import Correction, Meeting
from coprod.meetings.operations import correcting
from coprod.meetings.queries import record as queries
from coprod.meetings.queries.record import Record, Written
from coprod.meetings.rules import correcting as rules
from coprod.meetings.rules.minutes import CORRECTION_WORDS, RULING_WORDS, CorrectionKind, Ruling
from coprod.meetings.views import bp
from coprod.meetings.views.manage_record import RECORD
from coprod.meetings.views.managing import managed
from coprod.people.current import me

CORRECTIONS = f"{RECORD}/corrections"


def _of(held: Record, reference: str) -> tuple[Correction, Written]:
    """A correction and what stands under its item now."""
    correction = next((each for each in held.corrections if each.reference == reference), None) or abort(404)
    return correction, next(each for each in held.items if each.item.id == correction.item_id)


@bp.get(CORRECTIONS)
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def corrections(meeting: Meeting) -> Reply:
    """Every correction and objection, those that wait first."""
    held = queries.whole(meeting)
    titles = {each.item.id: each.item.title for each in held.items}
    listed = sorted(held.corrections, key=lambda each: each.ruling is not Ruling.WAITING)
    return managed(
        "meetings/record/corrections.html",
        meeting,
        corrections=[(each, titles[each.item_id], clock.london(each.made_at).date()) for each in listed],
        kinds=CORRECTION_WORDS,
        rulings=RULING_WORDS,
    )


@bp.route(f"{CORRECTIONS}/<correction>", methods=["GET", "POST"])
@permit(permissions.chair, on=queries.meeting_of_group, see=permissions.see_inside)
def correction(meeting: Meeting, correction: str) -> Reply:
    """One of them: what would change, word by word, and the chair's word on it."""
    held = queries.whole(meeting)
    found, written = _of(held, correction)
    form = forms.Decide()
    if form.passed():
        why = form.why.data or ""
        if form.ruling.data == Ruling.ACCEPTED.value:
            correcting.accept(held, written, found, why=why, by=me().id)
            say(_("It is accepted."))
        else:
            correcting.refuse(held, found, why=why, by=me().id)
            say(_("It is not accepted. Whoever proposed it reads why."))
        return redirect(url_for(".corrections", reference=meeting.reference))
    return managed(
        "meetings/record/correction.html",
        meeting,
        form=form,
        correction=found,
        item=written.item,
        made_on=clock.london(found.made_at).date(),
        kind=CORRECTION_WORDS[found.kind],
        ruling=RULING_WORDS[found.ruling],
        is_waiting=found.ruling is Ruling.WAITING,
        changes=_changes(found, written),
    )


def _changes(found: Correction, written: Written) -> list[differing.Run] | None:
    """What would change, word by word; ``None`` when the passage does not stand there any more."""
    if found.kind is not CorrectionKind.CORRECTION:
        return []
    try:
        after = rules.corrected(written.text, found.passage, found.proposed)
        return differing.runs(plain(written.text), plain(after))
    except Refused:
        return None if found.ruling is Ruling.WAITING else differing.runs(found.passage, found.proposed)


@bp.route(f"{CORRECTIONS}/add", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.meeting_of_group, see=permissions.see_inside)
def add_correction(meeting: Meeting) -> Reply:
    """Write down what somebody who is no member told us of published minutes."""
    held = queries.whole(meeting)
    form = forms.Told()
    form.item.choices = [(each.item.reference, f"{each.number}. {each.item.title}") for each in held.items]
    if form.passed():
        correcting.propose(
            held,
            held.item(form.item.data) or abort(404),
            None,
            kind=form.told,
            passage=form.words,
            proposed=form.proposed.data or "",
            why=form.why.data or "",
            by=me().id,
        )
        say(_("It is written down, and waits for the chair."))
        return redirect(url_for(".corrections", reference=meeting.reference))
    return managed("meetings/record/add_correction.html", meeting, form=form)
