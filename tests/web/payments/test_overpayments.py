"""Too much was paid: from the claim's page to the person's own page, and back."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading
from coprod.involvement.models import Opportunity
from coprod.payments.models import Recovery
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_budget, a_claim, a_payment
from tests.factories.people import a_person

TODAY = "/manage"


def test_what_went_to_a_charity_is_not_asked_back_of_the_person(
    kept: Kept, role: Opportunity, serving: Callable[..., Visitor]
) -> None:
    approver, payer = serving(), serving(Role.PAYER)
    with kept():
        claim = a_claim(an_agreement(role), a_budget(role))
        a_payment(claim, payer.person, stage=PaymentStage.PAID, charity="A hospice")
        noting = f"/manage/claims/{claim.reference}/too-much"

    told = approver.see(noting)

    assert "This went to a charity. The person owes nothing." in told.main.text
    assert "How much too much?" not in told.main.text


def test_it_is_noted_agreed_answered_given_back_in_part_and_let_go(
    app: Service,
    kept: Kept,
    role: Opportunity,
    serving: Callable[..., Visitor],
    sign_in: Callable[[Visitor, Person], Visitor],
) -> None:
    approver, payer = serving(), serving(Role.PAYER)
    with kept():
        person = a_person(name="Ann Partner")
        claim = a_claim(an_agreement(role, person), a_budget(role))
        a_payment(claim, payer.person, stage=PaymentStage.PAID)
        noting = f"/manage/claims/{claim.reference}/too-much"
    own = sign_in(Visitor(app, app.response_class), person)

    approver.fill(noting, ledger="payment", amount="25", why="Two hours, not three.")
    with app.app_context(), reading():
        reference = db.session.scalars(select(Recovery.reference)).one()
    one, mine = f"/manage/overpayments/{reference}", f"/me/overpayments/{reference}"
    assert own.get(mine).status_code == 404
    assert "A second person must agree" in approver.see(one).main.text

    waits = "1 sum that was too much waits for a second person"
    assert [waits in each.see(TODAY).main.text for each in (payer, approver)] == [True, False]

    payer.fill(one, form=f"{one}/agree")
    assert "too much" not in payer.see(TODAY).main.text
    assert "We paid you too much" in own.see("/me/payments").main.text
    assert "Two hours, not three." in own.see(mine).main.text
    own.fill(mine, in_parts="£5 a month")
    assert "£5 a month" in approver.see(one).main.text
    wrote = "1 person wrote about money that was too much: answer them"
    assert wrote in approver.see(TODAY).main.text
    approver.fill(f"{one}/answer", words="That is fine.")
    assert wrote not in approver.see(TODAY).main.text
    assert "That is fine." in own.see(mine).main.text

    payer.fill(f"{one}/given-back", amount="5")
    assert "£20.00 is left to give back." in own.see(mine).main.text
    payer.fill(f"{one}/ask-to-let-go", words="It was our mistake.")
    approver.fill(one, form=f"{one}/let-go")
    told = own.see(mine).main.text
    assert "You need not give the rest back: £20.00." in told and "It was our mistake." in told
    years = [str(link.get("href")) for link in own.see("/me/payments").all("a")]
    year = next(each for each in years if "/years/" in each)
    assert "given back by you" in own.see(year).main.text
    # A number and not a word, so that a spreadsheet takes it off by itself.
    assert ',"-5.00",' in own.get(f"{year}/file").text
    assert approver.see("/manage/overpayments").main.text.count("Let go") == 1
