"""A worry about somebody's safety: opened by whoever took the call, in English or in Urdu, and handled apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from coprod.programmes.rules import Role
from tests.journeys.world import World, who_reads_and_who_safeguards

pytestmark = pytest.mark.browser
SAID = "He has my card and my tablets."
IN_URDU = "وہ میری دوائیں اپنے پاس رکھتا ہے۔"
LIFE, ADULT = "A life is at risk", "An adult may be harmed, neglected or exploited"


@pytest.fixture(scope="module", autouse=True)
def _whoever_takes_calls_and_whoever_safeguards(world: World) -> None:
    who_reads_and_who_safeguards(world)


def test_whoever_takes_a_call_opens_a_concern_and_cannot_see_it_afterwards(world: World) -> None:
    moderator = world.signed_in(Role.MODERATOR)
    moderator.open("/manage")
    moderator.follow("Open a safety concern")
    moderator.sees("If you need help now", "Sal Safeguarding")
    moderator.paste("What was said?", SAID)
    expect(moderator.page.get_by_label("A telephone call, or a talk face to face")).to_be_checked()
    moderator.press("Send it to the safeguarding lead")

    moderator.follow("Choose what you fear.")
    moderator.choose(ADULT)
    moderator.choose("No: nobody can know who it is")
    expect(moderator.page.get_by_label("What was said?")).to_have_value(SAID)
    moderator.press("Send it to the safeguarding lead")

    moderator.hears_heading("What happens now")
    moderator.sees_not(SAID)
    moderator.open("/manage/concerns")
    moderator.hears_heading("We cannot find that page")


def test_somebody_who_works_in_urdu_opens_one_too(world: World) -> None:
    chair = world.signed_in(Role.CHAIR)
    chair.open("/ur/manage/concerns/new")
    expect(chair.page.locator("html")).to_have_attribute("dir", "rtl")
    chair.paste("What was said?", IN_URDU)
    chair.choose("A telephone call, or a talk face to face")
    chair.choose(LIFE)
    chair.choose("I do not know")
    chair.press("Send it to the safeguarding lead")

    chair.hears_heading("What happens now")


def test_the_safeguarding_lead_deals_with_it_and_nothing_is_lost_of_what_was_done(world: World) -> None:
    lead = world.signed_in(Role.SAFEGUARDING)
    lead.open("/manage")
    lead.follow("2 safety concerns are open")
    lead.sees(LIFE, ADULT)
    lead.page.get_by_role("link", name=ADULT).click()
    expect(lead.page).to_have_title("Coprod")
    lead.sees(SAID)

    lead.press("I deal with this")
    lead.follow("Write down what was done")
    lead.paste("What was done?", "Rang the council.")
    lead.write("Who was told? (optional)", "The duty worker")
    lead.press("Add it to the log")
    lead.follow("Close the concern")
    lead.press("Close it")
    lead.follow("Choose how it ended.")
    lead.choose("We could not contact the person: anonymous")
    lead.press("Close it")

    lead.sees(
        "We could not contact the person: anonymous", "Rang the council.", "The duty worker", "Taken on"
    )
    lead.open("/manage/concerns?show=closed")
    lead.sees(ADULT)
    lead.sees_not(LIFE)
