"""Who may write down what somebody needs: for people whom no e-mail reaches, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from coprod.core import clock
from coprod.core.rules import NOBODY, Grant, Viewer
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.programmes.rules import Role
from coprod.site.permissions import knows_them, write_down_needs

OURS, THEIRS = 1, 2
LEAD, LEAD_ELSEWHERE, ADMINISTRATOR, CHAIR = (
    Viewer(9, frozenset({Grant(role.value, programme)}))
    for role, programme in (
        (Role.LEAD, OURS),
        (Role.LEAD, THEIRS),
        (Role.ADMINISTRATOR, None),
        (Role.CHAIR, OURS),
    )
)


@dataclass
class Thing:
    """Somebody who takes part in our programme."""

    person: Person
    programmes: frozenset[int] = field(default_factory=lambda: frozenset({OURS}))


BY_EMAIL = Person(email="she@people.example", safe_contact=SafeContact.EMAIL)
NO_EMAIL = Person(email=None, safe_contact=SafeContact.EMAIL)
BY_POST = Person(email="she@people.example", safe_contact=SafeContact.POST)
FORGOTTEN = Person(email=None, safe_contact=SafeContact.NONE, forgotten_at=clock.now())


@pytest.mark.parametrize(
    ("viewer", "person", "sees", "writes"),
    [
        (LEAD, NO_EMAIL, True, True),
        (LEAD, BY_POST, True, True),
        (LEAD, BY_EMAIL, True, False),
        (LEAD, FORGOTTEN, True, False),
        (ADMINISTRATOR, NO_EMAIL, True, True),
        (ADMINISTRATOR, BY_EMAIL, True, False),
        (LEAD_ELSEWHERE, NO_EMAIL, False, False),
        (CHAIR, NO_EMAIL, False, False),
        (NOBODY, NO_EMAIL, False, False),
    ],
)
def test_whoever_leads_them_writes_down_needs_where_no_email_reaches(
    viewer: Viewer, person: Person, sees: bool, writes: bool
) -> None:
    thing = Thing(person)
    assert (knows_them(viewer, thing), write_down_needs(viewer, thing)) == (sees, writes)
