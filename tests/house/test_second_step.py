"""Who holds a role that needs the second step gets, before it, what somebody without any role gets (threat T13)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coprod.core.rules import Grant, Viewer
from coprod.people.models import SignIn
from coprod.programmes.queries import roles
from coprod.programmes.rules import GUARDED
from tests.house.answers import Asking, cases, doors_only
from tests.house.conftest import Standing


class FirstStepOnly(Asking):
    """Asks doors for people who have only entered the code from their e-mail."""

    def _sign_in(self) -> SignIn:
        sign_in = super()._sign_in()
        sign_in.second_at = None
        return sign_in


@pytest.fixture(scope="module")
def inside(standing: Standing) -> Iterator[Standing]:
    with doors_only(standing[0]):
        yield standing


def entered(asking: Asking, standing: Standing, who: str) -> set[str]:
    """The doors that let somebody in, in their own programme."""
    return {
        case.endpoint
        for case in cases(*standing)
        if asking.answer(case, who, "own", case.methods[0]) == "enters"
    }


@pytest.mark.parametrize("role", sorted(each.value for each in GUARDED))
def test_before_the_second_step_no_door_lets_in_more_than_it_lets_in_anybody(
    inside: Standing, role: str
) -> None:
    before, after = FirstStepOnly(*inside), Asking(*inside)

    anybody = entered(before, inside, "signed_in")
    assert entered(before, inside, role) <= anybody
    assert entered(after, inside, role) > anybody, "there is something to guard"


def test_control_a_build_that_withholds_nothing_is_caught(
    inside: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roles, "GUARDED", frozenset())
    careless = FirstStepOnly(*inside)

    assert not entered(careless, inside, "administrator") <= entered(careless, inside, "signed_in")


def test_withheld_roles_are_known_and_count_for_nothing(inside: Standing) -> None:
    asking = FirstStepOnly(*inside)
    viewer: Viewer = asking.viewers["administrator"]

    assert viewer.withheld == {Grant("administrator", None)}
    assert not viewer.grants
    assert viewer.has_work, "the menu still leads to Today, and from there to the second step"
