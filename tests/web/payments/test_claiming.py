"""Claiming through the pages: in a few presses, with a photo of a receipt, a lower amount, or by telephone."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, settings
from coprod.core.db import db, reading
from coprod.involvement.models import WorkSession
from coprod.involvement.rules.opportunities import Stage
from coprod.payments.models import Claim
from coprod.payments.queries import mine
from coprod.payments.rules.claims import Choice, ClaimStage, Proof
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.rates.rules import figures
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories import attached
from tests.factories.involvement import a_work_session, an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim
from tests.factories.people import a_person
from tests.factories.programmes import a_programme, long_ago

AsRole = Callable[..., Visitor]
CLAIMS, THEIRS = "/me/claims", "/manage/claims/for-somebody"


@dataclass
class Place:
    """A programme with a role that pays £75, its budget, and somebody who has worked three hours in it."""

    app: Service
    programme: Programme
    partner: Visitor
    session: str

    def claim(self) -> Claim:
        with self.app.app_context(), reading():
            found = mine.afresh(db.session.scalars(select(Claim).order_by(Claim.id.desc())).first())  # type: ignore[arg-type]
            db.session.expunge_all()
            return found


@pytest.fixture
def place(app: Service, kept: Kept, as_role: AsRole) -> Place:
    with kept():
        programme = a_programme("Preston")
    partner = as_role(Role.LIVED_EXPERIENCE, programme)
    with kept():
        role = an_opportunity(programme, stage=Stage.DECIDED)
        a_budget(role)
        person = db.session.get_one(Person, partner.person.id)
        session = a_work_session(an_agreement(role, person)).reference
        for key, pence in ((figures.MILEAGE_CAR_FIRST, 55), (figures.MILEAGE_CAR_AFTER, 25)):
            settings.put(key, pence, from_day=long_ago(), source="Test")
        settings.put(figures.MILEAGE_FIRST_MILES, 10000, from_day=long_ago(), source="Test")
    return Place(app, programme, partner, session)


def where(reply: Any) -> str:
    return str(reply.headers["Location"])


def begin(place: Place) -> str:
    """Press the button, and say that nobody else pays. The address of the claim."""
    partner = place.partner
    first = where(partner.fill(f"{CLAIMS}/new", form=f"{CLAIMS}/new/{place.session}"))
    second = where(partner.fill(first))
    assert where(partner.fill(second, paid="no")).endswith("/choice")
    return first.removesuffix("/time")


def test_a_claim_is_sent_in_six_presses_and_says_whose_turn_it_is(place: Place) -> None:
    partner = place.partner
    assert "You can claim for 1 more thing." in partner.see(CLAIMS).main.text
    claim = begin(place)
    offered = partner.see(f"{claim}/choice").main.text
    assert offered.index("You are offered £75.00") < offered.index("What do you choose?")
    assert where(partner.fill(f"{claim}/choice", choice="full")).endswith("/expenses")
    checked = partner.see(f"{claim}/check").main.text
    assert "Payment: £75.00" in checked and "I have not claimed for this before" in checked
    assert where(partner.fill(f"{claim}/check")).endswith("/sent")

    told = partner.see(claim).main.text
    assert "It is now with: the approvers of" in told and "No other claim came before yours." in told
    assert place.claim().stage is ClaimStage.SENT and place.claim().declaration == 1
    assert "You can claim for" not in partner.see(CLAIMS).main.text


@pytest.mark.parametrize("kind", ["JPEG", "HEIC"])
def test_miles_and_a_photo_of_a_receipt_stand_beside_the_payment_and_never_in_one_sum(
    place: Place, kind: str
) -> None:
    partner, claim = place.partner, begin(place)
    partner.fill(f"{claim}/expenses/new", kind="car")
    back = partner.fill(
        f"{claim}/expenses/new/car", miles="34", from_place="Ulverston", to_place="Preston", passengers=""
    )
    assert where(back).endswith("/expenses")
    to_receipt = where(partner.fill(f"{claim}/expenses/new/parking", amount="4.60"))
    assert "The receipt is still to come." in partner.see(f"{claim}/expenses").main.text
    assert "You cannot send it yet." in partner.see(f"{claim}/check").main.text

    reply = partner.post(
        to_receipt,
        data={"file": (io.BytesIO(attached.photo(kind)), f"IMG_1.{kind}")},
        content_type="multipart/form-data",
    )
    assert reply.status_code == 302
    shown = partner.see(to_receipt)
    link = next(each.get("href") for each in shown.all("a") if "/files/" in str(each.get("href")))
    photo = partner.get(str(link))
    assert photo.status_code == 200 and photo.mimetype.startswith("image/")
    assert attached.TELLTALE.encode() not in photo.data

    checked = partner.see(f"{claim}/check").main.text
    assert "Payment: £75.00" in checked and "Expenses: £23.30" in checked and "98.30" not in checked
    assert "34 miles" in checked


def test_a_lost_receipt_is_an_ordinary_answer(place: Place) -> None:
    partner, claim = place.partner, begin(place)
    to_receipt = where(partner.fill(f"{claim}/expenses/new/fare", amount="3"))
    partner.fill(to_receipt, form=to_receipt.replace("/receipt", "/no-receipt"))
    assert place.claim().expense_lines[0].proof is Proof.LOST
    assert "Send the claim" in partner.see(f"{claim}/check").main.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"choice": "lower", "lower": ""}, "Say how much you want."),
        ({"choice": "lower", "lower": "80"}, "more than nothing and less"),
        ({"choice": "donate", "donate_to": ""}, "Say to which charity"),
    ],
)
def test_what_is_wrong_with_a_choice_is_said_and_nothing_typed_is_lost(
    place: Place, typed: dict[str, str], said: str
) -> None:
    claim = begin(place)
    reply = place.partner.fill(f"{claim}/choice", **typed)
    assert reply.status_code == 422 and said in reply.text
    assert typed.get("lower", "") in reply.text


def test_a_choice_can_be_changed_after_sending_and_an_old_page_loses_nothing_without_a_word(
    place: Place,
) -> None:
    partner, claim = place.partner, begin(place)
    old = partner.see(f"{claim}/choice").form(None)
    seen = next(each.get("value") for each in old.all("input") if each.get("name") == "seen")
    partner.fill(f"{claim}/check")
    assert where(partner.fill(f"{claim}/choice", choice="lower", lower="20")) == claim
    assert place.claim().payment_pence == 2000

    reply = partner.post(f"{claim}/choice", data={"choice": "nothing", "seen": seen})
    assert reply.status_code == 422 and "was changed while your page was open" in reply.text
    assert place.claim().choice is Choice.LOWER

    partner.fill(f"{claim}/take-back")
    assert place.claim().stage is ClaimStage.WITHDRAWN


def test_nobody_else_sees_a_claim_or_its_photos(place: Place, as_role: AsRole, kept: Kept) -> None:
    claim = begin(place)
    for other in (as_role(Role.LIVED_EXPERIENCE, place.programme), as_role(Role.LEAD, place.programme)):
        assert other.get(claim).status_code == 404
        assert other.post(f"{CLAIMS}/new/{place.session}").status_code == 404
        reference = claim.rsplit("/", 1)[1]
        assert other.get(f"{THEIRS}/claims/{reference}/check").status_code == 404


def test_a_lead_writes_a_claim_down_reads_it_back_and_sees_it_no_more(
    place: Place, as_role: AsRole, kept: Kept
) -> None:
    lead = as_role(Role.LEAD, place.programme)
    person = place.partner.person
    assert person.name in lead.see(THEIRS).main.text
    theirs = f"{THEIRS}/people/{person.reference}"
    first = where(lead.fill(theirs, form=f"{theirs}/{place.session}"))
    claim = first.removesuffix("/time")
    lead.fill(first)
    lead.fill(f"{claim}/paid-elsewhere", paid="no")
    reply = lead.fill(f"{claim}/check", read_back=None)
    assert reply.status_code == 422 and "Read it back first." in reply.text
    assert where(lead.fill(f"{claim}/check", read_back="yes")).endswith("/sent")

    assert place.claim().reference.upper() in lead.see(f"{claim}/sent").main.text
    assert place.claim().read_back_at is not None
    assert "There is nothing that they can claim for now." in lead.see(theirs).main.text
    reply = lead.fill(f"{claim}/choice", choice="nothing")
    assert reply.status_code == 422 and "only the person can change it" in reply.text
    assert "It is now with" in place.partner.see(f"{CLAIMS}/{place.claim().reference}").main.text


def test_a_lead_of_another_programme_finds_nobody_of_this_one(
    place: Place, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        elsewhere = a_programme("Cornwall")
    lead = as_role(Role.LEAD, elsewhere)
    assert place.partner.person.name not in lead.see(THEIRS).main.text
    assert lead.get(f"{THEIRS}/people/{place.partner.person.reference}").status_code == 404


def test_a_late_claim_asks_for_a_reason_in_words(place: Place, kept: Kept) -> None:
    with kept():
        session = db.session.scalars(select(WorkSession)).one()
        session.on_day = clock.today() - timedelta(days=140)
        session.begins_at = clock.now() - timedelta(days=140)
    claim = begin(place)
    reply = place.partner.fill(f"{claim}/check")
    assert reply.status_code == 422 and "why it comes late" in reply.text
    assert where(place.partner.fill(f"{claim}/check", late_because="I was ill.")).endswith("/sent")


def test_the_page_of_a_refused_claim_gives_the_reason(place: Place, kept: Kept) -> None:
    with kept():
        agreement = an_agreement(person=db.session.get_one(Person, place.partner.person.id))
        refused = a_claim(
            agreement,
            stage=ClaimStage.REFUSED,
            refused_why="It is in another claim.",
            refused_by_id=a_person().id,
        )
        reference = refused.reference
    assert "It is in another claim." in place.partner.see(f"{CLAIMS}/{reference}").main.text
