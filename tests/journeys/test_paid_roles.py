"""From work to the money in somebody's hand: claimed in a few presses, approved, paid by three people, made again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.rules.opportunities import Stage
from coprod.payments.models import BankDetails
from coprod.payments.operations import bank_keys
from coprod.payments.rules.accounts import Account
from coprod.people.models import Person
from coprod.programmes.models import Organisation
from coprod.programmes.rules import Role
from coprod.rates.operations import seeding
from tests.factories.attached import photo
from tests.factories.involvement import a_work_session, an_agreement, an_opportunity
from tests.factories.payments import a_budget, serves
from tests.factories.people import a_person, an_app
from tests.factories.programmes import a_partner, an_organisation
from tests.journeys.keyboard import Keyboard
from tests.journeys.soundness import faults_of
from tests.journeys.world import World

pytestmark = pytest.mark.browser
WORK = "Reading letters together"


@dataclass
class Desk:
    """The claimant, and the three others who have to do with their money."""

    claimant: str
    approver: str
    payer: str
    second: str


@pytest.fixture(scope="module")
def desk(world: World) -> Desk:
    """Somebody has done three hours of agreed work in a role; there is a budget, and their account is known."""
    with world.before():
        seeding.seed(by=None)
        organisation: Organisation = an_organisation("Northern Voices")
        a_partner(world.programme, organisation)
        opportunity = an_opportunity(world.programme, stage=Stage.DECIDED, organisation_id=organisation.id)
        a_budget(opportunity)
        claimant = a_person("Ann Partner", email="ann@people.example")
        a_work_session(an_agreement(opportunity, claimant), title=WORK)
        packet, name = bank_keys.seal(Account("A Partner", "000001", "12345678"), claimant)
        db.session.add(
            BankDetails(
                person_id=claimant.id,
                packet=packet,
                sealed_with=name,
                last_digits="5678",
                made_at=clock.now(),
                confirmed_at=clock.now(),
                hold_until=clock.now() - timedelta(hours=1),
            )
        )
        staff = {}
        for key, role in (
            ("approver", Role.FINANCE_APPROVER),
            ("payer", Role.PAYER),
            ("second", Role.PAYER),
        ):
            person: Person = a_person(key.title(), email=f"{key}@people.example")
            serves(opportunity, role, person)
            an_app(person)
            staff[key] = str(person.email)
        return Desk(str(claimant.email), **staff)


@pytest.fixture(scope="module")
def ann(world: World, desk: Desk) -> Keyboard:
    return world.signs_in(desk.claimant)


@pytest.fixture(scope="module")
def approver(world: World, desk: Desk) -> Keyboard:
    return world.signs_in(desk.approver)


@pytest.fixture(scope="module")
def payer(world: World, desk: Desk) -> Keyboard:
    return world.signs_in(desk.payer)


@pytest.fixture(scope="module")
def second(world: World, desk: Desk) -> Keyboard:
    return world.signs_in(desk.second)


def test_somebody_claims_for_their_work_takes_less_and_adds_a_photo_of_a_receipt(ann: Keyboard) -> None:
    ann.open("/me")
    ann.follow("What you have claimed, and what you can claim for")
    ann.follow("What you can claim for")
    ann.sees(WORK)
    ann.press(f"Claim for this – {WORK}")
    ann.hears_heading("How long did it take?")
    ann.press("Continue")
    ann.choose("No")
    ann.press("Continue")
    ann.sees("You are offered £75.00")
    ann.choose("A lower amount")
    ann.write("How much, in pounds?", "40")
    ann.press("Continue")
    ann.hears_heading("What you spent")
    ann.follow("Add an expense")
    ann.choose("Bus, train, tram or ferry")
    ann.press("Continue")
    ann.write("From where?", "Preston")
    ann.write("To where?", "Blackpool")
    ann.write("How much was it?", "4.60")
    ann.press("Continue")
    ann.page.locator("input[type=file]").set_input_files(
        {"name": "IMG_0915.heic", "mimeType": "application/octet-stream", "buffer": photo("HEIC")}
    )
    ann.press("Add this file")
    ann.follow("Continue")
    ann.follow("Continue")
    ann.hears_heading("Check what you claim")
    ann.sees("£40.00", "£4.60")
    ann.sees_not("£44.60")
    ann.press("Send the claim")

    ann.hears_heading("Your claim is sent")


def test_an_approver_asks_the_person_answers_and_it_is_approved(ann: Keyboard, approver: Keyboard) -> None:
    approver.open("/manage/claims")
    approver.follow(f"Ann Partner: {WORK}")
    approver.follow("Ask about it")
    approver.write("What do you want to know?", "Was it there and back?")
    approver.press("Send the question")
    ann.open("/me/claims")
    ann.follow(WORK)
    ann.sees("Was it there and back?")
    ann.follow("Answer the question")
    ann.write("Your answer", "Yes, one ticket for both.")
    ann.press("Send the answer")
    approver.open("/manage/claims")
    approver.follow(f"Ann Partner: {WORK}")
    approver.sees("Yes, one ticket for both.")
    approver.press("Approve it as it is")

    ann.open("/me/claims")
    ann.sees("Approved")


def make_a_run(payer: Keyboard) -> None:
    payer.open("/manage/payment-runs")
    payer.follow("Northern Voices, Together in Example")
    payer.choose("For a bank: account by account")
    payer.press("Make the run")


def confirm_and_write(payer: Keyboard, second: Keyboard) -> str:
    """The second person confirms what the payer has before them, and the payer fetches the file."""
    second.open(payer.address)
    second.press("Confirm the run")
    payer.open(payer.address)
    button = payer.page.get_by_role("button", name="Make the file")
    payer.reach(button)
    with payer.page.expect_download() as coming:
        payer.page.keyboard.press("Enter")
    return coming.value.path().read_text("utf-8-sig")


def test_three_people_pay_it_and_the_remittance_keeps_time_and_expenses_apart(
    ann: Keyboard, payer: Keyboard, second: Keyboard
) -> None:
    make_a_run(payer)
    payer.sees("A second person must confirm it.", "£40.00", "£4.60")
    file = confirm_and_write(payer, second)
    assert '"40.00"' in file and '"4.60"' in file and "12345678" in file
    payer.open(payer.address)
    payer.follow("Everything else was paid")
    payer.press("Note them all as paid")
    payer.press("Close the run")

    ann.open("/me")
    ann.follow("What you were paid, and a statement for each tax year")
    link = ann.page.get_by_role("link", name=f"{WORK}, ").filter(has_text="Payment")
    ann.enter(link)
    ann.hears_heading("What was paid for this")
    ann.sees("£40.00", "£4.60", "The account ends in 5678.", "They are not pay.")
    ann.sees_not("£44.60")


def test_a_payment_that_came_back_is_made_again_once(
    ann: Keyboard, payer: Keyboard, second: Keyboard
) -> None:
    payer.follow("Ann Partner: £40.00")
    payer.choose("It came back")
    payer.write("What does the bank say? (optional)", "Closed")
    payer.press("Note it")
    ann.open("/me/payments")
    ann.sees("Came back")

    make_a_run(payer)
    file = confirm_and_write(payer, second)
    assert '"40.00"' in file and '"4.60"' not in file
    payer.open(payer.address)
    payer.follow("Everything else was paid")
    payer.press("Note them all as paid")
    payer.open("/manage/payment-runs")
    payer.follow("Northern Voices, Together in Example")

    payer.sees("Nothing is ready to be paid, so there is no run to make.")


def test_what_was_too_much_is_agreed_by_two_and_given_back_into_a_tin_that_somebody_else_counts(
    ann: Keyboard, approver: Keyboard, payer: Keyboard, second: Keyboard
) -> None:
    approver.open("/manage/claims")
    approver.pick("Which claims", "Paid")
    approver.press("Show")
    approver.follow(f"Ann Partner: {WORK}")
    approver.follow("Too much of this was paid")
    approver.choose("Payment")
    approver.write("How much too much?", "15")
    approver.write("Why was it too much? The person reads this.", "Two hours, not three.")
    approver.press("Note it")
    approver.sees("You noted this. A second person must agree.")
    second.open(approver.address)
    second.press("Agree that it was too much")

    ann.open("/me/payments")
    ann.enter(ann.page.get_by_role("link", name=f"We paid you too much: {WORK}, "))
    ann.sees("£15.00", "Two hours, not three.", "We never take it off what you are paid later.")
    ann.write("Do you want to give it back bit by bit? Say how much, and when (optional)", "£10, then £5")
    ann.press("Send it")
    payer.open("/manage/floats")
    payer.follow("Open a cash float for Northern Voices")
    payer.write("What is it called?", "The tin at the front desk")
    payer.choose("Payment for people’s time")
    payer.pick("Who keeps the cash?", "Approver")
    payer.press("Open it")
    second.open(second.address)
    second.sees("£10, then £5")
    second.follow("Note what was given back")
    second.write("How much came back?", "10")
    second.pick("Where is it now?", "The tin at the front desk")
    second.press("Note it")
    second.sees("£5.00 is left to give back.")
    ann.open(ann.address)
    ann.sees("£5.00 is left to give back.")

    payer.open(payer.address)
    payer.sees("£10.00")
    payer.follow("Count it")
    payer.write("How much cash is there?", "9")
    payer.press("Note it")
    payer.sees("The last count found £1.00 less than there should be.")
    approver.open(payer.address)
    approver.sees("You keep this cash. Others write in its book.")


def test_every_page_of_the_story_was_sound(world: World, ann: Keyboard) -> None:
    assert not (faults := faults_of(world)), "\n".join(faults)
