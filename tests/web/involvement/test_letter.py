"""The letter for the Jobcentre: what it says, what it never says, and that nobody learns of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.rules.opportunities import Pays, Stage
from coprod.people.models import Person
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.people import a_need, a_person
from tests.factories.programmes import a_programme


@pytest.fixture
def role(kept: Kept) -> Callable[..., tuple[str, Person]]:
    """``role(...)``: the reference of somebody's agreement, and who they are."""

    def make(**more: Any) -> tuple[str, Person]:
        with kept():
            words = {"title": "Eating disorders panel", "purpose": "Meal support at weekends."}
            facts = {"stage": Stage.DECIDED, "words": words, **more}
            opportunity = an_opportunity(a_programme(), **facts)
            person = a_person("Wren Hart")
            a_need(person, words="Not after bad nights")
            agreement = an_agreement(opportunity, person, supporter="Sam Reed, 01234 567890")
        return agreement.reference, person

    return make


def test_it_says_what_a_benefit_office_needs_and_nothing_of_health_or_of_what_somebody_takes(
    role: Callable[..., tuple[str, Person]], client: Visitor, sign_in: Callable[..., Visitor]
) -> None:
    reference, person = role()
    sign_in(client, person)

    text = client.see(f"/me/roles/{reference}/letter").text

    for said in (
        "Wren Hart",
        "differs from employment",
        "can stop at any time",
        "a legal duty to provide health care",
        "£75.00",
        "may take all of it, less, or nothing",
        "They are not treated as if they had been paid the full amount.",
        "paid back apart from any payment",
        "Sam Reed",
    ):
        assert said in text.replace("\n", " "), said
    letter = text[text.index("Written on") :]
    assert "Eating disorders panel" not in text
    for never in (
        "bad nights",
        "Universal Credit",
        "ESA",
        "PIP",
        "Meal support",
        "won’t affect",
        "will not affect",
    ):
        assert never not in letter, never
    named = client.see(f"/me/roles/{reference}/letter?named=y").text
    assert "Meal support at weekends." in named
    easy = client.see(f"/me/roles/{reference}/letter?format=easy_read").text
    assert "This is not a job" in easy and "£75.00" in easy
    assert "اپنے" not in easy and client.get(f"/ur/me/roles/{reference}/letter").status_code == 200


@pytest.mark.parametrize("format_", ["standard", "large_print", "easy_read"])
def test_it_is_a_tagged_paper_in_every_format(
    role: Callable[..., tuple[str, Person]],
    client: Visitor,
    sign_in: Callable[..., Visitor],
    format_: str,
) -> None:
    reference, person = role(pays=Pays.EXPENSES)
    sign_in(client, person)
    answer = client.get(f"/me/roles/{reference}/letter.pdf?format={format_}")
    assert answer.data.startswith(b"%PDF") and b"/StructTreeRoot" in answer.data
    assert answer.headers["Cache-Control"] == "no-store"
    assert reference not in answer.headers["Content-Disposition"]


def test_without_a_basis_there_is_no_letter(
    role: Callable[..., tuple[str, Person]], kept: Kept, client: Visitor, sign_in: Callable[..., Visitor]
) -> None:
    reference, person = role(stage=Stage.DRAFT, dwp_basis=None)
    sign_in(client, person)
    assert "We cannot write this letter yet" in client.see(f"/me/roles/{reference}/letter").text
    assert client.get(f"/me/roles/{reference}/letter.pdf").status_code == 409


def test_nobody_learns_that_somebody_made_one(
    app: Service,
    role: Callable[..., tuple[str, Person]],
    client: Visitor,
    sign_in: Callable[..., Visitor],
    capsys: pytest.CaptureFixture[str],
) -> None:
    reference, person = role()
    sign_in(client, person)
    with app.app_context(), reading():
        before = db.session.scalar(select(func.count(AuditRow.id)))
        held = [
            db.session.scalar(select(func.count()).select_from(each)) for each in (Agreement, Opportunity)
        ]
    app.config["QUIET"] = False
    try:
        client.get(f"/me/roles/{reference}/letter")
        client.get(f"/me/roles/{reference}/letter.pdf")
        assert capsys.readouterr().err == ""
        # The control: another page of theirs is written down.
        client.get(f"/me/roles/{reference}")
        assert "involvement.my_role" in capsys.readouterr().err
    finally:
        app.config["QUIET"] = True
    with app.app_context(), reading():
        assert db.session.scalar(select(func.count(AuditRow.id))) == before
        assert held == [
            db.session.scalar(select(func.count()).select_from(each)) for each in (Agreement, Opportunity)
        ]
