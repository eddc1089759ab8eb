"""Every permission about feedback, by itself: to whom it says yes. Everybody who is not named is told no."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from coprod.core.rules import NOBODY, Grant, Rule, Viewer
from coprod.feedback import permissions
from coprod.feedback.rules import FormStage
from coprod.programmes.rules import Role

HERE, ELSEWHERE, THEIR_TEAM, ANOTHER_TEAM = 1, 2, 7, 8


@dataclass(frozen=True)
class Thing:
    """A form, or an item of it, as rules see one. ``kept_from`` is a person's number, or an organisation's."""

    stage: FormStage = FormStage.OPEN
    programme_id: int = HERE
    kept_from: int = 0

    def is_kept_from(self, person_id: int | None, organisations: frozenset[int]) -> bool:
        return self.kept_from in {person_id, *organisations}


def _viewers() -> dict[str, Viewer]:
    found = {"nobody": NOBODY, "signed in": Viewer(5)}
    for role in Role:
        if role is Role.ADMINISTRATOR:
            found[role.value] = Viewer(5, frozenset({Grant(role.value, None)}))
            continue
        found[role.value] = Viewer(5, frozenset({Grant(role.value, HERE, THEIR_TEAM)}))
        found[f"{role.value} elsewhere"] = Viewer(5, frozenset({Grant(role.value, ELSEWHERE, THEIR_TEAM)}))
    return found


VIEWERS = _viewers()
EVERYBODY = set(VIEWERS)
READS, LEADS = {"moderator"}, {"lead"}
READS_ANYWHERE, LEADS_ANYWHERE = READS | {"moderator elsewhere"}, LEADS | {"lead elsewhere"}
ALL = set(FormStage)

# What a rule says at some stages of a form to some, and at all others to these.
TABLE: list[tuple[Rule, set[FormStage], set[str], set[str]]] = [
    (permissions.is_public, ALL - {FormStage.DRAFT}, EVERYBODY, set()),
    (permissions.is_a_draft, {FormStage.DRAFT}, EVERYBODY, set()),
    (permissions.is_open, {FormStage.OPEN}, EVERYBODY, set()),
    (permissions.say, ALL, EVERYBODY, set()),
    (permissions.see, ALL - {FormStage.DRAFT}, EVERYBODY, LEADS),
    (permissions.moderates_the_programme, ALL, READS, set()),
    (permissions.moderates_a_programme, ALL, READS_ANYWHERE, set()),
    (permissions.moderates, ALL, READS_ANYWHERE, set()),
    (permissions.count, ALL, READS_ANYWHERE | LEADS_ANYWHERE, set()),
    (permissions.is_not_kept_away, ALL, EVERYBODY, set()),
    (permissions.read, ALL, READS, set()),
    (permissions.sort, ALL, READS, set()),
    (permissions.works_on_it, ALL, READS | LEADS, set()),
    (permissions.enter, {FormStage.OPEN}, READS | LEADS, set()),
    (permissions.is_not_closed, ALL - {FormStage.CLOSED}, EVERYBODY, set()),
    (permissions.ask, ALL - {FormStage.CLOSED}, LEADS, set()),
    (permissions.edit, ALL, LEADS, set()),
    (permissions.move, ALL, LEADS, set()),
]


def _told_yes(rule: Rule, thing: object) -> set[str]:
    return {who for who, viewer in VIEWERS.items() if rule(viewer, thing)}


@pytest.mark.parametrize(("rule", "stages", "then", "otherwise"), TABLE, ids=[str(row[0]) for row in TABLE])
def test_a_rule_says_yes_to_these_and_to_nobody_else(
    rule: Rule, stages: set[FormStage], then: set[str], otherwise: set[str]
) -> None:
    for stage in FormStage:
        assert _told_yes(rule, Thing(stage)) == (then if stage in stages else otherwise), stage


@pytest.mark.parametrize(
    ("kept_from", "reads"), [(0, READS), (5, set()), (THEIR_TEAM, set()), (ANOTHER_TEAM, READS)]
)
def test_what_is_kept_from_somebody_is_kept_from_them_and_from_their_team(
    kept_from: int, reads: set[str]
) -> None:
    assert _told_yes(permissions.read, Thing(kept_from=kept_from)) == reads
    assert _told_yes(permissions.sort, Thing(kept_from=kept_from)) == reads


@pytest.mark.parametrize("is_public", [True, False])
def test_a_story_is_for_everybody_once_it_is_public(is_public: bool) -> None:
    thing = SimpleNamespace(story=SimpleNamespace(is_public=is_public))

    assert _told_yes(permissions.is_a_public_story, thing) == (EVERYBODY if is_public else set())


def test_every_rule_about_feedback_stands_in_a_table() -> None:
    listed = {rule for rule, *_rest in TABLE} | {permissions.is_a_public_story}
    brought = {permissions.leads_a_programme, permissions.leads_the_programme}

    ours = {rule for rule in vars(permissions).values() if isinstance(rule, Rule)}
    assert ours - listed - brought == set()
