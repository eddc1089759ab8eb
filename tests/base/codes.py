"""Asking for codes and entering them, from this browser or another, without any page."""

from __future__ import annotations

import re

from sqlalchemy import select

from coprod.core.db import db, reading, writing
from coprod.core.outbox import Mail
from coprod.people import operations
from coprod.people.operations import Begun


def letters() -> list[Mail]:
    return list(db.session.scalars(select(Mail).order_by(Mail.id)))


def code_in(letter: Mail) -> str:
    found = re.search(r"\b\d{4}(\s\d{4})+\b", letter.body)
    assert found
    return "".join(found[0].split())


def ask(address: str, browser: str = "mine") -> str:
    """Ask for a code and look over the shoulder of the post."""
    with writing():
        operations.ask_for_code(address, browser=browser)
    with reading():
        return code_in(letters()[-1])


def enter(address: str, code: str, browser: str = "mine") -> Begun | None:
    with writing():
        return operations.sign_in_with_code(address, code, browser=browser, shared_device=False)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}d}"
