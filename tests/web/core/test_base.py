"""The inspected client and the signed-in browser: what other web tests lean on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import render_template_string

from coprod import Service
from coprod.core import access
from coprod.programmes.rules import Role
from tests.base.drawing import StatementWhileDrawing
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.people import a_person
from tests.factories.programmes import a_programme

SOUND = '<html lang="en" dir="ltr"><head><title>T</title></head><body><h1>H</h1>{}</body></html>'


@pytest.mark.parametrize(
    "fault",
    [
        '<p style="color:red">x</p>',
        '<button onclick="go()">x</button>',
        "<script>go()</script>",
        '<a href="javascript:go()">x</a>',
        '<a href="/nowhere-at-all">x</a>',
        '<form method="post" action="/nowhere-at-all"></form>',
        "<p>None</p>",
        "<p>Hello %(name)s</p>",
        '<p id="a">x</p><p id="a">y</p>',
        "<h1>Another</h1>",
    ],
)
def test_a_broken_page_is_noticed(client: Visitor, fault: str) -> None:
    assert client._page_faults(read(SOUND.format(fault)))


def test_a_sound_page_passes(client: Visitor) -> None:
    assert client._page_faults(read(SOUND.format("<p>None of these</p>"))) == []


def test_a_statement_while_a_page_is_drawn_is_noticed(
    app: Service, kept: Kept, no_sql_while_drawing: list[str]
) -> None:
    with kept():
        a_person()

    def ask() -> object:
        from coprod.people import queries

        return queries.person(1)

    with app.test_request_context("/"), pytest.raises(StatementWhileDrawing):
        render_template_string("{{ ask() }}", ask=ask)

    assert "FROM person" in no_sql_while_drawing.pop()


@pytest.mark.parametrize("role", Role)
def test_somebody_who_holds_a_role_has_it(as_role: Callable[..., Visitor], kept: Kept, role: Role) -> None:
    with kept():
        programme = a_programme()
    browser = as_role(role, programme)

    with browser.session_transaction() as session:
        key = session["_user_id"]
    with browser.application.test_request_context("/"):
        from flask import session as cookie

        cookie["_user_id"] = key
        viewer = access.viewer()

    assert viewer.person_id == browser.person.id
    assert viewer.has(role.value, None if role is Role.ADMINISTRATOR else programme.id)
