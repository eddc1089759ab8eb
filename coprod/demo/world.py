"""Who and what is there already, by the names that the words use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from coprod.consultations import queries as consultations
from coprod.consultations.models import Consultation
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import forms
from coprod.people import queries as people
from coprod.people.models import Person
from coprod.programmes import queries as programmes
from coprod.programmes.models import Organisation, Programme

ADMINISTRATOR = "administrator"
Thing = TypeVar("Thing")


@dataclass
class World:
    """Numbers and references, never rows: each deed reads afresh what it needs, as a visit would."""

    people: dict[str, int] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    # Aims and workstreams: the key that the service gave, and its number, by programme, kind and our own key.
    parts: dict[tuple[str, str, str], tuple[str, int]] = field(default_factory=dict)
    consultations: dict[str, str] = field(default_factory=dict)
    # What people said of services, by its place in the words: the item's key, and the code of its receipt.
    said: dict[int, tuple[str, str]] = field(default_factory=dict)
    findings: dict[tuple[str, str], str] = field(default_factory=dict)
    # Groups by their key: the address that the service gave. Meetings by group and title: their reference.
    groups: dict[str, str] = field(default_factory=dict)
    meetings: dict[tuple[str, str], str] = field(default_factory=dict)

    # Rate cards by organisation, roles by our own key, work and claims by person and title, payment runs in order.
    cards: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    work: dict[tuple[str, str], str] = field(default_factory=dict)
    claims: dict[tuple[str, str], str] = field(default_factory=dict)
    runs: list[str] = field(default_factory=list)

    @property
    def administrator(self) -> int:
        """The number of whoever keeps the service."""
        return self.people[ADMINISTRATOR]

    def person(self, key: str) -> Person:
        return _there(people.person(self.people[key]), key)

    def organisation(self, name: str) -> Organisation:
        return _there(programmes.organisation(self.organisations[name]), name)

    def programme(self, slug: str) -> Programme:
        """A programme with everything that its page shows."""
        return _there(programmes.whole(slug), slug)

    def consultation(self, key: str) -> Consultation:
        """A consultation with everything around it."""
        return _there(consultations.one_whole(self.consultations[key]), key)

    def form(self, slug: str) -> FeedbackForm:
        """A feedback form with its words and its questions."""
        return _there(forms.one(slug), slug)


def _there(found: Thing | None, name: str) -> Thing:
    if found is None:
        raise LookupError(f"The demo world has no “{name}” yet.")
    return found
