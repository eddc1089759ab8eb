"""Many people who want few places at the same moment, half of them at each of two servers: who has one, who was told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from coprod.core.db import db, reading, writing
from coprod.involvement.models import Application, Opportunity
from coprod.involvement.rules.applications import HOLDS_A_PLACE, ApplicationStage
from coprod.involvement.rules.opportunities import Choosing
from soak.browser import Browser, Reply
from soak.people import code_on
from soak.two import Two
from soak.world import ONE_QUESTION, World
from tests.base.at_once import at_once
from tests.factories.involvement import an_opportunity
from tests.factories.questionnaires import a_version

PRESSES = 20
KEPT, TAKEN = "A place is kept for you", "All places are taken"


@dataclass(frozen=True)
class Found:
    """What is stored of a race for places, and what people read on their pages."""

    hold_a_place: int
    wait: int
    told_of_a_place: int
    told_to_wait: int
    counted: int  # in the row of the opportunity


class Applicant:
    """Somebody who applies without an account, up to the last button."""

    def __init__(self, port: int, reference: str, number: int) -> None:
        self.browser, self.page, self.number = (
            Browser(port),
            f"/opportunities/{reference}/apply",
            number,
        )
        self.form: dict[str, str] = {}

    def fill_in(self) -> None:
        """Write, say who it is, and come to the page with the button."""
        token = self.browser.get(self.page).value("csrf_token")
        self.browser.post(self.page, {"csrf_token": token, "format": "standard"})
        self.browser.post(f"{self.page}/1", {"csrf_token": token, "q-said": "I listen.", "go": "on"})
        check = self.browser.post(
            f"{self.page}/who",
            {
                "csrf_token": token,
                "name": f"Applicant {self.number}",
                "way": "email",
                "email": f"applicant{self.number}@example.org",
                "go": "on",
            },
        )
        self.form = {"csrf_token": token, "slip": check.value("slip")}

    def send(self) -> Reply:
        """Press, and press again while the service says that it is busy."""
        for _press in range(PRESSES):
            reply = self.browser.post(f"{self.page}/done", self.form)
            if code_on(reply.text):
                break
        return reply


def race(nodes: Two, *, people: int, places: int) -> Found:
    """Everybody presses the last button at the same moment."""
    reference = _offered(nodes.site, places)
    applicants = [Applicant(nodes.ports[number % 2], reference, number) for number in range(people)]
    for each in applicants:
        each.fill_in()
    replies = at_once([partial(each.send) for each in applicants])
    said = Counter(
        sentence
        for reply in replies
        if isinstance(reply, Reply)
        for sentence in (KEPT, TAKEN)
        if sentence in reply.text
    )
    with nodes.site.app.app_context(), reading():
        opportunity = db.session.scalars(select(Opportunity).where(Opportunity.reference == reference)).one()
        stages = Counter(
            db.session.scalars(select(Application.stage).where(Application.opportunity_id == opportunity.id))
        )
        return Found(
            sum(stages[each] for each in HOLDS_A_PLACE),
            stages[ApplicationStage.RESERVE],
            said[KEPT],
            said[TAKEN],
            opportunity.taken,
        )


def _offered(site: World, places: int) -> str:
    with site.app.app_context(), writing():
        opportunity = an_opportunity(places=places, choosing=Choosing.FIRST_COME)
        version = a_version(document=ONE_QUESTION)
        opportunity.questionnaire_id, opportunity.version_id = version.questionnaire_id, version.id
        db.session.flush()
        return opportunity.reference
