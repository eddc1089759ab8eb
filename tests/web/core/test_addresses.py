"""Addresses are written as the router of Flask itself writes them, and none before it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from werkzeug.routing import Map, Rule

from coprod import Service
from coprod.core.addresses import Address

RULES = ("/", "/people/<reference>/roles", "/page/<int:number>/of/<path:rest>")
PARTS = {"reference": "a b/ł", "number": 7, "rest": "one/two", "rule": "a word of the query", "self": "&"}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("append_unknown", [True, False])
def test_an_address_is_written_as_flask_itself_would(rule: str, append_unknown: bool) -> None:
    ours, theirs = (
        Map([kind(rule, endpoint="here")])
        .bind("localhost")
        .build("here", PARTS, append_unknown=append_unknown)
        for kind in (Address, Rule)
    )

    assert ours == theirs


def test_a_start_writes_no_address_and_each_is_learnt_once(
    make_app: Callable[..., Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt, honest = list[str](), Rule._compile_builder
    monkeypatch.setattr(
        Rule, "_compile_builder", lambda rule, *said: learnt.append(rule.rule) or honest(rule, *said)
    )

    app = make_app()
    assert learnt == []

    with app.test_request_context():
        for _turn in range(2):
            app.url_for("people.sign_in")
    assert len(learnt) == 1
