"""The public figures of a month: counted once, a month after it is over, and never again (domain rules E6 and E7).

Every item belongs to one month, no figure is published over two of them, and none is counted anew: so nothing that is
public can be subtracted from anything else, and what is taken back later changes no figure.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from coprod.core import audit, clock
from coprod.core.db import db, one_at_a_time
from coprod.feedback.models import FeedbackFigures
from coprod.feedback.queries import figures, forms
from coprod.feedback.rules import FormStage
from coprod.feedback.rules.figures import (
    days_to_read,
    days_to_reply,
    for_everybody,
    median,
    month_of,
    months_later,
    tables,
)
from coprod.statistics import release
from coprod.statistics.disclosure import PublicTables
from coprod.statistics.perspectives import PublicApart, public_apart
from coprod.statistics.rules import SMALL

# A month is counted when the next one is over too: by then what was to be answered has been.
AFTER_MONTHS = 2


def due(programme_id: int) -> list[date]:
    """The months of a programme that can be counted now and have not been."""
    first = figures.first_month(programme_id)
    if first is None:
        return []
    counted, month, found = set(figures.counted_months(programme_id)), month_of(first), []
    while months_later(month, AFTER_MONTHS) <= clock.today():
        if month not in counted:
            found.append(month)
        month = months_later(month, 1)
    return found


def count(programme_id: int, month: date) -> FeedbackFigures | None:
    """Count a month and publish what may be seen of it; ``None`` when it has been counted."""
    one_at_a_time(f"feedback figures {programme_id}")
    if figures.month(programme_id, month) is not None:
        return None
    row = FeedbackFigures(
        programme_id=programme_id, month=month, shown=_shown(programme_id, month), counted_on=clock.today()
    )
    db.session.add(row)
    audit.record(
        "feedback figures published",
        by=None,
        kind="programme",
        number=programme_id,
        label=month.isoformat()[:7],
    )
    db.session.flush()
    return row


def _shown(programme_id: int, month: date) -> dict[str, Any]:
    opened = [form for form in forms.listed(programmes=[programme_id]) if form.stage is not FormStage.DRAFT]
    slugs, before = {form.id: form.slug for form in opened}, months_later(month, 1)
    clocks = figures.clocks(slugs, month, before)
    all_forms_ask = figures.all_ask(slugs, month, before)
    counted = tables(
        figures.groups(slugs, month, before),
        clocks,
        figures.friends_and_family(slugs, month, before),
        forms=figures.answer_within(opened, month),
        today=clock.today(),
    )
    public = public_apart(
        {each: for_everybody(part, all_forms_ask=all_forms_ask) for each, part in counted.items()}
    )
    medians: dict[str, dict[str, int]] = {}
    if isinstance(public, PublicApart):
        for perspective, part in public.parts.items():
            own = [each for each in clocks if each.perspective is perspective]
            if isinstance(part, PublicTables):
                times = {"read": days_to_read(own), "reply": days_to_reply(own)}
                medians[perspective.value] = {
                    name: middle
                    for name, each in times.items()
                    if sum(often for _days, often in each) > SMALL and (middle := median(each)) is not None
                }
    return {"figures": release.written(public), "medians": medians}
