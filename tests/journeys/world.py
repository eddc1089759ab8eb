"""One service, one programme and the people who work for it, for a whole story.

What people do in a story they do in a browser. Only what was there before it began is made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask_babel import force_locale
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.core.words import _
from coprod.people.models import Authenticator, Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import GUARDED, Role, Sector
from tests.browser.letters import code_for
from tests.browser.looking import PHONE
from tests.browser.serving import Recorder
from tests.factories.people import a_person, an_app, digits_of
from tests.factories.programmes import (
    a_holding,
    a_membership,
    a_partner,
    a_programme,
    a_workstream,
    an_organisation,
)
from tests.journeys.keyboard import Keyboard

PROGRAMME = "Together in Example"
TRUST = "Example Care Trust"
HEALTHWATCH = "Healthwatch Example"


@dataclass
class World:
    """The service at its address, the browsers before it, and everything that went wrong in either."""

    app: Service
    address: str
    recorder: Recorder
    chromium: Browser
    slug: str = "example"
    mail: dict[Role, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    _open: list[BrowserContext] = field(default_factory=list)

    def window(self, *, script: bool = False, width: int = PHONE) -> Keyboard:
        """Another browser, with nothing in it, as it is on a small phone whose scripts are switched off."""
        context = self.chromium.new_context(
            base_url=self.address,
            java_script_enabled=script,
            viewport={"width": width, "height": 800},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(10_000)
        self._open.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: self.complaints.append(f"A script failed: {fault}"))
        page.on("console", self._listen)
        return Keyboard(page, self.said)

    def said(self, words: str, language: str) -> str:
        """How the service says this in a language: its own words in English while nobody has translated them."""
        with self.app.test_request_context(), force_locale(language):
            return str(_(words))

    def _listen(self, said: ConsoleMessage) -> None:
        # Pages that say no (403, 404, 422) are part of the service; the console repeats their status.
        if said.type == "error" and "the server responded with a status of 4" not in said.text:
            self.complaints.append(said.text)

    def signed_in(self, role: Role) -> Keyboard:
        """The browser of whoever holds a role, signed in with the code from their letter."""
        return self.signs_in(self.mail[role])

    def signs_in(self, mail: str, *, beginning: str = "") -> Keyboard:
        """The browser of whoever gets this mail, signed in with a code; ``beginning`` is ``/ur`` for a site in Urdu."""
        person = self.window()
        person.open(f"{beginning}/sign-in")
        person.write("Your e-mail address", mail)
        person.press("Send me a code")
        person.paste("Your code", code_for(self.app, mail))
        person.press("Sign in")
        if "/confirm" in person.address:
            person.paste("Code from your app, or one of your codes on paper", self._digits(mail))
            person.press("Confirm")
        assert "/confirm" not in person.address, f"{mail} is not let in. The page says:\n{person.text()}"
        return person

    def _digits(self, mail: str) -> str:
        """What the authenticator app of whoever gets this mail shows; the next digits, when these were used."""
        with self.app.app_context(), reading():
            asked = select(Authenticator).join(Person, Person.id == Authenticator.person_id)
            return digits_of(db.session.scalars(asked.where(Person.email == mail)).one())

    @property
    def programme(self) -> Programme:
        """The programme. Inside ``before()``."""
        return db.session.scalars(select(Programme).where(Programme.slug == self.slug)).one()

    @contextmanager
    def before(self) -> Iterator[None]:
        """What is made inside was there before the story began."""
        with self.app.app_context(), writing():
            yield

    def close(self) -> None:
        for context in self._open:
            context.close()
        faults = [*self.recorder.faults, *self.complaints]
        assert not faults, "\n".join(faults)


def people(world: World) -> None:
    """A programme with everybody who has work in it."""
    with world.before():
        programme = a_programme(PROGRAMME, world.slug)
        a_workstream(programme)
        trust = an_organisation(TRUST, Sector.NHS_PROVIDER)
        healthwatch = an_organisation(HEALTHWATCH, Sector.INDEPENDENT_REVIEWER)
        a_partner(programme, trust)
        a_partner(programme, healthwatch)
        a_holding(programme, healthwatch)
        for role, name in (
            (Role.LEAD, "Lena Lead"),
            (Role.CHAIR, "Charlie Chair"),
            (Role.REVIEWER, "Robin Reviewer"),
            (Role.ADMINISTRATOR, "Ade Administrator"),
        ):
            person: Person = a_person(name, email=f"{role.value}@people.example")
            a_membership(person, programme, role, healthwatch if role is Role.REVIEWER else trust)
            if role in GUARDED:
                an_app(person)
            world.mail[role] = str(person.email)


def who_reads_and_who_safeguards(world: World) -> None:
    """Whoever reads what people say and takes their calls, and whoever is told when somebody is in danger."""
    with world.before():
        for role, name in ((Role.MODERATOR, "Mo Moderator"), (Role.SAFEGUARDING, "Sal Safeguarding")):
            person: Person = a_person(name, email=f"{role.value}@people.example")
            a_membership(person, world.programme, role)
            world.mail[role] = str(person.email)
