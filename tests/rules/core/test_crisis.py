"""Where to turn in a crisis: what people press is a call, a text or a safe page, and nothing else."""

from __future__ import annotations

import pytest

from coprod.core import help_routes

ROUTE = {"name": "Example line", "contact": "01632 960001", "when": "Any time.", "confirmed": True}


@pytest.mark.parametrize("href", ["tel:01632960001", "sms:85258", "https://help.example/"])
def test_a_call_a_text_and_a_safe_page_are_taken(href: str) -> None:
    assert [route.href for route in help_routes.read([{**ROUTE, "href": href}])] == [href]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "http://help.example",
        "//evil.example",
        " tel:1",
        "mailto:x@help.example",
        "/help-now",
        "",
    ],
)
def test_nothing_else_is(href: str) -> None:
    with pytest.raises(ValueError, match="route"):
        help_routes.read([{**ROUTE, "href": href}])
