"""Where a page is, for its own form and for its other language."""

from __future__ import annotations

import pytest
from flask import request_started

from coprod import Service
from coprod.core.words import address_in, here


@pytest.mark.parametrize(
    ("asked", "own", "in_urdu"),
    [
        ("/", "/", "/ur/"),
        ("/consultations?page=2&at=a%26b", "/consultations?page=2&at=a%26b", "/ur/consultations?page=2&at=a%26b"),
        ("/ur/consultations", "/ur/consultations", "/ur/consultations"),
        ("/a%20%22b", "/a%20%22b", "/ur/a%20%22b"),
        # What is left of these without the language a browser would read as an address of another site.
        ("/ur//else.example", "/ur/else.example", "/ur/else.example"),
        ("/%5Celse.example", "/%5Celse.example", "/ur/%5Celse.example"),
    ],
)  # fmt: skip
def test_a_page_knows_its_own_address_and_never_one_of_another_site(
    app: Service, asked: str, own: str, in_urdu: str
) -> None:
    told: list[str] = []

    def listen(_app: Service) -> None:
        told.extend([here(), address_in("ur"), address_in("en")])

    with request_started.connected_to(listen, app):
        app.test_client().get("http://localhost" + asked)

    assert told[:2] == [own, in_urdu]
    assert told[2].startswith("/") and not told[2].startswith(("//", "/\\"))
