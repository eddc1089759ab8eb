"""Every page that there is, opened by those who may: gathered once, for the inspectors and for the real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from coprod import Service
from coprod.consultations.rules import Stage
from tests.browser.serving import Sent, sent
from tests.house.answers import Asking, Case, cases, door, doors_only
from tests.house.parts import parts
from tests.house.standing import a_standing_world, browser, fingerprint
from tests.house.world import World

WHO = ("nobody", "signed_in", "lead", "moderator", "chair", "safeguarding", "reviewer", "administrator")
# What must not know who looks is the same for everybody: it is opened by one who works there, and by one from outside.
ANSWERERS = {"nobody", "lead"}


@dataclass(frozen=True)
class Opened:
    """Who opened what, and the page that they were sent."""

    who: str
    endpoint: str
    page: Sent

    def __str__(self) -> str:
        return f"{self.who} at {self.page.address}"


@dataclass
class Gathered:
    """A service with its world, every page of it, and what went wrong when they were opened, in words.

    Whoever gathers leaves the world as it was; whoever looks at the pages may go on in it.
    """

    app: Service
    world: World
    pages: list[Opened] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def addresses(app: Service, world: World, *, sensitive: bool = False) -> Iterator[tuple[str, Case, str]]:
    """Every address that can be opened, and by whom: a consultation's at every stage by its lead, and once by others."""
    with doors_only(app):
        asking = Asking(app, world)
        found = [
            (who, case)
            for case in cases(app, world)
            if "GET" in case.methods and (door(app, case.endpoint).reads is not None) is sensitive
            for who in WHO
            if who == "lead" or case.stage in {None, Stage.ANSWERED}
            if asking.answer(case, who, "own", "GET") == "enters"
        ]
    for who, case in found:
        things = parts(case.route, world, world.own, case.stage or Stage.ANSWERED)
        with app.test_request_context("/"):
            address = app.url_for(case.endpoint, **things)
        # Outside, or all visits to it would share what one visit keeps to itself.
        yield who, case, address


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory, worker: str) -> Gathered:
    """Every page but those of which each look is written down. The files that ask for it go to one process."""
    found = Gathered(*a_standing_world(tmp_path_factory.mktemp("every-page")))
    app, world = found.app, found.world
    before = fingerprint(app)
    app.config["WTF_CSRF_ENABLED"] = True
    for who, case, address in addresses(app, world):
        anonymous = door(app, case.endpoint).anonymous
        if anonymous and who not in ANSWERERS:
            continue
        for asked in (address, f"/ur{address}") if anonymous and who == "nobody" else (address,):
            try:
                response = browser(app, world, who).get(asked)
            except Exception as fault:
                found.faults.append(f"{who} at {asked}: {type(fault).__name__}: {fault}")
                continue
            if page := sent(response):
                found.pages.append(Opened(who, case.endpoint, page))
            if response.status_code >= 500:
                found.faults.append(f"{who} at {asked}: {response.status}")
    app.config["WTF_CSRF_ENABLED"] = False
    if fingerprint(app) != before:
        found.faults.append("Opening pages wrote something.")
    return found
