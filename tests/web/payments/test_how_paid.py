"""How I am paid: no bank account is an ordinary answer, and an account is shown by its last digits alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.involvement.rules.opportunities import Method
from coprod.payments.queries import payees
from coprod.people.models import Person
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_claim, an_approval
from tests.factories.people import a_sign_in
from tests.factories.programmes import a_programme

PAID = "/me/how-i-am-paid"
TYPED = {"name": "A Carer", "sort_code": "12 34 56", "number": "8765-4321", "roll_number": ""}


@pytest.fixture
def partner(as_role: Callable[..., Visitor], kept: Kept) -> Visitor:
    with kept():
        programme = a_programme("Preston")
    return as_role(Role.LIVED_EXPERIENCE, programme)


def test_somebody_without_a_bank_account_chooses_cash(partner: Visitor, app: Service) -> None:
    assert "Nobody needs a bank account" in partner.see(PAID).main.text
    partner.fill(f"{PAID}/way", method="cash")
    told = partner.see(PAID).main.text
    assert "In cash, and you sign that you have it" in told and "Each is paid by itself" in told
    with app.app_context(), reading():
        choice = payees.choice(partner.person.id)
        assert choice is not None and choice.method is Method.CASH


def test_an_account_is_confirmed_and_then_shown_by_its_last_digits(partner: Visitor) -> None:
    confirm = str(partner.fill(f"{PAID}/account", **TYPED).headers["Location"])
    shown = partner.get(confirm).text
    assert "12-34-56" in shown and "••••4321" in shown and "8765" not in shown
    partner.fill(confirm)

    told = partner.get(PAID).text
    assert "ends in 4321" in told and "8765" not in told and "123456" not in told and "12-34-56" not in told
    assert "We pay to it from" in told
    assert partner.get(confirm).status_code == 404

    partner.fill(f"{PAID}/account/remove")
    assert "We have none." in partner.see(PAID).main.text


def test_what_is_wrong_is_said_beside_the_box(partner: Visitor) -> None:
    reply = partner.fill(f"{PAID}/account", **{**TYPED, "sort_code": "12345", "number": "12"})
    assert reply.status_code == 422
    assert "A sort code has 6 digits" in reply.text and "An account number has 8 digits" in reply.text


def test_whoever_did_not_just_show_that_it_is_they_is_led_there_first(
    partner: Visitor, kept: Kept, app: Service
) -> None:
    with kept():
        person = partner.person
        key = a_sign_in(person, confirmed_at=None)
    with partner.session_transaction() as session:
        session["_user_id"] = key
    for address in (f"{PAID}/account", f"{PAID}/way"):
        reply = partner.get(address)
        assert reply.status_code == 302 and "/confirm" in str(reply.headers["Location"])
    assert partner.get(PAID).status_code == 200


def test_nobody_confirms_or_sees_what_somebody_else_typed(
    partner: Visitor, as_role: Callable[..., Visitor], kept: Kept
) -> None:
    confirm = str(partner.fill(f"{PAID}/account", **TYPED).headers["Location"])
    with kept():
        programme = a_programme("Cornwall")
    for role in (Role.PAYER, Role.FINANCE_APPROVER, Role.LEAD):
        assert as_role(role, programme).get(confirm).status_code == 404


TURN = "We do not know where the money should go."
WAITS = "Money for you is approved, and we do not know where it should go."
TELL = "Tell us where the money should go"


def test_whoever_is_owed_money_and_gave_no_account_reads_everywhere_that_it_is_their_turn(
    partner: Visitor, kept: Kept
) -> None:
    with kept():
        claim = a_claim(
            an_agreement(person=db.session.get_one(Person, partner.person.id)),
            sent_at=clock.now() - timedelta(days=90),
        )
        an_approval(claim)
        page = f"/me/claims/{claim.reference}"

    told = partner.see(page).main.text
    assert TURN in told and "It is now with: you." in told
    # Nobody is late but them, and nobody counts their days.
    assert "late" not in told and "It is now with: the payers" not in told
    for address in (page, "/me/claims", "/me"):
        links = [each for each in partner.see(address).all("a") if each.get("href") == PAID]
        assert TELL in [each.text.strip() for each in links], address
    assert WAITS in partner.see("/me").main.text
    assert "It waits for you" in partner.see("/me/claims").main.text

    partner.fill(f"{PAID}/way", method="cash")
    told = partner.see(page).main.text
    assert TURN not in told and "It is now with: the payers" in told and "days late" in told
    for address in ("/me/claims", "/me"):
        assert TELL not in partner.see(address).main.text


ADVICE = "We could not match this account number to this sort code. It may still be right"


@pytest.mark.parametrize(
    ("table", "number", "advised"),
    [
        (None, "66374959", False),
        (None, "12345678", True),
        ("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n", "66374959", True),
        ("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n", "66374958", False),
        ("<html>Page not found</html>", "66374959", False),
        ("", "66374959", False),
    ],
    ids=["no table", "an example", "a wrong digit", "the right one", "no table in the file", "an empty file"],
)
def test_a_number_that_does_not_fit_is_advised_on_and_goes_through_all_the_same(
    *,
    partner: Visitor,
    app: Service,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    table: str | None,
    number: str,
    advised: bool,
) -> None:
    if table is not None:
        (tmp_path / "weights.txt").write_text(table)
        monkeypatch.setitem(app.config, "SORT_CODES", str(tmp_path / "weights.txt"))

    confirm = str(
        partner.fill(f"{PAID}/account", **{**TYPED, "sort_code": "08-99-99", "number": number}).headers[
            "Location"
        ]
    )

    assert (ADVICE in partner.see(confirm).main.text) is advised
    assert partner.fill(confirm).status_code == 302
    assert ADVICE not in partner.see(PAID).main.text
