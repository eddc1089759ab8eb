"""The arranger's side of groups: which they arrange, and how one stands."""

from __future__ import annotations

from coprod.core import paging
from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page
from coprod.core.rules import is_signed_in
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.models import Group
from coprod.meetings.operations.groups import what_is_missing
from coprod.meetings.queries import advice, meetings
from coprod.meetings.queries import groups as queries
from coprod.meetings.queries.standing import warnings
from coprod.meetings.rules.meetings import STAGE_TAGS, STAGE_WORDS
from coprod.meetings.rules.minutes import MINUTES_TAGS, MINUTES_WORDS
from coprod.meetings.views import advice_shown, bp
from coprod.meetings.views.managing import about, fresh, managed_group
from coprod.people.current import me
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS, Role

GROUPS = "/manage/groups"
GROUP = f"{GROUPS}/<slug>"


@bp.get(GROUPS)
@permit(is_signed_in)
def managed_groups() -> Reply:
    """The groups of the programmes that the viewer leads, and those in which they hold an office."""
    held = queries.managed(viewer().programmes(Role.LEAD.value), me().id)
    coming = meetings.coming([each.id for each in held])
    following = {each.group_id: each for each in reversed(coming)}
    return page(
        "meetings/manage/groups.html",
        may_start=permissions.start(viewer()),
        groups=[(each, about(each), following.get(each.id)) for each in held],
    )


@bp.get(GROUP)
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def manage_group(group: Group) -> Reply:
    """How a group stands: what it lacks, what to think over, its meetings and what each needs."""
    group = fresh(group)
    past = meetings.past_of_group(group, paging.wanted())
    return managed_group(
        "meetings/manage/group.html",
        group,
        warnings=warnings(group),
        missing=[] if group.is_public else what_is_missing(group),
        level=LEVEL_WORDS[group.level],
        rung=RUNG_WORDS[group.rung_shown],
        lists=[(_("Next meetings"), meetings.of_group(group)), (_("Past meetings"), past.rows)],
        past=past,
        waiting=[(each, advice_shown.of(each)) for each in advice.waiting([group.id])],
        stage_words=STAGE_WORDS,
        stage_tags=STAGE_TAGS,
        minutes_words=MINUTES_WORDS,
        minutes_tags=MINUTES_TAGS,
    )
