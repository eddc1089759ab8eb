"""What of a published record goes on by itself, and so is no reason for another version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# What is told of an action as it stands now.
LIVE = frozenset({"stage", "due_on", "finished_on", "owner", "evidence"})


def without_live(shown: Mapping[str, Any]) -> dict[str, Any]:
    """A record without what changes when somebody does what they have taken on, and without how earlier ones read."""
    return {
        **{name: told for name, told in shown.items() if name != "earlier"},
        "items": [{**item, "actions": _still(item["actions"])} for item in shown["items"]],
        "actions": _still(shown["actions"]),
    }


def _still(actions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: fact for name, fact in each.items() if name not in LIVE} for each in actions]
