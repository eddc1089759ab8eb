"""The record of a meeting as one circle reads it: what may stand in it, and what still keeps it from being published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coprod.core.editions import fingerprint
from coprod.meetings.rules.layers import Hidden, Made, made, without
from coprod.meetings.rules.meetings import Layer, readable

# What of a decision and of an action people wrote in words, besides its facts.
DECISION_WORDS = ("words", "decided_by", "dissent", "influence_words", "not_quorate_why")
ACTION_WORDS = ("words", "owner", "evidence")
# What the body that was asked answered. It comes later, so neither a summary nor a version is made of it.
ANSWER_WORDS = ("answer_words", "answer_by")


@dataclass(frozen=True)
class Part:
    """One item with what was written under it: the minutes, and the words of decisions and actions by reference."""

    reference: str
    layer: Layer
    minutes: str = ""
    hidden: Sequence[Hidden] = ()
    decisions: Mapping[str, tuple[Layer, Mapping[str, str]]] = field(default_factory=dict)
    actions: Mapping[str, tuple[Layer, Mapping[str, str]]] = field(default_factory=dict)

    def read(self, layer: Layer, names: Sequence[Hidden] = ()) -> Reading:
        """What a circle reads of it. ``names`` are left out wherever they stand."""
        if self.layer not in readable(layer):
            return Reading(self.reference, Made(""))
        told = made(self.minutes, self.hidden, layer)
        left_out = [*(each for each in self.hidden if each.is_hidden_in(layer)), *names]

        def cleaned(held: Mapping[str, tuple[Layer, Mapping[str, str]]]) -> dict[str, dict[str, str]]:
            return {
                reference: {name: without(text, left_out) for name, text in words.items()}
                for reference, (circle, words) in held.items()
                if circle in readable(layer)
            }

        text = Made(without(told.text, names), told.lost)
        return Reading(self.reference, text, cleaned(self.decisions), cleaned(self.actions))


@dataclass(frozen=True)
class Reading:
    """What one circle reads of an item."""

    reference: str
    minutes: Made
    decisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    actions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """Everything in it that somebody wrote."""
        told = [self.minutes.text]
        for held in (self.decisions, self.actions):
            told += [text for words in held.values() for text in words.values()]
        return [text for text in told if text]


def mark_of(readings: Iterable[Reading]) -> str:
    """The hash of what a circle reads, by which a summary knows what it was made from."""
    told: dict[str, str] = {}
    for each in readings:
        told[each.reference] = each.minutes.text
        for reference, words in each.decisions.items():
            told |= {f"{reference}.{name}": words.get(name, "") for name in DECISION_WORDS}
    return fingerprint({key: text for key, text in told.items() if text})


def texts_of(shown: Mapping[str, Any]) -> dict[str, str]:
    """What people can compare of a published version: each item's minutes and decisions as one text, by reference."""
    return {
        item["reference"]: "\n\n".join(
            text
            for text in (
                item["minutes"],
                *(each[name] for each in item["decisions"] for name in DECISION_WORDS),
            )
            if text
        )
        for item in shown["items"]
    }
