"""Every permission, by itself: to whom it says yes. Everybody who is not named is told no.

The doors are held by the table in tests/house. This one is for the rules, before any door: it shows within
a moment what a rule says of every role, here and in another programme, at every stage of a consultation.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask

from coprod.consultations import permissions as consultations
from coprod.consultations.rules import Stage
from coprod.core.rules import NOBODY, Grant, Rule, Viewer
from coprod.influence import permissions as influence
from coprod.oversight import permissions as oversight
from coprod.people import permissions as people
from coprod.programmes import permissions as programmes
from coprod.programmes.rules import Role
from coprod.safety import permissions as safety
from coprod.themes import permissions as themes

HERE, ELSEWHERE = 1, 2


@dataclass(frozen=True)
class Thing:
    """A consultation, as rules see one."""

    programme_id: int
    stage: Stage


@dataclass(frozen=True)
class PartOf:
    """Something that belongs to a consultation, and has no stage of its own."""

    consultation: Thing

    @property
    def programme_id(self) -> int:
        return self.consultation.programme_id


def _viewers() -> dict[str, Viewer]:
    """Everybody whom a rule could mean: each role here, each elsewhere, and some who hold two."""
    found = {"nobody": NOBODY, "signed in": Viewer(1)}
    for role in Role:
        if role is Role.ADMINISTRATOR:
            found[role.value] = Viewer(1, frozenset({Grant(role.value, None)}))
            continue
        found[role.value] = Viewer(1, frozenset({Grant(role.value, HERE)}))
        found[f"{role.value} elsewhere"] = Viewer(1, frozenset({Grant(role.value, ELSEWHERE)}))
    for other in (Role.LEAD, Role.CHAIR):
        both = {Grant(Role.REVIEWER.value, HERE), Grant(other.value, HERE)}
        found[f"reviewer and {other.value}"] = Viewer(1, frozenset(both))
    return found


VIEWERS = _viewers()
EVERYBODY = set(VIEWERS)
LEADS = {"lead", "reviewer and lead"}
CHAIRS = {"chair", "reviewer and chair"}
REVIEWS = {"reviewer", "reviewer and lead", "reviewer and chair"}
LEADS_ANYWHERE = LEADS | {"lead elsewhere"}
REVIEWS_ANYWHERE = REVIEWS | {"reviewer elsewhere"}
STAFF = {
    f"{role}{where}"
    for role in ("moderator", "chair", "finance_approver", "payer", "safeguarding")
    for where in ("", " elsewhere")
}
ADMINISTRATOR = {"administrator"}

# What a rule says whatever the stage of a consultation is.
AT_ANY_STAGE: list[tuple[Rule, set[str]]] = [
    (programmes.is_an_administrator, ADMINISTRATOR),
    (programmes.leads_the_programme, LEADS),
    (programmes.leads_a_programme, LEADS_ANYWHERE),
    (programmes.reviews_the_programme, REVIEWS),
    (programmes.reviews_a_programme, REVIEWS_ANYWHERE),
    (programmes.works_for_a_programme, LEADS_ANYWHERE | CHAIRS | STAFF),
    (programmes.safeguards_the_programme, {"safeguarding"}),
    (programmes.safeguards_a_programme, {"safeguarding", "safeguarding elsewhere"}),
    (programmes.runs_the_programme, LEADS | ADMINISTRATOR),
    (programmes.runs_a_programme, LEADS_ANYWHERE | ADMINISTRATOR),
    (programmes.has_work, LEADS_ANYWHERE | CHAIRS | STAFF | REVIEWS_ANYWHERE | ADMINISTRATOR),
    (consultations.see_inside, LEADS),
    (consultations.start, LEADS_ANYWHERE),
    (consultations.move, LEADS),
    (consultations.answer, EVERYBODY),
    (themes.work, LEADS),
    (influence.answer, LEADS),
    (influence.report, LEADS),
    (influence.follow, LEADS | CHAIRS),
    (influence.chairs_the_programme, CHAIRS),
    (influence.leads_or_chairs_a_programme, LEADS_ANYWHERE | CHAIRS | {"chair elsewhere"}),
    (safety.open_, LEADS_ANYWHERE | CHAIRS | STAFF),
    (safety.enter, {"safeguarding", "safeguarding elsewhere"}),
    (safety.deal, {"safeguarding"}),
    (oversight.enter, REVIEWS_ANYWHERE),
    # Nobody checks their own work, whatever other role they hold (domain rule H3).
    (oversight.check, {"reviewer"}),
]

# What a rule says at some stages to everybody or to some, and at all others to these.
PUBLIC = {Stage.OPEN, Stage.CLOSED, Stage.ANSWERED, Stage.ARCHIVED}
PUBLISHED = {Stage.ANSWERED, Stage.ARCHIVED}
BY_STAGE: list[tuple[Rule, set[Stage], set[str], set[str]]] = [
    (consultations.is_public, PUBLIC, EVERYBODY, set()),
    (consultations.is_a_draft, {Stage.DRAFT}, EVERYBODY, set()),
    (consultations.is_open, {Stage.OPEN}, EVERYBODY, set()),
    (consultations.see, PUBLIC, EVERYBODY, LEADS),
    (consultations.edit, {Stage.DRAFT}, LEADS, set()),
    (consultations.support, {Stage.DRAFT, Stage.OPEN}, LEADS, set()),
    (consultations.read_answers, PUBLIC, LEADS, set()),
    (themes.know, PUBLIC, EVERYBODY, LEADS),
    (influence.is_published, PUBLISHED, EVERYBODY, set()),
    (influence.know, PUBLISHED, EVERYBODY, LEADS | CHAIRS),
    (oversight.know, PUBLISHED, EVERYBODY, set()),
]
# These are also asked about what belongs to a consultation.
OF_PARTS = {themes.know, influence.is_published, influence.know, oversight.know}


def told_yes(rule: Rule, thing: object) -> set[str]:
    return {who for who, viewer in VIEWERS.items() if rule(viewer, thing)}


@pytest.mark.parametrize(
    ("rule", "who"), AT_ANY_STAGE, ids=lambda each: str(each) if isinstance(each, Rule) else ""
)
def test_a_rule_says_yes_to_these_and_to_nobody_else(rule: Rule, who: set[str]) -> None:
    for stage in Stage:
        assert told_yes(rule, Thing(HERE, stage)) == who, stage


@pytest.mark.parametrize(
    ("rule", "stages", "then", "otherwise"),
    BY_STAGE,
    ids=lambda each: str(each) if isinstance(each, Rule) else "",
)
def test_a_rule_about_a_stage_says_yes_at_that_stage_and_at_no_other(
    rule: Rule, stages: set[Stage], then: set[str], otherwise: set[str]
) -> None:
    for stage in Stage:
        expected = then if stage in stages else otherwise
        assert told_yes(rule, Thing(HERE, stage)) == expected, stage
        if rule in OF_PARTS:
            assert told_yes(rule, PartOf(Thing(HERE, stage))) == expected, stage


def test_the_demo_world_is_on_only_where_the_settings_say_so() -> None:
    app = Flask(__name__)

    for setting in (True, False):
        app.config["DEMO"] = setting
        with app.app_context():
            assert people.the_demo_world_is_on(NOBODY) is setting


def test_no_rule_of_these_domains_is_missing_here() -> None:
    """A new permission gets its line here before it gets a door."""
    listed = {rule for rule, *_ in [*AT_ANY_STAGE, *BY_STAGE]}
    modules = (consultations, themes, safety, influence, oversight, programmes)

    missing = [
        f"{module.__name__}.{name}"
        for module in modules
        for name, rule in vars(module).items()
        if isinstance(rule, Rule) and rule not in listed and name not in {"everyone", "was_asked_in_public"}
    ]
    assert missing == []
