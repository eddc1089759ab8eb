"""To everybody but the safeguarding leads of the programme there is nothing here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.core.db import db, reading
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.safety.models import Concern, Entry
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.programmes import a_programme
from tests.factories.safety import a_concern

AsRole = Callable[..., Visitor]
ROOM = "/manage/concerns"
STEPS = ("take", "leave", "log", "close", "reopen")


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Preston", "preston")


@pytest.fixture
def concern(kept: Kept, programme: Programme) -> Concern:
    with kept():
        return a_concern(programme)


@pytest.mark.parametrize("role", [*(role for role in Role if role is not Role.SAFEGUARDING), None])
def test_to_everybody_else_there_is_nothing_here(
    app: Service, as_role: AsRole, programme: Programme, concern: Concern, role: Role | None
) -> None:
    somebody = as_role(role, programme if role else None)

    assert somebody.get(ROOM).status_code == 404
    for reference in (concern.reference, "nothing"):
        for step in ("", *(f"/{step}" for step in STEPS)):
            for method in ("GET", "POST"):
                reply = somebody.open(f"{ROOM}/{reference}{step}", method=method)
                assert reply.status_code in {404, 405}, (reference, step)
    told = [somebody.get(f"{ROOM}/{reference}").text for reference in (concern.reference, "not-here")]
    assert _bare(told[0], concern.reference) == _bare(told[1], "not-here")
    with app.app_context(), reading():
        assert db.session.scalar(select(func.count()).select_from(Entry)) == 1


def _bare(text: str, address: str) -> str:
    """A page without its own address, and without what is new on each: what its scripts carry."""
    text = text.replace(address, "")
    return "".join(line for line in text.splitlines() if "nonce" not in line and "csrf_token" not in line)


def test_whoever_safeguards_another_programme_finds_nothing(
    as_role: AsRole, concern: Concern, kept: Kept
) -> None:
    with kept():
        elsewhere = a_programme()
    stranger = as_role(Role.SAFEGUARDING, elsewhere)

    assert concern.reference not in stranger.see(ROOM).text
    assert stranger.get(f"{ROOM}/{concern.reference}").status_code == 404


def test_nobody_who_is_not_signed_in_learns_whether_a_concern_is_there(
    client: Visitor, concern: Concern
) -> None:
    assert client.get(ROOM).headers["Location"].startswith("/sign-in")
    for reference in (concern.reference, "nothing"):
        assert client.get(f"{ROOM}/{reference}").status_code == 404
