"""The public decisions of a published record in the register across groups, each written only if it differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select

from coprod.core import clock, word_lists
from coprod.core.db import db
from coprod.meetings.models import Meeting, ShownDecision

SEARCHED = ("words", "decided_by", "dissent", "influence_words", "item")
SEARCHED_OF_ADVICE = ("receiver", "words", "by")


def register(meeting: Meeting, shown: Mapping[str, Any]) -> None:
    """Bring what the register says of a meeting up to date with what everybody reads of it."""
    held = {
        each.reference: each
        for each in db.session.scalars(
            select(ShownDecision).where(ShownDecision.meeting_id == meeting.id).order_by(ShownDecision.id)
        )
    }
    public = {
        each["reference"]: {**each, "item": item["title"], "number": item["number"]}
        for item in shown["items"]
        for each in item["decisions"]
    }
    if gone := held.keys() - public.keys():
        db.session.execute(delete(ShownDecision).where(ShownDecision.reference.in_(gone)))
    for reference, told in public.items():
        row = held.get(reference)
        if row is None:
            row = ShownDecision(
                reference=reference,
                meeting_id=meeting.id,
                programme_id=meeting.programme_id,
                group_id=meeting.group_id,
                decided_on=meeting.on_day,
                published_at=clock.now(),
                changed_at=clock.now(),
                shown={},
            )
            db.session.add(row)
        if row.shown != told:
            row.shown, row.searchable, row.changed_at = told, _searchable(told), clock.now()
    db.session.flush()


def _searchable(told: Mapping[str, Any]) -> str:
    advice = told["advice"] or {}
    words = [*(told[name] for name in SEARCHED), *(advice.get(name, "") for name in SEARCHED_OF_ADVICE)]
    return " ".join(word_lists.parts(" ".join(str(each) for each in words)))
