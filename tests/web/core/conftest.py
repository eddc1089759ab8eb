"""A service with a few doors of its own, at which everything that can happen at a door happens."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

import pytest
from flask import Blueprint, Response, redirect, render_template_string
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import abort
from wtforms import StringField

from coprod import Service
from coprod.core import audit
from coprod.core.access import Reply, permit
from coprod.core.db import db
from coprod.core.errors import Busy, Refused, TooManyTries, Unsure
from coprod.core.forms import Form
from coprod.core.rules import everyone, is_signed_in
from coprod.people.models import Person
from tests.base.schema import make_schema
from tests.factories.people import a_person

FORM = """{% extends "layout.html" %}{% block content %}<h1>Try</h1>
<form method="post" action="{{ here() }}">{{ form.hidden_tag() }}{{ form.name() }}</form>{% endblock %}"""


class Name(Form):
    name = StringField("Name")


bp = Blueprint("trying", __name__)


def person(number: int) -> Person | None:
    return db.session.get(Person, number)


@bp.route("/trying/form", methods=["GET", "POST"])
@permit(everyone)
def form() -> Reply:
    """Makes a person of this name, unless the name is that of somebody whom the operation refuses."""
    shown = Name()
    if shown.passed():
        a_person(str(shown.name.data))
        if shown.name.data == "Nobody":
            raise Refused("Nobody of this name can be here.")
        return redirect("/")
    return render_template_string(FORM, form=shown), 422 if shown.errors else 200


@bp.post("/trying/button")
@permit(everyone)
def button() -> Reply:
    raise Refused("It is too late for that.")


@bp.route("/trying/faults/<kind>", methods=["GET", "POST"])
@permit(everyone)
def fault(kind: str) -> Reply:
    """Whatever can go wrong, by name."""
    if kind == "after-writing":
        a_person("Kept by mistake")
    faults: dict[str, Callable[[], Exception]] = {
        "busy": Busy,
        "unsure": Unsure,
        "too-many": TooManyTries,
        "database": lambda: OperationalError("SELECT secret", {}, Exception("gone")),
        "disk": lambda: OSError(errno.ENOSPC, "the inside of the service"),
        "broken": lambda: RuntimeError("the inside of the service"),
        "after-writing": lambda: RuntimeError("the inside of the service"),
    }
    if kind.isdigit():
        abort(int(kind))
    raise faults[kind]()


@bp.get("/trying/write-on-get")
@permit(everyone)
def write_on_get() -> Reply:
    a_person("Written by looking")
    return Response("written", mimetype="text/plain")


@bp.get("/trying/sensitive")
@permit(everyone, reads="something sensitive")
def sensitive() -> Reply:
    audit.record("read", by=None, kind="something sensitive")
    return Response("read", mimetype="text/plain")


@bp.get("/trying/people/<int:number>")
@permit(is_signed_in, on=person)
def somebody(found: Person) -> Reply:
    return Response(found.name, mimetype="text/plain")


@bp.get("/trying/anonymous/<word>")
@permit(everyone, anonymous=True)
def anonymous(word: str) -> Reply:
    if word == "fault":
        raise ValueError("something that somebody typed")
    return Response(word, mimetype="text/plain")


def names() -> list[str]:
    """Everybody who was kept."""
    return list(db.session.scalars(select(Person.name).order_by(Person.id)))


@pytest.fixture(scope="session")
def doors(make_app: Callable[..., Service]) -> Callable[..., Service]:
    """``doors(TESTING=False)``: the service with those doors, as settings say."""
    made: dict[tuple[Any, ...], Service] = {}

    def get(**settings: Any) -> Service:
        key = tuple(sorted(settings.items()))
        if key not in made:
            made[key] = make_app("sqlite", **settings)
            made[key].register_blueprint(bp)
            make_schema(made[key])
        return made[key]

    return get


@pytest.fixture
def running(doors: Callable[..., Service]) -> Service:
    """As it runs: faults become pages."""
    return doors(TESTING=False)
