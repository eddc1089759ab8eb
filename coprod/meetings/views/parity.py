"""The figures of a group over the last year: for everybody from what was published, for those who arrange from all."""

from __future__ import annotations

from datetime import date, timedelta

from flask import render_template

from coprod.core import clock, editions, settings
from coprod.core.access import Reply, permit
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.meetings import permissions
from coprod.meetings.models import Group
from coprod.meetings.queries import groups as queries
from coprod.meetings.queries import parity
from coprod.meetings.views import bp, groups, manage_groups, parity_shown
from coprod.meetings.views.managing import managed_group

A_YEAR = timedelta(days=365)


def _since() -> date:
    return clock.today() - A_YEAR


@bp.get(f"{groups.GROUP}/figures")
@permit(everyone, on=groups.one, see=permissions.see_outside, anonymous=True, kept=True)
def figures(group: Group) -> Reply:
    """The figures as everybody can count them again from the public pages."""
    counted = parity.outside(group, _since(), clock.today())
    head, rows = parity_shown.over_time(counted.attendance, lambda share: str(share.part))
    return render_template(
        "meetings/public/figures.html",
        group=group,
        about=editions.read(group.editions, language()),
        accent=settings.get(ACCENT, programme=group.programme_id),
        since=_since(),
        charts=parity_shown.outside(counted),
        head=head,
        rows=rows,
    )


@bp.get(f"{manage_groups.GROUP}/figures")
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def group_figures(group: Group) -> Reply:
    """The figures from everything that was written inside."""
    counted = parity.inside(group, _since(), clock.today())
    head, rows = parity_shown.over_time(counted.attendance, parity_shown.of)
    return managed_group(
        "meetings/manage/figures.html",
        group,
        since=_since(),
        charts=parity_shown.inside(counted),
        head=head,
        rows=rows,
        is_withheld=counted.needs.is_withheld,
    )
