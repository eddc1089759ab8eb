"""What the pages of one programme have in common."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import abort

from coprod.core import editions
from coprod.core.access import Reply
from coprod.core.forms import page
from coprod.core.words import language
from coprod.programmes.models import Programme

Thing = TypeVar("Thing")

ONE = "/manage/programmes/<slug>"


def inside(template: str, programme: Programme, **told: Any) -> Reply:
    """A page of one programme: it knows the programme and its words in the language of the page."""
    reading = editions.read(programme.editions, language())
    return page(f"programmes/{template}.html", programme=programme, words=reading, **told)


def found(thing: Thing | None) -> Thing:
    """The thing itself. Errors: 404 when there is none."""
    if thing is None:
        abort(404)
    return thing
