"""Planning a meeting, or a series whose days are looked over first, and what is said of one meeting."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock, settings
from coprod.core.access import Reply, permit, refusal, say
from coprod.core.nations import NATION
from coprod.core.words import _, date_words, ngettext
from coprod.meetings import permissions
from coprod.meetings.forms.planning import Details, NewMeeting
from coprod.meetings.forms.series import Series
from coprod.meetings.models import Group, Meeting
from coprod.meetings.operations import details as saying
from coprod.meetings.operations import planning as operations
from coprod.meetings.operations.planning import When
from coprod.meetings.queries import coming, groups
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.rules.series import SNAG_WORDS, Look, looked_over
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING, MOVES
from coprod.meetings.views.manage_groups import GROUP
from coprod.meetings.views.managing import managed, managed_group
from coprod.people.current import me


@bp.route(f"{GROUP}/meetings/new", methods=["GET", "POST"])
@permit(permissions.arrange, on=groups.one, see=permissions.see_outside)
def new_meeting(group: Group) -> Reply:
    """One meeting, with the items that every meeting begins with."""
    form = NewMeeting()
    if form.passed():
        made = operations.plan(
            group,
            form.on_day.data,
            _when(form),
            title=form.title.data or "",
            venue=form.venue.data or "",
            by=me().id,
        )
        say(_("The meeting is planned. Nobody is told before you call it."))
        return redirect(url_for(".agenda", reference=made.reference))
    return managed_group("meetings/manage/new_meeting.html", group, form=form)


@bp.route(f"{GROUP}/meetings/series", methods=["GET", "POST"])
@permit(permissions.arrange, on=groups.one, see=permissions.see_outside)
def new_series(group: Group) -> Reply:
    """Several meetings: how their days follow on each other, then the days to look over, then they are made."""
    form = Series()
    is_made = request.form.get("then") == "make"
    sound = form.passed()
    if not sound and not (refusal() and not any(field.errors for field in form)):
        return managed_group("meetings/manage/new_series.html", group, form=form)
    looks = _looks(group, form)
    form.offer(looks, is_first=not is_made)
    chosen = form.chosen(looks)
    if sound and is_made and chosen:
        made = operations.plan_series(
            group,
            chosen,
            _when(form),
            title=form.title.data or "",
            venue=form.venue.data or "",
            by=me().id,
        )
        say(
            ngettext(
                "%(num)s meeting is planned. Nobody is told before you call it.",
                "%(num)s meetings are planned. Nobody is told of one before you call it.",
                len(made),
            )
        )
        return redirect(url_for(".manage_group", slug=group.slug))
    if sound and is_made:
        form.days.errors = [_("Choose at least one day.")]
    return managed_group(
        "meetings/manage/series_days.html",
        group,
        form=form,
        left_out=[
            (date_words(look.day), " ".join(str(SNAG_WORDS[snag]) for snag in look.snags))
            for look in looks
            if look.is_closed
        ],
        typed=[
            (name, value)
            for name, value in request.form.items(multi=True)
            if name not in {"days", "then", "csrf_token"}
        ],
    )


@bp.route(f"{MEETING}/details", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def details(meeting: Meeting) -> Reply:
    """What is said of a meeting. Once people have been told, its day, times and place are changed elsewhere."""
    form = Details(obj=meeting)
    is_planned = meeting.stage is Stage.PLANNED
    if not is_planned:
        form.without_what_was_told()
    if form.passed():
        if is_planned:
            saying.replan(
                meeting,
                form.on_day.data,
                _when(form),
                venue=form.venue.data or "",
                link=form.link.data or "",
                by=me().id,
            )
        saying.change_details(
            meeting,
            saying.Details(
                title=form.title.data or "",
                about=form.about.data or "",
                venue_access=form.venue_access.data or "",
                telephone=form.telephone.data or "",
                supporter=form.supporter.data or "",
                pre_meet=_both(form.pre_meet_begins.data, form.pre_meet_ends.data),
                debrief=_both(form.debrief_begins.data, form.debrief_ends.data),
                preparation_minutes=form.preparation_minutes.data or 0,
            ),
            by=me().id,
        )
        say(_("What is said of the meeting is saved."))
        return redirect(url_for(".manage", reference=meeting.reference))
    move = MOVES.get("move") if meeting.stage is Stage.CALLED and not meeting.is_over else None
    return managed(
        "meetings/manage/details.html",
        meeting,
        form=form,
        is_planned=is_planned,
        move=url_for(move, reference=meeting.reference) if move else None,
    )


def _looks(group: Group, form: Series) -> list[Look]:
    taken = frozenset(each.on_day for each in queries.of_group(group) if each.stage is not Stage.CANCELLED)
    nation = settings.get(NATION, programme=group.programme_id)
    return looked_over(form.all_days, nation, clock.today(), taken)


def _when(form: NewMeeting | Series | Details) -> When:
    return When(form.begins.data, form.ends.data)  # type: ignore[arg-type]


def _both(begins: object, ends: object) -> When | None:
    return When(begins, ends) if begins is not None and ends is not None else None  # type: ignore[arg-type]
