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
from coprod.people.rules import SafeContact
from coprod.programmes.rules import Role
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_budget, a_claim, a_payment, an_overpayment
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


def test_what_was_written_wrongly_is_put_right_on_both_pages_and_in_the_statement(
    app: Service,
    kept: Kept,
    role: Opportunity,
    serving: Callable[..., Visitor],
    sign_in: Callable[[Visitor, Person], Visitor],
) -> None:
    approver, payer = serving(), serving(Role.PAYER)
    with kept():
        person = a_person()
        agreement = an_agreement(role, person, supporter="Sam, 01632 960010")
        claim = a_claim(agreement, a_budget(role))
        a_payment(claim, payer.person, stage=PaymentStage.PAID)
        reference = an_overpayment(claim).reference
    own = sign_in(Visitor(app, app.response_class), person)
    one, mine = f"/manage/overpayments/{reference}", f"/me/overpayments/{reference}"
    payer.fill(f"{one}/given-back", amount="25")
    refused = payer.fill(f"{one}/put-right", part="1")
    assert refused.status_code == 422 and "A second person must put it right" in read(refused.text).text

    approver.fill(f"{one}/put-right", part="1")
    payer.fill(f"{one}/given-back", amount="2.50")

    desk, told = approver.see(one).main.text, own.see(mine).main.text
    assert "Put right: it was written wrongly" in desk and "−\u2060£25.00" in desk
    assert "£25.00 had been written wrongly" in told and "£22.50 is left to give back." in told
    assert "Sam, 01632 960010" in told
    year = next(at for link in own.see("/me/payments").all("a") if "/years/" in (at := str(link.get("href"))))
    assert "Put right: it was written wrongly" in own.see(year).main.text
    assert "time, not given back: put right" in own.get(f"{year}/file").text


def test_whom_no_letter_reaches_is_told_by_somebody_and_a_wish_to_let_go_can_be_turned_down(
    app: Service, kept: Kept, role: Opportunity, serving: Callable[..., Visitor]
) -> None:
    approver, payer = serving(), serving(Role.PAYER)
    with kept():
        person = a_person(telephone="01632 960011", safe_contact=SafeContact.TELEPHONE)
        claim = a_claim(an_agreement(role, person), a_budget(role))
        a_payment(claim, payer.person, stage=PaymentStage.PAID)
        noting = f"/manage/claims/{claim.reference}/too-much"
    approver.fill(noting, ledger="payment", amount="25", why="Two hours, not three.")
    with app.app_context(), reading():
        one = f"/manage/overpayments/{db.session.scalars(select(Recovery.reference)).one()}"

    payer.fill(one, form=f"{one}/agree")

    told = payer.see(one)
    assert "No e-mail reaches this person" in told.text and "is told that there is" not in told.text
    wanted = "1 person without e-mail has something about money on their page: tell them"
    assert wanted in approver.see(TODAY).main.text
    assert "01632 960011" not in told.text and "01632 960011" in payer.see(f"{one}/tell").main.text
    payer.fill(f"{one}/tell", form=f"{one}/told")
    assert "Nobody has told this person yet" not in payer.see(one).main.text
    assert wanted not in approver.see(TODAY).main.text

    payer.fill(f"{one}/ask-to-let-go", words="It was our mistake.")
    assert "A second person must agree or say no." in payer.see(one).main.text
    approver.fill(f"{one}/not-let-go", words="They offered £5 a month.")
    assert "They offered £5 a month." in payer.see(one).main.text
