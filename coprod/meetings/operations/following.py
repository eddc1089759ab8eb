"""A published record stays as it is, but its actions go on: what became of them is told where they were taken on."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import Action, ShownRecord
from coprod.meetings.queries import known, record
from coprod.meetings.rules import names
from coprod.meetings.rules.layers import without
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.shown import somebody


def up_to_date(published: ShownRecord) -> dict[str, Any]:
    """The published version with its actions as they stand now."""
    shown = deepcopy(published.shown)
    held = [*shown["actions"], *(each for item in shown["items"] for each in item["actions"])]
    if not held:
        return shown
    now = _actions([each["reference"] for each in held])
    evidence = _speakable(now)
    for item in (shown, *shown["items"]):
        item["actions"] = [
            {**each, **facts(now[each["reference"]]), "evidence": evidence[each["reference"]]}
            for each in item["actions"]
            if each["reference"] in now
        ]
    return shown


def facts(action: Action) -> dict[str, Any]:
    """What of an action changes after its meeting."""
    return {
        "stage": action.stage.value,
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "finished_on": action.finished_on.isoformat() if action.finished_on else None,
        "owner": somebody(action.owned_by, ""),
    }


def _actions(references: list[str]) -> dict[str, Action]:
    return {
        each.reference: each
        for each in db.session.scalars(
            select(Action)
            .where(Action.reference.in_(references), Action.layer == Layer.PUBLIC)
            .options(joinedload(Action.owned_by), joinedload(Action.meeting))
            .order_by(Action.id)
        )
    }


def _speakable(actions: dict[str, Action]) -> dict[str, str]:
    """The evidence of each, left out when somebody could be named in it: nobody looks at it before it is public."""
    told = {reference: each.evidence for reference, each in actions.items()}
    if not any(told.values()):
        return told
    meeting = next(iter(actions.values())).meeting
    held = record.one(meeting.reference)
    if held is None:
        return dict.fromkeys(told, "")
    allowed, hidden = known.phrases(held), known.hidden_everywhere(held)
    return {
        reference: text if without(text, hidden) == text and not names.found([text], allowed) else ""
        for reference, text in told.items()
    }
