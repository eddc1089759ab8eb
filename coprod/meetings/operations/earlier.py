"""What is left out of a record after it was published is left out of its earlier versions too, wherever they are read.

The versions stay as they were published. Beside the newest one stands how the earlier ones read from now on: otherwise
the page that shows what changed would show exactly the words that somebody asked to have left out (domain rule M7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coprod.core import clock
from coprod.meetings.models import ShownRecord
from coprod.meetings.queries import known
from coprod.meetings.queries.record import Record, Written
from coprod.meetings.rules.layers import LEFT_OUT, without
from coprod.meetings.rules.passages import spans
from coprod.meetings.rules.record import DECISION_WORDS


def readings(record: Record, shown: Mapping[str, Any], versions: Sequence[ShownRecord]) -> dict[str, Any]:
    """How each earlier version reads now, by its number: only of those that hold what is left out since."""
    public = {each["reference"] for item in shown["items"] for each in item["decisions"]}
    found = {}
    for version in versions:
        before = _of_interest(version.shown)
        now = {
            "items": [_item(record, version, item, public) for item in before["items"]],
            "summary": without(before["summary"], known.hidden_everywhere(record)),
        }
        if now != before:
            found[str(version.version)] = now
    return found


def _of_interest(shown: Mapping[str, Any]) -> dict[str, Any]:
    return {name: shown[name] for name in ("items", "summary")}


def _item(record: Record, version: ShownRecord, item: dict[str, Any], public: set[str]) -> dict[str, Any]:
    written = record.item(item["reference"])
    hidden = [*(written.hidden if written else ()), *record.hidden_names]
    minutes = without(item["minutes"], hidden)
    if written is not None and _said_otherwise(record, written, version, item["minutes"]):
        minutes = LEFT_OUT
    decisions = [
        {**each, **{name: without(each[name], hidden) for name in DECISION_WORDS}}
        for each in item["decisions"]
        if each["reference"] in public
    ]
    return {**item, "minutes": minutes, "decisions": decisions}


def _said_otherwise(record: Record, written: Written, version: ShownRecord, minutes: str) -> bool:
    """Whether something is left out since that stood there in other words, which nobody can cut out."""
    published_at = record.meeting.published_at
    return published_at is not None and any(
        each.made_at > published_at
        and clock.london(each.made_at).date() >= version.published_on
        and not spans(minutes, each.passage)
        and (each.instead.strip() or LEFT_OUT) not in minutes
        for each in written.redactions
    )
