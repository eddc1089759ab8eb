"""Who may see a role, read applications for it, and know whose they are: a table of everybody who could ask."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from coprod.core.rules import NOBODY, Grant, Rule, Viewer
from coprod.involvement import permissions as may
from coprod.involvement.rules.opportunities import PUBLIC, Choosing, Stage
from coprod.programmes.rules import Role

HERE, ELSEWHERE = 1, 2  # programmes


@dataclass
class Seat:
    person_id: int


@dataclass
class Thing:
    stage: Stage = Stage.OPEN
    choosing: Choosing = Choosing.PANEL
    person_id: int | None = 7
    programme_id: int = HERE
    organisation_id: int = 1
    panel: list[Seat] = field(default_factory=lambda: [Seat(8)])

    @property
    def is_public(self) -> bool:
        return self.stage in PUBLIC


LEAD = Viewer(5, frozenset({Grant(Role.LEAD.value, HERE, 1)}))
STRANGER = Viewer(6, frozenset({Grant(Role.LEAD.value, ELSEWHERE, 1)}))
APPLICANT, READER = Viewer(7, frozenset()), Viewer(8, frozenset())
EVERYBODY = {"nobody": NOBODY, "lead": LEAD, "stranger": STRANGER, "applicant": APPLICANT, "reader": READER}
ALL = frozenset(EVERYBODY)
DRAFT, OPEN, CLOSED, DECIDED = (
    Thing(stage) for stage in (Stage.DRAFT, Stage.OPEN, Stage.CLOSED, Stage.DECIDED)
)


@pytest.mark.parametrize(
    ("rule", "thing", "who"),
    [
        (may.see, DRAFT, {"lead", "reader"}),
        (may.see, OPEN, ALL),
        (may.is_public, DRAFT, set()),
        (may.is_public, DECIDED, ALL),
        (may.arrange, OPEN, {"lead"}),
        (may.choose, OPEN, {"reader"}),
        (may.is_mine, OPEN, {"applicant"}),
        (may.is_mine, Thing(person_id=None), set()),
        (may.mine, None, ALL - {"nobody"}),
        (may.start, None, {"lead", "stranger"}),
        (may.edit, DRAFT, {"lead"}),
        (may.edit, OPEN, set()),
        (may.support, DRAFT, {"lead"}),
        (may.support, OPEN, {"lead"}),
        (may.support, CLOSED, {"lead"}),
        (may.support, DECIDED, set()),
    ],
)
def test_each_rule_lets_in_those_whom_it_names_and_nobody_else(
    rule: Rule, thing: Thing | None, who: set[str]
) -> None:
    assert {name for name, viewer in EVERYBODY.items() if rule(viewer, thing)} == who


@pytest.mark.parametrize(
    ("thing", "is_open"),
    [
        (OPEN, False),
        (CLOSED, False),
        (DECIDED, True),
        (Thing(Stage.ENDED), True),
        (Thing(Stage.WITHDRAWN), False),
        (Thing(Stage.OPEN, Choosing.FIRST_COME), True),
    ],
)
def test_names_are_known_when_everybody_is_answered_or_where_nobody_chooses(
    thing: Thing, is_open: bool
) -> None:
    assert may.names_are_open(thing) is is_open


@pytest.mark.parametrize(
    ("role", "programme", "organisation", "is_let_in"),
    [
        (Role.LEAD, HERE, 2, True),
        (Role.LEAD, ELSEWHERE, 1, False),
        (Role.FINANCE_APPROVER, HERE, 1, True),
        (Role.FINANCE_APPROVER, HERE, 2, False),
        (Role.FINANCE_APPROVER, ELSEWHERE, 1, False),
        (Role.PAYER, HERE, 1, False),
        (Role.LIVED_EXPERIENCE, HERE, 1, False),
    ],
)
def test_how_a_role_is_paid_is_determined_by_its_lead_or_by_who_approves_for_its_organisation(
    role: Role, programme: int, organisation: int, is_let_in: bool
) -> None:
    viewer = Viewer(9, frozenset({Grant(role.value, programme, organisation)}))
    assert may.determine(viewer, DECIDED) is is_let_in
    assert not may.determine(NOBODY, DECIDED) and not may.determine(APPLICANT, DECIDED)
