"""What public pages ask: queries of the floors below, woven together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coprod.consultations.models import Consultation
from coprod.influence import queries as influence
from coprod.influence.queries import Heard, Station
from coprod.oversight import queries as oversight
from coprod.oversight.queries import Checked


@dataclass(frozen=True)
class Thread:
    """One finding, what became of it, what the reviewer says, and the six stations."""

    heard: Heard
    checked: Checked
    stations: list[Station]

    @property
    def reference(self) -> str | None:
        """The reference of its page; ``None`` when nothing was promised, and so it has none."""
        return self.heard.commitment.reference if self.heard.commitment else None


def threads(heard: Iterable[Heard]) -> list[Thread]:
    """Whole threads, in the order given: two statements, however many there are."""
    held = list(heard)
    checked = oversight.checks_of(held)
    stations = oversight.threads(held, checked)
    return [Thread(each, checked.get(each.finding.id, Checked()), stations[each.finding.id]) for each in held]


def outcome(consultation: Consultation) -> list[Thread]:
    """What became of a consultation, as everybody may read it; empty until it is published."""
    return threads(influence.outcome(consultation))
