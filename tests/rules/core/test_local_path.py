"""After signing in people go on to a page of ours, wherever a link from outside would like to send them (T30)."""

from __future__ import annotations

import pytest

from coprod.core.access import local_path


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/me",
        "/manage/consultations/abcd2345/close?page=2&q=a+b",
        "/ur/me",
        "/a!b",
        "/a:b",
        "/@evil.example",
    ],
)
def test_our_own_paths_are_good(path: str) -> None:
    assert local_path(path, "/home") == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "me",
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "/me\\..\\x",
        "/me\r\nSet-Cookie: x=1",
        "javascript:alert(1)",
        "data:text/html,x",
        "\x00/me",
        "/me\x00",
    ],
)
def test_everything_else_leads_home(path: str | None) -> None:
    assert local_path(path, "/home") == "/home"
