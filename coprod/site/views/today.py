"""What needs me, and by when."""

from __future__ import annotations

from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page
from coprod.meetings.queries import groups
from coprod.programmes.permissions import has_work
from coprod.programmes.rules import Role
from coprod.site.queries_today import tasks_of
from coprod.site.views import bp


@bp.get("/manage")
@permit(has_work)
def today() -> Reply:
    return page(
        "site/today.html",
        tasks=tasks_of(viewer()),
        arranges_groups=bool(groups.managed(viewer().programmes(Role.LEAD.value), viewer().person_id)),
    )
