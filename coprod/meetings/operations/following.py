"""A published record stays as it is, but its actions go on, and advice is answered: both are told where they stand."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import Action, Decision, Meeting, Paper, PaperVersion, ShownRecord
from coprod.meetings.queries import known, record
from coprod.meetings.queries.record import Record
from coprod.meetings.rules import names
from coprod.meetings.rules.actions import due_in_public
from coprod.meetings.rules.layers import without
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.shown import somebody


def up_to_date(published: ShownRecord, meeting: Meeting) -> dict[str, Any]:
    """The published version with its actions and the answers to its advice as they stand now, and without papers that
    were taken away since.
    """
    shown = deepcopy(published.shown)
    there = _papers(published.meeting_id)
    for item in (shown, *shown["items"]):
        item["papers"] = [each for each in item["papers"] if each["key"] in there]
    _answer([each for item in shown["items"] for each in item["decisions"] if each["advice"]], meeting)
    held = [*shown["actions"], *(each for item in shown["items"] for each in item["actions"])]
    if not held:
        return shown
    now = _actions([each["reference"] for each in held])
    told = _told(now)
    for item in (shown, *shown["items"]):
        item["actions"] = [
            {**each, **told[each["reference"]]} for each in item["actions"] if each["reference"] in told
        ]
    return shown


def facts(action: Action, owner: str) -> dict[str, Any]:
    """What of an action changes after its meeting. ``owner``: in words, when it is no member."""
    due_on = due_in_public(action.stage, action.due_on, action.owner_role)
    return {
        "stage": action.stage.value,
        "due_on": due_on.isoformat() if due_on else None,
        "finished_on": action.finished_on.isoformat() if action.finished_on else None,
        "owner": somebody(action.owned_by, owner),
    }


def _papers(meeting_id: int) -> set[str]:
    """The files that everybody may still fetch."""
    files = select(PaperVersion.key).join(PaperVersion.paper)
    return set(db.session.scalars(files.where(Paper.meeting_id == meeting_id, Paper.layer == Layer.PUBLIC)))


def asked(decision: Decision) -> dict[str, Any] | None:
    """Whom a decision was put to, and by when they answer. No version holds an answer, so none has to be cut from it."""
    if decision.receiver is None or decision.answer_due_on is None:
        return None
    return {
        "receiver": decision.receiver.name,
        "due_on": decision.answer_due_on.isoformat(),
        "answered_on": None,
        "verdict": None,
        "words": "",
        "by": "",
    }


def speaks(held: Record | None) -> Callable[[str], str]:
    """Words as they are told when nobody looks at them before: without any in which somebody could be named."""
    allowed, hidden = (known.phrases(held), known.hidden_everywhere(held)) if held else ([], [])

    def speakable(text: str) -> str:
        return text if without(text, hidden) == text and not names.found([text], allowed) else ""

    return speakable


def _answer(published: list[dict[str, Any]], meeting: Meeting) -> None:
    """Tell what was answered to advice that everybody may still read."""
    if not published:
        return
    held = record.whole(meeting)
    speakable = speaks(held)
    now = {each.reference: each for item in held.items for each in item.decisions}
    read = {reference: words for each in held.public.values() for reference, words in each.decisions.items()}
    for each in published:
        words, decision = read.get(each["reference"]), now.get(each["reference"])
        if words and decision and decision.answered_on and decision.answer_verdict:
            each["advice"] |= {
                "answered_on": decision.answered_on.isoformat(),
                "verdict": decision.answer_verdict.value,
                "words": speakable(words["answer_words"]),
                "by": speakable(words["answer_by"]),
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


def _told(actions: dict[str, Action]) -> dict[str, dict[str, Any]]:
    """What is told of each."""
    if not actions:
        return {}
    speakable = speaks(record.one(next(iter(actions.values())).meeting.reference))
    return {
        reference: {**facts(each, speakable(each.owner)), "evidence": speakable(each.evidence)}
        for reference, each in actions.items()
    }
